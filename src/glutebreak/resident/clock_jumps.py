"""Noticing that what was planned by the wall clock has to be planned anew."""

from collections.abc import Callable

from glutebreak.core.records import Dated
from glutebreak.ports import Clock, EventLoop

NOTICED = 1_000
"""Milliseconds; less than this is the drift that a time server evens out."""


class ClockJumps:
    """Compares the wall clock with the time the machine was awake, which is what timers count.

    They part when the wall clock is set, when daylight saving begins or ends, and in a sleep. Nothing tells of the
    first two as an event everywhere, so they are compared whenever there is a reason to do something anyway.

    Args:
        clock: tells the times.
        loop: on which a jump is told.
        plan_anew: each called after a jump.
    """

    def __init__(self, clock: Clock, loop: EventLoop, *plan_anew: Callable[[], None]) -> None:
        self._clock = clock
        self._loop = loop
        self._plan_anew = plan_anew
        self._ahead, self._offset = self._measure()

    def look(self) -> None:
        """Have everything planned anew if the clocks have parted since the last look, or since this was made."""
        ahead_before, offset_before = self._ahead, self._offset
        self._ahead, self._offset = self._measure()
        if abs(self._ahead - ahead_before) >= NOTICED or self._offset != offset_before:
            # Not at once: this may run within a job of the scheduler, whose jobs are about to be planned anew.
            for each in self._plan_anew:
                self._loop.after(0, each)

    def _measure(self) -> tuple[int, int]:
        """How far the wall clock is ahead of the time awake, in milliseconds, and of UTC, in minutes."""
        wall = Dated.of(self._clock.wall())
        return wall.utc - (self._clock.steady() - self._clock.slept()), wall.offset
