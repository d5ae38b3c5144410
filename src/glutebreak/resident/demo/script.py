"""The script of the demo: when somebody types, and what the break consists of."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from glutebreak.core.coaching.coach import Proposal, proposal_of
from glutebreak.core.durations import HOUR, MINUTE, SECOND
from glutebreak.ports import Cancellable, Capability, Clock, EventLoop, SilenceSensor
from glutebreak.resident.proposing import Proposer

BURST, PAUSE = 40 * SECOND, 15 * SECOND
"""People type for a while and think for a moment."""
EXERCISE, REPETITIONS = "donkey-kick", 2
"""What is done in the break: little enough for whoever only watches."""

Typing = tuple[tuple[int, int], ...]
"""Bursts of typing: first and last moment of each."""


def at(hours: int, minutes: int) -> int:
    """So far into the script, in milliseconds."""
    return hours * HOUR + minutes * MINUTE


def typing(start: int, end: int) -> Typing:
    """Bursts of typing with pauses, from one moment to another."""
    return tuple((begin, min(begin + BURST, end)) for begin in range(start, end, BURST + PAUSE))


class ScriptedSenses:
    """Senses a script instead of a person; also the `SilenceSensor` port."""

    mechanism = "script"

    def __init__(self, clock: Clock, loop: EventLoop, script: Sequence[Typing]) -> None:
        self._clock = clock
        self._loop = loop
        self._bursts = [burst for part in script for burst in part]
        self._starts = [start for start, _ in self._bursts]
        self._nudge: Callable[[], None] = lambda: None
        self._waiting: Cancellable | None = None

    @property
    def silence(self) -> SilenceSensor:
        """The script is its own sensor."""
        return self

    def nudging(self, nudge: Callable[[], None]) -> "ScriptedSenses":
        """Nudge this one from now on."""
        self._nudge = nudge
        return self

    def user_is_here(self) -> None:
        """The script knows."""

    def capabilities(self) -> tuple[Capability, ...]:
        """What `doctor` tells in the demo."""
        return tuple(Capability(purpose, self.mechanism) for purpose in ("silence", "lock", "sleep"))

    def silent_for(self) -> int:
        """Milliseconds since the script last typed."""
        now = self._clock.steady()
        before = bisect_right(self._starts, now) - 1
        return now if before < 0 else max(0, now - self._bursts[before][1])

    def untouched_for(self) -> int:
        """The same: keys are not told apart."""
        return self.silent_for()

    def listen_for_silence(self, lasting: int) -> None:
        """Nudge when the script will have been silent for so long."""
        now = self._clock.steady()
        coming = next((moment for moment in self._silences(lasting) if moment >= now), None)
        self._wait_for(now if self.silent_for() >= lasting else coming)

    def listen_for_input(self) -> None:
        """Nudge when the script types again."""
        now = self._clock.steady()
        self._wait_for(now if self.silent_for() == 0 else next((s for s in self._starts if s > now), None))

    def close(self) -> None:
        """Nudge no more."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _silences(self, lasting: int) -> list[int]:
        followed = zip(self._bursts, [*self._starts[1:], None], strict=True)
        return [end + lasting for (_, end), following in followed if following is None or end + lasting < following]

    def _wait_for(self, moment: int | None) -> None:
        self.close()
        if moment is not None:
            self._waiting = self._loop.after(moment - self._clock.steady(), self._nudge)


class ScriptedProposer(Proposer):
    """Proposes the script's one exercise, in the ask as in the break; what somebody chooses themselves goes before."""

    def proposal(self) -> Proposal:
        """The same every time."""
        catalogue = self._catalogue()
        return proposal_of(catalogue, catalogue.alone(EXERCISE).with_count(REPETITIONS))
