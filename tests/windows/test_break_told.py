"""What the resident wants to be done, as the windows process understands it."""

from core.exercises.catalogue_samples import built_in
from glutebreak.core.coaching.coach import Place
from glutebreak.core.coaching.occasion import Occasion
from glutebreak.resident.proposing import Proposer
from glutebreak.windows.break_told import to_do_of

CATALOGUE = built_in()


def at_home(*, floor: bool) -> Proposer:
    """A proposer for somebody who works at home."""
    return Proposer(built_in, lambda past: Occasion(Place.HOME, floor=floor, history=past, seed=2))


def test_the_break_has_the_standing_version_whose_length_the_ask_told() -> None:
    """What was promised can be had."""
    proposer = at_home(floor=True)
    to_do, promised = to_do_of(proposer.to_do(), CATALOGUE), proposer.proposal().alternative_prompt
    assert to_do.routine == proposer.proposal().routine
    assert promised is not None
    assert to_do.standing is not None
    assert promised.arguments["seconds"] == round(to_do.standing.lasts / 1000)


def test_where_nothing_was_promised_there_is_none() -> None:
    """A routine that needs no floor, and one that was chosen in the library."""
    chosen = at_home(floor=True)
    chosen.choose("mat-stretch-then-fire")
    assert [to_do_of(each.to_do(), CATALOGUE).standing for each in (at_home(floor=False), chosen)] == [None, None]
