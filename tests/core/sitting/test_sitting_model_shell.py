"""What the model offers to the shell around it beyond the trace's lines: other settings, and what lies ahead."""

import json

import pytest
from hypothesis import given, settings

from core.sitting.random_traces import random_traces
from core.sitting.trace_lines import lines_in
from glutebreak.core.durations import MINUTE, SECOND
from glutebreak.core.sitting.happenings import BoutEnded, EndedBy, Happening, Hold, PromptShown
from glutebreak.core.sitting.model import SittingModel
from glutebreak.core.sitting.next_moments import kept_back_by
from glutebreak.core.sitting.replay import feed
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.core.sitting.state import SittingState
from glutebreak.core.sitting.trace import milliseconds


def model_after(trace: str, **changes: int | bool) -> SittingModel:
    """A model that was told these lines."""
    model = SittingModel(SittingState(SittingSettings(**changes)))  # type: ignore[arg-type]
    for line in lines_in(trace):
        feed(model, milliseconds(line["t"]), line)
    return model


def shows(told: list[Happening]) -> list[int]:
    """The moments of all shows, in seconds."""
    return [each.t // SECOND for each in told if isinstance(each, PromptShown)]


def test_a_first_ask_that_is_still_to_come_moves_with_prompt_after() -> None:
    """Somebody who asks for shorter bouts is asked earlier in the one that is open."""
    model = model_after("0-1190 input")
    model.adopt(SittingSettings(prompt_after=20 * MINUTE))
    assert shows(model.pass_time(1250 * SECOND)) == [1200]


def test_a_later_ask_does_not_move() -> None:
    """What has been shown once keeps its due time, even where that is the old `prompt_after`."""
    model = model_after("0-600 input, 600 hold watching, 620 answer skip", prompt_after=10 * MINUTE)
    model.adopt(SittingSettings(prompt_after=30 * MINUTE))
    assert shows(model.pass_time(1250 * SECOND)) == [1220]


def test_other_settings_do_not_ask_in_mid_word() -> None:
    """`settle_limit` counts from when the ask is due by the settings now in force."""
    model = model_after("0-1900 input, 1810 hold watching")
    assert model.pass_time(1815 * SECOND) == []
    model.adopt(SittingSettings(prompt_after=1830 * SECOND))
    assert shows(model.pass_time(1900 * SECOND)) == [1850]


def test_watching_can_be_switched_off_and_on_while_something_is_watched() -> None:
    """It counts as presence while the setting says so, and from where it says so again."""
    model = model_after("0-10 input, 10 hold watching, 100 input")
    model.adopt(SittingSettings(watching=False))
    assert model.next_moment() == 280 * SECOND
    model.adopt(SittingSettings(watching=True))
    model.pass_time(250 * SECOND)
    model.adopt(SittingSettings(watching=False))
    assert model.pass_time(500 * SECOND) == [BoutEnded(430 * SECOND, 0, 250 * SECOND, EndedBy.AWAY)]


def test_watching_begun_while_switched_off_counts_from_the_switch_on() -> None:
    """The sensor tells it once; the setting may come later."""
    model = model_after("0 input, 10 hold watching", watching=False)
    model.adopt(SittingSettings())
    assert model.release(300 * SECOND, Hold.WATCHING) == []
    assert model.next_moment() == 480 * SECOND


@pytest.mark.parametrize(
    ("trace", "kept_back"),
    [
        ("0 wall 2026-03-02T09:00:00Z", ("nobody-sits",)),
        ("0 input", ("not-due", "typing")),
        ("0-1790 input, 1795 lock, 1802 wall 2026-03-02T09:00:00Z", ("locked",)),
        ("0-1790 input, 1795 sleep, 1802 wall 2026-03-02T09:00:00Z", ("asleep",)),
        ("0-1795 input, 1790 hold pause, 1791 hold dnd, 1802 wall 2026-03-02T09:00:00Z", ("dnd", "pause")),
        ("0-1795 input, 1790 hold dnd, 1801 release dnd", ("after-hold",)),
        ("0-1700 input, 1801 wall 2026-03-02T09:00:00Z", ("empty-room",)),
        ("0-1810 input, 1801 wall 2026-03-02T09:00:00Z", ("typing",)),
        ("0-1790 input, 1791 answer start, 1801 wall 2026-03-02T09:00:00Z", ("activation",)),
        ("0-1790 input, 1791 posture standing, 1801 wall 2026-03-02T09:00:00Z", ("standing",)),
    ],
)
def test_what_keeps_an_ask_back_is_named(trace: str, kept_back: tuple[str, ...]) -> None:
    """By message ids, all of them, for the log of decisions."""
    assert kept_back_by(model_after(trace).state) == kept_back


@settings(derandomize=True, deadline=None, max_examples=100)
@given(random_traces())
def test_nothing_happens_before_the_next_moment(drawn: tuple[list[dict[str, object]], dict[str, int]]) -> None:
    """A shell that sleeps until then misses nothing, and always finds something ready or told there."""
    lines, changes = drawn
    model = SittingModel(SittingState(SittingSettings().changed(changes)))
    for line in lines:
        if "is" not in line or line["is"] == "end":
            continue
        t = milliseconds(line["t"])
        while (moment := model.next_moment()) is not None and moment < t:
            model = restored(model)
            assert model.pass_time(moment - 1) == [] if moment > model.state.now else True
            stood = model.state.standing_since is not None
            told = model.pass_time(moment)
            lapsed = stood and model.state.standing_since is None
            assert told or lapsed or model.state.asks.ready_since is not None
        assert model.pass_time(t - 1) == [] if t > model.state.now else True
        feed(model, t, line)


def restored(model: SittingModel) -> SittingModel:
    """The model saved and loaded."""
    return SittingModel(SittingState.load(json.loads(json.dumps(model.state.save())), model.state.settings))
