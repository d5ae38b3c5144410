"""The message buses of the desktop, as far as they are there."""

from dataclasses import dataclass

from glutebreak.dbus.connection import Connection
from glutebreak.ports import EventLoop, UnavailableError


@dataclass(frozen=True, slots=True)
class Buses:
    """Each bus, or why there is none."""

    session: Connection | UnavailableError
    """Notifications, the tray host and screen savers."""
    system: Connection | UnavailableError
    """The login manager."""

    @classmethod
    def join(cls, loop: EventLoop) -> "Buses":
        """Join both; blocks for a few round trips on this machine."""
        return cls(_join("session", loop), _join("system", loop))

    def close(self) -> None:
        """Leave both."""
        for bus in (self.session, self.system):
            if isinstance(bus, Connection):
                bus.close()


def _join(name: str, loop: EventLoop) -> Connection | UnavailableError:
    try:
        # The login manager hands out the delay of a sleep as a file descriptor.
        return Connection.open(name, loop, with_descriptors=name == "system")
    except UnavailableError as error:
        return error
