"""Deleting what happened, so that nothing of it is left on the disk and its room is given back."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from glutebreak.core.durations import DAY
from glutebreak.core.history.local_days import midnight
from glutebreak.core.records import Dated
from glutebreak.storage.backup import back_up, backups
from glutebreak.storage.errors import LogUnreadableError, LogUnwritableError, files_as_unwritable
from glutebreak.storage.row_rules import HAS_ENDED

_BEGAN = {
    "bouts": "start",
    "breaks": "start",
    "activations": "start",
    "postures": "at",
    "holds": "start",
    "decisions": "at",
}


@dataclass(frozen=True, slots=True)
class Deleted:
    """What was deleted."""

    records: int
    """How many; the parts of a record are not counted."""
    given_back: int
    """Bytes that the log is smaller by."""


def delete(log: Path, folder: Path, now: Dated, days: tuple[date, date] | None) -> Deleted:
    """Delete what began in a range of days, in the log and in its copies.

    Nothing else may write to the log meanwhile: a log of ten years takes a second. What is going on now (an open bout,
    an ask on screen, a run, a hold) stays. The copies are dropped and one is made anew, since the old ones still hold
    what was deleted; so are the damaged logs that were once set aside.

    Args:
        log: the SQLite file.
        folder: where its copies lie.
        now: gives the new copy its name.
        days: the first and the last local day; a record belongs to the day in which it began. None deletes everything.

    Raises:
        LogUnwritableError: the disk is full or read-only, or somebody holds the file. What was deleted by then is
            deleted; a later call does the rest.
    """
    before = _size(log)
    with files_as_unwritable(log), closing(sqlite3.connect(log, timeout=2, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = on")
        # What is deleted is overwritten as well, should the file never be written anew.
        connection.execute("PRAGMA secure_delete = on")
        connection.execute("BEGIN IMMEDIATE")
        try:
            records = _delete_rows(connection, days)
            # Copies from before are of another line: nothing is ever put back from them.
            (line,) = connection.execute("PRAGMA user_version").fetchone()
            connection.execute(f"PRAGMA user_version = {line + 1}")
            connection.execute("COMMIT")
        except BaseException:
            # A full disk has rolled it back already.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _renew_copies(log, folder, now)
    return Deleted(records, max(before - _size(log), 0))


def _delete_rows(connection: sqlite3.Connection, days: tuple[date, date] | None) -> int:
    """Mark what goes, then delete it from its parts upwards."""
    if days is None:
        since, until = -(1 << 62), 1 << 62
    else:
        since, until = midnight(days[0]), midnight(days[1]) + DAY
    span = {"since": since, "until": until}
    connection.execute("CREATE TEMP TABLE going (kind TEXT, id INTEGER, PRIMARY KEY (kind, id))")
    for table, began in _BEGAN.items():
        local = f"{began}_utc + {began}_offset * 60000"
        connection.execute(
            f"INSERT INTO going SELECT '{table}', id FROM {table}"  # noqa: S608 - all names are ours
            f" WHERE {HAS_ENDED.get(table, '1')} AND {local} >= :since AND {local} < :until",
            span,
        )
    connection.execute(
        "INSERT OR IGNORE INTO going SELECT 'asks', asks.id FROM asks JOIN shows ON shows.ask_id = asks.id"
        " WHERE asks.outcome IS NOT NULL GROUP BY asks.id"
        " HAVING min(at_utc + at_offset * 60000) >= :since AND min(at_utc + at_offset * 60000) < :until",
        span,
    )
    # Whatever belongs to a bout goes with it.
    connection.execute(
        "INSERT OR IGNORE INTO going SELECT 'asks', id FROM asks"
        " WHERE bout_id IN (SELECT id FROM going WHERE kind = 'bouts')"
    )
    for part, column, whole in (
        ("shows", "ask_id", "asks"),
        ("claims", "ask_id", "asks"),
        ("sets", "activation_id", "activations"),
        ("corrections", "activation_id", "activations"),
    ):
        connection.execute(
            f"DELETE FROM {part} WHERE {column} IN (SELECT id FROM going WHERE kind = '{whole}')"  # noqa: S608 - likewise
        )
    for row in ("undoes IS NOT NULL", "undoes IS NULL"):
        connection.execute(
            "DELETE FROM sitting_corrections"  # noqa: S608 - likewise
            f" WHERE {row} AND bout_id IN (SELECT id FROM going WHERE kind = 'bouts')"
        )
    count = 0
    for table in ("asks", "bouts", "breaks", "activations", "postures", "holds", "decisions"):
        count += connection.execute(
            f"DELETE FROM {table} WHERE id IN (SELECT id FROM going WHERE kind = '{table}')"  # noqa: S608 - likewise
        ).rowcount
    connection.execute("DROP TABLE going")
    return count


def _renew_copies(log: Path, folder: Path, now: Dated) -> None:
    with files_as_unwritable(folder):
        for copy in backups(folder):
            copy.path.unlink(missing_ok=True)
        for aside in log.parent.glob(f"{log.stem}.damaged-*"):
            aside.unlink(missing_ok=True)
    try:
        back_up(log, folder, now)
    except LogUnreadableError as error:
        raise LogUnwritableError(str(error)) from error


def _size(log: Path) -> int:
    return sum(path.stat().st_size for path in (log, Path(f"{log}-wal")) if path.exists())
