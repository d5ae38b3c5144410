"""What the user chose in the library is done, rather than the proposal; then proposals go on."""

import pytest

from core.exercises.catalogue_samples import built_in, own_text
from glutebreak.core.coaching.occasion import Occasion, Place
from glutebreak.core.exercises.catalogue import Catalogue
from glutebreak.core.exercises.parsing import parse_own_catalogue
from glutebreak.resident.proposing import Proposer


def proposer_of(*catalogues: Catalogue) -> Proposer:
    """One that reads these catalogues, one after the other."""
    shelf = iter(catalogues)
    return Proposer(
        lambda: next(shelf), lambda past: Occasion(Place.HOME, floor=True, history=past, banned=frozenset(), seed=1)
    )


def test_what_is_chosen_is_logged_and_told_to_the_windows() -> None:
    """An exercise alone, or a routine; afterwards the proposal holds again."""
    proposer = proposer_of(built_in())
    proposed = proposer.routine
    proposer.choose("donkey-kick")
    chosen = (proposer.routine, proposer.to_do())
    proposer.choose(None)
    assert chosen == ("donkey-kick", {"routine": "donkey-kick"})
    assert (proposer.routine, proposer.to_do()) == (proposed, {"occasion": proposer.occasion().to_json()})


def test_what_is_not_there_cannot_be_chosen() -> None:
    """And the proposal stays."""
    proposer = proposer_of(built_in())
    with pytest.raises(KeyError):
        proposer.choose("wall-sit")
    assert proposer.routine == proposer.proposal().routine.id


def test_a_changed_catalogue_is_read_anew_and_the_ask_that_is_on_keeps_its_proposal() -> None:
    """One's own exercise can be chosen as soon as it is there."""
    proposer = proposer_of(built_in(), parse_own_catalogue(own_text(), built_in()))
    proposed = proposer.proposal()
    proposer.forget_catalogue()
    proposer.choose("wall-sit")
    proposer.choose(None)
    assert proposer.proposal() is proposed
