"""What the rows of each table may hold, and which of them never change again.

SQLite itself finds pages that are broken, not a value that has become another one. The rules are as strict as the
reader is: what breaks one cannot be read as a record.
"""

from collections.abc import Iterable
from typing import Final

from glutebreak.core.history.corrections import Said
from glutebreak.core.sitting.happenings import BreakKind, EndedBy, Hold, Outcome, Posture

EARLIEST: Final = -62_135_510_400_000
"""UTC milliseconds: the second day of the year 1, which is a date in every time zone."""
LATEST: Final = 253_402_214_400_000
"""UTC milliseconds: the last day of the year 9999, likewise."""
LONGEST: Final = 100 * 366 * 24 * 3_600_000
"""Milliseconds: no length that was measured is a century."""
MINUTES_A_DAY: Final = 24 * 60

KEYS: Final = {
    "bouts": ("id",),
    "breaks": ("id",),
    "asks": ("id",),
    "shows": ("ask_id", "nth"),
    "claims": ("id",),
    "activations": ("id",),
    "sets": ("activation_id", "nth"),
    "corrections": ("id",),
    "postures": ("id",),
    "holds": ("id",),
    "sitting_corrections": ("id",),
    # Old decisions are dropped, and their numbers given anew.
    "decisions": ("id", "at_utc"),
}
"""The columns by which a row is the same in the log and in its copy."""

HAS_ENDED: Final = {
    "bouts": "ended_by <> 'open'",
    "asks": "outcome IS NOT NULL",
    "activations": "outcome IS NOT NULL",
    "holds": "end_utc IS NOT NULL",
    "postures": "(posture <> 'standing' OR end_utc IS NOT NULL)",
}
"""Which rows have ended, as SQL; rows of other tables have so from the first."""

BEGINS: Final = {
    "bouts": "start",
    "breaks": "end",
    "asks": "ended",
    "shows": "at",
    "activations": "start",
    "postures": "at",
    "holds": "start",
    "decisions": "at",
}
"""The moment by which a row is found within the open bout: what began in it, or, of the break before, when it ended."""


def is_over(table: str, schema: str = "main") -> str:
    """Which rows of a table never change again, as SQL: what has ended, and is no part of the open bout.

    What began since the open bout did is dated anew with it, should the wall clock be set.

    Args:
        table: its name.
        schema: the database whose rows are looked at.
    """
    ended = HAS_ENDED.get(table, "1")
    if table not in BEGINS or table == "bouts":
        return ended
    open_since = f"(SELECT min(start_utc) FROM {schema}.bouts WHERE ended_by = 'open')"  # noqa: S608 - ours
    return f"{ended} AND ifnull({BEGINS[table]}_utc < {open_since}, 1)"


def _moment(name: str) -> str:
    return (
        f"typeof({name}_utc) = 'integer' AND {name}_utc >= {EARLIEST} AND {name}_utc < {LATEST}"
        f" AND typeof({name}_offset) = 'integer' AND abs({name}_offset) < {MINUTES_A_DAY}"
    )


def _numbers(*names: str) -> str:
    return " AND ".join(f"typeof({name}) = 'integer'" for name in names)


def _lengths(*names: str) -> str:
    return " AND ".join(f"typeof({name}) = 'integer' AND abs({name}) < {LONGEST}" for name in names)


def _lasted(rule: str) -> str:
    return f"{rule} AND {_lengths('lasted')} AND start_utc + lasted < {LATEST}"


def _texts(*names: str) -> str:
    return " AND ".join(f"typeof({name}) = 'text'" for name in names)


def _one_of(name: str, words: Iterable[str]) -> str:
    quoted = ", ".join(f"'{word}'" for word in words)
    return f"{name} IN ({quoted})"


def _if_any(name: str, rule: str) -> str:
    return f"({name} IS NULL OR {rule})"


def _row_of(table: str, name: str) -> str:
    return f"{name} IN (SELECT id FROM {table})"  # noqa: S608 - all names are ours


def _all(*rules: str) -> str:
    return " AND ".join(rules)


RULES: Final = {
    "bouts": _all(_lasted(_moment("start")), _moment("end"), _one_of("ended_by", EndedBy)),
    "breaks": _all(_lasted(_moment("start")), _moment("end"), _one_of("kind", BreakKind)),
    "asks": _all(
        _row_of("bouts", "bout_id"),
        _if_any("outcome", _one_of("outcome", ("start", "snooze", "skip", "dismiss", "withdrawn", "unanswered"))),
        _if_any("ended_utc", _moment("ended")),
        _if_any("routine", _texts("routine")),
    ),
    "shows": _all(_row_of("asks", "ask_id"), _numbers("nth"), _lengths("sitting"), _moment("at")),
    "claims": _all(_row_of("asks", "ask_id"), _moment("at"), _numbers("done")),
    "activations": _all(
        _moment("start"),
        _texts("routine"),
        _if_any("outcome", _all(_lasted(_one_of("outcome", Outcome)), _moment("end"), _numbers("seated"))),
    ),
    "sets": _all(
        _row_of("activations", "activation_id"),
        _texts("exercise"),
        _if_any("side", _one_of("side", ("left", "right"))),
        _numbers("nth", "reps", "completed", "plausible"),
        _lengths("held"),
    ),
    "corrections": _all(_row_of("activations", "activation_id"), _moment("at"), _one_of("outcome", Outcome)),
    "postures": _all(
        _moment("at"),
        _one_of("posture", Posture),
        _if_any("end_utc", _moment("end")),
        _if_any("lasted", _lengths("lasted")),
    ),
    "holds": _all(
        _moment("start"),
        _one_of("reason", Hold),
        _if_any("end_utc", _moment("end")),
        _if_any("lasted", _lengths("lasted")),
        _if_any("kept_back", _lengths("kept_back")),
    ),
    "decisions": _all(_moment("at"), _texts("verdict", "reasons")),
    "sitting_corrections": _all(
        _row_of("bouts", "bout_id"),
        _moment("at"),
        f"(undoes IS NOT NULL OR {_all(_lengths('since', 'until'), _one_of('said', Said))})",
    ),
}
"""What each row has to fulfil, as SQL over its columns, from wholes to their parts."""
