"""What the week shows, read from the log."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from glutebreak.core.durations import DAY
from glutebreak.core.history.day_and_week import Week
from glutebreak.core.history.local_days import monday_of, span_to_read
from glutebreak.core.history.statistics_by_day import Records, as_of, counted, week, weeks
from glutebreak.core.records import BoutRecord, Dated, HoldRecord
from glutebreak.core.sitting.happenings import Hold
from glutebreak.storage.reader import LogReader

_WEEK = 7 * DAY
_LOOK_BACK = (8, 104, 5200)
"""Weeks to look back for an earlier bout: a few, then two years, then all there can be."""


@dataclass(frozen=True, slots=True)
class ShownWeek:
    """A week with what it is compared with."""

    week: Week
    before: Week
    """The whole week before."""
    before_by_now: Week
    """The week before up to the same point, for the week that runs; else the whole of it."""
    today: date
    """The local day it was read on."""
    calls: tuple[HoldRecord, ...]
    """The calls of the week."""
    is_first: bool
    """Whether the log holds no counted bout before today, and today lies in this week."""

    @property
    def is_running(self) -> bool:
        """Whether today lies in it."""
        return self.week.monday == monday_of(self.today)

    def in_a_call(self, bout: BoutRecord) -> bool:
        """Whether calls took up at least half of a bout."""
        end = bout.start.utc + bout.lasted
        spans = (
            (max(call.start.utc, bout.start.utc), min(call.start.utc + call.lasted if call.end else end, end))
            for call in self.calls
        )
        return 2 * sum(max(until - since, 0) for since, until in spans) >= bout.lasted > 0


def read_week(reader: LogReader, now: datetime, monday: date, off_after: int) -> ShownWeek:
    """Read a week and the one before.

    Args:
        reader: the log.
        now: the local time, with its offset.
        monday: the first day of the week.
        off_after: the model's setting of that name, in milliseconds.

    Raises:
        LogUnreadableError: as the reader does.
    """
    moment, last_monday = Dated.of(now), monday - timedelta(days=7)
    since, until = span_to_read(last_monday, 14)
    with reader.at_once() as log:
        correctable, holds = log.correctable(since, until), log.holds(since, until)
    records = correctable.corrected(off_after)
    before, made = weeks(last_monday, 2, records, off_after)
    running = monday == monday_of(now.date())
    by_now = week(last_monday, as_of(moment.utc - _WEEK, records), off_after) if running else before
    calls = tuple(hold for hold in holds if hold.reason is Hold.CALL)
    is_first = running and not _any_before(reader, records, now.date(), since)
    return ShownWeek(made, before, by_now, now.date(), calls, is_first)


def _any_before(reader: LogReader, records: Records, today: date, since: int) -> bool:
    if any(bout.start.local().date() < today for bout in counted(records.bouts)):
        return True
    return any(counted(reader.bouts(since - weeks * _WEEK, since)) for weeks in _LOOK_BACK)
