"""What a week's sentence says, and how its figures differ from the week before."""

from datetime import date

from glutebreak.core.durations import HOUR, MINUTE
from glutebreak.core.history.day_and_week import Statistics, Week
from glutebreak.core.history.statistics_by_day import Records, week
from glutebreak.core.history.week_comparison import Changes, Headline, changes, headline, minutes
from glutebreak.core.records import BoutRecord, Dated
from glutebreak.core.sitting.happenings import EndedBy
from glutebreak.core.sitting.settings import SittingSettings

OFF_AFTER = SittingSettings().off_after

LONGEST = BoutRecord(Dated(0, 0), Dated(94 * MINUTE, 0), 94 * MINUTE, EndedBy.AWAY)
SHORTER = BoutRecord(Dated(0, 0), Dated(90 * MINUTE, 0), 90 * MINUTE, EndedBy.AWAY)
TUESDAY = date(2026, 11, 17)


def of(statistics: Statistics, longest_day: date | None = TUESDAY) -> Week:
    """A week with these statistics."""
    return Week((), statistics, longest_day)


def test_half_a_minute_counts_as_one() -> None:
    """Lengths are shown in whole minutes."""
    assert [minutes(each) for each in (0, 29_999, 30_000, 90_000)] == [0, 0, 1, 2]


def test_the_headline_says_how_often_the_user_got_up_and_the_longest_bout() -> None:
    """With the week before beside it."""
    now = Statistics(sitting=10 * HOUR, bouts=20, longest=LONGEST, prompted=10, natural=8)
    then = Statistics(sitting=10 * HOUR, bouts=20, longest=LONGEST, natural=15)
    assert headline(of(now), of(then)) == Headline(600, 33, 40, 94, TUESDAY)


def test_the_headline_leaves_out_a_week_before_that_was_empty() -> None:
    """There is nothing to compare with."""
    now = Statistics(sitting=HOUR, bouts=2, longest=LONGEST, natural=1)
    expected = Headline(60, 60, None, 94, TUESDAY)
    assert (headline(of(now), of(Statistics())), headline(of(now), None)) == (expected, expected)


def test_the_headline_of_a_week_without_a_break_says_what_was_sat() -> None:
    """There is nothing to divide by."""
    now = Statistics(sitting=94 * MINUTE, bouts=1, longest=LONGEST)
    assert headline(of(now), None) == Headline(94, None, None, 94, TUESDAY)


def test_the_headline_of_an_empty_week_says_so() -> None:
    """There is no headline."""
    assert headline(week(date(2026, 11, 16), Records(), OFF_AFTER), None) is None


def test_changes_compare_sums_by_now_and_rates_with_the_whole_week() -> None:
    """Lengths in minutes, more or less than before."""
    now = Statistics(10 * HOUR, 20, 10 * HOUR, LONGEST, prolonged=4, natural=15)
    by_now = Statistics(12 * HOUR + 10 * MINUTE, 16, 12 * HOUR, SHORTER, prolonged=4, natural=10)
    before = Statistics(20 * HOUR, 30, 20 * HOUR, LONGEST, prolonged=9, natural=31)
    assert changes(now, by_now, before) == Changes(
        sitting=-130, bouts=4, prolonged=0, mean_bout=-10, longest=4, breaks_per_hour_before=1.6
    )


def test_nothing_is_compared_with_an_empty_week() -> None:
    """The first week has no changes."""
    assert changes(Statistics(HOUR, 2, HOUR, LONGEST), Statistics(), Statistics()) is None
