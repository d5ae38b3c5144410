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


def test_the_catalogue_is_read_once_for_each_proposal() -> None:
    """It may be changed from one ask to the next; a tray that does not ask reads nothing."""
    shelf = Shelf()
    proposer = Proposer(shelf.catalogue, shelf.occasion)
    proposer.used()
    read = [shelf.read]
    for _ in range(2):
        proposer.proposal()
        assert proposer.plan == proposer.proposal().plan
        read.append(shelf.read)
        proposer.used()
    assert read == [0, 1, 2]


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
    """Ten are enough for variety; what was proposed since is not forgotten for what was done before."""
    shelf = Shelf()
    done = tuple(Past(f"routine-{number}", Side.LEFT) for number in range(20))
    proposer = Proposer(shelf.catalogue, shelf.occasion, lambda: done)
    first = proposer.proposal()
    proposer.used()
    proposer.proposal()
    assert shelf.pasts == [
        done[-REMEMBERED:],
        (*done[-REMEMBERED + 1 :], Past(first.routine.id, first.first_side)),
    ]
