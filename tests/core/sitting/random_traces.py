"""Random traces that aim at the edges of the sitting model.

Settings are drawn small and often equal, so that different rules fall due together. Times are mostly sums of one or two
settings after an earlier line's moment, exactly or a millisecond beside, or the moment of the next show, and many lines
share one moment. What would come next in a plain story (a wake after a sleep, a finish after a start) is likelier than
the rest, but everything may come at any time: releases of nothing, answers to nothing, lines while nothing runs.
"""

import random as randomness
from typing import Any

from hypothesis import strategies

from core.sitting.stepwise_reference import replay_stepwise

DURATIONS = {
    "prompt_after": (10, 10, 20, 30, 60),
    "repeat_every": (10, 15, 20, 30),
    "away_after": (10, 20, 30, 60, 90),
    "break_min": (10, 15, 20, 30, 60, 90),
    "snooze": (10, 15, 20, 30),
    "settle": (0, 1, 2, 5, 10, 30),
    "settle_limit": (0, 1, 5, 10, 20, 60),
    "after_hold": (0, 1, 5, 10, 30),
    "present_within": (2, 5, 10, 20, 60),
    "off_after": (60, 70, 120),
    "watch_limit": (0, 5, 10, 20, 30, 120),
}
"""The seconds that each duration is drawn from, all within the model's ranges."""

WEIGHTS = {
    "input": 30,
    "answer": 14,
    "hold": 9,
    "release": 9,
    "lock": 6,
    "unlock": 6,
    "sleep": 5,
    "wake": 5,
    "posture": 8,
    "finish": 6,
    "quit": 2,
    "launch": 2,
    "wall": 1,
}
"""How likely each kind of line is when no story asks for another."""

REASONS = ("call", "call", "watching", "watching", "fullscreen", "dnd", "quiet", "pause")
WALL_TIMES = ("2026-03-29T01:59:30+01:00", "2026-03-02T09:00:00+01:00", "2025-12-31T23:59:59.500-08:00")
STORY = {"lock": "unlock", "sleep": "wake", "quit": "launch", "finish": "input"}
"""What usually comes some time after a line of one kind."""


def random_settings(random: randomness.Random) -> dict[str, int]:
    """Settings in milliseconds and counts; some are left to their defaults, some have fractional seconds."""
    settings: dict[str, int] = {}
    for name, choices in DURATIONS.items():
        seconds = random.choice(choices)
        fraction = random.choice((1, 250, 500)) if random.random() < 0.05 else 0
        settings[name] = seconds * 1000 + fraction
    settings["shows_per_ask"] = random.choice((1, 1, 2, 3))
    settings["snooze_limit"] = random.choice((0, 1, 2, 3))
    settings["watching"] = random.random() < 0.85
    for name in random.sample(sorted(settings), random.choice((0, 0, 0, 1, 2))):
        del settings[name]
    return settings


def random_trace(random: randomness.Random) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """A well-formed trace and settings to replay it with.

    Args:
        random: where all chance comes from; the same state gives the same trace.

    Returns:
        The trace's lines, times in seconds; and the settings that differ from the defaults, in milliseconds and counts.
    """
    settings = random_settings(random)
    return _Story(random, settings).told(), settings


def random_traces() -> strategies.SearchStrategy[tuple[list[dict[str, Any]], dict[str, int]]]:
    """The same as a strategy of hypothesis."""
    return strategies.integers(min_value=0, max_value=2**48).map(lambda seed: random_trace(randomness.Random(seed)))


class _Story:
    """One trace in the making."""

    def __init__(self, random: randomness.Random, settings: dict[str, int]) -> None:
        self.random = random
        self.settings = settings
        self.durations = [value for name, value in sorted(settings.items()) if name in DURATIONS]
        self.now = 0
        self.named = [0]
        self.expected: list[str] = []
        self.lines: list[dict[str, Any]] = []

    def told(self) -> list[dict[str, Any]]:
        """All lines of the trace."""
        if self.random.random() < 0.2:
            self.lines.append({"start": self.random.choice(WALL_TIMES)})
        if self.random.random() < 0.2:
            self.now = self.some_moment()
        if self.random.random() < 0.7:
            self.say("input", **self.until())
        for _ in range(self.random.randint(1, self.random.choice((8, 20, 50)))):
            if self.random.random() > 0.3:
                self.now = self.some_moment()
            self.say_something()
        if self.random.random() < 0.7:
            if self.random.random() < 0.6:
                self.now = self.some_moment()
            self.say("end")
        return self.lines

    def say(self, kind: str, **what: Any) -> None:
        """Append one line at the present moment."""
        self.lines.append({"t": self.seconds(self.now), "is": kind, **what})
        self.named = [*self.named[-7:], self.now]

    def say_something(self) -> None:
        """Append a line of some kind: what the story asks for, or anything."""
        if self.expected and self.random.random() < 0.4:
            kind = self.expected.pop(self.random.randrange(len(self.expected)))
        else:
            kind = self.random.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        if kind == "answer" and self.random.random() < 0.4:
            self.now = self.next_show()
        if kind in STORY:
            self.expected.append(STORY[kind])
        self.say(kind, **self.details(kind))

    def details(self, kind: str) -> dict[str, Any]:
        """What a line of this kind says beyond its time."""
        match kind:
            case "input":
                return self.until() if self.random.random() < 0.6 else {}
            case "hold":
                self.expected.append("release")
                return {"reason": self.random.choice(REASONS)}
            case "release":
                held = [line["reason"] for line in self.lines if line.get("is") == "hold"]
                return {"reason": self.random.choice(held[-3:] or REASONS)}
            case "posture":
                declared = [line["to"] for line in self.lines if line.get("is") == "posture"]
                other = "sitting" if declared and declared[-1] == "standing" else "standing"
                return {"to": other if self.random.random() < 0.8 else self.random.choice(("sitting", "standing"))}
            case "answer":
                return self.answer()
            case "finish":
                seated = self.random.choice(({}, {}, {"seated": True}, {"seated": False}))
                return {"outcome": self.random.choice(("done", "done", "partly", "abandoned")), **seated}
            case "wall":
                return {"to": self.random.choice(WALL_TIMES)}
        return {}

    def answer(self) -> dict[str, Any]:
        """What an answer chooses."""
        choice = self.random.choice(("start", "start", "snooze", "snooze", "skip", "dismiss"))
        if choice == "start":
            self.expected.append("finish")
        minutes = {"minutes": self.random.choice((1, 1, 2, 5))}
        return {"choice": choice, **(minutes if choice == "snooze" and self.random.random() < 0.4 else {})}

    def until(self) -> dict[str, Any]:
        """The end of an input that lasts."""
        until = self.some_moment()
        if self.random.random() < 0.3:
            until = max(until, self.some_moment() + self.random.choice(self.durations))
        self.named.append(until)
        return {"until": self.seconds(until)}

    def some_moment(self) -> int:
        """A moment from now on: mostly a sum of up to two durations after a moment named before, or right beside it."""
        if self.random.random() < 0.1:
            return self.now + self.random.randint(0, 40_000)
        sums = {
            named + first + second
            for named in self.named[-8:]
            for first in (0, *self.durations)
            for second in (0, *self.durations)
        }
        beside = self.random.choice((0, 0, 0, 0, -1, 1))
        ahead = sorted(moment + beside for moment in sums if moment + beside >= self.now)
        near = self.random.choice((4, 12, 40, len(ahead)))
        return self.random.choice(ahead[:near]) if ahead else self.now

    def next_show(self) -> int:
        """The moment of the next show if nothing else happens and there is one soon; else the present moment."""
        ahead = {"t": self.seconds(self.now + 2 * max(self.durations)), "is": "end"}
        shows = [line["t"] for line in replay_stepwise([*self.lines, ahead], self.settings) if line["is"] == "prompt"]
        return next((moment for moment in (round(show * 1000) for show in shows) if moment >= self.now), self.now)

    @staticmethod
    def seconds(moment: int) -> float:
        """Milliseconds as a trace says them."""
        return moment // 1000 if moment % 1000 == 0 else moment / 1000
