"""Real Wayland compositors without a screen, each with a way to put input into it."""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection

from glutebreak.sensing.wayland_connection import WaylandConnection
from private_bus import PrivateBus, ask, wait_for_owner
from select_loop import SelectLoop

PATIENCE = 20
"""Seconds that a compositor may take to be there."""
IDLE_MONITOR = "org.gnome.Mutter.IdleMonitor"
_REMOTE = "org.gnome.Mutter.RemoteDesktop"
_FAKE_INPUT, _AUTHENTICATE, _MOVE = "org_kde_kwin_fake_input", 0, 1
_ONE_PIXEL = 256
"""In the protocol's fixed-point numbers."""


class Compositor:
    """A running compositor."""

    def __init__(self, command: list[str], folder: Path, bus: PrivateBus, **more: str) -> None:
        """Start it; a runtime folder and buses of its own keep it from the machine's."""
        (folder / "run").mkdir(mode=0o700)
        self.environment = {
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "WAYLAND_DISPLAY": "wayland-test",
            "XDG_SESSION_TYPE": "wayland",
            "DBUS_SESSION_BUS_ADDRESS": bus.address,
            "DBUS_SYSTEM_BUS_ADDRESS": bus.address,
        }
        own = {name: value for name, value in self.environment.items() if name != "WAYLAND_DISPLAY"}
        home = {"HOME": str(folder), "LIBGL_ALWAYS_SOFTWARE": "1", "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        self._program = subprocess.Popen(
            command, env=own | home | more, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def close(self) -> None:
        """End it."""
        self._program.kill()
        self._program.wait()


class Mutter(Compositor):
    """GNOME's compositor, typed into through its remote desktop."""

    program = "mutter"

    def __init__(self, folder: Path, bus: PrivateBus) -> None:
        """Start it, and wait until it takes input."""
        super().__init__(
            ["mutter", "--headless", "--wayland", "--wayland-display=wayland-test", "--virtual-monitor=640x480"],
            folder,
            bus,
        )
        self._client: DBusConnection = bus.client()
        wait_for_owner(self._client, IDLE_MONITOR)
        wait_for_owner(self._client, _REMOTE)
        service = DBusAddress("/org/gnome/Mutter/RemoteDesktop", _REMOTE, _REMOTE)
        (path,) = ask(self._client, new_method_call(service, "CreateSession"))
        self._session = DBusAddress(path, _REMOTE, f"{_REMOTE}.Session")
        ask(self._client, new_method_call(self._session, "Start"))

    def press(self) -> None:
        """Press a key and let it go."""
        for pressed in (True, False):
            ask(self._client, new_method_call(self._session, "NotifyKeyboardKeycode", "ub", (30, pressed)))

    def close(self) -> None:
        """End it."""
        self._client.close()
        super().close()


class KWin(Compositor):
    """KDE's compositor, moved in through its protocol for fake input."""

    program = "kwin_wayland"

    def __init__(self, folder: Path, bus: PrivateBus) -> None:
        """Start it, and wait until it takes input."""
        found = shutil.which(self.program)
        assert found is not None
        # A copy: the original asks for a privilege that containers refuse.
        copy = shutil.copy(found, folder / self.program)
        command = [str(copy), "--virtual", "--width=640", "--height=480", "--socket=wayland-test"]
        super().__init__([*command, "--no-global-shortcuts"], folder, bus, KWIN_WAYLAND_NO_PERMISSION_CHECKS="1")
        place = folder / "run" / "wayland-test"
        deadline = time.monotonic() + PATIENCE
        while not _listens(place):
            assert time.monotonic() < deadline, "KWin did not start"
            time.sleep(0.05)
        self._loop = SelectLoop()
        self._line = WaylandConnection(self._loop, lambda _: None, self.environment)
        self._input = self._line.bind(_FAKE_INPUT, 1)
        self._line.request(self._input, _AUTHENTICATE, "test", "test")

    def press(self) -> None:
        """Move the pointer by a pixel."""
        self._line.request(self._input, _MOVE, _ONE_PIXEL, _ONE_PIXEL)

    def close(self) -> None:
        """End it."""
        self._line.close()
        self._loop.close()
        super().close()


def _listens(place: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as tried:
        return tried.connect_ex(str(place)) == 0


COMPOSITORS: tuple[type[Mutter] | type[KWin], ...] = (Mutter, KWin)
