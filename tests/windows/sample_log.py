"""A log on disk as the tray process would have written it: a week like the one in the pictures, and a week before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from glutebreak.core.catalogue import Catalogue
from glutebreak.core.corrections import Said, SittingCorrection
from glutebreak.core.happenings import BreakKind, EndedBy, Hold, Outcome, Posture
from glutebreak.core.records import BreakRecord, Dated, DecisionRecord, PostureRecord, SetRecord, ShowRecord
from glutebreak.core.settings import MINUTE
from glutebreak.places import shipped
from glutebreak.storage.catalogue_file import read_built_in
from glutebreak.storage.log import Log, open_log
from glutebreak.storage.reader import LogReader
from glutebreak.windows.history.window import HistoryParts
from windows.sample_week import BERLIN, StandingClock

TUESDAY = date(2026, 11, 17)
TUESDAY_EVENING = datetime(2026, 11, 17, 17, 40, tzinfo=BERLIN)
ROUTINE = "desk-two-minute-reset"
DAY = (
    ("8:04", 25, "away"),
    ("8:33", 22, "start"),
    ("8:58", 10, "away"),
    ("9:12", 94, "start"),
    ("10:50", 28, "start"),
    ("11:24", 28, "away"),
    ("11:55", 29, "away"),
    ("13:06", 29, "away"),
    ("13:40", 42, "start"),
    ("14:26", 30, "skip"),
    ("15:00", 58, "start"),
    ("16:03", 25, "away"),
    ("16:33", 32, "start"),
    ("17:09", 22, "away"),
)
"""When each bout began, its minutes, and what happened at its end."""


def at(day: date, clock: str) -> Dated:
    """A moment in Berlin."""
    hour, minute = clock.split(":")
    return Dated.of(datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=BERLIN))


def later(moment: Dated, minutes: float) -> Dated:
    """So many minutes after a moment."""
    return Dated(moment.utc + round(minutes * MINUTE), moment.offset)


def write_day(log: Log, day: date, bouts: tuple[tuple[str, int, str], ...] = DAY) -> None:
    """A working day, its asks, runs and breaks."""
    before: Dated | None = None
    by = EndedBy.AWAY
    for nth, (clock, minutes, ending) in enumerate(bouts):
        start = at(day, clock)
        end = later(start, minutes)
        row = log.open_bout(start)
        if before is not None:
            kind = BreakKind.PROMPTED if by is EndedBy.ACTIVATION else BreakKind.NATURAL
            gap = start.utc - before.utc
            if gap <= 120 * MINUTE:
                log.add_break(BreakRecord(before, start, gap, kind))
        by = EndedBy.ACTIVATION if ending == "start" else EndedBy.AWAY
        if ending != "away":
            _ask(log, row, end, ending, minutes, snoozed=minutes > 40)
        log.end_bout(row, end, minutes * MINUTE, by)
        if ending == "start":
            _run(log, end, nth)
        before = end


def _ask(log: Log, row: int, end: Dated, ending: str, minutes: int, *, snoozed: bool) -> None:
    if snoozed:
        first = log.open_ask(row, ShowRecord(later(end, -8), 1, (minutes - 8) * MINUTE), ROUTINE)
        log.end_ask(first, "snooze", later(end, -7))
    shown = later(end, -2)
    log.add_decision(DecisionRecord(shown, "shown", ("due",)))
    ask = log.open_ask(row, ShowRecord(shown, 2 if snoozed else 1, (minutes - 2) * MINUTE), ROUTINE)
    log.end_ask(ask, ending, end if ending == "start" else later(end, -1))


def _run(log: Log, start: Dated, nth: int) -> None:
    run = log.start_activation(start, ROUTINE)
    for exercise, side, reps, held in (
        ("standing-hip-flexor-stretch", "left", 0, 30_000),
        ("standing-hip-flexor-stretch", "right", 0, 30_000),
        ("standing-hip-extension", "left", 10, 0),
        ("standing-hip-extension", "right", 8 if nth % 3 else 10, 0),
        ("half-squat", None, 12, 0),
    ):
        plausible = not (nth == 3 and exercise == "half-squat")
        log.add_set(run, SetRecord(exercise, side, reps, held, completed=True, plausible=plausible))
    outcome = Outcome.PARTLY if nth == 8 else Outcome.DONE
    log.finish_activation(run, later(start, 2.5), 150_000, outcome, seated=False)


@dataclass
class Resident:
    """Carries out what the windows ask for, on the log itself, and remembers what it was asked."""

    log: Log
    now: Callable[[], Dated]
    asked: list[dict[str, Any]] = field(default_factory=list)
    refuse: str | None = None

    def __call__(
        self, do: str, on_answer: Callable[[Mapping[str, Any]], None] = lambda _: None, **arguments: Any
    ) -> None:
        """Answer at once."""
        if do not in {"status", "doctor"}:
            self.asked.append({"do": do, **arguments})
        if self.refuse is not None:
            on_answer({"ok": False, "error": self.refuse})
            return
        match do:
            case "correct-sitting":
                part = (arguments["since"], arguments["until"])
                said = SittingCorrection(self.now(), arguments["bout"], *part, Said(arguments["said"]))
                self.log.correct_sitting(said)
            case "undo-correction":
                self.log.undo_correction(arguments["correction"], self.now())
            case "correct-run":
                self.log.correct_activation(arguments["activation"], Outcome(arguments["outcome"]), self.now())
            case "claim-ask":
                self.log.claim_ask(arguments["ask"], self.now(), done=arguments["done"])
            case "status":
                on_answer(
                    {"ok": True, "sitting_ms": 9 * MINUTE, "next_ask_ms": 21 * MINUTE, "kept_back_by": ["not-due"]}
                )
                return
            case "doctor":
                microphone = {"purpose": "call", "mechanism": "pactl", "not_taken": []}
                on_answer({"ok": True, "capabilities": [microphone]})
                return
        on_answer({"ok": True})


@dataclass
class SampleLog:
    """A log that is written and read."""

    log: Log
    parts: HistoryParts
    resident: Resident
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
    resident = Resident(log, lambda: Dated.of(clock.wall()))
    parts = HistoryParts(
        reader=LogReader(folder / "log.db"),
        clock=clock,
        catalogue=catalogue,
        ask=resident,
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
                call = log.open_hold(Hold.CALL, at(day, "9:30"))
                log.add_decision(DecisionRecord(at(day, "9:42"), "kept-back", ("call", "typing")))
                log.end_hold(call, at(day, "10:40"))
            write_day(log, day, DAY[shift])
            if day == today:
                call = log.open_hold(Hold.CALL, at(day, "15:06"))
                log.end_hold(call, at(day, "15:50"))
                log.declare_posture(PostureRecord(at(day, "12:26"), Posture.STANDING))
                log.declare_posture(PostureRecord(at(day, "12:50"), Posture.SITTING))
