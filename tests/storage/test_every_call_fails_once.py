"""Each call of SQLite's fails in turn, as on a disk with an error or a lock of somebody else's: nothing is lost."""

import errno
import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from glutebreak.core.records import Dated
from glutebreak.storage import removed_log
from glutebreak.storage.backup import back_up
from glutebreak.storage.deleting import delete
from glutebreak.storage.errors import LogError, LogUnwritableError
from glutebreak.storage.log import Log
from storage.log_samples import MINUTE, MORNING, NOTHING, all_in, at, full_disk, opened, write_a_morning

FAILURES = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY)


class Faults:
    """Lets one call of SQLite's fail.

    Args:
        nth: which; the first is 1.
        code: SQLite's number of the failure.
    """

    def __init__(self, nth: int, code: int) -> None:
        self.calls = 0
        self._nth = nth
        self._code = code

    def call(self) -> None:
        """Count, and fail if it is time."""
        self.calls += 1
        if self.calls == self._nth:
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = self._code
            raise error

    def connection(self) -> type[sqlite3.Connection]:
        """A connection whose calls are counted."""
        faults = self

        class Faulty(sqlite3.Connection):
            def execute(self, *arguments: Any) -> sqlite3.Cursor:
                faults.call()
                return super().execute(*arguments)

            def backup(self, *arguments: Any, **by_name: Any) -> None:
                faults.call()
                super().backup(*arguments, **by_name)

        return Faulty


def again_if_refused(deed: Callable[[], Any]) -> Any:
    """Do it; and once more where the log says that it cannot now."""
    try:
        return deed()
    except LogError:
        return deed()


def a_morning(log: Log) -> None:
    """All of it or nothing."""
    with log.step():
        write_a_morning(log)


@pytest.fixture(name="morning", scope="module")
def _morning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a closed log of a morning and its copy."""
    folder = tmp_path_factory.mktemp("morning")
    log = opened(folder).log
    a_morning(log)
    log.close()
    back_up(folder / "log.db", folder / "backups", at(60))
    return folder


def begin(folder: Path) -> None:
    """The first start of all, a morning and a quit."""
    shutil.rmtree(folder)
    log = again_if_refused(lambda: opened(folder)).log
    again_if_refused(lambda: a_morning(log))
    log.close()


def put_back(folder: Path) -> None:
    """The log is removed under the running app."""
    log = again_if_refused(lambda: opened(folder)).log
    (folder / "log.db").unlink()
    assert again_if_refused(log.stay_in_place)
    again_if_refused(lambda: log.save_state({"goes": "on"}))
    log.close()


def back_up_and_restore(folder: Path) -> None:
    """A copy is made, and put in the place of a broken log."""
    again_if_refused(lambda: back_up(folder / "log.db", folder / "backups", at(90)))
    (folder / "log.db").write_bytes(b"broken")
    again_if_refused(lambda: opened(folder)).log.close()


def mend(folder: Path) -> None:
    """What has changed is put back from the copy."""
    with (folder / "log.db").open("rb+") as file:
        content = file.read()
        file.seek(content.index(b"donkey-kick"))
        file.write(b"D")
    again_if_refused(lambda: opened(folder)).log.close()


@pytest.mark.parametrize("deeds", [begin, put_back, back_up_and_restore, mend])
def test_a_call_that_fails_is_told_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, morning: Path, deeds: Callable[[Path], None]
) -> None:
    """Whichever it is: the same once more goes well, and what was written is there."""
    connect, nth, calls = sqlite3.connect, 0, 1
    while nth < calls:
        nth += 1
        shutil.copytree(morning, tmp_path / str(nth))
        faults = Faults(nth, FAILURES[nth % len(FAILURES)])
        factory = faults.connection()
        monkeypatch.setattr(sqlite3, "connect", lambda *given, f=factory, **named: connect(*given, factory=f, **named))
        deeds(tmp_path / str(nth))
        calls = faults.calls
        monkeypatch.setattr(sqlite3, "connect", connect)
        assert all_in(tmp_path / str(nth) / "log.db") == MORNING, f"call {nth}"
    assert calls > 20


def test_a_deletion_that_fails_is_told_and_done_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, morning: Path
) -> None:
    """A full disk has rolled back by itself: its own failure is told, not that nothing can be rolled back."""
    connect, nth, calls = sqlite3.connect, 0, 1
    while nth < calls:
        nth += 1
        folder = tmp_path / str(nth)
        shutil.copytree(morning, folder)
        faults = Faults(nth, FAILURES[nth % len(FAILURES)])
        factory = faults.connection()
        monkeypatch.setattr(sqlite3, "connect", lambda *given, f=factory, **named: connect(*given, factory=f, **named))
        log, backups, now = folder / "log.db", folder / "backups", at(100)
        again_if_refused(lambda: delete(log, backups, now, (date(2026, 3, 2), date(2026, 3, 2))))  # noqa: B023 - at once
        calls = faults.calls
        monkeypatch.setattr(sqlite3, "connect", connect)
        kept = replace(NOTHING, bouts=MORNING.bouts[1:], holds=MORNING.holds[1:])
        assert all_in(folder / "log.db") == kept, f"call {nth}"
    assert calls > 20


def test_a_log_that_another_program_holds_keeps_no_step_waiting(tmp_path: Path) -> None:
    """Told with the remedy that helps, in a moment; then it is written as ever."""
    log = opened(tmp_path).log
    write_a_morning(log)
    with closing(sqlite3.connect(tmp_path / "log.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        with pytest.raises(LogUnwritableError) as refusal:
            log.bout_runs_on(2, at(50), 9 * MINUTE)
        took = time.monotonic() - began
    log.bout_runs_on(2, Dated(at(50).utc, at(50).offset), 9 * MINUTE)
    log.close()

    assert took < 1
    assert str(refusal.value) == (
        f"{tmp_path / 'log.db'} can’t be written: another program holds it; close the other program, and logging "
        "then continues by itself."
    )
    assert all_in(tmp_path / "log.db").bouts[1].lasted == 9 * MINUTE


def test_a_place_that_cannot_be_taken_at_once_is_taken_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The removed log is whole in a file beside by then, and goes on from it."""
    log = opened(tmp_path).log
    a_morning(log)
    (tmp_path / "log.db").unlink()

    def fail(_: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as failing:
        failing.setattr(removed_log, "discard_beside", fail)
        with pytest.raises(LogUnwritableError, match="Input/output error; check the disk, and logging"):
            log.stay_in_place()
    put_back_now, again = log.stay_in_place(), log.stay_in_place()
    log.save_state({"goes": "on"})
    log.close()

    assert (put_back_now, again) == (True, False)
    assert all_in(tmp_path / "log.db") == MORNING


def test_a_deletion_on_a_full_disk_says_that_it_is_full(tmp_path: Path, morning: Path) -> None:
    """SQLite has rolled it back itself by then."""
    folder = tmp_path / "full"
    shutil.copytree(morning, folder)

    with full_disk(1_000), pytest.raises(LogUnwritableError) as refusal:
        delete(folder / "log.db", folder / "backups", at(100), None)

    assert "rollback" not in str(refusal.value)
    assert all_in(folder / "log.db") == MORNING
