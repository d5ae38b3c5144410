"""What to propose: a routine that fits the place, in turn with what was proposed before.

Pure and seeded: an occasion always gives the same proposal.
"""

import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from glutebreak.core.coaching.occasion import Occasion, Past, Place
from glutebreak.core.coaching.plan import BreakPlan
from glutebreak.core.exercises.catalogue import Catalogue, ExerciseStep, Role, Routine, Setting, Side, Step
from glutebreak.core.exercises.substitutes import substitute_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What to do in the next break."""

    routine: Routine
    """The routine, with what is not wanted exchanged and its stretches first."""
    first_side: Side
    """The side to begin with."""
    named: tuple[str, ...]
    """What the prompt names of it: the short forms of its first two exercises, or of its only one."""
    alternative: Routine | None
    """A standing version for when there is no room; None if the routine needs no floor, or nothing stands in."""
    walk: Routine
    """The walk that is always offered instead."""

    @property
    def lasts(self) -> int:
        """The routine's length in milliseconds."""
        return self.routine.lasts

    def contains_any_of(self, exercises: Collection[str]) -> bool:
        """Whether one of these exercises is in it, or in its standing version."""
        routines = [self.routine, *([self.alternative] if self.alternative else [])]
        return any(step.exercise in exercises for routine in routines for step in routine.exercise_steps)

    @property
    def plan(self) -> BreakPlan:
        """What is done in the break if it is taken."""
        return BreakPlan(self.routine, self.first_side, self.alternative)


def propose(catalogue: Catalogue, occasion: Occasion) -> Proposal:
    """The routine for the next break, always the same for the same catalogue and occasion."""
    place, banned, history = occasion.place, occasion.banned, occasion.history
    allowed = _allowed(place, floor=occasion.floor)
    fitting = _fitting(catalogue, allowed, _DISCREET_ENOUGH[place], banned)
    if not fitting:
        fitting = _fitting(catalogue, _STANDING, 0, banned)
    if not fitting:
        return _proposal(catalogue, catalogue.alone(catalogue.walk.id), [], history)
    lately = [past.routine for past in history]
    fresh = [each for each in fitting if lately[-2:] != [each.id, each.id]] or fitting
    rng = random.Random(occasion.seed)  # noqa: S311 - variety, not secrecy
    routine = rng.choices(fresh, [_weight(catalogue, each, lately, allowed) for each in fresh])[0]
    standing = [each for each in _fitting(catalogue, _STANDING, 0, banned) if each.id != routine.id]
    return _proposal(catalogue, routine, standing, history)


def proposal_of(catalogue: Catalogue, routine: Routine, history: Sequence[Past] = ()) -> Proposal:
    """That routine and no other, as a proposal; its sides take turns with what was done before, the latest last."""
    return _proposal(catalogue, routine, [], history)


_DISCREET_ENOUGH = {Place.OPEN_OFFICE: 2, Place.OWN_OFFICE: 0, Place.HOME: 0}
# How many times as likely. Stretch and then activate is the app's idea, and the movements with the most to do for the
# glutes want a floor; but no two breaks running shall be the same while there is a choice, and few of three.
_WITH_A_STRETCH, _ON_THE_FLOOR, _DONE_LAST, _DONE_LATELY = 3.0, 2.0, 1 / 6, 1 / 2
_STANDING = frozenset({Setting.STAND, Setting.SEAT, Setting.ANYWHERE})


def _allowed(place: Place, *, floor: bool) -> frozenset[Setting]:
    """The settings to be had. On the floor of an open office nobody lies down; nobody is known to have a hallway."""
    return _STANDING | {Setting.MAT} if floor and place is not Place.OPEN_OFFICE else _STANDING


def _fitting(
    catalogue: Catalogue, allowed: Collection[Setting], discreet: int, banned: Collection[str]
) -> list[Routine]:
    """Every routine that can be done there, with what is banned exchanged or left out."""
    fitting = []
    for each in catalogue.routines.values():
        routine = _without(catalogue, each, banned)
        if (
            routine is not None
            and catalogue.settings_of(routine) <= set(allowed)
            and catalogue.discreetness_of(routine) >= discreet
            and not catalogue.seated_only(routine)
        ):
            fitting.append(_stretch_first(catalogue, routine))
    return fitting


def _without(catalogue: Catalogue, routine: Routine, banned: Collection[str]) -> Routine | None:
    """The routine with banned exercises exchanged, or left out where nothing equals them; None if none is left."""
    for step in routine.exercise_steps:
        if step.exercise in banned:
            instead = substitute_for(catalogue, routine, step, banned)
            at = routine.steps.index(step)
            steps = (*routine.steps[:at], *((instead,) if instead else ()), *routine.steps[at + 1 :])
            routine = replace(routine, steps=steps)
    return routine if routine.exercise_steps else None


def _stretch_first(catalogue: Catalogue, routine: Routine) -> Routine:
    """The routine with its stretches before everything else, each with the change of position that leads to it."""
    groups: list[list[Step]] = [[]]
    for step in routine.steps:
        groups[-1].append(step)
        if isinstance(step, ExerciseStep):
            groups.append([])
    last = groups.pop()

    def stretches(group: list[Step]) -> bool:
        step = group[-1]
        return isinstance(step, ExerciseStep) and catalogue.exercise(step.exercise).role is Role.STRETCH

    ordered = sorted(groups, key=lambda group: not stretches(group))
    return replace(routine, steps=tuple(step for group in [*ordered, last] for step in group))


def _weight(catalogue: Catalogue, routine: Routine, lately: Sequence[str], allowed: Collection[Setting]) -> float:
    """How likely a routine is beside the others."""
    weight = 1.0
    if _has_stretch(catalogue, routine):
        weight *= _WITH_A_STRETCH
    if Setting.MAT in allowed and Setting.MAT in catalogue.settings_of(routine):
        weight *= _ON_THE_FLOOR
    if lately[-1:] == [routine.id]:
        weight *= _DONE_LAST
    elif routine.id in lately[-3:]:
        weight *= _DONE_LATELY
    return weight


def _has_stretch(catalogue: Catalogue, routine: Routine) -> bool:
    return any(catalogue.exercise(step.exercise).role is Role.STRETCH for step in routine.exercise_steps)


def _proposal(catalogue: Catalogue, routine: Routine, standing: Sequence[Routine], history: Sequence[Past]) -> Proposal:
    needs_floor = Setting.MAT in catalogue.settings_of(routine)
    with_stretch = [each for each in standing if _has_stretch(catalogue, each)]
    alternative = next(iter([*with_stretch, *standing]), None) if needs_floor else None
    return Proposal(
        routine=routine,
        first_side=_first_side(routine, history),
        named=_named(catalogue, routine),
        alternative=alternative,
        walk=catalogue.alone(catalogue.walk.id),
    )


def _first_side(routine: Routine, history: Sequence[Past]) -> Side:
    """The side that was not first the last time this routine was done; if it never was, the last time anything was."""
    begun = [past for past in history if past.first_side is not None]
    same = [past for past in begun if past.routine == routine.id]
    last = next(iter([*same[::-1], *begun[::-1]]), None)
    return last.first_side.other if last and last.first_side else Side.LEFT


def _named(catalogue: Catalogue, routine: Routine) -> tuple[str, ...]:
    shorts = (catalogue.exercise(step.exercise).short for step in routine.exercise_steps)
    return tuple(dict.fromkeys(shorts))[:2]
