"""An event loop for a command that listens for a moment, where Qt may be what is missing."""

import heapq
import selectors
from collections.abc import Callable
from itertools import count

from glutebreak.ports import Clock


class _Promise:
    """A call that may come, unless it is cancelled."""

    def __init__(self, callback: Callable[[], None], give_up: Callable[[], object] = lambda: None) -> None:
        self._callback: Callable[[], None] | None = callback
        self._give_up = give_up

    def call(self) -> None:
        """Call back."""
        if self._callback is not None:
            self._callback()

    def cancel(self) -> None:
        """Let it not come."""
        if self._callback is not None:
            self._callback = None
            self._give_up()


class WaitingLoop:
    """The `EventLoop` port; it calls back while it is run, and not in between."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._selector = selectors.DefaultSelector()
        self._timers: list[tuple[int, int, _Promise]] = []
        self._order = count()

    def when_readable(self, file_descriptor: int, callback: Callable[[], None]) -> _Promise:
        """Call back whenever the descriptor has something to read, until cancelled."""
        promise = _Promise(callback, lambda: self._selector.unregister(file_descriptor))
        self._selector.register(file_descriptor, selectors.EVENT_READ, promise)
        return promise

    def after(self, milliseconds: int, callback: Callable[[], None]) -> _Promise:
        """Call back once, that much later, unless cancelled before."""
        promise = _Promise(callback)
        heapq.heappush(self._timers, (self._clock.steady() + milliseconds, next(self._order), promise))
        return promise

    def run_for(self, milliseconds: int) -> None:
        """Call back what comes within that time."""
        end = self._clock.steady() + milliseconds
        while (now := self._clock.steady()) < end:
            until = min(end, self._timers[0][0]) if self._timers else end
            for key, _ in self._selector.select(max(0, until - now) / 1000):
                key.data.call()
            while self._timers and self._timers[0][0] <= self._clock.steady():
                heapq.heappop(self._timers)[2].call()

    def close(self) -> None:
        """Let go of the system's part."""
        self._selector.close()
