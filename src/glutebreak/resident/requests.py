"""What a request of the control protocol carries, checked.

Each raises `CommandRefusedError` with one sentence for what it cannot make out.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from glutebreak.control.protocol import CommandRefusedError
from glutebreak.core.durations import HOUR, spell_duration
from glutebreak.core.exercises.catalogue import Side
from glutebreak.core.history.corrections import Said
from glutebreak.core.records import SeenSet
from glutebreak.core.sitting.happenings import Outcome
from glutebreak.language import tr

LONGEST = 24 * HOUR
"""Milliseconds: the longest that an ask is put off, or asking paused, by a length of time."""


def length(request: Mapping[str, Any], *, optional: bool) -> int | None:
    """Its length of time, in milliseconds; None if it may be left out and is."""
    given = request.get("milliseconds")
    if given is None and optional:
        return None
    if isinstance(given, bool) or not isinstance(given, int) or given <= 0:
        raise CommandRefusedError(tr("Please give a length of time, such as 30m."))
    if given > LONGEST:
        raise CommandRefusedError(tr("The longest time here is {longest}.", longest=spell_duration(LONGEST)))
    return given


def outcome(request: Mapping[str, Any]) -> Outcome:
    """How an activation went."""
    try:
        return Outcome(str(request.get("outcome")))
    except ValueError:
        raise CommandRefusedError(tr("The outcome may be {outcomes}.", outcomes=", ".join(Outcome))) from None


def exercise(request: Mapping[str, Any]) -> str:
    """An exercise's id."""
    given = request.get("exercise")
    if not isinstance(given, str) or not given:
        raise CommandRefusedError(tr("The exercise is missing."))
    return given


def whole_number(request: Mapping[str, Any], name: str) -> int:
    """A row of the log, or a length of time in milliseconds."""
    value = request.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 1 << 62:
        raise CommandRefusedError(tr("The correction isn’t clear."))
    return value


def yes_or_no(request: Mapping[str, Any], name: str) -> bool:
    """A plain yes or no."""
    value = request.get(name)
    if not isinstance(value, bool):
        raise CommandRefusedError(tr("The correction isn’t clear."))
    return value


def said(request: Mapping[str, Any]) -> Said:
    """What the user did instead of sitting."""
    try:
        return Said(str(request.get("said")))
    except ValueError:
        raise CommandRefusedError(tr("What was said can be {words}.", words=", ".join(Said))) from None


def days(request: Mapping[str, Any]) -> tuple[date, date] | None:
    """The first and the last local day; None for everything."""
    first, last = request.get("first"), request.get("last")
    if first is None and last is None and "first" in request and "last" in request:
        return None
    try:
        span = date.fromisoformat(str(first)), date.fromisoformat(str(last))
    except ValueError:
        raise CommandRefusedError(tr("Please give dates, such as 2026-11-17.")) from None
    if span[0] > span[1]:
        raise CommandRefusedError(tr("The last day can’t be before the first."))
    return span


def set_of(request: Mapping[str, Any]) -> SeenSet:
    """The set that was done."""
    try:
        seen = SeenSet(**request["set"])
    except (KeyError, TypeError):
        seen = None
    # What does not fit the log is kept from it here: there it would look like a bug.
    if seen is None or not _fits(seen):
        raise CommandRefusedError(tr("The exercise that was done isn’t clear."))
    return seen


def _fits(seen: SeenSet) -> bool:
    return (
        isinstance(seen.exercise, str)
        and seen.side in (None, *Side)
        and all(type(each) is int and 0 <= each < 2**53 for each in (seen.reps, seen.held))
        and isinstance(seen.completed, bool)
    )


def changes(request: Mapping[str, Any]) -> Mapping[str, Any]:
    """Settings by their names."""
    given = request.get("changes")
    if not isinstance(given, dict):
        raise CommandRefusedError(tr("The changed settings aren’t clear."))
    return given
