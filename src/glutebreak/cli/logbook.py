"""The command `log`: everything the log holds."""

import json
from collections.abc import Mapping
from pathlib import Path

from glutebreak.cli.saying import DONE, REFUSED, say, say_wrong
from glutebreak.language import tr, tr_count
from glutebreak.storage.errors import LogUnreadableError
from glutebreak.storage.reader import LogReader


def print_log(log: Path, *, as_json: bool) -> int:
    """Print the log, a line a record, the oldest first."""
    reader = LogReader(log)
    try:
        for record in reader.everything():
            say(json.dumps(record, ensure_ascii=False) if as_json else _spell(record))
    except LogUnreadableError as error:
        say_wrong(str(error))
        return REFUSED
    if reader.left_out:
        say_wrong(
            tr_count(
                "{count} record can’t be read and is left out. Restart glutebreak to repair the log.",
                "{count} records can’t be read and are left out. Restart glutebreak to repair the log.",
                reader.left_out,
            )
        )
    return DONE


def _spell(record: Mapping[str, object]) -> str:
    """A record on one line: its kind, then what there is of it."""
    there = {name: value for name, value in record.items() if name != "is" and value not in (None, [])}
    return "  ".join([str(record["is"]), *(f"{name} {_spell_value(value)}" for name, value in there.items())])


def _spell_value(value: object) -> str:
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, list):
        return ", ".join(f"({_spell_part(each)})" if isinstance(each, dict) else str(each) for each in value)
    return str(value)


def _spell_part(part: Mapping[str, object]) -> str:
    return " ".join(f"{name} {_spell_value(value)}" for name, value in part.items() if value is not None)
