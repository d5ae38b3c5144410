"""What a screen reader is told: the accessibility bus of a desktop, walked as Orca walks it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from jeepney import DBusAddress, DBusErrorResponse, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

from virtual_desktop.desktop import VirtualDesktop
from virtual_desktop.program import wait_until

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
"""Starts the accessibility bus; part of Debian's at-spi2-core."""
SPEAK = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
"""Programs speak to it also while nobody has announced a screen reader."""
_ROOT = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE, _TABLE = "org.a11y.atspi.Accessible", "org.a11y.atspi.Table"
_DEEPEST = 40
Where = tuple[str, str]
"""A program's name on the bus, and the path of a thing in it."""


@dataclass(frozen=True)
class Told:
    """What is told of one thing in a window."""

    where: Where
    role: str
    name: str
    description: str


class ScreenReader:
    """Reads the windows of a desktop: `with ScreenReader(desktop) as reader: …`."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        self._desktop = desktop
        self._launcher = desktop.program("at-spi", [LAUNCHER, "--launch-immediately"])

    def __enter__(self) -> Self:
        """Start the accessibility bus and join it."""
        self._launcher.start(self._desktop.environment)
        self._launcher.wait_until_ready(lambda: bool(self._address()))
        self._bus = open_dbus_connection(self._address())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave it, and end it."""
        self._bus.close()
        self._launcher.stop()

    def everything(self, wanted: Callable[[Told], bool] = lambda _: True) -> Iterator[Told]:
        """All that is told of all windows, from the outside inwards; only what is wanted is entered."""
        yield from self._below(("org.a11y.atspi.Registry", _ROOT), wanted, 0)

    def find(self, role: str, name: str) -> Told:
        """The one thing of that role and name, as soon as it is there."""
        found: list[Told] = []

        def looked() -> bool:
            found[:] = [each for each in self.everything() if (each.role, each.name) == (role, name)]
            return bool(found)

        wait_until(looked, f"a screen reader finds the {role} {name}", 20)
        return found[0]

    def below(self, told: Told) -> Iterator[Told]:
        """All that is told of what lies in a thing."""
        yield from self._below(told.where, lambda _: True, 0)

    def table(self, told: Told) -> list[list[str]]:
        """The cells of a table, row by row, as they are read out."""
        rows, columns = (int(self._property(told.where, _TABLE, each)) for each in ("NRows", "NColumns"))
        return [
            [
                self._told(self._call(told.where, _TABLE, "GetAccessibleAt", "ii", row, column)[0]).name
                for column in range(columns)
            ]
            for row in range(rows)
        ]

    def _below(self, where: Where, wanted: Callable[[Told], bool], depth: int) -> Iterator[Told]:
        if depth > _DEEPEST:
            return
        try:
            children = self._call(where, _ACCESSIBLE, "GetChildren")[0]
        except DBusErrorResponse:
            # It has gone while it was looked at.
            return
        for child in children:
            try:
                told = self._told(child)
            except DBusErrorResponse:
                continue
            if wanted(told):
                yield told
                yield from self._below(told.where, wanted, depth + 1)

    def _told(self, where: Where) -> Told:
        name, description = (str(self._property(where, _ACCESSIBLE, each)) for each in ("Name", "Description"))
        return Told(where, str(self._call(where, _ACCESSIBLE, "GetRoleName")[0]), name, description)

    def _property(self, where: Where, interface: str, name: str) -> Any:
        return self._call(where, "org.freedesktop.DBus.Properties", "Get", "ss", interface, name)[0][1]

    def _call(self, where: Where, interface: str, method: str, signature: str | None = None, *body: Any) -> Any:
        return _asked(self._bus, DBusAddress(where[1], where[0], interface), method, signature, *body)

    def _address(self) -> str:
        session = open_dbus_connection(self._desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
        try:
            bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            return str(_asked(session, bus, "GetAddress")[0])
        except DBusErrorResponse:
            return ""
        finally:
            session.close()


def _asked(bus: DBusConnection, address: DBusAddress, method: str, signature: str | None = None, *body: Any) -> Any:
    return unwrap_msg(bus.send_and_get_reply(new_method_call(address, method, signature, body), timeout=10))
