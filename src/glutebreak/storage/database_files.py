"""The files of a database: what SQLite keeps beside it, and what waits beside it to take its place."""

from pathlib import Path
from typing import Final

BESIDE: Final = ("-wal", "-shm", "-journal")
"""What SQLite appends to a database's name for the files that it keeps beside it."""


def restored_beside(path: Path) -> Path:
    """Where what is to take the place of a database lies until it does: it is looked for there at the next start."""
    return path.with_name(f"{path.stem}.restored{path.suffix}")


def discard(path: Path) -> None:
    """Remove a database with all that SQLite keeps beside it, as far as they are there."""
    path.unlink(missing_ok=True)
    discard_beside(path)


def discard_beside(path: Path) -> None:
    """Remove what SQLite keeps beside a database, as far as it is there."""
    for suffix in BESIDE:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
