"""A log on disk as the tray process would have written it: a week like the one in the pictures, and a week before."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from glutebreak.control.status import Status
from glutebreak.core.durations import MINUTE
from glutebreak.core.exercises.catalogue import Catalogue
from glutebreak.core.records import Dated
from glutebreak.places import shipped
from glutebreak.storage.catalogue_file import read_built_in
from glutebreak.storage.log import Log, open_log
from glutebreak.storage.reader import LogReader
from glutebreak.windows.history.context import HistoryContext
from pictures.invented_log import TUESDAY as DAY
from pictures.invented_log import write_calls, write_day, write_standing
from pictures.invented_resident import InventedResident
from windows.history.sample_week import BERLIN, StandingClock

__all__ = ["DAY", "TUESDAY", "SampleLog", "sample_log"]

TUESDAY = date(2026, 11, 17)
TUESDAY_EVENING = datetime(2026, 11, 17, 17, 40, tzinfo=BERLIN)


@dataclass
class SampleLog:
    """A log that is written and read."""

    log: Log
    parts: HistoryContext
    resident: InventedResident
    clock: StandingClock


def catalogue() -> Catalogue:
    """The built-in one."""
    return read_built_in(shipped("resources", "catalogue.json"))


def sample_log(folder: Path, now: datetime = TUESDAY_EVENING, *, weeks: int = 2, empty: bool = False) -> SampleLog:
    """So many weeks of working days up to now; the last day is the one in the pictures."""
    clock = StandingClock(now)
    log = open_log(folder / "log.db", folder / "backups", clock).log
    if not empty:
        with log.step():
            _write(log, now.date(), weeks)
    told = Status(sitting_ms=9 * MINUTE, next_ask_ms=21 * MINUTE, kept_back_by=("not-due",))
    resident = InventedResident(log, lambda: Dated.of(clock.wall()), told=told)
    parts = HistoryContext(
        reader=LogReader(folder / "log.db"),
        clock=clock,
        catalogue=catalogue,
        send=resident,
        off_after=120 * MINUTE,
        goal=390 * MINUTE,
    )
    return SampleLog(log, parts, resident, clock)


def _write(log: Log, today: date, weeks: int) -> None:
    monday = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
    for nth in range((today - monday).days + 1):
        day = monday + timedelta(days=nth)
        if day.weekday() < 5:
            shift = slice(0, None) if day == today else slice(nth % 3, len(DAY) - nth % 2)
            if day == today:
                write_calls(log, day)
            write_day(log, day, DAY[shift])
            if day == today:
                write_standing(log, day)
