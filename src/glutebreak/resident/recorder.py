"""What the sitting clock's steps leave in the log.

Each step is one transaction together with the model's saved state, so that rows and state always agree. While the
disk refuses, steps wait in memory and are written when it takes them again.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from glutebreak.core.happenings import (
    ActivationBegan,
    ActivationOver,
    AnswerRefused,
    AskAnswered,
    BoutEnded,
    BoutOpened,
    BreakTaken,
    EndedBy,
    Happening,
    Hold,
    Outcome,
    Posture,
    PromptShown,
    PromptWithdrawn,
)
from glutebreak.core.outlook import kept_back_by
from glutebreak.core.records import BreakRecord, Dated, DecisionRecord, PostureRecord, SetRecord, ShowRecord
from glutebreak.core.sitting_state import SittingState
from glutebreak.ports import Clock
from glutebreak.resident.sitting_clock import Step
from glutebreak.storage.log import DECISIONS_KEPT, Log, LogUnwritableError

MOST_WAITING = 10_000
"""Entries kept in memory while the disk refuses: some weeks of working days."""

Entry = Callable[["_Rows", Log], object]


@dataclass(slots=True)
class _Rows:
    """The rows of what is going on."""

    bout: int | None = None
    ask: int | None = None
    activation: int | None = None
    holds: dict[Hold, int] | None = None


class Recorder:
    """Writes what happens; `on_trouble` is told a sentence when the log stops taking it, and None when it does again.

    Args:
        log: the log, open for writing.
        clock: dates what happens.
        state: the sitting clock's state, as it is at the moment of writing.
        routine: the id of the routine that the ask on screen proposes.
        saved: the model's state and the clock's mark, which the next run goes on from.
        on_trouble: told when writing fails, and when it works again.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - each is a fact of its own
        self,
        log: Log,
        clock: Clock,
        state: Callable[[], SittingState],
        routine: Callable[[], str],
        saved: Callable[[], dict[str, Any]],
        on_trouble: Callable[[str | None], None],
    ) -> None:
        self._log = log
        self._clock = clock
        self._state = state
        self._routine = routine
        self._saved = saved
        self._on_trouble = on_trouble
        self._trouble: str | None = None
        self._rows = _Rows(holds={})
        self._waiting: list[Entry] = []
        self._kept_back: tuple[str, ...] = ()
        self._on_disk: tuple[int, int] | None = None

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
        date = _Dating(step.t, self._clock.wall())
        for happening in step.happenings:
            self._waiting += self._entries(happening, date)
        self._waiting += self._decisions(step, date)
        self._waiting += self._sign_of_life(date)
        self._write()

    def posture(self, to: Posture) -> None:
        """Write a declared posture."""
        declared = PostureRecord(Dated.of(self._clock.wall()), to)
        self._enter(lambda _, log: log.declare_posture(declared))

    def hold(self, reason: Hold, *, in_force: bool) -> None:
        """Write that a hold begins or ends."""
        now = Dated.of(self._clock.wall())

        def enter(rows: _Rows, log: Log) -> None:
            holds = rows.holds = dict(rows.holds or {})
            if in_force and reason not in holds:
                holds[reason] = log.open_hold(reason, now)
            elif not in_force and reason in holds:
                log.end_hold(holds.pop(reason), now)

        self._enter(enter)

    def set_done(self, done: SetRecord) -> None:
        """Write a set of the activation that runs, at once as it was seen."""

        def enter(rows: _Rows, log: Log) -> None:
            if rows.activation is not None:
                log.add_set(rows.activation, done)

        self._enter(enter)

    def correct(self, outcome: Outcome) -> None:
        """Write what the user says of the last activation."""
        now = Dated.of(self._clock.wall())

        def enter(rows: _Rows, log: Log) -> None:
            if rows.activation is not None:
                log.correct_activation(rows.activation, outcome, now)

        self._enter(enter)

    def prune(self) -> None:
        """Drop the decisions that are too old."""
        before = Dated.of(self._clock.wall() - timedelta(milliseconds=DECISIONS_KEPT))
        self._enter(lambda _, log: log.prune(before))

    def close(self) -> None:
        """At a quit: the ask that was on screen and every hold are over."""
        now = Dated.of(self._clock.wall())
        for reason in list(self._rows.holds or {}):
            self.hold(reason, in_force=False)

        def enter(rows: _Rows, log: Log) -> None:
            if rows.ask is not None:
                log.end_ask(rows.ask, "withdrawn", now)
                rows.ask = None

        self._enter(enter)
        self._log.close()

    def _enter(self, entry: Entry) -> None:
        self._waiting.append(entry)
        self._write()

    def _write(self) -> None:
        rows = replace(self._rows)
        try:
            with self._log.step():
                for entry in self._waiting:
                    entry(rows, self._log)
                self._log.save_state(self._saved())
        except LogUnwritableError as error:
            del self._waiting[MOST_WAITING:]
            self._say_trouble(str(error))
        else:
            self._rows = rows
            self._waiting.clear()
            self._say_trouble(None)

    def _say_trouble(self, trouble: str | None) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self._on_trouble(trouble)

    def _sign_of_life(self, date: "_Dating") -> list[Entry]:
        state = self._state()
        if state.bout is None:
            self._on_disk = None
            return []
        last_sign, lasted = state.presence.last_sign, state.presence.last_sign - state.bout
        if self._on_disk == (state.bout, last_sign):
            return []
        self._on_disk = (state.bout, last_sign)
        end = date.of(last_sign)

        def enter(rows: _Rows, log: Log) -> None:
            if rows.bout is not None:
                log.bout_runs_on(rows.bout, end, lasted)

        return [enter]

    def _decisions(self, step: Step, date: "_Dating") -> list[Entry]:
        """What was decided, and what keeps an ask back that is due, whenever that changes."""
        decisions = [_decision(happening, date) for happening in step.happenings]
        reasons = kept_back_by(self._state())
        due = not {"nobody-sits", "not-due", "activation"} & set(reasons)
        if due and reasons and reasons != self._kept_back:
            decisions.append(DecisionRecord(date.of(step.t), "kept-back", reasons))
        self._kept_back = reasons if due else ()

        def entry(decision: DecisionRecord) -> Entry:
            return lambda _, log: log.add_decision(decision)

        return [entry(decision) for decision in decisions if decision is not None]

    def _entries(self, happening: Happening, date: "_Dating") -> list[Entry]:
        match happening:
            case BoutOpened():
                return [_open_bout(date.of(happening.t))]
            case BoutEnded():
                return [_end_bout(happening, date.of(happening.end))]
            case BreakTaken(_, start, end, kind):
                taken = BreakRecord(date.of(start), date.of(end), end - start, kind)
                return [lambda _, log: log.add_break(taken)]
            case PromptShown():
                return [_show(happening, date.of(happening.t), self._routine())]
            case PromptWithdrawn():
                return [_end_ask("withdrawn", date.of(happening.t))]
            case AskAnswered():
                return [_end_ask(happening.choice, date.of(happening.t))]
            case ActivationBegan():
                return [_begin_activation(date.of(happening.t), self._routine())]
            case ActivationOver():
                return [_finish_activation(happening, date.of(happening.t))]
            case AnswerRefused():
                return []


@dataclass(frozen=True, slots=True)
class _Dating:
    """Dates moments on the steady clock by what the wall clock shows now."""

    t: int
    wall: datetime

    def of(self, t: int) -> Dated:
        moment = self.wall - timedelta(milliseconds=self.t - t)
        # The offset in force then may be another one than now's.
        return Dated.of(moment.astimezone())


def _open_bout(start: Dated) -> Entry:
    def enter(rows: _Rows, log: Log) -> None:
        rows.bout = log.open_bout(start)

    return enter


def _end_bout(ended: BoutEnded, end: Dated) -> Entry:
    def enter(rows: _Rows, log: Log) -> None:
        if rows.bout is not None:
            log.end_bout(rows.bout, end, ended.end - ended.start, ended.ended_by)
        if rows.ask is not None:
            log.end_ask(rows.ask, "unanswered", end)
        rows.bout = rows.ask = None

    return enter


def _show(shown: PromptShown, at: Dated, routine: str) -> Entry:
    show = ShowRecord(at, shown.nth, shown.sitting)

    def enter(rows: _Rows, log: Log) -> None:
        if rows.ask is not None and shown.opens_ask:
            log.end_ask(rows.ask, "unanswered", at)
            rows.ask = None
        if rows.ask is not None:
            log.show_again(rows.ask, show)
        elif rows.bout is not None:
            rows.ask = log.open_ask(rows.bout, show, routine)

    return enter


def _end_ask(outcome: str, at: Dated) -> Entry:
    def enter(rows: _Rows, log: Log) -> None:
        if rows.ask is not None:
            log.end_ask(rows.ask, outcome, at)
            rows.ask = None

    return enter


def _begin_activation(start: Dated, routine: str) -> Entry:
    def enter(rows: _Rows, log: Log) -> None:
        rows.activation = log.start_activation(start, routine)

    return enter


def _finish_activation(over: ActivationOver, end: Dated) -> Entry:
    def enter(rows: _Rows, log: Log) -> None:
        if rows.activation is not None:
            log.finish_activation(rows.activation, end, over.t - over.press, over.outcome, over.seated)

    return enter


def _decision(happening: Happening, date: _Dating) -> DecisionRecord | None:
    match happening:
        case PromptShown():
            return DecisionRecord(date.of(happening.t), "shown", ("due",))
        case AskAnswered():
            return DecisionRecord(date.of(happening.t), "answered", (happening.choice,))
        case AnswerRefused():
            return DecisionRecord(date.of(happening.t), "refused", (happening.choice,))
        case PromptWithdrawn():
            return DecisionRecord(date.of(happening.t), "withdrawn", ("nobody-sits",))
        case _:
            return None
