"""The one writer's lock: SQLite's own, on a file beside the log. It works on every system and ends with the process."""

import errno
import sqlite3
from contextlib import suppress
from pathlib import Path

from glutebreak.language import tr
from glutebreak.private_files import make_private_file
from glutebreak.storage.errors import LogRefusedError, files_as_unwritable, is_busy, is_damage
from glutebreak.storage.ordinary_files import check_ordinary


def lock_log(log: Path) -> sqlite3.Connection:
    """Keep every other writer out until the connection is closed.

    Raises:
        LogRefusedError: another glutebreak writes the log.
        LogUnwritableError: the lock cannot be made.
    """
    beside = log.with_suffix(".lock")
    with files_as_unwritable(beside, at_start=True):
        if beside.is_symlink():
            # It holds nothing, and what it leads to is not ours to change.
            beside.unlink()
        with suppress(FileNotFoundError):
            check_ordinary(beside)
        make_private_file(beside)
        try:
            return _locked(beside)
        except sqlite3.Error as error:
            if is_busy(error):
                raise LogRefusedError(_why_busy(log, beside)) from error
            if not is_damage(error):
                raise
        # SQLite looks at the content once it has the lock: nobody else has it, and the content is of no use.
        beside.write_bytes(b"")
        return _locked(beside)


def _locked(beside: Path) -> sqlite3.Connection:
    lock = sqlite3.connect(beside, timeout=0, isolation_level=None)
    try:
        lock.execute("PRAGMA journal_mode = memory")
        lock.execute("BEGIN EXCLUSIVE")
    except BaseException:
        lock.close()
        raise
    return lock


def _why_busy(log: Path, beside: Path) -> str:
    """SQLite says the same of a disk without locks as of a lock that another one has."""
    if _has_locks(beside):
        return tr("Another glutebreak is already using {path}. Quit that one first.", path=log)
    return tr(
        "{path} can’t be locked, because its disk doesn’t support locks. Nothing was lost. "
        "Set XDG_DATA_HOME to a folder on another disk.",
        path=log,
    )


def _has_locks(beside: Path) -> bool:
    try:
        import fcntl  # noqa: PLC0415 - only Unix has it, and only the refusal needs it
    except ImportError:
        return True
    with beside.open("rb+") as file:
        try:
            # A byte that SQLite locks nowhere.
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, 0)
        except OSError as error:
            return error.errno not in {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}
    return True
