"""Last week is told once, when the user works first in a week."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from glutebreak.core.app_settings import AppSettings
from glutebreak.core.durations import MINUTE
from glutebreak.core.records import BreakRecord, Dated
from glutebreak.core.sitting.happenings import BreakKind, EndedBy
from glutebreak.resident.weekly_summary import WeeklySummary
from glutebreak.storage.log import open_log
from glutebreak.storage.reader import LogReader
from storage.log_samples import StandingClock

BERLIN = ZoneInfo("Europe/Berlin")


@dataclass
class Office:
    """A log, a clock, and what was announced."""

    folder: Path
    clock: StandingClock = field(default_factory=StandingClock)
    said: list[tuple[str, str]] = field(default_factory=list)
    wanted: bool = True

    def __post_init__(self) -> None:
        self.log = open_log(self.folder / "log.db", self.folder / "backups", self.clock).log
        self.summary = self._new()

    def _new(self) -> WeeklySummary:
        return WeeklySummary(
            self.clock,
            LogReader(self.folder / "log.db"),
            settings=lambda: AppSettings(weekly_summary=self.wanted),
            announce=lambda title, body: self.said.append((title, body)),
        )

    def start_again(self) -> None:
        """The app is started anew."""
        self.summary = self._new()

    def work(self, day: date, *lengths: int) -> None:
        """Bouts of these minutes from nine on, ten minutes apart; each is told as it opens."""
        start = datetime(day.year, day.month, day.day, 9, tzinfo=BERLIN)
        before: Dated | None = None
        for minutes in lengths:
            self.clock.now = start
            begins, ends = Dated.of(start), Dated.of(start + timedelta(minutes=minutes))
            if before is not None:
                self.log.add_break(BreakRecord(before, begins, begins.utc - before.utc, BreakKind.NATURAL))
            row = self.log.open_bout(begins)
            self.summary.bout_opened()
            self.log.end_bout(row, ends, minutes * MINUTE, EndedBy.AWAY)
            before, start = ends, start + timedelta(minutes=minutes + 10)


def test_last_week_is_told_at_the_first_bout_of_a_week_and_never_again(tmp_path: Path) -> None:
    """On Monday, once, also after a restart; a first week tells nothing."""
    office = Office(tmp_path)
    office.work(date(2026, 11, 12), 40, 30)
    assert office.said == []
    office.work(date(2026, 11, 16), 20, 25)
    office.start_again()
    office.work(date(2026, 11, 17), 20)
    assert office.said == [
        ("Last week", "You sat for 1 h 10 min. You got up every 70 minutes. Longest sitting period: 40 min.")
    ]


def test_whoever_works_first_on_wednesday_is_told_then_and_compared(tmp_path: Path) -> None:
    """With the week before, in plain words."""
    office = Office(tmp_path)
    office.work(date(2026, 11, 3), 60, 40)
    office.work(date(2026, 11, 10), 30, 30, 30)
    office.said.clear()
    office.work(date(2026, 11, 18), 30)
    assert office.said == [
        (
            "Last week",
            (
                "You sat for 1 h 30 min. You got up every 45 minutes; the week before, every 100. "
                "Longest sitting period: 30 min."
            ),
        )
    ]


def test_nobody_is_told_who_does_not_want_it(tmp_path: Path) -> None:
    """The switch is looked at each time."""
    office = Office(tmp_path, wanted=False)
    office.work(date(2026, 11, 12), 40)
    office.work(date(2026, 11, 16), 20)
    assert office.said == []


def test_after_a_holiday_there_is_nothing_to_look_back_on(tmp_path: Path) -> None:
    """The week that is over holds nothing."""
    office = Office(tmp_path)
    office.work(date(2026, 11, 3), 40)
    office.said.clear()
    office.work(date(2026, 11, 18), 30)
    assert office.said == []
