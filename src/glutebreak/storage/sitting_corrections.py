"""What the user said afterwards about their sitting, as rows of their own beside the bouts they speak of."""

from typing import Final

from glutebreak.core.history.corrections import SittingCorrection
from glutebreak.core.records import Dated
from glutebreak.storage.transactions import Transactions

_ALL: Final = (
    "SELECT said.*, undone.at_utc AS undone_utc, undone.at_offset AS undone_offset FROM sitting_corrections AS said"
    " JOIN bouts ON bouts.id = said.bout_id LEFT JOIN sitting_corrections AS undone ON undone.undoes = said.id"
    " WHERE said.undoes IS NULL"
)
SELECT: Final = f"{_ALL} AND bouts.start_utc < :until AND bouts.end_utc >= :since ORDER BY said.at_utc, said.id"
"""The corrections of the bouts that touch a span, those that were undone included."""
SELECT_ONE: Final = f"{_ALL} AND said.id = :id"
"""The correction in a row, be it undone or not."""


def add(transactions: Transactions, correction: SittingCorrection) -> int:
    """Append a correction, and return its row; its `id` and `undone` are not looked at."""
    return transactions.insert(
        "sitting_corrections",
        at_utc=correction.at.utc,
        at_offset=correction.at.offset,
        bout_id=correction.bout_id,
        since=correction.since,
        until=correction.until,
        said=correction.said,
    )


def undo(transactions: Transactions, correction_id: int, at: Dated) -> None:
    """Append that a correction is taken back; it stays, and a second time changes nothing.

    Raises:
        LookupError: there is no such correction.
    """
    with transactions.step():
        found = transactions.execute(
            "SELECT bout_id, (SELECT count(*) FROM sitting_corrections WHERE undoes = said.id)"
            " FROM sitting_corrections AS said WHERE id = ? AND undoes IS NULL",
            (correction_id,),
        ).fetchone()
        if found is None:
            raise LookupError(f"There is no correction {correction_id} in the log.")
        bout_id, undone = found
        if not undone:
            transactions.insert(
                "sitting_corrections", at_utc=at.utc, at_offset=at.offset, bout_id=bout_id, undoes=correction_id
            )
