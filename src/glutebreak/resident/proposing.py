"""Which routine the ask on screen proposes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from glutebreak.core.coaching.coach import Proposal, proposal_of, propose
from glutebreak.core.coaching.occasion import Occasion, Past
from glutebreak.core.coaching.plan import BreakPlan
from glutebreak.core.exercises.catalogue import Catalogue

REMEMBERED = 10
"""Proposals that count when the next one is chosen."""


class Proposer:
    """Keeps one proposal for the ask that is on, and makes another one for the next.

    Args:
        catalogue: knows what there is to do now; asked for each proposal and each choice, since it may be changed in
            the library or by hand, and not before a proposal is first wanted.
        occasion: the circumstances now, given what was proposed before.
        past: reads what was done before the app started, the latest last; asked when a proposal is first wanted.
    """

    def __init__(
        self,
        catalogue: Callable[[], Catalogue],
        occasion: Callable[[tuple[Past, ...]], Occasion],
        past: Callable[[], tuple[Past, ...]] = tuple,
    ) -> None:
        self._catalogue = catalogue
        self._make_occasion = occasion
        self._read_past = past
        self._past: tuple[Past, ...] | None = None
        self._now: Proposal | None = None
        self._made_for: Occasion | None = None
        self._chosen: Proposal | None = None

    def proposal(self) -> Proposal:
        """The proposal of the ask that is on, or the one that a break started now takes."""
        if self._now is None:
            self._made_for = self._make_occasion(self._lately())
            self._now = propose(self._catalogue(), self._made_for)
            self._count(self._now)
        return self._now

    @property
    def plan(self) -> BreakPlan:
        """What is done in the break that begins: what the user chose, or the proposal."""
        return (self._chosen or self.proposal()).plan

    def knows(self, routine: str) -> bool:
        """Whether there is such a routine, or exercise."""
        catalogue = self._catalogue()
        return routine in catalogue.routines or catalogue.has_exercise(routine)

    @contextmanager
    def chosen(self, routine: str) -> Iterator[None]:
        """Within it, a break that begins takes that routine, or that exercise alone, rather than the proposal.

        Raises:
            KeyError: there is no such routine or exercise.
        """
        catalogue = self._catalogue()
        chosen = self._chosen = proposal_of(catalogue, catalogue.routine(routine), self._lately())
        try:
            yield
        finally:
            self._chosen = None
        self._count(chosen)

    def settings_changed(self) -> bool:
        """Propose anew if it was for another place, or with an exercise that has been banned since; tells whether."""
        if self._now is None or self._made_for is None:
            return False
        before, now = self._made_for, self._make_occasion(self._made_for.history)
        if (now.place, now.floor) != (before.place, before.floor) or self._now.contains_any_of(now.banned):
            self._now = None
        return self._now is None

    def used(self) -> None:
        """The ask is over: the next one proposes anew."""
        self._now = None

    def _lately(self) -> tuple[Past, ...]:
        if self._past is None:
            self._past = self._read_past()[-REMEMBERED:]
        return self._past

    def _count(self, proposal: Proposal) -> None:
        """The next one is to differ from it."""
        self._past = (*self._lately(), Past(proposal.routine.id, proposal.first_side))[-REMEMBERED:]
