"""Joining a bus again that has gone: when its socket is made anew, and for some minutes after growing pauses."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from glutebreak.dbus.joining import Welcome
from glutebreak.ports import Cancellable, EventLoop, UnavailableError

FIRST_PAUSE = 100
"""Milliseconds before the first try; each pause is twice as long as the one before."""
TRIES = 12
"""How often it is tried without a sign that the bus is there again: for seven minutes in all."""
PATIENCE = 0.25
"""Seconds that a bus may take for any one answer, which the event loop waits for."""


class Rejoining:
    """Tries to join until it succeeds or is cancelled.

    A bus that a service manager starts on demand is back with the first try. One that somebody starts makes its socket
    anew, which is noticed however long it takes. Between the tries nothing wakes up.
    """

    def __init__(
        self,
        loop: EventLoop,
        join: Callable[[float], Welcome],
        places: Sequence[Path],
        on_joined: Callable[[Welcome], None],
    ) -> None:
        """Begin.

        Args:
            loop: what calls back.
            join: joins the bus, with the patience that is handed in; raises `UnavailableError` while there is none.
            places: the sockets by which the bus is reached.
            on_joined: called once, from the loop.
        """
        from glutebreak.dbus.path_watch import PathWatch  # noqa: PLC0415 - ctypes weighs on the resident

        self._loop = loop
        self._join = join
        self._on_joined = on_joined
        self._pending: Cancellable | None = None
        self._watches = [PathWatch(loop, place, self._try_anew) for place in places]
        self._try_anew()

    def cancel(self) -> None:
        """Try no more."""
        if self._pending is not None:
            self._pending.cancel()
            self._pending = None
        for each in self._watches:
            each.cancel()
        self._watches.clear()

    def _try_anew(self) -> None:
        if self._pending is not None:
            self._pending.cancel()
        self._try_later(FIRST_PAUSE, TRIES)

    def _try_later(self, pause: int, tries: int) -> None:
        self._pending = self._loop.after(pause, partial(self._try, pause, tries)) if tries else None

    def _try(self, pause: int, tries: int) -> None:
        try:
            welcome = self._join(PATIENCE)
        except UnavailableError:
            self._try_later(2 * pause, tries - 1)
        else:
            self.cancel()
            self._on_joined(welcome)
