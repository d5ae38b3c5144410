"""What is to be done in a break, as one value: the process that asks hands it to the one that leads through it."""

from dataclasses import dataclass, replace

from glutebreak.core.exercises.catalogue import (
    Catalogue,
    MoveStep,
    Routine,
    Side,
)


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


def _known(routine: Routine, catalogue: Catalogue) -> Routine | None:
    steps = [step for step in routine.steps if isinstance(step, MoveStep) or catalogue.has_exercise(step.exercise)]
    if len(steps) == len(routine.steps):
        return routine
    kept = replace(routine, steps=tuple(steps))
    return kept if kept.exercise_steps else None
