"""The log's rows as the records they are.

What reads whole records takes the connection as well, for the rows of other tables that belong to them. All raise
`ValueError` for what no record can hold, such as an outcome that this version does not know.
"""

import sqlite3
from collections.abc import Iterable

from glutebreak.core.history.corrections import Said, SittingCorrection
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
from glutebreak.storage.row_rules import EARLIEST, LATEST, LONGEST, MINUTES_A_DAY


def _dated(row: sqlite3.Row, name: str) -> Dated:
    dated = Dated(_whole(row, f"{name}_utc"), _whole(row, f"{name}_offset"))
    if not (EARLIEST <= dated.utc < LATEST and abs(dated.offset) < MINUTES_A_DAY):
        raise ValueError(f"{name} is beyond every calendar")
    return dated


def _whole(row: sqlite3.Row, name: str) -> int:
    if not isinstance(value := row[name], int):
        raise ValueError(f"{name} is no whole number")  # noqa: TRY004 - as for every unfit value
    return value


def _length(row: sqlite3.Row, name: str) -> int:
    if abs(length := _whole(row, name)) >= LONGEST:
        raise ValueError(f"{name} is longer than a century")
    return length


def _length_if_any(row: sqlite3.Row, name: str) -> int | None:
    return None if row[name] is None else _length(row, name)


def _lasted(row: sqlite3.Row) -> int:
    if row["start_utc"] + (lasted := _length(row, "lasted")) >= LATEST:
        raise ValueError("it lasted beyond every calendar")
    return lasted


def _text(row: sqlite3.Row, name: str) -> str:
    if not isinstance(value := row[name], str):
        raise ValueError(f"{name} is no text")  # noqa: TRY004 - likewise
    return value


def _text_if_any(row: sqlite3.Row, name: str) -> str | None:
    return None if row[name] is None else _text(row, name)


def _dated_if_any(row: sqlite3.Row, name: str) -> Dated | None:
    return None if row[f"{name}_utc"] is None else _dated(row, name)


def bout(_: sqlite3.Connection, row: sqlite3.Row) -> BoutRecord:
    """The bout in a row of `bouts`."""
    return BoutRecord(_dated(row, "start"), _dated(row, "end"), _lasted(row), EndedBy(row["ended_by"]), row["id"])


def break_(_: sqlite3.Connection, row: sqlite3.Row) -> BreakRecord:
    """The break in a row of `breaks`."""
    return BreakRecord(_dated(row, "start"), _dated(row, "end"), _lasted(row), BreakKind(row["kind"]), row["id"])


def ask(connection: sqlite3.Connection, row: sqlite3.Row) -> AskRecord:
    """The ask in a row of `asks`, with its shows and claims."""
    shows = connection.execute("SELECT * FROM shows WHERE ask_id = ? ORDER BY nth", (row["id"],))
    claims = connection.execute("SELECT * FROM claims WHERE ask_id = ? ORDER BY id", (row["id"],))
    return AskRecord(
        bout_id=_whole(row, "bout_id"),
        shows=tuple(ShowRecord(_dated(show, "at"), _whole(show, "nth"), _length(show, "sitting")) for show in shows),
        outcome=_text_if_any(row, "outcome"),
        ended=_dated_if_any(row, "ended"),
        routine=_text_if_any(row, "routine"),
        id=row["id"],
        claims=tuple(ClaimRecord(_dated(claim, "at"), bool(claim["done"])) for claim in claims),
    )


def activation(connection: sqlite3.Connection, row: sqlite3.Row) -> ActivationRecord:
    """The finished activation in a row of `activations`, with its sets and corrections."""
    sets = connection.execute("SELECT * FROM sets WHERE activation_id = ? ORDER BY nth", (row["id"],))
    corrections = connection.execute("SELECT * FROM corrections WHERE activation_id = ? ORDER BY id", (row["id"],))
    return activation_with(row, map(set_, sets), map(correction, corrections))


def set_(row: sqlite3.Row) -> SetRecord:
    """The set in a row of `sets`."""
    return SetRecord(
        exercise=_text(row, "exercise"),
        side=_text_if_any(row, "side"),
        reps=_whole(row, "reps"),
        held=_length(row, "held"),
        completed=bool(row["completed"]),
        plausible=bool(row["plausible"]),
    )


def correction(row: sqlite3.Row) -> CorrectionRecord:
    """The corrected outcome in a row of `corrections`."""
    return CorrectionRecord(_dated(row, "at"), Outcome(row["outcome"]))


def activation_with(
    row: sqlite3.Row, sets: Iterable[SetRecord], corrections: Iterable[CorrectionRecord]
) -> ActivationRecord:
    """The finished activation in a row of `activations`, with what was read of it before."""
    return ActivationRecord(
        start=_dated(row, "start"),
        end=_dated(row, "end"),
        lasted=_lasted(row),
        routine=_text(row, "routine"),
        outcome=Outcome(row["outcome"]),
        seated=bool(row["seated"]),
        sets=tuple(sets),
        id=row["id"],
        corrections=tuple(corrections),
    )


def posture(_: sqlite3.Connection, row: sqlite3.Row) -> PostureRecord:
    """The change of posture in a row of `postures`."""
    return PostureRecord(
        at=_dated(row, "at"),
        to=Posture(row["posture"]),
        end=_dated_if_any(row, "end"),
        lasted=_length_if_any(row, "lasted"),
        id=row["id"],
    )


def hold(_: sqlite3.Connection, row: sqlite3.Row) -> HoldRecord:
    """The hold in a row of `holds`."""
    return HoldRecord(
        reason=Hold(row["reason"]),
        start=_dated(row, "start"),
        end=_dated_if_any(row, "end"),
        lasted=_length_if_any(row, "lasted") or 0,
        kept_back=_length_if_any(row, "kept_back"),
        id=row["id"],
    )


def decision(_: sqlite3.Connection, row: sqlite3.Row) -> DecisionRecord:
    """The decision in a row of `decisions`."""
    return DecisionRecord(_dated(row, "at"), _text(row, "verdict"), tuple(_text(row, "reasons").split()), row["id"])


def sitting_correction(_: sqlite3.Connection, row: sqlite3.Row) -> SittingCorrection:
    """The correction in a row of `sitting_corrections.SELECT`."""
    return SittingCorrection(
        at=_dated(row, "at"),
        bout_id=_whole(row, "bout_id"),
        since=_length(row, "since"),
        until=_length(row, "until"),
        said=Said(row["said"]),
        id=row["id"],
        undone=_dated_if_any(row, "undone"),
    )
