"""What the user chose in the library is done, rather than the proposal; then proposals go on."""

from contextlib import suppress

import pytest

from core.exercises.catalogue_samples import built_in, own_text
from glutebreak.core.coaching.occasion import Occasion, Place
from glutebreak.core.coaching.plan import BreakPlan
from glutebreak.core.exercises.catalogue import Catalogue, Side
from glutebreak.core.exercises.parsing import parse_own_catalogue
from glutebreak.resident.proposing import Proposer


def proposer_of(*catalogues: Catalogue) -> Proposer:
    """One that reads these catalogues, one after the other, and the last of them from then on."""
    shelf = list(catalogues)
    return Proposer(
        lambda: shelf.pop(0) if len(shelf) > 1 else shelf[0],
        lambda past: Occasion(Place.HOME, floor=True, history=past, banned=frozenset(), seed=1),
    )


def test_what_is_chosen_is_done_and_then_the_proposal_holds_again() -> None:
    """Chosen after something that began with one side, it begins with the other."""
    proposer = proposer_of(built_in())
    proposed = proposer.plan
    with proposer.chosen("donkey-kick"):
        chosen = proposer.plan
    assert chosen == BreakPlan(built_in().alone("donkey-kick"), proposed.first_side.other)
    assert proposer.plan == proposed == proposer.proposal().plan


def test_what_is_not_there_cannot_be_chosen() -> None:
    """And the proposal stays."""
    proposer = proposer_of(built_in())
    with pytest.raises(KeyError), proposer.chosen("wall-sit"):
        raise AssertionError
    known = [each for each in ("wall-sit", "donkey-kick", "desk-two-minute-reset", "walk") if proposer.knows(each)]
    assert known == ["donkey-kick", "desk-two-minute-reset", built_in().walk.id]
    assert proposer.plan == proposer.proposal().plan


def test_a_choice_that_came_to_nothing_leaves_no_trace() -> None:
    """A break refused for a locked screen is no reason to change sides."""
    proposer = proposer_of(built_in())
    sides = []
    for _ in range(2):
        with suppress(PermissionError), proposer.chosen("donkey-kick"):
            sides.append(proposer.plan.first_side)
            raise PermissionError
    assert sides == [Side.LEFT, Side.LEFT]


def test_ones_own_exercise_can_be_chosen_as_soon_as_it_is_there() -> None:
    """Made in the library or by hand; the ask that is on keeps its proposal."""
    proposer = proposer_of(built_in(), parse_own_catalogue(own_text(), built_in()))
    proposed = proposer.proposal()
    with proposer.chosen("wall-sit"):
        chosen = proposer.plan.routine.id
    assert (chosen, proposer.proposal()) == ("wall-sit", proposed)
