"""The desktop as a whole: its parts started in order, watched, and ended in reverse."""

import os
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

from virtual_desktop.display import Display
from virtual_desktop.program import Program

BUS_RULES = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>{type}</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
"""A message bus that starts no services by itself: whoever is on it was started here."""

NOTIFICATION_RULES = """[global]
    origin = top-right
    offset = 24x24
    width = (0, 420)
    height = 300
    padding = 14
    horizontal_padding = 16
    frame_width = 1
    corner_radius = 10
    font = Sans 11
    show_indicators = yes
    dmenu = {menu}
    mouse_left_click = do_action, close_current
    mouse_right_click = close_current
[urgency_normal]
    background = "#202124"
    foreground = "#f1f3f4"
    frame_color = "#3c4043"
    timeout = 0
"""
"""A click on a notification does its action and a right click dismisses it, as on most desktops."""

PANEL_RULES = """rounded = 0
border_width = 0
background_color = #202124 100
panel_items = TSC
panel_size = 100% 36
panel_position = bottom center horizontal
panel_background_id = 1
panel_padding = 8 4 8
systray_icon_size = 24
systray_padding = 8 4 8
time1_format = %H:%M
clock_font_color = #f1f3f4 100
"""

PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR", "PYTHONPATH", "VIRTUAL_ENV", "CI")
"""The user's variables that a program in the desktop sees; everything else in its environment is private."""


class VirtualDesktop:
    """A whole desktop while it is entered: `with VirtualDesktop() as desktop: …`.

    The X server starts before the message bus, so that whatever comes up on the bus knows the display.
    """

    def __init__(self, *, panel: bool = True, notifications: bool = True, menu: Sequence[str] = ("true",)) -> None:
        """Say what belongs to it; nothing is started yet.

        Args:
            panel: whether there is a tray host at the start.
            notifications: whether there is a notification daemon at the start.
            menu: the program that the daemon asks which button was meant: it reads lines and prints one of them.
        """
        self._with_panel = panel
        self._with_notifications = notifications
        self._menu = menu
        self._end = ExitStack()
        self.environment: dict[str, str] = {}
        """What a program in this desktop is to be started with."""

    def __enter__(self) -> Self:
        """Start every part, and return when the last is ready.

        Raises:
            DesktopError: a part is missing or does not start.
        """
        try:
            self._start()
        except BaseException:
            self._end.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every part, the last one first, and remove the private folders."""
        self._end.close()

    def _start(self) -> None:
        self.folder = Path(
            self._end.enter_context(tempfile.TemporaryDirectory(prefix="desk-", ignore_cleanup_errors=True))
        )
        self.environment = self._private_environment()
        self._start_x_server()
        self._start_bus("session")
        self._start_bus("system")
        self.window_manager = self.program("window-manager", ["openbox", "--sm-disable"])
        self.window_manager.start(self.environment)
        self.window_manager.wait_until_ready(self.display.has_window_manager)
        self.panel = self.program("panel", ["tint2", "-c", str(self._written("tint2rc", PANEL_RULES))])
        rules = NOTIFICATION_RULES.format(menu=" ".join(self._menu))
        self.notification_daemon = self.program(
            "notification-daemon", ["dunst", "-config", str(self._written("dunstrc", rules))]
        )
        if self._with_panel:
            self.start_panel()
        if self._with_notifications:
            self.start_notification_daemon()

    def _private_environment(self) -> dict[str, str]:
        environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        folders = {
            "HOME": "home",
            "XDG_RUNTIME_DIR": "run",
            "XDG_CONFIG_HOME": "home/.config",
            "XDG_DATA_HOME": "home/.local/share",
            "XDG_STATE_HOME": "home/.local/state",
            "XDG_CACHE_HOME": "home/.cache",
        }
        for variable, name in folders.items():
            folder = self.folder / name
            folder.mkdir(parents=True, mode=0o700)
            environment[variable] = str(folder)
        environment.update(XDG_SESSION_TYPE="x11", QT_QPA_PLATFORM="xcb", NO_AT_BRIDGE="1")
        environment.setdefault("LANG", "C.UTF-8")
        return environment

    def _start_x_server(self) -> None:
        reading, writing = os.pipe()
        screen = ["-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset"]
        self.x_server = self.program("x-server", ["Xvfb", "-displayfd", str(writing), *screen])
        try:
            self.x_server.start(self.environment, pass_fds=[writing])
        finally:
            os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        self.x_server.wait_until_ready(lambda: bool(number))
        self.environment["DISPLAY"] = f":{number}"
        self.display = Display(f":{number}")
        self._end.callback(self.display.close)
        self.display.paint_background(0x3B4A54)

    def _start_bus(self, kind: str) -> None:
        socket = self.folder / f"{kind}-bus"
        rules = self._written(f"{kind}-bus.conf", BUS_RULES.format(type=kind, socket=socket))
        command = ["dbus-daemon", "--nofork", "--nopidfile", f"--config-file={rules}"]
        bus = self.program(f"{kind}-bus-daemon", command)
        bus.start(self.environment)
        bus.wait_until_ready(socket.exists)
        self.environment[f"DBUS_{kind.upper()}_BUS_ADDRESS"] = f"unix:path={socket}"

    def _written(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text)
        return path

    def program(self, name: str, command: Sequence[str]) -> Program:
        """A program that is ended with the desktop; it is for the caller to start it, with `environment`."""
        made = Program(name, command, self.folder / f"{name}.log")
        self._end.callback(made.stop)
        return made

    def start_panel(self) -> None:
        """Start the tray host, at first or again, and return when it takes icons."""
        self.panel.start(self.environment)
        self.panel.wait_until_ready(self.display.has_tray)

    def start_notification_daemon(self) -> None:
        """Start the notification daemon, at first or again, and return when it takes notifications."""
        self.notification_daemon.start(self.environment)
        self.notification_daemon.wait_until_ready(lambda: self.is_on_bus("org.freedesktop.Notifications"))

    def is_on_bus(self, name: str, bus: str = "session") -> bool:
        """Whether somebody owns the name on the `session` or `system` bus."""
        daemon = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        with open_dbus_connection(self.environment[f"DBUS_{bus.upper()}_BUS_ADDRESS"]) as connection:
            answer = connection.send_and_get_reply(new_method_call(daemon, "NameHasOwner", "s", (name,)))
        return bool(answer.body[0])

    def save_picture(self, path: Path) -> None:
        """Write what is on the screen as a PNG."""
        self.display.save_picture(path)
