"""Three whole days, told line by line in days/*.jsonl, with the asks that a person would expect."""

import json
from pathlib import Path
from typing import Any

import pytest

from core.sitting.stepwise_reference import replay_stepwise
from core.sitting.trace_lines import lines_out
from glutebreak.core.sitting.replay import replay
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.core.sitting.trace import check

DAYS = sorted((Path(__file__).parent / "days").glob("*.jsonl"), key=lambda path: path.stem)


def lines_of(day: Path) -> list[dict[str, Any]]:
    """The day's lines, with the keys that only a person reads."""
    return [json.loads(line) for line in day.read_text(encoding="utf-8").splitlines()]


def told_from_to(lines: list[dict[str, Any]]) -> list[tuple[float, float, str]]:
    """From when and to when each thing is told by the day's own account, and what it is."""
    moments = [line.get("t", 0) for line in lines]
    spans = zip(moments, [*moments[1:], moments[-1]], lines, strict=True)
    return [(since, to, told) for since, to, line in spans for told in line.get("told", ())]


@pytest.mark.parametrize("day", DAYS, ids=lambda day: day.stem)
def test_a_whole_day_brings_what_a_person_would_expect(day: Path) -> None:
    """Every ask, bout and break of the day, each between the lines where the day tells it, and nothing else."""
    texts = day.read_text(encoding="utf-8").splitlines()
    expected = told_from_to(lines_of(day))
    objects = lines_out(", ".join(told for _, _, told in expected))
    assert list(replay(texts, check(texts), SittingSettings())) == objects
    assert replay_stepwise(lines_of(day), {}) == objects
    assert all(since <= told["t"] <= to for (since, to, _), told in zip(expected, objects, strict=True))


def test_the_days_hold_all_that_a_day_may_bring() -> None:
    """Every kind of line, hold, answer, end and break comes up in one of them, and every line explains itself."""
    lines = [line for day in DAYS for line in lines_of(day)]
    assert all(line["note"] for line in lines)
    assert len(DAYS) == 3
    kinds = {line["is"] for line in lines[1:] if "is" in line}
    assert kinds == {
        *("input", "lock", "unlock", "sleep", "wake", "hold", "release", "posture", "answer", "finish", "wall"),
        *("quit", "launch", "end"),
    }
    assert {line["choice"] for line in lines if "choice" in line} == {"start", "snooze", "skip", "dismiss"}
    assert {line["outcome"] for line in lines if "outcome" in line} == {"done", "partly", "abandoned"}
    told = [told for _, _, told in told_from_to(lines)]
    endings = {words[3] for words in map(str.split, told) if words[1] in {"bout", "break"}}
    assert endings == {"away", "lock", "sleep", "posture", "activation", "quit", "open", "natural", "prompted"}
