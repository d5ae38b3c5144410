"""A routine cut into segments: one exercise on one side each, with what leads to it. Lengths are milliseconds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from glutebreak.core.exercises.catalogue import (
    Catalogue,
    Dose,
    DoseKind,
    Exercise,
    ExerciseStep,
    MoveStep,
    Routine,
    Setting,
    Side,
    Sides,
)
from glutebreak.core.records import SeenSet

LEAD_IN = 3_000
"""A routine that begins with an exercise is given this long to get ready for it."""
COUNTDOWN = 3_000
"""Three, two, one: once whoever got up has had the time to be there."""
_ARRIVAL = {Setting.MAT: 12_000, Setting.HALLWAY: 10_000, Setting.STAND: 6_000}
"""How long it takes from the chair to where an exercise is done; in the chair, or anywhere, nobody has to go."""


class Phase(StrEnum):
    """What is being done at a moment of a guided break."""

    GET_UP = "get-up"
    """Getting up, and to where the first exercise is done."""
    COUNTDOWN = "countdown"
    """Three, two, one."""
    READY = "ready"
    """Getting into position for the next exercise."""
    SIDE_CHANGE = "side-change"
    UP = "up"
    HOLD = "hold"
    """Holding a position; one length of a hallway; walking."""
    DOWN = "down"
    REST = "rest"
    """The pause between repetitions; the way back after a length."""
    SETTLE = "settle"
    """The last move, after all exercises."""
    HURT = "hurt"
    """Stopped because it hurt; waits to be told what to do instead."""
    FINISHED = "finished"


COUNTING = frozenset({Phase.UP, Phase.HOLD, Phase.DOWN, Phase.REST})
"""The phases in which an exercise is being done."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A stretch of time before a set, or after the last one."""

    phase: Phase
    lasts: int
    words: str = ""
    """What to do, such as `to hands and knees`; may be empty."""


@dataclass(frozen=True, slots=True)
class PhasePosition:
    """Which phase a segment is in, and how far the phase has come."""

    phase: Phase
    into: int
    """Since the phase's start."""
    lasts: int
    """The phase's length."""
    repetition: int = 0
    """Which repetition it is in, from 1; 0 before the first."""
    into_repetition: int = 0
    """Since the repetition's start; for alternating sides since the pair's."""
    side: Side | None = None
    """The side at work."""
    words: str = ""
    """The words of the lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A set with what leads to it; or, with no exercise, what comes after all."""

    step: int
    """Which of the routine's exercises it belongs to, from 0."""
    exercise: Exercise | None
    """None after all."""
    side: Side | None
    """The side it is done on; None for both."""
    dose: Dose | None
    first: Side = Side.LEFT
    """The side that begins where sides alternate."""
    leads: tuple[Lead, ...] = ()

    @property
    def does(self) -> ExerciseStep | None:
        """What is done in it, as a step of a routine; None after all."""
        return ExerciseStep(self.exercise.id, self.dose) if self.exercise and self.dose else None

    @property
    def lead(self) -> int:
        """How long it takes to get there."""
        return sum(each.lasts for each in self.leads)

    @property
    def lasts(self) -> int:
        """The whole segment's length."""
        return self.lead + (self.dose.repetition * self.dose.count if self.dose else 0)

    def phase_at(self, position: int) -> PhasePosition:
        """What is being done so long after the segment's start."""
        for lead in self.leads:
            if position < lead.lasts:
                return PhasePosition(lead.phase, position, lead.lasts, side=self.side, words=lead.words)
            position -= lead.lasts
        if self.dose is None:
            return PhasePosition(Phase.FINISHED, 0, 0)
        repetition, into_repetition = divmod(position, self.dose.repetition)
        lift, rest = divmod(into_repetition, self.dose.lift)
        side = self.side
        if self.dose.sides is Sides.ALTERNATING:
            side = self.first.other if lift else self.first
        for phase, lasts in self._parts():
            if rest < lasts:
                return PhasePosition(phase, rest, lasts, min(repetition + 1, self.dose.count), into_repetition, side)
            rest -= lasts
        raise AssertionError("A lift is as long as its parts.")

    def _parts(self) -> tuple[tuple[Phase, int], ...]:
        dose = self.dose
        if dose is None:
            return ()
        return (Phase.UP, dose.up), (Phase.HOLD, dose.hold), (Phase.DOWN, dose.down), (Phase.REST, dose.rest)

    def seen(self, position: int) -> SeenSet | None:
        """What of the set had been done at that point; None if nothing of it."""
        counted = position - self.lead
        if self.exercise is None or self.dose is None or counted <= 0:
            return None
        whole, rest = divmod(counted, self.dose.repetition)
        reps, held = whole, 0
        if self.dose.kind in {DoseKind.HOLD, DoseKind.TIME}:
            holding = min(max(rest - self.dose.up, 0), self.dose.hold)
            reps, held = 0, whole * self.dose.hold + holding
        if not reps and not held:
            return None
        completed = counted >= self.dose.repetition * self.dose.count
        return SeenSet(self.exercise.id, self.side, reps, held, completed=completed)


def arrival_of(catalogue: Catalogue, routine: Routine) -> int:
    """How long it takes to get up and to where the routine begins; 0 where it begins in the chair.

    Raises:
        KeyError: the catalogue does not know one of the exercises.
    """
    first = next(iter(routine.exercise_steps), None)
    return _ARRIVAL.get(catalogue.exercise(first.exercise).setting, 0) if first else 0


def with_arrival(segments: tuple[Segment, ...], arrival: int) -> tuple[Segment, ...]:
    """The segments with the time to get up and a countdown in place of what led to the first; with 0 as they are."""
    if not arrival:
        return segments
    first, *others = segments
    words = next((lead.words for lead in first.leads if lead.words), "")
    leads = (Lead(Phase.GET_UP, arrival, words), Lead(Phase.COUNTDOWN, COUNTDOWN))
    return replace(first, leads=leads), *others


def segments_of(catalogue: Catalogue, routine: Routine, first_side: Side) -> tuple[Segment, ...]:
    """The routine's segments, in their order, each exercise beginning with that side; last the settling, if there is.

    Raises:
        KeyError: the catalogue does not know one of the exercises.
    """
    segments: list[Segment] = []
    leads: list[Lead] = []
    steps = routine.steps
    if steps and isinstance(steps[0], ExerciseStep):
        leads.append(Lead(Phase.READY, LEAD_IN))
    for step in steps:
        if isinstance(step, MoveStep):
            leads.append(Lead(Phase.READY, step.lasts, step.words))
        else:
            number = segments[-1].step + 1 if segments else 0
            segments += segments_of_step(catalogue, step, number, first_side, leads)
            leads = []
    if leads:
        settle = tuple(replace(each, phase=Phase.SETTLE) for each in leads)
        number = segments[-1].step if segments else 0
        segments.append(Segment(step=number, exercise=None, side=None, dose=None, leads=settle))
    return tuple(segments)


def segments_of_step(
    catalogue: Catalogue, step: ExerciseStep, number: int, first_side: Side, leads: Sequence[Lead]
) -> tuple[Segment, ...]:
    """One segment, or one for each side; the leads go before the first.

    Raises:
        KeyError: the catalogue does not know the exercise.
    """
    first = Segment(
        step=number,
        exercise=catalogue.exercise(step.exercise),
        side=first_side if step.dose.sides is Sides.EACH else None,
        dose=step.dose,
        first=first_side,
        leads=tuple(leads),
    )
    if step.dose.sides is not Sides.EACH:
        return (first,)
    change = (Lead(Phase.SIDE_CHANGE, step.dose.side_change),) if step.dose.side_change else ()
    return first, replace(first, side=first_side.other, leads=change)
