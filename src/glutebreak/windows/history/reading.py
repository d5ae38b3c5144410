"""What the history window needs of the log."""

from contextlib import AbstractContextManager
from typing import Protocol

from glutebreak.core.history.corrections import SittingCorrection
from glutebreak.core.records import AskRecord, DecisionRecord, PostureRecord
from glutebreak.windows.week.reading import HistoryReader


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

    def sitting_corrections(self, since: int, until: int) -> tuple[SittingCorrection, ...]:
        """What the user said about bouts that touch the span."""
