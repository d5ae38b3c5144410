"""A record of the log as a line that people read."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from glutebreak.core.durations import MINUTE, SECOND
from glutebreak.language import tr, tr_count

Record = Mapping[str, Any]
"""A record as `glutebreak log --json` prints it: its kind under `is`, then its fields."""
NameOf = Callable[[str], str]
"""The name of an exercise or a routine, by its id."""


def log_line(record: Record, name_of: NameOf) -> str | None:
    """The line for a record: when, then what; None for what only programs read, which is why a reminder waited."""
    spell = {
        "bout": _sitting,
        "break": _break,
        "ask": lambda each: _reminder(each, name_of),
        "activation": lambda each: _guided_break(each, name_of),
        "posture": _posture,
        "hold": _hold,
        "correction": _correction,
    }.get(record["is"])
    return None if spell is None else f"{_when(record)}  {spell(record)}"


def _when(record: Record) -> str:
    start = datetime.fromisoformat(record.get("start") or record.get("at") or record["shows"][0]["at"])
    end = record.get("end") or record.get("ended")
    until = f"–{datetime.fromisoformat(end):%H:%M}" if end else " " * len("–00:00")
    return f"{start:%Y-%m-%d %H:%M}{until}"


def _length(seconds: float) -> str:
    minutes = round(seconds * SECOND) // MINUTE
    if not minutes:
        return tr("{seconds} s", seconds=round(seconds))
    hours, rest = divmod(minutes, 60)
    return tr("{hours} h {minutes} min", hours=hours, minutes=rest) if hours else tr("{minutes} min", minutes=minutes)


def _sitting(record: Record) -> str:
    ended = {
        "away": tr("then you left"),
        "lock": tr("then you locked the screen"),
        "sleep": tr("then the computer went to sleep"),
        "posture": tr("then you stood up to work"),
        "activation": tr("then you took a guided break"),
        "quit": tr("then glutebreak quit"),
        "open": tr("still going"),
    }[record["ended_by"]]
    return tr("Sat for {length}, {ended}", length=_length(record["lasted"]), ended=ended)


def _break(record: Record) -> str:
    length = _length(record["lasted"])
    if record["kind"] == "prompted":
        return tr("Break of {length}, after a reminder", length=length)
    return tr("Break of {length}, on your own", length=length)


def _reminder(record: Record, name_of: NameOf) -> str:
    answer = {
        "start": tr("you started the break"),
        "snooze": tr("you chose Later"),
        "skip": tr("you skipped it"),
        "dismiss": tr("you closed it"),
        "withdrawn": tr("it went away: you had left"),
        "unanswered": tr("no answer"),
        None: tr("on screen"),
    }[record["outcome"]]
    if record.get("routine") is None:
        return tr("Reminder: {answer}", answer=answer)
    return tr("Reminder, {routine}: {answer}", routine=name_of(record["routine"]), answer=answer)


def _guided_break(record: Record, name_of: NameOf) -> str:
    corrections = record.get("corrections") or [record]
    outcome = {"done": tr("done"), "partly": tr("partly done"), "abandoned": tr("not done")}[corrections[-1]["outcome"]]
    sets = record.get("sets", ())
    done = tr_count("{count} set", "{count} sets", len(sets))
    unconfirmed = sum(not each["plausible"] for each in sets)
    values = {"routine": name_of(record["routine"]), "outcome": outcome, "sets": done}
    if unconfirmed:
        return tr("Guided break, {routine}: {outcome}, {sets} ({count} unconfirmed)", **values, count=unconfirmed)
    return tr("Guided break, {routine}: {outcome}, {sets}", **values)


def _posture(record: Record) -> str:
    return tr("Working standing up") if record["to"] == "standing" else tr("Sitting again")


def _hold(record: Record) -> str:
    return {
        "call": tr("In a call"),
        "watching": tr("Watching a video"),
        "fullscreen": tr("An app was full screen"),
        "dnd": tr("Do Not Disturb was on"),
        "quiet": tr("Quiet hours"),
        "pause": tr("Reminders paused"),
    }[record["reason"]]


def _correction(record: Record) -> str:
    length = _length(record["until"] - record["since"])
    if record["said"] == "standing":
        said = tr("Corrected: you were standing for {length}", length=length)
    else:
        said = tr("Corrected: you were away for {length}", length=length)
    return said if record.get("undone") is None else tr("{correction} (undone)", correction=said)
