"""What the user said afterwards about their sitting, as rows of their own beside the bouts they speak of."""

import sqlite3
from typing import Final

from glutebreak.core.history.corrections import Said, SittingCorrection
from glutebreak.core.records import Dated
from glutebreak.storage.writing import Writing

SELECT: Final = (
    "SELECT said.*, undone.at_utc AS undone_utc, undone.at_offset AS undone_offset FROM sitting_corrections AS said"
    " JOIN bouts ON bouts.id = said.bout_id LEFT JOIN sitting_corrections AS undone ON undone.undoes = said.id"
    " WHERE said.undoes IS NULL AND bouts.start_utc < :until AND bouts.end_utc >= :since"
    " ORDER BY said.at_utc, said.id"
)
"""The corrections of the bouts that touch a span, those that were undone included."""


def add(writing: Writing, correction: SittingCorrection) -> int:
    """Append a correction, and return its row; its `id` and `undone` are not looked at."""
    return writing.insert(
        "sitting_corrections",
        at_utc=correction.at.utc,
        at_offset=correction.at.offset,
        bout_id=correction.bout_id,
        since=correction.since,
        until=correction.until,
        said=correction.said,
    )


def undo(writing: Writing, correction_id: int, at: Dated) -> None:
    """Append that a correction is taken back; it stays, and a second time changes nothing.

    Raises:
        LookupError: there is no such correction.
    """
    with writing.step():
        found = writing.execute(
            "SELECT bout_id, (SELECT count(*) FROM sitting_corrections WHERE undoes = said.id)"
            " FROM sitting_corrections AS said WHERE id = ? AND undoes IS NULL",
            (correction_id,),
        ).fetchone()
        if found is None:
            raise LookupError(f"There is no correction {correction_id} in the log.")
        bout_id, undone = found
        if not undone:
            writing.insert(
                "sitting_corrections", at_utc=at.utc, at_offset=at.offset, bout_id=bout_id, undoes=correction_id
            )


def read(_: sqlite3.Connection, row: sqlite3.Row) -> SittingCorrection:
    """The correction in a row of `SELECT`."""
    undone = None if row["undone_utc"] is None else Dated(row["undone_utc"], row["undone_offset"])
    return SittingCorrection(
        at=Dated(row["at_utc"], row["at_offset"]),
        bout_id=row["bout_id"],
        since=row["since"],
        until=row["until"],
        said=Said(row["said"]),
        id=row["id"],
        undone=undone,
    )
