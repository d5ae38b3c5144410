"""Which routine the ask on screen proposes."""

from collections.abc import Callable

from glutebreak.core.catalogue import Catalogue
from glutebreak.core.coach import Past, Proposal
from glutebreak.core.occasion import Occasion

REMEMBERED = 10
"""Proposals that count when the next one is chosen."""


class Proposer:
    """Keeps one proposal for the ask that is on, and makes another one for the next.

    Args:
        catalogue: reads what there is to do; asked once, when a proposal is first wanted, so that a tray that has
            not asked yet holds none of it.
        occasion: the circumstances now, given what was proposed before.
    """

    def __init__(self, catalogue: Callable[[], Catalogue], occasion: Callable[[tuple[Past, ...]], Occasion]) -> None:
        self._read_catalogue = catalogue
        self._make_occasion = occasion
        self._catalogue: Catalogue | None = None
        self._past: tuple[Past, ...] = ()
        self._now: tuple[Occasion, Proposal] | None = None

    def remember(self, past: tuple[Past, ...]) -> None:
        """What was done before the app started, the latest last."""
        self._past = past[-REMEMBERED:]

    def proposal(self) -> Proposal:
        """The proposal of the ask that is on, or the one that a break started now takes."""
        return self._current()[1]

    def occasion(self) -> Occasion:
        """What the proposal came from."""
        return self._current()[0]

    def used(self) -> None:
        """The ask is over: the next one proposes anew."""
        self._now = None

    def _current(self) -> tuple[Occasion, Proposal]:
        if self._now is None:
            if self._catalogue is None:
                self._catalogue = self._read_catalogue()
            occasion = self._make_occasion(self._past)
            proposal = occasion.proposal(self._catalogue)
            self._past = (*self._past, Past(proposal.routine.id, proposal.first_side))[-REMEMBERED:]
            self._now = occasion, proposal
        return self._now
