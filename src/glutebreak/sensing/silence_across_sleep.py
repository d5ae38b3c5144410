"""Silence on the steady clock, from an idle counter that stands still while the machine sleeps.

X11's IDLETIME counts the time the machine was awake. Somebody who typed five minutes before an hour of sleep has been
silent for an hour and five minutes, not for five minutes, when it wakes up.
"""

from glutebreak.ports import Clock
from glutebreak.sensing.tick_gap import TickGap

_CLOCKS_DISAGREE_BY = 20
_JUST_NOW = 1_000


class SilenceAcrossSleep:
    """Adds to an idle counter the time asleep since the last input.

    Which came first is only known as far as one looks: an input and a sleep that both lie between two looks are taken
    in that order, for a sign of the user must never be made up. Only an input within the last second is taken to have
    come after the sleep. Looking when a sleep begins and when it ends leaves nothing to guess.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._gap = TickGap(clock)
        self._looked_awake = self._awake()
        self.slept_since_input = 0
        """Milliseconds asleep since the last input, as of the last look."""

    def silence(self, idle: int) -> int:
        """Milliseconds since the last input.

        Args:
            idle: what the counter says now: milliseconds since the last input, those asleep left out.
        """
        awake, slept_since_look = self._awake(), self._gap.check()
        input_since_look = awake - idle > self._looked_awake + _CLOCKS_DISAGREE_BY
        if input_since_look:
            self.slept_since_input = slept_since_look if idle > _JUST_NOW else 0
        else:
            self.slept_since_input += slept_since_look
        self._looked_awake = awake
        return idle + self.slept_since_input

    def _awake(self) -> int:
        return self._clock.steady() - self._clock.slept()
