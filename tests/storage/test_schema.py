"""From every older schema to the newest."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from glutebreak.core.records import HoldRecord, PostureRecord
from glutebreak.core.sitting.happenings import Hold, Posture
from glutebreak.storage import schema
from glutebreak.storage.backup import backups, newest_readable
from glutebreak.storage.errors import LogRefusedError, LogUnreadableError
from glutebreak.storage.log import open_log
from glutebreak.storage.log_condition import LogCondition, examine
from glutebreak.storage.reader import LogReader
from storage.log_samples import (
    EVER,
    MINUTE,
    MORNING,
    NINE,
    NOTHING,
    StandingClock,
    all_in,
    at,
    opened,
    write_a_morning,
)

FIRST_DAY = 1_770_000_000_000
DAY = 24 * 3_600_000
FIRST = Path(__file__).with_name("schema_0001.sql")


def _add_mood(database: Database) -> None:
    database.table("breaks").add_column("mood", str)


def _fail(database: Database) -> None:
    database.table("breaks").add_column("weather", str)
    raise RuntimeError("a step with a bug")


def shape(log: Path) -> str:
    """The log's tables and indexes as SQL."""
    with closing(sqlite3.connect(log)) as connection:
        rows = connection.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY name"
        )
        return "\n".join(sql.strip() + ";" for (sql,) in rows) + "\n"


def test_the_first_shape_is_never_changed(tmp_path: Path) -> None:
    """Logs out there have it already: a change needs a step of its own."""
    schema.migrate_here(tmp_path / "log.db", schema.STEPS[:1])

    assert shape(tmp_path / "log.db") == FIRST.read_text(encoding="utf-8")


def test_the_steps_come_to_the_columns_that_are_expected(tmp_path: Path) -> None:
    """By these a log is known to be whole; a step that changes columns changes the list."""
    schema.migrate_here(tmp_path / "log.db")
    with closing(sqlite3.connect(tmp_path / "log.db")) as connection:
        tables = Database(connection, execute_plugins=False).tables
        found = {table.name: tuple(column.name for column in table.columns) for table in tables}

    assert {name: columns for name, columns in found.items() if name != "_sqlite_migrations"} == schema.COLUMNS


@pytest.mark.parametrize("taken", range(1, len(schema.STEPS) + 1))
def test_every_older_schema_becomes_the_newest(tmp_path: Path, taken: int) -> None:
    """Whichever steps a log has taken, opening it takes the others."""
    schema.migrate_here(tmp_path / "log.db", schema.STEPS[:taken])
    schema.migrate_here(tmp_path / "new.db")

    log = opened(tmp_path).log
    write_a_morning(log)
    log.close()

    assert examine(tmp_path / "log.db") is LogCondition.CURRENT
    assert shape(tmp_path / "log.db") == shape(tmp_path / "new.db")
    assert all_in(tmp_path / "log.db") == MORNING


def test_older_holds_and_standing_get_the_lengths_that_the_clock_says(tmp_path: Path) -> None:
    """A hold that ended before it began lasted nothing; standing ends with the next word, with a bout, or not yet."""
    path = tmp_path / "log.db"
    schema.migrate_here(path, schema.STEPS[:4])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "INSERT INTO holds VALUES (?, ?, ?, 60, ?, ?)",
            [
                (1, "call", at(0).utc, at(30).utc, 60),
                (2, "dnd", at(40).utc, at(20).utc, 60),
                (3, "pause", at(70).utc, None, None),
            ],
        )
        connection.executemany(
            "INSERT INTO decisions (at_utc, at_offset, verdict, reasons) VALUES (?, 60, ?, ?)",
            [
                (at(5).utc, "kept-back", "typing"),
                (at(10).utc, "shown", "call"),
                (at(12).utc, "kept-back", "call typing"),
            ],
        )
        connection.execute("INSERT INTO bouts VALUES (1, ?, 60, ?, 60, 0, 'open')", (at(100).utc, at(100).utc))
        connection.executemany(
            "INSERT INTO postures VALUES (?, ?, 60, ?)",
            [
                (1, at(0).utc, "standing"),
                (2, at(10).utc, "sitting"),
                (3, at(90).utc, "standing"),
                (4, at(120).utc, "standing"),
            ],
        )
    schema.migrate_here(path)
    held = all_in(path)
    assert held.holds == (
        HoldRecord(Hold.CALL, at(0), at(30), 30 * MINUTE, 18 * MINUTE, 1),
        HoldRecord(Hold.DND, at(40), at(40), 0, None, 2),
        HoldRecord(Hold.PAUSE, at(70), None, 0, None, 3),
    )
    assert held.postures == (
        PostureRecord(at(0), Posture.STANDING, at(10), 10 * MINUTE, 1),
        PostureRecord(at(10), Posture.SITTING, None, None, 2),
        PostureRecord(at(90), Posture.STANDING, at(100), 10 * MINUTE, 3),
        PostureRecord(at(120), Posture.STANDING, None, None, 4),
    )


@pytest.mark.parametrize("migrate", [schema.migrate_here, schema.migrate_apart])
def test_an_older_log_is_copied_and_then_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, migrate: Any
) -> None:
    """Nothing it holds is lost, the copy has the older shape, and a second opening migrates and copies nothing."""
    log = opened(tmp_path).log
    write_a_morning(log)
    log.close()
    before = shape(tmp_path / "log.db")
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, ("0099_mood", _add_mood)))
    monkeypatch.setitem(schema.COLUMNS, "breaks", (*schema.COLUMNS["breaks"], "mood"))

    for _ in range(2):
        clock = StandingClock(NINE + timedelta(days=1))
        start = open_log(tmp_path / "log.db", tmp_path / "backups", clock, migrate)
        start.log.close()

    assert start.notices == ()
    assert all_in(tmp_path / "log.db") == MORNING
    assert "mood" in shape(tmp_path / "log.db")
    (copy,) = backups(tmp_path / "backups")
    assert copy.path.name == "log-20260303T080000Z-before-0099_mood.db.gz"
    assert newest_readable(tmp_path / "backups", tmp_path / "copy.db") == copy
    assert shape(tmp_path / "copy.db") == before


def test_a_step_that_fails_leaves_the_log_as_it_was(tmp_path: Path) -> None:
    """All pending steps are one transaction: the sound one before it is taken back too."""
    log = opened(tmp_path).log
    write_a_morning(log)
    log.close()
    before = shape(tmp_path / "log.db")

    with pytest.raises(RuntimeError, match="a step with a bug"):
        schema.migrate_here(tmp_path / "log.db", (*schema.STEPS, ("0098_mood", _add_mood), ("0099_bug", _fail)))

    assert shape(tmp_path / "log.db") == before
    assert all_in(tmp_path / "log.db") == MORNING


def test_migrating_apart_keeps_sqlite_utils_out_of_this_process(tmp_path: Path) -> None:
    """The child process leaves a log that needs nothing more; if it fails, the work is done here."""
    program = (
        "import sys; from pathlib import Path; from glutebreak.clock import SystemClock;"
        " from glutebreak.storage import schema; from glutebreak.storage.log import open_log;"
        " folder = Path(sys.argv[1]);"
        " open_log(folder / 'log.db', folder / 'backups', SystemClock(), schema.migrate_apart).log.close();"
        " print('sqlite_utils' in sys.modules); sys.executable = '/nowhere';"
        " open_log(folder / 'other.db', folder / 'backups', SystemClock(), schema.migrate_apart).log.close();"
        " print('sqlite_utils' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False, capture_output=True, text=True)

    assert (run.stdout, run.stderr) == ("False\nTrue\n", "")
    assert all_in(tmp_path / "log.db") == NOTHING
    assert all_in(tmp_path / "other.db") == NOTHING


def test_a_newer_log_is_refused_and_untouched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever went back to an older version is told so, by the writer and the reader; not a byte changes."""
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, ("0099_mood", _add_mood)))
    schema.migrate_here(tmp_path / "log.db")
    monkeypatch.undo()
    content = (tmp_path / "log.db").read_bytes()

    with pytest.raises(LogRefusedError) as refusal:
        opened(tmp_path)
    with pytest.raises(LogUnreadableError) as unreadable:
        LogReader(tmp_path / "log.db").bouts(*EVER)

    assert str(refusal.value) == (
        f"{tmp_path / 'log.db'} was written by a newer version of glutebreak. Nothing was lost. "
        "Start that version, or update this one."
    )
    assert str(unreadable.value) == (
        f"{tmp_path / 'log.db'} was written by another version. Restart glutebreak, and use that version’s command."
    )
    assert (tmp_path / "log.db").read_bytes() == content
    assert not (tmp_path / "backups").exists()


def test_ten_years_take_forty_megabytes_at_most(tmp_path: Path) -> None:
    """250 days a year, each with 20 bouts, 12 asks, 8 activations of 5 sets: a year takes less than a tenth of that."""
    schema.migrate_here(tmp_path / "log.db")
    with closing(sqlite3.connect(tmp_path / "log.db")) as connection:
        fill(Database(connection, execute_plugins=False), days=250)
    reader = LogReader(tmp_path / "log.db")
    last = FIRST_DAY + 249 * DAY

    assert len(reader.bouts(last - 6 * DAY, last + DAY)) == 140
    assert [len(each.sets) for each in reader.activations(last, last + DAY)] == [5] * 8
    assert examine(tmp_path / "log.db") is LogCondition.CURRENT
    # What is told to others is 2.8 MB a year; a change of more than a fifth wants to be known.
    assert (tmp_path / "log.db").stat().st_size == pytest.approx(2_880_000, rel=0.2)


def fill(database: Database, days: int) -> None:
    """Log so many working days."""
    minute = 60_000
    dated = [(FIRST_DAY + day * DAY + nth * 25 * minute, 120) for day in range(days) for nth in range(20)]
    spans: list[dict[str, Any]] = [
        {
            "start_utc": utc,
            "start_offset": offset,
            "end_utc": utc + 20 * minute,
            "end_offset": offset,
            "lasted": 20 * minute + 123,
        }
        for utc, offset in dated
    ]
    database.table("bouts").insert_all({**span, "ended_by": "activation"} for span in spans)
    database.table("breaks").insert_all({**span, "kind": "prompted"} for span in spans)
    some = [(nth, span) for nth, span in enumerate(spans) if nth % 20 < 12]
    database.table("asks").insert_all(
        {
            "bout_id": nth + 1,
            "routine": "desk-two-minute-reset",
            "outcome": "unanswered",
            "ended_utc": span["end_utc"],
            "ended_offset": 120,
        }
        for nth, span in some
    )
    database.table("shows").insert_all(
        {"ask_id": ask, "nth": nth, "at_utc": span["end_utc"], "at_offset": 120, "sitting": 20 * minute + 123}
        for ask, (_, span) in enumerate(some, start=1)
        for nth in (1, 2, 3)
    )
    fewer = [span for nth, span in enumerate(spans) if nth % 20 < 8]
    database.table("activations").insert_all(
        {**span, "routine": "desk-two-minute-reset", "outcome": "partly", "seated": 0} for span in fewer
    )
    database.table("sets").insert_all(
        {
            "activation_id": activation,
            "nth": nth,
            "exercise": "half-kneeling-hip-flexor-stretch",
            "side": "right",
            "reps": 12,
            "held": 30_000,
            "completed": 1,
            "plausible": 1,
        }
        for activation, _ in enumerate(fewer, start=1)
        for nth in range(1, 6)
    )
    database.table("decisions").insert_all(
        {"at_utc": utc, "at_offset": 120, "verdict": "kept-back", "reasons": "call settle empty-room"}
        for utc, _ in dated[-90 * 20 :]
        for _ in range(5)
    )
