"""The log's tables, and how an older log becomes a newer one.

sqlite-utils does the work and brings 7 MB and 70 ms with it (click, dateutil, pluggy; 30 MB where numpy is
installed), so it is imported by the functions that migrate and by nothing else: a log that is up to date needs none
of it.
"""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

Step = tuple[str, "Callable[[Database], None]"]
"""A migration: its name, which is never changed, and what it does."""

MIGRATION_SET = "glutebreak"
"""Under this name sqlite-utils books the migrations in `_sqlite_migrations`."""
APPLICATION_ID = 0x676C7574
"""In the header of every log, so that another program's database is never taken for one ("glut" in ASCII)."""


def _what_happened(database: "Database") -> None:
    """The first shape. Moments are two columns, `*_utc` (ms) and `*_offset` (minutes); durations are ms.

    The tables are not strict: SQLite before 3.37, which Enterprise Linux 9 has, would take such a log for damaged.
    """
    database.execute("PRAGMA application_id = 1735161204")
    database.table("bouts").create(
        {
            "id": int,
            "start_utc": int,
            "start_offset": int,
            "end_utc": int,
            "end_offset": int,
            "lasted": int,
            "ended_by": str,
        },
        pk="id",
        not_null={"start_utc", "start_offset", "end_utc", "end_offset", "lasted", "ended_by"},
    )
    database.execute("CREATE UNIQUE INDEX bouts_one_open ON bouts (ended_by) WHERE ended_by = 'open'")
    database.table("breaks").create(
        {
            "id": int,
            "start_utc": int,
            "start_offset": int,
            "end_utc": int,
            "end_offset": int,
            "lasted": int,
            "kind": str,
        },
        pk="id",
        not_null={"start_utc", "start_offset", "end_utc", "end_offset", "lasted", "kind"},
    )
    database.table("asks").create(
        {"id": int, "bout_id": int, "routine": str, "outcome": str, "ended_utc": int, "ended_offset": int},
        pk="id",
        not_null={"bout_id"},
        foreign_keys=[("bout_id", "bouts", "id")],
    )
    database.table("shows").create(
        {"ask_id": int, "nth": int, "at_utc": int, "at_offset": int, "sitting": int},
        pk=("ask_id", "nth"),
        not_null={"at_utc", "at_offset", "sitting"},
        foreign_keys=[("ask_id", "asks", "id")],
    )
    database.table("activations").create(
        {
            "id": int,
            "start_utc": int,
            "start_offset": int,
            "end_utc": int,
            "end_offset": int,
            "lasted": int,
            "routine": str,
            "outcome": str,
            "seated": int,
        },
        pk="id",
        not_null={"start_utc", "start_offset", "routine"},
    )
    database.table("sets").create(
        {
            "activation_id": int,
            "nth": int,
            "exercise": str,
            "side": str,
            "reps": int,
            "held": int,
            "completed": int,
            "plausible": int,
        },
        pk=("activation_id", "nth"),
        not_null={"exercise", "reps", "held", "completed", "plausible"},
        foreign_keys=[("activation_id", "activations", "id")],
    )
    database.table("corrections").create(
        {"id": int, "activation_id": int, "at_utc": int, "at_offset": int, "outcome": str},
        pk="id",
        not_null={"activation_id", "at_utc", "at_offset", "outcome"},
        foreign_keys=[("activation_id", "activations", "id")],
    )
    database.table("postures").create(
        {"id": int, "at_utc": int, "at_offset": int, "posture": str},
        pk="id",
        not_null={"at_utc", "at_offset", "posture"},
    )
    database.table("holds").create(
        {"id": int, "reason": str, "start_utc": int, "start_offset": int, "end_utc": int, "end_offset": int},
        pk="id",
        not_null={"reason", "start_utc", "start_offset"},
    )
    database.table("decisions").create(
        {"id": int, "at_utc": int, "at_offset": int, "verdict": str, "reasons": str},
        pk="id",
        not_null={"at_utc", "at_offset", "verdict", "reasons"},
    )
    database.table("state").create({"id": int, "json": str}, pk="id", not_null={"json"})


def _what_was_said(database: "Database") -> None:
    """What the user says afterwards about a part of a bout, `since` and `until` in ms from its start.

    A row either says something, or takes an earlier row back: then `undoes` is that row, and it says nothing.
    """
    database.table("sitting_corrections").create(
        {
            "id": int,
            "at_utc": int,
            "at_offset": int,
            "bout_id": int,
            "since": int,
            "until": int,
            "said": str,
            "undoes": int,
        },
        pk="id",
        not_null={"at_utc", "at_offset", "bout_id"},
        foreign_keys=[("bout_id", "bouts", "id"), ("undoes", "sitting_corrections", "id")],
        strict=True,
    )


def _found_by_time(database: "Database") -> None:
    """Whatever a day or a week asks for is found without reading ten years; one megabyte an index by then."""
    for table, columns in (
        ("breaks", ("end_utc", "start_utc")),
        ("holds", ("end_utc", "start_utc")),
        ("shows", ("at_utc",)),
        ("activations", ("start_utc",)),
        ("postures", ("at_utc",)),
        ("decisions", ("at_utc",)),
        ("asks", ("bout_id",)),
        ("corrections", ("activation_id",)),
        ("sitting_corrections", ("bout_id",)),
        ("bouts", ("end_utc", "start_utc")),
    ):
        database.execute(f"CREATE INDEX {table}_by_{columns[0]} ON {table} ({', '.join(columns)})")


def _what_was_claimed(database: "Database") -> None:
    """What the user says afterwards about an ask: that they did it (`done` is 1), or that they take that back (0)."""
    database.table("claims").create(
        {"id": int, "ask_id": int, "at_utc": int, "at_offset": int, "done": int},
        pk="id",
        not_null={"ask_id", "at_utc", "at_offset", "done"},
        foreign_keys=[("ask_id", "asks", "id")],
    )
    database.execute("CREATE INDEX claims_by_ask_id ON claims (ask_id)")


def _how_long_it_lasted(database: "Database") -> None:
    """Holds and standing get lengths of their own, in ms; older ones get what the wall clock says of them.

    `lasted` goes on while they do; `kept_back` is for how long a hold has kept an ask back. Standing ends with the next
    word about it, or with the next bout.
    """
    for table, column in (
        ("holds", "lasted"),
        ("holds", "kept_back"),
        ("postures", "end_utc"),
        ("postures", "end_offset"),
        ("postures", "lasted"),
    ):
        database.execute(f"ALTER TABLE {table} ADD COLUMN {column} INTEGER")
    database.execute("UPDATE holds SET end_utc = max(start_utc, end_utc)")
    database.execute("UPDATE holds SET lasted = end_utc - start_utc")
    database.execute(
        "UPDATE holds SET kept_back = end_utc - (SELECT min(at_utc) FROM decisions WHERE verdict = 'kept-back'"
        " AND at_utc BETWEEN start_utc AND end_utc AND ' ' || reasons || ' ' LIKE '% ' || holds.reason || ' %')"
    )
    database.execute("CREATE INDEX bouts_by_start_utc ON bouts (start_utc)")
    database.execute(
        "UPDATE postures SET end_offset = at_offset, end_utc = min("
        " coalesce((SELECT min(later.at_utc) FROM postures AS later"
        "  WHERE later.at_utc >= postures.at_utc AND later.id > postures.id), 9223372036854775807),"
        " coalesce((SELECT min(start_utc) FROM bouts WHERE start_utc > postures.at_utc), 9223372036854775807))"
        " WHERE posture = 'standing'"
    )
    database.execute("DROP INDEX bouts_by_start_utc")
    database.execute("UPDATE postures SET end_utc = NULL, end_offset = NULL WHERE end_utc = 9223372036854775807")
    database.execute("UPDATE postures SET lasted = end_utc - at_utc")


STEPS: tuple[Step, ...] = (
    ("0001_what_happened", _what_happened),
    ("0002_what_was_said", _what_was_said),
    ("0003_found_by_time", _found_by_time),
    ("0004_what_was_claimed", _what_was_claimed),
    ("0005_how_long_it_lasted", _how_long_it_lasted),
)
"""Append only: a step that was once released is never changed, since logs out there have taken it already."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "bouts": ("id", "start_utc", "start_offset", "end_utc", "end_offset", "lasted", "ended_by"),
    "breaks": ("id", "start_utc", "start_offset", "end_utc", "end_offset", "lasted", "kind"),
    "asks": ("id", "bout_id", "routine", "outcome", "ended_utc", "ended_offset"),
    "shows": ("ask_id", "nth", "at_utc", "at_offset", "sitting"),
    "activations": (
        "id",
        "start_utc",
        "start_offset",
        "end_utc",
        "end_offset",
        "lasted",
        "routine",
        "outcome",
        "seated",
    ),
    "sets": ("activation_id", "nth", "exercise", "side", "reps", "held", "completed", "plausible"),
    "corrections": ("id", "activation_id", "at_utc", "at_offset", "outcome"),
    "postures": ("id", "at_utc", "at_offset", "posture", "end_utc", "end_offset", "lasted"),
    "holds": ("id", "reason", "start_utc", "start_offset", "end_utc", "end_offset", "lasted", "kept_back"),
    "decisions": ("id", "at_utc", "at_offset", "verdict", "reasons"),
    "state": ("id", "json"),
    "sitting_corrections": ("id", "at_utc", "at_offset", "bout_id", "since", "until", "said", "undoes"),
    "claims": ("id", "ask_id", "at_utc", "at_offset", "done"),
}
"""What the steps come to, all taken together."""


def applied(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The names of the migrations a log has taken, in their order; none for an empty file.

    Raises:
        sqlite3.Error: the file cannot be read.
    """
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone():
        return ()
    names = connection.execute(
        "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid", (MIGRATION_SET,)
    )
    return tuple(name for (name,) in names)


def migrate_here(path: Path, steps: Sequence[Step] | None = None) -> None:
    """Take the steps that are pending, all in one transaction: if one fails, the log stays as it was.

    Args:
        path: the log; it is made if it is missing.
        steps: `STEPS` unless given.

    Raises:
        sqlite3.Error: the file cannot be written.
    """
    from sqlite_utils import Database, Migrations  # noqa: PLC0415 - see the module's docstring

    migrations = Migrations(MIGRATION_SET)
    for name, step in STEPS if steps is None else steps:
        migrations(name=name)(step)
    with closing(sqlite3.connect(path)) as connection:
        # Write-ahead first: a process killed in the midst then leaves no journal that only a writer could roll back.
        connection.execute("PRAGMA journal_mode = wal")
        database = Database(connection, execute_plugins=False)
        with database.atomic():
            migrations.apply(database)


def migrate_apart(path: Path) -> None:
    """Take all pending steps in a short-lived child process, so that this one never loads sqlite-utils.

    What the child leaves undone, for whatever reason, is done here.

    Raises:
        sqlite3.Error: the file cannot be written.
    """
    if not getattr(sys, "frozen", False):
        command = [sys.executable, "-P", "-m", __name__, str(path)]
        with suppress(OSError, subprocess.SubprocessError):
            subprocess.run(command, timeout=60, check=False, stdin=subprocess.DEVNULL, capture_output=True)
        with closing(sqlite3.connect(path)) as connection:
            if set(applied(connection)) >= {name for name, _ in STEPS}:
                return
    migrate_here(path)


if __name__ == "__main__":
    migrate_here(Path(sys.argv[1]))
