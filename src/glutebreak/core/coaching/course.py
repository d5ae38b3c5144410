"""The course of a break: its sets in their order, and how far it has come."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from glutebreak.core.coaching.break_moment import DoneSide, ExerciseProgress
from glutebreak.core.coaching.segments import Segment
from glutebreak.core.exercises.catalogue import DoseKind, Exercise


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """A set that is done, being done or ahead; or the settling after all of them."""

    segment: Segment
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
    def of(cls, segments: Sequence[Segment]) -> "Course":
        """These segments, of which there is at least one, from their beginning."""
        return cls(tuple(PlannedSet(segment) for segment in segments))

    # What is to be seen of it.

    @property
    def segment(self) -> Segment:
        """The present one."""
        return self.sets[self.at].segment

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """All that is planned, each as often as there are sets of it."""
        return tuple(each.segment.exercise for each in self.sets if each.segment.exercise)

    @property
    def following(self) -> Exercise | None:
        """The exercise after the present one; None if there is none."""
        ahead = (each.segment for each in self.sets[self.at + 1 :])
        return next((segment.exercise for segment in ahead if segment.step != self.segment.step), None)

    @property
    def all_completed(self) -> bool:
        """Whether there are exercises, and every one ran to its end."""
        completed, planned = self.completed_of_planned
        return 0 < planned == completed

    @property
    def completed_of_planned(self) -> tuple[int, int]:
        """How many exercises ran to their end, on each side that was left to them, of how many, with those left out."""
        sets = [each for each in self.sets if each.segment.exercise]
        steps = dict.fromkeys((each.segment.step for each in sets), True)
        steps |= dict.fromkeys(self.left_out, False)
        steps |= dict.fromkeys((each.segment.step for each in sets if not each.completed), False)
        return sum(steps.values()), len(steps)

    @property
    def done_sides(self) -> tuple[DoneSide, ...]:
        """The sides of the present exercise that are done."""
        here = self.segment
        return tuple(
            DoneSide(segment.side, segment.dose.count if segment.dose.kind is DoseKind.REPS else 0)
            for segment in (each.segment for each in self.sets if each.completed)
            if segment is not here and (segment.step, segment.exercise) == (here.step, here.exercise)
            if segment.side is not None and segment.dose is not None
        )

    def bar(self, position: int) -> tuple[ExerciseProgress, ...]:
        """How far each exercise has come when so much of the present segment is over."""
        parts: dict[int, ExerciseProgress] = {}
        for index, each in enumerate(self.sets):
            segment = each.segment
            if segment.exercise is None:
                continue
            passed = segment.lasts if index < self.at else min(position, segment.lasts) if index == self.at else 0
            part = ExerciseProgress(segment.exercise, segment.lasts, passed, each.completed)
            if (before := parts.get(segment.step)) is not None:
                whole = before.completed and part.completed
                part = ExerciseProgress(segment.exercise, before.lasts + part.lasts, before.passed + part.passed, whole)
            parts[segment.step] = part
        return tuple(parts.values())

    # What becomes of it.

    def completed(self) -> "Course":
        """The present set ran to its end."""
        return self._with_rest([replace(self.sets[self.at], completed=True), *self.sets[self.at + 1 :]])

    def exchanged(self, segments: Sequence[Segment]) -> "Course":
        """The segments of another exercise for the present one's; for one side only where the other was done."""
        number = self.segment.step
        one_side_done = any(each.completed and each.segment.step == number for each in self._behind)
        later = [each for each in self._rest if each.segment.step != number or not each.segment.exercise]
        return self._with_rest([*(PlannedSet(segment) for segment in segments[: 1 if one_side_done else None]), *later])

    def without(self, exercise: Exercise) -> "Course | None":
        """That exercise left out from here on; None if nothing is left then."""
        kept = [each for each in self._rest if each.segment.exercise is not exercise]
        left_out = {each.segment.step for each in self._rest if each.segment.exercise is exercise}
        return replace(self._with_rest(kept), left_out=self.left_out | left_out) if kept else None

    def continued(self, segments: Sequence[Segment], *, stopped: bool) -> "Course":
        """These segments in place of all that is left.

        Args:
            segments: what is done instead.
            stopped: whether the present exercise was stopped because it hurt: it then counts as left out.
        """
        left_out = self.left_out | ({self.segment.step} if stopped else set())
        first = max({each.segment.step for each in self._behind} | left_out, default=-1) + 1
        course = self._with_rest([PlannedSet(replace(segment, step=first + segment.step)) for segment in segments])
        return replace(course, left_out=left_out)

    @property
    def _behind(self) -> tuple[PlannedSet, ...]:
        return self.sets[: self.at]

    @property
    def _rest(self) -> tuple[PlannedSet, ...]:
        return self.sets[self.at :]

    def _with_rest(self, rest: Sequence[PlannedSet]) -> "Course":
        return replace(self, sets=(*self._behind, *rest))
