"""Rules 15 and 16: what else is input, and what comes first within one moment."""

from core.sitting.trace_lines import Row, assert_told, each_row

ALSO_INPUT = {
    "an answer": ("0-1790 input, 1805 answer skip, 1985 end", "1800 prompt 1, 1985 bout 0-1805 away"),
    "a refused answer": ("0 input, 100 answer skip, 280 end", "100 refused skip, 280 bout 0-100 away"),
    "a start": ("0 input, 100 answer start, 101 finish abandoned, 280 end", "280 bout 0-100 away"),
    "standing": ("0 input, 100 posture standing, 101 quit, 270 launch, 270 end", "270 bout 0-100 posture"),
    "sitting": ("0 input, 100 posture sitting, 280 end", "280 bout 0-100 away"),
    "an unlock": ("0 input, 100 lock, 110 unlock, 290 end", "290 bout 0-110 away"),
    "but not a finish": ("0 input, 10 answer start, 100 finish abandoned, 190 end", "190 bout 0-10 away"),
    "nor a lock, for who types": (
        "0-1797 input, 1799 lock, 1799 unlock, 1801 end",
        "1801 prompt 1, 1801 bout 0-1801 open",
    ),
    "an answer puts off the ask like typing": (
        "0-1790 input, 1799 answer skip, 1801 end",
        "1799 refused skip, 1801 prompt 1, 1801 bout 0-1801 open",
    ),
    "its input comes before its own effect": ("5 answer start, 65 finish done, 65 end", "65 bout 5-5 activation"),
    "a posture is set before its input": ("5 posture standing, 6 end", ""),
    "and sitting too": ("0 posture standing, 5 posture sitting, 6 end", "6 bout 5-6 open"),
}

ORDER = {
    "an input at away_after comes too late": (
        "0 input, 180 input, 180 end",
        "180 bout 0-0 away, 180 break 0-180 natural, 180 bout 180-180 open",
    ),
    "a launch at away_after too": ("0 input, 10 quit, 180 launch", "180 bout 0-0 quit"),
    "an end before a show": (
        "0-1740 input, 1800 end",
        "1800 bout 0-1740 away",
        "away_after=1m",
    ),
    "a show before the lock at its moment": (
        "0-1790 input, 1800 lock, 1801 end",
        "1800 prompt 1, 1801 bout 0-1801 open",
    ),
    "a show before the hold at its moment": ("0-1790 input, 1800 hold dnd", "1800 prompt 1, 1800 bout 0-1800 open"),
    "a show before the quit at its moment": ("0-1790 input, 1800 quit", "1800 prompt 1, 1800 bout 0-1800 open"),
    "a show before the answer at its moment": (
        "0-1790 input, 1800 answer skip",
        "1800 prompt 1, 1800 bout 0-1800 open",
    ),
    "a show before the input at its moment": ("0-1790 input, 1800 input", "1800 prompt 1, 1800 bout 0-1800 open"),
    "an answer after the withdrawal of its ask is refused": (
        "0-1790 input, 1970 answer skip",
        (
            "1800 prompt 1, 1970 withdraw 1, 1970 bout 0-1790 away, 1970 break 1790-1970 natural, "
            "1970 refused skip, 1970 bout 1970-1970 open"
        ),
    ),
    "the lines of one moment in their order": ("0 posture standing, 0 posture sitting, 1 end", "1 bout 0-1 open"),
    "and the other way round": ("0 posture sitting, 0 posture standing, 1 end", "1 bout 0-1 open"),
    "a lock and an unlock of one moment": ("0 lock, 0 input, 0 unlock, 1 end", "1 bout 0-1 open"),
    "an unlock and a lock of one moment": ("0 unlock, 0 lock, 1 input, 60 end", "60 bout 0-0 lock"),
    "a show that is due after a line comes before the next line": (
        "0-1790 input, 1795 hold dnd, 1805 release dnd, 1805 answer skip",
        "1805 prompt 1, 1805 bout 0-1805 open",
        "after_hold=0",
    ),
    "again and again within one moment": (
        "0-1790 input, 1805 answer snooze 0, 1805 answer snooze 0, 1805 end",
        "1800 prompt 1, 1805 prompt 2, 1805 prompt 3, 1805 bout 0-1805 open",
        "settle=0",
    ),
    "withdraw, bout and break in this order": (
        "0-1790 input, 1805 lock, 1865 unlock",
        "1800 prompt 1, 1865 withdraw 1, 1865 bout 0-1805 lock, 1865 break 1805-1865 natural, 1865 bout 1865-1865 open",
    ),
    "a finish and a start of one moment": (
        "0-100 input, 100 answer start, 160 finish done, 160 answer start, 161 end",
        "160 bout 0-100 activation, 160 break 100-160 prompted, 161 bout 160-161 open",
    ),
    "a start and a finish of one moment": (
        "0-100 input, 100 answer start, 100 finish done, 101 end",
        "101 bout 0-101 open",
    ),
}


@each_row(ALSO_INPUT)
def test_what_else_is_input(row: Row) -> None:
    """An answer, even a refused one, a posture change and an unlock are input too; a finish is not."""
    assert_told(*row)


@each_row(ORDER)
def test_the_order_within_one_moment(row: Row) -> None:
    """First what time brings, ends before shows; then the lines, and after each whatever is then due."""
    assert_told(*row)
