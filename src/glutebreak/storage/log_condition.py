"""In what condition a log is, found out without changing it."""

import sqlite3
from contextlib import closing
from enum import Enum, auto
from pathlib import Path

from glutebreak.storage import schema
from glutebreak.storage.errors import is_of_the_world
from glutebreak.storage.ordinary_files import check_ordinary


class LogCondition(Enum):
    """What is to be done with a file before it can be written as a log."""

    MISSING = auto()
    """There is no file."""
    EMPTY = auto()
    """The file holds no table yet."""
    CURRENT = auto()
    """It has taken every migration."""
    OLDER = auto()
    """It lacks some."""
    NEWER = auto()
    """It has taken some that this version does not know."""
    FOREIGN = auto()
    """It is another program's database."""
    DAMAGED = auto()
    """It is no database, or a broken one."""


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; works while another process writes.

    Raises:
        sqlite3.Error: the file cannot be opened.
    """
    uri = path.absolute().as_uri()
    connection = sqlite3.connect(f"{uri}?mode=ro", uri=True, isolation_level=None)
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        # In a folder that cannot be written, or on a full disk, SQLite finds no place for its shared memory. Nobody
        # else is writing then, or it would be there; so without a write-ahead file the log is read as it stands.
        if not is_of_the_world(error) or not path.is_file() or _has_content(Path(f"{path}-wal")):
            raise
        connection = sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True, isolation_level=None)
    return connection


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def examine(path: Path, *, whole: bool = True) -> LogCondition:
    """Look at the file.

    Args:
        path: the log.
        whole: whether to look at all its pages; else what they are about is trusted.

    Raises:
        NotOrdinaryError: it isn’t an ordinary file.
        sqlite3.Error: it cannot be opened, which says nothing about its content.
    """
    try:
        check_ordinary(path)
    except FileNotFoundError:
        return LogCondition.MISSING
    try:
        with closing(_connect(path)) as connection:
            return _examined(connection, whole=whole)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        # Whatever the world has no part in is the content's fault: the statements are known to be sound.
        if isinstance(error, sqlite3.Error) and is_of_the_world(error):
            raise
        return LogCondition.DAMAGED


def _connect(path: Path) -> sqlite3.Connection:
    try:
        return connect_to_read(path)
    except sqlite3.OperationalError as error:
        if not is_of_the_world(error):
            raise
    # A process killed in the midst of its very first write leaves a journal that only a writer can roll back.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)


def _examined(connection: sqlite3.Connection, *, whole: bool) -> LogCondition:
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not tables and not application_id:
        return LogCondition.EMPTY
    if application_id != schema.APPLICATION_ID:
        return LogCondition.DAMAGED if _has_tables_of_a_log(connection) else LogCondition.FOREIGN
    if whole and not _is_sound(connection):
        return LogCondition.DAMAGED
    taken, known = schema.applied(connection), tuple(name for name, _ in schema.STEPS)
    # Each version takes the steps of those before, in their order; anything else is a name that has been hit.
    if taken == known:
        return LogCondition.CURRENT if _has_all_columns(connection) else LogCondition.DAMAGED
    if taken == known[: len(taken)]:
        return LogCondition.OLDER
    return LogCondition.NEWER if taken[: len(known)] == known else LogCondition.DAMAGED


def _has_tables_of_a_log(connection: sqlite3.Connection) -> bool:
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return names >= {"bouts", "_sqlite_migrations"}


def _has_all_columns(connection: sqlite3.Connection) -> bool:
    """Whether no name in the schema itself has been hit, which SQLite would not notice."""
    return all(
        names == tuple(name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,)))
        for table, names in schema.COLUMNS.items()
    )


def _is_sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds nothing wrong in any page, and rows and indexes agree.

    Raises:
        sqlite3.Error: the file is too broken to look at, or cannot be read.
    """
    return bool(connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
