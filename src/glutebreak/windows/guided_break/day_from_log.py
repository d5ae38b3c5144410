"""Today as the log has it, for whoever shows the day so far."""

from glutebreak.core.history.local_days import monday_of, span_to_read
from glutebreak.core.history.statistics_by_day import days
from glutebreak.core.records import Dated
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.ports import Clock
from glutebreak.storage.errors import LogUnreadableError
from glutebreak.storage.reader import LogReader
from glutebreak.windows.guided_break.finished import DaySoFar


def day_so_far(reader: LogReader, clock: Clock, settings: SittingSettings) -> DaySoFar | None:
    """The day up to now, as the user corrected it; None if the log cannot be read.

    Args:
        reader: the log.
        clock: says which day it is.
        settings: how the model counts.
    """
    now = clock.wall()
    since, until = span_to_read(monday_of(now.date()), 7)
    try:
        correctable = reader.correctable(since, until)
    except LogUnreadableError:
        return None
    (today,) = days(now.date(), 1, correctable.corrected(settings.off_after), settings.off_after)
    return DaySoFar(today, Dated.of(now), settings.break_min)
