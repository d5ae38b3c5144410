"""What has become of the log's rows: those that cannot be records, and those that differ from their copy."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from glutebreak.storage import schema
from glutebreak.storage.row_rules import HAS_ENDED, KEYS, RULES, is_over

_OF_DATES = ("_utc", "_offset")
"""What the names of columns end with that hold a moment."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What was done to a log's rows."""

    put_back: int
    """How many were taken from the copy anew."""
    left_out: int
    """How many could not be read as records and are gone."""


def has_broken_rows(connection: sqlite3.Connection) -> bool:
    """Whether any row cannot be a record.

    Raises:
        sqlite3.Error: the file cannot be read.
    """
    return any(
        connection.execute(f"SELECT 1 FROM {table} WHERE NOT ifnull({rule}, 0) LIMIT 1").fetchone()  # noqa: S608 - ours
        for table, rule in RULES.items()
    )


def has_changed_rows(connection: sqlite3.Connection, copy: Path) -> bool:
    """Whether any row that was over when the copy was made differs from it, or the tables themselves do.

    What was deleted by the user since is another matter: a copy from before is not compared.

    Raises:
        sqlite3.Error: one of the files cannot be read.
    """
    with _attached(connection, copy):
        if not _is_of_the_same_line(connection):
            return False
        if _shape(connection, "main") != _shape(connection, "copy"):
            return True
        return any(connection.execute(f"SELECT 1 {_changed(table)} LIMIT 1").fetchone() for table in KEYS)


def mend_rows(connection: sqlite3.Connection, copy: Path | None) -> Mended:
    """Put back what differs from the copy, and leave out what cannot be a record then; indexes are made anew.

    Raises:
        sqlite3.Error: the file is broken in more than its rows.
    """
    connection.execute("REINDEX")
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    put_back = left_out = 0
    if copy is not None:
        with _attached(connection, copy):
            if _is_of_the_same_line(connection):
                put_back = sum(connection.execute(_put_back(table)).rowcount for table in KEYS)
    # From wholes to their parts: what belonged to a row that is left out is left out with it.
    for table, rule in RULES.items():
        left_out += connection.execute(f"DELETE FROM {table} WHERE NOT ifnull({rule}, 0)").rowcount  # noqa: S608 - likewise
    return Mended(put_back, left_out)


@contextmanager
def _attached(connection: sqlite3.Connection, copy: Path) -> Iterator[None]:
    """The copy is the schema `copy` of the connection meanwhile."""
    connection.execute("ATTACH ? AS copy", (str(copy),))
    try:
        yield
    finally:
        connection.execute("DETACH copy")


def _is_of_the_same_line(connection: sqlite3.Connection) -> bool:
    """Whether both have taken the same migrations, and nothing was deleted between the two."""
    versions = [connection.execute(f"PRAGMA {name}.user_version").fetchone() for name in ("main", "copy")]
    steps = [
        connection.execute(f"SELECT name FROM {name}._sqlite_migrations ORDER BY rowid").fetchall()  # noqa: S608 - likewise
        for name in ("main", "copy")
    ]
    return versions[0] == versions[1] and steps[0] == steps[1]


def _shape(connection: sqlite3.Connection, name: str) -> list[tuple[str, ...]]:
    statement = f"SELECT type, name, tbl_name, sql FROM {name}.sqlite_master ORDER BY type, name"  # noqa: S608 - ours
    return connection.execute(statement).fetchall()


def _put_back(table: str) -> str:
    columns = ", ".join(schema.COLUMNS[table])
    old = ", ".join(f"old.{column}" for column in schema.COLUMNS[table])
    return f"REPLACE INTO main.{table} ({columns}) SELECT {old} {_changed(table)}"


def _changed(table: str) -> str:
    """The rows that had ended when they were copied and are others now, as SQL: `old` as they were, `new` as they are.

    Dates alone may have changed of what belonged to the open bout; a row that no record can hold is always another.
    """
    columns = schema.COLUMNS[table]
    same = " AND ".join(f"old.{key} = new.{key}" for key in KEYS[table])
    values, dates = (
        " OR ".join(f"old.{each} IS NOT new.{each}" for each in columns if each.endswith(_OF_DATES) is of_dates) or "0"
        for of_dates in (False, True)
    )
    old = f"SELECT *, ({is_over(table, 'copy')}) AS is_over FROM copy.{table} WHERE {HAS_ENDED.get(table, '1')}"  # noqa: S608 - likewise
    broken = f"SELECT rowid FROM main.{table} WHERE NOT ifnull({RULES[table]}, 0)"  # noqa: S608 - likewise
    return (
        f"FROM ({old}) AS old JOIN main.{table} AS new ON {same}"
        f" WHERE {values} OR (old.is_over AND ({dates})) OR new.rowid IN ({broken})"
    )
