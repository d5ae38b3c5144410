"""A clock and a loop that stand still until they are told to go on."""

import heapq
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
"""A Monday morning."""
_STEADY_AT_START = 5_000_000


class _Later:
    def __init__(self, callback: Callable[[], None]) -> None:
        self.callback: Callable[[], None] | None = callback

    def cancel(self) -> None:
        """It does not come."""
        self.callback = None


class ManualTime:
    """The `Clock` and the `EventLoop` of a window that is to be seen, or tested, at a moment of one's choice.

    Args:
        start: what the wall clock shows at first.
    """

    def __init__(self, start: datetime = START) -> None:
        self.now = _STEADY_AT_START
        self.woken = 0
        """How often somebody was called back."""
        self._start = start
        self._slept = 0
        self._due: list[tuple[int, int, _Later]] = []
        self._order = 0

    def steady(self) -> int:
        """Milliseconds."""
        return self.now

    def wall(self) -> datetime:
        """The start, and as much later as time has gone on."""
        return self._start + timedelta(milliseconds=self.now - _STEADY_AT_START)

    def local(self, utc: int) -> datetime:
        """With the start's offset."""
        return datetime.fromtimestamp(utc / 1000, self._start.tzinfo)

    def slept(self) -> int:
        """As long as it was told to."""
        return self._slept

    def after(self, milliseconds: int, callback: Callable[[], None]) -> _Later:
        """Call back once, when time has gone on so far."""
        later = _Later(callback)
        self._order += 1
        heapq.heappush(self._due, (self.now + milliseconds, self._order, later))
        return later

    def when_readable(self, file_descriptor: int, callback: Callable[[], None]) -> _Later:
        """Nothing is ever readable."""
        return _Later(callback)

    def go_on(self, milliseconds: int) -> None:
        """Let time pass, calling back whoever is due in their order."""
        until = self.now + milliseconds
        while self._due and self._due[0][0] <= until:
            due, _, later = heapq.heappop(self._due)
            self.now = max(self.now, due)
            if later.callback is not None:
                self.woken += 1
                callback, later.callback = later.callback, None
                callback()
        self.now = until

    def sleep(self, milliseconds: int) -> None:
        """Let time pass while the machine sleeps: whoever is due is called back when it goes on."""
        self.now += milliseconds
        self._slept += milliseconds

    @property
    def waiting(self) -> int:
        """How many callbacks are still to come."""
        return sum(later.callback is not None for _, _, later in self._due)
