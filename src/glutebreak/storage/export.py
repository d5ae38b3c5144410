"""What happened in a range of days, as a file for other programs.

Both forms are read from one consistent state of the log, bit by bit, while the tray process may write on; the file is
there whole or not at all. It is made for its owner alone, as the log is.
"""

import csv
import json
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO

from glutebreak.core.durations import DAY
from glutebreak.core.history.local_days import midnight
from glutebreak.language import tr
from glutebreak.private_files import make_whole
from glutebreak.storage.errors import reason
from glutebreak.storage.reader import LogReader

_PARTS = {
    "shows": ("show", "ask_id"),
    "claims": ("claim", "ask_id"),
    "sets": ("set", "activation_id"),
    "corrections": ("outcome", "activation_id"),
}
"""What records hold lists of: what each of it is called in a table, and the column that says what it belongs to."""
COLUMNS = (
    "is",
    "id",
    "start",
    "end",
    "lasted",
    "kept_back",
    "ended_by",
    "kind",
    "bout_id",
    "ask_id",
    "activation_id",
    "routine",
    "outcome",
    "seated",
    "nth",
    "sitting",
    "exercise",
    "side",
    "reps",
    "held",
    "completed",
    "plausible",
    "to",
    "reason",
    "verdict",
    "reasons",
    "since",
    "until",
    "said",
    "undone",
    "done",
)
"""The columns of the table: lengths in seconds, moments in local time with its offset, an empty field for nothing."""


class ExportError(Exception):
    """The file cannot be written; the message is one sentence for the user."""


class Form(StrEnum):
    """What a file may look like."""

    CSV = "csv"
    """A table with one row for each record, and for each show, claim, set and corrected outcome within one."""
    JSON_LINES = "jsonl"
    """One JSON object a line, as `glutebreak log --json` prints them."""


def export(reader: LogReader, target: Path, form: Form, days: tuple[date, date] | None = None) -> int:
    """Write what happened in a range of days, and return how many records that were.

    Args:
        reader: the log.
        target: the file; one that is there is replaced once the new one is whole.
        form: what it looks like.
        days: the first and the last local day; a record belongs to the day in which it began. None takes everything.

    Raises:
        ExportError: the file cannot be written; what was there is untouched.
        LogUnreadableError: the log cannot be read.
    """

    def write_to(part: Path) -> int:
        with part.open("w", encoding="utf-8", newline="") as file:
            write = _write_table if form is Form.CSV else _write_lines
            return write(file, records(reader, days))

    try:
        return make_whole(target, write_to)
    except OSError as error:
        raise ExportError(
            tr("{path} can’t be written: {reason}; choose another place.", path=target, reason=reason(error))
        ) from error


def records(reader: LogReader, days: tuple[date, date] | None) -> Iterator[dict[str, Any]]:
    """The records that began in a range of local days, as `LogReader.everything` has them."""
    if days is None:
        yield from reader.everything()
        return
    first, last = days
    # A local day begins up to 14 hours before that of UTC and ends up to 12 hours after.
    for record in reader.everything(midnight(first) - DAY, midnight(last) + 2 * DAY):
        if first <= _day_of(record) <= last:
            yield record


def _day_of(record: dict[str, Any]) -> date:
    return date.fromisoformat(str(_moment_of(record))[:10])


def _moment_of(record: dict[str, Any]) -> Any:
    return record.get("start") or record.get("at") or record["shows"][0]["at"]


def _write_lines(file: TextIO, found: Iterator[dict[str, Any]]) -> int:
    count = 0
    for count, record in enumerate(found, 1):  # noqa: B007 - the count outlives the loop
        file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return count


def _write_table(file: TextIO, found: Iterator[dict[str, Any]]) -> int:
    table = csv.DictWriter(file, COLUMNS, restval="", extrasaction="raise")
    table.writeheader()
    count = 0
    for count, record in enumerate(found, 1):  # noqa: B007 - the count outlives the loop
        table.writerows(_rows(record))
    return count


def _rows(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The record's own row, then one for each part of it."""
    flat = {name: value for name, value in record.items() if name not in _PARTS and name not in {"at", "ended"}}
    if "start" not in flat:
        flat["start"] = _moment_of(record)
    if "ended" in record:
        flat["end"] = record["ended"]
    yield {name: _cell(value) for name, value in flat.items()}
    for name, (called, belongs_to) in _PARTS.items():
        for part in record.get(name, ()):
            row = {belongs_to: record["id"], **part, "is": called}
            if "at" in row:
                row["start"] = row.pop("at")
            yield {column: _cell(value) for column, value in row.items()}


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return int(value)
    return " ".join(value) if isinstance(value, list) else value
