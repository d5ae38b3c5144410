"""What a guided break shows at a moment, as values. Durations are milliseconds."""

from dataclasses import dataclass

from glutebreak.core.coaching.segments import COUNTING, Phase
from glutebreak.core.exercises.catalogue import Dose, DoseKind, Exercise, Side
from glutebreak.core.sitting.happenings import Outcome


@dataclass(frozen=True, slots=True)
class DoneSide:
    """A side of the present exercise that is done."""

    side: Side
    reps: int
    """0 for a hold."""


@dataclass(frozen=True, slots=True)
class ExerciseProgress:
    """One exercise in the bar of the routine."""

    exercise: Exercise
    lasts: int
    """Its length, with what leads to it."""
    passed: int
    """How much of it is behind."""
    completed: bool
    """Whether it ran to its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What is to be shown."""

    phase: Phase
    exercise: Exercise | None
    """The one being done, or the one that comes next; None once there is none."""
    side: Side | None
    """The side at work, or the one that comes next; None for both."""
    leading: Side | None
    """The side that begins each repetition where sides alternate, else `side`."""
    dose: Dose | None
    repetition: int
    """From 1; 0 outside the exercise."""
    into: int
    """Since the phase's start."""
    lasts: int
    """The phase's length."""
    into_repetition: int
    words: str
    """What to do while getting ready; may be empty."""
    done_sides: tuple[DoneSide, ...]
    following: Exercise | None
    """The one after this; None if there is none."""
    paused: bool

    @property
    def counting(self) -> bool:
        """Whether an exercise is being done."""
        return self.phase in COUNTING

    @property
    def counts_repetitions(self) -> bool:
        """Whether repetitions are being counted, not seconds."""
        return self.counting and self.dose is not None and self.dose.kind is DoseKind.REPS

    @property
    def filled(self) -> float:
        """How many of its repetitions are behind, with the fraction of the present one; 0 outside the exercise."""
        if self.dose is None or not self.counting:
            return 0.0
        return self.repetition - 1 + self.into_repetition / self.dose.repetition

    @property
    def remaining(self) -> int:
        """Milliseconds left of what is counted in seconds: the phase, or in a stretch the hold."""
        if self.dose is not None and self.dose.kind is DoseKind.HOLD and self.counting:
            if self.phase is Phase.UP:
                return self.dose.hold
            return self.lasts - self.into if self.phase is Phase.HOLD else 0
        return self.lasts - self.into


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What can be done in place of the present exercise."""

    swap: bool
    """Whether there is an equivalent."""
    standing: bool
    """Whether there is a standing version of the routine."""
    walk: bool
    """Whether there is a walk; False during one."""
    gentler: Exercise | None
    """The easier exercise; None if nothing hurts or none is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """How a break went, as it was seen."""

    outcome: Outcome
    seated: bool
    """Whether it was done in the chair."""
    completed: int
    """How many exercises ran to their end, …"""
    planned: int
    """… of how many, with those that hurt."""
    lasted: int
    """With its pauses."""

    @property
    def moved(self) -> bool:
        """Whether anything was done."""
        return self.outcome is not Outcome.ABANDONED

    @property
    def interrupted_sitting(self) -> bool:
        """Whether anything was done out of the chair."""
        return self.moved and not self.seated
