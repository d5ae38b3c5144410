"""Rule 5: which span between two bouts is a break, and of which kind."""

from core.sitting.trace_lines import Row, assert_told, each_row

SPANS = {
    "the first bout has no break before it": ("0 input, 1 end", "1 bout 0-1 open"),
    "a millisecond shorter than break_min is none": (
        "0 input, 59.999 input, 60 end",
        "10 bout 0-0 away, 60 bout 59.999-60 open",
        "away_after=10s",
    ),
    "break_min is one": (
        "0 input, 60 input, 60 end",
        "10 bout 0-0 away, 60 break 0-60 natural, 60 bout 60-60 open",
        "away_after=10s",
    ),
    "off_after is one": (
        "0 input, 7200 input",
        "180 bout 0-0 away, 7200 break 0-7200 natural, 7200 bout 7200-7200 open",
    ),
    "a millisecond longer than off_after is time off": (
        "0 input, 7200.001 input",
        "180 bout 0-0 away, 7200.001 bout 7200.001-7200.001 open",
    ),
    "it begins at the bout's back-dated end": (
        "0-600 input, 700 input, 1000 input",
        "880 bout 0-700 away, 1000 break 700-1000 natural, 1000 bout 1000-1000 open",
    ),
    "standing for break_min is one": (
        "0 input, 100 posture standing, 160 posture sitting, 170 end",
        "160 bout 0-100 posture, 160 break 100-160 natural, 170 bout 160-170 open",
    ),
    "off_after is a setting": (
        "0 input, 60.001 input",
        "10 bout 0-0 away, 60.001 bout 60.001-60.001 open",
        "off_after=1m away_after=10s",
    ),
}

KINDS = {
    "after an activation it is prompted": (
        "0 input, 10 answer start, 100 finish done, 110 input",
        "100 bout 0-10 activation, 110 break 10-110 prompted, 110 bout 110-110 open",
    ),
    "also when nobody had asked, or the bout was but a moment": (
        "10 answer start, 100 finish done, 110 input",
        "100 bout 10-10 activation, 110 break 10-110 prompted, 110 bout 110-110 open",
    ),
    "after a too long activation there is none": (
        "0 input, 10 answer start, 100 finish done, 7210.001 input",
        "100 bout 0-10 activation, 7210.001 bout 7210.001-7210.001 open",
    ),
    "after a quit it is natural": (
        "0 input, 10 quit, 300 launch, 310 input",
        "300 bout 0-0 quit, 310 break 0-310 natural, 310 bout 310-310 open",
    ),
    "after standing before an activation it is natural": (
        "0 input, 10 posture standing, 20 answer start, 80 finish done, 85 posture sitting",
        "70 bout 0-10 posture, 85 break 10-85 natural, 85 bout 85-85 open",
    ),
    "only the bout just before it counts": (
        "0 input, 0 answer start, 60 finish done, 70 input, 80 lock, 150 unlock",
        (
            "60 bout 0-0 activation, 70 break 0-70 prompted, 140 bout 70-80 lock"
            ", 150 break 80-150 natural, 150 bout 150-150 open"
        ),
    ),
}


@each_row(SPANS)
def test_a_span_between_two_bouts(row: Row) -> None:
    """It is a break if it lasted at least `break_min` and at most `off_after`."""
    assert_told(*row)


@each_row(KINDS)
def test_the_kind_of_a_break(row: Row) -> None:
    """It is prompted if the bout before ended by an activation, else natural."""
    assert_told(*row)
