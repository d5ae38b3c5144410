"""What the views of the log need of it."""

from contextlib import AbstractContextManager
from typing import Protocol

from glutebreak.core.history.corrections import SittingCorrection
from glutebreak.core.records import (
    ActivationRecord,
    AskRecord,
    BoutRecord,
    BreakRecord,
    DecisionRecord,
    HoldRecord,
    PostureRecord,
)


class HistoryReader(Protocol):
    """The log, read-only. Spans are UTC milliseconds, the end exclusive; each call reads the file as it is then."""

    def bouts(self, since: int, until: int) -> tuple[BoutRecord, ...]:
        """The bouts that touch the span."""

    def breaks(self, since: int, until: int) -> tuple[BreakRecord, ...]:
        """The breaks that touch the span."""

    def at_once(self) -> AbstractContextManager["HistoryReader"]:
        """A reader whose calls all see one state of the log."""

    def activations(self, since: int, until: int, *, sets: bool = True) -> tuple[ActivationRecord, ...]:
        """The finished activations that began in the span, with their sets or without."""

    def holds(self, since: int, until: int) -> tuple[HoldRecord, ...]:
        """The holds that touch the span."""

    def sitting_corrections(self, since: int, until: int) -> tuple[SittingCorrection, ...]:
        """What the user said about bouts that touch the span."""


class FullReader(HistoryReader, Protocol):
    """The log, read-only. Spans are UTC milliseconds, the end exclusive; each call reads the file as it is then."""

    def at_once(self) -> AbstractContextManager["FullReader"]:
        """A reader whose calls all see one state of the log."""

    def asks(self, since: int, until: int) -> tuple[AskRecord, ...]:
        """The asks that were first shown in the span."""

    def postures(self, since: int, until: int) -> tuple[PostureRecord, ...]:
        """The changes of posture declared in the span."""

    def decisions(self, last: int) -> tuple[DecisionRecord, ...]:
        """The last so many decisions, the newest at the end."""

    def decisions_between(self, since: int, until: int) -> tuple[DecisionRecord, ...]:
        """The decisions made in the span."""
