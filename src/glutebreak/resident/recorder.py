"""What the sitting clock's steps leave in the log.

Each step is one transaction together with the model's saved state, so that rows and state always agree. While the
disk refuses, steps wait in memory and are written when it takes them again.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from glutebreak.core.history.corrections import SittingCorrection
from glutebreak.core.records import Dated, DecisionRecord, PostureRecord, SetRecord
from glutebreak.core.sitting.happenings import EndedBy, Hold, Outcome, Posture
from glutebreak.core.sitting.next_moments import kept_back_by
from glutebreak.core.sitting.state import SittingState
from glutebreak.ports import Clock
from glutebreak.resident.entries import Dating, Entry, Rows, decision_of, entries_of
from glutebreak.resident.sitting_clock import Step
from glutebreak.storage.errors import LogUnwritableError
from glutebreak.storage.log import DECISIONS_KEPT, Log

MOST_WAITING = 10_000
"""Entries kept in memory while the disk refuses: some weeks of working days. What is more than that is given up."""


class Recorder:
    """Writes what happens.

    Args:
        log: the log, open for writing.
        clock: dates what happens.
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
        self._log.close_what_was_left(Dated.of(self._clock.wall()) if running is None else running.end)
        if running is None:
            return
        if self._state().bout is None:
            self._log.end_bout(running.id, running.end, running.lasted, EndedBy.QUIT)
        else:
            self._rows.bout = running.id

    def step(self, step: Step) -> None:
        """Write what a step of the sitting clock brought, and how far an open bout has come."""
        date = Dating(step.t, self._clock.wall())
        for happening in step.happenings:
            self._waiting += entries_of(happening, date, self._routine)
        self._waiting += self._decisions(step, date)
        self._sign = self._sign_of_life(date)
        self._write()

    def posture(self, to: Posture) -> None:
        """Write a declared posture."""
        declared = PostureRecord(Dated.of(self._clock.wall()), to)
        self._enter(lambda _, log: log.declare_posture(declared))

    def hold(self, reason: Hold, *, in_force: bool) -> None:
        """Write that a hold begins or ends."""
        now = Dated.of(self._clock.wall())

        def enter(rows: Rows, log: Log) -> None:
            holds = rows.holds = dict(rows.holds)
            if in_force and reason not in holds:
                holds[reason] = log.open_hold(reason, now)
            elif not in_force and reason in holds:
                log.end_hold(holds.pop(reason), now)

        self._enter(enter)

    def set_done(self, done: SetRecord) -> None:
        """Write a set of the activation that runs, at once as it was seen."""

        def enter(rows: Rows, log: Log) -> None:
            if rows.activation is not None:
                log.add_set(rows.activation, done)

        self._enter(enter)

    def correct(self, outcome: Outcome) -> None:
        """Write what the user says of the last activation."""
        now = Dated.of(self._clock.wall())

        def enter(rows: Rows, log: Log) -> None:
            if rows.activation is not None:
                log.correct_activation(rows.activation, outcome, now)

        self._enter(enter)

    def correct_activation(self, activation_id: int, outcome: Outcome) -> None:
        """Write what the user says of a finished activation; its row must be there."""
        now = Dated.of(self._clock.wall())
        self._enter(lambda _, log: log.correct_activation(activation_id, outcome, now))

    def claim_ask(self, ask_id: int, *, done: bool) -> None:
        """Write that the user did what an ask proposed, or takes that back; its row must be there."""
        now = Dated.of(self._clock.wall())
        self._enter(lambda _, log: log.claim_ask(ask_id, now, done=done))

    def correct_sitting(self, correction: SittingCorrection) -> None:
        """Write what the user says of a part of a bout; its row must be there."""
        self._enter(lambda _, log: log.correct_sitting(correction))

    def undo_correction(self, correction_id: int) -> None:
        """Write that a correction of sitting is taken back; its row must be there."""
        now = Dated.of(self._clock.wall())
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
            now = Dated.of(self._clock.wall())

            def end(rows: Rows, log: Log) -> None:
                running = log.running_bout()
                if running is not None:
                    log.end_bout(running.id, running.end, running.lasted, EndedBy.QUIT)
                log.close_what_was_left(now)
                rows.bout = rows.ask = rows.activation = None
                rows.holds = {}

            self._enter(end)
        self._keeps_log = on

    def prune(self) -> None:
        """Drop the decisions that are too old."""
        before = Dated.of(self._clock.wall() - timedelta(milliseconds=DECISIONS_KEPT))
        self._enter(lambda _, log: log.prune(before))

    def close(self) -> None:
        """At a quit: the ask that was on screen and every hold are over."""
        now = Dated.of(self._clock.wall())
        for reason in list(self._rows.holds):
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
            # A bug, which is to be loud; but what cannot be written must not keep everything after it from the log.
            self._give_up_what_waits()
            raise
        else:
            self._rows = rows
            self._waiting.clear()
            self._say_trouble(None)

    def _give_up_what_waits(self) -> None:
        """Begin anew with what goes on now; what the log holds open ended where it was last seen."""
        bout = self._state().bout
        start = None if bout is None else Dating(self._clock.steady(), self._clock.wall()).of(bout)

        def begin_anew(rows: Rows, log: Log) -> None:
            rows.ask = rows.activation = None
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

    def _sign_of_life(self, date: Dating) -> Entry | None:
        """How far the open bout has come; the latest stands for those that the disk has not taken."""
        state = self._state()
        if state.bout is None:
            return None
        end, lasted = date.of(state.presence.last_sign), state.presence.last_sign - state.bout

        def enter(rows: Rows, log: Log) -> None:
            if rows.bout is not None:
                log.bout_runs_on(rows.bout, end, lasted)

        return enter

    def _decisions(self, step: Step, date: Dating) -> list[Entry]:
        """What was decided, and what keeps an ask back that is due, whenever that changes."""
        decisions = [decision_of(happening, date) for happening in step.happenings]
        reasons = kept_back_by(self._state())
        due = not {"nobody-sits", "not-due", "activation"} & set(reasons)
        if due and reasons and reasons != self._kept_back:
            decisions.append(DecisionRecord(date.of(step.t), "kept-back", reasons))
        self._kept_back = reasons if due else ()

        def entry(decision: DecisionRecord) -> Entry:
            return lambda _, log: log.add_decision(decision)

        return [entry(decision) for decision in decisions if decision is not None]
