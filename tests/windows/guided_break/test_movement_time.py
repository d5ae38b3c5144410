"""The drawn figure goes along with the count, whatever the routine makes of the exercise's own dose."""

from dataclasses import replace

import pytest

from core.exercises.catalogue_samples import built_in
from glutebreak.core.coaching.guide import Guide
from glutebreak.core.coaching.plan import BreakPlan
from glutebreak.core.durations import SECOND
from glutebreak.core.exercises.catalogue import ExerciseStep, Routine, Side
from glutebreak.windows.guided_break.movement_time import movement_time

CATALOGUE = built_in()


def times(exercise: str, at: list[float], lasts: int, **dose: int) -> list[int]:
    """Where the figure is so many seconds after the exercise began."""
    own = CATALOGUE.exercise(exercise).dose
    step = ExerciseStep(exercise, replace(own, **dose))
    found = []
    for seconds in at:
        guide = Guide(CATALOGUE, BreakPlan(Routine(id="alone", name="Alone", steps=(step,)), Side.LEFT), 0, ())
        began = next(now for now in range(0, 60 * SECOND, 100) if not guide.advance(now) and guide.moment(now).counting)
        now = began + round(seconds * SECOND)
        guide.advance(now)
        found.append(movement_time(guide.moment(now), lasts))
    return found


def test_a_repetition_is_one_loop() -> None:
    """The second begins where the first began."""
    assert times("glute-bridge", [0, 1.5, 3.5, 5.9, 6, 7.5], 6_000) == [0, 1_500, 3_500, 5_900, 0, 1_500]


def test_a_longer_hold_holds_the_figure_longer() -> None:
    """And the way in and out stay as they are."""
    assert times("glute-bridge", [1.5, 3.5, 5.5, 6.5, 8], 6_000, hold=4 * SECOND) == [1_500, 2_500, 3_500, 4_500, 0]


def test_sides_that_alternate_are_both_in_the_loop() -> None:
    """The other knee comes up in its second half."""
    assert times("standing-march", [0.6, 2.1, 3], 3_000) == [600, 2_100, 0]


def test_a_stretch_goes_in_is_held_and_comes_out() -> None:
    """A shorter hold skips none of it."""
    assert times("couch-stretch", [2.5, 5, 10, 15, 16.5], 38_000, hold=10 * SECOND) == [
        2_500,
        5_000,
        20_000,
        35_000,
        36_500,
    ]


@pytest.mark.parametrize("exercise", ["b-skip", "walk"])
def test_what_counts_seconds_goes_round_in_a_time_of_its_own(exercise: str) -> None:
    """A skip is as quick as a skip is."""
    assert times(exercise, [0, 0.5, 1.5], 1_000) == [0, 500, 500]


def test_nothing_moves_while_one_gets_ready() -> None:
    """The figure shows what to get into."""
    guide = Guide(CATALOGUE, BreakPlan(CATALOGUE.routine("mat-stretch-then-fire"), Side.LEFT), 0, ())
    assert not guide.moment(1_000).counting
    assert movement_time(guide.moment(1_000), 4_000) == 0
