"""The log's compressed copies."""

import gzip
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from glutebreak.core.records import Dated
from glutebreak.storage import backup
from glutebreak.storage.backup import Backup, back_up, backups, newest_readable
from glutebreak.storage.errors import LogUnreadableError, LogUnwritableError
from storage.log_samples import MORNING, NINE, all_in, at, full_disk, opened, write_a_morning


def days(count: int) -> Dated:
    """Nine o'clock, so many days later."""
    return Dated.of(NINE + timedelta(days=count))


def test_a_backup_holds_the_log_as_it_stands(tmp_path: Path) -> None:
    """Taken while the log is open, compressed, for the owner alone, named by its moment; nothing else is left."""
    log = opened(tmp_path).log
    write_a_morning(log)

    made = back_up(tmp_path / "log.db", tmp_path / "backups", at(60))
    log.close()
    found = newest_readable(tmp_path / "backups", tmp_path / "unpacked.db")

    assert made == tmp_path / "backups" / "log-20260302T090000Z.db.gz"
    assert found == Backup(made, datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    assert all_in(tmp_path / "unpacked.db") == MORNING
    assert [each.name for each in (tmp_path / "backups").iterdir()] == [made.name]
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700
    assert gzip.decompress(made.read_bytes()).startswith(b"SQLite format 3\0")


def test_the_last_fourteen_are_kept(tmp_path: Path) -> None:
    """A fifteenth drops the oldest."""
    opened(tmp_path).log.close()

    for day in range(16):
        back_up(tmp_path / "log.db", tmp_path / "backups", days(day))

    assert [each.taken.day for each in backups(tmp_path / "backups")] == list(range(4, 18))


def test_they_take_a_hundred_megabytes_at_most(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest go first; the newest stays even if it alone is larger, and even if the clock was set back."""
    assert backup.ROOM == 100_000_000
    # A hundredth of it takes a hundredth of the time.
    monkeypatch.setattr(backup, "ROOM", 1_000_000)
    opened(tmp_path).log.close()
    for day in range(3):
        made = back_up(tmp_path / "log.db", tmp_path / "backups", days(day))
        with made.open("rb+") as file:
            file.truncate(400_000)

    newest = back_up(tmp_path / "log.db", tmp_path / "backups", days(3))
    kept_two_large_ones = [each.taken.day for each in backups(tmp_path / "backups")]
    for each in backups(tmp_path / "backups"):
        with each.path.open("rb+") as file:
            file.truncate(backup.ROOM + 1)
    set_back = back_up(tmp_path / "log.db", tmp_path / "backups", days(-7))

    assert kept_two_large_ones == [3, 4, 5]
    assert newest != set_back
    assert [each.path for each in backups(tmp_path / "backups")] == [set_back]


def test_copies_from_a_clock_that_was_ahead_are_older_than_the_next_one(tmp_path: Path) -> None:
    """They lose their wrong dates and nothing else: what is restored is the copy that was made last."""
    log_file, folder = tmp_path / "log.db", tmp_path / "backups"
    opened(tmp_path).log.close()
    good = back_up(log_file, folder, days(0))
    ahead = [back_up(log_file, folder, days(400 + day)) for day in range(2)]
    log = opened(tmp_path).log
    write_a_morning(log)
    log.close()

    made = back_up(log_file, folder, days(1))
    found = newest_readable(folder, tmp_path / "unpacked.db")

    assert [each.taken for each in backups(folder)] == [
        NINE,
        *(NINE + timedelta(days=1, seconds=seconds) for seconds in (-2, -1, 0)),
    ]
    assert good.exists()
    assert not any(each.exists() for each in ahead)
    assert found is not None
    assert (found.path, all_in(tmp_path / "unpacked.db")) == (made, MORNING)


def test_no_copy_is_lost_to_a_date_that_another_has(tmp_path: Path) -> None:
    """A second one just before is dated one second earlier still."""
    log_file, folder = tmp_path / "log.db", tmp_path / "backups"
    opened(tmp_path).log.close()
    for moment in (days(1), days(400)):
        back_up(log_file, folder, moment)

    back_up(log_file, folder, Dated.of(NINE + timedelta(days=1, seconds=1)))

    assert [each.taken - NINE - timedelta(days=1) for each in backups(folder)] == [
        timedelta(seconds=seconds) for seconds in (-1, 0, 1)
    ]


def test_a_damaged_log_pushes_no_good_copy_out(tmp_path: Path) -> None:
    """What cannot be restored is not kept; the copies that are there stay."""
    log = opened(tmp_path).log
    write_a_morning(log)
    log.close()
    good = back_up(tmp_path / "log.db", tmp_path / "backups", at(60))
    with (tmp_path / "log.db").open("rb+") as file:
        file.seek(4096)
        file.write(b"x" * 8192)

    with pytest.raises(LogUnreadableError) as refusal:
        back_up(tmp_path / "log.db", tmp_path / "backups", at(120))

    assert str(refusal.value) == (
        f"{tmp_path / 'log.db'} is damaged and was not backed up. Restart glutebreak to repair the log."
    )
    assert [each.path for each in backups(tmp_path / "backups")] == [good]
    assert [each.name for each in (tmp_path / "backups").iterdir()] == [good.name]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE bouts SET ended_by = 'activatioE' WHERE id = 1",
        "UPDATE sets SET reps = 13",
        "UPDATE asks SET bout_id = 70",
    ],
)
def test_rows_that_have_changed_push_no_good_copy_out(tmp_path: Path, damage: str) -> None:
    """However often it is tried: the next start puts them back from that copy, and copies are made again."""
    log_file, folder = tmp_path / "log.db", tmp_path / "backups"
    log = opened(tmp_path).log
    write_a_morning(log)
    log.close()
    good = back_up(log_file, folder, at(60))
    with closing(sqlite3.connect(log_file)) as connection:
        connection.execute(damage)
        connection.commit()

    for day in range(1, 16):
        with pytest.raises(LogUnreadableError, match="is damaged and was not backed up"):
            back_up(log_file, folder, days(day))
    kept = [each.path for each in backups(folder)]
    opened(tmp_path).log.close()

    assert kept == [good]
    assert all_in(log_file) == MORNING
    assert back_up(log_file, folder, days(16)).is_file()


def test_an_archive_that_the_disk_has_written_wrongly_is_no_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is read back before it counts."""
    log = opened(tmp_path).log
    write_a_morning(log)
    log.close()
    good = back_up(tmp_path / "log.db", tmp_path / "backups", at(60))
    pack = backup._pack

    def pack_wrongly(copy: Path, packed: Path) -> None:
        pack(copy, packed)
        content = bytearray(packed.read_bytes())
        content[len(content) // 2] ^= 1
        packed.write_bytes(content)

    monkeypatch.setattr(backup, "_pack", pack_wrongly)
    with pytest.raises(LogUnwritableError, match="check the disk"):
        back_up(tmp_path / "log.db", tmp_path / "backups", at(120))

    assert [each.path for each in backups(tmp_path / "backups")] == [good]


def test_the_newest_readable_copy_is_found_behind_broken_ones(tmp_path: Path) -> None:
    """Truncated, overwritten, empty, or a sound archive of something else: each is passed over."""
    log = opened(tmp_path).log
    write_a_morning(log)
    log.close()
    good, *bad = (back_up(tmp_path / "log.db", tmp_path / "backups", days(day)) for day in range(6))
    plain = gzip.decompress(good.read_bytes())
    bad[0].write_bytes(bad[0].read_bytes()[:-20])
    bad[1].write_bytes(b"no archive at all")
    bad[2].write_bytes(b"")
    bad[3].write_bytes(gzip.compress(plain[:4096] + b"x" * 8192 + plain[12288:]))
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE bookmarks (id INTEGER)")
    other.close()
    bad[4].write_bytes(gzip.compress((tmp_path / "other.db").read_bytes()))

    found = newest_readable(tmp_path / "backups", tmp_path / "unpacked.db")

    assert found == Backup(good, datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
    assert all_in(tmp_path / "unpacked.db") == MORNING


def test_without_a_copy_nothing_is_unpacked(tmp_path: Path) -> None:
    """Neither a missing folder nor other files in it matter."""
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "notes.txt").touch()

    assert newest_readable(tmp_path / "nowhere", tmp_path / "unpacked.db") is None
    assert newest_readable(tmp_path / "backups", tmp_path / "unpacked.db") is None
    assert not (tmp_path / "unpacked.db").exists()


def test_a_full_disk_leaves_the_copies_that_are_there(tmp_path: Path) -> None:
    """Nothing half-written stays, and the sentence names the folder."""
    log = opened(tmp_path).log
    write_a_morning(log)
    log.close()
    good = back_up(tmp_path / "log.db", tmp_path / "backups", at(60))

    with full_disk(20_000), pytest.raises(LogUnwritableError) as refusal:
        back_up(tmp_path / "log.db", tmp_path / "backups", at(120))

    assert str(refusal.value).startswith(f"{tmp_path / 'backups'} can’t be written: ")
    assert [each.name for each in (tmp_path / "backups").iterdir()] == [good.name]


def test_a_log_that_is_not_there_is_not_backed_up(tmp_path: Path) -> None:
    """The sentence names the log."""
    with pytest.raises(LogUnreadableError, match=r"log\.db can’t be read"):
        back_up(tmp_path / "log.db", tmp_path / "backups", at(60))

    assert not (tmp_path / "log.db").exists()
    assert backups(tmp_path / "backups") == ()
