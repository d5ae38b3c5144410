"""Killed at random moments of a scripted day, glutebreak loses at most a minute of the bout that was open."""

import json
import os
import random
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from desktop_parts import scripted_day
from desktop_parts.scripted_day import MORNING, TYPING
from glutebreak.storage.reader import LogReader

CRASHES = int(os.environ.get("GLUTEBREAK_CRASHES", "20"))
"""`make soak` asks for more."""
MINUTE = 60_000
EVENING = TYPING[-1][1]
DOWN = 5_000
"""Milliseconds of the day from a crash to the next launch."""


@dataclass(frozen=True)
class Crash:
    """What is known of a run that was killed."""

    now: int
    """The last moment that it went to, in milliseconds of the day."""
    sign: int
    """When somebody had typed last by then."""
    bout: int | None
    """The bout that was open at the last step that it told of."""


def live_and_die(log: Path, start: int, last: int, patience: int) -> Crash:
    """Live from one moment of the day past another, and be killed so many reads of the pipe after that."""
    command = [sys.executable, scripted_day.__file__, str(log), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as life:
        assert life.stdout is not None
        told: list[dict[str, Any]] = []
        for line in life.stdout:
            told.append(json.loads(line))
            if told[-1].get("now", 0) >= last:
                patience -= 1
            if patience < 0:
                life.kill()
                break
        # What it said before it died counts too; only the very last line may be cut short.
        told += [json.loads(line) for line in life.stdout if line.endswith("\n")]
    before = [each for each in told if "now" in each]
    after = [each for each in told if "t" in each]
    return Crash(before[-1]["now"], before[-1]["sign"], after[-1]["bout"] if after else None)


def logged(log: Path) -> list[dict[str, Any]]:
    """The bouts that the log holds, with `start` and `end` in milliseconds of the day."""
    bouts = [record for record in LogReader(log).everything() if record["is"] == "bout"]
    return [bout | {edge: of_the_day(bout[edge]) for edge in ("start", "end")} for bout in bouts]


def of_the_day(moment: str) -> int:
    """Milliseconds from the morning."""
    return round((datetime.fromisoformat(moment) - MORNING).total_seconds() * 1000)


def test_no_crash_costs_more_than_a_minute_of_the_open_bout(tmp_path: Path) -> None:
    """The log opens after every crash, holds no two bouts at once, and knows the open bout to within a minute."""
    log = tmp_path / "log.db"
    chance = random.Random(20260302)
    now, lost = 0, []
    for moment in sorted(chance.randrange(EVENING) for _ in range(CRASHES)):
        crash = live_and_die(log, now, max(moment, now), patience=chance.randrange(4))
        bouts = logged(log)
        if crash.bout is not None:
            assert bouts[-1]["start"] == crash.bout
            # The step that ends a bout may be on disk before it is told of: then its end is known, and nothing is lost.
            # What was typed while nothing ran was never seen, so this crash cannot have lost it.
            if bouts[-1]["ended_by"] == "open":
                lost.append(crash.sign - max(bouts[-1]["end"], now))
        assert all(one["end"] <= other["start"] for one, other in pairwise(bouts)), bouts
        now = crash.now + DOWN
    assert len(lost) > CRASHES // 3
    assert max(lost) <= MINUTE
    assert len(logged(log)) > 5
