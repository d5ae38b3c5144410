"""What the user may ask of the resident, by the command line and the tray."""

from dataclasses import dataclass
from enum import StrEnum

from glutebreak.control.diagnosis import Diagnosis
from glutebreak.control.messages import Done, Request, RequestRefusedError
from glutebreak.control.status import Status
from glutebreak.core.durations import HOUR, spell_duration
from glutebreak.language import tr

LONGEST = 24 * HOUR
"""Milliseconds: the longest that a reminder is snoozed, or reminders are paused, by a length of time."""


class Window(StrEnum):
    """The windows there are."""

    WEEK = "week"
    LIBRARY = "library"
    SETTINGS = "settings"
    BREAK = "break"


class GetStatus(Request[Status]):
    """How long the user has been sitting, and what is ahead."""

    answered_by = Status


class Diagnose(Request[Diagnosis]):
    """Which mechanism serves what, and why each other one does not."""

    answered_by = Diagnosis


@dataclass(frozen=True)
class StartBreak(Request[Done]):
    """Start a break, or bring the one that runs to the front."""

    routine: str | None = None
    """The id of a routine or an exercise to do; None for what is proposed."""


@dataclass(frozen=True)
class Snooze(Request[Done]):
    """Show the reminder on screen again later.

    Raises:
        RequestRefusedError: the length is none, or too long.
    """

    milliseconds: int | None = None
    """How much later; None for the setting's length."""

    def __post_init__(self) -> None:
        if self.milliseconds is not None:
            _check_length(self.milliseconds)


class Skip(Request[Done]):
    """Take the reminder on screen away."""


@dataclass(frozen=True)
class PauseFor(Request[Done]):
    """Show no reminder for a length of time.

    Raises:
        RequestRefusedError: the length is none, or too long.
    """

    milliseconds: int

    def __post_init__(self) -> None:
        _check_length(self.milliseconds)


class PauseUntilTomorrow(Request[Done]):
    """Show no reminder for the rest of the day."""


class PauseUntilResumed(Request[Done]):
    """Show no reminder until the user says so."""


class Resume(Request[Done]):
    """Show reminders again."""


class Stand(Request[Done]):
    """The user works standing up."""


class Sit(Request[Done]):
    """The user works sitting down."""


@dataclass(frozen=True)
class OpenWindow(Request[Done]):
    """Open a window, or bring it to the front."""

    window: Window
    displays: tuple[str, ...] = ()
    """The displays that the user looks at, if the window is to be opened on one of these only."""


class Quit(Request[Done]):
    """End the app."""


UserRequest = (
    GetStatus
    | Diagnose
    | StartBreak
    | Snooze
    | Skip
    | PauseFor
    | PauseUntilTomorrow
    | PauseUntilResumed
    | Resume
    | Stand
    | Sit
    | OpenWindow
    | Quit
)


def _check_length(milliseconds: int) -> None:
    if milliseconds <= 0:
        raise RequestRefusedError(tr("Please give a length of time, such as 30m."))
    if milliseconds > LONGEST:
        raise RequestRefusedError(tr("The longest time here is {longest}.", longest=spell_duration(LONGEST)))
