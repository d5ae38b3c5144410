"""The log, as the windows and the command line read it, also while the tray process writes."""

import heapq
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from glutebreak.core.history.corrections import CorrectableRecords, SittingCorrection
from glutebreak.core.history.statistics_by_day import Records
from glutebreak.core.records import (
    ActivationRecord,
    AskRecord,
    BoutRecord,
    BreakRecord,
    CorrectionRecord,
    DecisionRecord,
    HoldRecord,
    PostureRecord,
    SetRecord,
)
from glutebreak.language import tr
from glutebreak.storage import records_from_rows, schema, sitting_corrections
from glutebreak.storage.errors import LogUnreadableError, as_unreadable
from glutebreak.storage.log_checksum import doubt
from glutebreak.storage.log_condition import connect_to_read
from glutebreak.storage.ordinary_files import check_ordinary
from glutebreak.storage.records_as_json import Record, as_json, began

_Record = TypeVar("_Record")
_Arguments = ParamSpec("_Arguments")

_BOUTS = "SELECT * FROM bouts WHERE start_utc < :until AND end_utc >= :since ORDER BY start_utc, id"
_BREAKS = "SELECT * FROM breaks WHERE start_utc < :until AND end_utc >= :since ORDER BY start_utc, id"
_ASKS = (
    "SELECT asks.*, min(shows.at_utc) AS first_utc FROM asks JOIN shows ON shows.ask_id = asks.id"
    " WHERE asks.id IN (SELECT ask_id FROM shows WHERE at_utc < :until AND at_utc >= :since)"
    " GROUP BY asks.id HAVING first_utc < :until AND first_utc >= :since ORDER BY first_utc, asks.id"
)
_ACTIVATIONS = (
    "SELECT * FROM activations WHERE outcome IS NOT NULL AND start_utc < :until AND start_utc >= :since"
    " ORDER BY start_utc, id"
)
_SETS = (
    "SELECT sets.* FROM activations CROSS JOIN sets ON sets.activation_id = activations.id"
    " WHERE start_utc < :until AND start_utc >= :since ORDER BY activation_id, nth"
)
_OUTCOMES = (
    "SELECT corrections.* FROM activations CROSS JOIN corrections ON corrections.activation_id = activations.id"
    " WHERE start_utc < :until AND start_utc >= :since ORDER BY corrections.id"
)
_POSTURES = "SELECT * FROM postures WHERE at_utc < :until AND at_utc >= :since ORDER BY at_utc, id"
_HOLDS = (
    "SELECT * FROM holds WHERE start_utc < :until AND (end_utc IS NULL OR end_utc >= :since) ORDER BY start_utc, id"
)
_DECISIONS = "SELECT * FROM decisions WHERE at_utc < :until AND at_utc >= :since ORDER BY at_utc, id"
_MOST = (1 << 63) - 1
_FIRST, _LAST = -_MOST, _MOST


class LogReader:
    """Reads the log without ever changing it. Every call opens the file afresh: nothing is kept open in between.

    Spans are UTC milliseconds, from the first inclusive to the second exclusive. Records come in the order of their
    start. A log that is not there reads as an empty one.

    A row that no record can hold is left out, and costs that record alone. Every call raises `LogUnreadableError` when
    the log is damaged in its pages, unreadable, or of another version.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.left_out = 0
        """How many rows the calls have left out by now."""

    def bouts(self, since: int, until: int) -> tuple[BoutRecord, ...]:
        """The bouts that touch the span; the open one runs to the last sign of the user on disk."""
        return self._read(_BOUTS, records_from_rows.bout, since=since, until=until)

    def breaks(self, since: int, until: int) -> tuple[BreakRecord, ...]:
        """The breaks that touch the span."""
        return self._read(_BREAKS, records_from_rows.break_, since=since, until=until)

    def asks(self, since: int, until: int) -> tuple[AskRecord, ...]:
        """The asks that were first shown in the span, with all their shows."""
        return self._read(_ASKS, records_from_rows.ask, since=since, until=until)

    @contextmanager
    def at_once(self) -> Iterator["LogReader"]:
        """A reader whose calls all see one state of the log, over one connection that is open meanwhile."""
        with self._opened() as connection:
            if connection is not None:
                _begin(connection)
            reading = _Reading(self._path, connection)
            yield reading
            self.left_out += reading.left_out

    def activations(self, since: int, until: int, *, sets: bool = True) -> tuple[ActivationRecord, ...]:
        """The finished activations that began in the span, with their corrections.

        Args:
            since: see above.
            until: likewise.
            sets: whether their sets are read as well; a week has hundreds, and its figures need none.
        """
        with self._opened() as connection:
            if connection is None:
                return ()
            _begin(connection)
            span = _within_sqlite(since=since, until=until)
            # Two statements for all of them.
            found: defaultdict[int, list[SetRecord]] = defaultdict(list)
            corrections: defaultdict[int, list[CorrectionRecord]] = defaultdict(list)
            for row in connection.execute(_SETS, span) if sets else ():
                found[row["activation_id"]] += self._readable(records_from_rows.set_, row)
            for row in connection.execute(_OUTCOMES, span):
                corrections[row["activation_id"]] += self._readable(records_from_rows.correction, row)
            return tuple(
                activation
                for row in connection.execute(_ACTIVATIONS, span)
                for activation in self._readable(
                    records_from_rows.activation_with, row, found[row["id"]], corrections[row["id"]]
                )
            )

    def postures(self, since: int, until: int) -> tuple[PostureRecord, ...]:
        """The changes of posture declared in the span."""
        return self._read(_POSTURES, records_from_rows.posture, since=since, until=until)

    def holds(self, since: int, until: int) -> tuple[HoldRecord, ...]:
        """The holds that touch the span."""
        return self._read(_HOLDS, records_from_rows.hold, since=since, until=until)

    def bout(self, bout_id: int) -> BoutRecord | None:
        """The bout in that row."""
        return self._read_one("SELECT * FROM bouts WHERE id = :id", records_from_rows.bout, bout_id)

    def ask(self, ask_id: int) -> AskRecord | None:
        """The ask in that row."""
        return self._read_one("SELECT * FROM asks WHERE id = :id", records_from_rows.ask, ask_id)

    def activation(self, activation_id: int) -> ActivationRecord | None:
        """The finished activation in that row."""
        statement = "SELECT * FROM activations WHERE id = :id AND outcome IS NOT NULL"
        return self._read_one(statement, records_from_rows.activation, activation_id)

    def sitting_corrections(self, since: int, until: int) -> tuple[SittingCorrection, ...]:
        """What the user said about bouts that touch the span, in the order they said it; what was undone included."""
        return self._read(sitting_corrections.SELECT, records_from_rows.sitting_correction, since=since, until=until)

    def sitting_correction(self, correction_id: int) -> SittingCorrection | None:
        """The correction of sitting in that row, be it undone or not."""
        return self._read_one(sitting_corrections.SELECT_ONE, records_from_rows.sitting_correction, correction_id)

    def correctable(self, since: int, until: int, *, sets: bool = False) -> CorrectableRecords:
        """What figures are made of: the span's records, and what the user said of them, in one state of the log.

        Args:
            since: see above.
            until: likewise.
            sets: whether the activations' sets are read as well.
        """
        with self.at_once() as log:
            activations = log.activations(since, until, sets=sets)
            records = Records(log.bouts(since, until), log.breaks(since, until), activations)
            return CorrectableRecords(records, log.sitting_corrections(since, until))

    def decisions_between(self, since: int, until: int) -> tuple[DecisionRecord, ...]:
        """The decisions made in the span."""
        return self._read(_DECISIONS, records_from_rows.decision, since=since, until=until)

    def decisions(self, last: int) -> tuple[DecisionRecord, ...]:
        """The last so many decisions, the newest at the end."""
        statement = "SELECT * FROM (SELECT * FROM decisions ORDER BY id DESC LIMIT :last) ORDER BY id"
        return self._read(statement, records_from_rows.decision, last=last)

    def everything(self, since: int = _FIRST, until: int = _LAST) -> Iterator[dict[str, Any]]:
        """All records of all kinds in the order of their start, as the JSON objects of `glutebreak log --json`.

        With a span it is those that touch it, and the corrections of such bouts. They are read bit by bit, from one
        consistent state of the log; `as_json` says how they look.
        """
        with self._opened() as connection:
            if connection is None:
                return
            # One transaction: what the tray process writes meanwhile is not seen.
            _begin(connection)
            kinds: tuple[tuple[str, Callable[[sqlite3.Connection, sqlite3.Row], Record]], ...] = (
                (_BOUTS, records_from_rows.bout),
                (_BREAKS, records_from_rows.break_),
                (_ASKS, records_from_rows.ask),
                (_ACTIVATIONS, records_from_rows.activation),
                (_POSTURES, records_from_rows.posture),
                (_HOLDS, records_from_rows.hold),
                (_DECISIONS, records_from_rows.decision),
                (sitting_corrections.SELECT, records_from_rows.sitting_correction),
            )
            span = _within_sqlite(since=since, until=until)
            by_start = heapq.merge(
                *(self._records(connection, *kind, span) for kind in kinds), key=lambda each: began(each).utc
            )
            yield from map(as_json, by_start)

    def _read(
        self, statement: str, record: Callable[[sqlite3.Connection, sqlite3.Row], _Record], **values: int
    ) -> tuple[_Record, ...]:
        with self._opened() as connection:
            if connection is None:
                return ()
            _begin(connection)
            return tuple(
                made
                for row in connection.execute(statement, _within_sqlite(**values))
                for made in self._readable(record, connection, row)
            )

    def _readable(
        self, record: Callable[_Arguments, _Record], *of: _Arguments.args, **by: _Arguments.kwargs
    ) -> tuple[_Record, ...]:
        """The record, or none where no record can hold what the row does."""
        try:
            return (record(*of, **by),)
        except (ValueError, TypeError, OverflowError):
            self.left_out += 1
            doubt(self._path)
            return ()

    def _records(
        self,
        connection: sqlite3.Connection,
        statement: str,
        record: Callable[[sqlite3.Connection, sqlite3.Row], Record],
        span: dict[str, int],
    ) -> Iterator[Record]:
        for row in connection.execute(statement, span):
            yield from self._readable(record, connection, row)

    def _read_one(
        self, statement: str, record: Callable[[sqlite3.Connection, sqlite3.Row], _Record], row_id: int
    ) -> _Record | None:
        return next(iter(self._read(statement, record, id=row_id)), None)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection | None]:
        """A connection to a log of this version; None if there is nothing yet."""
        with as_unreadable(self._path):
            try:
                check_ordinary(self._path)
            except (FileNotFoundError, NotADirectoryError):
                is_there = False
            else:
                is_there = True
        if not is_there:
            yield None
            return
        with as_unreadable(self._path), closing(connect_to_read(self._path)) as connection:
            connection.row_factory = sqlite3.Row
            # One bad letter in a name is no reason to show nothing.
            connection.text_factory = lambda text: text.decode("utf-8", "replace")
            taken = set(schema.applied(connection))
            if not taken and not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                yield None
                return
            if taken != {name for name, _ in schema.STEPS}:
                raise LogUnreadableError(
                    tr(
                        "{path} was written by another version. Restart glutebreak, and use that version’s command.",
                        path=self._path,
                    )
                )
            yield connection


class _Reading(LogReader):
    """Reads over a connection that somebody else opened and will close."""

    def __init__(self, path: Path, connection: sqlite3.Connection | None) -> None:
        super().__init__(path)
        self._connection = connection

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection | None]:
        yield self._connection


def _within_sqlite(**values: int) -> dict[str, int]:
    """The numbers, those that SQLite does not hold as the nearest one: no row has it."""
    return {name: min(max(value, -_MOST - 1), _MOST) for name, value in values.items()}


def _begin(connection: sqlite3.Connection) -> None:
    """See one state of the log from now on."""
    if not connection.in_transaction:
        connection.execute("BEGIN")
