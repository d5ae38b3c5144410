"""What is seen in a guided break, on its way to the resident, which alone writes the log."""

from dataclasses import asdict

from glutebreak.control.client import AttachedLine
from glutebreak.control.names import Request
from glutebreak.core.records import SeenSet
from glutebreak.core.sitting.happenings import Outcome


class BreakReports:
    """Tells the resident what a guided break tells; a `BreakListener`."""

    def __init__(self, line: AttachedLine) -> None:
        self._line = line

    def set_done(self, seen: SeenSet) -> None:
        """A set was completed or broken off."""
        self._line.request(Request.SET_DONE, set=asdict(seen))

    def handled(self) -> None:
        """The user has pressed something of the break."""
        self._line.request(Request.HANDLED)

    def hurts(self, exercise: str) -> None:
        """An exercise hurts: it is never proposed again until the user says so."""
        self._line.request(Request.BAN, exercise=exercise)

    def finished(self, outcome: Outcome, *, seated: bool) -> None:
        """The break is over."""
        self._line.request(Request.FINISH, outcome=outcome, seated=seated)

    def corrected(self, outcome: Outcome) -> None:
        """The user says it went otherwise."""
        self._line.request(Request.CORRECT, outcome=outcome)
