"""Rule 6: when what is due is shown."""

import pytest

from core.sitting.trace_lines import Row, assert_told, each_row

DUE = {
    "a millisecond before prompt_after": ("0-1790 input, 1799.999 end", "1799.999 bout 0-1799.999 open"),
    "at prompt_after": ("0-1790 input, 1800 end", "1800 prompt 1, 1800 bout 0-1800 open"),
    "sitting counts from the bout's start": (
        "100-1890 input, 1900 end",
        "1900 prompt 1 of 100, 1900 bout 100-1900 open",
    ),
    "gaps are sitting": ("0 input, 10 hold watching, 1760 input, 1800 end", "1800 prompt 1, 1800 bout 0-1800 open"),
    "prompt_after is a setting": ("0-5 input, 10 end", "10 prompt 1, 10 bout 0-10 open", "prompt_after=10s"),
}

MID_WORD = {
    "the last input is as old as settle": ("0-1798 input, 1800 end", "1800 prompt 1, 1800 bout 0-1800 open"),
    "it is a millisecond younger": ("0-1798.001 input, 1800 end", "1800 bout 0-1800 open"),
    "and then the ask comes a millisecond later": (
        "0-1798.001 input, 1800.001 end",
        "1800.001 prompt 1, 1800.001 bout 0-1800.001 open",
    ),
    "the pause comes before settle_limit": ("0-1810 input, 1812 end", "1812 prompt 1, 1812 bout 0-1812 open"),
    "an input within the pause prolongs it": (
        "0-1810 input, 1811.999 input, 1814 end",
        "1813.999 prompt 1, 1814 bout 0-1814 open",
    ),
    "typing on until a millisecond before settle_limit": ("0-1819.999 input", "1819.999 bout 0-1819.999 open"),
    "typing on until settle_limit": ("0-1820 input", "1820 prompt 1, 1820 bout 0-1820 open"),
    "without settle nobody waits": ("0-1800 input", "1800 prompt 1, 1800 bout 0-1800 open", "settle=0"),
    "without settle_limit nobody waits": ("0-1800 input", "1800 prompt 1, 1800 bout 0-1800 open", "settle_limit=0"),
    "settle longer than settle_limit": (
        "0-1815 input, 1821 end",
        "1820 prompt 1, 1821 bout 0-1821 open",
        "settle=1m",
    ),
}

EMPTY_ROOM = {
    "the last sign is as old as present_within": ("0-1740 input, 1800 end", "1800 prompt 1, 1800 bout 0-1800 open"),
    "it is a millisecond older": ("0-1739.999 input, 1850 end", "1850 bout 0-1850 open"),
    "somebody comes back and pauses": (
        "0-1739.999 input, 1830 input, 1832 end",
        "1832 prompt 1, 1832 bout 0-1832 open",
    ),
    "somebody comes back and types on": ("0-1700 input, 1830-1850 input", "1850 prompt 1, 1850 bout 0-1850 open"),
    "watching is company": (
        "0-1700 input, 1700 hold watching, 1800 end",
        "1800 prompt 1, 1800 bout 0-1800 open",
    ),
    "a room empty for a millisecond interrupts the run": (
        "0-1795 input, 1800.001-1830 input",
        "1820.001 prompt 1, 1830 bout 0-1830 open",
        "present_within=5s settle=10s",
    ),
    "a room just not empty does not": (
        "0-1795 input, 1800-1830 input",
        "1820 prompt 1, 1830 bout 0-1830 open",
        "present_within=5s settle=10s",
    ),
    "settle longer than present_within: only settle_limit helps": (
        "0-1795 input, 1803-1823 input, 1850 end",
        "1823 prompt 1, 1850 bout 0-1850 open",
        "present_within=5s settle=10s",
    ),
    "and does not if the room empties before": (
        "0-1795 input, 1803-1817.999 input, 1850 end",
        "1850 bout 0-1850 open",
        "present_within=5s settle=10s",
    ),
}

INTERRUPTIONS = {
    "a lock": "1810 lock, 1811 unlock",
    "a sleep": "1810 sleep, 1811 wake",
    "standing": "1810 posture standing, 1811 posture sitting",
    "a quit": "1810 quit, 1811 launch",
    "a lock of no length": "1811 lock, 1811 unlock",
    "a quit of no length": "1811 quit, 1811 launch",
}

KEPT_BACK = {
    "locked": ("0-1795 input, 1796 lock, 1830 end", "1830 bout 0-1830 open"),
    "unlocked again": ("0-1795 input, 1796 lock, 1805 unlock, 1807 end", "1807 prompt 1, 1807 bout 0-1807 open"),
    "asleep": ("0-1795 input, 1796 sleep, 1830 end", "1830 bout 0-1830 open"),
    "awake again": ("0-1795 input, 1796 sleep, 1810 wake, 1810 end", "1810 prompt 1, 1810 bout 0-1810 open"),
    "standing": ("0-1795 input, 1796 posture standing, 1830 end", "1830 bout 0-1830 open"),
    "sitting again": (
        "0-1795 input, 1796 posture standing, 1830 posture sitting, 1832 end",
        "1832 prompt 1, 1832 bout 0-1832 open",
    ),
    "an activation runs": ("0-1795 input, 1796 answer start, 1797-1900 input", "1900 bout 0-1900 open"),
    "not running": ("0-1795 input, 1796 quit, 1900 end", "1900 bout 0-1900 open"),
    "running again": ("0-1795 input, 1796 quit, 1820 launch, 1850 end", "1850 prompt 1, 1850 bout 0-1850 open"),
}


@each_row(DUE)
def test_the_first_ask_falls_due(row: Row) -> None:
    """When sitting, gaps included, reaches `prompt_after`."""
    assert_told(*row)


@each_row(MID_WORD)
def test_nobody_is_asked_in_mid_word_and_nobody_escapes(row: Row) -> None:
    """The ask waits for a pause of `settle`, but for `settle_limit` at most."""
    assert_told(*row)


@each_row(EMPTY_ROOM)
def test_nobody_is_asked_in_an_empty_room(row: Row) -> None:
    """The last sign must be no older than `present_within`."""
    assert_told(*row)


@pytest.mark.parametrize("interruption", INTERRUPTIONS.values(), ids=list(INTERRUPTIONS))
def test_an_interruption_begins_the_run_anew(interruption: str) -> None:
    """`settle_limit` counts from when all other conditions are true again."""
    assert_told(f"0-1900 input, {interruption}, 1830.999 end", "1830.999 bout 0-1830.999 open", "after_hold=0s")
    assert_told(f"0-1900 input, {interruption}, 1831 end", "1831 prompt 1, 1831 bout 0-1831 open", "after_hold=0s")


@each_row(KEPT_BACK)
def test_an_ask_is_kept_back(row: Row) -> None:
    """Whatever is due waits until somebody sits there who can see it."""
    assert_told(*row)


def test_the_run_counts_from_being_due() -> None:
    """Who types through a launch is given `settle_limit` from when they may be asked, though they never stopped."""
    assert_told("0-1900 input, 1790 quit, 1805 launch, 1854.999 end", "1854.999 bout 0-1854.999 open")
    assert_told("0-1900 input, 1790 quit, 1805 launch, 1855 end", "1855 prompt 1, 1855 bout 0-1855 open")
