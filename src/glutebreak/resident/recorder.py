"""What the sitting clock's steps leave in the log.

Each step is one transaction together with the model's saved state, so that rows and state always agree. While the
disk refuses, steps wait in memory and are written when it takes them again. Once the wall clock was set, what is open
is dated anew, so that whatever has an end lasted from its start to that end by both clocks.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from glutebreak.core.history.corrections import SittingCorrection
from glutebreak.core.records import DecisionRecord, SetRecord
from glutebreak.core.sitting.happenings import EndedBy, Hold, Outcome
from glutebreak.core.sitting.next_moments import kept_back_by
from glutebreak.core.sitting.state import SittingState
from glutebreak.ports import Clock
from glutebreak.resident.dates import Dates
from glutebreak.resident.log_entries import Entry, Rows, begin_hold, decision_of, end_hold, entries_of
from glutebreak.resident.sitting_clock import Step
from glutebreak.storage.errors import LogUnwritableError
from glutebreak.storage.log import DECISIONS_KEPT, Log

MOST_WAITING = 10_000
"""Entries kept in memory while the disk refuses: some weeks of working days. What is more than that is given up."""


@dataclass(slots=True)
class _HoldSoFar:
    """A hold that is in force, on the steady clock."""

    since: int
    kept_back_since: int | None = None
    """Since when it has kept an ask back that is due."""

    def lasted(self, t: int) -> tuple[int, int | None]:
        """How long it has lasted at that moment, and for how long it has kept an ask back."""
        return t - self.since, None if self.kept_back_since is None else t - self.kept_back_since


class Recorder:
    """Writes what happens.

    Args:
        log: the log, open for writing.
        clock: dates and measures what happens.
        state: the sitting clock's state, as it is at the moment of writing.
        routine: the id of the routine that the ask on screen proposes.
        saved: the model's state and the clock's mark, which the next run goes on from.
        on_trouble: told a sentence when the log stops taking what happens, and None when it does again.
        on_put_back: told when the log had been removed and is there again.
    """

    def __init__(  # noqa: PLR0913 - each is a fact of its own
        self,
        log: Log,
        clock: Clock,
        *,
        state: Callable[[], SittingState],
        routine: Callable[[], str],
        saved: Callable[[], dict[str, Any]],
        on_trouble: Callable[[str | None], None],
        on_put_back: Callable[[], None],
    ) -> None:
        self._log = log
        self._clock = clock
        self._dates = Dates(clock)
        self._holds: dict[Hold, _HoldSoFar] = {}
        self._state = state
        self._routine = routine
        self._saved = saved
        self._on_trouble = on_trouble
        self._on_put_back = on_put_back
        self._trouble: str | None = None
        self._rows = Rows()
        self._waiting: list[Entry] = []
        self._sign: Entry | None = None
        self._kept_back: tuple[str, ...] = ()
        self._held_back = False
        self._keeps_log = True

    def go_on(self) -> None:
        """Take up the open bout that an earlier run left, and close what else it left open.

        A bout that the model no longer knows of ended where the log last saw it.
        """
        running = self._log.running_bout()
        self._log.close_what_was_left(self._dates.now() if running is None else running.end)
        if running is None:
            return
        bout = self._state().bout
        if bout is None:
            self._log.end_bout(running.id, running.end, running.lasted, EndedBy.QUIT)
        else:
            self._rows.bout = running.id
            self._dates.go_on_from(bout, running.start)

    def step(self, step: Step) -> None:
        """Write what a step of the sitting clock brought, and how far an open bout has come."""
        dates = self._look()
        for happening in step.happenings:
            self._waiting += entries_of(happening, dates, self._routine)
        self._waiting += self._decisions(step, dates)
        self._sign = self._sign_of_life(step.t, dates)
        self._write()

    def hold(self, reason: Hold, *, in_force: bool) -> None:
        """Write that a hold begins or ends; a second of the same kind changes nothing."""
        t, dates = self._clock.steady(), self._look()
        if in_force == (reason in self._holds):
            return
        if in_force:
            self._holds[reason] = _HoldSoFar(t)
            self._enter(begin_hold(reason, dates.of(t)))
        else:
            self._enter(end_hold(reason, dates.of(t), *self._holds.pop(reason).lasted(t)))

    def set_done(self, done: SetRecord) -> None:
        """Write a set of the activation that runs, at once as it was seen."""

        def enter(rows: Rows, log: Log) -> None:
            if rows.activation is not None:
                log.add_set(rows.activation, done)

        self._enter(enter)

    def correct(self, outcome: Outcome) -> None:
        """Write what the user says of the last activation."""
        now = self._look().now()

        def enter(rows: Rows, log: Log) -> None:
            if rows.activation is not None:
                log.correct_activation(rows.activation, outcome, now)

        self._enter(enter)

    def correct_activation(self, activation_id: int, outcome: Outcome) -> None:
        """Write what the user says of a finished activation; its row must be there."""
        now = self._look().now()
        self._enter(lambda _, log: log.correct_activation(activation_id, outcome, now))

    def claim_ask(self, ask_id: int, *, done: bool) -> None:
        """Write that the user did what an ask proposed, or takes that back; its row must be there."""
        now = self._look().now()
        self._enter(lambda _, log: log.claim_ask(ask_id, now, done=done))

    def correct_sitting(self, correction: SittingCorrection) -> None:
        """Write what the user says of a part of a bout; its row must be there."""
        self._enter(lambda _, log: log.correct_sitting(correction))

    def undo_correction(self, correction_id: int) -> None:
        """Write that a correction of sitting is taken back; its row must be there."""
        now = self._look().now()
        self._enter(lambda _, log: log.undo_correction(correction_id, now))

    def hold_back(self) -> None:
        """Let what happens wait in memory: somebody else is at the log."""
        self._held_back = True

    def write_again(self) -> None:
        """Write what has waited. A finished activation may have been deleted meanwhile."""
        self._held_back = False
        if self._state().activation is None:
            self._rows.activation = None
        self._write()

    def keep_log(self, *, on: bool) -> None:
        """Write what happens, or nothing but the model's state; what is open then ends where it was last seen.

        Switched on again, the log goes on with the next bout.
        """
        if on == self._keeps_log:
            return
        if not on:
            now = self._look().now()

            def end(rows: Rows, log: Log) -> None:
                running = log.running_bout()
                if running is not None:
                    log.end_bout(running.id, running.end, running.lasted, EndedBy.QUIT)
                log.close_what_was_left(now)
                rows.bout = rows.ask = rows.activation = rows.standing = None
                rows.holds = {}

            self._enter(end)
        self._keeps_log = on

    def prune(self) -> None:
        """Drop the decisions that are too old."""
        dates = self._look()
        before = dates.at(dates.now().utc - DECISIONS_KEPT)
        self._enter(lambda _, log: log.prune(before))

    def close(self) -> None:
        """At a quit: the ask that was on screen and every hold are over."""
        now = self._look().now()
        for reason in list(self._holds):
            self.hold(reason, in_force=False)

        def enter(rows: Rows, log: Log) -> None:
            if rows.ask is not None:
                log.end_ask(rows.ask, "withdrawn", now)
                rows.ask = None

        self._enter(enter)
        self._log.close()

    def _enter(self, entry: Entry) -> None:
        self._waiting.append(entry)
        self._write()

    def _write(self) -> None:
        if self._held_back:
            return
        if not self._keeps_log:
            self._waiting.clear()
            self._sign = None
        rows = replace(self._rows)
        try:
            if self._log.stay_in_place():
                self._on_put_back()
            with self._log.step():
                for entry in [*self._waiting, *([self._sign] if self._sign else [])]:
                    entry(rows, self._log)
                self._log.save_state(self._saved())
        except LogUnwritableError as error:
            if len(self._waiting) > MOST_WAITING:
                self._give_up_what_waits()
            self._say_trouble(str(error))
        except Exception:
            # A bug: it is raised, but the entries that cause it are given up, so that later ones can be written.
            self._give_up_what_waits()
            raise
        else:
            self._rows = rows
            self._waiting.clear()
            self._say_trouble(None)

    def _give_up_what_waits(self) -> None:
        """Begin anew with what goes on now; what the log holds open ended where it was last seen."""
        bout = self._state().bout
        start = None if bout is None else self._dates.of(bout)

        def begin_anew(rows: Rows, log: Log) -> None:
            rows.ask = rows.activation = rows.standing = None
            rows.holds = {}
            running = log.running_bout()
            if running is not None:
                log.close_what_was_left(running.end)
                if start is not None and start.utc < running.end.utc:
                    # It is the bout that still goes on.
                    rows.bout = running.id
                    return
                log.end_bout(running.id, running.end, running.lasted, EndedBy.QUIT)
            rows.bout = None if start is None else log.open_bout(start)

        self._waiting = [begin_anew]

    def _say_trouble(self, trouble: str | None) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self._on_trouble(trouble)

    def _look(self) -> Dates:
        """What dates; should the wall clock have been set, what is open is dated anew first."""
        dates, by = self._dates, self._dates.look()
        if by:
            until = dates.now().utc - by
            self._waiting.append(lambda _, log: log.date_anew(until, lambda utc: dates.at(utc + by)))
        return dates

    def _sign_of_life(self, t: int, dates: Dates) -> Entry:
        """How far what is open has come; the latest stands for those that the disk has not taken."""
        state = self._state()
        bout, standing, activation = state.bout, state.standing_since, state.activation
        last_sign, press = state.presence.last_sign, None if activation is None else activation.press
        end = None if bout is None else dates.of(last_sign)
        holds = {reason: hold.lasted(t) for reason, hold in self._holds.items()}

        def enter(rows: Rows, log: Log) -> None:
            if rows.bout is not None and bout is not None and end is not None:
                log.bout_runs_on(rows.bout, end, last_sign - bout)
            if rows.standing is not None and standing is not None:
                log.standing_runs_on(rows.standing, max(last_sign - standing, 0))
            if rows.activation is not None and press is not None:
                log.activation_runs_on(rows.activation, t - press)
            for reason, row in rows.holds.items():
                if reason in holds:
                    log.hold_runs_on(row, *holds[reason])

        return enter

    def _decisions(self, step: Step, dates: Dates) -> list[Entry]:
        """What was decided, and what keeps an ask back that is due, whenever that changes."""
        decisions = [decision_of(happening, dates) for happening in step.happenings]
        reasons = kept_back_by(self._state())
        due = not {"nobody-sits", "not-due", "activation"} & set(reasons)
        if due and reasons and reasons != self._kept_back:
            decisions.append(DecisionRecord(dates.of(step.t), "kept-back", reasons))
            for reason, hold in self._holds.items():
                if reason in reasons and hold.kept_back_since is None:
                    hold.kept_back_since = step.t
        self._kept_back = reasons if due else ()

        def entry(decision: DecisionRecord) -> Entry:
            return lambda _, log: log.add_decision(decision)

        return [entry(decision) for decision in decisions if decision is not None]
