"""What is to be done in a break, as one value: the process that asks hands it to the one that leads through it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from glutebreak.core.exercises.catalogue import (
    Catalogue,
    Dose,
    DoseKind,
    ExerciseStep,
    MoveStep,
    Routine,
    Side,
    Sides,
    Step,
)

_LENGTHS = ("up", "hold", "down", "rest", "side_change")


@dataclass(frozen=True, slots=True)
class BreakPlan:
    """A routine, and how it is begun."""

    routine: Routine
    first_side: Side
    """The side to begin with."""
    standing: Routine | None = None
    """What the ask promised for where there is no room; None if nothing was."""

    def known_to(self, catalogue: Catalogue) -> "BreakPlan":
        """The plan without the exercises that were taken out of the catalogue meanwhile; the walk if none is left."""
        standing = None if self.standing is None else _known(self.standing, catalogue)
        return replace(
            self,
            routine=_known(self.routine, catalogue) or catalogue.alone(catalogue.walk.id),
            standing=standing,
        )

    def to_json(self) -> dict[str, Any]:
        """The plan as a JSON object, lengths in milliseconds."""
        return {
            "routine": _routine_to_json(self.routine),
            "first_side": self.first_side,
            "standing": None if self.standing is None else _routine_to_json(self.standing),
        }

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> "BreakPlan":
        """The plan that `to_json` wrote.

        Raises:
            KeyError, TypeError, ValueError: it is not what `to_json` wrote.
        """
        standing = given["standing"]
        return cls(
            _routine_from_json(given["routine"]),
            Side(given["first_side"]),
            None if standing is None else _routine_from_json(standing),
        )


def _known(routine: Routine, catalogue: Catalogue) -> Routine | None:
    steps = [step for step in routine.steps if isinstance(step, MoveStep) or catalogue.has_exercise(step.exercise)]
    if len(steps) == len(routine.steps):
        return routine
    kept = replace(routine, steps=tuple(steps))
    return kept if kept.exercise_steps else None


def _routine_to_json(routine: Routine) -> dict[str, Any]:
    return {
        "id": routine.id,
        "name": routine.name,
        "why": routine.why,
        "swap": dict(routine.swap),
        "own": routine.own,
        "steps": [asdict(step) for step in routine.steps],
    }


def _routine_from_json(given: Mapping[str, Any]) -> Routine:
    return Routine(
        id=str(given["id"]),
        name=str(given["name"]),
        why=str(given["why"]),
        swap={str(exercise): str(instead) for exercise, instead in given["swap"].items()},
        own=bool(given["own"]),
        steps=tuple(_step_from_json(step) for step in given["steps"]),
    )


def _step_from_json(given: Mapping[str, Any]) -> Step:
    if "exercise" not in given:
        return MoveStep(str(given["words"]), int(given["lasts"]))
    dose = given["dose"]
    return ExerciseStep(
        str(given["exercise"]),
        Dose(
            kind=DoseKind(dose["kind"]),
            count=int(dose["count"]),
            sides=Sides(dose["sides"]),
            **{length: int(dose[length]) for length in _LENGTHS},
        ),
    )
