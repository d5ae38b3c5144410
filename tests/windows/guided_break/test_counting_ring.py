"""What the ring of a guided break counts."""

from dataclasses import replace

import pytest

from core.exercises.catalogue_samples import built_in
from glutebreak.core.coaching.break_moment import Moment, Phase
from glutebreak.core.exercises.catalogue import Dose, DoseKind, Sides
from glutebreak.windows.guided_break.break_texts import ring_of
from glutebreak.windows.look.ring import Mark, RingState

TEN_KICKS = Dose(kind=DoseKind.REPS, count=10, sides=Sides.BOTH, up=2000, hold=1000, down=2000)
KICK = Moment(
    phase=Phase.UP,
    exercise=built_in().exercise("donkey-kick"),
    side=None,
    leading=None,
    dose=TEN_KICKS,
    repetition=6,
    into=500,
    lasts=2000,
    into_repetition=500,
    words="",
    done_sides=(),
    following=None,
    paused=False,
)


def test_it_fills_one_arc_for_each_repetition() -> None:
    """The running one in part."""
    assert ring_of(KICK) == RingState(10, pytest.approx(5.1), "6", "of 10")


def test_more_than_twenty_repetitions_are_one_arc() -> None:
    """Else they could not be told apart."""
    many = replace(KICK, dose=replace(TEN_KICKS, count=24), repetition=7, into_repetition=0)
    assert ring_of(many) == RingState(1, 0.25, "7", "of 24")


def test_a_hold_counts_its_seconds_down() -> None:
    """Begun seconds count whole, and the last one is no plural."""
    stretch = Dose(kind=DoseKind.HOLD, count=1, sides=Sides.BOTH, up=3000, hold=20_000, down=3000)
    holding = replace(KICK, phase=Phase.HOLD, dose=stretch, repetition=1, lasts=20_000)
    shown = [ring_of(replace(holding, into=into)) for into in (0, 5_000, 15_200, 19_500)]
    assert shown == [
        RingState(1, 0.0, "20", "seconds"),
        RingState(1, 0.25, "15", "seconds"),
        RingState(1, pytest.approx(0.76), "5", "seconds"),
        RingState(1, pytest.approx(0.975), "1", "second"),
    ]


def test_paused_it_keeps_its_place() -> None:
    """And goes on from there."""
    assert ring_of(replace(KICK, paused=True)) == replace(ring_of(KICK), still=True, mark=Mark.BARS)


def test_stopped_it_does_not_look_as_if_it_was_paused() -> None:
    """It will not go on from there."""
    stopped = ring_of(replace(KICK, phase=Phase.HURT, paused=True))
    assert (stopped.still, stopped.mark) == (True, Mark.SQUARE)


def test_whole_it_moves_with_its_number_and_not_between() -> None:
    """Repetitions, few or many; a hold; a walk: for whoever wants nothing to move."""
    many = replace(TEN_KICKS, count=24)
    stretch = Dose(kind=DoseKind.HOLD, count=1, sides=Sides.BOTH, up=3000, hold=20_000, down=3000)
    walk = Dose(kind=DoseKind.TIME, count=1, sides=Sides.BOTH, up=0, hold=300_000, down=0)
    holding = replace(KICK, phase=Phase.HOLD, dose=stretch, repetition=1, lasts=20_000)
    walking = replace(KICK, phase=Phase.HOLD, dose=walk, repetition=1, lasts=300_000)
    shown = [
        [ring_of(replace(each, into_repetition=into), whole=True) for into in (500, 4_900)]
        for each in (KICK, replace(KICK, dose=many))
    ] + [[ring_of(replace(each, into=into), whole=True) for into in (5_000, 5_900)] for each in (holding, walking)]
    assert shown == [
        [RingState(10, 6.0, "6", "of 10")] * 2,
        [RingState(1, 0.25, "6", "of 24")] * 2,
        [RingState(1, 0.25, "15", "seconds")] * 2,
        [RingState(1, pytest.approx(5 / 300), "4:55", "left")] * 2,
    ]
