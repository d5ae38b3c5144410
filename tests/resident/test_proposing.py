"""One proposal for an ask, and another for the next."""

from core.exercises.catalogue_samples import built_in
from glutebreak.core.coaching.occasion import Occasion, Past, Place
from glutebreak.core.exercises.catalogue import Catalogue, Setting, Side
from glutebreak.resident.proposing import REMEMBERED, Proposer


class Shelf:
    """A catalogue that counts how often it is read, and the pasts that proposals came from."""

    def __init__(self) -> None:
        self.read = 0
        self.pasts: list[tuple[Past, ...]] = []
        self.floor = True
        self.banned: frozenset[str] = frozenset()

    def catalogue(self) -> Catalogue:
        """Read it."""
        self.read += 1
        return built_in()

    def occasion(self, past: tuple[Past, ...]) -> Occasion:
        """The same place every time."""
        self.pasts.append(past)
        return Occasion(Place.HOME, floor=self.floor, history=past, banned=self.banned, seed=1)


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


def test_what_is_banned_meanwhile_is_in_no_break_that_begins() -> None:
    """The ask has been skipped, or is still on the screen; whatever else is set leaves the proposal as it is."""
    shelf = Shelf()
    proposer = Proposer(shelf.catalogue, shelf.occasion)
    proposal = proposer.proposal()
    assert not proposer.settings_changed()
    assert proposer.proposal() is proposal
    shelf.banned = frozenset({proposal.routine.exercise_steps[-1].exercise})
    assert proposer.settings_changed()
    assert not proposer.proposal().contains_any_of(shelf.banned)


def test_a_proposal_for_another_place_is_made_anew() -> None:
    """Whoever says that there is no floor is not sent to the mat."""
    shelf = Shelf()
    proposer = Proposer(shelf.catalogue, shelf.occasion)
    before = proposer.proposal()
    shelf.floor = False
    assert proposer.settings_changed()
    assert proposer.proposal() is not before
    assert built_in().settings_of(proposer.proposal().routine) <= {Setting.STAND, Setting.SEAT, Setting.ANYWHERE}


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
