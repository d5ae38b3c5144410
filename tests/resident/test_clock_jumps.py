"""Noticing that the wall clock and the timers have parted."""

import pytest

from fake_clock import FakeClock
from glutebreak.core.durations import HOUR, SECOND
from glutebreak.resident.clock_jumps import ClockJumps
from resident.simulated_world import SimulatedLoop


class Desk:
    """A clock, and what was planned anew after a jump of it."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.loop = SimulatedLoop(self.clock)
        self.planned: list[str] = []
        self.jumps = ClockJumps(
            self.clock, self.loop, lambda: self.planned.append("pause"), lambda: self.planned.append("jobs")
        )

    def planned_anew(self) -> list[str]:
        """What is planned anew at the next look, not within it."""
        self.planned.clear()
        self.jumps.look()
        assert self.planned == []
        self.loop.run_until(self.clock.steady())
        return list(self.planned)


@pytest.fixture
def desk() -> Desk:
    """Nothing has been planned yet."""
    return Desk()


def test_time_that_passes_is_no_jump(desk: Desk) -> None:
    """However long it is."""
    desk.clock.jump(1_000 * HOUR)
    assert desk.planned_anew() == []


@pytest.mark.parametrize("ahead", [-HOUR, -SECOND, SECOND, HOUR])
def test_a_clock_that_is_set_is_noticed_once(desk: Desk, ahead: int) -> None:
    """Back or forward."""
    desk.clock.set_wall(ahead)
    assert (desk.planned_anew(), desk.planned_anew()) == (["pause", "jobs"], [])


def test_what_a_time_server_evens_out_is_no_jump(desk: Desk) -> None:
    """A second's fraction moves nothing that goes by the minute."""
    desk.clock.set_wall(SECOND - 1)
    assert desk.planned_anew() == []


def test_a_sleep_is_noticed_since_timers_do_not_count_it(desk: Desk) -> None:
    """They come that much later than the wall clock says."""
    desk.clock.sleep(HOUR)
    assert (desk.planned_anew(), desk.planned_anew()) == (["pause", "jobs"], [])


def test_daylight_saving_is_noticed(desk: Desk) -> None:
    """The same moment has another time of day."""
    desk.clock.go_to_offset(hours=1)
    assert (desk.planned_anew(), desk.planned_anew()) == (["pause", "jobs"], [])
