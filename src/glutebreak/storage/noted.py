"""What figures are made of, read from the log in one state of it."""

from typing import Protocol

from glutebreak.core.history.corrections import Noted, SittingCorrection
from glutebreak.core.history.figures import Records
from glutebreak.core.records import ActivationRecord, BoutRecord, BreakRecord


class RecordReader(Protocol):
    """The log, read-only. Spans are UTC milliseconds, the end exclusive."""

    def bouts(self, since: int, until: int) -> tuple[BoutRecord, ...]:
        """The bouts that touch the span."""

    def breaks(self, since: int, until: int) -> tuple[BreakRecord, ...]:
        """The breaks that touch the span."""

    def activations(self, since: int, until: int, *, sets: bool = True) -> tuple[ActivationRecord, ...]:
        """The finished activations that began in the span, with their sets or without."""

    def sitting_corrections(self, since: int, until: int) -> tuple[SittingCorrection, ...]:
        """What the user said about bouts that touch the span."""


def read_noted(log: RecordReader, since: int, until: int, *, sets: bool = False) -> Noted:
    """What is noted of the span, and what the user said of it.

    Args:
        log: a reader whose calls all see one state of the log.
        since: UTC milliseconds.
        until: likewise, exclusive.
        sets: whether the activations' sets are read as well.

    Raises:
        LogUnreadableError: as the reader does.
    """
    records = Records(log.bouts(since, until), log.breaks(since, until), log.activations(since, until, sets=sets))
    return Noted(records, log.sitting_corrections(since, until))
