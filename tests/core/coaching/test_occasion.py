"""All that a proposal depends on, handed from one process to another."""

import json
from typing import Any

import pytest

from core.exercises.catalogue_samples import built_in
from glutebreak.core.coaching.coach import propose
from glutebreak.core.coaching.occasion import Occasion, Past, Place
from glutebreak.core.exercises.catalogue import Side

OCCASION = Occasion(
    place=Place.OWN_OFFICE,
    floor=True,
    history=(Past("mat-hip-stability", Side.RIGHT), Past("desk-two-minute-reset")),
    banned=frozenset({"donkey-kick", "a-skip"}),
    seed=2**32 - 1,
)


def test_an_occasion_comes_through_json_as_it_was() -> None:
    """With sides that are not known, and bans in no order."""
    assert Occasion.from_json(json.loads(json.dumps(OCCASION.to_json()))) == OCCASION


def test_the_other_process_proposes_the_same() -> None:
    """What was promised in the notification is what the window shows, whatever the seed."""
    for seed in range(50):
        here = Occasion(Place.HOME, floor=True, history=OCCASION.history, banned=OCCASION.banned, seed=seed)
        there = Occasion.from_json(json.loads(json.dumps(here.to_json())))
        assert propose(built_in(), there) == propose(built_in(), here)


@pytest.mark.parametrize(
    "broken",
    [
        {"place": "moon"},
        {"history": [["mat-hip-stability"]]},
        {"history": [["mat-hip-stability", "up"]]},
        {"history": 5},
        {"banned": None},
        {"seed": "many"},
    ],
)
def test_what_no_occasion_wrote_is_an_error(broken: dict[str, Any]) -> None:
    """And so is one with a part missing."""
    with pytest.raises((KeyError, TypeError, ValueError)):
        Occasion.from_json({**OCCASION.to_json(), **broken})
    for name in OCCASION.to_json():
        with pytest.raises(KeyError):
            Occasion.from_json({key: value for key, value in OCCASION.to_json().items() if key != name})
