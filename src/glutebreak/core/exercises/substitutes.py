"""What can be done in place of an exercise, in about the same time."""

from collections.abc import Collection
from dataclasses import replace

from glutebreak.core.exercises.catalogue import (
    Catalogue,
    Dose,
    DoseKind,
    Exercise,
    ExerciseStep,
    Routine,
    Setting,
    Sides,
)

_LEAST = 3
"""Fewer repetitions are not worth changing position for."""


def fitted(dose: Dose, lasts: int, hold: int | None = None) -> Dose:
    """The dose with as many repetitions as come nearest to so many milliseconds, three at least.

    A stretch takes the hold of the one it replaces (`hold`), and keeps its own where that has none.
    """
    if dose.kind is DoseKind.HOLD:
        return replace(dose, hold=min(dose.hold, hold)) if hold else dose
    if dose.kind is not DoseKind.REPS:
        return replace(dose, count=1)
    turns = 2 if dose.sides is Sides.EACH else 1
    room = lasts - (dose.side_change if turns == 2 else 0)  # noqa: PLR2004 - two sides
    return replace(dose, count=max(_LEAST, round(room / (turns * dose.repetition))))


def substitute_for(
    catalogue: Catalogue, routine: Routine, step: ExerciseStep, unwanted: Collection[str] = ()
) -> ExerciseStep | None:
    """What to do in place of a step of the routine: for the same muscle, the same place and about as long.

    The routine's own choice comes first, then what works the same part of the body in the same role, from what is
    nearest to the least near. Nothing unwanted, and nothing that is in the routine already. None if there is nothing.
    """
    given = catalogue.exercise(step.exercise)
    present = {each.exercise for each in routine.exercise_steps}
    wanted = [each for each in catalogue.exercises.values() if each.id not in present and each.id not in unwanted]
    chosen = next((each for each in wanted if routine.swap.get(given.id) == each.id), None)
    if chosen is None:
        reachable = catalogue.settings_of(routine) | {Setting.ANYWHERE}
        fitting = [each for each in wanted if each.setting in reachable and _equivalent(given, each)]
        chosen = min(fitting, key=lambda each: _distance(given, each), default=None)
    return _in_place_of(step, chosen) if chosen else None


def gentler_for(catalogue: Catalogue, step: ExerciseStep, unwanted: Collection[str] = ()) -> ExerciseStep | None:
    """The easier exercise to offer when one hurts, about as long; None if the catalogue names none."""
    gentler = catalogue.exercise(step.exercise).gentler
    if gentler is None or gentler in unwanted:
        return None
    return _in_place_of(step, catalogue.exercise(gentler))


def _in_place_of(step: ExerciseStep, chosen: Exercise) -> ExerciseStep:
    hold = step.dose.hold if step.dose.kind is DoseKind.HOLD else None
    return ExerciseStep(chosen.id, fitted(chosen.dose, step.lasts, hold))


def _equivalent(given: Exercise, other: Exercise) -> bool:
    same_muscle = given.region is other.region or bool(set(given.primary_muscles) & set(other.primary_muscles))
    return same_muscle and given.role is other.role


def _distance(given: Exercise, other: Exercise) -> tuple[bool, bool, int]:
    return (
        given.setting is not other.setting,
        given.region is not other.region,
        abs(given.discreetness - other.discreetness),
    )
