"""A short hand for traces, so that a row of a table is one line.

What goes in, comma by comma, is the moment and then the line: `0-600 input`, `610 lock`, `650 hold call`,
`700 posture standing`, `800 answer snooze 5`, `900 finish done seated`, `950 wall 2026-03-29T03:00:00+02:00`,
`999 end`, or first of all `start 2026-03-02T09:00:00+01:00`.

What comes out likewise: `1820 prompt 1` (in a bout that began at 0; else `1820 prompt 1 of 20`), `1999 withdraw 1`,
`780 bout 0-600 away`, `1000 break 600-1000 natural`, `9 refused snooze`.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from core.sitting.stepwise_reference import replay_stepwise
from glutebreak.core.sitting.replay import replay
from glutebreak.core.sitting.settings import SittingSettings, parse_setting
from glutebreak.core.sitting.trace import check, milliseconds, seconds

Row = tuple[str, ...]
"""What goes in, what comes out, and the settings that differ, if any."""


def lines_in(short: str) -> list[dict[str, Any]]:
    """The lines of a trace."""
    return [_line_in(each.split()) for each in short.split(",") if each.strip()]


def lines_out(short: str) -> list[dict[str, Any]]:
    """The objects that a replay must print."""
    return [_line_out(each.split()) for each in short.split(",") if each.strip()]


def settings(short: str = "") -> dict[str, Any]:
    """The settings that differ from the defaults, such as `settle=0s shows_per_ask=1`."""
    pairs = [each.split("=") for each in short.split()]
    return {name: parse_setting(name, text) for name, text in pairs}


def replayed(lines: Sequence[Mapping[str, Any]], changes: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What `glutebreak replay` prints for these lines."""
    texts = [json.dumps(line) for line in lines]
    return list(replay(texts, check(texts), SittingSettings().changed(changes)))


def assert_told(trace: str, told: str, changes: str = "") -> None:
    """The trace brings exactly this, by the model and by the stepwise reference."""
    lines, expected = lines_in(trace), lines_out(told)
    assert replayed(lines, settings(changes)) == expected
    assert replay_stepwise(lines, settings(changes)) == expected


def each_row(rows: Mapping[str, Row]) -> pytest.MarkDecorator:
    """Parametrize a test that takes `row` with a table whose keys are sentences."""
    return pytest.mark.parametrize("row", rows.values(), ids=list(rows))


def _number(text: str) -> int | float:
    return seconds(milliseconds(float(text)))


def _line_in(words: list[str]) -> dict[str, Any]:
    moment, kind, *rest = words
    if moment == "start":
        return {"start": kind}
    since, _, until = moment.partition("-")
    line = {"t": _number(since), "is": kind} | ({"until": _number(until)} if until else {})
    match kind, rest:
        case "hold" | "release", [reason]:
            return line | {"reason": reason}
        case "posture" | "wall", [to]:
            return line | {"to": to}
        case "answer", [choice]:
            return line | {"choice": choice}
        case "answer", ["snooze", minutes]:
            return line | {"choice": "snooze", "minutes": _number(minutes)}
        case "finish", [outcome]:
            return line | {"outcome": outcome}
        case "finish", [outcome, "seated"]:
            return line | {"outcome": outcome, "seated": True}
        case "input" | "lock" | "unlock" | "sleep" | "wake" | "quit" | "launch" | "end", []:
            return line
    raise ValueError(f"no line of a trace: {' '.join(words)}")


def _line_out(words: list[str]) -> dict[str, Any]:
    moment, kind, *rest = words
    line: dict[str, Any] = {"t": _number(moment), "is": kind}
    match kind, rest:
        case "prompt", [nth, *of]:
            bout = _number(of[1]) if of else 0
            sitting = seconds(milliseconds(line["t"]) - milliseconds(bout))
            return line | {"bout": bout, "sitting": sitting, "nth": int(nth)}
        case "withdraw", [nth]:
            return line | {"nth": int(nth)}
        case "bout" | "break", [span, named]:
            start, end = map(_number, span.split("-"))
            return line | {"start": start, "end": end, "ended_by" if kind == "bout" else "kind": named}
        case "refused", [choice]:
            return line | {"what": choice}
    raise ValueError(f"nothing that is printed: {' '.join(words)}")
