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
from glutebreak.language import tr

_DAY = 24 * 60
"""Minutes."""
_EARLIEST, _LATEST = -62_135_510_400_000, 253_402_214_400_000
"""UTC milliseconds: the second day of the year 1 and the last of 9999, which are dates in every time zone."""


def _dated(row: sqlite3.Row, name: str) -> Dated:
    dated = Dated(row[f"{name}_utc"], row[f"{name}_offset"])
    if not (_EARLIEST <= dated.utc < _LATEST and abs(dated.offset) < _DAY):
        raise ValueError(tr("a date is beyond every calendar"))
    return dated


def _dated_if_any(row: sqlite3.Row, name: str) -> Dated | None:
    return None if row[f"{name}_utc"] is None else _dated(row, name)


def bout(_: sqlite3.Connection, row: sqlite3.Row) -> BoutRecord:
    """The bout in a row of `bouts`."""
    return BoutRecord(_dated(row, "start"), _dated(row, "end"), row["lasted"], EndedBy(row["ended_by"]), row["id"])


def break_(_: sqlite3.Connection, row: sqlite3.Row) -> BreakRecord:
    """The break in a row of `breaks`."""
    return BreakRecord(_dated(row, "start"), _dated(row, "end"), row["lasted"], BreakKind(row["kind"]), row["id"])


def ask(connection: sqlite3.Connection, row: sqlite3.Row) -> AskRecord:
    """The ask in a row of `asks`, with its shows and claims."""
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


def activation(connection: sqlite3.Connection, row: sqlite3.Row) -> ActivationRecord:
    """The finished activation in a row of `activations`, with its sets and corrections."""
    sets = connection.execute("SELECT * FROM sets WHERE activation_id = ? ORDER BY nth", (row["id"],))
    corrections = connection.execute("SELECT * FROM corrections WHERE activation_id = ? ORDER BY id", (row["id"],))
    return activation_with(row, map(set_, sets), map(correction, corrections))


def set_(row: sqlite3.Row) -> SetRecord:
    """The set in a row of `sets`."""
    return SetRecord(
        exercise=row["exercise"],
        side=row["side"],
        reps=row["reps"],
        held=row["held"],
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
        lasted=row["lasted"],
        routine=row["routine"],
        outcome=Outcome(row["outcome"]),
        seated=bool(row["seated"]),
        sets=tuple(sets),
        id=row["id"],
        corrections=tuple(corrections),
    )


def posture(_: sqlite3.Connection, row: sqlite3.Row) -> PostureRecord:
    """The change of posture in a row of `postures`."""
    return PostureRecord(_dated(row, "at"), Posture(row["posture"]), row["id"])


def hold(_: sqlite3.Connection, row: sqlite3.Row) -> HoldRecord:
    """The hold in a row of `holds`."""
    return HoldRecord(Hold(row["reason"]), _dated(row, "start"), _dated_if_any(row, "end"), row["id"])


def decision(_: sqlite3.Connection, row: sqlite3.Row) -> DecisionRecord:
    """The decision in a row of `decisions`."""
    return DecisionRecord(_dated(row, "at"), row["verdict"], tuple(row["reasons"].split()), row["id"])


def sitting_correction(_: sqlite3.Connection, row: sqlite3.Row) -> SittingCorrection:
    """The correction in a row of `sitting_corrections.SELECT`."""
    return SittingCorrection(
        at=_dated(row, "at"),
        bout_id=row["bout_id"],
        since=row["since"],
        until=row["until"],
        said=Said(row["said"]),
        id=row["id"],
        undone=_dated_if_any(row, "undone"),
    )
