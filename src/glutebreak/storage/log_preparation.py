"""Getting the log ready to be written: locked, looked at, made good if it is damaged, and brought up to date."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from glutebreak.core.records import Dated
from glutebreak.language import tr
from glutebreak.ports import Clock
from glutebreak.private_files import make_private_file, make_private_folder
from glutebreak.storage import schema
from glutebreak.storage.backup import back_up, has_damaged_rows, stamp
from glutebreak.storage.database_files import restored_beside
from glutebreak.storage.errors import LogRefusedError, files_as_unwritable, is_of_the_world
from glutebreak.storage.log_checksum import forget, is_as_it_was_left
from glutebreak.storage.log_condition import LogCondition, examine
from glutebreak.storage.log_lock import lock_log
from glutebreak.storage.log_mending import mend, put_in_place
from glutebreak.storage.log_notices import ChangedMeanwhile, Notice
from glutebreak.storage.ordinary_files import check_ordinary

Migrate = Callable[[Path], None]
"""Brings the log at a path up to date: `schema.migrate_here` or `schema.migrate_apart`."""


def prepare(path: Path, backups: Path, clock: Clock, migrate: Migrate) -> tuple[sqlite3.Connection, list[Notice]]:
    """Make sure that a sound, up-to-date log lies at the path, and keep every other writer out.

    A log that is byte by byte as it was closed is not looked at; any other is, in all its pages and rows.

    Returns:
        The lock, to be closed when the log is, and what the user is to be told.

    Raises:
        LogRefusedError: it is newer, another program's, or open elsewhere; the file is untouched.
        LogUnwritableError: the disk is full or read-only; what was there is still there.
    """
    with files_as_unwritable(path, at_start=True):
        make_private_folder(path.parent)
    lock = lock_log(path)
    try:
        with files_as_unwritable(path, at_start=True):
            return lock, _made_ready(path, backups, clock, migrate)
    except BaseException:
        lock.close()
        raise


def _made_ready(path: Path, backups: Path, clock: Clock, migrate: Migrate) -> list[Notice]:
    with suppress(FileNotFoundError):
        check_ordinary(path)
    restored = restored_beside(path)
    if not path.exists() and restored.exists():
        # Killed between setting aside and restoring.
        put_in_place(restored, path)
    is_untouched = is_as_it_was_left(path)
    condition = examine(path, whole=not is_untouched)
    if _is_damaged(condition, path, backups, look_at_rows=not is_untouched):
        notices = mend(path, backups, stamp(Dated.of(clock.wall())))
        condition = examine(path)
    else:
        notices = [ChangedMeanwhile()] if is_untouched is False else []
    forget(path)
    if condition is LogCondition.NEWER:
        raise LogRefusedError(
            tr(
                "{path} was written by a newer version of glutebreak. Nothing was lost. "
                "Start that version, or update this one.",
                path=path,
            )
        )
    if condition is LogCondition.FOREIGN:
        raise LogRefusedError(
            tr("{path} belongs to another program. Move it elsewhere, and glutebreak starts a new log.", path=path)
        )
    if condition is LogCondition.OLDER:
        back_up(path, backups, Dated.of(clock.wall()), before=schema.STEPS[-1][0])
    make_private_file(path)
    if condition is not LogCondition.CURRENT:
        notices += _migrated(path, backups, clock, migrate)
    return notices


def _is_damaged(condition: LogCondition, path: Path, backups: Path, *, look_at_rows: bool) -> bool:
    if condition is LogCondition.EMPTY:
        # Nobody empties a log: it was cut off.
        return any(backups.glob("log-*"))
    if condition is LogCondition.CURRENT and look_at_rows:
        return has_damaged_rows(path, backups)
    return condition is LogCondition.DAMAGED


def _migrated(path: Path, backups: Path, clock: Clock, migrate: Migrate) -> list[Notice]:
    try:
        migrate(path)
    except sqlite3.OperationalError as error:
        if is_of_the_world(error) or examine(path) is LogCondition.MISSING:
            raise
        # What it has taken already is booked wrongly: a table of the next step is there.
        notices = mend(path, backups, stamp(Dated.of(clock.wall())))
        migrate(path)
        return notices
    return []
