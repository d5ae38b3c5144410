"""A log such as the tray process writes, of invented working days: for pictures, and for tests."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from glutebreak.core.durations import MINUTE
from glutebreak.core.records import BreakRecord, Dated, DecisionRecord, SetRecord, ShowRecord
from glutebreak.core.sitting.happenings import BreakKind, EndedBy, Hold, Outcome, Posture
from glutebreak.storage.log import Log

BERLIN = ZoneInfo("Europe/Berlin")
ROUTINE = "desk-two-minute-reset"
Bouts = Sequence[tuple[str, int, str]]
"""When each bout of a day began, its minutes, and what happened at its end: `start`, `skip`, or `away`."""
TUESDAY: Bouts = (
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
"""The day that is looked at closely: a long call before noon, and a walk at lunch."""
_MONDAY = (25, 52, 31, 24, 45, 22, 38, 20, 33, 26, 24, 23, 11)
_WEDNESDAY = (22, 48, 27, 41, 25, 35, 24, 28, 23, 26, 20, 29, 18, 12)
_THURSDAY = (66, 24, 51, 26, 44, 22, 27, 25, 23, 29, 20, 11)
_FRIDAY = (24, 39, 26, 41, 22, 28, 25, 20, 23, 34)
_BUSY = (18, 24, 29, 33, 14, 26, 71, 22, 19, 38, 27, 16, 30, 44, 21, 25, 12, 29, 17, 23)
_ENDINGS = ("away", "start", "away", "start", "skip", "start", "away")


def at(day: date, clock: str) -> Dated:
    """A moment in Berlin."""
    hour, minute = clock.split(":")
    return Dated.of(datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=BERLIN))


def later(moment: Dated, minutes: float) -> Dated:
    """So many minutes after a moment."""
    return Dated(moment.utc + round(minutes * MINUTE), moment.offset)


def write_weeks(log: Log, now: datetime, weeks: int) -> None:
    """So many weeks of working days up to now, the one before this week a little different from it.

    A bout that reaches beyond now is open.
    """
    today = now.date()
    monday = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
    for nth in range((today - monday).days + 1):
        day = monday + timedelta(days=nth)
        if day.weekday() < 5:
            this_week = (today - day).days <= today.weekday()
            _write_working_day(log, day, now, nth, this_week=this_week)


def write_busy_weeks(log: Log, now: datetime, weeks: int) -> None:
    """So many weeks, twenty bouts on every day of them, the last one past midnight."""
    monday = now.date() - timedelta(days=now.weekday() + 7 * (weeks - 1))
    for nth in range((now.date() - monday).days + 1):
        day = monday + timedelta(days=nth)
        lengths = [12 + (minutes + 7 * nth) % 31 if nth % 4 else minutes for minutes in _BUSY]
        if day.weekday() >= 5:
            lengths = lengths[: 5 + nth % 3]
        bouts = list(_laid_out(lengths, nth))
        if nth % 5 == 2:
            bouts.append(("23:20", 75, "away"))
        write_day(log, day, bouts, now)


def write_day(log: Log, day: date, bouts: Bouts, now: datetime | None = None) -> None:
    """A working day, its asks, activations and breaks, as far as it has come by now."""
    before: Dated | None = None
    by = EndedBy.AWAY
    present = None if now is None else Dated.of(now)
    for nth, (clock, minutes, ending) in enumerate(bouts):
        start = at(day, clock)
        end = later(start, minutes)
        if present is not None and start.utc >= present.utc:
            return
        row = log.open_bout(start)
        if before is not None:
            kind = BreakKind.PROMPTED if by is EndedBy.ACTIVATION else BreakKind.NATURAL
            gap = start.utc - before.utc
            if gap <= 120 * MINUTE:
                log.add_break(BreakRecord(before, start, gap, kind))
        if present is not None and end.utc > present.utc:
            log.bout_runs_on(row, present, present.utc - start.utc)
            return
        by = EndedBy.ACTIVATION if ending == "start" else EndedBy.AWAY
        if ending != "away":
            _ask(log, row, end, ending, minutes, snoozed=minutes > 40)
        log.end_bout(row, end, minutes * MINUTE, by)
        if ending == "start":
            _activation(log, end, nth)
        before = end


def write_calls(log: Log, day: date) -> None:
    """The calls of `TUESDAY`, of which the first held an ask back."""
    call = log.open_hold(Hold.CALL, at(day, "9:30"))
    log.add_decision(DecisionRecord(at(day, "9:42"), "kept-back", ("call", "typing")))
    log.end_hold(call, at(day, "10:40"), 70 * MINUTE, 58 * MINUTE)
    call = log.open_hold(Hold.CALL, at(day, "15:06"))
    log.end_hold(call, at(day, "15:50"), 44 * MINUTE)


def write_standing(log: Log, day: date) -> None:
    """What was said of the lunch of `TUESDAY`."""
    standing = log.declare_posture(Posture.STANDING, at(day, "12:26"))
    log.end_standing(standing, at(day, "12:50"), 24 * MINUTE)
    log.declare_posture(Posture.SITTING, at(day, "12:50"))


def _write_working_day(log: Log, day: date, now: datetime, nth: int, *, this_week: bool) -> None:
    if day.weekday() == 1 and this_week:
        write_calls(log, day)
        write_day(log, day, TUESDAY, now)
        write_standing(log, day)
        return
    lengths = {0: _MONDAY, 1: _THURSDAY, 2: _WEDNESDAY, 3: _THURSDAY, 4: _FRIDAY}[day.weekday()]
    if not this_week:
        # Other weeks have other days, with longer bouts and fewer breaks.
        lengths = tuple(minutes + (nth * 5 + each * 3) % 13 for each, minutes in enumerate(lengths[nth % 2 :]))
    write_day(log, day, list(_laid_out(lengths, nth)), now)


def _laid_out(lengths: Sequence[int], nth: int) -> Iterator[tuple[str, int, str]]:
    """Bouts of these minutes from eight on, a few minutes apart, with a lunch in the middle."""
    minute = 8 * 60 + nth % 9
    for each, length in enumerate(lengths):
        yield f"{minute // 60}:{minute % 60:02}", length, _ENDINGS[(each + nth) % len(_ENDINGS)]
        minute += length + (38 if each == len(lengths) // 2 else 3 + (each + nth) % 3)


def _ask(log: Log, row: int, end: Dated, ending: str, minutes: int, *, snoozed: bool) -> None:
    if snoozed:
        first = log.open_ask(row, ShowRecord(later(end, -8), 1, (minutes - 8) * MINUTE), ROUTINE)
        log.end_ask(first, "snooze", later(end, -7))
    shown = later(end, -2)
    log.add_decision(DecisionRecord(shown, "shown", ("due",)))
    ask = log.open_ask(row, ShowRecord(shown, 2 if snoozed else 1, (minutes - 2) * MINUTE), ROUTINE)
    log.end_ask(ask, ending, end if ending == "start" else later(end, -1))


def _activation(log: Log, start: Dated, nth: int) -> None:
    activation = log.start_activation(start, ROUTINE)
    for exercise, side, reps, held in (
        ("standing-hip-flexor-stretch", "left", 0, 30_000),
        ("standing-hip-flexor-stretch", "right", 0, 30_000),
        ("standing-hip-extension", "left", 10, 0),
        ("standing-hip-extension", "right", 8 if nth % 3 else 10, 0),
        ("half-squat", None, 12, 0),
    ):
        plausible = not (nth == 3 and exercise == "half-squat")
        log.add_set(activation, SetRecord(exercise, side, reps, held, completed=True, plausible=plausible))
    outcome = Outcome.PARTLY if nth == 8 else Outcome.DONE
    log.finish_activation(activation, later(start, 2.5), 150_000, outcome, seated=False)
