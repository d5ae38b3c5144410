"""When last week is looked back on, and what is said of it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from glutebreak.core.durations import MINUTE
from glutebreak.core.history.statistics_by_day import Records, week
from glutebreak.core.history.week_comparison import Headline
from glutebreak.core.history.weekly_summary import Summary, is_first_of_week, summary, weeks_to_read
from glutebreak.core.records import ActivationRecord, BoutRecord, BreakRecord, Dated
from glutebreak.core.sitting.happenings import BreakKind, EndedBy, Outcome
from glutebreak.core.sitting.settings import SittingSettings

OFF_AFTER = SittingSettings().off_after

BERLIN = ZoneInfo("Europe/Berlin")


def at(moment: str) -> Dated:
    """A moment in Berlin."""
    return Dated.of(datetime.fromisoformat(moment).replace(tzinfo=BERLIN))


def bout(start: str, minutes: int = 30) -> BoutRecord:
    """A bout."""
    begins = at(start)
    return BoutRecord(begins, Dated(begins.utc + minutes * MINUTE, begins.offset), minutes * MINUTE, EndedBy.AWAY)


@pytest.mark.parametrize(
    ("opened", "before", "expected"),
    [
        ("2026-11-16T09:00", ["2026-11-13T16:00"], True),
        ("2026-11-18T09:00", ["2026-11-13T16:00"], True),
        ("2026-11-17T09:00", ["2026-11-16T09:00"], False),
        ("2026-11-16T00:10", ["2026-11-15T23:00"], True),
    ],
)
def test_a_week_begins_when_the_user_works_first_in_it(opened: str, before: list[str], expected: bool) -> None:
    """On Monday, or on whichever day that is; the bout itself does not count against it."""
    bouts = [bout(start) for start in (*before, opened)]
    assert is_first_of_week(at(opened), bouts) is expected


def test_the_weeks_to_read_hold_the_two_before() -> None:
    """From before the Monday of two weeks ago to the bout that has just opened."""
    since, until = weeks_to_read(at("2026-11-18T09:00"))
    assert since < at("2026-11-02T00:00").utc
    assert until > at("2026-11-18T09:00").utc


def test_the_facts_of_a_week_are_told() -> None:
    """How often they got up, the longest bout, and how long they were active."""
    first, second = bout("2026-11-09T09:00", 40), bout("2026-11-09T10:00", 60)
    end = Dated(first.end.utc + 3 * MINUTE, 60)
    records = Records(
        (first, second),
        (BreakRecord(first.end, second.start, 20 * MINUTE, BreakKind.PROMPTED),),
        (ActivationRecord(first.end, end, 3 * MINUTE, "desk", Outcome.DONE, seated=False),),
    )
    assert summary(week(date(2026, 11, 9), records, OFF_AFTER), None) == Summary(
        Headline(sitting=100, up_every=100, up_every_before=None, longest=60, longest_day=date(2026, 11, 9)),
        sitting=100 * MINUTE,
        activation=3 * MINUTE,
    )


def test_a_week_without_sitting_is_not_told() -> None:
    """After a holiday there is nothing to look back on."""
    assert summary(week(date(2026, 11, 9), Records(), OFF_AFTER), None) is None
