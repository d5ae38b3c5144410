"""Rules 1 and 2: what opens a bout, and which silence is sitting."""

from core.sitting.trace_lines import Row, assert_told, each_row

WHAT_OPENS_A_BOUT = {
    "the first input opens a bout at that moment": ("5 input, 5 end", "5 bout 5-5 open"),
    "an input that lasts opens it at its first moment": ("5-9 input", "9 bout 5-9 open"),
    "an input in an open bout opens none": ("0 input, 50 input, 60 end", "60 bout 0-60 open"),
    "an unlock is an input, also without a lock": ("5 unlock, 6 end", "6 bout 5-6 open"),
    "sitting said opens one": ("5 posture sitting, 6 end", "6 bout 5-6 open"),
    "a refused answer opens one": ("5 answer skip, 6 end", "5 refused skip, 6 bout 5-6 open"),
    "a fraction of a second is kept": ("0.001 input, 0.002 end", "0.002 bout 0.001-0.002 open"),
}

WHAT_OPENS_NONE = {
    "nothing": ("100 end", ""),
    "an empty trace": ("", ""),
    "a start alone": ("start 2026-03-02T09:00:00+01:00", ""),
    "a call": ("0 hold call, 100 release call, 100 end", ""),
    "watching": ("0 hold watching, 100 release watching, 100 end", ""),
    "fullscreen": ("0 hold fullscreen, 100 end", ""),
    "a call that goes on after a bout": ("0 input, 10 hold call, 20 lock, 200 end", "80 bout 0-20 lock"),
    "a lock": ("5 lock, 6 end", ""),
    "a sleep and a wake": ("5 sleep, 6 wake, 7 end", ""),
    "a quit and a launch": ("5 quit, 6 launch, 7 end", ""),
    "a finish of nothing": ("5 finish done, 6 end", ""),
    "the wall clock being set": ("5 wall 2026-03-02T09:00:00+01:00, 6 end", ""),
    "input while locked": ("0 lock, 5-8 input, 9 end", ""),
    "input while asleep": ("0 sleep, 5-8 input, 9 end", ""),
    "input while standing": ("0 posture standing, 5-8 input, 9 end", ""),
    "standing said": ("5 posture standing, 6 end", ""),
    "input while an activation runs": (
        "0 answer start, 10 lock, 80 unlock, 90 input, 99 end",
        "70 bout 0-0 activation",
    ),
}

WHICH_SILENCE_IS_SITTING = {
    "a gap a millisecond shorter than away_after": ("0-600 input, 779.999 input", "779.999 bout 0-779.999 open"),
    "a gap of away_after is too long": (
        "0-600 input, 780 input",
        "780 bout 0-600 away, 780 break 600-780 natural, 780 bout 780-780 open",
    ),
    "a gap a millisecond longer than away_after is too long": (
        "0-600 input, 780.001 input",
        "780 bout 0-600 away, 780.001 break 600-780.001 natural, 780.001 bout 780.001-780.001 open",
    ),
    "many gaps, each short enough": ("0 input, 179 input, 358 input, 537 input", "537 bout 0-537 open"),
    "an input within one that lasts does not shorten it": (
        "0-600 input, 5 input, 779.999 end",
        "779.999 bout 0-779.999 open",
    ),
    "a gap between two signs that are no typing": (
        "0 input, 100 lock, 110 unlock, 289.999 end",
        "289.999 bout 0-289.999 open",
    ),
    "away_after is a setting": ("0 input, 9.999 input, 20 end", "19.999 bout 0-9.999 away", "away_after=10s"),
}


@each_row(WHAT_OPENS_A_BOUT)
def test_a_bout_opens(row: Row) -> None:
    """Rule 1: with nobody sitting, every kind of input opens a bout."""
    assert_told(*row)


@each_row(WHAT_OPENS_NONE)
def test_no_bout_opens(row: Row) -> None:
    """Rule 1: nothing else does, nor does input that cannot be sensed or comes in between."""
    assert_told(*row)


@each_row(WHICH_SILENCE_IS_SITTING)
def test_silence_is_sitting(row: Row) -> None:
    """Rule 2: a gap shorter than `away_after` is part of the bout."""
    assert_told(*row)
