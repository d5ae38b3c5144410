"""Every figure of a week equals a second computation, made another way from the raw rows, on random logs."""

import itertools
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from awkward_times import BERLIN, BREAK_MIN, GAPS, LENGTHS, OFF_AFTER, SAN_FRANCISCO, STARTS
from glutebreak.core.durations import HOUR, MINUTE
from glutebreak.core.history.local_days import monday_of, span_to_read
from glutebreak.core.history.statistics_by_day import Records, week
from glutebreak.core.records import ActivationRecord, BoutRecord, BreakRecord, Dated
from glutebreak.core.sitting.happenings import BreakKind, EndedBy, Outcome


@dataclass(frozen=True)
class Journey:
    """Where the user's clock was: in Berlin until they flew, if they did."""

    flies_at: int | None

    def dated(self, utc: int) -> Dated:
        """The moment as the user's clock showed it, after the flight in San Francisco."""
        zone = BERLIN if self.flies_at is None or utc < self.flies_at else SAN_FRANCISCO
        return Dated.of((datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=utc)).astimezone(zone))


@st.composite
def logs(draw: st.DrawFn) -> Records:
    """Bouts with gaps between them, the gaps recorded as the model records them, and activations."""
    begin = draw(STARTS)
    now = int(datetime.combine(begin, time(draw(st.integers(0, 23))), BERLIN).timestamp()) * 1000
    flies_at = draw(st.one_of(st.none(), st.integers(now, now + 5 * 24 * HOUR)))
    journey = Journey(flies_at)
    bouts: list[BoutRecord] = []
    breaks: list[BreakRecord] = []
    activations: list[ActivationRecord] = []
    for nth in range(draw(st.integers(0, 25))):
        if bouts:
            gap = draw(GAPS)
            if BREAK_MIN <= gap <= OFF_AFTER:
                guided = bouts[-1].ended_by is EndedBy.ACTIVATION
                kind = BreakKind.PROMPTED if guided else BreakKind.NATURAL
                breaks.append(BreakRecord(bouts[-1].end, journey.dated(now + gap), gap, kind, nth))
            now += gap
        lasted = draw(LENGTHS)
        ended_by = draw(st.sampled_from([EndedBy.AWAY, EndedBy.LOCK, EndedBy.ACTIVATION]))
        bouts.append(BoutRecord(journey.dated(now), journey.dated(now + lasted), lasted, ended_by, nth))
        now += lasted
        if ended_by is EndedBy.ACTIVATION:
            run = draw(st.integers(MINUTE, 10 * MINUTE))
            outcome = draw(st.sampled_from(list(Outcome)))
            start, end = journey.dated(now), journey.dated(now + run)
            activations.append(ActivationRecord(start, end, run, "desk", outcome, seated=False, id=nth))
    if bouts and draw(st.booleans()):
        last = bouts.pop()
        bouts.append(BoutRecord(last.start, last.end, last.lasted, EndedBy.OPEN, last.id))
    return Records(tuple(bouts), tuple(breaks), tuple(activations))


def share(start: Dated, lasted: int, day: date) -> int:
    """How much lies in a local day: the overlap of two intervals, by datetime arithmetic on the start's clock."""
    zone = timezone(timedelta(minutes=start.offset))
    begins = datetime.combine(day, time(), zone)
    ends = begins + timedelta(days=1)
    overlap = min(start.local() + timedelta(milliseconds=lasted), ends) - max(start.local(), begins)
    return max(overlap // timedelta(milliseconds=1), 0)


def count_breaks(records: Records, day: date) -> dict[BreakKind, int]:
    """The breaks of a day: walk the gaps between the bouts that are left without the touches."""
    counts = dict.fromkeys(BreakKind, 0)
    left = [bout for bout in records.bouts if bout.lasted >= MINUTE or bout.ended_by is EndedBy.OPEN]
    for before, after in itertools.pairwise(left):
        inside = [each for each in records.breaks if before.id < each.id <= after.id]
        span = after.start.utc - before.end.utc
        touched = after.id - before.id > 1
        if inside and before.end.local().date() == day and (not touched or span <= OFF_AFTER):
            counts[BreakKind.PROMPTED if before.ended_by is EndedBy.ACTIVATION else BreakKind.NATURAL] += 1
    return counts


@settings(max_examples=300, deadline=None)
@given(logs(), st.data())
def test_a_week_equals_its_second_computation(records: Records, data: st.DataObject) -> None:
    """Day by day and as a whole, whatever of the log beyond the week was read."""
    days = [bout.start.local().date() for bout in records.bouts] or [date(2026, 6, 1)]
    monday = monday_of(data.draw(st.sampled_from(days)))
    since, until = span_to_read(monday, 7)
    read = Records(
        tuple(each for each in records.bouts if each.start.utc < until and each.end.utc >= since),
        tuple(each for each in records.breaks if each.start.utc < until and each.end.utc >= since),
        tuple(each for each in records.activations if since <= each.start.utc < until),
    )
    made = week(monday, read, OFF_AFTER)
    real = [bout for bout in records.bouts if bout.lasted >= MINUTE]
    total = dict.fromkeys(("sitting", "bouts", "in bouts", "prolonged", "prompted", "natural", "activation"), 0)
    for day in made.days:
        begun = [bout for bout in real if bout.start.local().date() == day.date]
        kinds = count_breaks(records, day.date)
        expected = {
            "sitting": sum(share(bout.start, bout.lasted, day.date) for bout in real),
            "bouts": len(begun),
            "in bouts": sum(bout.lasted for bout in begun),
            "prolonged": len([bout for bout in begun if bout.lasted > 30 * MINUTE]),
            "prompted": kinds[BreakKind.PROMPTED],
            "natural": kinds[BreakKind.NATURAL],
            "activation": sum(
                share(run.start, run.lasted, day.date)
                for run in records.activations
                if run.outcome in {Outcome.DONE, Outcome.PARTLY}
            ),
        }
        figures = day.statistics
        assert expected == {
            "sitting": figures.sitting,
            "bouts": figures.bouts,
            "in bouts": figures.in_bouts,
            "prolonged": figures.prolonged,
            "prompted": figures.prompted,
            "natural": figures.natural,
            "activation": figures.activation,
        }
        assert (figures.longest.lasted if figures.longest else 0) == max((bout.lasted for bout in begun), default=0)
        assert figures.sitting == sum(each.sitting for each in figures.by_class.values())
        assert figures.sitting == sum(brick.within for brick in day.bricks)
        assert figures.bouts == sum(each.bouts for each in figures.by_class.values())
        assert len(day.interruptions) == figures.breaks
        total = {name: total[name] + expected[name] for name in total}
    whole = made.statistics
    assert total == {
        "sitting": whole.sitting,
        "bouts": whole.bouts,
        "in bouts": whole.in_bouts,
        "prolonged": whole.prolonged,
        "prompted": whole.prompted,
        "natural": whole.natural,
        "activation": whole.activation,
    }
    if whole.bouts and whole.mean_bout is not None:
        assert 0 <= total["in bouts"] / total["bouts"] - whole.mean_bout < 1
    if whole.sitting:
        rate = (total["prompted"] + total["natural"]) / (total["sitting"] / 3_600_000)
        assert whole.breaks_per_sitting_hour is not None
        assert abs(whole.breaks_per_sitting_hour - rate) < 1e-9
