"""A log whose file is taken away while it is open: noticed before the next write, and put back whole.

On Unix a removed file lives on for as long as somebody has it open, under no name: what is written then is lost with
the process. SQLite does not notice.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from glutebreak.private_files import make_private_file, make_private_folder, settle
from glutebreak.storage.database_files import discard, discard_beside, restored_beside

Identity = tuple[int, int]
"""A file's device and its number there, which stay while it is written and differ for any other file."""


def identity_of(path: Path) -> Identity | None:
    """Which file lies at the path; None if there is none.

    Raises:
        OSError: it cannot be looked at.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_dev, found.st_ino


def save_beside(path: Path, connection: sqlite3.Connection) -> None:
    """Write all that the connection holds into a new file, which waits beside to be put in its place.

    Raises:
        OSError, sqlite3.Error: there is no room; nothing waits beside.
    """
    make_private_folder(path.parent)
    restored = restored_beside(path)
    part = path.with_name(f".{restored.name}.part")
    try:
        discard(part)
        make_private_file(part)
        with closing(sqlite3.connect(part, isolation_level=None)) as copy:
            connection.backup(copy)
            # A copy that nobody writes to is one file.
            copy.execute("PRAGMA journal_mode = delete")
        settle(part, restored)
    finally:
        discard(part)


def take_place(path: Path) -> None:
    """Put what waits beside in its place, if anything does; the connection to the removed file has to be closed.

    Raises:
        OSError: it cannot be put there now; it goes on waiting.
    """
    restored = restored_beside(path)
    if restored.exists():
        # What the removed file has left beside it must not be taken for the new one's.
        discard_beside(path)
        settle(restored, path)
