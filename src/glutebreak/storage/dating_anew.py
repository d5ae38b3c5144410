"""What is open, dated anew once the wall clock was set: the open bout, what began in it, and whatever goes on."""

from collections.abc import Callable
from typing import Final

from glutebreak.core.records import Dated
from glutebreak.storage.row_rules import BEGINS, is_over
from glutebreak.storage.transactions import Transactions

_MOMENTS: Final = {
    "breaks": ("start", "end"),
    "asks": ("ended",),
    "shows": ("at",),
    "activations": ("start", "end"),
    "postures": ("at", "end"),
    "holds": ("start", "end"),
    "decisions": ("at",),
    # Last: by its start the others are found.
    "bouts": ("start", "end"),
}


def date_anew(transactions: Transactions, until: int, dated: Callable[[int], Dated]) -> None:
    """Give every moment of what is open its new date.

    Args:
        transactions: the log's, within a step.
        until: the present moment by the clock as it was, in UTC milliseconds: what was dated later, by a clock that
            was ahead even then, is left alone.
        dated: the new date of a moment by the clock as it was.
    """
    for table, moments in _MOMENTS.items():
        columns = ", ".join(f"{moment}_utc" for moment in moments)
        rows = transactions.execute(
            f"SELECT rowid, {columns} FROM {table}"  # noqa: S608 - all names are ours
            f" WHERE NOT ({is_over(table)}) AND {BEGINS[table]}_utc <= ?",
            (until,),
        ).fetchall()
        for row, *utcs in rows:
            new = {moment: dated(utc) for moment, utc in zip(moments, utcs, strict=True) if utc is not None}
            assigned = ", ".join(f"{moment}_utc = ?, {moment}_offset = ?" for moment in new)
            values = [value for each in new.values() for value in (each.utc, each.offset)]
            transactions.execute(f"UPDATE {table} SET {assigned} WHERE rowid = ?", (*values, row))  # noqa: S608 - likewise
