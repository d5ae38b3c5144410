"""What is to be done in a break, handed from one process to another."""

import json
from dataclasses import replace
from typing import Any

import pytest

from core.exercises.catalogue_samples import built_in, own_text
from glutebreak.core.coaching.coach import proposal_of, propose
from glutebreak.core.coaching.occasion import Occasion, Past, Place
from glutebreak.core.coaching.plan import BreakPlan
from glutebreak.core.exercises.catalogue import Catalogue, Side
from glutebreak.core.exercises.parsing import parse_own_catalogue

CATALOGUE = built_in()
WITH_OWN = parse_own_catalogue(own_text(), CATALOGUE)


def through_the_line(plan: BreakPlan) -> BreakPlan:
    """As it comes out at the other end of the control socket."""
    return BreakPlan.from_json(json.loads(json.dumps(plan.to_json())))


@pytest.mark.parametrize("routine", [*CATALOGUE.routines, *CATALOGUE.exercises, CATALOGUE.walk.id])
def test_every_plan_comes_through_the_line_as_it_was(routine: str) -> None:
    """With its changes of position, doses and swaps."""
    plan = BreakPlan(CATALOGUE.routine(routine), Side.RIGHT, CATALOGUE.routine("desk-two-minute-reset"))
    assert through_the_line(plan) == plan
    assert through_the_line(replace(plan, standing=None)) == replace(plan, standing=None)


@pytest.mark.parametrize("floor", [False, True])
def test_every_proposal_comes_through_the_line_as_it_was_made(*, floor: bool) -> None:
    """What was promised is what is done, with what was exchanged; a catalogue that has more in it changes nothing."""
    banned = frozenset({"donkey-kick", "half-kneeling-hip-flexor-stretch"})
    for seed in range(50):
        proposal = propose(CATALOGUE, Occasion(Place.HOME, floor=floor, banned=banned, seed=seed))
        plan = through_the_line(proposal.plan)
        assert plan == BreakPlan(proposal.routine, proposal.first_side, proposal.alternative)
        assert plan.known_to(CATALOGUE) == plan.known_to(WITH_OWN) == plan


def test_a_routine_that_the_user_chose_takes_its_sides_in_turn_too() -> None:
    """The other side first than the last time."""
    chosen = CATALOGUE.alone("donkey-kick")
    sides = [proposal_of(CATALOGUE, chosen, [Past("donkey-kick", side)]).plan.first_side for side in Side]
    assert sides == [Side.RIGHT, Side.LEFT]


def without(catalogue: Catalogue, *exercises: str) -> Catalogue:
    """The catalogue after these were deleted."""
    left = {identity: each for identity, each in catalogue.exercises.items() if identity not in exercises}
    return replace(catalogue, exercises=left)


def test_an_exercise_deleted_meanwhile_is_left_out() -> None:
    """And nothing else."""
    plan = BreakPlan(CATALOGUE.routine("mat-stretch-then-fire"), Side.LEFT, CATALOGUE.alone("half-squat"))
    kept = plan.known_to(without(CATALOGUE, "donkey-kick", "half-squat"))
    left = [step.exercise for step in plan.routine.exercise_steps if step.exercise != "donkey-kick"]
    assert [step.exercise for step in kept.routine.exercise_steps] == left
    assert (kept.routine.name, kept.first_side, kept.standing) == (plan.routine.name, Side.LEFT, None)


def test_where_nothing_is_left_there_is_the_walk() -> None:
    """A break that was begun is never empty."""
    own = parse_own_catalogue(own_text(), CATALOGUE)
    plan = BreakPlan(own.alone("wall-sit"), Side.LEFT)
    assert plan.known_to(CATALOGUE).routine == CATALOGUE.alone(CATALOGUE.walk.id)


@pytest.mark.parametrize(
    "broken",
    [{"first_side": "up"}, {"routine": None}, {"routine": {"id": "one"}}, {"standing": 5}, {"routine": {"steps": 5}}],
)
def test_what_no_plan_wrote_is_an_error(broken: dict[str, Any]) -> None:
    """And so is one with a part missing."""
    plan = BreakPlan(CATALOGUE.alone("donkey-kick"), Side.LEFT).to_json()
    with pytest.raises((KeyError, TypeError, ValueError)):
        BreakPlan.from_json({**plan, **broken})
    for name in plan:
        with pytest.raises(KeyError):
            BreakPlan.from_json({key: value for key, value in plan.items() if key != name})
