"""What answers the windows where no resident runs: for pictures, and for tests."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from glutebreak.control.diagnosis import Diagnosis
from glutebreak.control.names import Request
from glutebreak.control.status import Status
from glutebreak.core.durations import MINUTE
from glutebreak.core.history.corrections import Said, SittingCorrection
from glutebreak.core.records import Dated
from glutebreak.core.sitting.happenings import Outcome
from glutebreak.ports import Capability
from glutebreak.storage.log import Log


@dataclass
class InventedResident:
    """Carries out what the windows ask for, on the log itself, and remembers what it was asked."""

    log: Log
    now: Callable[[], Dated]
    asked: list[dict[str, Any]] = field(default_factory=list)
    refuse: str | None = None
    """A sentence with which it refuses whatever it is asked."""
    told: Status | None = None
    """What it answers to `status`; None answers by the log."""

    def __call__(
        self, do: Request, on_answer: Callable[[Mapping[str, Any]], None] = lambda _: None, **arguments: Any
    ) -> None:
        """Answer at once."""
        if do not in {Request.STATUS, Request.DOCTOR}:
            self.asked.append({"do": do, **arguments})
        if self.refuse is not None:
            on_answer({"ok": False, "error": self.refuse})
            return
        match do:
            case Request.CORRECT_SITTING:
                part = (arguments["since"], arguments["until"])
                said = SittingCorrection(self.now(), arguments["bout"], *part, Said(arguments["said"]))
                self.log.correct_sitting(said)
            case Request.UNDO_CORRECTION:
                self.log.undo_correction(arguments["correction"], self.now())
            case Request.CORRECT_ACTIVATION:
                self.log.correct_activation(arguments["activation"], Outcome(arguments["outcome"]), self.now())
            case Request.CLAIM_ASK:
                self.log.claim_ask(arguments["ask"], self.now(), done=arguments["done"])
            case Request.STATUS:
                on_answer({"ok": True, **(self.told or self._status()).to_answer()})
                return
            case Request.DOCTOR:
                microphone = Capability("call", "pactl")
                on_answer({"ok": True, **Diagnosis(capabilities=(microphone,)).to_answer()})
                return
        on_answer({"ok": True})

    def _status(self) -> Status:
        running = self.log.running_bout()
        if running is None:
            return Status(kept_back_by=("nobody-sits",))
        ahead = max(30 * MINUTE - running.lasted, 0)
        return Status(sitting_ms=running.lasted, next_ask_ms=ahead, kept_back_by=("not-due",) if ahead else ())
