"""What all sensors on a message bus have in common."""

from collections.abc import Callable

from glutebreak.dbus.connection import Connection
from glutebreak.language import tr
from glutebreak.ports import Cancellable
from glutebreak.sensing.choosing import NONE, Report

OnChange = Callable[[bool], None]
"""Called from the event loop when something begins (True) and when it ends; nothing at first means it has not begun."""


class BusSensor:
    """Serves while somebody on the bus answers it, until closed.

    The bus may go away and be joined again, and whoever is listened to may come and go: `mechanism` is `none`
    meanwhile, and the reason is reported. The connection stays the caller's to close.
    """

    def __init__(self, connection: Connection, mechanism: str, report: Report) -> None:
        self.mechanism = NONE
        self._connection = connection
        self._serves_as = mechanism
        self._report = report
        self._promises: list[Cancellable] = [connection.when_lost(self._stop_serving)]
        report.lost(tr("it has not answered yet"))

    def close(self) -> None:
        """Tell no more."""
        for each in self._promises:
            each.cancel()
        self._promises.clear()

    def _heard(self, who: str) -> None:
        """Somebody has answered or told something: it serves."""
        self.mechanism = self._serves_as
        self._report.heard(who)

    def _stop_serving(self, reason: str) -> None:
        """Nobody is there to tell anything."""
        self.mechanism = NONE
        self._report.lost(reason)


class BusSwitch(BusSensor):
    """A bus sensor of something that is either on or off; off while nobody tells."""

    def __init__(self, connection: Connection, mechanism: str, on_change: OnChange, report: Report) -> None:
        super().__init__(connection, mechanism, report)
        self._on_change = on_change
        self._active = False

    def _tell(self, *, active: bool) -> None:
        if active != self._active:
            self._active = active
            self._on_change(active)
