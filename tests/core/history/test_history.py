"""Statistics of days and weeks, by example."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from glutebreak.core.durations import HOUR, MINUTE, SECOND
from glutebreak.core.history.day_and_week import BoutClass, ClassStatistics, Interruption, Statistics
from glutebreak.core.history.local_days import by_local_day, span_to_read
from glutebreak.core.history.statistics_by_day import (
    Records,
    as_of,
    days,
    interruptions,
    week,
)
from glutebreak.core.history.week_comparison import minutes
from glutebreak.core.records import ActivationRecord, BoutRecord, BreakRecord, CorrectionRecord, Dated
from glutebreak.core.sitting.happenings import BreakKind, EndedBy, Outcome
from glutebreak.core.sitting.settings import SittingSettings

OFF_AFTER = SittingSettings().off_after

BERLIN = ZoneInfo("Europe/Berlin")
SAN_FRANCISCO = ZoneInfo("America/Los_Angeles")
MONDAY = date(2026, 11, 16)


def at(day: str, time: str, zone: ZoneInfo = BERLIN) -> Dated:
    """A local moment; the day is ISO."""
    return Dated.of(datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=zone))


def bout(start: Dated, lasted: int, ended_by: EndedBy = EndedBy.AWAY) -> BoutRecord:
    """A bout that ends on the same clock it began with."""
    return BoutRecord(start, Dated(start.utc + lasted, start.offset), lasted, ended_by)


def between(before: BoutRecord, after: BoutRecord, kind: BreakKind = BreakKind.NATURAL) -> BreakRecord:
    """The break between two bouts."""
    return BreakRecord(before.end, after.start, after.start.utc - before.end.utc, kind)


def activation(start: Dated, lasted: int, outcome: Outcome = Outcome.DONE) -> ActivationRecord:
    """A guided run."""
    return ActivationRecord(start, Dated(start.utc + lasted, start.offset), lasted, "desk", outcome, seated=False)


def classes(short: tuple[int, int] = (0, 0), middle: tuple[int, int] = (0, 0), long: tuple[int, int] = (0, 0)):
    """Bouts and time sat of each class."""
    return {
        BoutClass.SHORT: ClassStatistics(*short),
        BoutClass.MIDDLE: ClassStatistics(*middle),
        BoutClass.LONG: ClassStatistics(*long),
    }


@pytest.mark.parametrize(
    ("lasted", "expected"),
    [
        (30 * MINUTE, BoutClass.SHORT),
        (30 * MINUTE + 1, BoutClass.MIDDLE),
        (60 * MINUTE, BoutClass.MIDDLE),
        (60 * MINUTE + 1, BoutClass.LONG),
    ],
)
def test_a_class_ends_with_its_last_minute(lasted: int, expected: BoutClass) -> None:
    """Thirty minutes is not prolonged, and sixty is of the middle class."""
    assert BoutClass.of(lasted) is expected


def test_a_day_adds_up_what_was_sat_got_up_for_and_done() -> None:
    """One plain morning gives every figure."""
    first = bout(at("2026-11-16", "08:00:00"), 25 * MINUTE, EndedBy.ACTIVATION)
    second = bout(at("2026-11-16", "08:30:00"), 95 * MINUTE)
    third = bout(at("2026-11-16", "10:10:00"), 40 * MINUTE)
    records = Records(
        (first, second, third),
        (between(first, second, BreakKind.PROMPTED), between(second, third)),
        (activation(first.end, 3 * MINUTE), activation(third.end, 2 * MINUTE, Outcome.ABANDONED)),
    )
    (day,) = days(MONDAY, 1, records, OFF_AFTER)
    assert day.statistics == Statistics(
        sitting=160 * MINUTE,
        bouts=3,
        in_bouts=160 * MINUTE,
        longest=second,
        prolonged=2,
        prompted=1,
        natural=1,
        activation=3 * MINUTE,
        by_class=classes((1, 25 * MINUTE), (1, 40 * MINUTE), (1, 95 * MINUTE)),
    )
    assert [brick.bout for brick in day.bricks] == [second, third, first]
    assert day.statistics.mean_bout == 160 * MINUTE // 3
    assert day.statistics.sitting_per_break == 80 * MINUTE
    assert day.statistics.breaks_per_sitting_hour == pytest.approx(0.75)


def test_a_day_without_sitting_has_no_means() -> None:
    """There is nothing to divide by."""
    (day,) = days(MONDAY, 1, Records(), OFF_AFTER)
    assert day.statistics == Statistics(by_class=classes())
    assert (day.statistics.mean_bout, day.statistics.sitting_per_break, day.statistics.breaks_per_sitting_hour) == (
        None,
    ) * 3


def test_a_bout_across_midnight_is_cut_in_time_but_counted_once() -> None:
    """Each day has its share of the time; the first has the bout, with its whole length and class."""
    late = bout(at("2026-11-16", "23:15:00"), 70 * MINUTE)
    monday, tuesday = days(MONDAY, 2, Records((late,)), OFF_AFTER)
    assert monday.statistics == Statistics(
        45 * MINUTE, 1, 70 * MINUTE, late, 1, 0, 0, 0, classes(long=(1, 45 * MINUTE))
    )
    assert tuesday.statistics == Statistics(25 * MINUTE, 0, 0, None, 0, 0, 0, 0, classes(long=(0, 25 * MINUTE)))


def test_a_bout_that_ends_at_midnight_leaves_nothing_to_the_next_day() -> None:
    """The cut falls exactly on its end."""
    late = bout(at("2026-11-16", "23:00:00"), 60 * MINUTE)
    assert by_local_day(late.start, late.lasted) == [(MONDAY, 60 * MINUTE)]


@pytest.mark.parametrize("date_of_change", ["2026-03-29", "2026-10-25"])
def test_daylight_saving_changes_no_length(date_of_change: str) -> None:
    """Two hours of sitting through the changed hour are two hours, all of them on that Sunday."""
    start = at(date_of_change, "01:30:00")
    end = Dated.of((start.local() + timedelta(hours=2)).astimezone(BERLIN))
    night = BoutRecord(start, end, 2 * HOUR, EndedBy.AWAY)
    assert start.offset != end.offset
    (sunday,) = days(date.fromisoformat(date_of_change), 1, Records((night,)), OFF_AFTER)
    assert (sunday.statistics.sitting, sunday.statistics.bouts) == (2 * HOUR, 1)


def test_a_flight_to_san_francisco_counts_each_bout_on_the_clock_it_began_with() -> None:
    """The day of the flight has 33 hours, and what was sat on both its clocks adds up in it."""
    berlin = bout(at("2026-11-16", "09:00:00"), 50 * MINUTE)
    aboard = BoutRecord(
        at("2026-11-16", "13:00:00"), at("2026-11-16", "12:00:00", SAN_FRANCISCO), 8 * HOUR, EndedBy.AWAY
    )
    there = bout(at("2026-11-16", "20:00:00", SAN_FRANCISCO), 5 * HOUR)
    monday, tuesday = days(MONDAY, 2, Records((berlin, aboard, there)), OFF_AFTER)
    assert monday.statistics.sitting == 50 * MINUTE + 8 * HOUR + 4 * HOUR
    assert monday.statistics.bouts == 3
    assert tuesday.statistics.sitting == HOUR


def test_setting_the_wall_clock_in_a_bout_changes_no_length() -> None:
    """The steady clock measures; the wall clock only dates."""
    start = at("2026-11-16", "09:00:00")
    odd = BoutRecord(start, Dated(start.utc + 3 * HOUR, start.offset), 40 * MINUTE, EndedBy.AWAY)
    (day,) = days(MONDAY, 1, Records((odd,)), OFF_AFTER)
    assert day.statistics.sitting == 40 * MINUTE


@pytest.mark.parametrize(("lasted", "bouts"), [(MINUTE - 1, 0), (MINUTE, 1)])
def test_a_bout_counts_from_one_minute_on(lasted: int, bouts: int) -> None:
    """A shorter one is a touch of the desk."""
    (day,) = days(MONDAY, 1, Records((bout(at("2026-11-16", "09:00:00"), lasted),)), OFF_AFTER)
    assert (day.statistics.bouts, day.statistics.sitting) == (bouts, bouts * lasted)


def test_the_breaks_around_a_touch_join_however_they_were_dated() -> None:
    """A break is dated when the bout after it opens, some milliseconds beside the end of the bout before it."""
    first = bout(at("2026-11-16", "09:00:00"), 30 * MINUTE)
    touch = bout(at("2026-11-16", "09:40:00"), 30 * SECOND)
    second = bout(at("2026-11-16", "09:55:00"), 20 * MINUTE)
    after = BreakRecord(
        Dated(touch.end.utc + 7, touch.end.offset), second.start, 14 * MINUTE + 30 * SECOND, BreakKind.NATURAL
    )
    records = Records((first, touch, second), (between(first, touch), after))
    (day,) = days(MONDAY, 1, records, OFF_AFTER)
    assert [(each.start, each.end) for each in day.interruptions] == [(first.end, second.start)]


def test_the_breaks_around_a_touch_join() -> None:
    """Two breaks with a touch of the desk between them are one, and it began as the first did."""
    first = bout(at("2026-11-16", "09:00:00"), 30 * MINUTE, EndedBy.ACTIVATION)
    touch = bout(at("2026-11-16", "09:40:00"), 30 * SECOND)
    second = bout(at("2026-11-16", "09:55:00"), 20 * MINUTE)
    breaks = (between(first, touch, BreakKind.PROMPTED), between(touch, second))
    assert interruptions((first, touch, second), breaks, OFF_AFTER) == [
        Interruption(first.end, second.start, 25 * MINUTE, BreakKind.PROMPTED)
    ]


@pytest.mark.parametrize(("minutes_before", "count"), [(60, 1), (61, 0)])
def test_what_joins_to_more_than_a_break_is_time_off(minutes_before: int, count: int) -> None:
    """A break is no longer than two hours, the touches inside it included."""
    first = bout(at("2026-11-16", "09:00:00"), 30 * MINUTE)
    touch = bout(Dated(first.end.utc + minutes_before * MINUTE, 60), 30 * SECOND)
    second = bout(Dated(touch.end.utc + 60 * MINUTE - 30 * SECOND, 60), 20 * MINUTE)
    breaks = (between(first, touch), between(touch, second))
    assert len(interruptions((first, touch, second), breaks, OFF_AFTER)) == count


def test_a_touch_before_going_home_makes_no_break() -> None:
    """The user got up, came back for some seconds and left: time off, no break."""
    first = bout(at("2026-11-16", "17:00:00"), 30 * MINUTE)
    touch = bout(at("2026-11-16", "17:40:00"), 20 * SECOND)
    assert interruptions((first, touch), (between(first, touch),), OFF_AFTER) == []


def test_a_bout_that_has_just_opened_ends_the_break_before_it() -> None:
    """It may become a touch, but nobody knows yet; no figure counts it."""
    first = bout(at("2026-11-16", "09:00:00"), 30 * MINUTE)
    running = bout(at("2026-11-16", "09:40:00"), 10 * SECOND, EndedBy.OPEN)
    (day,) = days(MONDAY, 1, Records((first, running), (between(first, running),)), OFF_AFTER)
    assert (day.statistics.bouts, day.statistics.natural, day.statistics.sitting) == (1, 1, 30 * MINUTE)


def test_the_running_bout_counts_and_lies_on_top() -> None:
    """It is the last brick, however long it is."""
    first = bout(at("2026-11-16", "09:00:00"), 10 * MINUTE)
    running = bout(at("2026-11-16", "09:40:00"), 50 * MINUTE, EndedBy.OPEN)
    (day,) = days(MONDAY, 1, Records((first, running), (between(first, running),)), OFF_AFTER)
    assert [brick.bout for brick in day.bricks] == [first, running]
    assert (day.statistics.bouts, day.statistics.sitting, day.statistics.longest) == (2, 60 * MINUTE, running)


def test_a_correction_decides_whether_an_activation_counts() -> None:
    """What the user said last about it holds."""
    start = at("2026-11-16", "09:00:00")
    done = activation(start, 3 * MINUTE, Outcome.ABANDONED)
    said = ActivationRecord(
        done.start, done.end, done.lasted, "desk", Outcome.ABANDONED, seated=False,
        corrections=(CorrectionRecord(done.end, Outcome.DONE),),
    )  # fmt: skip
    shown = [days(MONDAY, 1, Records((), (), (each,)), OFF_AFTER)[0] for each in (done, said)]
    assert [each.statistics.activation for each in shown] == [0, 3 * MINUTE]


def test_a_week_is_the_sum_of_its_days() -> None:
    """Bouts of seven days, one of them the longest; Sunday's late one belongs to Sunday."""
    monday = bout(at("2026-11-16", "09:00:00"), 30 * MINUTE)
    sunday = bout(at("2026-11-22", "23:30:00"), 90 * MINUTE)
    after = bout(at("2026-11-23", "09:00:00"), 100 * MINUTE)
    made = week(MONDAY, Records((monday, sunday, after)), OFF_AFTER)
    assert made.statistics == Statistics(
        60 * MINUTE, 2, 120 * MINUTE, sunday, 1, 0, 0, 0, classes((1, 30 * MINUTE), (0, 0), (1, 30 * MINUTE))
    )
    assert made.longest_day == date(2026, 11, 22)
    assert [day.date for day in made.days] == [MONDAY + timedelta(days=nth) for nth in range(7)]


def test_what_is_read_reaches_two_days_beyond_the_week() -> None:
    """So a week is whole wherever it was spent."""
    since, until = span_to_read(MONDAY, 7)
    start = Dated.of(datetime(2026, 11, 16, tzinfo=ZoneInfo("UTC"))).utc
    assert (since, until) == (start - 48 * HOUR, start + 9 * 24 * HOUR)


def test_a_log_as_of_a_moment_has_an_open_bout_and_no_break_that_went_on() -> None:
    """What was not known then is cut off."""
    first = bout(at("2026-11-16", "09:00:00"), 30 * MINUTE)
    second = bout(at("2026-11-16", "09:40:00"), 50 * MINUTE)
    third = bout(at("2026-11-16", "10:40:00"), 5 * MINUTE)
    run = activation(first.end, 4 * MINUTE)
    records = Records((first, second, third), (between(first, second), between(second, third)), (run,))
    cut = as_of(at("2026-11-16", "09:50:00").utc, records)
    opened = BoutRecord(second.start, at("2026-11-16", "09:50:00"), 10 * MINUTE, EndedBy.OPEN)
    assert cut == Records((first, opened), (between(first, second),), (run,))
    assert as_of(first.end.utc + MINUTE, records).activations[0].lasted == MINUTE


@pytest.mark.parametrize(
    ("total", "count", "said"), [(3_059_999, 2, 25), (3_060_000, 2, 26), (3_060_001, 2, 26), (59_999, 2, 0)]
)
def test_a_mean_is_rounded_once_however_close_it_is_to_half_a_minute(total: int, count: int, said: int) -> None:
    """1,529,999.5 ms are less than 25.5 min: rounded to the millisecond first, they would be told as 26."""
    means = Statistics(sitting=total, bouts=count, in_bouts=total, natural=count)
    assert [minutes(each) for each in (means.mean_bout, means.sitting_per_break) if each is not None] == [said, said]
