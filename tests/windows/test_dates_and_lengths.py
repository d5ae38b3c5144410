"""How lengths and weeks are spelled."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from glutebreak.windows.dates_and_lengths import (
    length,
    month,
    number,
    short_month,
    short_weekdays,
    to_the_second,
    week_title,
    weekday,
)


@pytest.mark.parametrize(
    ("minutes", "spelled"),
    [(0, "0 min"), (34, "34 min"), (60, "1 h"), (94, "1 h 34"), (368, "6 h 08"), (1856, "30 h 56")],
)
def test_lengths_never_break_across_lines(minutes: int, spelled: str) -> None:
    """As the look has them, with spaces that hold."""
    assert length(minutes) == spelled.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("milliseconds", "spelled"),
    [(0, "0 s"), (48_400, "48 s"), (59_600, "1 min"), (180_000, "3 min"), (176_000, "2 min 56 s")],
)
def test_what_lasts_seconds_is_told_to_the_second(milliseconds: int, spelled: str) -> None:
    """The nearest one."""
    assert to_the_second(milliseconds) == spelled.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("monday", "title"),
    [
        (date(2026, 11, 16), "Week 47, 16 to 22 November"),
        (date(2026, 11, 30), "Week 49, 30 November to 6 December"),
        (date(2026, 12, 28), "Week 53, 28 December to 3 January"),
    ],
)
def test_a_week_has_its_number_and_its_days(monday: date, title: str) -> None:
    """Over the ends of months and years."""
    assert week_title(monday) == title


@pytest.fixture
def german() -> Iterator[None]:
    """The locale in force, for one test."""
    before = QLocale()
    QLocale.setDefault(QLocale("de"))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("german")
def test_names_of_days_and_months_and_numbers_are_the_locales() -> None:
    """Short names stand without the point for which a column has no room."""
    day = date(2026, 11, 17)
    assert (weekday(day), short_weekdays()[1], month(day), short_month(day)) == ("Dienstag", "Di", "November", "Nov")
    assert (number(1.5), number(30), number(1.96, 1)) == ("1,5", "30", "2,0")
