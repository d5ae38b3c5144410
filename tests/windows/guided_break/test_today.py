"""The day so far, as the end of a break shows it."""

from pathlib import Path

from glutebreak.core.history.corrections import Said, SittingCorrection
from glutebreak.core.records import Dated
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.storage.reader import LogReader
from glutebreak.windows.guided_break.day_from_log import day_so_far
from glutebreak.windows.guided_break.finished import DaySoFar
from glutebreak.windows.history.week.week_from_log import read_week
from windows.history.sample_log import sample_log
from windows.history.sample_week import MONDAY, StandingClock


def test_the_day_so_far_is_the_weeks_day(tmp_path: Path) -> None:
    """With the same figures, up to now, and as corrected: the user stood through what was taken for a bout."""
    sample = sample_log(tmp_path)
    parts, now = sample.parts, sample.clock.wall()
    settings = SittingSettings(off_after=parts.off_after)
    before = day_so_far(parts.reader, parts.clock, settings)
    assert before is not None
    longest = before.day.statistics.longest
    assert longest is not None
    with sample.log.step():
        sample.log.correct_sitting(SittingCorrection(Dated.of(now), longest.id, 0, longest.lasted, Said.STANDING))
    day = read_week(parts.reader, now, MONDAY, parts.off_after).week.days[now.weekday()]
    assert before.day.statistics.sitting - day.statistics.sitting == longest.lasted
    assert day_so_far(parts.reader, parts.clock, settings) == DaySoFar(day, Dated.of(now), settings.break_min)


def test_a_log_that_cannot_be_read_has_no_day(tmp_path: Path) -> None:
    """The end of the break says nothing of it then."""
    spoilt = tmp_path / "log.db"
    spoilt.write_bytes(b"no log at all" * 100)
    assert day_so_far(LogReader(spoilt), StandingClock(), SittingSettings()) is None
