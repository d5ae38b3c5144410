"""Doses, as they are read and as they are heard."""

import pytest

from core.exercises.catalogue_samples import built_in
from glutebreak.core.durations import SECOND
from glutebreak.core.exercises.catalogue import Dose, DoseKind, Sides
from glutebreak.windows.dates_and_lengths import NO_BREAK
from glutebreak.windows.dose_texts import aloud, in_full, in_short

CATALOGUE = built_in()
HELD_THRICE = Dose(kind=DoseKind.HOLD, count=3, sides=Sides.EACH, hold=30 * SECOND, side_change=5 * SECOND)


@pytest.mark.parametrize(
    ("dose", "full", "short", "spoken"),
    [
        (
            CATALOGUE.exercise("donkey-kick").dose,
            "10 each side, one every 4 seconds, 1 min 25 s altogether.",
            "10 each side, one every 4 s",
            "10 times on each side",
        ),
        (
            HELD_THRICE,
            "Hold 30 seconds, 3 times each side, 3 min 5 s altogether.",
            "30 s, 3 times each side",
            "3 times 30 seconds on each side",
        ),
        (
            CATALOGUE.exercise("b-skip").dose,
            "2 lengths of 15 to 20 metres, walking back after each, 1 min 10 s altogether.",
            "2 lengths, 20 s each",
            "2 lengths",
        ),
        (CATALOGUE.walk.dose, "5 min.", "5 min", "5 minutes"),
    ],
)
def test_a_dose_is_spelled_whole_wherever_it_is_told(dose: Dose, full: str, short: str, spoken: str) -> None:
    """On a page, in a break, and by the voice; a number and its unit stay on one line."""
    told = [each.replace(NO_BREAK, " ") for each in (in_full(dose), in_short(dose), aloud(dose))]
    assert told == [full, short, spoken]
