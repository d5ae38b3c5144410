"""Noticing that what was planned by the wall clock has to be planned anew."""

from glutebreak.core.records import Dated
from glutebreak.ports import Clock

NOTICED = 1_000
"""Milliseconds; less than this is the drift that a time server evens out."""


class ClockJumps:
    """Compares the wall clock with the time the machine was awake, which is what timers count.

    They part when the wall clock is set, when daylight saving begins or ends, and in a sleep. Nothing tells of the
    first two as an event everywhere, so whoever has a reason to do something anyway checks this by the way.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ahead, self._offset = self._measure()

    def check(self) -> bool:
        """Whether they have parted since the last check, or since this was made."""
        ahead_before, offset_before = self._ahead, self._offset
        self._ahead, self._offset = self._measure()
        return abs(self._ahead - ahead_before) >= NOTICED or self._offset != offset_before

    def _measure(self) -> tuple[int, int]:
        """How far the wall clock is ahead of the time awake, in milliseconds, and of UTC, in minutes."""
        wall = Dated.of(self._clock.wall())
        return wall.utc - (self._clock.steady() - self._clock.slept()), wall.offset
