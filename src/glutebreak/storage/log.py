"""The log, as the tray process writes it: the one writer."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from glutebreak.core.durations import DAY
from glutebreak.core.history.corrections import SittingCorrection
from glutebreak.core.records import (
    BoutRecord,
    BreakRecord,
    Dated,
    DecisionRecord,
    SetRecord,
    ShowRecord,
)
from glutebreak.core.sitting.happenings import EndedBy, Hold, Outcome, Posture
from glutebreak.language import tr
from glutebreak.ports import Clock
from glutebreak.storage import schema, sitting_corrections
from glutebreak.storage.dating_anew import date_anew
from glutebreak.storage.errors import LogUnwritableError, as_unwritable, files_as_unwritable
from glutebreak.storage.log_checksum import keep_checksum
from glutebreak.storage.log_notices import Notice
from glutebreak.storage.log_preparation import Migrate, prepare
from glutebreak.storage.removed_log import identity_of, save_beside, take_place
from glutebreak.storage.transactions import Transactions

DECISIONS_KEPT: Final = 90 * DAY
"""Milliseconds that decisions are kept; `Log.prune` drops the older ones."""
BUSY_TIMEOUT: Final = 20
"""Milliseconds that a step waits for another program which holds the log."""


@dataclass(frozen=True, slots=True)
class OpenedLog:
    """A log that can be written, and what happened on the way."""

    log: "Log"
    notices: tuple[Notice, ...]
    """What the user is to be told, in order; `log_notices.tell` says it in words. Nearly always empty."""


def open_log(path: Path, backups: Path, clock: Clock, migrate: Migrate = schema.migrate_here) -> OpenedLog:
    """Open the log to write it; make, migrate or restore it first where that is needed.

    Args:
        path: the SQLite file; its folder is made if it is missing.
        backups: the folder of its copies.
        clock: dates what is set aside and copied.
        migrate: `schema.migrate_apart` keeps sqlite-utils out of this process, at the price of a child process in
            the rare case that there is something to migrate.

    Raises:
        LogRefusedError: it is newer, another program's, or open elsewhere; the file is untouched.
        LogUnwritableError: the disk is full or read-only; what was there is still there, and a later call may succeed.
    """
    lock, notices = prepare(path, backups, clock, migrate)
    try:
        with as_unwritable(path, at_start=True):
            return OpenedLog(Log(path, _connect(path), lock), tuple(notices))
    except BaseException:
        lock.close()
        raise


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=2, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("PRAGMA synchronous = normal")
        connection.execute("PRAGMA foreign_keys = on")
        # A step touches a handful of pages of 4 kB: half a megabyte of cache is plenty, and the write-ahead file
        # is taken up every megabyte.
        connection.execute("PRAGMA cache_size = -512")
        connection.execute("PRAGMA wal_autocheckpoint = 256")
        # The app stands still while a step waits for another program; what it could not write is written later.
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
    except BaseException:
        connection.close()
        raise
    return connection


class Log:
    """Appends what happens. Every call is one transaction, or part of the one that `step` opened.

    Every writing call raises `LogUnwritableError` when the disk is full or read-only: then nothing of the transaction
    is in the log, what was there still is, and the next call tries afresh. `LogDamagedError`, a kind of it, says that
    the file is broken: close the log and open it again. A row that is not there is a bug and raises `LookupError`.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection
        self._lock = lock
        self._transactions = Transactions(path, connection)
        self._file = identity_of(path)
        """None while the removed file is closed and waits beside for its place."""

    def close(self) -> None:
        """Let go of the file; what was written stays."""
        self._connection.close()
        keep_checksum(self._path)
        self._lock.close()

    def stay_in_place(self) -> bool:
        """Put the file back, with all that was in it, if somebody has removed it; not to be called in a step.

        Returns:
            Whether it had been removed.

        Raises:
            LogUnwritableError: it cannot be put back now, or another file has taken its place.
        """
        with files_as_unwritable(self._path):
            found = identity_of(self._path)
            if found is not None and found == self._file:
                return False
            if self._file is not None and found is not None:
                # Else whoever opens the other file would take what is still in ours beside it for its own.
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                raise LogUnwritableError(
                    tr(
                        "{path} was replaced by another file. Restart glutebreak to continue with it.",
                        path=self._path,
                    )
                )
            if self._file is not None:
                save_beside(self._path, self._connection)
                self._connection.close()
                self._file = None
            take_place(self._path)
            self._connection = _connect(self._path)
        self._transactions = Transactions(self._path, self._connection)
        self._file = identity_of(self._path)
        return True

    def step(self) -> AbstractContextManager[None]:
        """What is written inside lands in the log together, or not at all if anything is raised.

        Steps within a step are part of it.
        """
        return self._transactions.step()

    def open_bout(self, start: Dated) -> int:
        """Begin a bout, and return its row.

        Raises:
            sqlite3.IntegrityError: one is open already, which is a bug.
        """
        return self._transactions.insert(
            "bouts",
            start_utc=start.utc,
            start_offset=start.offset,
            end_utc=start.utc,
            end_offset=start.offset,
            lasted=0,
            ended_by=EndedBy.OPEN,
        )

    def bout_runs_on(self, bout_id: int, end: Dated, lasted: int) -> None:
        """Note the latest sign of the user in an open bout; a crash loses what came after the last such note."""
        self._finish_bout(bout_id, end, lasted, EndedBy.OPEN)

    def end_bout(self, bout_id: int, end: Dated, lasted: int, ended_by: EndedBy) -> None:
        """End an open bout, back-dated if need be; `lasted` is in milliseconds on the steady clock."""
        if ended_by is EndedBy.OPEN:
            raise ValueError("A bout does not end by being open.")
        self._finish_bout(bout_id, end, lasted, ended_by)

    def running_bout(self) -> BoutRecord | None:
        """The bout that is open: at a launch, the one that a quit or a crash left."""
        with as_unwritable(self._path):
            row = self._connection.execute(
                "SELECT start_utc, start_offset, end_utc, end_offset, lasted, id FROM bouts WHERE ended_by = 'open'"
            ).fetchone()
        if row is None:
            return None
        return BoutRecord(Dated(row[0], row[1]), Dated(row[2], row[3]), row[4], EndedBy.OPEN, row[5])

    def add_break(self, taken: BreakRecord) -> int:
        """Append a break, and return its row; its `id` is not looked at."""
        return self._transactions.insert(
            "breaks",
            start_utc=taken.start.utc,
            start_offset=taken.start.offset,
            end_utc=taken.end.utc,
            end_offset=taken.end.offset,
            lasted=taken.lasted,
            kind=taken.kind,
        )

    def open_ask(self, bout_id: int, show: ShowRecord, routine: str | None) -> int:
        """Begin an ask with its first show, and return its row."""
        with self.step():
            ask_id = self._transactions.insert("asks", bout_id=bout_id, routine=routine)
            self.show_again(ask_id, show)
        return ask_id

    def show_again(self, ask_id: int, show: ShowRecord) -> None:
        """Append a show to an ask; each number comes once."""
        self._transactions.insert(
            "shows",
            ask_id=ask_id,
            nth=show.nth,
            at_utc=show.at.utc,
            at_offset=show.at.offset,
            sitting=show.sitting,
        )

    def end_ask(self, ask_id: int, outcome: str, at: Dated) -> None:
        """Note how an ask ended: one of the outcomes that `AskRecord` names."""
        self._transactions.update(
            "UPDATE asks SET outcome = ?, ended_utc = ?, ended_offset = ? WHERE id = ? AND outcome IS NULL",
            (outcome, at.utc, at.offset, ask_id),
        )

    def start_activation(self, start: Dated, routine: str) -> int:
        """Begin an activation, and return its row; readers see it once it has finished."""
        return self._transactions.insert("activations", start_utc=start.utc, start_offset=start.offset, routine=routine)

    def activation_runs_on(self, activation_id: int, lasted: int) -> None:
        """Note how long an activation has lasted, in milliseconds on the steady clock."""
        self._transactions.update(
            "UPDATE activations SET lasted = ? WHERE id = ? AND outcome IS NULL", (lasted, activation_id)
        )

    def add_set(self, activation_id: int, done: SetRecord) -> None:
        """Append a set to an activation."""
        with self.step():
            (nth,) = self._transactions.execute(
                "SELECT coalesce(max(nth), 0) + 1 FROM sets WHERE activation_id = ?", (activation_id,)
            ).fetchone()
            self._transactions.insert(
                "sets",
                activation_id=activation_id,
                nth=nth,
                exercise=done.exercise,
                side=done.side,
                reps=done.reps,
                held=done.held,
                completed=int(done.completed),
                plausible=int(done.plausible),
            )

    def finish_activation(
        self,
        activation_id: int,
        end: Dated,
        lasted: int,
        outcome: Outcome,
        seated: bool,  # noqa: FBT001 - the record's field
    ) -> None:
        """Note how an activation finished; `lasted` is in milliseconds on the steady clock."""
        self._transactions.update(
            "UPDATE activations SET end_utc = ?, end_offset = ?, lasted = ?, outcome = ?, seated = ?"
            " WHERE id = ? AND outcome IS NULL",
            (end.utc, end.offset, lasted, outcome, int(seated), activation_id),
        )

    def correct_activation(self, activation_id: int, outcome: Outcome, at: Dated) -> None:
        """Append what the user says an activation's outcome was; what was noted first stays."""
        self._transactions.insert(
            "corrections", activation_id=activation_id, at_utc=at.utc, at_offset=at.offset, outcome=outcome
        )

    def correct_sitting(self, correction: SittingCorrection) -> int:
        """Append what the user says a part of a bout was, and return its row; the bout stays as it was noted."""
        return sitting_corrections.add(self._transactions, correction)

    def claim_ask(self, ask_id: int, at: Dated, *, done: bool) -> None:
        """Append that the user did what an ask proposed, or takes that back; its outcome stays as it was noted."""
        self._transactions.insert("claims", ask_id=ask_id, at_utc=at.utc, at_offset=at.offset, done=int(done))

    def undo_correction(self, correction_id: int, at: Dated) -> None:
        """Append that a correction of sitting is taken back.

        Raises:
            LookupError: there is no such correction.
        """
        sitting_corrections.undo(self._transactions, correction_id, at)

    def declare_posture(self, to: Posture, at: Dated) -> int:
        """Append a change of posture, and return its row; standing lasts until it is ended."""
        return self._transactions.insert("postures", at_utc=at.utc, at_offset=at.offset, posture=to)

    def standing_runs_on(self, posture_id: int, lasted: int) -> None:
        """Note how long standing has lasted; `lasted` is in milliseconds on the steady clock, here and below."""
        self._transactions.update(
            "UPDATE postures SET lasted = ? WHERE id = ? AND end_utc IS NULL", (lasted, posture_id)
        )

    def end_standing(self, posture_id: int, end: Dated, lasted: int) -> None:
        """Note that standing is over, back-dated if need be."""
        self._transactions.update(
            "UPDATE postures SET end_utc = ?, end_offset = ?, lasted = ? WHERE id = ? AND end_utc IS NULL",
            (end.utc, end.offset, lasted, posture_id),
        )

    def open_hold(self, reason: Hold, at: Dated) -> int:
        """Begin a hold, and return its row."""
        return self._transactions.insert("holds", reason=reason, start_utc=at.utc, start_offset=at.offset, lasted=0)

    def hold_runs_on(self, hold_id: int, lasted: int, kept_back: int | None) -> None:
        """Note how long a hold has lasted, and for how long it has kept back an ask that is due."""
        self._transactions.update(
            "UPDATE holds SET lasted = ?, kept_back = ? WHERE id = ? AND end_utc IS NULL",
            (lasted, kept_back, hold_id),
        )

    def end_hold(self, hold_id: int, end: Dated, lasted: int, kept_back: int | None = None) -> None:
        """Note that a hold is over."""
        self._transactions.update(
            "UPDATE holds SET end_utc = ?, end_offset = ?, lasted = ?, kept_back = ? WHERE id = ? AND end_utc IS NULL",
            (end.utc, end.offset, lasted, kept_back, hold_id),
        )

    def date_anew(self, until: int, dated: Callable[[int], Dated]) -> None:
        """The wall clock was set: give what is open its new dates; the arguments are those of `dating_anew`."""
        with self.step():
            date_anew(self._transactions, until, dated)

    def add_decision(self, decision: DecisionRecord) -> int:
        """Append a decision, and return its row; its `id` is not looked at."""
        return self._transactions.insert(
            "decisions",
            at_utc=decision.at.utc,
            at_offset=decision.at.offset,
            verdict=decision.verdict,
            reasons=" ".join(decision.reasons),
        )

    def save_state(self, state: Mapping[str, Any]) -> None:
        """Keep the sitting model's state, a JSON object, in place of the one before."""
        packed = json.dumps(state, separators=(",", ":"), allow_nan=False)
        with self.step():
            self._transactions.execute(
                "INSERT INTO state (id, json) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json",
                (packed,),
            )

    def load_state(self) -> dict[str, Any] | None:
        """The state saved last; None if there is none, or none that can be made out."""
        with as_unwritable(self._path):
            row = self._connection.execute("SELECT json FROM state WHERE id = 1").fetchone()
        try:
            state = json.loads(row[0]) if row else None
        except (ValueError, TypeError, RecursionError):
            return None
        return state if isinstance(state, dict) else None

    def close_what_was_left(self, at: Dated) -> None:
        """At a launch, end the asks, holds, standing and activations that a crash left open; the open bout stays.

        Asks become `withdrawn`, activations `abandoned`, as a quit would have it (rule 14 of the sitting model); what
        has a length ended where it was last seen.

        Args:
            at: the last moment of which it is known that the app was running.
        """
        with self.step():
            self._transactions.execute(
                "UPDATE asks SET outcome = 'withdrawn', ended_utc = ?, ended_offset = ? WHERE outcome IS NULL",
                (at.utc, at.offset),
            )
            self._transactions.execute(
                "UPDATE holds SET lasted = ifnull(lasted, 0), end_utc = start_utc + ifnull(lasted, 0),"
                " end_offset = start_offset WHERE end_utc IS NULL"
            )
            self._transactions.execute(
                "UPDATE postures SET lasted = ifnull(lasted, 0), end_utc = at_utc + ifnull(lasted, 0),"
                " end_offset = at_offset WHERE posture = 'standing' AND end_utc IS NULL"
            )
            self._transactions.execute(
                "UPDATE activations SET lasted = ifnull(lasted, 0), end_utc = start_utc + ifnull(lasted, 0),"
                " end_offset = start_offset, outcome = 'abandoned', seated = 0 WHERE outcome IS NULL"
            )

    def prune(self, before: Dated) -> int:
        """Drop decisions from before that moment, and return how many there were; nothing else is ever dropped."""
        with self.step():
            return self._transactions.execute("DELETE FROM decisions WHERE at_utc < ?", (before.utc,)).rowcount

    def _finish_bout(self, bout_id: int, end: Dated, lasted: int, ended_by: EndedBy) -> None:
        self._transactions.update(
            "UPDATE bouts SET end_utc = ?, end_offset = ?, lasted = ?, ended_by = ? WHERE id = ? AND ended_by = 'open'",
            (end.utc, end.offset, lasted, ended_by, bout_id),
        )
