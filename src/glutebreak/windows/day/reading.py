"""What the day shows, read from the log."""

from datetime import date, datetime

from glutebreak.core.history import Records
from glutebreak.core.history_day import DayRecords, Timeline, day_span, timeline
from glutebreak.core.records import Dated
from glutebreak.windows.history.reading import FullReader


def read_day(reader: FullReader, now: datetime, day: date, off_after: int) -> Timeline:
    """Read a day.

    Args:
        reader: the log.
        now: the local time, with its offset.
        day: which day.
        off_after: the model's setting of that name, in milliseconds.

    Raises:
        LogUnreadableError: as the reader does.
    """
    since, until = day_span(day)
    records = Records(reader.bouts(since, until), reader.breaks(since, until), reader.activations(since, until))
    read = DayRecords(
        records=records,
        said=reader.sitting_corrections(since, until),
        asks=reader.asks(since, until),
        holds=reader.holds(since, until),
        postures=reader.postures(since, until),
        decisions=reader.decisions_between(since, until),
    )
    return timeline(day, read, Dated.of(now), off_after)
