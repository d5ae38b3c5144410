"""What lies where the log, its lock and its copies should: told in one sentence with the true cause, and at once."""

import errno
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from glutebreak.core.records import Dated, DecisionRecord
from glutebreak.storage import log_lock
from glutebreak.storage.backup import back_up, backups
from glutebreak.storage.errors import LogRefusedError, LogUnreadableError, LogUnwritableError
from glutebreak.storage.reader import LogReader
from storage.log_samples import (
    EVER,
    MORNING,
    all_in,
    as_nobody,
    at,
    folder_of_nobody,
    opened,
    write_a_morning,
)
from storage.odd_files import A_FOLDER, IN_ITS_PLACE, ODD_FILES, put_folder, put_pipe


def a_morning_in(folder: Path) -> Path:
    """A closed log with a morning in it."""
    log = opened(folder).log
    write_a_morning(log)
    log.close()
    return folder / "log.db"


@pytest.mark.parametrize(("put", "reason"), ODD_FILES)
def test_what_is_no_ordinary_file_is_no_log(tmp_path: Path, put: Callable[[Path], None], reason: str) -> None:
    """Neither opened to write nor to read; it stays where it is."""
    path = tmp_path / "log.db"
    put(path)

    with pytest.raises(LogUnwritableError) as refusal:
        opened(tmp_path)
    with pytest.raises(LogUnreadableError) as unreadable:
        LogReader(path).bouts(*EVER)

    assert str(refusal.value) == (
        f"{path} can’t be written: {reason}; move away what is in its place, and start glutebreak again."
    )
    assert str(unreadable.value) == f"{path} can’t be read: {reason}; move it away, and try again."
    assert not path.is_file()


@pytest.mark.parametrize(("put", "reason"), [(put_pipe, IN_ITS_PLACE), (put_folder, A_FOLDER)])
def test_what_is_no_ordinary_file_is_no_lock(tmp_path: Path, put: Callable[[Path], None], reason: str) -> None:
    """A link is none of ours and holds nothing; anything else is told."""
    path = tmp_path / "log.lock"
    put(path)

    with pytest.raises(LogUnwritableError) as refusal:
        opened(tmp_path)

    assert str(refusal.value) == (
        f"{path} can’t be written: {reason}; move away what is in its place, and start glutebreak again."
    )


@pytest.mark.parametrize("garbage", [b"garbage", b"SQLite format 3\0" + bytes(range(256)) * 20, b"x" * 100_000])
def test_garbage_in_the_lock_does_no_harm(tmp_path: Path, garbage: bytes) -> None:
    """What it holds is of no use to anybody; once it is locked, the next one is kept out as ever."""
    a_morning_in(tmp_path)
    (tmp_path / "log.lock").write_bytes(garbage)

    log = opened(tmp_path).log
    with pytest.raises(LogRefusedError, match="is already using"):
        opened(tmp_path)
    log.close()

    assert all_in(tmp_path / "log.db") == MORNING


def test_what_a_link_in_the_locks_place_leads_to_is_left_alone(tmp_path: Path) -> None:
    """Its content and its mode; the lock is a file of its own."""
    target = tmp_path / "essay.txt"
    target.write_text("mine", encoding="utf-8")
    target.chmod(0o644)
    (tmp_path / "log.lock").symlink_to(target)

    opened(tmp_path).log.close()

    assert (target.read_text(encoding="utf-8"), target.stat().st_mode & 0o777) == ("mine", 0o644)
    assert not (tmp_path / "log.lock").is_symlink()


def test_a_disk_without_locks_is_not_taken_for_another_glutebreak(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite says "busy" of both; the system's own answer stands for a network folder without a lock server."""

    def refuse(*_: Any) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    other = opened(tmp_path).log
    monkeypatch.setattr("fcntl.lockf", refuse)

    with pytest.raises(LogRefusedError) as refusal:
        log_lock.lock_log(tmp_path / "log.db")

    assert str(refusal.value) == (
        f"{tmp_path / 'log.db'} can’t be locked, because its disk doesn’t support locks. "
        "Nothing was lost. Set XDG_DATA_HOME to a folder on another disk."
    )
    other.close()


@pytest.mark.parametrize(("put", "_"), ODD_FILES)
def test_what_is_no_ordinary_file_is_no_backup(tmp_path: Path, put: Callable[[Path], None], _: str) -> None:
    """It is passed over, and an older copy restored; neither is it in the way of the next one."""
    path = a_morning_in(tmp_path)
    good = back_up(path, tmp_path / "backups", at(60))
    put(tmp_path / "backups" / "log-20260302T110000Z.db.gz")
    path.write_bytes(b"broken")

    start = opened(tmp_path)
    start.log.close()

    assert len(start.notices) == 2
    assert all_in(path) == MORNING
    assert back_up(path, tmp_path / "backups", at(240)).is_file()
    assert good.is_file()


def test_digits_that_are_no_date_name_no_backup(tmp_path: Path) -> None:
    """The file is left alone."""
    path = a_morning_in(tmp_path)
    (tmp_path / "backups").mkdir()
    odd = tmp_path / "backups" / "log-20261399T999999Z.db.gz"
    odd.write_bytes(b"")

    made = back_up(path, tmp_path / "backups", at(60))

    assert [each.path for each in backups(tmp_path / "backups")] == [made]
    assert odd.exists()


@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_a_folder_that_cannot_be_entered_is_told(mode: int) -> None:
    """To who starts it and to who reads, and nothing is lost."""
    with folder_of_nobody() as folder:
        path = a_morning_in(folder)
        folder.chmod(mode)
        with as_nobody(folder, path):
            with pytest.raises(LogUnwritableError) as refusal:
                opened(folder)
            with pytest.raises(LogUnreadableError) as unreadable:
                LogReader(path).bouts(*EVER)
        folder.chmod(0o700)
        found = all_in(path)

    assert "permission is denied; make it writable for you, and start glutebreak again." in str(refusal.value)
    assert str(unreadable.value) == (
        f"{path} can’t be read: permission is denied; make it readable for you, and try again."
    )
    assert found == MORNING


@pytest.mark.parametrize("year", [1, 1970, 2200, 9999])
def test_any_year_of_the_calendar_can_be_logged(tmp_path: Path, year: int) -> None:
    """A clock without a battery begins in 1970, and one that was set by hand anywhere."""
    now = datetime(year, 6, 1, 12, tzinfo=UTC)
    moment = Dated.of(now)
    log = opened(tmp_path, now).log
    log.add_decision(DecisionRecord(moment, "shown", ()))
    log.close()
    made = back_up(tmp_path / "log.db", tmp_path / "backups", moment)
    (tmp_path / "log.db").write_bytes(b"broken")

    start = opened(tmp_path, now)
    start.log.close()

    assert [each.path for each in backups(tmp_path / "backups")] == [made]
    assert all_in(tmp_path / "log.db").decisions == (DecisionRecord(moment, "shown", (), 1),)


@pytest.mark.parametrize("number", [1 << 63, -(1 << 63) - 1, 1 << 200])
def test_a_number_that_sqlite_does_not_hold_is_told(tmp_path: Path, number: int) -> None:
    """Nothing of the step is kept, and the next one is written."""
    log = opened(tmp_path).log
    write_a_morning(log)

    with pytest.raises(LogUnwritableError, match="nothing of this step is kept"):
        log.bout_runs_on(2, at(50), number)
    log.save_state({"goes": "on"})

    assert (all_in(tmp_path / "log.db"), log.load_state()) == (MORNING, {"goes": "on"})
    log.close()


def test_a_log_that_vanishes_between_two_looks_is_an_empty_one(tmp_path: Path) -> None:
    """As before the first start."""
    reader = LogReader(tmp_path / "file" / "log.db")
    (tmp_path / "file").write_bytes(b"")

    assert (reader.bouts(*EVER), list(reader.everything())) == ((), [])
