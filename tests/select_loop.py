"""An `EventLoop` without Qt for tests, on one selector, and a fake one that remembers what it was asked."""

import heapq
import itertools
import selectors
import time
from collections.abc import Callable
from typing import Any


class _Watched:
    def __init__(self, loop: "SelectLoop", descriptor: int, callback: Callable[[], None]) -> None:
        self._loop, self._descriptor, self._callback = loop, descriptor, callback
        self.active = True

    def call(self) -> None:
        if self.active:
            self._callback()

    def cancel(self) -> None:
        if self.active:
            self.active = False
            self._loop.unwatch(self._descriptor)


class _Timer:
    def __init__(self, callback: Callable[[], None]) -> None:
        self._callback = callback
        self.active = True

    def call(self) -> None:
        if self.active:
            self.active = False
            self._callback()

    def cancel(self) -> None:
        self.active = False


class SelectLoop:
    """Calls back from `run_until` only. `wakeups` counts how often it had something to do."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._timers: list[tuple[float, int, _Timer]] = []
        self._order = itertools.count()
        self.wakeups = 0

    def when_readable(self, file_descriptor: int, callback: Callable[[], None]) -> _Watched:
        """Call back whenever the descriptor has something to read, until cancelled."""
        watched = _Watched(self, file_descriptor, callback)
        self._selector.register(file_descriptor, selectors.EVENT_READ, watched)
        return watched

    def unwatch(self, file_descriptor: int) -> None:
        """Used by what `when_readable` returns."""
        self._selector.unregister(file_descriptor)

    def after(self, milliseconds: int, callback: Callable[[], None]) -> _Timer:
        """Call back once, that much later, unless cancelled before."""
        timer = _Timer(callback)
        heapq.heappush(self._timers, (time.monotonic() + milliseconds / 1000, next(self._order), timer))
        return timer

    def run_until(self, condition: Callable[[], Any], timeout: float = 5.0) -> bool:
        """Run until the condition holds; False if it did not within `timeout` seconds."""
        deadline = time.monotonic() + timeout
        while not condition():
            now = time.monotonic()
            if now >= deadline:
                return False
            self._turn(deadline - now)
        return True

    def run_for(self, seconds: float) -> None:
        """Run that long, to see that something does not happen."""
        self.run_until(lambda: False, seconds)

    def close(self) -> None:
        """Let go of the selector."""
        self._selector.close()

    def _turn(self, at_most: float) -> None:
        while self._timers and not self._timers[0][2].active:
            heapq.heappop(self._timers)
        if self._timers:
            at_most = min(at_most, max(0.0, self._timers[0][0] - time.monotonic()))
        ready = self._selector.select(at_most)
        now = time.monotonic()
        due = []
        while self._timers and self._timers[0][0] <= now:
            due.append(heapq.heappop(self._timers)[2])
        if ready or due:
            self.wakeups += 1
        for key, _ in ready:
            key.data.call()
        for timer in due:
            timer.call()


class FakeLoop:
    """Remembers what it was asked to do and does it when the test says so; time is an integer it is told."""

    def __init__(self) -> None:
        self.now = 0
        self.readable: dict[int, _Watched] = {}
        self._timers: list[tuple[int, int, _Timer]] = []
        self._order = itertools.count()

    def when_readable(self, file_descriptor: int, callback: Callable[[], None]) -> _Watched:
        """Remember the descriptor."""
        watched = _Watched(self, file_descriptor, callback)  # type: ignore[arg-type]
        self.readable[file_descriptor] = watched
        return watched

    def unwatch(self, file_descriptor: int) -> None:
        """Used by what `when_readable` returns."""
        del self.readable[file_descriptor]

    def after(self, milliseconds: int, callback: Callable[[], None]) -> _Timer:
        """Remember the timer."""
        timer = _Timer(callback)
        self._timers.append((self.now + milliseconds, next(self._order), timer))
        return timer

    @property
    def waiting(self) -> list[int]:
        """Milliseconds until each timer that has not come yet, the soonest first."""
        return sorted(at - self.now for at, _, timer in self._timers if timer.active)

    def become_readable(self, file_descriptor: int) -> None:
        """Call back as though the descriptor had something to read."""
        self.readable[file_descriptor].call()

    def jump(self, milliseconds: int) -> None:
        """Let time pass, calling each timer at its own moment."""
        end = self.now + milliseconds
        while True:
            due = sorted(
                (each for each in self._timers if each[0] <= end and each[2].active), key=lambda each: each[:2]
            )
            if not due:
                break
            self._timers.remove(due[0])
            self.now = max(self.now, due[0][0])
            due[0][2].call()
        self.now = end
