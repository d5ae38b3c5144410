"""The sitting model's own examples, all with defaults, and what else it states outright of traces."""

from core.sitting.trace_lines import Row, assert_told, each_row, lines_in, replayed, settings

EXAMPLES = {
    "typing on": ("0-1900 input, 1900 end", "1820 prompt 1, 1900 bout 0-1900 open"),
    "a gap": ("0-600 input, 779-800 input, 800 end", "800 bout 0-800 open"),
    "an absence": (
        "0-600 input, 800 input, 800 end",
        "780 bout 0-600 away, 800 break 600-800 natural, 800 bout 800-800 open",
    ),
    "a pause, the last input five seconds old": (
        "0-1795 input, 1830 input, 1840 end",
        "1800 prompt 1, 1840 bout 0-1840 open",
    ),
    "nobody there, the last sign 100 seconds old": (
        "0-1700 input, 1830 input, 1840 end",
        "1832 prompt 1, 1840 bout 0-1840 open",
    ),
    "50 seconds of lock that never happened": ("0-600 input, 610 lock, 660 unlock, 700 end", "700 bout 0-700 open"),
    "a lock": (
        "0-600 input, 610 lock, 900 unlock, 900 end",
        "670 bout 0-610 lock, 900 break 610-900 natural, 900 bout 900-900 open",
    ),
    "a call, which was a sign to its end": (
        "0-600 input, 650 hold call, 2400 release call, 2430 end",
        "2430 prompt 1, 2430 bout 0-2430 open",
    ),
    "an activation": (
        "0-1900 input, 1900 answer start, 2000 finish done, 2010 input, 2010 end",
        "1820 prompt 1, 2000 bout 0-1900 activation, 2010 break 1900-2010 prompted, 2010 bout 2010-2010 open",
    ),
}

STATEMENTS = {
    "without an end the trace ends at the latest moment it names": ("0-50 input, 10 hold dnd", "50 bout 0-50 open"),
    "which an ignored line may name": ("0 input, 5 quit, 6-90 input, 7 launch", "90 bout 0-90 open"),
    "an end before that moment ends it": ("0-50 input, 10 end", "10 bout 0-10 open"),
    "an end establishes what was due by then": ("0 input, 180 end", "180 bout 0-0 away"),
    "and nothing else: silence": ("0 input, 179.999 end", "179.999 bout 0-179.999 open"),
    "a lock": ("0 input, 1 lock, 60.999 end", "60.999 bout 0-60.999 open"),
    "a sleep, however long": ("0 input, 1 sleep, 9000 end", "9000 bout 0-9000 open"),
    "standing": ("0 input, 1 posture standing, 60.999 end", "60.999 bout 0-60.999 open"),
    "an activation": ("0 input, 1 answer start, 180.999 end", "180.999 bout 0-180.999 open"),
    "a quit": ("0 input, 1 quit, 9000 end", "9000 bout 0-9000 open"),
    "what is due at the end is shown": ("0-1790 input, 1800 end", "1800 prompt 1, 1800 bout 0-1800 open"),
    "a snooze shown again counts on in its bout": (
        "0-1790 input, 1800 answer snooze 1, 1860 end",
        "1800 prompt 1, 1860 prompt 2, 1860 bout 0-1860 open",
    ),
    "the wall clock dates, and that is all": (
        "start 2026-03-29T01:59:59+01:00, 0-600 input, 1 wall 2026-03-29T03:00:00+02:00, 660 end",
        "660 bout 0-660 open",
    ),
}


@each_row(EXAMPLES)
def test_an_example_of_the_model(row: Row) -> None:
    """It comes out exactly, by the model and by the stepwise reference."""
    assert_told(*row)


@each_row(STATEMENTS)
def test_a_statement_of_the_model(row: Row) -> None:
    """What the model says of traces as such."""
    assert_told(*row)


def test_extra_keys_are_ignored() -> None:
    """Also those that other lines have."""
    lines = [line | {"note": 1, "reason": "tea", "seated": 7} for line in lines_in("0-600 input, 610 lock, 900 end")]
    assert replayed(lines, settings()) == replayed(lines_in("0-600 input, 610 lock, 900 end"), settings())
