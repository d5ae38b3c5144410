"""A damaged log made good: its records one by one if that can be done, else the newest backup in its place."""

import sqlite3
from contextlib import closing
from datetime import UTC
from pathlib import Path

from glutebreak.private_files import fsync_folder, make_private_file, settle
from glutebreak.storage.backup import newest_readable
from glutebreak.storage.database_files import BESIDE, discard, restored_beside
from glutebreak.storage.errors import is_of_the_world
from glutebreak.storage.log_comparison import Mended, has_broken_rows, has_changed_rows, mend_rows
from glutebreak.storage.log_condition import LogCondition, connect_to_read, examine
from glutebreak.storage.log_notices import BackupRestored, DamagedSetAside, NewLogBegun, Notice, RecordsMended


def mend(path: Path, backups: Path, now: str) -> list[Notice]:
    """Set a damaged log aside and put a good one in its place.

    What takes the place is complete before: a full disk or a crash leaves everything where it was.

    Args:
        path: the damaged log.
        backups: the folder of its copies.
        now: the moment, as file names carry it.

    Raises:
        sqlite3.Error, OSError: there is no room.
    """
    restored = restored_beside(path)
    backup = newest_readable(backups, into=restored)
    mended = _mend_in_a_copy(path, restored, has_backup=backup is not None)
    aside = DamagedSetAside(_set_aside(path, now))
    if mended is not None:
        put_in_place(restored, path)
        return [aside, RecordsMended(mended.put_back, mended.left_out)]
    if backup is None:
        return [aside, NewLogBegun()]
    put_in_place(restored, path)
    return [aside, BackupRestored(backup.taken.astimezone(UTC))]


def put_in_place(restored: Path, path: Path) -> None:
    """Let what has been restored take the log's place."""
    restored.replace(path)
    fsync_folder(path.parent)


def _mend_in_a_copy(path: Path, restored: Path, *, has_backup: bool) -> Mended | None:
    """Mend the log's rows in a copy, which becomes what is restored; None if more than its rows is broken."""
    part = path.with_name(f".{restored.name}.part")
    try:
        discard(part)
        make_private_file(part)
        with closing(connect_to_read(path)) as damaged, closing(sqlite3.connect(part, isolation_level=None)) as copy:
            damaged.backup(copy)
            copy.execute("PRAGMA journal_mode = delete")
            mended = mend_rows(copy, restored if has_backup else None)
        if not _is_good(part, restored if has_backup else None):
            return None
        settle(part, restored)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if isinstance(error, sqlite3.Error) and is_of_the_world(error):
            raise
        return None
    finally:
        discard(part)
    return mended


def _is_good(part: Path, backup: Path | None) -> bool:
    if examine(part) is not LogCondition.CURRENT:
        return False
    with closing(connect_to_read(part)) as mended:
        return not has_broken_rows(mended) and (backup is None or not has_changed_rows(mended, backup))


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
