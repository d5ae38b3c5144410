"""Exports for other programs."""

import csv
import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from glutebreak.core.history.corrections import Said, SittingCorrection
from glutebreak.core.records import ShowRecord
from glutebreak.core.sitting.happenings import Posture
from glutebreak.storage.export import COLUMNS, ExportError, Form, export
from glutebreak.storage.reader import LogReader
from storage.log_samples import MINUTE, at, full_disk, opened, write_a_morning

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


@pytest.fixture
def reader(tmp_path: Path) -> LogReader:
    """A log with one of everything."""
    log = opened(tmp_path).log
    write_a_morning(log)
    log.correct_sitting(SittingCorrection(at(60), 1, 5 * MINUTE, 15 * MINUTE, Said.AWAY))
    skipped = log.open_ask(1, ShowRecord(at(10), 1, 10 * MINUTE), "desk")
    log.end_ask(skipped, "skip", at(11))
    log.claim_ask(skipped, at(61), done=True)
    log.close()
    return LogReader(tmp_path / "log.db")


def test_json_lines_are_what_the_log_prints(tmp_path: Path, reader: LogReader) -> None:
    """One object a line, all of them, in order, for the owner alone."""
    target = tmp_path / "week.jsonl"
    count = export(reader, target, Form.JSON_LINES)
    lines = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert lines == list(reader.everything())
    assert (count, target.stat().st_mode & 0o777) == (len(lines), 0o600)


def test_the_table_has_a_row_for_each_record_and_part(tmp_path: Path, reader: LogReader) -> None:
    """Shows, claims, sets and corrected outcomes have rows of their own that say what they belong to."""
    target = tmp_path / "week.csv"
    export(reader, target, Form.CSV)
    with target.open(newline="", encoding="utf-8") as file:
        table = csv.DictReader(file)
        rows = list(table)
    assert tuple(table.fieldnames or ()) == COLUMNS
    assert Counter(row["is"] for row in rows) == {
        "bout": 2,
        "break": 1,
        "ask": 2,
        "show": 3,
        "claim": 1,
        "activation": 1,
        "set": 2,
        "outcome": 1,
        "posture": 1,
        "hold": 2,
        "decision": 2,
        "correction": 1,
    }
    claim = next(row for row in rows if row["is"] == "claim")
    assert (claim["ask_id"], claim["start"], claim["done"]) == ("2", "2026-03-02T10:01:00.000+01:00", "1")
    bout, kick = rows[0], next(row for row in rows if row["exercise"] == "donkey-kick")
    assert (bout["start"], bout["lasted"], bout["ended_by"]) == ("2026-03-02T09:00:00.000+01:00", "2220", "activation")
    assert (kick["activation_id"], kick["side"], kick["reps"], kick["plausible"]) == ("1", "left", "12", "1")


@pytest.mark.parametrize(
    ("days", "count"),
    [((MONDAY, MONDAY), 12), ((TUESDAY, TUESDAY), 0), (None, 12), ((date.min, MONDAY), 12), ((MONDAY, date.max), 12)],
)
def test_a_range_takes_the_days_in_it(
    tmp_path: Path, reader: LogReader, days: tuple[date, date] | None, count: int
) -> None:
    """The first and the last day are in it, be they the calendar's own."""
    assert export(reader, tmp_path / "out.jsonl", Form.JSON_LINES, days) == count


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, reader: LogReader) -> None:
    """The sentence names place, reason and remedy, and no half of a file is left."""
    target = tmp_path / "week.csv"
    target.write_text("older", encoding="utf-8")
    with full_disk(50), pytest.raises(ExportError, match=r"week\.csv can’t be written: .*; choose another place\."):
        export(reader, target, Form.CSV)
    assert (target.read_text("utf-8"), list(tmp_path.glob(".*part"))) == ("older", [])


def test_an_export_sees_one_state_while_the_log_is_written(tmp_path: Path, reader: LogReader) -> None:
    """What is written during it is not in it, and the writer is not held up."""
    log = opened(tmp_path).log
    found = reader.everything()
    first = next(found)
    log.declare_posture(Posture.SITTING, at(70))
    rest = list(found)
    log.close()
    assert len([first, *rest]) == 12
    assert len(list(reader.everything())) == 13
