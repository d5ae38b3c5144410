"""Getting the log ready to be written: locked, sound, brought up to date, and what had to be done told as values."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from glutebreak.core.records import Dated
from glutebreak.language import tr
from glutebreak.ports import Clock
from glutebreak.storage import schema
from glutebreak.storage.backup import back_up, newest_readable, stamp
from glutebreak.storage.database_files import BESIDE, restored_beside
from glutebreak.storage.errors import LogRefusedError, files_as_unwritable, is_busy
from glutebreak.storage.log_condition import LogCondition, examine
from glutebreak.storage.private_files import fsync_folder, make_private_file, make_private_folder

Migrate = Callable[[Path], None]
"""Brings the log at a path up to date: `schema.migrate_here` or `schema.migrate_apart`."""


@dataclass(frozen=True, slots=True)
class DamagedSetAside:
    """The log was damaged and lies now beside the new one."""

    name: str
    """Its file name in the log's folder."""


@dataclass(frozen=True, slots=True)
class BackupRestored:
    """The newest readable backup has taken the damaged log's place."""

    taken: datetime
    """When it was made, in UTC."""


@dataclass(frozen=True, slots=True)
class NewLogBegun:
    """No backup was readable: the log begins anew after the damage. A first start is not told."""


Notice = DamagedSetAside | BackupRestored | NewLogBegun


def tell(notice: Notice) -> str:
    """The notice as one sentence for the user."""
    match notice:
        case DamagedSetAside(name):
            return tr("The log was damaged and has been set aside as {name}.", name=name)
        case BackupRestored(taken):
            return tr(
                "The backup of {date} has been restored; what came after it is missing.",
                date=taken.astimezone().strftime("%Y-%m-%d %H:%M"),
            )
        case NewLogBegun():
            return tr("There was no readable backup, so a new log has been begun.")


def prepare(path: Path, backups: Path, clock: Clock, migrate: Migrate) -> tuple[sqlite3.Connection, list[Notice]]:
    """Make sure that a sound, up-to-date log lies at the path, and keep every other writer out.

    Returns:
        The lock, to be closed when the log is, and what the user is to be told.

    Raises:
        LogRefusedError: it is newer, another program's, or open elsewhere; the file is untouched.
        LogUnwritableError: the disk is full or read-only; what was there is still there.
    """
    with files_as_unwritable(path, at_start=True):
        make_private_folder(path.parent)
    lock = _lock(path)
    try:
        with files_as_unwritable(path, at_start=True):
            return lock, _mended(path, backups, clock, migrate)
    except BaseException:
        lock.close()
        raise


def _lock(path: Path) -> sqlite3.Connection:
    """Hold SQLite's own lock on a file beside the log: it works on every system and ends with the process."""
    beside = path.with_suffix(".lock")
    with files_as_unwritable(path, at_start=True):
        make_private_file(beside)
        lock = sqlite3.connect(beside, timeout=0, isolation_level=None)
        try:
            lock.execute("PRAGMA journal_mode = memory")
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            lock.close()
            if is_busy(error):
                raise LogRefusedError(
                    tr("{path} is written by another glutebreak already; quit that one first.", path=path)
                ) from error
            raise
    return lock


def _mended(path: Path, backups: Path, clock: Clock, migrate: Migrate) -> list[Notice]:
    restored = restored_beside(path)
    if not path.exists() and restored.exists():
        # Killed between setting aside and restoring.
        _put_in_place(restored, path)
    notices: list[Notice] = []
    condition = examine(path)
    if condition is LogCondition.EMPTY and any(backups.glob("log-*")):
        # Nobody empties a log: it was cut off.
        condition = LogCondition.DAMAGED
    if condition is LogCondition.DAMAGED:
        condition = _replace(path, restored, backups, clock, notices)
    if condition is LogCondition.NEWER:
        raise LogRefusedError(
            tr("{path} was written by a newer glutebreak; start that one, or update this one.", path=path)
        )
    if condition is LogCondition.FOREIGN:
        raise LogRefusedError(
            tr("{path} belongs to another program; move it elsewhere, and a new log is begun.", path=path)
        )
    if condition is LogCondition.OLDER:
        back_up(path, backups, Dated.of(clock.wall()), before=schema.STEPS[-1][0])
    make_private_file(path)
    if condition is not LogCondition.CURRENT:
        migrate(path)
    return notices


def _replace(path: Path, restored: Path, backups: Path, clock: Clock, notices: list[Notice]) -> LogCondition:
    """Set the damaged log aside and put the newest readable backup in its place.

    The backup is unpacked first: a full disk then leaves everything where it was.
    """
    backup = newest_readable(backups, into=restored)
    notices.append(DamagedSetAside(_set_aside(path, stamp(Dated.of(clock.wall())))))
    if backup is None:
        notices.append(NewLogBegun())
        return LogCondition.MISSING
    _put_in_place(restored, path)
    notices.append(BackupRestored(backup.taken.astimezone(UTC)))
    return examine(path)


def _set_aside(path: Path, now: str) -> str:
    aside, nth = path.with_name(f"{path.stem}.damaged-{now}{path.suffix}"), 1
    while aside.exists():
        nth += 1
        aside = path.with_name(f"{path.stem}.damaged-{now}-{nth}{path.suffix}")
    # The log itself goes last: its write-ahead file must never be left to whatever takes its place.
    for suffix in (*BESIDE, ""):
        part = Path(f"{path}{suffix}")
        if part.exists():
            part.replace(f"{aside}{suffix}")
    fsync_folder(path.parent)
    return aside.name


def _put_in_place(restored: Path, path: Path) -> None:
    restored.replace(path)
    fsync_folder(path.parent)
