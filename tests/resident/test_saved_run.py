"""Going on where the last run left off: after a quit, after a crash, and from a state that cannot be read."""

import json
from dataclasses import replace
from typing import Any

import pytest

from fake_clock import FakeClock
from glutebreak.core.durations import MINUTE, SECOND
from glutebreak.core.sitting.happenings import BoutEnded, Choice, EndedBy, Hold
from glutebreak.core.sitting.model import SittingModel
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.resident.continued_clock import ContinuedClock
from glutebreak.resident.saved_run import go_on, saved_run

SETTINGS = SittingSettings()


class Desk:
    """A run of ten minutes' typing that can be left in several ways."""

    def __init__(self) -> None:
        self.machine = FakeClock()
        self.model, self.clock = go_on(None, self.machine, "boot-1", SETTINGS)
        self.model.launch(self.clock.steady())
        self.began = self.clock.steady()
        self.model.input(self.began, self.began + 10 * MINUTE)
        self.machine.jump(10 * MINUTE)
        self.model.pass_time(self.clock.steady())

    def saved(self) -> dict[str, Any]:
        """What lies on disk now."""
        saved: dict[str, Any] = json.loads(json.dumps(saved_run(self.model, self.clock)))
        return saved

    def go_on(self, saved: Any) -> tuple[SittingModel, ContinuedClock]:
        """The next run."""
        return go_on(saved, self.machine, "boot-1", SETTINGS)


@pytest.fixture
def desk() -> Desk:
    """Somebody has been sitting for ten minutes."""
    return Desk()


def test_a_first_run_begins_with_nobody_sitting(desk: Desk) -> None:
    """And has not been launched yet."""
    model, clock = desk.go_on(None)
    assert (model.state.bout, model.state.running, model.state.now) == (None, False, clock.steady())


def test_after_a_quit_the_bout_goes_on_if_the_user_is_still_there(desk: Desk) -> None:
    """A restart of the app is no break."""
    desk.model.quit(desk.clock.steady())
    saved = desk.saved()
    desk.machine.jump(2 * MINUTE)
    model, clock = desk.go_on(saved)
    assert model.launch(clock.steady()) == []
    assert (model.state.bout, model.state.asks.due) == (desk.began, desk.began + 30 * MINUTE)


def test_after_a_quit_the_bout_ends_at_the_last_sign_if_the_user_has_left(desk: Desk) -> None:
    """Three minutes are an absence."""
    end = desk.clock.steady()
    desk.model.quit(end)
    saved = desk.saved()
    desk.machine.jump(3 * MINUTE)
    model, clock = desk.go_on(saved)
    assert model.launch(clock.steady()) == [BoutEnded(clock.steady(), desk.began, end, EndedBy.QUIT)]


def test_after_a_crash_it_is_as_after_a_quit(desk: Desk) -> None:
    """Holds, an activation and a lock are forgotten as of the last sign of life."""
    now = desk.clock.steady()
    desk.model.hold(now, Hold.PAUSE)
    desk.model.answer(now, Choice.START)
    desk.model.lock(now)
    saved = desk.saved()
    desk.machine.jump(30 * SECOND)
    model, clock = desk.go_on(saved)
    model.launch(clock.steady())
    state = model.state
    assert (state.bout, state.running, state.activation, state.presence.locked_since) == (desk.began, True, None, None)
    assert state.holds.in_force == set()


def test_settings_that_changed_meanwhile_hold(desk: Desk) -> None:
    """They are not part of what is saved."""
    changed = replace(SETTINGS, away_after=10 * MINUTE)
    model, _ = go_on(desk.saved(), desk.machine, "boot-1", changed)
    assert model.state.settings == changed


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"model": {}},
        {"clock": {}},
        {"clock": None},
        {"model": {"now": 5}},
        {"model": None},
        {"model": []},
    ],
)
def test_a_state_that_cannot_be_read_is_as_good_as_none(desk: Desk, broken: dict[str, Any]) -> None:
    """The log, not the state, is what the user keeps."""
    saved = {**desk.saved(), **broken} if broken else {}
    model, _ = desk.go_on(saved)
    assert (model.state.bout, model.state.running) == (None, False)
