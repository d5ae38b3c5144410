"""Statistics of days and weeks, as sedentary-behaviour research reports them.

What is counted, and how:

* **Touches.** A closed bout shorter than one minute is a touch of the desk and no bout; nothing counts it. What lies
  on its two sides joins: see `interruptions`. The log keeps it all.
* **Local days.** A record belongs to the clock the user had when it began: a bout covers its length on the steady clock
  from its start on, at its start's offset from UTC. So setting the wall clock, daylight saving or a flight in the
  middle of a bout neither lengthens nor shortens it.
* **Midnight.** The time sat in a day is cut at its midnights. The bout itself is not: it is counted once, with its
  whole length, in the day it began; its class is that of its whole length in every day it touches.
* **An open bout** counts like any other, as long as it is known to have lasted, once that is a minute. Until then no
  statistic counts it, but it ends the break before it.
* **Breaks** count in the day they began, activations in the days they lay in, unless they were abandoned.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from glutebreak.core.history.day_and_week import (
    PROLONGED_OVER,
    SHORTEST_BOUT,
    BoutClass,
    Brick,
    ClassStatistics,
    Day,
    Interruption,
    Statistics,
    Week,
)
from glutebreak.core.history.local_days import by_local_day, local_day
from glutebreak.core.history.steady_line import steady_starts
from glutebreak.core.records import ActivationRecord, BoutRecord, BreakRecord, Dated
from glutebreak.core.sitting.happenings import BreakKind, EndedBy, Outcome


@dataclass(frozen=True, slots=True)
class Records:
    """What was read from the log; any order, the whole of it or any span."""

    bouts: Sequence[BoutRecord] = ()
    breaks: Sequence[BreakRecord] = ()
    activations: Sequence[ActivationRecord] = ()


def is_touch(bout: BoutRecord) -> bool:
    """Whether a bout is a mere touch of the desk; the open bout is not one yet."""
    return bout.lasted < SHORTEST_BOUT and bout.ended_by is not EndedBy.OPEN


def counted(bouts: Iterable[BoutRecord]) -> list[BoutRecord]:
    """The bouts that count, in the order they began."""
    return sorted((bout for bout in bouts if bout.lasted >= SHORTEST_BOUT), key=_order)


def interruptions(bouts: Iterable[BoutRecord], breaks: Iterable[BreakRecord], off_after: int) -> list[Interruption]:
    """The breaks that count, in the order they began.

    A break with a bout on either side counts as it was recorded. Between two bouts with nothing but touches between
    them, the breaks around those touches join, touches included, into one that reaches from the first bout's end to the
    second's start. As with any break, it began with an activation if the first bout ended by one; and it is time off
    and no break when it is longer than `off_after`, or when no bout lies on one of its sides.

    Args:
        bouts: all bouts, touches included.
        breaks: all breaks.
        off_after: milliseconds; the model's setting of that name.
    """
    ordered, breaks = sorted(bouts, key=_order), sorted(breaks, key=_order)
    touches: list[BoutRecord] = []
    before: BoutRecord | None = None
    up_since = 0
    beside_touches: set[int] = set()
    joined: list[Interruption] = []
    by_start, by_end = defaultdict(list), defaultdict(list)
    for nth, each in enumerate(breaks):
        by_start[each.start.utc].append(nth)
        by_end[each.end.utc].append(nth)

    def close(after: BoutRecord | None, begins: int) -> None:
        beside = {nth for touch in touches for nth in (*by_end[touch.start.utc], *by_start[touch.end.utc])}
        if touches and after is not None:
            # A break is dated when the bout after it opens: its start may lie beside the end of the one before.
            beside.update(by_end[after.start.utc])
        beside_touches.update(beside)
        if not beside or before is None or after is None:
            return
        lasted = begins - up_since
        if lasted <= off_after:
            kind = BreakKind.PROMPTED if before.ended_by is EndedBy.ACTIVATION else BreakKind.NATURAL
            start = Dated(after.start.utc - lasted, before.end.offset)
            joined.append(Interruption(start, after.start, lasted, kind))

    for bout, begins in zip(ordered, steady_starts(ordered, breaks), strict=True):
        if is_touch(bout):
            touches.append(bout)
            continue
        close(bout, begins)
        touches, before, up_since = [], bout, begins + bout.lasted
    close(None, 0)
    alone = [
        Interruption(each.start, each.end, each.lasted, each.kind)
        for nth, each in enumerate(breaks)
        if nth not in beside_touches
    ]
    return sorted(alone + joined, key=lambda each: each.start)


def days(first: date, count: int, records: Records, off_after: int) -> tuple[Day, ...]:
    """So many local days from the first on.

    Args:
        first: the first day.
        count: how many days.
        records: all that `span_to_read` asks for, at least; more changes nothing.
        off_after: milliseconds; the model's setting of that name.
    """
    bricks: dict[date, list[Brick]] = defaultdict(list)
    for bout in counted(records.bouts):
        for nth, (day, within) in enumerate(by_local_day(bout.start, bout.lasted)):
            bricks[day].append(Brick(bout, within, starts_here=nth == 0))
    begun: dict[date, list[Interruption]] = defaultdict(list)
    for each in interruptions(records.bouts, records.breaks, off_after):
        begun[local_day(each.start)].append(each)
    active: dict[date, int] = defaultdict(int)
    for activation in records.activations:
        if activation.corrected_outcome is not Outcome.ABANDONED:
            for day, within in by_local_day(activation.start, activation.lasted):
                active[day] += within
    every = (first + timedelta(days=nth) for nth in range(count))
    return tuple(_day(day, bricks[day], begun[day], active[day]) for day in every)


def week(monday: date, records: Records, off_after: int) -> Week:
    """The week of that Monday; the arguments are those of `days`."""
    return weeks(monday, 1, records, off_after)[0]


def weeks(monday: date, count: int, records: Records, off_after: int) -> tuple[Week, ...]:
    """So many weeks from that Monday on; the arguments are those of `days`."""
    all_days = days(monday, 7 * count, records, off_after)
    return tuple(_week(all_days[nth : nth + 7]) for nth in range(0, 7 * count, 7))


def together(parts: Iterable[Statistics]) -> Statistics:
    """The statistics of several spans as those of one."""
    whole = Statistics(by_class={each: ClassStatistics() for each in BoutClass})
    for part in parts:
        whole = Statistics(
            sitting=whole.sitting + part.sitting,
            bouts=whole.bouts + part.bouts,
            in_bouts=whole.in_bouts + part.in_bouts,
            longest=_longest(bout for bout in (whole.longest, part.longest) if bout is not None),
            prolonged=whole.prolonged + part.prolonged,
            prompted=whole.prompted + part.prompted,
            natural=whole.natural + part.natural,
            activation=whole.activation + part.activation,
            by_class={
                each: ClassStatistics(
                    whole.by_class[each].bouts + part.by_class[each].bouts,
                    whole.by_class[each].sitting + part.by_class[each].sitting,
                )
                for each in BoutClass
            },
        )
    return whole


def as_of(moment: int, records: Records) -> Records:
    """What the log held at a moment in UTC milliseconds: a bout that went on is open, a break that went on is none."""
    return Records(
        tuple(_cut(bout, moment) for bout in records.bouts if bout.start.utc < moment),
        tuple(each for each in records.breaks if each.end.utc <= moment),
        tuple(
            replace(each, lasted=min(each.lasted, moment - each.start.utc))
            for each in records.activations
            if each.start.utc < moment
        ),
    )


def _order(record: BoutRecord | BreakRecord) -> tuple[int, int]:
    return record.start.utc, record.id


def _longest(bouts: Iterable[BoutRecord]) -> BoutRecord | None:
    return max(bouts, key=lambda bout: bout.lasted, default=None)


def _cut(bout: BoutRecord, moment: int) -> BoutRecord:
    if bout.start.utc + bout.lasted <= moment:
        return bout
    return replace(bout, end=Dated(moment, bout.start.offset), lasted=moment - bout.start.utc, ended_by=EndedBy.OPEN)


def _week(seven: tuple[Day, ...]) -> Week:
    statistics = together(day.statistics for day in seven)
    begun_on = None if statistics.longest is None else local_day(statistics.longest.start)
    return Week(seven, statistics, begun_on)


def _day(day: date, bricks: list[Brick], begun: list[Interruption], active: int) -> Day:
    here = [brick.bout for brick in bricks if brick.starts_here]
    prompted = sum(each.kind is BreakKind.PROMPTED for each in begun)
    statistics = Statistics(
        sitting=sum(brick.within for brick in bricks),
        bouts=len(here),
        in_bouts=sum(bout.lasted for bout in here),
        longest=_longest(here),
        prolonged=sum(bout.lasted > PROLONGED_OVER for bout in here),
        prompted=prompted,
        natural=len(begun) - prompted,
        activation=active,
        by_class=_by_class(bricks),
    )
    ranked = sorted(bricks, key=lambda brick: (brick.bout.ended_by is EndedBy.OPEN, -brick.within, brick.bout.start))
    return Day(day, statistics, tuple(ranked), tuple(begun))


def _by_class(bricks: Iterable[Brick]) -> dict[BoutClass, ClassStatistics]:
    bouts, sitting = dict.fromkeys(BoutClass, 0), dict.fromkeys(BoutClass, 0)
    for brick in bricks:
        bouts[brick.bout_class] += brick.starts_here
        sitting[brick.bout_class] += brick.within
    return {each: ClassStatistics(bouts[each], sitting[each]) for each in BoutClass}
