"""What can go wrong with the user's files, as one sentence each: place, reason, remedy."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from glutebreak.language import tr
from glutebreak.storage.log_checksum import doubt
from glutebreak.storage.ordinary_files import NotOrdinaryError


class LogError(Exception):
    """Something is wrong with the log; the message is one sentence for the user."""


class LogRefusedError(LogError):
    """The log is sound, but not for this program now: newer, another program's, or open elsewhere. It is untouched."""


class LogUnwritableError(LogError):
    """Nothing can be written now; what was there is still there, and the next try may succeed."""


class LogDamagedError(LogUnwritableError):
    """The open log turned out to be damaged; closing it and opening it again restores a backup."""


class LogUnreadableError(LogError):
    """The log, or a copy of it, cannot be read."""


_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_WORLD = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_NOLFS,
    sqlite3.SQLITE_PROTOCOL,
}


def _primary(error: sqlite3.Error) -> int:
    """SQLite's primary result code; the extended codes carry it in their lowest byte."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def is_damage(error: Exception) -> bool:
    """Whether the error means that the file's content is broken.

    Python finds some of it itself: a text in a row that is no UTF-8 is an error without SQLite's code, and a message
    of SQLite's that quotes such a text ends as a `UnicodeDecodeError`.
    """
    if isinstance(error, sqlite3.Error):
        undecodable = type(error) is sqlite3.OperationalError and not hasattr(error, "sqlite_errorcode")
        return undecodable or _primary(error) in _DAMAGE
    return isinstance(error, UnicodeDecodeError)


def is_of_the_world(error: sqlite3.Error) -> bool:
    """Whether the error comes from the disk or another program; anything else is a bug of ours."""
    return _primary(error) in _WORLD


def is_busy(error: sqlite3.Error) -> bool:
    """Whether somebody else holds the file's lock."""
    return _primary(error) == sqlite3.SQLITE_BUSY


def reason(error: sqlite3.Error | OSError) -> str:
    """Why, as a clause."""
    if isinstance(error, OSError):
        return _reason_of_number(error)
    code = _primary(error)
    if code == sqlite3.SQLITE_FULL:
        return tr("the disk is full")
    if code == sqlite3.SQLITE_READONLY:
        return tr("the file or its disk is read-only")
    if code == sqlite3.SQLITE_BUSY:
        return tr("another program holds it")
    if code == sqlite3.SQLITE_CANTOPEN:
        return tr("the file or its folder can’t be opened")
    return tr("SQLite says: {message}", message=str(error))


def _reason_of_number(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return tr("the disk is full")
    if error.errno == errno.EROFS:
        return tr("the disk is read-only")
    if error.errno in {errno.EACCES, errno.EPERM}:
        return tr("permission is denied")
    if error.errno == errno.ELOOP:
        return tr("it is a link that leads back to itself")
    return os.strerror(error.errno) if error.errno else str(error)


_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_IN_THE_WAY = {errno.EEXIST, errno.EISDIR, errno.ELOOP, errno.ENOTDIR}


def read_remedy(error: sqlite3.Error | OSError) -> str:
    """What to do so that a file can be read again, as an imperative."""
    if isinstance(error, OSError) and (isinstance(error, NotOrdinaryError) or error.errno in _IN_THE_WAY):
        return tr("move it away")
    if isinstance(error, sqlite3.Error) and _primary(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return tr("close the other program")
    if getattr(error, "errno", None) == errno.EIO:
        return tr("check the disk")
    return tr("make it readable for you")


def write_remedy(error: sqlite3.Error | OSError) -> str:
    """What to do so that a file can be written again, as an imperative."""
    number, code = (error.errno, None) if isinstance(error, OSError) else (None, _primary(error))
    if number in _NO_ROOM or code == sqlite3.SQLITE_FULL:
        return tr("free up some space")
    if number in _FORBIDDEN or code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}:
        return tr("make it writable for you")
    if isinstance(error, NotOrdinaryError) or number in _IN_THE_WAY:
        return tr("move away what is in its place")
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return tr("close the other program")
    return tr("check the disk")


def unwritable(path: Path, error: sqlite3.Error | OSError, *, at_start: bool = False) -> LogUnwritableError:
    """The sentence for a log that cannot be written now; at the start nothing goes on by itself."""
    then = tr("start glutebreak again") if at_start else tr("logging then continues by itself")
    return LogUnwritableError(
        tr(
            "{path} can’t be written: {reason}; {remedy}, and {then}.",
            path=path,
            reason=reason(error),
            remedy=write_remedy(error),
            then=then,
        )
    )


@contextmanager
def as_unwritable(path: Path, *, at_start: bool = False) -> Iterator[None]:
    """Turn what SQLite meets in the world while it writes into our errors; bugs pass through as they are.

    Args:
        path: what is written.
        at_start: whether the app does not run yet, so that the remedy ends with starting it.

    Raises:
        LogDamagedError: the file is broken.
        LogUnwritableError: the disk is full or read-only, or somebody holds the file.
    """
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if is_damage(error):
            doubt(path)
            raise LogDamagedError(tr("{path} is damaged. Restart glutebreak to repair the log.", path=path)) from error
        if isinstance(error, sqlite3.Error) and is_of_the_world(error):
            raise unwritable(path, error, at_start=at_start) from error
        raise


@contextmanager
def files_as_unwritable(path: Path, *, at_start: bool = False) -> Iterator[None]:
    """Like `as_unwritable`, for code that also makes, moves and writes files by itself."""
    with as_unwritable(path, at_start=at_start):
        try:
            yield
        except OSError as error:
            raise unwritable(path, error, at_start=at_start) from error


@contextmanager
def as_unreadable(path: Path) -> Iterator[None]:
    """Turn what the world does to a reading into one sentence; bugs pass through as they are.

    Raises:
        LogUnreadableError: the file is broken, or cannot be opened or read.
    """
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if is_damage(error):
            doubt(path)
            raise LogUnreadableError(
                tr("{path} is damaged. Restart glutebreak to repair the log.", path=path)
            ) from error
        if isinstance(error, sqlite3.Error) and is_of_the_world(error):
            raise _unreadable(path, error) from error
        raise
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: sqlite3.Error | OSError) -> LogUnreadableError:
    return LogUnreadableError(
        tr(
            "{path} can’t be read: {reason}; {remedy}, and try again.",
            path=path,
            reason=reason(error),
            remedy=read_remedy(error),
        )
    )
