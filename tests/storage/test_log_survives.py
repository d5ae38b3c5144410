"""Kills, damage, full and read-only disks."""

import os
import random
import select
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from fuzz.flipped_bytes import HARMLESS, TOLD, Flips
from glutebreak.core.records import BoutRecord, PostureRecord
from glutebreak.core.sitting.happenings import EndedBy, Posture
from glutebreak.storage import backup
from glutebreak.storage.backup import back_up
from glutebreak.storage.deleting import delete
from glutebreak.storage.errors import LogDamagedError, LogRefusedError, LogUnreadableError, LogUnwritableError
from glutebreak.storage.log import Log
from glutebreak.storage.log_checksum import doubt
from glutebreak.storage.log_notices import (
    BackupRestored,
    ChangedMeanwhile,
    DamagedSetAside,
    NewLogBegun,
    RecordsMended,
    tell,
)
from glutebreak.storage.reader import LogReader
from storage.log_samples import (
    EVER,
    MINUTE,
    MORNING,
    NINE,
    NOTHING,
    all_in,
    as_nobody,
    at,
    folder_of_nobody,
    full_disk,
    opened,
    write_a_morning,
)


def a_morning_backed_up(folder: Path) -> Path:
    """A closed log with a morning in it and one backup, taken at ten; afterwards a bout went on."""
    log = opened(folder).log
    write_a_morning(log)
    back_up(folder / "log.db", folder / "backups", at(60))
    log.bout_runs_on(2, at(90), 49 * MINUTE)
    log.close()
    return folder / "log.db"


def test_a_killed_writer_leaves_a_log_that_opens_and_agrees_with_itself(tmp_path: Path) -> None:
    """Killed at random moments, again and again: no bouts overlap, one is open at most, rows and state agree."""
    chance = random.Random(7)
    steps = [0]
    for _ in range(8):
        program = [sys.executable, str(Path(__file__).with_name("killed_writer.py")), str(tmp_path)]
        with subprocess.Popen(program, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"writing\n"
            # The moment of the kill is the subject here: it is drawn, not waited for.
            select.select([], [], [], chance.uniform(0, 0.15))
            writer.kill()
        start = opened(tmp_path)
        state = start.log.load_state() or {"bout": None, "now": 0, "steps": 0}
        running = start.log.running_bout()
        start.log.close()
        bouts = LogReader(tmp_path / "log.db").bouts(*EVER)
        assert start.notices == ()
        assert state["bout"] == (running.id if running else None)
        assert all(before.end.utc < after.start.utc for before, after in pairwise(bouts))
        assert [bout for bout in bouts if bout.ended_by is EndedBy.OPEN] == ([running] if running else [])
        assert running is None or running.end.utc == state["now"]
        assert len(LogReader(tmp_path / "log.db").breaks(*EVER)) == len(bouts)
        steps.append(state["steps"])
    assert steps == sorted(steps)
    assert steps[-1] > 100


def _truncate(log: Path) -> None:
    os.truncate(log, log.stat().st_size // 2)


def _truncate_in_mid_page(log: Path) -> None:
    os.truncate(log, log.stat().st_size - 5_000)


def _empty(log: Path) -> None:
    os.truncate(log, 0)


def _overwrite(log: Path) -> None:
    log.write_bytes(b"This was a database once.\n" * 400)


def _overwrite_the_middle(log: Path) -> None:
    with log.open("rb+") as file:
        file.seek(4096)
        file.write(random.Random(3).randbytes(8192))


SPOILT: tuple[Callable[[Path], None], ...] = (
    _truncate,
    _truncate_in_mid_page,
    _empty,
    _overwrite,
    _overwrite_the_middle,
)


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_damaged_log_is_set_aside_and_the_newest_backup_restored(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    """The user is told both; the damaged file is kept as it was, and the log goes on."""
    log_file = a_morning_backed_up(tmp_path)
    spoil(log_file)
    damaged = log_file.read_bytes()

    start = opened(tmp_path, NINE + timedelta(hours=4))
    start.log.bout_runs_on(2, at(250), 3 * MINUTE)
    start.log.close()

    assert start.notices == (
        DamagedSetAside("log.damaged-20260302T120000Z.db"),
        BackupRestored(datetime(2026, 3, 2, 9, 0, tzinfo=UTC)),
    )
    assert (tmp_path / "log.damaged-20260302T120000Z.db").read_bytes() == damaged
    found = all_in(log_file)
    assert replace(found, bouts=()) == replace(MORNING, bouts=())
    assert found.bouts[1] == BoutRecord(at(41), at(250), 3 * MINUTE, EndedBy.OPEN, 2)


def test_whatever_hits_the_file_it_opens(tmp_path: Path) -> None:
    """Cut off or overwritten anywhere, in the log or its write-ahead file: either it does no harm, or it is mended."""
    chance = random.Random(11)
    log = opened(tmp_path / "sound").log
    write_a_morning(log)
    back_up(tmp_path / "sound" / "log.db", tmp_path / "sound" / "backups", at(60))
    shutil.copytree(tmp_path / "sound", tmp_path / "running")
    log.close()
    mended = 0
    for nth in range(60):
        folder = tmp_path / str(nth)
        shutil.copytree(tmp_path / chance.choice(["sound", "running"]), folder)
        _hit(chance.choice([each for each in folder.glob("log.db*") if each.suffix != ".db-shm"]), chance)

        start = opened(folder)
        start.log.add_decision(MORNING.decisions[0])
        start.log.close()

        assert len(LogReader(folder / "log.db").decisions(10)) >= 1
        assert [type(each) for each in start.notices] in (
            [],
            [ChangedMeanwhile],
            [DamagedSetAside, RecordsMended],
            [DamagedSetAside, BackupRestored],
        )
        mended += bool(start.notices)
    assert mended > 10


def _hit(file: Path, chance: random.Random) -> None:
    content = bytearray(file.read_bytes())
    if chance.random() < 0.3:
        del content[chance.randrange(len(content)) :]
    for _ in range(chance.choice([1, 3, 50])):
        start, length = chance.randrange(len(content) + 1), chance.choice([1, 16, 4096])
        content[start : start + length] = chance.randbytes(len(content[start : start + length]))
    file.write_bytes(content)


def test_what_a_restoration_tells(tmp_path: Path) -> None:
    """A sentence or two for each thing that happened."""
    restored = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    notices = (
        DamagedSetAside("x.db"),
        BackupRestored(restored),
        NewLogBegun(),
        RecordsMended(1, 2),
        RecordsMended(0, 0),
        ChangedMeanwhile(),
    )

    assert [tell(each) for each in notices] == [
        "The log was damaged and has been set aside as x.db.",
        f"The backup of {restored.astimezone():%Y-%m-%d %H:%M} has been restored. What came after it is missing.",
        "There was no readable backup, so a new log has been started.",
        "1 record was put back from the newest backup. 2 records can’t be read and are left out. All others were kept.",
        "It has been repaired, and nothing was lost.",
        "The log was changed while glutebreak wasn’t running. All of it can be read, so nothing was done.",
    ]


def test_damage_is_set_aside_with_what_belongs_to_it(tmp_path: Path) -> None:
    """The write-ahead file goes too, so that it is never applied to what takes the log's place; no name is reused."""
    log_file = a_morning_backed_up(tmp_path)
    for _ in range(2):
        _overwrite(log_file)
        Path(f"{log_file}-wal").write_bytes(b"not applied")
        opened(tmp_path).log.close()

    assert sorted(each.name for each in tmp_path.glob("log.damaged*")) == [
        "log.damaged-20260302T080000Z-2.db",
        "log.damaged-20260302T080000Z-2.db-shm",
        "log.damaged-20260302T080000Z-2.db-wal",
        "log.damaged-20260302T080000Z.db",
        "log.damaged-20260302T080000Z.db-shm",
        "log.damaged-20260302T080000Z.db-wal",
    ]
    assert all_in(log_file) == MORNING


def test_without_a_readable_backup_a_new_log_begins(tmp_path: Path) -> None:
    """An older sound backup would do; damaged ones don't."""
    log_file = a_morning_backed_up(tmp_path)
    for each in (tmp_path / "backups").iterdir():
        each.write_bytes(each.read_bytes()[:200])
    _overwrite(log_file)

    start = opened(tmp_path)
    start.log.close()

    assert start.notices == (DamagedSetAside("log.damaged-20260302T080000Z.db"), NewLogBegun())
    assert all_in(log_file) == NOTHING


def test_killed_between_setting_aside_and_restoring(tmp_path: Path) -> None:
    """The unpacked backup waits in the log's folder; the next start puts it in its place."""
    log_file = a_morning_backed_up(tmp_path)
    backup.newest_readable(tmp_path / "backups", tmp_path / "log.restored.db")
    log_file.rename(tmp_path / "log.damaged-20260302T080000Z.db")

    start = opened(tmp_path)
    start.log.close()

    assert all_in(log_file) == MORNING
    assert not (tmp_path / "log.restored.db").exists()


def test_damage_met_while_writing_is_told_and_mended_by_opening_again(tmp_path: Path) -> None:
    """What is raised says so; closing and opening restores the backup."""
    log_file = a_morning_backed_up(tmp_path)
    log = opened(tmp_path).log
    with log_file.open("rb+") as file:
        file.seek(100)
        file.write(random.Random(5).randbytes(log_file.stat().st_size - 100))
    Path(f"{log_file}-wal").unlink(missing_ok=True)

    with pytest.raises(LogDamagedError) as refusal:
        log.prune(at(0))
    log.close()
    start = opened(tmp_path)
    start.log.close()

    assert str(refusal.value) == f"{log_file} is damaged. Restart glutebreak to repair the log."
    assert [type(each) for each in start.notices] == [DamagedSetAside, BackupRestored]
    assert all_in(log_file) == MORNING


def test_a_damaged_log_is_told_to_readers(tmp_path: Path) -> None:
    """One sentence with the remedy; the reader changes nothing."""
    log_file = a_morning_backed_up(tmp_path)
    _overwrite(log_file)
    damaged = log_file.read_bytes()

    with pytest.raises(LogUnreadableError) as refusal:
        LogReader(log_file).bouts(*EVER)

    assert str(refusal.value) == f"{log_file} is damaged. Restart glutebreak to repair the log."
    assert log_file.read_bytes() == damaged


def test_one_row_that_cannot_be_a_record_costs_that_record_alone(tmp_path: Path) -> None:
    """A reader leaves it out and counts it; the next start puts it back from the backup, and tells."""
    log_file = a_morning_backed_up(tmp_path)
    with closing(sqlite3.connect(log_file)) as connection:
        connection.execute("UPDATE bouts SET ended_by = 'activatioE' WHERE id = 1")
        connection.execute("UPDATE postures SET at_utc = 1 << 60")
        connection.execute("UPDATE decisions SET verdict = x'00' WHERE id = 2")
        connection.commit()
    reader = LogReader(log_file)

    read = list(reader.everything())
    start = opened(tmp_path)
    start.log.close()

    assert (reader.left_out, [each["id"] for each in read if each["is"] == "bout"]) == (3, [2])
    assert start.notices == (DamagedSetAside("log.damaged-20260302T080000Z.db"), RecordsMended(3, 0))
    assert replace(all_in(log_file), bouts=()) == replace(MORNING, bouts=())
    assert all_in(log_file).bouts == (MORNING.bouts[0], BoutRecord(at(41), at(90), 49 * MINUTE, EndedBy.OPEN, 2))


def test_what_cannot_be_a_record_and_is_in_no_backup_is_left_out_and_told(tmp_path: Path) -> None:
    """With what belonged to it; the file as it was lies beside, and the next start has nothing to say."""
    log = opened(tmp_path).log
    write_a_morning(log)
    log.close()
    with closing(sqlite3.connect(tmp_path / "log.db")) as connection:
        connection.execute("UPDATE bouts SET lasted = 'long' WHERE id = 1")
        connection.commit()

    starts = [opened(tmp_path), None]
    starts[0].log.close()
    starts[1] = opened(tmp_path)
    starts[1].log.close()

    assert [each.notices for each in starts] == [
        (DamagedSetAside("log.damaged-20260302T080000Z.db"), RecordsMended(0, 4)),
        (),
    ]
    assert all_in(tmp_path / "log.db") == replace(MORNING, bouts=MORNING.bouts[1:], asks=())


def test_a_value_that_has_become_another_is_put_back_from_the_backup(tmp_path: Path) -> None:
    """Of the right type, so that SQLite finds nothing; what came after the backup stays, and what is gone is gone."""
    log_file = a_morning_backed_up(tmp_path)
    with closing(sqlite3.connect(log_file)) as connection:
        connection.execute("UPDATE sets SET reps = 13 WHERE nth = 1")
        connection.execute("DELETE FROM postures")
        connection.commit()

    start = opened(tmp_path)
    start.log.close()

    assert start.notices[1:] == (RecordsMended(1, 0),)
    assert (all_in(log_file).activations, all_in(log_file).postures) == (MORNING.activations, ())


def test_the_backup_of_another_line_puts_nothing_back(tmp_path: Path) -> None:
    """After a deletion that was cut off before the copies were made anew, rows have the numbers of those deleted."""
    log_file = a_morning_backed_up(tmp_path)
    old = next((tmp_path / "backups").iterdir())
    kept = old.read_bytes()
    delete(log_file, tmp_path / "backups", at(100), None)
    for each in (tmp_path / "backups").iterdir():
        each.unlink()
    old.write_bytes(kept)
    log = opened(tmp_path).log
    log.declare_posture(Posture.STANDING, at(200))
    log.close()
    doubt(log_file)

    start = opened(tmp_path)
    start.log.close()

    assert start.notices == ()
    assert all_in(log_file).postures == (PostureRecord(at(200), Posture.STANDING, id=1),)


def test_what_changes_a_closed_log_is_noticed(tmp_path: Path) -> None:
    """A value in what came after the backup: nothing can be found to be wrong, and the user is told that much."""
    log_file = a_morning_backed_up(tmp_path)
    with closing(sqlite3.connect(log_file)) as connection:
        connection.execute("UPDATE bouts SET lasted = lasted + 1 WHERE id = 2")
        connection.commit()

    starts = [opened(tmp_path), None]
    starts[0].log.close()
    starts[1] = opened(tmp_path)
    starts[1].log.close()

    assert [each.notices for each in starts] == [(ChangedMeanwhile(),), ()]


def test_bytes_flipped_one_by_one_are_noticed_or_harmless(tmp_path: Path) -> None:
    """A sample of what `make fuzz` does in a year's log: never in silence, and never the end of the log."""
    flips = Flips(tmp_path, days=3, closed=True)

    outcomes = {seed: flips.flip(seed) for seed in range(40)}

    assert {seed: outcome for seed, outcome in outcomes.items() if outcome not in {HARMLESS, TOLD}} == {}


def _hit_a_name(old: bytes, new: bytes) -> Callable[[Path], None]:
    def hit(log: Path) -> None:
        content = log.read_bytes()
        assert old in content
        log.write_bytes(content.replace(old, new))

    return hit


@pytest.mark.parametrize(
    "hit",
    [
        _hit_a_name(b"0001_what_happened", b"0001_what_happenee"),
        _hit_a_name(b"0004_what_was_claimed", b"0004_what_was_claimee"),
        _hit_a_name(b"glut", b"gluu"),
        _hit_a_name(b'"lasted" INTEGER', b'"lastee" INTEGER'),
        _hit_a_name(b"CREATE INDEX", b"CREATE INDEY"),
    ],
)
def test_a_name_of_the_logs_own_that_was_hit_is_no_dead_end(tmp_path: Path, hit: Callable[[Path], None]) -> None:
    """Such a log looks like one of another version or program."""
    log_file = a_morning_backed_up(tmp_path)
    hit(log_file)

    start = opened(tmp_path)
    start.log.close()

    assert isinstance(start.notices[0], DamagedSetAside)
    assert replace(all_in(log_file), bouts=()) == replace(MORNING, bouts=())


def test_another_programs_database_is_refused_and_untouched(tmp_path: Path) -> None:
    """Whatever lies at the log's path and is sound is not ours to change."""
    log_file = tmp_path / "log.db"
    other = sqlite3.connect(log_file)
    other.execute("CREATE TABLE bookmarks (id INTEGER)")
    other.close()
    content = log_file.read_bytes()

    with pytest.raises(LogRefusedError) as refusal:
        opened(tmp_path)

    assert (
        str(refusal.value)
        == f"{log_file} belongs to another program. Move it elsewhere, and glutebreak starts a new log."
    )
    assert log_file.read_bytes() == content


def _write_much(log: Log) -> None:
    with log.step():
        for _ in range(500):
            log.save_state({"long": "x" * 20_000})


def _fill(path: Path) -> None:
    with path.open("wb", buffering=0) as filler:
        while True:
            filler.write(bytes(4096))


def test_a_full_disk_can_be_read(tmp_path: Path) -> None:
    """Not even SQLite's shared memory finds room: a log that nobody writes is read as it stands."""
    log_file = a_morning_backed_up(tmp_path)
    before = all_in(log_file)

    with full_disk(1_000):
        read = all_in(log_file)

    assert read == before


def test_a_full_disk_loses_nothing_and_is_written_again_when_there_is_room(tmp_path: Path) -> None:
    """The step that did not fit is taken back wholly; the same log takes the next one."""
    log = opened(tmp_path).log
    write_a_morning(log)
    room = Path(f"{tmp_path / 'log.db'}-wal").stat().st_size

    with full_disk(room), pytest.raises(LogUnwritableError) as refusal:
        _write_much(log)
    kept = all_in(tmp_path / "log.db"), log.load_state()
    log.bout_runs_on(2, at(60), 19 * MINUTE)
    log.close()

    assert kept == (MORNING, {"bout": 41, "holds": ["dnd"]})
    assert "log.db can’t be written: " in str(refusal.value)
    assert all_in(tmp_path / "log.db").bouts[1] == BoutRecord(at(41), at(60), 19 * MINUTE, EndedBy.OPEN, 2)


def test_a_log_without_room_to_grow_says_that_the_disk_is_full(tmp_path: Path) -> None:
    """SQLite's own limit stands for a file system without space left: it answers with the same code."""
    log = opened(tmp_path).log
    write_a_morning(log)
    pages = log._connection.execute("PRAGMA page_count").fetchone()[0]
    log._connection.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(LogUnwritableError) as refusal:
        log.save_state({"long": "x" * 100_000})
    log._connection.execute("PRAGMA max_page_count = 100000")
    log.save_state({"short": True})

    assert str(refusal.value) == (
        f"{tmp_path / 'log.db'} can’t be written: the disk is full; free up some space, "
        "and logging then continues by itself."
    )
    assert log.load_state() == {"short": True}
    log.close()


def test_no_room_to_restore_leaves_everything_where_it_was(tmp_path: Path) -> None:
    """The damaged log stays in its place until its successor is complete; the next start tries again."""
    log_file = a_morning_backed_up(tmp_path)
    _overwrite(log_file)
    damaged = log_file.read_bytes()

    with full_disk(10_000), pytest.raises(LogUnwritableError):
        opened(tmp_path)
    assert log_file.read_bytes() == damaged
    start = opened(tmp_path)
    start.log.close()

    assert [type(each) for each in start.notices] == [DamagedSetAside, BackupRestored]
    assert all_in(log_file) == MORNING


def test_a_read_only_folder_is_told_and_can_still_be_read() -> None:
    """Opening to write says so in one sentence, reading works; once the folder is writable, so is the log."""
    with folder_of_nobody() as folder:
        log_file = a_morning_backed_up(folder)
        before = all_in(log_file)
        for each in folder.iterdir():
            if each.suffix in {".lock", ".db-wal", ".db-shm"}:
                each.unlink()
        folder.chmod(0o555)
        with as_nobody(folder, log_file):
            with pytest.raises(LogUnwritableError) as refusal:
                opened(folder)
            read = all_in(log_file)
        folder.chmod(0o700)
        opened(folder).log.close()

        assert str(refusal.value) == (
            f"{folder / 'log.lock'} can’t be written: permission is denied; make it writable for you, and start "
            "glutebreak again."
        )
        assert read == before


def test_a_log_that_turns_read_only_is_told_and_goes_on_afterwards(tmp_path: Path) -> None:
    """SQLite's own switch stands for a disk that is mounted read-only after an error: it answers with the same code."""
    log = opened(tmp_path).log
    write_a_morning(log)
    log._connection.execute("PRAGMA query_only = on")

    with pytest.raises(LogUnwritableError) as refusal:
        log.end_bout(2, at(50), 9 * MINUTE, EndedBy.LOCK)
    log._connection.execute("PRAGMA query_only = off")

    assert "can’t be written: the file or its disk is read-only; " in str(refusal.value)
    assert all_in(tmp_path / "log.db") == MORNING
    log.end_bout(2, at(50), 9 * MINUTE, EndedBy.LOCK)
    log.close()


def _remove_the_file(folder: Path) -> None:
    (folder / "log.db").unlink()


def _remove_the_folder(folder: Path) -> None:
    shutil.rmtree(folder)


@pytest.mark.parametrize("remove", [_remove_the_file, _remove_the_folder])
def test_a_log_that_is_removed_while_it_is_open_is_put_back_whole(
    tmp_path: Path, remove: Callable[[Path], None]
) -> None:
    """Nobody else can read it until then; and it is once only that there is something to tell."""
    folder = tmp_path / "glutebreak"
    log = opened(folder).log
    write_a_morning(log)
    remove(folder)

    told = (log.stay_in_place(), log.stay_in_place())

    assert told == (True, False)
    assert all_in(folder / "log.db") == MORNING
    log.save_state({"goes": "on"})
    log.close()
    again = opened(folder)
    assert (again.log.load_state(), again.notices) == ({"goes": "on"}, ())
    assert (folder / "log.db").stat().st_mode & 0o777 == 0o600
    again.log.close()


def test_another_file_in_the_logs_place_is_left_alone(tmp_path: Path) -> None:
    """A copy that somebody put there while the log was open."""
    path = a_morning_backed_up(tmp_path)
    copy = tmp_path / "copy.db"
    shutil.copy(path, copy)
    log = opened(tmp_path).log
    log.save_state({"not": "in the copy"})
    copy.replace(path)
    content = path.read_bytes()

    with pytest.raises(LogUnwritableError) as refusal:
        log.stay_in_place()

    assert str(refusal.value) == (f"{path} was replaced by another file. Restart glutebreak to continue with it.")
    log.close()
    assert path.read_bytes() == content
    again = opened(tmp_path)
    assert (again.notices, again.log.load_state() == {"not": "in the copy"}) == ((), False)
    again.log.close()


@pytest.mark.parametrize("remove", [_remove_the_file, _remove_the_folder])
def test_a_log_that_cannot_be_put_back_now_is_put_back_later(tmp_path: Path, remove: Callable[[Path], None]) -> None:
    """A full disk leaves it open, and nothing half-written under its name."""
    folder = tmp_path / "glutebreak"
    log = opened(folder).log
    write_a_morning(log)
    remove(folder)

    with full_disk(4096), pytest.raises(LogUnwritableError):
        log.stay_in_place()
    left = sorted(each.name for each in folder.glob("*log*db"))
    log.stay_in_place()
    log.close()

    assert left == []
    assert all_in(folder / "log.db") == MORNING


def test_a_log_in_a_real_full_file_system(tmp_path: Path) -> None:
    """Opening, writing and backing up where no byte is free: told each time, and nothing is lost."""
    # No other test fills a whole file system; the same refusals are provoked by a limit on the size of files above.
    if shutil.which("mount") is None or os.geteuid() != 0:
        pytest.skip("only root may mount a file system of its own to fill")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip(f"this machine lets nobody mount: {mounted.stderr.decode().strip()}")
    try:
        log = opened(disk).log
        write_a_morning(log)
        with pytest.raises(OSError, match="No space"):
            _fill(disk / "filler")
        with pytest.raises(LogUnwritableError):
            _write_much(log)
        with pytest.raises(LogUnwritableError):
            back_up(disk / "log.db", disk / "backups", at(60))
        log.close()
        (disk / "filler").unlink()
        log = opened(disk).log
        log.save_state({"short": True})
        log.close()
        assert all_in(disk / "log.db") == MORNING
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_log_that_is_up_to_date_opens_without_sqlite_utils(tmp_path: Path) -> None:
    """Nor does reading load it: it weighs 7 MB, which the tray process would keep for good."""
    a_morning_backed_up(tmp_path)
    program = (
        "import sys; from pathlib import Path; from glutebreak.clock import SystemClock;"
        " from glutebreak.storage.log import open_log; from glutebreak.storage.reader import LogReader;"
        " folder = Path(sys.argv[1]); open_log(folder / 'log.db', folder / 'backups', SystemClock());"
        " print(len(list(LogReader(folder / 'log.db').everything())), 'sqlite_utils' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False, capture_output=True, text=True)

    assert (run.stdout, run.stderr) == ("10 False\n", "")
