"""A trace replayed through the sitting model: what it would have told, as objects in the trace format."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from glutebreak.core.durations import MINUTE
from glutebreak.core.sitting.happenings import (
    ActivationBegan,
    ActivationOver,
    AnswerRefused,
    AskAnswered,
    BoutEnded,
    BoutOpened,
    BreakTaken,
    Choice,
    Happening,
    Hold,
    Outcome,
    Posture,
    PromptShown,
    PromptWithdrawn,
    StandingBegan,
    StandingOver,
)
from glutebreak.core.sitting.model import SittingModel
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.core.sitting.state import SittingState
from glutebreak.core.sitting.trace import Line, milliseconds, parse, seconds


def replay(lines: Iterable[str], latest: int, settings: SittingSettings) -> Iterator[dict[str, Any]]:
    """What the model tells of a trace that has been checked, as the objects of the output's lines.

    Args:
        lines: the trace.
        latest: what `check` returned for it.
        settings: what the model goes by.
    """
    model = SittingModel(SittingState(settings))
    for text in lines:
        if not text.strip():
            continue
        line = parse(text)
        if "is" not in line:
            continue
        t = milliseconds(line["t"])
        if line["is"] == "end":
            break
        for happening in feed(model, t, line):
            if (told := printed(happening)) is not None:
                yield told
    for happening in model.pass_time(latest):
        if (told := printed(happening)) is not None:
            yield told
    if (open_bout := still_open(model)) is not None:
        yield open_bout


def feed(model: SittingModel, t: int, line: Line) -> list[Happening]:
    """Tell the model one checked line that happens at `t` milliseconds."""
    return _FEEDS[line["is"]](model, t, line)


def printed(happening: Happening) -> dict[str, Any] | None:
    """The output's object for a happening; None for one that the trace format does not print."""
    at = {"t": seconds(happening.t)}
    match happening:
        case PromptShown():
            bout, sitting = seconds(happening.bout), seconds(happening.sitting)
            return at | {"is": "prompt", "bout": bout, "sitting": sitting, "nth": happening.nth}
        case PromptWithdrawn():
            return at | {"is": "withdraw", "nth": happening.nth}
        case BoutEnded():
            start, end = seconds(happening.start), seconds(happening.end)
            return at | {"is": "bout", "start": start, "end": end, "ended_by": happening.ended_by}
        case BreakTaken():
            start, end = seconds(happening.start), seconds(happening.end)
            return at | {"is": "break", "start": start, "end": end, "kind": happening.kind}
        case AnswerRefused():
            return at | {"is": "refused", "what": happening.choice}
        case BoutOpened() | StandingBegan() | StandingOver() | AskAnswered() | ActivationBegan() | ActivationOver():
            return None


def still_open(model: SittingModel) -> dict[str, Any] | None:
    """The output's object for a bout that runs to the trace's end."""
    if model.state.bout is None:
        return None
    start, now = seconds(model.state.bout), seconds(model.state.now)
    return {"t": now, "is": "bout", "start": start, "end": now, "ended_by": "open"}


def _input(model: SittingModel, t: int, line: Line) -> list[Happening]:
    return model.input(t, milliseconds(line["until"]) if "until" in line else t)


def _answer(model: SittingModel, t: int, line: Line) -> list[Happening]:
    minutes = line.get("minutes")
    return model.answer(t, Choice(line["choice"]), None if minutes is None else round(minutes * MINUTE))


_FEEDS: dict[str, Callable[[SittingModel, int, Line], list[Happening]]] = {
    "input": _input,
    "lock": lambda model, t, _: model.lock(t),
    "unlock": lambda model, t, _: model.unlock(t),
    "sleep": lambda model, t, _: model.sleep(t),
    "wake": lambda model, t, _: model.wake(t),
    "hold": lambda model, t, line: model.hold(t, Hold(line["reason"])),
    "release": lambda model, t, line: model.release(t, Hold(line["reason"])),
    "posture": lambda model, t, line: model.posture(t, Posture(line["to"])),
    "answer": _answer,
    "finish": lambda model, t, line: model.finish(t, Outcome(line["outcome"]), seated=line.get("seated", False)),
    "wall": lambda model, t, _: model.pass_time(t),
    "quit": lambda model, t, _: model.quit(t),
    "launch": lambda model, t, _: model.launch(t),
}
