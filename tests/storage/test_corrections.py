"""What the user says afterwards is a row of its own."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from glutebreak.core.history.corrections import Said, SittingCorrection
from glutebreak.core.records import ClaimRecord, ShowRecord
from glutebreak.storage.reader import LogReader
from storage.log_samples import BOUTS, EVER, MINUTE, MORNING, all_in, at, opened, write_a_morning

STANDING = SittingCorrection(at(60), 1, 5 * MINUTE, 15 * MINUTE, Said.STANDING, 1)


def test_a_correction_lies_beside_its_bout(tmp_path: Path) -> None:
    """It is read with the bout's span, and every record is as it was."""
    log = opened(tmp_path).log
    write_a_morning(log)
    row = log.correct_sitting(STANDING)
    log.close()
    reader = LogReader(tmp_path / "log.db")
    assert (row, reader.sitting_corrections(*EVER)) == (1, (STANDING,))
    assert reader.sitting_corrections(BOUTS[0].end.utc + 1, EVER[1]) == ()
    assert all_in(tmp_path / "log.db") == MORNING


def test_what_was_undone_stays_and_says_when(tmp_path: Path) -> None:
    """Taking back is a row as well; a second time adds none."""
    log = opened(tmp_path).log
    write_a_morning(log)
    row = log.correct_sitting(STANDING)
    log.undo_correction(row, at(61))
    log.undo_correction(row, at(62))
    log.close()
    (read,) = LogReader(tmp_path / "log.db").sitting_corrections(*EVER)
    with closing(sqlite3.connect(tmp_path / "log.db")) as connection:
        (rows,) = connection.execute("SELECT count(*) FROM sitting_corrections").fetchone()
    assert (read.undone, read.said, rows) == (at(61), Said.STANDING, 2)


def test_a_claim_lies_beside_its_ask_and_can_be_taken_back(tmp_path: Path) -> None:
    """The outcome stays as it was noted; the last word counts, and every word is kept."""
    log = opened(tmp_path).log
    bout = log.open_bout(at(0))
    ask = log.open_ask(bout, ShowRecord(at(30), 1, 30 * MINUTE), "desk")
    log.end_ask(ask, "skip", at(31))
    log.claim_ask(ask, at(60), done=True)
    reader = LogReader(tmp_path / "log.db")
    (claimed,) = reader.asks(*EVER)
    log.claim_ask(ask, at(61), done=False)
    log.close()
    (back,) = reader.asks(*EVER)
    assert (claimed.outcome, claimed.is_claimed) == ("skip", True)
    assert (back.claims, back.is_claimed) == ((ClaimRecord(at(60), True), ClaimRecord(at(61), False)), False)
    assert reader.ask(ask) == back
    assert [each["claims"] for each in reader.everything() if each["is"] == "ask"] == [
        [
            {"at": "2026-03-02T10:00:00.000+01:00", "done": True},
            {"at": "2026-03-02T10:01:00.000+01:00", "done": False},
        ]
    ]


def test_only_a_correction_can_be_undone(tmp_path: Path) -> None:
    """Another row is a bug."""
    log = opened(tmp_path).log
    with pytest.raises(LookupError):
        log.undo_correction(7, at(61))
    log.close()


def test_corrections_are_printed_with_the_log(tmp_path: Path) -> None:
    """In their place among the records, parts in seconds."""
    log = opened(tmp_path).log
    write_a_morning(log)
    log.correct_sitting(STANDING)
    log.close()
    assert [each for each in LogReader(tmp_path / "log.db").everything() if each["is"] == "correction"] == [
        {
            "is": "correction",
            "at": "2026-03-02T10:00:00.000+01:00",
            "bout_id": 1,
            "since": 300,
            "until": 900,
            "said": Said.STANDING,
            "id": 1,
            "undone": None,
        }
    ]
