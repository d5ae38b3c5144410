"""What holds for every trace, tried on random ones that aim at the edges.

`GLUTEBREAK_TRACES` says how many traces each property is tried on; `make soak` asks for more than a day's test does.
"""

import json
import os
import random
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from core.sitting.random_traces import random_trace, random_traces
from core.sitting.signs_of_the_user import SignsOfTheUser
from core.sitting.stepwise_reference import replay_stepwise
from core.sitting.trace_lines import replayed
from glutebreak.core.sitting.happenings import AskAnswered, BoutOpened, Choice, Happening, PromptShown, PromptWithdrawn
from glutebreak.core.sitting.model import SittingModel
from glutebreak.core.sitting.replay import feed, printed, still_open
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.core.sitting.state import SittingState
from glutebreak.core.sitting.trace import check, milliseconds

TRACES = int(os.environ.get("GLUTEBREAK_TRACES", "200"))
"""How many traces each property is tried on."""

Trace = tuple[list[dict[str, Any]], dict[str, int]]
"""Lines, and the settings that differ from the defaults."""

holds_for_every_trace = settings(
    derandomize=True,
    deadline=None,
    max_examples=TRACES,
    phases=[Phase.generate],  # a smaller seed is no simpler trace
    suppress_health_check=[HealthCheck.too_slow],
)


def told_of(trace: Trace) -> list[dict[str, Any]]:
    """What is printed of a trace."""
    return replayed(*trace)


def stepped(
    trace: Trace, before_each: Callable[[SittingModel, int], tuple[SittingModel, list[Happening]]]
) -> list[Any]:
    """What is printed if something is done with the model before each line and before the end."""
    lines, changes = trace
    latest = check([json.dumps(line) for line in lines])
    model = SittingModel(SittingState(SittingSettings().changed(changes)))
    told: list[dict[str, Any] | None] = []
    for line in [*lines, {"t": latest / 1_000, "is": "end"}]:
        if "is" in line:
            t = milliseconds(line["t"])
            model, happenings = before_each(model, t)
            told += map(printed, happenings)
            if line["is"] == "end":
                told += map(printed, model.pass_time(t))
                break
            told += map(printed, feed(model, t, line))
    told.append(still_open(model))
    return [each for each in told if each is not None]


@holds_for_every_trace
@given(random_traces())
def test_bouts_never_overlap(trace: Trace) -> None:
    """Each begins no earlier than the one before ended, and none ends before it began."""
    bouts = [(each["start"], each["end"]) for each in told_of(trace) if each["is"] == "bout"]
    assert all(start <= end for start, end in bouts)
    assert all(before[1] <= after[0] for before, after in pairwise(bouts))


@holds_for_every_trace
@given(random_traces())
def test_a_closed_bout_ends_at_or_before_the_last_sign_of_the_user(trace: Trace) -> None:
    """As of the moment at which its end is told; and it begins with a sign."""
    signs = SignsOfTheUser(*trace)
    for each in told_of(trace):
        if each["is"] == "bout" and each["ended_by"] != "open":
            assert milliseconds(each["end"]) <= signs.last(milliseconds(each["t"]))
            assert each["end"] <= each["t"]
        if each["is"] == "bout":
            assert milliseconds(each["start"]) == signs.last(milliseconds(each["start"]))


@holds_for_every_trace
@given(random_traces())
def test_every_break_touches_the_bouts_on_both_its_sides(trace: Trace) -> None:
    """It begins where the bout before ended and ends where the bout after begins, which is when it is told."""
    limits = SittingSettings().changed(trace[1])
    told = told_of(trace)
    bouts = [each for each in told if each["is"] == "bout"]
    breaks = {each["end"]: each for each in told if each["is"] == "break"}
    for before, after in pairwise(bouts):
        span = milliseconds(after["start"]) - milliseconds(before["end"])
        if limits.break_min <= span <= limits.off_after:
            kind = "prompted" if before["ended_by"] == "activation" else "natural"
            between = {"start": before["end"], "end": after["start"], "kind": kind}
            assert breaks.pop(after["start"]) == {"t": after["start"], "is": "break", **between}
    assert breaks == {}


@holds_for_every_trace
@given(random_traces())
def test_nobody_is_asked_during_a_hold_or_in_an_empty_room(trace: Trace) -> None:
    """Nor while locked, asleep, standing or after a quit; the last sign and the last hold are as the rule says."""
    signs = SignsOfTheUser(*trace)
    assert all(
        signs.somebody_may_be_asked(milliseconds(each["t"])) for each in told_of(trace) if each["is"] == "prompt"
    )


@holds_for_every_trace
@given(random_traces())
def test_at_most_one_prompt_is_on_screen(trace: Trace) -> None:
    """Shows are numbered one by one, and only the last is ever answered or taken back, once."""
    lines, changes = trace
    model = SittingModel(SittingState(SittingSettings().changed(changes)))
    on_screen, shows = 0, 0
    for line in lines:
        happenings = feed(model, milliseconds(line["t"]), line) if line.get("is", "end") != "end" else []
        for each in happenings:
            match each:
                case BoutOpened():
                    on_screen, shows = 0, 0
                case PromptShown():
                    shows += 1
                    on_screen = each.nth
                    assert each.nth == shows
                case PromptWithdrawn():
                    assert each.nth == on_screen == shows
                    on_screen = 0
                case AskAnswered():
                    assert on_screen == shows
                    assert (each.again_at is None) == (each.choice is Choice.START)
                    on_screen = 0
        if line.get("is") == "quit":
            on_screen = 0
        assert model.state.asks.on_screen == bool(on_screen)


@holds_for_every_trace
@given(random_traces(), some.randoms(use_true_random=False))
def test_it_does_not_matter_when_the_model_is_stepped_in_between(trace: Trace, chance: random.Random) -> None:
    """Neither how often nor when: what is told is the same."""

    def stroll(model: SittingModel, t: int) -> tuple[SittingModel, list[Happening]]:
        moments = [chance.randint(model.state.now, t) for _ in range(chance.randrange(4))]
        coming = model.next_moment()
        if coming is not None and coming <= t:
            moments += [coming, max(model.state.now, coming - 1), min(t, coming + 1)]
        return model, [each for moment in sorted(moments) for each in model.pass_time(moment)]

    assert stepped(trace, stroll) == told_of(trace)


@holds_for_every_trace
@given(random_traces(), some.randoms(use_true_random=False))
def test_a_trace_cut_in_two_gives_the_same_as_the_whole(trace: Trace, chance: random.Random) -> None:
    """The state is saved as JSON and loaded at any moment, at a line's own or between two, again and again."""

    def cut(model: SittingModel, t: int) -> tuple[SittingModel, list[Happening]]:
        told: list[Happening] = []
        if chance.random() < 0.5:
            told = model.pass_time(chance.randint(model.state.now, t))
        saved = json.dumps(model.state.save())
        again = SittingModel(SittingState.load(json.loads(saved), model.state.settings))
        assert again.state == model.state
        return again, told

    assert stepped(trace, cut) == told_of(trace)


@pytest.mark.parametrize("hundred", range(max(1, TRACES // 100)))
def test_the_model_agrees_with_the_stepwise_reference(hundred: int) -> None:
    """To the millisecond, on a hundred traces with seeds of their own."""
    for seed in range(hundred * 100, hundred * 100 + 100):
        lines, changes = random_trace(random.Random(seed))
        assert replayed(lines, changes) == replay_stepwise(lines, changes), f"seed {seed}"
