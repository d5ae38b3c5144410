"""What the windows ask of the resident, which alone writes the log and the settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from glutebreak.control.messages import Codec, Done, Request, RequestRefusedError
from glutebreak.control.requests import UserRequest
from glutebreak.core.exercises.catalogue import Side
from glutebreak.core.history.corrections import Said
from glutebreak.core.records import SeenSet
from glutebreak.core.sitting.happenings import Outcome
from glutebreak.language import tr


class Attach(Request[Done]):
    """The windows process is there and is to be told the news over this connection."""


class ReportAlive(Request[Done]):
    """The windows process does not hang: the reply to the news `AnswerWanted`."""


@dataclass(frozen=True)
class ReportSet(Request[Done]):
    """A set of the break that runs was seen.

    Raises:
        RequestRefusedError: there is no such set.
    """

    seen: SeenSet

    def __post_init__(self) -> None:
        # What does not fit the log is kept from it here: there it would look like a bug.
        if self.seen.side not in {None, *Side} or self.seen.reps < 0 or self.seen.held < 0:
            raise RequestRefusedError(tr("The exercise that was done isn’t clear."))


class ReportPress(Request[Done]):
    """The user has pressed something of the break that runs: such input tells against no set that runs on."""


@dataclass(frozen=True)
class FinishBreak(Request[Done]):
    """The break that runs is over."""

    outcome: Outcome
    seated: bool
    """Whether it held seated exercises only, which do not interrupt sitting."""


@dataclass(frozen=True)
class CorrectLastBreak(Request[Done]):
    """The user says how the break that has just finished really went."""

    outcome: Outcome


@dataclass(frozen=True)
class CorrectActivation(Request[Done]):
    """The user says how a break of the log really went."""

    activation: int
    """Its row."""
    outcome: Outcome


@dataclass(frozen=True)
class ClaimAsk(Request[Done]):
    """The user says that they did what a reminder of the log proposed, or takes that back."""

    ask: int
    """Its row."""
    done: bool


@dataclass(frozen=True)
class CorrectBout(Request[Done]):
    """The user says what a part of a sitting period was."""

    bout: int
    """Its row."""
    since: int
    """Milliseconds from its start."""
    until: int
    """Milliseconds from its start."""
    said: Said


@dataclass(frozen=True)
class UndoCorrection(Request[Done]):
    """The user takes a correction of sitting back."""

    correction: int
    """Its row."""


@dataclass(frozen=True)
class Delete(Request[Done]):
    """Delete what began in some local days, or everything; how it went is told as news.

    Raises:
        RequestRefusedError: the last day is before the first.
    """

    days: tuple[date, date] | None
    """The first and the last day; None for everything."""

    def __post_init__(self) -> None:
        if self.days is not None and self.days[0] > self.days[1]:
            raise RequestRefusedError(tr("The last day can’t be before the first."))


@dataclass(frozen=True)
class BanExercise(Request[Done]):
    """An exercise hurts: it is never proposed again until the user says so."""

    exercise: str


@dataclass(frozen=True)
class ChangeSettings(Request[Done]):
    """Go by other settings from now on."""

    changes: Mapping[str, Any]
    """Values by the settings' names, in the form that `AppSettings.changed` takes, which checks them."""


WindowRequest = (
    Attach
    | ReportAlive
    | ReportSet
    | ReportPress
    | FinishBreak
    | CorrectLastBreak
    | CorrectActivation
    | ClaimAsk
    | CorrectBout
    | UndoCorrection
    | Delete
    | BanExercise
    | ChangeSettings
)

REQUESTS: Codec[UserRequest | WindowRequest] = Codec(*get_args(UserRequest), *get_args(WindowRequest))
"""Reads everything that may be asked of the resident."""
