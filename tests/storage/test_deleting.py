"""What is deleted is gone, and its room is given back."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from glutebreak.core.history.corrections import Said, SittingCorrection
from glutebreak.core.records import BoutRecord, Dated, ShowRecord
from glutebreak.core.sitting.happenings import EndedBy
from glutebreak.storage import schema
from glutebreak.storage.backup import backups, newest_readable
from glutebreak.storage.deleting import delete
from glutebreak.storage.errors import LogUnwritableError
from glutebreak.storage.log import Log
from glutebreak.storage.reader import LogReader
from storage.log_samples import EVER, MINUTE, MORNING, NINE, Held, all_in, at, opened, write_a_morning

DAY = 24 * 60
MONDAY = date(2026, 3, 2)
NOW = at(3 * DAY)


def sit(log: Log, minute: float, lasted: int = 30) -> int:
    """A bout that began so many minutes after Monday nine, with an ask."""
    row = log.open_bout(at(minute))
    ask = log.open_ask(row, ShowRecord(at(minute + 20), 1, 20 * MINUTE), "desk")
    log.end_ask(ask, "skip", at(minute + 21))
    log.claim_ask(ask, at(minute + 25), done=True)
    log.end_bout(row, at(minute + lasted), lasted * MINUTE, EndedBy.AWAY)
    return row


def test_everything_is_gone_but_what_goes_on(tmp_path: Path) -> None:
    """The open bout, the open hold and the model's state stay; everything else is deleted with its parts."""
    log = opened(tmp_path).log
    write_a_morning(log)
    log.correct_sitting(SittingCorrection(at(60), 1, 0, 5 * MINUTE, Said.AWAY))
    log.undo_correction(1, at(61))
    made = delete(tmp_path / "log.db", tmp_path / "backups", NOW, None)
    left = all_in(tmp_path / "log.db")
    assert left == Held(bouts=MORNING.bouts[1:], holds=MORNING.holds[1:])
    assert LogReader(tmp_path / "log.db").sitting_corrections(*EVER) == ()
    assert (made.records, log.load_state()) == (8, {"bout": 41, "holds": ["dnd"]})
    log.bout_runs_on(2, at(50), 9 * MINUTE)
    log.close()
    assert all_in(tmp_path / "log.db").bouts == (BoutRecord(at(41), at(50), 9 * MINUTE, EndedBy.OPEN, 2),)


def test_a_range_takes_whole_local_days(tmp_path: Path) -> None:
    """What began in them goes, whatever UTC says; the days beside them stay."""
    log = opened(tmp_path).log
    kept = sit(log, -9 * 60 - 30)
    at_midnight = sit(log, -9 * 60)
    late = sit(log, 15 * 60 - 1, lasted=120)
    after = sit(log, 15 * 60 + 200)
    made = delete(tmp_path / "log.db", tmp_path / "backups", NOW, (MONDAY, MONDAY))
    reader = LogReader(tmp_path / "log.db")
    assert [each.id for each in reader.bouts(*EVER)] == [kept, after]
    assert [(each.bout_id, len(each.claims)) for each in reader.asks(*EVER)] == [(kept, 1), (after, 1)]
    assert made.records == 4
    assert {at_midnight, late}.isdisjoint({kept, after})
    log.close()


def test_the_room_is_given_back_and_nothing_is_left_to_be_found(tmp_path: Path) -> None:
    """The file shrinks, and no deleted word lies in it or beside it."""
    log = opened(tmp_path).log
    with log.step():
        for nth in range(3_000):
            log.start_activation(at(nth), f"secret-routine-{nth}")
        log.close_what_was_left(at(0))
    made = delete(tmp_path / "log.db", tmp_path / "backups", NOW, None)
    after = (tmp_path / "log.db").stat().st_size
    log.close()
    assert made.given_back > 100_000
    schema.migrate_here(tmp_path / "new.db")
    assert after <= (tmp_path / "new.db").stat().st_size
    assert not any(b"secret-routine" in path.read_bytes() for path in tmp_path.glob("log.db*"))


def test_old_copies_go_as_well_and_a_new_one_is_made(tmp_path: Path) -> None:
    """The copies still held what was deleted; so did a damaged log that was set aside."""
    log = opened(tmp_path).log
    write_a_morning(log)
    delete(tmp_path / "log.db", tmp_path / "backups", at(0), (MONDAY - timedelta(days=9), MONDAY - timedelta(days=9)))
    (old,) = backups(tmp_path / "backups")
    (tmp_path / "log.damaged-20260101T000000Z.db").write_bytes(b"old")
    delete(tmp_path / "log.db", tmp_path / "backups", Dated.of(NINE + timedelta(days=3)), None)
    log.close()
    (new,) = backups(tmp_path / "backups")
    assert new.path != old.path
    newest_readable(tmp_path / "backups", into=tmp_path / "restored.db")
    kept = all_in(tmp_path / "restored.db")
    assert (kept.breaks, kept.asks, kept.activations, kept.postures) == ((), (), (), ())
    assert list(tmp_path.glob("*damaged*")) == []


def test_a_log_that_somebody_writes_is_left_alone(tmp_path: Path) -> None:
    """One sentence, and everything is still there."""
    log = opened(tmp_path).log
    write_a_morning(log)
    with closing(sqlite3.connect(tmp_path / "log.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LogUnwritableError, match="another program holds it"):
            delete(tmp_path / "log.db", tmp_path / "backups", NOW, None)
    log.close()
    assert all_in(tmp_path / "log.db") == MORNING
