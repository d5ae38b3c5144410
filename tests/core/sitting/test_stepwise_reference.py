"""The naive reference is worth trusting: its random traces are well-formed, and it misses no moment.

The model's own examples, the tables of the rules and the whole days are held against it where they stand.
"""

import random

from core.sitting.random_traces import random_trace
from core.sitting.stepwise_reference import Stepwise, replay_stepwise


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
