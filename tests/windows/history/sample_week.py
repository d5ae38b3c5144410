"""A log of a few working days, and a walk through a window by keyboard."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from glutebreak.core.durations import HOUR, MINUTE
from glutebreak.core.history.corrections import SittingCorrection
from glutebreak.core.records import ActivationRecord, BoutRecord, BreakRecord, Dated, HoldRecord
from glutebreak.core.sitting.happenings import BreakKind, EndedBy, Hold, Outcome
from glutebreak.storage.reader import LogReader

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 11, 16)
FRIDAY_AFTERNOON = datetime(2026, 11, 20, 14, 20, tzinfo=BERLIN)


def at(day: date, hour: int, minute: int = 0) -> Dated:
    """A moment in Berlin."""
    return Dated.of(datetime(day.year, day.month, day.day, hour, minute, tzinfo=BERLIN))


@dataclass
class StandingClock:
    """Shows what it is set to."""

    now: datetime = FRIDAY_AFTERNOON

    def steady(self) -> int:
        """No window measures time."""
        raise AssertionError("no window measures time")

    def wall(self) -> datetime:
        """What it is set to."""
        return self.now

    def local(self, utc: int) -> datetime:
        """With the offset of what it is set to."""
        return datetime.fromtimestamp(utc / 1000, self.now.tzinfo)

    def slept(self) -> int:
        """Likewise."""
        raise AssertionError("no window measures time")


@dataclass
class RememberingReader(LogReader):
    """A log that was filled by hand, and remembers how often it was read."""

    all_bouts: list[BoutRecord] = field(default_factory=list)
    all_breaks: list[BreakRecord] = field(default_factory=list)
    all_activations: list[ActivationRecord] = field(default_factory=list)
    all_holds: list[HoldRecord] = field(default_factory=list)
    all_corrections: list[SittingCorrection] = field(default_factory=list)
    times_read: int = 0

    def add_day(
        self, day: date, minutes: list[int], *, guided: int = 0, active: int = 0, running: bool = False
    ) -> None:
        """Bouts of these lengths from eight o'clock on, five minutes apart; the first breaks are guided."""
        start = at(day, 8)
        for nth, length in enumerate(minutes):
            last = nth == len(minutes) - 1
            end = Dated(start.utc + length * MINUTE, start.offset)
            why = EndedBy.ACTIVATION if nth < guided else EndedBy.AWAY
            number = len(self.all_bouts) + 1
            self.all_bouts.append(
                BoutRecord(start, end, length * MINUTE, EndedBy.OPEN if last and running else why, number)
            )
            following = Dated(end.utc + 5 * MINUTE, end.offset)
            if not last:
                kind = BreakKind.PROMPTED if nth < guided else BreakKind.NATURAL
                self.all_breaks.append(BreakRecord(end, following, 5 * MINUTE, kind, number))
            start = following
        if active:
            begun = at(day, 12)
            over = Dated(begun.utc + active * MINUTE, begun.offset)
            self.all_activations.append(
                ActivationRecord(begun, over, active * MINUTE, "desk", Outcome.DONE, seated=False)
            )

    def bouts(self, since: int, until: int) -> tuple[BoutRecord, ...]:
        """Those that touch the span."""
        self.times_read += 1
        return tuple(each for each in self.all_bouts if each.start.utc < until and each.end.utc >= since)

    def breaks(self, since: int, until: int) -> tuple[BreakRecord, ...]:
        """Those that touch the span."""
        return tuple(each for each in self.all_breaks if each.start.utc < until and each.end.utc >= since)

    @contextmanager
    def at_once(self) -> Iterator["RememberingReader"]:
        """Itself: nobody writes meanwhile."""
        yield self

    def activations(self, since: int, until: int, *, sets: bool = True) -> tuple[ActivationRecord, ...]:
        """Those that began in the span."""
        return tuple(each for each in self.all_activations if since <= each.start.utc < until)

    def holds(self, since: int, until: int) -> tuple[HoldRecord, ...]:
        """Those that touch the span."""
        return tuple(each for each in self.all_holds if each.start.utc < until)

    def sitting_corrections(self, since: int, until: int) -> tuple[SittingCorrection, ...]:
        """What was said about bouts that touch the span."""
        touching = {each.id for each in self.bouts(since, until)}
        self.times_read -= 1
        return tuple(each for each in self.all_corrections if each.bout_id in touching)


def two_weeks() -> RememberingReader:
    """The week before, and one until Friday afternoon."""
    reader = RememberingReader()
    for day in range(9, 14):
        reader.add_day(date(2026, 11, day), [50, 40, 30, 20], guided=1, active=10)
    reader.add_day(date(2026, 11, 16), [25, 32, 30], guided=2, active=12)
    reader.add_day(date(2026, 11, 17), [94, 20, 45, 10], guided=1, active=15)
    reader.add_day(date(2026, 11, 20), [40, 25, 8], guided=1, active=6, running=True)
    reader.all_holds.append(HoldRecord(Hold.CALL, at(date(2026, 11, 17), 8), at(date(2026, 11, 17), 9), HOUR))
    return reader


def tab_walk(window: QWidget, most: int = 60) -> list[QWidget]:
    """Every control that Tab reaches, from the focused one on, until it comes round."""
    walked: list[QWidget] = []
    focus = QApplication.focusWidget()
    while focus is not None and focus not in walked and len(walked) < most:
        walked.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
    return walked
