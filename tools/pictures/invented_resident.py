"""What answers the windows where no resident runs: for pictures, and for tests."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from glutebreak.control.diagnosis import Diagnosis
from glutebreak.control.messages import Done, Refused, Request
from glutebreak.control.requests import Diagnose, GetStatus
from glutebreak.control.status import Status
from glutebreak.control.window_requests import ClaimAsk, CorrectActivation, CorrectBout, UndoCorrection
from glutebreak.core.durations import MINUTE
from glutebreak.core.history.corrections import SittingCorrection
from glutebreak.core.records import Dated
from glutebreak.ports import Capability
from glutebreak.storage.log import Log


@dataclass
class InventedResident:
    """Carries out what the windows ask for, on the log itself, and remembers what it was asked but for questions."""

    log: Log
    now: Callable[[], Dated]
    asked: list[Request[Any]] = field(default_factory=list)
    refuse: str | None = None
    """A sentence with which it refuses whatever it is asked."""
    told: Status | None = None
    """What it answers to `GetStatus`; None answers by the log."""

    def __call__(self, request: Request[Any], on_answer: Callable[[Any], None] = lambda _: None, /) -> None:
        """Answer at once."""
        if not isinstance(request, GetStatus | Diagnose):
            self.asked.append(request)
        on_answer(self._answer(request) if self.refuse is None else Refused(self.refuse))

    def _answer(self, request: Request[Any]) -> object:
        match request:
            case CorrectBout(bout, since, until, said):
                self.log.correct_sitting(SittingCorrection(self.now(), bout, since, until, said))
            case UndoCorrection(correction):
                self.log.undo_correction(correction, self.now())
            case CorrectActivation(activation, outcome):
                self.log.correct_activation(activation, outcome, self.now())
            case ClaimAsk(ask, done):
                self.log.claim_ask(ask, self.now(), done=done)
            case GetStatus():
                return self.told or self._status()
            case Diagnose():
                return Diagnosis(capabilities=(Capability("call", "pactl"),))
        return Done()

    def _status(self) -> Status:
        running = self.log.running_bout()
        if running is None:
            return Status(kept_back_by=("nobody-sits",))
        ahead = max(30 * MINUTE - running.lasted, 0)
        return Status(sitting_ms=running.lasted, next_ask_ms=ahead, kept_back_by=("not-due",) if ahead else ())
