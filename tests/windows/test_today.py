"""The day so far, as the end of a break shows it."""

from pathlib import Path

from glutebreak.core.records import Dated
from glutebreak.storage.reader import LogReader
from glutebreak.windows.guided_break.finished import DaySoFar
from glutebreak.windows.today import day_so_far
from glutebreak.windows.week.reading import read_week
from windows.sample_log import sample_log
from windows.sample_week import MONDAY, StandingClock


def test_the_day_so_far_is_the_weeks_day(tmp_path: Path) -> None:
    """With the same figures, up to now."""
    parts = sample_log(tmp_path).parts
    now = parts.clock.wall()
    day = read_week(parts.reader, now, MONDAY, parts.off_after).week.days[now.weekday()]
    assert day.figures.sitting > 0
    assert day_so_far(parts.reader, parts.clock, parts.off_after) == DaySoFar(day, Dated.of(now))


def test_a_log_that_cannot_be_read_has_no_day(tmp_path: Path) -> None:
    """The end of the break says nothing of it then."""
    spoilt = tmp_path / "log.db"
    spoilt.write_bytes(b"no log at all" * 100)
    assert day_so_far(LogReader(spoilt), StandingClock(), off_after=0) is None
