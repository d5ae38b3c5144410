"""The library's filters and headings, on the catalogue that comes with the app."""

from dataclasses import replace

import pytest

from core.exercises.catalogue_samples import built_in, own_text
from glutebreak.core.exercises.catalogue import Region, Role, Setting
from glutebreak.core.exercises.library import (
    TIMES,
    Heading,
    Wanted,
    count_of,
    fitting,
    regions_of,
    under_headings,
)
from glutebreak.core.exercises.parsing import parse_own_catalogue

CATALOGUE = built_in()


def found(**wanted: object) -> list[str]:
    """The ids of what fits."""
    return [each.id for each in fitting(CATALOGUE, Wanted(**wanted))]  # type: ignore[arg-type]


def test_who_wants_nothing_in_particular_finds_everything() -> None:
    """In the catalogue's order."""
    assert (found(), Wanted().is_anything) == (list(CATALOGUE.exercises), True)


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({"settings": frozenset({Setting.SEAT})}, ["seated-glute-squeeze", "sit-to-stand"]),
        ({"regions": frozenset({Region.CALVES})}, ["calf-raise"]),
        ({"headings": frozenset({Heading.DRILLS})}, ["a-skip", "b-skip", "straight-leg-run"]),
        ({"discreet": 3}, ["seated-glute-squeeze", "standing-glute-squeeze"]),
        ({"within": 40_000}, ["sit-to-stand"]),
        ({"words": "donkey"}, ["donkey-kick"]),
        ({"words": "  HIP stretch "}, ["standing-hip-flexor-stretch", "half-kneeling-hip-flexor-stretch"]),
        ({"words": "iliopsoas mat"}, ["half-kneeling-hip-flexor-stretch", "couch-stretch"]),
        ({"words": "trampoline"}, []),
        ({"settings": frozenset({Setting.HALLWAY}), "discreet": 1}, []),
    ],
)
def test_what_fits(wanted: dict[str, object], names: list[str]) -> None:
    """By place, part of the body, purpose, discreetness, time and words; several conditions hold together."""
    assert found(**wanted) == names


def test_two_places_are_both_looked_in() -> None:
    """Choosing a second place adds what can be done there."""
    both = found(settings=frozenset({Setting.STAND, Setting.MAT}))
    assert len(both) == 13
    assert set(both) == set(found(settings=frozenset({Setting.STAND}))) | set(found(settings=frozenset({Setting.MAT})))


def test_what_is_done_anywhere_is_found_everywhere() -> None:
    """Such as an exercise of the user's own."""
    own = parse_own_catalogue(own_text(), CATALOGUE)
    anywhere = replace(own.exercises["wall-sit"], setting=Setting.ANYWHERE)
    assert all(Wanted(settings=frozenset({each})).fits(anywhere) for each in Setting)


def test_every_exercise_stands_under_one_heading() -> None:
    """Stretches first; what mobilises stands with them; a heading without exercises is left out."""
    headings = under_headings(CATALOGUE.exercises.values())
    assert list(headings) == [Heading.STRETCH, Heading.ACTIVATE, Heading.DRILLS]
    assert sum(len(each) for each in headings.values()) == len(CATALOGUE.exercises)
    assert {each.role for each in headings[Heading.STRETCH]} == {Role.STRETCH, Role.MOBILISE}
    assert list(under_headings([CATALOGUE.exercise("a-skip")])) == [Heading.DRILLS]


def test_a_choice_counts_what_it_would_find() -> None:
    """With the other conditions kept, whether it is chosen now or not."""
    wanted = Wanted(settings=frozenset({Setting.MAT}), discreet=0)
    assert count_of(CATALOGUE, replace(wanted, settings=frozenset({Setting.SEAT}))) == 2
    assert count_of(CATALOGUE, replace(wanted, regions=frozenset({Region.SIDE_OF_HIP}))) == 2
    assert count_of(CATALOGUE, replace(wanted, headings=frozenset({Heading.STRETCH}))) == 2
    assert count_of(CATALOGUE, replace(wanted, discreet=1)) == 0
    assert [count_of(CATALOGUE, replace(wanted, within=each)) for each in (*TIMES, None)] == [1, 3, 7, 7]


def test_only_parts_of_the_body_with_an_exercise_are_offered() -> None:
    """The built-in catalogue has nothing for the whole body but the walk, which is no exercise of the library."""
    assert regions_of(CATALOGUE) == tuple(each for each in Region if each is not Region.WHOLE_BODY)
