"""What is seen in a guided break, on its way to the resident, which alone writes the log."""

from glutebreak.control.window_requests import BanExercise, CorrectLastBreak, FinishBreak, ReportPress, ReportSet
from glutebreak.core.records import SeenSet
from glutebreak.core.sitting.happenings import Outcome
from glutebreak.windows.ask import Ask


class BreakReports:
    """Tells the resident what a guided break tells; a `BreakListener`."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def set_done(self, seen: SeenSet) -> None:
        """A set was completed or broken off."""
        self._ask(ReportSet(seen))

    def handled(self) -> None:
        """The user has pressed something of the break."""
        self._ask(ReportPress())

    def hurts(self, exercise: str) -> None:
        """An exercise hurts: it is never proposed again until the user says so."""
        self._ask(BanExercise(exercise))

    def finished(self, outcome: Outcome, *, seated: bool) -> None:
        """The break is over."""
        self._ask(FinishBreak(outcome, seated))

    def corrected(self, outcome: Outcome) -> None:
        """The user says it went otherwise."""
        self._ask(CorrectLastBreak(outcome))
