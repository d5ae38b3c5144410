"""The course of a break: its sets in their order, and how far it has come."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from glutebreak.core.coaching.break_moment import DoneSide, Part
from glutebreak.core.coaching.legs import Leg
from glutebreak.core.exercises.catalogue import DoseKind, Exercise


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """A set that is done, being done or ahead; or the settling after all of them."""

    leg: Leg
    completed: bool = False
    """Whether it ran to its end."""


@dataclass(frozen=True, slots=True)
class Course:
    """What is behind, the present set, and what is ahead. A change of it is another course."""

    sets: tuple[PlannedSet, ...]
    at: int = 0
    """Which of them is the present one, from 0."""
    left_out: frozenset[int] = frozenset()
    """Which of the routine's exercises are left out, if not on both sides."""

    @classmethod
    def of(cls, legs: Sequence[Leg]) -> "Course":
        """These legs, of which there is at least one, from their beginning."""
        return cls(tuple(PlannedSet(leg) for leg in legs))

    # What is to be seen of it.

    @property
    def leg(self) -> Leg:
        """The present one."""
        return self.sets[self.at].leg

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """All that is planned, each as often as there are sets of it."""
        return tuple(each.leg.exercise for each in self.sets if each.leg.exercise)

    @property
    def following(self) -> Exercise | None:
        """The exercise after the present one; None if there is none."""
        return next((each.leg.exercise for each in self.sets[self.at + 1 :] if each.leg.step != self.leg.step), None)

    @property
    def all_completed(self) -> bool:
        """Whether there are exercises, and every one ran to its end."""
        completed, planned = self.completed_of_planned
        return 0 < planned == completed

    @property
    def completed_of_planned(self) -> tuple[int, int]:
        """How many exercises ran to their end, on each side that was left to them, of how many, with those left out."""
        steps = dict.fromkeys((each.leg.step for each in self.sets if each.leg.exercise), True)
        steps |= dict.fromkeys(self.left_out, False)
        steps |= dict.fromkeys((each.leg.step for each in self.sets if each.leg.exercise and not each.completed), False)
        return sum(steps.values()), len(steps)

    @property
    def done_sides(self) -> tuple[DoneSide, ...]:
        """The sides of the present exercise that are done."""
        here = self.leg
        return tuple(
            DoneSide(leg.side, leg.dose.count if leg.dose.kind is DoseKind.REPS else 0)
            for leg in (each.leg for each in self.sets if each.completed)
            if leg is not here and (leg.step, leg.exercise) == (here.step, here.exercise)
            if leg.side is not None and leg.dose is not None
        )

    def bar(self, position: int) -> tuple[Part, ...]:
        """The exercises, as long as they are, and how much of each is behind so long after the present leg's start."""
        parts: dict[int, Part] = {}
        for index, each in enumerate(self.sets):
            leg = each.leg
            if leg.exercise is None:
                continue
            passed = leg.lasts if index < self.at else min(position, leg.lasts) if index == self.at else 0
            part = Part(leg.exercise, leg.lasts, passed, each.completed)
            if (before := parts.get(leg.step)) is not None:
                whole = before.completed and part.completed
                part = Part(leg.exercise, before.lasts + part.lasts, before.passed + part.passed, whole)
            parts[leg.step] = part
        return tuple(parts.values())

    # What becomes of it.

    def completed(self) -> "Course":
        """The present set ran to its end."""
        return self._with_rest([replace(self.sets[self.at], completed=True), *self.sets[self.at + 1 :]])

    def exchanged(self, legs: Sequence[Leg]) -> "Course":
        """The legs of another exercise for the present one's; for one side only where the other was done."""
        number = self.leg.step
        one_side_done = any(each.completed and each.leg.step == number for each in self._behind)
        later = [each for each in self._rest if each.leg.step != number or not each.leg.exercise]
        return self._with_rest([*(PlannedSet(leg) for leg in legs[: 1 if one_side_done else None]), *later])

    def without(self, exercise: Exercise) -> "Course | None":
        """That exercise left out from here on; None if nothing is left then."""
        kept = [each for each in self._rest if each.leg.exercise is not exercise]
        left_out = {each.leg.step for each in self._rest if each.leg.exercise is exercise}
        return replace(self._with_rest(kept), left_out=self.left_out | left_out) if kept else None

    def continued(self, legs: Sequence[Leg], *, stopped: bool) -> "Course":
        """These legs in place of all that is left.

        Args:
            legs: what is done instead.
            stopped: whether the present exercise was stopped because it hurt: it then counts as left out.
        """
        left_out = self.left_out | ({self.leg.step} if stopped else set())
        first = max({each.leg.step for each in self._behind} | left_out, default=-1) + 1
        course = self._with_rest([PlannedSet(replace(leg, step=first + leg.step)) for leg in legs])
        return replace(course, left_out=left_out)

    @property
    def _behind(self) -> tuple[PlannedSet, ...]:
        return self.sets[: self.at]

    @property
    def _rest(self) -> tuple[PlannedSet, ...]:
        return self.sets[self.at :]

    def _with_rest(self, rest: Sequence[PlannedSet]) -> "Course":
        return replace(self, sets=(*self._behind, *rest))
