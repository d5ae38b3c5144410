"""What the tray and `status` show of a sitting state, through a whole morning."""

import json

import pytest

from glutebreak.control.json_values import to_json
from glutebreak.core.durations import HOUR, MINUTE, SECOND
from glutebreak.core.sitting.happenings import Choice, Hold, Outcome, Posture
from glutebreak.core.sitting.model import SittingModel
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.core.sitting.state import SittingState
from glutebreak.resident.shown_state import next_ask_in, sitting_for, status_of, view_of
from glutebreak.resident.tray.view import Pose, TrayState, TrayView


@pytest.fixture
def model() -> SittingModel:
    """Nobody sits yet."""
    return SittingModel(SittingState(SittingSettings()))


def sit(model: SittingModel, until: int) -> None:
    """Type from the start until then."""
    model.input(0, until)
    model.pass_time(until)


def test_nobody_is_sitting(model: SittingModel) -> None:
    """A hollow figure; a break can be had all the same."""
    assert view_of(model.state) == TrayView(TrayState(Pose.AWAY), "Not sitting", "No break scheduled")


def test_the_figure_fills_as_sitting_time_grows(model: SittingModel) -> None:
    """By share of the time to the next ask."""
    sit(model, 24 * MINUTE)
    assert view_of(model.state) == TrayView(
        TrayState(Pose.SITTING, 0.8), "Sitting 24 min, next break in 6 min", "Next break in 6 min"
    )


def test_an_ask_on_screen_offers_snoozes(model: SittingModel) -> None:
    """Until the bout has none left."""
    sit(model, 31 * MINUTE)
    view = view_of(model.state)
    assert (view.state.pose, view.snoozes, view.next_break) == (Pose.DUE, (5, 10, 15), "Time for a break")
    model.state.asks.snoozes = 3
    assert view_of(model.state).snoozes == ()


def test_a_hold_keeps_prompts_back_and_says_why(model: SittingModel) -> None:
    """The figure fills on: sitting goes on."""
    sit(model, 15 * MINUTE)
    model.hold(15 * MINUTE, Hold.CALL)
    view = view_of(model.state)
    assert (view.state, view.next_break, view.paused) == (
        TrayState(Pose.HELD, 0.5),
        "Reminders paused: you’re in a call",
        False,
    )


def test_a_pause_goes_before_every_other_hold(model: SittingModel) -> None:
    """It is the one that the user can end here."""
    sit(model, 15 * MINUTE)
    model.hold(15 * MINUTE, Hold.CALL)
    model.hold(15 * MINUTE, Hold.PAUSE)
    view = view_of(model.state)
    assert (view.state.pose, view.paused, view.next_break) == (Pose.PAUSED, True, "Reminders paused")


def test_a_pause_is_seen_although_nobody_sits(model: SittingModel) -> None:
    """Whoever comes back sees why nothing asks."""
    model.hold(0, Hold.PAUSE)
    assert view_of(model.state).state.pose is Pose.PAUSED


def test_somebody_who_stands_is_not_asked(model: SittingModel) -> None:
    """And may say that they sit down."""
    sit(model, 15 * MINUTE)
    model.posture(15 * MINUTE, Posture.STANDING)
    view = view_of(model.state)
    assert (view.state.pose, view.standing, view.tooltip, next_ask_in(model.state)) == (
        Pose.STANDING,
        True,
        "Working standing up",
        None,
    )


def test_during_a_break_none_is_offered(model: SittingModel) -> None:
    """One runs already."""
    sit(model, 15 * MINUTE)
    model.answer(15 * MINUTE, Choice.START)
    view = view_of(model.state)
    assert (view.state.pose, view.tooltip, view.next_break, view.break_offered) == (
        Pose.STANDING,
        "You’re taking a break",
        "You’re taking a break",
        False,
    )
    status = status_of(model.state)
    assert (status.said, status.state, status.standing) == ("You’re taking a break", "break", False)
    model.finish(17 * MINUTE, Outcome.DONE)
    assert view_of(model.state).break_offered


def test_status_tells_every_figure_in_milliseconds(model: SittingModel) -> None:
    """For programs; and what the tray says, for people."""
    sit(model, 31 * MINUTE)
    model.hold(31 * MINUTE, Hold.QUIET)
    told = {
        "said": "Sitting 31 min, reminders paused: quiet time",
        "state": "due",
        "sitting_ms": 31 * MINUTE,
        "next_ask_ms": 0,
        "ask_on_screen": True,
        "activation": False,
        "standing": False,
        "holds": ["quiet"],
        "kept_back_by": ["not-due", "quiet", "typing"],
        "prompt_after_ms": 30 * MINUTE,
        "prompt_after_min": 30.0,
    }
    assert json.dumps(to_json(status_of(model.state))) == json.dumps(told)


def test_status_of_an_empty_chair(model: SittingModel) -> None:
    """There is no time to tell."""
    status = status_of(model.state)
    assert (status.state, status.sitting_ms, status.next_ask_ms) == ("away", None, None)
    assert status.kept_back_by == ("nobody-sits",)


def test_an_ask_that_is_overdue_is_no_negative_time_away(model: SittingModel) -> None:
    """A call of an hour."""
    sit(model, 15 * MINUTE)
    model.hold(15 * MINUTE, Hold.CALL)
    model.pass_time(HOUR + SECOND)
    assert (sitting_for(model.state), next_ask_in(model.state)) == (HOUR + SECOND, 0)
    assert view_of(model.state).state.share == 1.0
