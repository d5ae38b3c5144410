"""What the command line and the windows may ask of the resident: the control protocol's requests, one by one."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from glutebreak.control.diagnosis import Diagnosis
from glutebreak.control.display import own_displays
from glutebreak.control.names import PauseUntil, Request, WindowName
from glutebreak.control.protocol import CommandRefusedError
from glutebreak.control.server import Peer
from glutebreak.control.status import Status
from glutebreak.core.history.corrections import Said
from glutebreak.core.records import SeenSet
from glutebreak.core.sitting.happenings import Outcome
from glutebreak.language import tr
from glutebreak.resident import requests

Answer = Mapping[str, Any]


class Commanded(Protocol):
    """What can be commanded. Each raises `CommandRefusedError` with one sentence where it cannot be done now."""

    def status(self) -> Status:
        """How long the user has been sitting, and what is ahead."""

    def doctor(self) -> Diagnosis:
        """Which mechanism serves what, and why each other one does not."""

    def start_break(self) -> None:
        """Start a break, or bring the one that runs to the front."""

    def do_now(self, routine: str) -> None:
        """Start a break with that routine, or that exercise alone."""

    def snooze_for(self, milliseconds: int | None) -> None:
        """Put the ask on screen off, for the setting's length if None."""

    def skip(self) -> None:
        """Skip the ask on screen."""

    def pause_for(self, milliseconds: int) -> None:
        """Ask nothing for so long."""

    def pause_until_tomorrow(self) -> None:
        """Ask nothing for the rest of the day."""

    def pause_until_resumed(self) -> None:
        """Ask nothing until told otherwise."""

    def resume(self) -> None:
        """Ask again."""

    def stand(self) -> None:
        """The user is standing."""

    def sit(self) -> None:
        """The user is sitting."""

    def open_window(self, name: WindowName) -> None:
        """Open a window, or bring it to the front."""

    def quit(self) -> None:
        """End the app, once this has been answered."""

    def attach(self, peer: Peer) -> None:
        """The windows process is there and wants to be told."""

    def set_done(self, seen: SeenSet) -> None:
        """A set of the running activation was seen."""

    def handled(self) -> None:
        """The user has pressed something of the running activation."""

    def still_there(self) -> None:
        """The windows process answers that it does not hang."""

    def finish(self, outcome: Outcome, *, seated: bool) -> None:
        """The running activation is over."""

    def correct(self, outcome: Outcome) -> None:
        """The user says how the last activation really went."""

    def ban(self, exercise: str) -> None:
        """An exercise hurts: never propose it again until the user says so."""

    def change_settings(self, changes: Mapping[str, Any]) -> None:
        """Go by other settings from now on."""


class LogCommanded(Protocol):
    """Who corrects and deletes what is in the log. Each raises `CommandRefusedError` as above."""

    def correct_activation(self, activation_id: int, outcome: Outcome) -> None:
        """The user says how an activation of the log really went."""

    def claim_ask(self, ask_id: int, *, done: bool) -> None:
        """The user says that they did what an ask of the log proposed, or takes that back."""

    def correct_sitting(self, bout_id: int, since: int, until: int, said: Said) -> None:
        """The user says what a part of a bout was, in milliseconds from its start."""

    def undo_correction(self, correction_id: int) -> None:
        """The user takes a correction of sitting back."""

    def delete(self, days: tuple[date, date] | None) -> None:
        """Delete what began in these local days, or everything; how it went is told to the windows."""


class Commands:
    """Reads requests and carries them out; the `Handler` of the control server."""

    def __init__(self, commanded: Commanded, log: LogCommanded) -> None:
        self._to = commanded
        self._carry: dict[Request, Callable[[Mapping[str, Any], Peer], Answer | None]] = {
            Request.STATUS: lambda _, __: commanded.status().to_answer(),
            Request.DOCTOR: lambda _, __: commanded.doctor().to_answer(),
            Request.BREAK: lambda request, _: (
                commanded.do_now(str(request["routine"])) if "routine" in request else commanded.start_break()
            ),
            Request.SNOOZE: lambda request, _: commanded.snooze_for(requests.length(request, optional=True)),
            Request.SKIP: lambda _, __: commanded.skip(),
            Request.PAUSE: lambda request, _: self._pause(request),
            Request.RESUME: lambda _, __: commanded.resume(),
            Request.STAND: lambda _, __: commanded.stand(),
            Request.SIT: lambda _, __: commanded.sit(),
            Request.WEEK: lambda request, _: self._week(request),
            Request.LIBRARY: lambda _, __: commanded.open_window(WindowName.LIBRARY),
            Request.SETTINGS: lambda _, __: commanded.open_window(WindowName.SETTINGS),
            Request.QUIT: lambda _, __: commanded.quit(),
            Request.ATTACH: lambda _, peer: commanded.attach(peer),
            Request.SET_DONE: lambda request, _: commanded.set_done(requests.set_of(request)),
            Request.HANDLED: lambda _, __: commanded.handled(),
            Request.STILL_THERE: lambda _, __: commanded.still_there(),
            Request.FINISH: lambda request, _: commanded.finish(
                requests.outcome(request), seated=request.get("seated") is True
            ),
            Request.CORRECT: lambda request, _: commanded.correct(requests.outcome(request)),
            Request.CORRECT_ACTIVATION: lambda request, _: log.correct_activation(
                requests.whole_number(request, "activation"), requests.outcome(request)
            ),
            Request.CLAIM_ASK: lambda request, _: log.claim_ask(
                requests.whole_number(request, "ask"), done=requests.yes_or_no(request, "done")
            ),
            Request.CORRECT_SITTING: lambda request, _: log.correct_sitting(
                requests.whole_number(request, "bout"),
                requests.whole_number(request, "since"),
                requests.whole_number(request, "until"),
                requests.said(request),
            ),
            Request.UNDO_CORRECTION: lambda request, _: log.undo_correction(
                requests.whole_number(request, "correction")
            ),
            Request.DELETE: lambda request, _: log.delete(requests.days(request)),
            Request.BAN: lambda request, _: commanded.ban(requests.exercise(request)),
            Request.CHANGE_SETTINGS: lambda request, _: commanded.change_settings(requests.changes(request)),
        }

    def __call__(self, request: Mapping[str, Any], peer: Peer) -> Answer:
        """Carry one request out.

        Raises:
            CommandRefusedError: it is unknown, or cannot be carried out now.
        """
        try:
            do = Request(str(request.get("do")))
        except ValueError:
            raise CommandRefusedError(
                tr(
                    "There is no request {name}. Restart glutebreak, so that all of it has the same version.",
                    name=request.get("do"),
                )
            ) from None
        return self._carry[do](request, peer) or {}

    def _week(self, request: Mapping[str, Any]) -> None:
        """Open the week; for a start on another display, whose user would not see it, say where it would be."""
        here, asked_from = own_displays(), request.get("displays")
        if here and isinstance(asked_from, list) and asked_from and not set(map(str, asked_from)) & set(here):
            raise CommandRefusedError(
                tr(
                    "glutebreak is already running for you on display {display}. To use it here instead, quit it "
                    "first: glutebreak quit",
                    display=here[0],
                )
            )
        self._to.open_window(WindowName.WEEK)

    def _pause(self, request: Mapping[str, Any]) -> None:
        match request.get("until"):
            case PauseUntil.TOMORROW:
                self._to.pause_until_tomorrow()
            case PauseUntil.RESUME:
                self._to.pause_until_resumed()
            case _:
                length = requests.length(request, optional=False)
                assert length is not None
                self._to.pause_for(length)
