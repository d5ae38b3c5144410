"""Transactions on the open log: all of a step, or nothing of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from glutebreak.language import tr
from glutebreak.storage.errors import LogUnwritableError, as_unwritable

Value = int | str | None
"""What a column holds."""


class Transactions:
    """Runs statements on the log's connection, which is in autocommit mode between steps."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection
        self._in_step = False

    @contextmanager
    def step(self) -> Iterator[None]:
        """What is written inside lands in the log together, or not at all if anything is raised.

        Raises:
            LogDamagedError: the file is broken.
            LogUnwritableError: the disk is full or read-only, or somebody holds the file.
        """
        if self._in_step:
            yield
            return
        with as_unwritable(self._path):
            if self._connection.in_transaction:
                # An earlier step could not even be taken back.
                self._connection.execute("ROLLBACK")
            self._connection.execute("BEGIN IMMEDIATE")
            self._in_step = True
            try:
                yield
                self.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._in_step = False

    def insert(self, table: str, **values: Value) -> int:
        """Append a row and return its id."""
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - all names are ours
        with self.step():
            row = self.execute(statement, tuple(values.values())).lastrowid
        return row or 0

    def update(self, statement: str, values: tuple[Value, ...]) -> None:
        """Change the one row that the statement names.

        Raises:
            LookupError: there is none, which is a bug.
        """
        with self.step():
            if self.execute(statement, values).rowcount != 1:
                raise LookupError(f"There is no such open row in the log: {statement} {values}")

    def execute(self, statement: str, values: tuple[Value, ...] = ()) -> sqlite3.Cursor:
        """Run a statement within a step.

        Raises:
            LogUnwritableError: the step has failed already, or a number is beyond what SQLite holds.
        """
        if not self._connection.in_transaction:
            # SQLite gives up the whole transaction on some failures; without this check the rest of the step would
            # be written by itself.
            raise LogUnwritableError(tr("{path} could not be written; nothing of this step is kept.", path=self._path))
        try:
            return self._connection.execute(statement, values)
        except OverflowError as error:
            raise LogUnwritableError(
                tr("{path} holds no number as large; nothing of this step is kept.", path=self._path)
            ) from error
