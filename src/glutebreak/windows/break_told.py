"""Which routine the resident wants to be done."""

from collections.abc import Mapping
from typing import Any

from glutebreak.core.coaching.coach import propose
from glutebreak.core.coaching.occasion import Occasion
from glutebreak.core.exercises.catalogue import Catalogue, Routine, Side


def asks_for_a_routine(told: Mapping[str, Any]) -> bool:
    """Whether a routine is to be begun, rather than a break that runs be brought to the front."""
    return "occasion" in told or "routine" in told


def routine_of(told: Mapping[str, Any], catalogue: Catalogue) -> tuple[Routine, Side]:
    """The routine to do and the side to begin with.

    Args:
        told: with an `occasion`, whose proposal is taken; or with a `routine`'s id, and perhaps a `count` instead of
            its own number of repetitions, as the demo wants it.
        catalogue: what there is to do.

    Raises:
        KeyError, TypeError, ValueError: it is not what the resident tells.
    """
    if "occasion" in told:
        proposal = propose(catalogue, Occasion.from_json(told["occasion"]))
        return proposal.routine, proposal.first_side
    routine = catalogue.routine(told["routine"])
    if "count" in told:
        routine = routine.with_count(told["count"])
    return routine, Side.RIGHT
