"""Times of the day as people type them."""

import pytest

from glutebreak.core.times_of_day import parse_time_of_day


@pytest.mark.parametrize(
    ("typed", "minute"),
    [
        ("22:30", 1350),
        ("7.05", 425),
        (" 07:05 ", 425),
        ("7", 420),
        ("0", 0),
        ("23:59", 1439),
        ("24:00", None),
        ("7:60", None),
        ("7:5", None),
        ("7:", None),
        ("007:00", None),
        ("-1:00", None),
        ("\N{ARABIC-INDIC DIGIT SEVEN}:00", None),
        ("noon", None),
        ("", None),
    ],
)
def test_a_time_of_day_is_typed_with_a_colon_a_point_or_the_hour_alone(typed: str, minute: int | None) -> None:
    """And nothing else is one."""
    assert parse_time_of_day(typed) == minute
