"""The commands that ask the running glutebreak."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from glutebreak.cli.output import DONE, MISUSED, REFUSED, say, say_wrong
from glutebreak.control.client import ResidentUnreachableError, send_request
from glutebreak.control.json_values import to_json
from glutebreak.control.messages import Done, Request, RequestRefusedError
from glutebreak.control.requests import (
    GetStatus,
    OpenWindow,
    PauseFor,
    PauseUntilResumed,
    PauseUntilTomorrow,
    Quit,
    Resume,
    Sit,
    Skip,
    Snooze,
    Stand,
    StartBreak,
    Window,
)
from glutebreak.core.durations import DurationRefusedError, parse_duration
from glutebreak.language import tr, tr_later
from glutebreak.refusals import spell_refused_duration

_Answer = TypeVar("_Answer")

_WINDOW_OPENS = tr_later("The window is opening.")
_WITHOUT_LENGTH: dict[str, tuple[Request[Done], str]] = {
    "break": (StartBreak(), tr_later("Your break is starting.")),
    "skip": (Skip(), tr_later("Reminder skipped.")),
    "resume": (Resume(), ""),
    "stand": (Stand(), ""),
    "sit": (Sit(), ""),
    "week": (OpenWindow(Window.WEEK), _WINDOW_OPENS),
    "library": (OpenWindow(Window.LIBRARY), _WINDOW_OPENS),
    "settings": (OpenWindow(Window.SETTINGS), _WINDOW_OPENS),
    "quit": (Quit(), tr_later("glutebreak has quit.")),
}
"""What the commands that take no length ask for, and what is said once it is done: nothing stands for the status."""


def status(control: Path, *, as_json: bool) -> int:
    """Print how long the user has been sitting."""
    answer = _ask(control, GetStatus())
    if answer is None:
        return REFUSED
    say(json.dumps(to_json(answer), ensure_ascii=False) if as_json else tr("{said}.", said=answer.said))
    return DONE


def carry_out(control: Path, command: str) -> int:
    """Have a command that takes no length carried out."""
    request, done = _WITHOUT_LENGTH[command]
    return _have_done(control, lambda: request, done)


def snooze(control: Path, length: str | None) -> int:
    """Put the reminder on screen off, for the setting's length where none is given."""
    done = tr_later("Reminder snoozed.")
    return _have_done(control, lambda: Snooze(None if length is None else parse_duration(length)), done)


def pause(control: Path, length: str | None) -> int:
    """Show no reminder for a length of time, until tomorrow, or, where none is given, until resumed."""
    match length:
        case None:
            return _have_done(control, PauseUntilResumed)
        case "tomorrow":
            return _have_done(control, PauseUntilTomorrow)
        case "resume":
            sentence = tr(
                "To resume reminders, use: glutebreak resume. To pause them until then, use: glutebreak pause"
            )
            say_wrong(sentence)
            return MISUSED
        case _:
            return _have_done(control, lambda: PauseFor(parse_duration(length)))


def _have_done(control: Path, request: Callable[[], Request[Done]], done: str = "") -> int:
    """Have a request carried out, and say in one line what is so then."""
    try:
        answer = _ask(control, request())
    except DurationRefusedError as refused:
        say_wrong(spell_refused_duration(refused))
        return MISUSED
    except RequestRefusedError as refused:
        say_wrong(str(refused))
        return REFUSED
    if answer is None:
        return REFUSED
    if not done:
        return status(control, as_json=False)
    say(tr(done))
    return DONE


def _ask(control: Path, request: Request[_Answer]) -> _Answer | None:
    """The answer; None if there is none, which has been said."""
    try:
        return send_request(control, request)
    except (ResidentUnreachableError, RequestRefusedError) as error:
        say_wrong(str(error))
        return None
