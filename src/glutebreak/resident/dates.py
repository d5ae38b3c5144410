"""Dates for moments of the steady clock."""

from glutebreak.core.records import Dated
from glutebreak.ports import Clock
from glutebreak.resident.clock_jumps import NOTICED

READ_AT_ONCE = 50
"""Milliseconds. Two clocks that were read further apart are read again: the process stood still in between."""
_TRIES = 5


class Dates:
    """Dates moments by how far the wall clock is ahead of the steady one, which is noted and goes on until it is set.

    So whatever lasts is as long by its dates as by the steady clock, and no step that takes long dates anything wrong.

    Args:
        clock: the two clocks.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ahead = self._measure()

    def of(self, t: int) -> Dated:
        """The date of a moment on the steady clock."""
        return self.at(self._ahead + t)

    def at(self, utc: int) -> Dated:
        """The moment in UTC milliseconds with the offset that was then in force."""
        return Dated.of(self._clock.local(utc))

    def now(self) -> Dated:
        """The present moment's."""
        return self.of(self._clock.steady())

    def go_on_from(self, t: int, dated: Dated) -> None:
        """Date as an earlier run dated that moment; the next look tells whether the clock was set meanwhile."""
        self._ahead = dated.utc - t

    def look(self) -> int:
        """How many milliseconds the wall clock has been set forward since the last look; mostly 0, less if set back.

        From here on it dates by the clock as it is now.
        """
        ahead = self._measure()
        by = ahead - self._ahead
        if abs(by) < NOTICED:
            return 0
        self._ahead = ahead
        return by

    def _measure(self) -> int:
        """How far the wall clock is ahead: of some readings of the two, the one with the least time in between."""
        readings: list[tuple[int, int]] = []
        while len(readings) < _TRIES and not (readings and min(readings)[0] <= READ_AT_ONCE):
            before = self._clock.steady()
            wall = Dated.of(self._clock.wall()).utc
            after = self._clock.steady()
            readings.append((after - before, wall - after))
        return min(readings)[1]
