"""Rule 4: a call and something watched are signs of the user without any input."""

import pytest

from core.sitting.trace_lines import Row, assert_told, each_row

CALL = {
    "a call is a sign to its end": (
        "0 input, 10 hold call, 1000 release call, 1179.999 end",
        "1179.999 bout 0-1179.999 open",
    ),
    "away_after counts from its end": ("0 input, 10 hold call, 1000 release call, 1180 end", "1180 bout 0-1000 away"),
    "it has no limit": ("0 input, 10 hold call, 40000 end", "40000 bout 0-40000 open"),
    "it may begin a millisecond before away_after": (
        "0 input, 179.999 hold call, 200 release call, 379.999 end",
        "379.999 bout 0-379.999 open",
    ),
    "a call that begins at away_after comes too late": ("0 input, 180 hold call, 300 end", "180 bout 0-0 away"),
    "a call of one moment is a sign": ("0 input, 100 hold call, 100 release call, 280 end", "280 bout 0-100 away"),
    "a second call changes nothing": (
        "0 input, 10 hold call, 20 hold call, 30 release call, 210 end",
        "210 bout 0-30 away",
    ),
    "a release of no call is no sign": ("0 input, 100 release call, 180 end", "180 bout 0-0 away"),
    "a sleep overrides it": ("0 input, 10 hold call, 20 sleep, 100 wake, 200 end", "100 bout 0-20 sleep"),
    "it counts again from the wake": (
        "0 input, 10 hold call, 20 sleep, 79.999 wake, 90 release call, 270 end",
        "270 bout 0-90 away",
    ),
    "it counts again from the unlock": (
        "0 input, 10 hold call, 20 lock, 30 unlock, 90 release call, 270 end",
        "270 bout 0-90 away",
    ),
}

WATCHING = {
    "watching is a sign to its end": (
        "0 input, 10 hold watching, 1000 release watching, 1180 end",
        "1180 bout 0-1000 away",
    ),
    "a millisecond before that the user still sits": (
        "0 input, 10 hold watching, 1000 release watching, 1179.999 end",
        "1179.999 bout 0-1179.999 open",
    ),
    "it counts until watch_limit after the last input": (
        "0-10 input, 10 hold watching, 3790 end",
        "3790 bout 0-3610 away",
        "prompt_after=4h",
    ),
    "a millisecond before that is known the user still sits": (
        "0-10 input, 10 hold watching, 3789.999 end",
        "3789.999 bout 0-3789.999 open",
        "prompt_after=4h",
    ),
    "an input renews it": ("0 input, 10 hold watching, 200 input, 680 end", "680 bout 0-500 away", "watch_limit=5m"),
    "an input that lasts renews it at its end": (
        "0 input, 10 hold watching, 200-250 input, 730 end",
        "730 bout 0-550 away",
        "watch_limit=5m",
    ),
    "begun at the limit it is a sign for that moment": (
        "0 input, 60 hold watching, 240 end",
        "240 bout 0-60 away",
        "watch_limit=1m",
    ),
    "begun a millisecond later it is none": (
        "0 input, 60.001 hold watching, 180 end",
        "180 bout 0-0 away",
        "watch_limit=1m",
    ),
    "a limit of nothing makes it none": ("0 input, 10 hold watching, 180 end", "180 bout 0-0 away", "watch_limit=0"),
    "switched off it is none": ("0 input, 10 hold watching, 180 end", "180 bout 0-0 away", "watching=off"),
    "a lock overrides it": ("0 input, 10 hold watching, 20 lock, 80 end", "80 bout 0-20 lock"),
    "it counts again from the wake": (
        "0 input, 10 hold watching, 20 sleep, 79.999 wake, 90 release watching, 270 end",
        "270 bout 0-90 away",
    ),
    "a wake beyond the limit is no sign": (
        "0 input, 10 hold watching, 20 sleep, 70.001 wake, 200 end",
        "200 bout 0-20 away",
        "watch_limit=70s",
    ),
}


@each_row(CALL)
def test_every_moment_of_a_call_is_a_sign(row: Row) -> None:
    """From its first moment to its last, but not while locked or asleep."""
    assert_told(*row)


@each_row(WATCHING)
def test_watching_is_a_sign_for_a_while(row: Row) -> None:
    """If it is switched on, until `watch_limit` after the last input."""
    assert_told(*row)


@pytest.mark.parametrize("hold", ["fullscreen", "dnd", "quiet", "pause"])
def test_no_other_hold_is_a_sign(hold: str) -> None:
    """A full screen, do-not-disturb, quiet hours and a pause say nothing of presence."""
    assert_told(f"0 input, 10 hold {hold}, 100 release {hold}, 180 end", "180 bout 0-0 away")
