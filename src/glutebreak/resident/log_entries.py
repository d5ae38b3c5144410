"""What each happening leaves in the log, as entries that can wait until the disk takes them.

An entry is called with the rows of what is going on, which it may change, and with the log it writes to.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from glutebreak.core.records import BreakRecord, Dated, DecisionRecord, ShowRecord
from glutebreak.core.sitting.happenings import (
    ActivationBegan,
    ActivationOver,
    AnswerRefused,
    AskAnswered,
    BoutEnded,
    BoutOpened,
    BreakTaken,
    Happening,
    Hold,
    Posture,
    PromptShown,
    PromptWithdrawn,
    StandingBegan,
    StandingOver,
)
from glutebreak.resident.dates import Dates
from glutebreak.storage.log import Log

Entry = Callable[["Rows", Log], object]


@dataclass(slots=True)
class Rows:
    """The rows of what is going on."""

    bout: int | None = None
    ask: int | None = None
    activation: int | None = None
    standing: int | None = None
    holds: dict[Hold, int] = field(default_factory=dict)


def entries_of(happening: Happening, date: Dates, routine: Callable[[], str]) -> list[Entry]:
    """What a happening leaves in the log; `routine` names the one that is proposed or done."""
    match happening:
        case BoutOpened() | BoutEnded() | BreakTaken() | StandingBegan() | StandingOver():
            return [_of_posture(happening, date)]
        case PromptShown():
            return [_show(happening, date.of(happening.t), routine())]
        case PromptWithdrawn():
            return [_end_ask("withdrawn", date.of(happening.t))]
        case AskAnswered():
            return [_end_ask(happening.choice, date.of(happening.t))]
        case ActivationBegan():
            return [_begin_activation(date.of(happening.t), routine())]
        case ActivationOver():
            return [_finish_activation(happening, date.of(happening.t))]
        case AnswerRefused():
            return []


def _of_posture(happening: BoutOpened | BoutEnded | BreakTaken | StandingBegan | StandingOver, date: Dates) -> Entry:
    match happening:
        case BoutOpened():
            return _open_bout(date.of(happening.t))
        case BoutEnded():
            return _end_bout(happening, date.of(happening.end))
        case BreakTaken(_, start, end, kind):
            taken = BreakRecord(date.of(start), date.of(end), end - start, kind)
            return lambda _, log: log.add_break(taken)
        case StandingBegan():
            return _stand(date.of(happening.t))
        case StandingOver():
            return _stand_no_more(happening, date.of(happening.end))


def _open_bout(start: Dated) -> Entry:
    def enter(rows: Rows, log: Log) -> None:
        rows.bout = log.open_bout(start)

    return enter


def _end_bout(ended: BoutEnded, end: Dated) -> Entry:
    def enter(rows: Rows, log: Log) -> None:
        if rows.bout is not None:
            log.end_bout(rows.bout, end, ended.end - ended.start, ended.ended_by)
        if rows.ask is not None:
            log.end_ask(rows.ask, "unanswered", end)
        rows.bout = rows.ask = None

    return enter


def _stand(at: Dated) -> Entry:
    def enter(rows: Rows, log: Log) -> None:
        rows.standing = log.declare_posture(Posture.STANDING, at)

    return enter


def _stand_no_more(over: StandingOver, end: Dated) -> Entry:
    def enter(rows: Rows, log: Log) -> None:
        if rows.standing is not None:
            log.end_standing(rows.standing, end, over.end - over.start)
            rows.standing = None
        if over.said:
            log.declare_posture(Posture.SITTING, end)

    return enter


def begin_hold(reason: Hold, start: Dated) -> Entry:
    """What the beginning of a hold leaves in the log."""

    def enter(rows: Rows, log: Log) -> None:
        rows.holds = {**rows.holds, reason: log.open_hold(reason, start)}

    return enter


def end_hold(reason: Hold, end: Dated, lasted: int, kept_back: int | None) -> Entry:
    """What the end of a hold leaves in the log."""

    def enter(rows: Rows, log: Log) -> None:
        holds = dict(rows.holds)
        if (row := holds.pop(reason, None)) is not None:
            log.end_hold(row, end, lasted, kept_back)
        rows.holds = holds

    return enter


def _show(shown: PromptShown, at: Dated, routine: str) -> Entry:
    show = ShowRecord(at, shown.nth, shown.sitting)

    def enter(rows: Rows, log: Log) -> None:
        if rows.ask is not None and shown.opens_ask:
            log.end_ask(rows.ask, "unanswered", at)
            rows.ask = None
        if rows.ask is not None:
            log.show_again(rows.ask, show)
        elif rows.bout is not None:
            rows.ask = log.open_ask(rows.bout, show, routine)

    return enter


def _end_ask(outcome: str, at: Dated) -> Entry:
    def enter(rows: Rows, log: Log) -> None:
        if rows.ask is not None:
            log.end_ask(rows.ask, outcome, at)
            rows.ask = None

    return enter


def _begin_activation(start: Dated, routine: str) -> Entry:
    def enter(rows: Rows, log: Log) -> None:
        rows.activation = log.start_activation(start, routine)

    return enter


def _finish_activation(over: ActivationOver, end: Dated) -> Entry:
    def enter(rows: Rows, log: Log) -> None:
        if rows.activation is not None:
            log.finish_activation(rows.activation, end, over.t - over.press, over.outcome, over.seated)

    return enter


def decision_of(happening: Happening, date: Dates) -> DecisionRecord | None:
    """What was decided there; None where nothing was."""
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
