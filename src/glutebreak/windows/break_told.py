"""Which routine the resident wants to be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from glutebreak.core.coaching.coach import propose
from glutebreak.core.coaching.occasion import Occasion
from glutebreak.core.exercises.catalogue import Catalogue, Routine, Side


def asks_for_a_routine(told: Mapping[str, Any]) -> bool:
    """Whether a routine is to be begun, rather than a break that runs be brought to the front."""
    return "occasion" in told or "routine" in told


@dataclass(frozen=True, slots=True)
class ToDo:
    """What is to be done in a break."""

    routine: Routine
    first_side: Side
    """The side to begin with."""
    standing: Routine | None = None
    """What the ask promised for where there is no room; None if nothing was."""


def to_do_of(told: Mapping[str, Any], catalogue: Catalogue) -> ToDo:
    """What the resident wants to be done.

    Args:
        told: with an `occasion`, whose proposal is taken; or with a `routine`'s id, and perhaps a `count` instead of
            its own number of repetitions, as the demo wants it.
        catalogue: what there is to do.

    Raises:
        KeyError, TypeError, ValueError: it is not what the resident tells.
    """
    if "occasion" in told:
        proposal = propose(catalogue, Occasion.from_json(told["occasion"]))
        return ToDo(proposal.routine, proposal.first_side, proposal.alternative)
    routine = catalogue.routine(told["routine"])
    if "count" in told:
        routine = routine.with_count(told["count"])
    return ToDo(routine, Side.RIGHT)
