"""Rules 7 to 9: an ask that is not answered, put off, skipped or dismissed. Watching keeps the user in sight."""

import pytest

from core.sitting.trace_lines import Row, assert_told, each_row

WATCHED = "0-1790 input, 1790 hold watching"
ASKED = "0-1790 input, 1790 hold watching, 1805"

UNANSWERED = {
    "a millisecond before repeat_every": (f"{WATCHED}, 2099.999 end", "1800 prompt 1, 2099.999 bout 0-2099.999 open"),
    "after repeat_every it is shown again": (
        f"{WATCHED}, 2100 end",
        "1800 prompt 1, 2100 prompt 2, 2100 bout 0-2100 open",
    ),
    "repeat_every counts from the show, not from when it was due": (
        "0-1900 input, 1900 hold watching, 2120 end",
        "1820 prompt 1, 2120 prompt 2, 2120 bout 0-2120 open",
    ),
    "a millisecond before prompt_after has passed since the last of three": (
        f"{WATCHED}, 4199.999 end",
        "1800 prompt 1, 2100 prompt 2, 2400 prompt 3, 4199.999 bout 0-4199.999 open",
    ),
    "then the next ask is shown, and it too comes again": (
        f"{WATCHED}, 4500 end",
        "1800 prompt 1, 2100 prompt 2, 2400 prompt 3, 4200 prompt 4, 4500 prompt 5, 4500 bout 0-4500 open",
    ),
    "an ask of one show": (
        f"{WATCHED}, 3600 end",
        "1800 prompt 1, 3600 prompt 2, 3600 bout 0-3600 open",
        "shows_per_ask=1",
    ),
    "a repeated show waits for the user like the first": (
        "0-1790 input, 1900-2000 input, 2100 input, 2110 end",
        "1800 prompt 1, 2102 prompt 2, 2110 bout 0-2110 open",
    ),
    "the bout's end withdraws it": ("0-1790 input, 1970 end", "1800 prompt 1, 1970 withdraw 1, 1970 bout 0-1790 away"),
    "what is withdrawn is the last show": (
        f"{WATCHED}, 2110 release watching, 2290 end",
        "1800 prompt 1, 2100 prompt 2, 2290 withdraw 2, 2290 bout 0-2110 away",
    ),
    "it is on screen still after its last show": (
        f"{WATCHED}, 3000 answer skip, 3000 end",
        "1800 prompt 1, 2100 prompt 2, 2400 prompt 3, 3000 bout 0-3000 open",
    ),
    "nothing that was answered is withdrawn": (
        "0-1790 input, 1800 answer skip, 1980 end",
        "1800 prompt 1, 1980 bout 0-1800 away",
    ),
    "a quit withdraws it without a line": (
        "0-1790 input, 1801 quit, 1802 launch, 1803 answer skip, 1983 end",
        "1800 prompt 1, 1803 refused skip, 1983 bout 0-1803 away",
    ),
    "after a quit the ask goes on": (
        f"{WATCHED}, 1801 quit, 1802 launch, 1803 hold watching, 2100 end",
        "1800 prompt 1, 2100 prompt 2, 2100 bout 0-2100 open",
    ),
    "the next bout counts from 1": (
        "0-1790 input, 1805 lock, 1865-3660 input, 1865 unlock, 3665 end",
        (
            "1800 prompt 1, 1865 withdraw 1, 1865 bout 0-1805 lock, 1865 break 1805-1865 natural, "
            "3665 prompt 1 of 1865, 3665 bout 1865-3665 open"
        ),
    ),
}

SNOOZED = {
    "a millisecond before the snooze is over": (
        f"{ASKED} answer snooze, 2104.999 end",
        "1800 prompt 1, 2104.999 bout 0-2104.999 open",
    ),
    "when the snooze is over": (
        f"{ASKED} answer snooze, 2105 end",
        "1800 prompt 1, 2105 prompt 2, 2105 bout 0-2105 open",
    ),
    "snooze is a setting": (
        f"{ASKED} answer snooze, 1825 end",
        "1800 prompt 1, 1825 prompt 2, 1825 bout 0-1825 open",
        "snooze=20s",
    ),
    "for so many minutes": (
        f"{ASKED} answer snooze 1.5, 1895 end",
        "1800 prompt 1, 1895 prompt 2, 1895 bout 0-1895 open",
    ),
    "for no time, which still waits for a pause": (
        f"{ASKED} answer snooze 0, 1807 end",
        "1800 prompt 1, 1807 prompt 2, 1807 bout 0-1807 open",
    ),
    "what comes back is a new ask of three shows": (
        f"{ASKED} answer snooze 1, 4265 end",
        "1800 prompt 1, 1865 prompt 2, 2165 prompt 3, 2465 prompt 4, 4265 prompt 5, 4265 bout 0-4265 open",
    ),
    "nothing is on screen yet": ("0 input, 5 answer snooze", "5 refused snooze, 5 bout 0-5 open"),
    "nothing is on screen any more": (
        f"{ASKED} answer snooze, 1806 answer snooze",
        "1800 prompt 1, 1806 refused snooze, 1806 bout 0-1806 open",
    ),
    "the last snooze of a bout": (
        f"{ASKED} answer snooze 1, 1866 answer snooze 1, 1927 answer snooze 1, 1990 end",
        "1800 prompt 1, 1865 prompt 2, 1926 prompt 3, 1987 prompt 4, 1990 bout 0-1990 open",
    ),
    "one snooze too many leaves the ask as it was": (
        f"{ASKED} answer snooze 1, 1866 answer snooze 1, 1927 answer snooze 1, 1988 answer snooze 1, 2287 end",
        (
            "1800 prompt 1, 1865 prompt 2, 1926 prompt 3, 1987 prompt 4, 1988 refused snooze, "
            "2287 prompt 5, 2287 bout 0-2287 open"
        ),
    ),
    "and it can be skipped": (
        f"{ASKED} answer snooze, 1806 answer skip, 1807 answer skip",
        "1800 prompt 1, 1805 refused snooze, 1807 refused skip, 1807 bout 0-1807 open",
        "snooze_limit=0",
    ),
    "the next bout has its own snoozes": (
        "0-1790 input, 1800 answer snooze, 1801 lock, 1861-3660 input, 1861 unlock, 3662 answer snooze",
        (
            "1800 prompt 1, 1861 bout 0-1801 lock, 1861 break 1801-1861 natural, "
            "3662 prompt 1 of 1861, 3662 bout 1861-3662 open"
        ),
        "snooze_limit=1",
    ),
    "a quit forgets no snooze": (
        "0-1790 input, 1800 answer snooze 1, 1801 quit, 1802 launch, 1850 input, 1862 answer snooze",
        "1800 prompt 1, 1860 prompt 2, 1862 refused snooze, 1862 bout 0-1862 open",
        "snooze_limit=1",
    ),
}


@each_row(UNANSWERED)
def test_an_ask_that_nobody_answers(row: Row) -> None:
    """Rule 7: it comes again, stays on screen meanwhile, and goes with its bout."""
    assert_told(*row)


@each_row(SNOOZED)
def test_a_snooze(row: Row) -> None:
    """Rule 8: a new ask falls due that long after the press, so often in a bout."""
    assert_told(*row)


@pytest.mark.parametrize("choice", ["skip", "dismiss"])
def test_skip_and_dismiss(choice: str) -> None:
    """Rule 9: a new ask falls due `prompt_after` after the press; without one on screen they are refused."""
    once = "1800 prompt 1"
    assert_told(f"{ASKED} answer {choice}, 3604.999 end", f"{once}, 3604.999 bout 0-3604.999 open")
    assert_told(f"{ASKED} answer {choice}, 3605 end", f"{once}, 3605 prompt 2, 3605 bout 0-3605 open")
    assert_told(
        f"{ASKED} answer {choice}, 1806 answer {choice}", f"{once}, 1806 refused {choice}, 1806 bout 0-1806 open"
    )
    assert_told(f"0 input, 5 answer {choice}", f"5 refused {choice}, 5 bout 0-5 open")
    again = f"{ASKED} answer {choice}, 3905 end"
    assert_told(again, f"{once}, 3605 prompt 2, 3905 prompt 3, 3905 bout 0-3905 open")
