"""Compressed copies of the log: made daily and before each migration, dropped when old, restored after damage."""

import errno
import gzip
import os
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from glutebreak.core.records import Dated
from glutebreak.language import tr
from glutebreak.private_files import make_private_file, make_private_folder, settle
from glutebreak.storage.database_files import discard
from glutebreak.storage.errors import LogUnreadableError, as_unreadable, files_as_unwritable, is_of_the_world
from glutebreak.storage.log_checksum import doubt
from glutebreak.storage.log_comparison import has_broken_rows, has_changed_rows
from glutebreak.storage.log_condition import LogCondition, connect_to_read, examine
from glutebreak.storage.ordinary_files import check_ordinary

KEPT = 14
"""How many copies are kept."""
ROOM = 100 * 1_000_000
"""How many bytes the copies may take together; the newest stays even when it alone takes more."""
MOST = 1_000 * 1_000_000
"""A copy with more bytes, packed or not, is none of ours: ten years take a fiftieth of that."""
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"log-(?P<stamp>\d{8}T\d{6}Z)(-before-\w+)?\.db\.gz")
_STAMPED = re.compile(r"\d{8}T\d{6}Z")
_PORTION = 1 << 16
_RESTORABLE = {LogCondition.CURRENT, LogCondition.OLDER, LogCondition.NEWER}


@dataclass(frozen=True, slots=True)
class Backup:
    """A compressed copy of the log."""

    path: Path
    taken: datetime
    """When, in UTC, by its name."""


def stamp(moment: Dated) -> str:
    """The moment in UTC as file names carry it, such as `20260302T080000Z`."""
    # Not by strftime, which gives some years less than four digits.
    return re.sub(r"[-:]|\+.*", "", moment.local().astimezone(UTC).isoformat(timespec="seconds")) + "Z"


def backups(folder: Path) -> tuple[Backup, ...]:
    """The copies in the folder, from the oldest to the newest; none if there is no folder.

    Raises:
        OSError: the folder cannot be read.
    """
    if not folder.is_dir():
        return ()
    names = ((path, _NAME.fullmatch(path.name)) for path in folder.iterdir())
    found = [Backup(path, taken) for path, match in names if match and (taken := _moment(match["stamp"]))]
    return tuple(sorted(found, key=lambda each: (each.taken, each.path.name)))


def _moment(stamped: str) -> datetime | None:
    try:
        return datetime.strptime(stamped, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        # Digits that are no date: somebody else has named it.
        return None


def back_up(log: Path, folder: Path, taken: Dated, before: str | None = None) -> Path:
    """Copy the log as it stands, check and compress the copy, and drop old ones.

    Works while the log is written and shares nothing with the writer, so that it may run on a thread of its own, one
    at a time; a log of ten years takes a good second.

    Args:
        log: the SQLite file.
        folder: where the copies lie; it is made if it is missing.
        taken: now; it gives the copy its name.
        before: the migration that the copy is made for, if there is one.

    Raises:
        LogUnreadableError: the log is damaged; the copies that are there stay.
        LogUnwritableError: no copy can be written; the copies that are there stay.
    """
    suffix = f"-before-{before}" if before else ""
    made = folder / f"log-{stamp(taken)}{suffix}.db.gz"
    copy, packed = folder / ".log.part.db", folder / ".log.part.db.gz"
    try:
        with files_as_unwritable(folder):
            make_private_folder(folder)
            discard(copy)
            make_private_file(copy)
            _copy(log, copy)
            _check(log, copy, folder)
            packed.unlink(missing_ok=True)
            make_private_file(packed)
            _pack(copy, packed)
            _read_back(packed, copy)
            settle(packed, made)
            _date_before(folder, made)
            _drop_old(folder, made)
    finally:
        discard(copy)
        packed.unlink(missing_ok=True)
    return made


def newest_readable(folder: Path, into: Path) -> Backup | None:
    """Unpack the newest copy that is a sound log to `into`, and say which it was; None if there is none.

    Raises:
        LogUnwritableError: there is no room to unpack, or the folder cannot be read.
    """
    part = into.with_name(f".{into.name}.part")
    with files_as_unwritable(into):
        try:
            for backup in reversed(backups(folder)):
                discard(part)
                make_private_file(part)
                if _unpack(backup.path, part) and examine(part) in _RESTORABLE:
                    settle(part, into)
                    return backup
        finally:
            discard(part)
    return None


def _copy(log: Path, copy: Path) -> None:
    """Copy by SQLite's own means: consistent, whatever is written meanwhile."""
    with as_unreadable(log):
        source = connect_to_read(log)
    with closing(source), closing(sqlite3.connect(copy, isolation_level=None)) as target:
        try:
            # All pages in one go: in write-ahead mode this keeps nobody from writing, and no write starts it afresh.
            source.backup(target, pages=-1)
            # The copy has no writer: as a plain file it needs no siblings.
            target.execute("PRAGMA journal_mode = delete")
        except sqlite3.DatabaseError as error:
            if is_of_the_world(error):
                raise
            raise _damaged(log) from error


def _check(log: Path, copy: Path, folder: Path) -> None:
    """Refuse a copy of which anything cannot be read, or is another than it was in the copy before."""
    condition = examine(copy)
    if condition not in _RESTORABLE or (condition is LogCondition.CURRENT and has_damaged_rows(copy, folder)):
        raise _damaged(log)


def _damaged(log: Path) -> LogUnreadableError:
    doubt(log)
    return LogUnreadableError(
        tr("{path} is damaged and was not backed up. Restart glutebreak to repair the log.", path=log)
    )


def _read_back(packed: Path, copy: Path) -> None:
    """Refuse an archive that does not hold what was packed: a disk may have written something else."""
    with gzip.open(packed, "rb") as tight, copy.open("rb") as plain:
        while portion := plain.read(_PORTION):
            if tight.read(len(portion)) != portion:
                raise OSError(errno.EIO, os.strerror(errno.EIO))


def has_damaged_rows(log: Path, folder: Path) -> bool:
    """Whether rows of a log whose pages are sound cannot be records, or are others than in the newest copy.

    Args:
        log: the SQLite file.
        folder: where its copies lie.

    Raises:
        LogUnwritableError: there is no room to unpack the copy.
        sqlite3.Error: one of the two cannot be read now.
    """
    unpacked = log.with_name(f".{log.name}.compared")
    try:
        copy = newest_readable(folder, into=unpacked)
        with closing(connect_to_read(log)) as connection:
            return has_broken_rows(connection) or (copy is not None and has_changed_rows(connection, unpacked))
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if isinstance(error, sqlite3.Error) and is_of_the_world(error):
            raise
        return True
    finally:
        discard(unpacked)


def _pack(copy: Path, packed: Path) -> None:
    with (
        copy.open("rb") as plain,
        packed.open("wb") as raw,
        gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=raw, mtime=0) as tight,
    ):
        while portion := plain.read(_PORTION):
            tight.write(portion)


def _unpack(packed: Path, plain: Path) -> bool:
    """Whether the whole file could be unpacked."""
    try:
        check_ordinary(packed, MOST)
    except OSError:
        return False
    with plain.open("wb") as target:
        try:
            with gzip.open(packed, "rb") as tight:
                while portion := _next_portion(tight):
                    target.write(portion)
                    if target.tell() > MOST:
                        return False
        except _BrokenArchiveError:
            return False
    return True


class _BrokenArchiveError(Exception):
    """The archive is truncated, overwritten or unreadable."""


def _next_portion(tight: gzip.GzipFile) -> bytes:
    try:
        return tight.read(_PORTION)
    except Exception as error:
        # gzip raises OSError, EOFError and zlib.error by the kind of damage; whichever, an older copy is tried.
        raise _BrokenArchiveError from error


def _date_before(folder: Path, made: Path) -> None:
    """Give copies dates before the one just made that got later ones from a clock that was ahead: it is the newest."""
    every = backups(folder)
    moment = next(each.taken for each in every if each.path == made)
    for later in reversed([each for each in every if each.taken > moment]):
        moment -= timedelta(seconds=1)
        while (dated := later.path.with_name(_STAMPED.sub(stamp(Dated.of(moment)), later.path.name))).exists():
            moment -= timedelta(seconds=1)
        later.path.replace(dated)


def _drop_old(folder: Path, made: Path) -> None:
    """Drop the oldest until number and size fit; the copy just made stays, even if the clock was set back."""
    older = [each.path for each in reversed(backups(folder)) if each.path != made and each.path.is_file()]
    room = ROOM - made.stat().st_size
    full = False
    for nth, path in enumerate(older, start=2):
        room -= path.stat().st_size
        full = full or nth > KEPT or room < 0
        if full:
            path.unlink()
