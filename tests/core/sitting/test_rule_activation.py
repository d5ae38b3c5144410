"""Rule 10: a guided run through exercises, from the press to its end and what becomes of the bout."""

import pytest

from core.sitting.trace_lines import Row, assert_told, each_row

START = {
    "it answers what is on screen": (
        "0-1790 input, 1805 answer start, 1806 answer skip",
        "1800 prompt 1, 1806 refused skip, 1806 bout 0-1806 open",
    ),
    "it needs no ask": ("0 input, 5 answer start, 6 end", "6 bout 0-6 open"),
    "pressed with nobody sitting, it opens a bout first": ("5 answer start, 6 end", "6 bout 5-6 open"),
    "while one runs it is refused": ("0 input, 5 answer start, 6 answer start", "6 refused start, 6 bout 0-6 open"),
    "after a finish it can be pressed again": (
        "0 input, 5 answer start, 6 finish abandoned, 6 answer start, 7 end",
        "7 bout 0-7 open",
    ),
    "nothing is asked while one runs": ("0-1795 input, 1796 answer start, 1800-1900 input", "1900 bout 0-1900 open"),
    "input while one runs opens nothing": (
        "0-100 input, 100 answer start, 110 lock, 170 unlock, 180-190 input",
        "170 bout 0-100 activation",
    ),
}

GOES_ON = {
    "a millisecond shorter than break_min": (
        "0-100 input, 100 answer start, 159.999 finish done, 160 end",
        "160 bout 0-160 open",
    ),
    "abandoned, however long": (
        "0-100 input, 100 answer start, 260 finish abandoned, 261 end",
        "261 bout 0-261 open",
    ),
    "input meanwhile counts": (
        "0-100 input, 100 answer start, 200 input, 260 finish abandoned, 380 end",
        "380 bout 0-200 away",
    ),
    "a new ask falls due repeat_every after the finish": (
        "0-1790 input, 1805 answer start, 1865 finish abandoned, 1866 hold watching, 2165 end",
        "1800 prompt 1, 2165 prompt 2, 2165 bout 0-2165 open",
    ),
    "and not a millisecond before": (
        "0-1790 input, 1805 answer start, 1865 finish abandoned, 1866 hold watching, 2164.999 end",
        "1800 prompt 1, 2164.999 bout 0-2164.999 open",
    ),
    "the same if it was too short, seated or not": (
        "0-1790 input, 1805 answer start, 1864.999 finish done seated, 1866 hold watching, 2165 end",
        "1800 prompt 1, 2164.999 prompt 2, 2165 bout 0-2165 open",
    ),
    "or when it would have been due anyway": (
        "0-600 input, 600 answer start, 650 finish abandoned, 651 hold watching, 1801 end",
        "1800 prompt 1, 1801 bout 0-1801 open",
    ),
    "whichever is later": (
        "0-1500 input, 1500 answer start, 1500.001 finish abandoned, 1501 hold watching, 1801 end",
        "1800.001 prompt 1, 1801 bout 0-1801 open",
    ),
    "what it would have been due at may be a snooze's end": (
        "0-1790 input, 1800 answer snooze 10, 1801 answer start, 1802 finish abandoned, 1803 hold watching, 2401 end",
        "1800 prompt 1, 2400 prompt 2, 2401 bout 0-2401 open",
    ),
    "the new ask has all its shows": (
        "0-1790 input, 1805 answer start, 1865 finish abandoned, 1866 hold watching, 2765 end",
        "1800 prompt 1, 2165 prompt 2, 2465 prompt 3, 2765 prompt 4, 2765 bout 0-2765 open",
    ),
    "seated only, sitting was not interrupted": (
        "0-600 input, 600 answer start, 660 finish done seated, 661 hold watching, 2460 end",
        "2460 prompt 1, 2460 bout 0-2460 open",
    ),
    "and it is asked no earlier": (
        "0-600 input, 600 answer start, 660 finish partly seated, 661 hold watching, 2459.999 end",
        "2459.999 bout 0-2459.999 open",
    ),
    "seated and abandoned is abandoned": (
        "0-1790 input, 1805 answer start, 1900 finish abandoned seated, 1901 hold watching, 2200 end",
        "1800 prompt 1, 2200 prompt 2, 2200 bout 0-2200 open",
    ),
}

ENDS = {
    "it ended at the press": (
        "0-100 input, 100 answer start, 120 input, 160 finish done, 165 end",
        "160 bout 0-100 activation",
    ),
    "the first input after the finish opens the next": (
        "0-100 input, 100 answer start, 160 finish done, 165 input, 170 end",
        "160 bout 0-100 activation, 165 break 100-165 prompted, 170 bout 165-170 open",
    ),
    "that may be one that lasts across the finish": (
        "0-100 input, 100 answer start, 120-200 input, 160 finish done, 170 end",
        "160 bout 0-100 activation, 160 break 100-160 prompted, 170 bout 160-170 open",
    ),
    "an input that ends at the finish is not after it": (
        "0-100 input, 100 answer start, 120-160 input, 160 finish done, 170 end",
        "160 bout 0-100 activation",
    ),
    "a finish is no input": ("5 answer start, 65 finish done, 70 end", "65 bout 5-5 activation"),
    "what is on screen was answered, so nothing is withdrawn": (
        "0-1790 input, 1805 answer start, 1900 finish done, 1901 end",
        "1800 prompt 1, 1900 bout 0-1805 activation",
    ),
    "a finish of nothing is ignored": ("0-100 input, 160 finish done, 170 end", "170 bout 0-170 open"),
    "a second finish too": (
        "0-100 input, 100 answer start, 160 finish done, 161 input, 300 finish done, 300 end",
        "160 bout 0-100 activation, 161 break 100-161 prompted, 300 bout 161-300 open",
    ),
}

ENDS_MEANWHILE = {
    "silence": ("0-100 input, 100 answer start, 280 end", "280 bout 0-100 activation"),
    "silence after input": ("0-100 input, 100 answer start, 150 input, 330 end", "330 bout 0-100 activation"),
    "a lock": ("0-100 input, 100 answer start, 110 lock, 170 end", "170 bout 0-100 activation"),
    "a sleep": ("0-100 input, 100 answer start, 110 sleep, 180 wake, 190 end", "180 bout 0-100 activation"),
    "a finish inside a sleep comes before it is told": (
        "0-100 input, 100 answer start, 110 sleep, 175 finish done, 180 wake, 190 end",
        "175 bout 0-100 activation",
    ),
    "standing declared after the press": (
        "0-100 input, 100 answer start, 110 posture standing, 170 end",
        "170 bout 0-100 activation",
    ),
    "standing declared before the press": (
        "0-100 input, 100 posture standing, 110 answer start, 160 end",
        "160 bout 0-100 posture",
    ),
    "standing declared before the press at one moment": (
        "0-100 input, 100 posture standing, 100 answer start, 160 finish done, 160 end",
        "160 bout 0-100 posture",
    ),
    "a lock while standing since before the press": (
        "0-100 input, 100 lock, 101 posture standing, 102 unlock, 103 answer start, 104 lock, 200 end",
        "161 bout 0-101 posture",
    ),
    "standing taken back before the end is established": (
        "0-100 input, 100 posture standing, 105 answer start, 110 posture sitting, 120 lock, 180 end",
        "180 bout 0-105 activation",
    ),
    "the finish then says what it will": (
        "0-100 input, 100 answer start, 290 input, 300 finish abandoned, 310 input",
        "280 bout 0-100 activation, 310 break 100-310 prompted, 310 bout 310-310 open",
    ),
    "a finish at that moment comes too late": (
        "0-100 input, 100 answer start, 280 finish abandoned, 281 end",
        "280 bout 0-100 activation",
    ),
    "a finish a millisecond before it comes in time": (
        "0-100 input, 100 answer start, 279.999 finish abandoned, 280 end",
        "280 bout 0-100 away",
    ),
    "standing when it finishes keeps the next bout from opening": (
        "0-100 input, 100 answer start, 110 posture standing, 180 finish done, 190 input, 200 posture sitting",
        "170 bout 0-100 activation, 200 break 100-200 prompted, 200 bout 200-200 open",
    ),
}


@each_row(START)
def test_an_activation_begins(row: Row) -> None:
    """At any time while none runs."""
    assert_told(*row)


@each_row(GOES_ON)
def test_the_bout_goes_on_after_it(row: Row) -> None:
    """If it was abandoned, too short or done on the chair."""
    assert_told(*row)


@pytest.mark.parametrize("outcome", ["done", "partly"])
def test_it_ends_the_bout_from_break_min_on(outcome: str) -> None:
    """An activation of exactly `break_min` ends it, whether all of it or a part was done."""
    assert_told(f"0-100 input, 100 answer start, 160 finish {outcome}, 160 end", "160 bout 0-100 activation")


@each_row(ENDS)
def test_the_bout_ended_at_the_press(row: Row) -> None:
    """And the first input after the finish opens the next one."""
    assert_told(*row)


@each_row(ENDS_MEANWHILE)
def test_the_end_is_established_while_it_runs(row: Row) -> None:
    """Then the bout ended at the press, or at standing declared before."""
    assert_told(*row)
