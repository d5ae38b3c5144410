"""A clock that can be made to go faster, and a loop that goes with it."""

from collections.abc import Callable
from datetime import datetime, timedelta

from glutebreak.clock import SystemClock
from glutebreak.ports import Cancellable, Clock, EventLoop


class DemoClock:
    """The `Clock` port at a speed that can be changed.

    Args:
        speed: its time over real time.
        lasts: milliseconds of its time after which it will have caught up with the real time of day, roughly; it
            begins that much earlier, so that what it dates lies in the past.
        real: the real clock, if not the machine's.
    """

    def __init__(self, speed: int, lasts: int, real: Clock | None = None) -> None:
        self._real = real or SystemClock()
        self._speed = speed
        self._since = self._real.steady()
        self._passed = 0
        self._began = self._real.wall() - timedelta(milliseconds=lasts)

    @property
    def speed(self) -> int:
        """Its time over real time."""
        return self._speed

    def go_at(self, speed: int) -> None:
        """Go at another speed from now on."""
        self._passed, self._since, self._speed = self.steady(), self._real.steady(), speed

    def steady(self) -> int:
        """Milliseconds of its own time since it was made."""
        return self._passed + (self._real.steady() - self._since) * self._speed

    def wall(self) -> datetime:
        """The time of day it shows."""
        return self._began + timedelta(milliseconds=self.steady())

    def local(self, utc: int) -> datetime:
        """The moment in UTC milliseconds as the real clock shows it."""
        return self._real.local(utc)

    def slept(self) -> int:
        """It never sleeps."""
        return 0


class DemoLoop:
    """An `EventLoop` whose times are the demo clock's; a change of its speed moves what is still to come."""

    def __init__(self, loop: EventLoop, clock: DemoClock) -> None:
        self._loop = loop
        self._clock = clock

    def when_readable(self, file_descriptor: int, callback: Callable[[], None]) -> Cancellable:
        """As ever: descriptors know no time."""
        return self._loop.when_readable(file_descriptor, callback)

    def after(self, milliseconds: int, callback: Callable[[], None]) -> Cancellable:
        """Call back when the demo clock has come so far."""
        return _Later(self._loop, self._clock, self._clock.steady() + milliseconds, callback)


class _Later:
    """A call at a moment of the demo clock, looked at again at least once a real second."""

    LONGEST = 1_000

    def __init__(self, loop: EventLoop, clock: DemoClock, moment: int, callback: Callable[[], None]) -> None:
        self._loop = loop
        self._clock = clock
        self._moment = moment
        self._callback = callback
        self._waiting: Cancellable = loop.after(self._real_wait(), self._look)

    def cancel(self) -> None:
        """Let it not come."""
        self._waiting.cancel()

    def _real_wait(self) -> int:
        real = (self._moment - self._clock.steady()) / self._clock.speed
        return max(0, min(self.LONGEST, round(real)))

    def _look(self) -> None:
        if self._clock.steady() >= self._moment:
            self._callback()
        else:
            self._waiting = self._loop.after(max(1, self._real_wait()), self._look)
