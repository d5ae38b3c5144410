"""The naive reference is worth trusting: it gives the model's own examples, and its random traces are well-formed."""

import random
from typing import Any

import pytest

from core.random_traces import random_trace
from core.stepwise_reference import Stepwise, replay_stepwise


def typed(since: float, until: float | None = None) -> dict[str, Any]:
    """An input line."""
    return {"t": since, "is": "input"} | ({} if until is None else {"until": until})


def prompt(moment: float, nth: int = 1) -> dict[str, Any]:
    """A show in a bout that began at 0."""
    return {"t": moment, "is": "prompt", "bout": 0, "sitting": moment, "nth": nth}


def bout(moment: float, start: float, end: float, ended_by: str) -> dict[str, Any]:
    """A bout's line."""
    return {"t": moment, "is": "bout", "start": start, "end": end, "ended_by": ended_by}


def pause(start: float, end: float, kind: str) -> dict[str, Any]:
    """A break's line, printed at its end."""
    return {"t": end, "is": "break", "start": start, "end": end, "kind": kind}


def end(moment: float) -> dict[str, Any]:
    """The line that ends a trace."""
    return {"t": moment, "is": "end"}


EXAMPLES = {
    "typing on": ([typed(0, 1900), end(1900)], [prompt(1820), bout(1900, 0, 1900, "open")]),
    "a gap": ([typed(0, 600), typed(779, 800), end(800)], [bout(800, 0, 800, "open")]),
    "an absence": (
        [typed(0, 600), typed(800), end(800)],
        [bout(780, 0, 600, "away"), pause(600, 800, "natural"), bout(800, 800, 800, "open")],
    ),
    "settled": ([typed(0, 1795), typed(1830), end(1840)], [prompt(1800), bout(1840, 0, 1840, "open")]),
    "not present": ([typed(0, 1700), typed(1830), end(1840)], [prompt(1832), bout(1840, 0, 1840, "open")]),
    "a short lock": (
        [typed(0, 600), {"t": 610, "is": "lock"}, {"t": 660, "is": "unlock"}, end(700)],
        [bout(700, 0, 700, "open")],
    ),
    "a lock": (
        [typed(0, 600), {"t": 610, "is": "lock"}, {"t": 900, "is": "unlock"}, end(900)],
        [bout(670, 0, 610, "lock"), pause(610, 900, "natural"), bout(900, 900, 900, "open")],
    ),
    "a call": (
        [
            typed(0, 600),
            {"t": 650, "is": "hold", "reason": "call"},
            {"t": 2400, "is": "release", "reason": "call"},
            end(2430),
        ],
        [prompt(2430), bout(2430, 0, 2430, "open")],
    ),
    "an activation": (
        [
            typed(0, 1900),
            {"t": 1900, "is": "answer", "choice": "start"},
            {"t": 2000, "is": "finish", "outcome": "done"},
            typed(2010),
            end(2010),
        ],
        [
            prompt(1820),
            bout(2000, 0, 1900, "activation"),
            pause(1900, 2010, "prompted"),
            bout(2010, 2010, 2010, "open"),
        ],
    ),
}
"""The model's nine examples, all with the default settings."""


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_reference_gives_the_models_examples(name: str) -> None:
    """Each example of the model comes out exactly."""
    lines, printed = EXAMPLES[name]
    assert replay_stepwise(lines, {}) == printed


def test_random_traces_are_well_formed_and_reach_every_kind_of_line_out() -> None:
    """Times never go back and have three decimals at most, nothing follows an end, and every happening comes up."""
    seen = set()
    for seed in range(200):
        lines, settings = random_trace(random.Random(seed))
        times = [line["t"] for line in lines if "t" in line]
        assert times == sorted(times)
        assert all(round(moment, 3) == moment >= 0 for moment in times)
        assert all(line.get("until", line.get("t", 0)) >= line.get("t", 0) for line in lines)
        assert all("start" not in line for line in lines[1:])
        assert all(line.get("is") != "end" for line in lines[:-1])
        for line in replay_stepwise(lines, settings):
            seen.add((line["is"], line.get("ended_by", line.get("kind", line.get("what")))))
    ends = {("bout", reason) for reason in ("away", "lock", "sleep", "posture", "activation", "quit", "open")}
    breaks = {("break", "natural"), ("break", "prompted")}
    refused = {("refused", choice) for choice in ("start", "snooze", "skip", "dismiss")}
    assert seen == ends | breaks | refused | {("prompt", None), ("withdraw", None)}


def test_visiting_every_single_millisecond_changes_nothing() -> None:
    """The moments that the reference visits are enough: with all milliseconds, short traces come out the same."""
    tried = 0
    for seed in range(40):
        lines, settings = random_trace(random.Random(seed))
        patient = Stepwise(lines, settings)
        if patient.end <= 30_000:
            tried += 1
            patient.moments = list(range(patient.end + 1))
            patient.known = set(patient.moments)
            assert patient.walk() == replay_stepwise(lines, settings)
    assert tried
