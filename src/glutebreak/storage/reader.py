"""The log, as the windows and the command line read it, also while the tray process writes."""

import heapq
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from glutebreak.core.history.corrections import SittingCorrection
from glutebreak.core.records import (
    ActivationRecord,
    AskRecord,
    BoutRecord,
    BreakRecord,
    ClaimRecord,
    CorrectionRecord,
    Dated,
    DecisionRecord,
    HoldRecord,
    PostureRecord,
    SetRecord,
    ShowRecord,
)
from glutebreak.core.sitting.happenings import BreakKind, EndedBy, Hold, Outcome, Posture
from glutebreak.language import tr
from glutebreak.storage import corrections, schema
from glutebreak.storage.condition import connect_to_read
from glutebreak.storage.errors import LogUnreadableError, as_unreadable
from glutebreak.storage.written_out import Record, began, written_out

__all__ = ["LogReader", "LogUnreadableError"]

_Row = sqlite3.Row
_Record = TypeVar("_Record")

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
_FIRST, _LAST = -(1 << 62), 1 << 62
_DAY = 24 * 60
"""Minutes."""
_EARLIEST, _LATEST = -62_135_510_400_000, 253_402_214_400_000
"""UTC milliseconds: the second day of the year 1 and the last of 9999, which are dates in every time zone."""


class LogReader:
    """Reads the log without ever changing it. Every call opens the file afresh: nothing is kept open in between.

    Spans are UTC milliseconds, from the first inclusive to the second exclusive. Records come in the order of their
    start. A log that is not there reads as an empty one.

    Every call raises `LogUnreadableError` when the log is damaged, unreadable, or of another version.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def bouts(self, since: int, until: int) -> tuple[BoutRecord, ...]:
        """The bouts that touch the span; the open one runs to the last sign of the user on disk."""
        return self._read(_BOUTS, _bout, since, until)

    def breaks(self, since: int, until: int) -> tuple[BreakRecord, ...]:
        """The breaks that touch the span."""
        return self._read(_BREAKS, _break, since, until)

    def asks(self, since: int, until: int) -> tuple[AskRecord, ...]:
        """The asks that were first shown in the span, with all their shows."""
        return self._read(_ASKS, _ask, since, until)

    @contextmanager
    def at_once(self) -> Iterator["LogReader"]:
        """A reader whose calls all see one state of the log, over one connection that is open meanwhile."""
        with self._opened() as connection:
            if connection is not None:
                connection.execute("BEGIN")
            yield _Reading(self._path, connection)

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
            span = _span(since, until)
            # Two statements for all of them.
            found, corrections = defaultdict(list), defaultdict(list)
            for row in connection.execute(_SETS, span) if sets else ():
                found[row["activation_id"]].append(_set(row))
            for row in connection.execute(_OUTCOMES, span):
                corrections[row["activation_id"]].append(_outcome(row))
            return tuple(
                _activation_of(row, found[row["id"]], corrections[row["id"]])
                for row in connection.execute(_ACTIVATIONS, span)
            )

    def postures(self, since: int, until: int) -> tuple[PostureRecord, ...]:
        """The changes of posture declared in the span."""
        return self._read(_POSTURES, _posture, since, until)

    def holds(self, since: int, until: int) -> tuple[HoldRecord, ...]:
        """The holds that touch the span."""
        return self._read(_HOLDS, _hold, since, until)

    def bout(self, bout_id: int) -> BoutRecord | None:
        """The bout in that row."""
        found = self._read("SELECT * FROM bouts WHERE id = :until", _bout, 0, bout_id)
        return found[0] if found else None

    def ask(self, ask_id: int) -> AskRecord | None:
        """The ask in that row."""
        found = self._read("SELECT * FROM asks WHERE id = :until", _ask, 0, ask_id)
        return found[0] if found else None

    def activation(self, activation_id: int) -> ActivationRecord | None:
        """The finished activation in that row."""
        statement = "SELECT * FROM activations WHERE id = :until AND outcome IS NOT NULL"
        found = self._read(statement, _activation, 0, activation_id)
        return found[0] if found else None

    def sitting_corrections(self, since: int, until: int) -> tuple[SittingCorrection, ...]:
        """What the user said about bouts that touch the span, in the order they said it; what was undone included."""
        return self._read(corrections.SELECT, corrections.read, since, until)

    def decisions_between(self, since: int, until: int) -> tuple[DecisionRecord, ...]:
        """The decisions made in the span."""
        return self._read(_DECISIONS, _decision, since, until)

    def decisions(self, last: int) -> tuple[DecisionRecord, ...]:
        """The last so many decisions, the newest at the end."""
        statement = "SELECT * FROM (SELECT * FROM decisions ORDER BY id DESC LIMIT :last) ORDER BY id"
        with self._opened() as connection:
            if connection is None:
                return ()
            return tuple(_decision(connection, row) for row in connection.execute(statement, {"last": last}))

    def everything(self, since: int = _FIRST, until: int = _LAST) -> Iterator[dict[str, Any]]:
        """All records of all kinds in the order of their start, as the JSON objects of `glutebreak log --json`.

        With a span it is those that touch it, and the corrections of such bouts. They are read bit by bit, from one
        consistent state of the log; `written_out` says how they look.
        """
        with self._opened() as connection:
            if connection is None:
                return
            # One transaction: what the tray process writes meanwhile is not seen.
            _begin(connection)
            kinds: tuple[tuple[str, Callable[[sqlite3.Connection, _Row], Record]], ...] = (
                (_BOUTS, _bout),
                (_BREAKS, _break),
                (_ASKS, _ask),
                (_ACTIVATIONS, _activation),
                (_POSTURES, _posture),
                (_HOLDS, _hold),
                (_DECISIONS, _decision),
                (corrections.SELECT, corrections.read),
            )
            span = _span(since, until)
            by_start = heapq.merge(
                *(_records(connection, *kind, span) for kind in kinds), key=lambda each: began(each).utc
            )
            yield from map(written_out, by_start)

    def _read(
        self, statement: str, record: Callable[[sqlite3.Connection, _Row], _Record], since: int, until: int
    ) -> tuple[_Record, ...]:
        with self._opened() as connection:
            if connection is None:
                return ()
            _begin(connection)
            return tuple(record(connection, row) for row in connection.execute(statement, _span(since, until)))

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection | None]:
        """A connection to a log of this version; None if there is nothing yet."""
        if not self._path.exists():
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
                    tr("{path} is of another version; restart glutebreak, and use its own command.", path=self._path)
                )
            try:
                yield connection
            except ValueError as error:
                raise LogUnreadableError(
                    tr(
                        "{path} cannot be read: {word}; update glutebreak, or move the file away to begin a new log.",
                        path=self._path,
                        word=error,
                    )
                ) from error


class _Reading(LogReader):
    """Reads over a connection that somebody else opened and will close."""

    def __init__(self, path: Path, connection: sqlite3.Connection | None) -> None:
        super().__init__(path)
        self._connection = connection

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection | None]:
        yield self._connection


def _begin(connection: sqlite3.Connection) -> None:
    """See one state of the log from now on."""
    if not connection.in_transaction:
        connection.execute("BEGIN")


def _span(since: int, until: int) -> dict[str, int]:
    return {"since": since, "until": until}


def _records(
    connection: sqlite3.Connection,
    statement: str,
    record: Callable[[sqlite3.Connection, _Row], Record],
    span: dict[str, int],
) -> Iterator[Record]:
    for row in connection.execute(statement, span):
        yield record(connection, row)


def _dated(row: _Row, name: str) -> Dated:
    dated = Dated(row[f"{name}_utc"], row[f"{name}_offset"])
    if not (_EARLIEST <= dated.utc < _LATEST and abs(dated.offset) < _DAY):
        raise ValueError(tr("a date is beyond every calendar"))
    return dated


def _dated_if_any(row: _Row, name: str) -> Dated | None:
    return None if row[f"{name}_utc"] is None else _dated(row, name)


def _bout(_: sqlite3.Connection, row: _Row) -> BoutRecord:
    return BoutRecord(_dated(row, "start"), _dated(row, "end"), row["lasted"], EndedBy(row["ended_by"]), row["id"])


def _break(_: sqlite3.Connection, row: _Row) -> BreakRecord:
    return BreakRecord(_dated(row, "start"), _dated(row, "end"), row["lasted"], BreakKind(row["kind"]), row["id"])


def _ask(connection: sqlite3.Connection, row: _Row) -> AskRecord:
    shows = connection.execute("SELECT * FROM shows WHERE ask_id = ? ORDER BY nth", (row["id"],))
    claims = connection.execute("SELECT * FROM claims WHERE ask_id = ? ORDER BY id", (row["id"],))
    return AskRecord(
        bout_id=row["bout_id"],
        shows=tuple(ShowRecord(_dated(show, "at"), show["nth"], show["sitting"]) for show in shows),
        outcome=row["outcome"],
        ended=_dated_if_any(row, "ended"),
        routine=row["routine"],
        id=row["id"],
        claims=tuple(ClaimRecord(_dated(claim, "at"), bool(claim["done"])) for claim in claims),
    )


def _activation(connection: sqlite3.Connection, row: _Row) -> ActivationRecord:
    sets = connection.execute("SELECT * FROM sets WHERE activation_id = ? ORDER BY nth", (row["id"],))
    corrections = connection.execute("SELECT * FROM corrections WHERE activation_id = ? ORDER BY id", (row["id"],))
    return _activation_of(row, map(_set, sets), map(_outcome, corrections))


def _set(row: _Row) -> SetRecord:
    return SetRecord(
        exercise=row["exercise"],
        side=row["side"],
        reps=row["reps"],
        held=row["held"],
        completed=bool(row["completed"]),
        plausible=bool(row["plausible"]),
    )


def _outcome(row: _Row) -> CorrectionRecord:
    return CorrectionRecord(_dated(row, "at"), Outcome(row["outcome"]))


def _activation_of(row: _Row, sets: Iterable[SetRecord], corrections: Iterable[CorrectionRecord]) -> ActivationRecord:
    return ActivationRecord(
        start=_dated(row, "start"),
        end=_dated(row, "end"),
        lasted=row["lasted"],
        routine=row["routine"],
        outcome=Outcome(row["outcome"]),
        seated=bool(row["seated"]),
        sets=tuple(sets),
        id=row["id"],
        corrections=tuple(corrections),
    )


def _posture(_: sqlite3.Connection, row: _Row) -> PostureRecord:
    return PostureRecord(_dated(row, "at"), Posture(row["posture"]), row["id"])


def _hold(_: sqlite3.Connection, row: _Row) -> HoldRecord:
    return HoldRecord(Hold(row["reason"]), _dated(row, "start"), _dated_if_any(row, "end"), row["id"])


def _decision(_: sqlite3.Connection, row: _Row) -> DecisionRecord:
    return DecisionRecord(_dated(row, "at"), row["verdict"], tuple(row["reasons"].split()), row["id"])
