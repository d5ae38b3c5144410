"""The command `log`: everything the log holds."""

import json
from pathlib import Path

from glutebreak.cli.saying import DONE, REFUSED, say, say_wrong
from glutebreak.storage.errors import LogUnreadableError
from glutebreak.storage.reader import LogReader


def print_log(log: Path, *, as_json: bool) -> int:
    """Print the log, a line a record, the oldest first."""
    try:
        for record in LogReader(log).everything():
            say(json.dumps(record, ensure_ascii=False) if as_json else _spell(record))
    except LogUnreadableError as error:
        say_wrong(str(error))
        return REFUSED
    return DONE


def _spell(record: dict[str, object]) -> str:
    return "  ".join(f"{name} {value}" for name, value in record.items() if value is not None)
