"""The commands that ask the running glutebreak."""

import json
from pathlib import Path
from typing import Any

from glutebreak.cli.saying import DONE, MISUSED, REFUSED, say, say_wrong
from glutebreak.control.client import ask
from glutebreak.control.names import PauseUntil, Request
from glutebreak.control.protocol import CommandRefusedError, ResidentUnreachableError
from glutebreak.control.status import Status
from glutebreak.core.durations import DurationRefusedError, parse_duration
from glutebreak.language import tr
from glutebreak.refusals import spell_refused_duration


def status(control: Path, *, as_json: bool) -> int:
    """Print how long the user has been sitting."""
    answer = _ask(control, Request.STATUS)
    if answer is None:
        return REFUSED
    if as_json:
        say(json.dumps(answer, ensure_ascii=False))
        return DONE
    say(tr("{said}.", said=Status.of_answer(answer).said))
    return DONE


def tell(control: Path, request: Request) -> int:
    """Pass on a request that needs nothing more."""
    return _answered(control, request)


def snooze(control: Path, length: str | None) -> int:
    """Put the ask on screen off, for the setting's length where none is given."""
    if length is None:
        return _answered(control, Request.SNOOZE)
    try:
        return _answered(control, Request.SNOOZE, milliseconds=parse_duration(length))
    except DurationRefusedError as refused:
        say_wrong(spell_refused_duration(refused))
        return MISUSED


def pause(control: Path, length: str | None) -> int:
    """Ask nothing for a length of time, until tomorrow, or, where none is given, until resumed."""
    if length is None:
        return _answered(control, Request.PAUSE, until=PauseUntil.RESUME)
    if length == PauseUntil.TOMORROW:
        return _answered(control, Request.PAUSE, until=PauseUntil.TOMORROW)
    if length == PauseUntil.RESUME:
        say_wrong(tr("To resume reminders, use: glutebreak resume. To pause them until then, use: glutebreak pause"))
        return MISUSED
    try:
        return _answered(control, Request.PAUSE, milliseconds=parse_duration(length))
    except DurationRefusedError as refused:
        say_wrong(spell_refused_duration(refused))
        return MISUSED


def _answered(control: Path, request: Request, **arguments: object) -> int:
    """Pass a request on, and say in one line what is so now."""
    if _ask(control, request, **arguments) is None:
        return REFUSED
    match request:
        case Request.BREAK:
            say(tr("Your break is starting."))
        case Request.SNOOZE:
            say(tr("Reminder snoozed."))
        case Request.SKIP:
            say(tr("Reminder skipped."))
        case Request.WEEK | Request.LIBRARY | Request.SETTINGS:
            say(tr("The window is opening."))
        case Request.QUIT:
            say(tr("glutebreak has quit."))
        case _:
            return status(control, as_json=False)
    return DONE


def _ask(control: Path, do: Request, **arguments: object) -> dict[str, Any] | None:
    try:
        return ask(control, do, **arguments)
    except (ResidentUnreachableError, CommandRefusedError) as error:
        say_wrong(str(error))
        return None
