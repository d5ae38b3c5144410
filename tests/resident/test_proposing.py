"""One proposal for an ask, and another for the next."""

from core.exercises.catalogue_samples import built_in
from glutebreak.core.coaching.occasion import Occasion, Past, Place
from glutebreak.core.exercises.catalogue import Catalogue, Side
from glutebreak.resident.proposing import REMEMBERED, Proposer


class Shelf:
    """A catalogue that counts how often it is read, and the pasts that proposals came from."""

    def __init__(self) -> None:
        self.read = 0
        self.pasts: list[tuple[Past, ...]] = []

    def catalogue(self) -> Catalogue:
        """Read it."""
        self.read += 1
        return built_in()

    def occasion(self, past: tuple[Past, ...]) -> Occasion:
        """The same place every time."""
        self.pasts.append(past)
        return Occasion(Place.HOME, floor=True, history=past, banned=frozenset(), seed=1)


def test_the_catalogue_is_read_when_a_proposal_is_first_wanted_and_only_then() -> None:
    """A tray that has not asked yet holds none of it."""
    shelf = Shelf()
    proposer = Proposer(shelf.catalogue, shelf.occasion)
    proposer.remember(())
    proposer.used()
    before = shelf.read
    proposer.proposal()
    proposer.used()
    proposer.proposal()
    assert (before, shelf.read) == (0, 1)


def test_a_proposal_stays_until_it_is_used() -> None:
    """The ask's repeat and its break have the same one."""
    shelf = Shelf()
    proposer = Proposer(shelf.catalogue, shelf.occasion)
    proposal = proposer.proposal()
    assert proposer.proposal() is proposal
    assert proposer.plan == proposal.plan
    proposer.used()
    assert proposer.proposal() is not proposal


def test_what_was_done_before_the_start_counts_and_no_more_than_the_latest() -> None:
    """Ten are enough for variety."""
    shelf = Shelf()
    proposer = Proposer(shelf.catalogue, shelf.occasion)
    done = tuple(Past(f"routine-{number}", Side.LEFT) for number in range(20))
    proposer.remember(done)
    first = proposer.proposal()
    proposer.used()
    proposer.proposal()
    assert shelf.pasts == [
        done[-REMEMBERED:],
        (*done[-REMEMBERED + 1 :], Past(first.routine.id, first.first_side)),
    ]


def test_a_catalogue_that_brings_the_past_with_it_proposes_from_that() -> None:
    """The log is read together with the catalogue, not before."""
    shelf = Shelf()

    def read() -> Catalogue:
        proposer.remember((Past("desk-two-minute-reset", Side.RIGHT),))
        return built_in()

    proposer = Proposer(read, shelf.occasion)
    proposer.proposal()
    assert shelf.pasts == [(Past("desk-two-minute-reset", Side.RIGHT),)]
