"""A login manager that locks and sleeps when told to: python-dbusmock's, on the desktop's private system bus."""

import os
from typing import Any

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.low_level import MessageType

from virtual_desktop.desktop import VirtualDesktop

LOGIN = "org.freedesktop.login1"
MOCK = "org.freedesktop.DBus.Mock"
MANAGER_PATH = "/org/freedesktop/login1"
SESSION = "c1"
SESSION_PATH = f"{MANAGER_PATH}/session/{SESSION}"


class Logind:
    """The login manager, with one session that is the person's."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        """Start it and return when it has the session."""
        self._address = desktop.environment["DBUS_SYSTEM_BUS_ADDRESS"]
        # Debian's own Python has dbusmock; it is no package of the project's environment.
        command = ["/usr/bin/python3", "-m", "dbusmock", "--system", "--template", "logind"]
        self._program = desktop.program("logind", command)
        self._program.start(desktop.environment)
        self._program.wait_until_ready(lambda: desktop.is_on_bus(LOGIN, bus="system"))
        self._call(MANAGER_PATH, MOCK, "AddSession", "ssusb", (SESSION, "seat0", os.getuid(), "person", True))
        desktop.environment["XDG_SESSION_ID"] = SESSION

    def lock(self) -> None:
        """Lock the screen."""
        self._signal(SESSION_PATH, f"{LOGIN}.Session", "Lock")
        self._set_locked_hint(locked=True)

    def unlock(self) -> None:
        """Unlock the screen."""
        self._signal(SESSION_PATH, f"{LOGIN}.Session", "Unlock")
        self._set_locked_hint(locked=False)

    def fall_asleep(self) -> None:
        """Tell that the machine is about to sleep."""
        self._signal(MANAGER_PATH, f"{LOGIN}.Manager", "PrepareForSleep", "b", [("b", True)])

    def wake(self) -> None:
        """Tell that the machine is awake."""
        self._signal(MANAGER_PATH, f"{LOGIN}.Manager", "PrepareForSleep", "b", [("b", False)])

    def _signal(self, path: str, interface: str, name: str, signature: str = "", body: list[Any] | None = None) -> None:
        self._call(path, MOCK, "EmitSignal", "sssav", (interface, name, signature, body or []))

    def _set_locked_hint(self, *, locked: bool) -> None:
        properties = {"LockedHint": ("b", locked)}
        self._call(SESSION_PATH, MOCK, "UpdateProperties", "sa{sv}", (f"{LOGIN}.Session", properties))

    def _call(self, path: str, interface: str, method: str, signature: str, body: tuple[Any, ...]) -> None:
        message = new_method_call(DBusAddress(path, LOGIN, interface), method, signature, body)
        with open_dbus_connection(self._address) as connection:
            answer = connection.send_and_get_reply(message, timeout=10)
        assert answer.header.message_type is MessageType.method_return, answer.body
