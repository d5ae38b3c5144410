"""What is to be done in a break, handed from one process to another."""

from dataclasses import replace

import pytest

from core.exercises.catalogue_samples import built_in, own_text
from glutebreak.core.coaching.coach import proposal_of, propose
from glutebreak.core.coaching.occasion import Occasion, Past, Place
from glutebreak.core.coaching.plan import BreakPlan
from glutebreak.core.exercises.catalogue import Catalogue, Side
from glutebreak.core.exercises.parsing import parse_own_catalogue

CATALOGUE = built_in()
WITH_OWN = parse_own_catalogue(own_text(), CATALOGUE)


@pytest.mark.parametrize("floor", [False, True])
def test_what_was_promised_is_what_is_done(*, floor: bool) -> None:
    """With what was exchanged; a catalogue that has more in it changes nothing."""
    banned = frozenset({"donkey-kick", "half-kneeling-hip-flexor-stretch"})
    for seed in range(50):
        proposal = propose(CATALOGUE, Occasion(Place.HOME, floor=floor, banned=banned, seed=seed))
        plan = proposal.plan
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
