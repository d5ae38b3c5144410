"""A day as a timeline, by example and against a second computation."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings

from core.history.test_corrections import corrected_logs
from glutebreak.core.durations import HOUR, MINUTE
from glutebreak.core.history.corrections import CorrectableRecords, Said, SittingCorrection
from glutebreak.core.history.day_layout import DayRecords, timeline
from glutebreak.core.history.local_days import local_day
from glutebreak.core.history.statistics_by_day import Records
from glutebreak.core.history.timeline import (
    AskEnded,
    AskMark,
    Event,
    GotUp,
    HoldBlock,
    HoldEnded,
    SaidBlock,
    Standing,
    Started,
    StoodUp,
)
from glutebreak.core.records import (
    ActivationRecord,
    AskRecord,
    BoutRecord,
    BreakRecord,
    Dated,
    HoldRecord,
    PostureRecord,
    ShowRecord,
)
from glutebreak.core.sitting.happenings import BreakKind, EndedBy, Hold, Outcome, Posture
from glutebreak.core.sitting.settings import SittingSettings

OFF_AFTER = SittingSettings().off_after

TUESDAY = date(2026, 11, 17)
BERLIN, SAN_FRANCISCO = ZoneInfo("Europe/Berlin"), ZoneInfo("America/Los_Angeles")


def at(time: str, day: date = TUESDAY, zone: ZoneInfo = BERLIN) -> Dated:
    """A local moment."""
    return Dated.of(datetime.fromisoformat(f"{day}T{time}:00").replace(tzinfo=zone))


def bout(start: Dated, minutes: int, ended_by: EndedBy = EndedBy.AWAY, row: int = 1) -> BoutRecord:
    """A bout of so many minutes."""
    return BoutRecord(start, Dated(start.utc + minutes * MINUTE, start.offset), minutes * MINUTE, ended_by, row)


def test_a_morning_lies_in_its_places() -> None:
    """Bouts, a break, a call that held an ask back, a snooze and a start, standing, and what was said."""
    first = bout(at("09:12"), 94, EndedBy.ACTIVATION, row=1)
    second = bout(at("10:50"), 60, row=2)
    run = ActivationRecord(first.end, at("10:50"), 4 * MINUTE, "desk", Outcome.DONE, seated=False, id=1)
    put_off = AskRecord(1, (ShowRecord(at("10:36"), 1, 84 * MINUTE),), "snooze", at("10:37"), "desk", 1)
    started = AskRecord(1, (ShowRecord(at("10:44"), 2, 92 * MINUTE),), "start", first.end, "desk", 2)
    correction = SittingCorrection(at("18:00"), 2, 20 * MINUTE, 30 * MINUTE, Said.AWAY, 1)
    read = DayRecords(
        correctable=CorrectableRecords(
            Records((first, second), (BreakRecord(first.end, second.start, 4 * MINUTE, BreakKind.PROMPTED),), (run,)),
            (correction,),
        ),
        asks=(put_off, started),
        holds=(
            HoldRecord(Hold.CALL, at("09:30"), at("10:30"), 60 * MINUTE, kept_back=48 * MINUTE),
            HoldRecord(Hold.WATCHING, at("09:00"), at("10:00"), 60 * MINUTE),
        ),
        postures=(
            PostureRecord(at("12:00"), Posture.STANDING, at("12:45"), 45 * MINUTE),
            PostureRecord(at("12:45"), Posture.SITTING),
        ),
    )
    made = timeline(TUESDAY, read, at("18:01"), OFF_AFTER)
    assert [(each.start, each.within, each.bout) for each in made.blocks] == [
        (at("09:12"), 94 * MINUTE, first),
        (at("10:50"), 20 * MINUTE, second),
        (at("11:20"), 30 * MINUTE, second),
    ]
    assert made.said == (SaidBlock(at("11:10"), 10 * MINUTE, Said.AWAY, correction, second),)
    assert made.standings == (Standing(at("12:00"), 45 * MINUTE),)
    assert made.holds == (HoldBlock(Hold.CALL, at("09:30"), 60 * MINUTE, 48 * MINUTE, ends_here=True),)
    assert made.asks == (AskMark(at("10:37"), put_off, None), AskMark(first.end, started, run))
    assert [(each.start, each.kind) for each in made.interruptions] == [
        (first.end, BreakKind.PROMPTED),
        (at("11:10"), BreakKind.NATURAL),
    ]
    assert made.span() == (at("09:12").utc, at("12:45").utc)
    assert made.events == (
        Event(at("12:00"), StoodUp()),
        Event(at("11:50"), GotUp(30 * MINUTE, EndedBy.AWAY)),
        Event(at("11:10"), GotUp(20 * MINUTE, EndedBy.AWAY)),
        Event(at("10:46"), Started(run, asked=True)),
        Event(at("10:37"), AskEnded("snooze", claimed=False)),
        Event(at("10:30"), HoldEnded(Hold.CALL, 48 * MINUTE)),
    )


def test_a_day_without_anything_is_empty() -> None:
    """Nothing to lay out, no hours."""
    made = timeline(TUESDAY, DayRecords(), at("18:00"), OFF_AFTER)
    assert (made.is_empty, made.span(), made.hours()) == (True, (0, 0), ())


def test_what_goes_on_reaches_to_now() -> None:
    """An open hold and standing that has not ended."""
    read = DayRecords(
        holds=(HoldRecord(Hold.DND, at("09:00"), None, 0),), postures=(PostureRecord(at("09:10"), Posture.STANDING),)
    )
    made = timeline(TUESDAY, read, at("09:30"), OFF_AFTER)
    assert made.holds == (HoldBlock(Hold.DND, at("09:00"), 30 * MINUTE, None, ends_here=False),)
    assert made.standings == (Standing(at("09:10"), 20 * MINUTE),)


def test_a_hold_across_midnight_ends_once() -> None:
    """It lies in both days, and has ended in the second one."""
    start, end = at("23:30"), Dated(at("23:30").utc + 60 * MINUTE, at("23:30").offset)
    read = DayRecords(holds=(HoldRecord(Hold.CALL, start, end, 60 * MINUTE),))
    made = [timeline(day, read, end, OFF_AFTER) for day in (TUESDAY, TUESDAY + timedelta(days=1))]
    assert [[hold.within for hold in each.holds] for each in made] == [[30 * MINUTE], [30 * MINUTE]]
    assert [each.events for each in made] == [(), (Event(end, HoldEnded(Hold.CALL, None)),)]


def test_a_bout_across_midnight_lies_in_both_days() -> None:
    """Each has its part, and either part is of the whole bout's class."""
    late = bout(at("23:15"), 70)
    read = DayRecords(CorrectableRecords(Records((late,))))
    one, other = (timeline(day, read, at("12:00"), OFF_AFTER) for day in (TUESDAY, TUESDAY + timedelta(days=1)))
    assert [(each.start, each.within) for each in one.blocks] == [(at("23:15"), 45 * MINUTE)]
    assert [(each.start, each.within) for each in other.blocks] == [
        (at("00:00", TUESDAY + timedelta(days=1)), 25 * MINUTE)
    ]
    assert one.blocks[0].bout_class is other.blocks[0].bout_class


def test_the_hours_are_those_of_the_clock_that_the_user_had() -> None:
    """On the day of a flight to San Francisco the clock goes on to noon there, nine hours after Berlin's."""
    berlin, there = bout(at("19:00"), 100, row=1), bout(at("12:30", zone=SAN_FRANCISCO), 100, row=2)
    made = timeline(
        TUESDAY, DayRecords(CorrectableRecords(Records((berlin, there)))), at("15:00", zone=SAN_FRANCISCO), OFF_AFTER
    )
    assert [hour for _, hour in made.hours()] == [18, 19, 20, 21, 13, 14, 15]


def test_the_hour_that_comes_twice_is_there_twice() -> None:
    """In the night of the change back the clock goes from three to two."""
    sunday = date(2026, 10, 25)
    start = at("01:30", sunday)
    bouts = bout(start, 60, row=1), bout(Dated(start.utc + 2 * HOUR, 60), 60, row=2)
    read = DayRecords(CorrectableRecords(Records(bouts)))
    hours = [hour for _, hour in timeline(sunday, read, at("12:00", sunday), OFF_AFTER).hours()]
    assert hours == [1, 2, 3, 3, 4]


@settings(max_examples=60, deadline=None)
@given(corrected_logs())
def test_a_timeline_adds_up_to_the_days_figures(given_log: tuple[Records, list[SittingCorrection]]) -> None:
    """All that is drawn as sitting is what the day's total says, and nothing lies on anything else."""
    records, parts = given_log
    for day in sorted({local_day(each.start) for each in records.bouts}):
        made = timeline(day, DayRecords(CorrectableRecords(records, parts)), records.bouts[-1].end, OFF_AFTER)
        drawn = [each for each in made.blocks if each.piece.lasted >= MINUTE]
        assert sum(each.within for each in drawn) == made.day.statistics.sitting
        of_one_bout: dict[int, list[tuple[int, int]]] = {}
        for each in made.blocks:
            of_one_bout.setdefault(each.bout.id, []).append((each.start.utc, each.start.utc + each.within))
        for each in made.said:
            span = (each.start.utc, each.start.utc + each.within)
            assert all(until <= span[0] or since >= span[1] for since, until in of_one_bout.get(each.bout.id, ())), (
                "a part that was corrected is still drawn as sitting"
            )
        for spans in of_one_bout.values():
            ordered = sorted(spans)
            assert all(one[1] <= other[0] for one, other in pairwise(ordered))
