"""What rows may hold, held against what is written."""

import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from glutebreak.core.history.corrections import Said, SittingCorrection
from glutebreak.core.records import Dated
from glutebreak.storage import schema
from glutebreak.storage.log_comparison import has_broken_rows
from glutebreak.storage.row_rules import KEYS, RULES, is_over
from storage.log_samples import MINUTE, all_in, at, opened, write_a_morning

Rows = dict[tuple[object, ...], tuple[object, ...]]


def rows_that_are_over(path: Path) -> Rows:
    """Those of all tables, by table and key."""
    found: Rows = {}
    with closing(sqlite3.connect(path)) as connection:
        for table, keys in KEYS.items():
            columns = schema.COLUMNS[table]
            for row in connection.execute(f"SELECT * FROM {table} WHERE {is_over(table)}"):
                by_name = dict(zip(columns, row, strict=True))
                found[(table, *(by_name[key] for key in keys))] = row
    return found


def test_every_column_has_a_rule() -> None:
    """A column that a new migration brings has to be thought of here: what may it hold, and when is its row over?"""
    without = [
        f"{table}.{column}"
        for table, columns in schema.COLUMNS.items()
        if table != "state"
        for column in columns
        if column not in RULES[table] and column not in {"id", "undoes"}
    ]

    assert without == []
    assert RULES.keys() == KEYS.keys() == schema.COLUMNS.keys() - {"state"}


def test_whatever_is_written_keeps_to_the_rules_and_what_is_over_never_changes(tmp_path: Path) -> None:
    """After each transaction, as a copy might find it: else a later copy would be taken for damaged."""
    path = tmp_path / "log.db"
    log = opened(tmp_path).log
    states: list[Rows] = []

    def look(statement: str) -> None:
        if statement == "COMMIT":
            states.append(rows_that_are_over(path))

    log._connection.set_trace_callback(look)
    write_a_morning(log)
    said = log.correct_sitting(SittingCorrection(at(60), 1, 0, MINUTE, Said.AWAY))
    log.undo_correction(said, at(61))
    log.claim_ask(1, at(62), done=True)
    log.date_anew(at(63).utc, lambda utc: Dated(utc + 90 * MINUTE, 60))
    log.close_what_was_left(at(63))
    log.close()
    states.append(rows_that_are_over(path))

    changed = [
        (key, row, later.get(key))
        for earlier, later in pairwise(states)
        for key, row in earlier.items()
        if later.get(key) != row
    ]
    assert (changed, len(states) > 20) == ([], True)
    with closing(sqlite3.connect(path)) as connection:
        assert not has_broken_rows(connection)
    assert len(all_in(path).bouts) == 2
