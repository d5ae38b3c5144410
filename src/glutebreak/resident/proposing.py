"""Which routine the ask on screen proposes."""

from collections.abc import Callable, Mapping
from typing import Any

from glutebreak.core.coaching.coach import Proposal, propose
from glutebreak.core.coaching.occasion import Occasion, Past
from glutebreak.core.exercises.catalogue import Catalogue

REMEMBERED = 10
"""Proposals that count when the next one is chosen."""


class Proposer:
    """Keeps one proposal for the ask that is on, and makes another one for the next.

    Args:
        catalogue: reads what there is to do; asked when a proposal is first wanted, so that a tray that has
            not asked yet holds none of it, and again after `forget_catalogue`.
        occasion: the circumstances now, given what was proposed before.
    """

    def __init__(self, catalogue: Callable[[], Catalogue], occasion: Callable[[tuple[Past, ...]], Occasion]) -> None:
        self._read_catalogue = catalogue
        self._make_occasion = occasion
        self._catalogue: Catalogue | None = None
        self._past: tuple[Past, ...] = ()
        self._now: tuple[Occasion, Proposal] | None = None
        self._chosen: str | None = None

    def remember(self, past: tuple[Past, ...]) -> None:
        """What was done before the app started, the latest last."""
        self._past = past[-REMEMBERED:]

    def proposal(self) -> Proposal:
        """The proposal of the ask that is on, or the one that a break started now takes."""
        return self._current()[1]

    def occasion(self) -> Occasion:
        """What the proposal came from."""
        return self._current()[0]

    def choose(self, routine: str | None) -> None:
        """Take that routine, or that exercise alone, rather than the proposal; None takes the proposal again.

        Raises:
            KeyError: there is no such routine or exercise.
        """
        if routine is not None:
            self._known().routine(routine)
        self._chosen = routine

    @property
    def routine(self) -> str:
        """The id of what is done in the break that begins: what the user chose, or the proposal."""
        return self._chosen or self.proposal().routine.id

    def to_do(self) -> Mapping[str, Any]:
        """The same for the windows process, which makes the proposal anew from its occasion."""
        return {"routine": self._chosen} if self._chosen else {"occasion": self.occasion().to_json()}

    def forget_catalogue(self) -> None:
        """Read what there is to do anew, when it is wanted next; the ask that is on keeps its proposal."""
        self._catalogue = None

    def used(self) -> None:
        """The ask is over: the next one proposes anew."""
        self._now = None

    def _known(self) -> Catalogue:
        if self._catalogue is None:
            self._catalogue = self._read_catalogue()
        return self._catalogue

    def _current(self) -> tuple[Occasion, Proposal]:
        if self._now is None:
            catalogue = self._known()
            occasion = self._make_occasion(self._past)
            proposal = propose(catalogue, occasion)
            self._past = (*self._past, Past(proposal.routine.id, proposal.first_side))[-REMEMBERED:]
            self._now = occasion, proposal
        return self._now
