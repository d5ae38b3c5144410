"""Telling from the clock alone that the machine slept, for where no signal says so."""

from glutebreak.ports import Clock

SHORTEST_SLEEP = 1_000
"""Milliseconds; less than this is the noise of reading two clocks one after the other."""


class TickGap:
    """Compares the time asleep between two checks."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._slept = clock.slept()

    def check(self) -> int:
        """Milliseconds the machine has slept since the last check, or since this was made; mostly 0."""
        slept = self._clock.slept()
        gap = slept - self._slept
        self._slept = max(slept, self._slept)
        return gap if gap >= SHORTEST_SLEEP else 0
