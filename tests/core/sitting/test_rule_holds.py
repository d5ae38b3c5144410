"""Rule 11: holds block asking, never counting."""

import pytest

from core.sitting.trace_lines import Row, assert_told, each_row

BLOCKING = ["call", "fullscreen", "dnd", "quiet", "pause"]

HOLDS = {
    "watching blocks nothing": (
        "0-1795 input, 1796 hold watching, 1800 end",
        "1800 prompt 1, 1800 bout 0-1800 open",
    ),
    "nor does its end": (
        "0-1795 input, 1796 hold watching, 1799 release watching, 1800 end",
        "1800 prompt 1, 1800 bout 0-1800 open",
    ),
    "a hold that ended after_hold before": (
        "0-1700 input, 1700 hold dnd, 1750-1795 input, 1770 release dnd, 1800 end",
        "1800 prompt 1, 1800 bout 0-1800 open",
    ),
    "a hold that ended a millisecond later": (
        "0-1700 input, 1700 hold dnd, 1750-1795 input, 1770.001 release dnd, 1801 end",
        "1800.001 prompt 1, 1801 bout 0-1801 open",
    ),
    "all that overlap must end": (
        "0-1795 input, 1796 hold dnd, 1797 hold pause, 1799 release dnd, 1850 end",
        "1850 bout 0-1850 open",
    ),
    "and after_hold counts from the last": (
        "0-1795 input, 1796 hold dnd, 1797 hold pause, 1799 release dnd, 1815 release pause, 1846 end",
        "1845 prompt 1, 1846 bout 0-1846 open",
    ),
    "a second hold of a kind changes nothing": (
        "0-1795 input, 1796 hold dnd, 1797 hold dnd, 1801 release dnd, 1832 end",
        "1831 prompt 1, 1832 bout 0-1832 open",
    ),
    "a release of what is not there is ignored": (
        "0-1795 input, 1799 release dnd, 1800 end",
        "1800 prompt 1, 1800 bout 0-1800 open",
    ),
    "a hold from before the bout counts": ("0 hold dnd, 1-1850 input", "1850 bout 1-1850 open"),
    "a hold in mid-word begins the run anew, after after_hold": (
        "0-1900 input, 1810 hold dnd, 1810 release dnd, 1861 end",
        "1860 prompt 1, 1861 bout 0-1861 open",
    ),
    "without after_hold the ask comes at the release": (
        "0-1795 input, 1796 hold dnd, 1810 release dnd, 1810 end",
        "1810 prompt 1, 1810 bout 0-1810 open",
        "after_hold=0",
    ),
    "what is on screen stays": (
        "0-1790 input, 1805 hold dnd, 1810 answer skip, 1811 end",
        "1800 prompt 1, 1811 bout 0-1811 open",
    ),
    "a repeated show is blocked too": (
        "0-1790 input, 1790 hold watching, 2090 hold dnd, 2110 release dnd, 2140 end",
        "1800 prompt 1, 2140 prompt 2, 2140 bout 0-2140 open",
    ),
}


@pytest.mark.parametrize("hold", BLOCKING)
def test_a_hold_blocks_asking_but_not_counting(hold: str) -> None:
    """While it is in force nothing is shown; `after_hold` later all the sitting is in the show."""
    held = f"0-1795 input, 1796 hold {hold}"
    assert_told(f"{held}, 1850 end", "1850 bout 0-1850 open")
    assert_told(f"{held}, 1810 release {hold}, 1839.999 end", "1839.999 bout 0-1839.999 open")
    assert_told(f"{held}, 1810 release {hold}, 1840 end", "1840 prompt 1, 1840 bout 0-1840 open")


@each_row(HOLDS)
def test_holds(row: Row) -> None:
    """Several may overlap, and all must end, the last of them `after_hold` ago."""
    assert_told(*row)
