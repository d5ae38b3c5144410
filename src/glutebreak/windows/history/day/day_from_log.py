"""What the day shows, read from the log."""

from datetime import date, datetime

from glutebreak.core.history.day_layout import DayRecords, timeline
from glutebreak.core.history.local_days import span_to_read
from glutebreak.core.history.timeline import Timeline
from glutebreak.core.records import Dated
from glutebreak.storage.reader import LogReader


def read_day(reader: LogReader, now: datetime, day: date, off_after: int) -> Timeline:
    """Read a day.

    Args:
        reader: the log.
        now: the local time, with its offset.
        day: which day.
        off_after: the model's setting of that name, in milliseconds.

    Raises:
        LogUnreadableError: as the reader does.
    """
    since, until = span_to_read(day, 1)
    with reader.at_once() as log:
        read = DayRecords(
            correctable=log.correctable(since, until, sets=True),
            asks=log.asks(since, until),
            holds=log.holds(since, until),
            postures=log.postures(since, until),
        )
    return timeline(day, read, Dated.of(now), off_after)
