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
    return REFUSED if _ask(control, request) is None else DONE


def snooze(control: Path, length: str | None) -> int:
    """Put the ask on screen off, for the setting's length where none is given."""
    if length is None:
        return tell(control, Request.SNOOZE)
    try:
        duration = parse_duration(length)
    except DurationRefusedError as refused:
        say_wrong(spell_refused_duration(refused))
        return MISUSED
    return REFUSED if _ask(control, Request.SNOOZE, milliseconds=duration) is None else DONE


def pause(control: Path, length: str) -> int:
    """Ask nothing for a length of time, until tomorrow, or until resumed."""
    if length in set(PauseUntil):
        return REFUSED if _ask(control, Request.PAUSE, until=length) is None else DONE
    try:
        duration = parse_duration(length)
    except DurationRefusedError as refused:
        say_wrong(spell_refused_duration(refused))
        return MISUSED
    return REFUSED if _ask(control, Request.PAUSE, milliseconds=duration) is None else DONE


def _ask(control: Path, do: Request, **arguments: object) -> dict[str, Any] | None:
    try:
        return ask(control, do, **arguments)
    except (ResidentUnreachableError, CommandRefusedError) as error:
        say_wrong(str(error))
        return None
