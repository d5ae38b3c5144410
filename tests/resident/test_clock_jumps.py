"""Noticing that the wall clock and the timers have parted."""

import pytest

from fake_clock import FakeClock
from glutebreak.core.durations import HOUR, SECOND
from glutebreak.resident.clock_jumps import ClockJumps


@pytest.fixture
def clock() -> FakeClock:
    """A clock that does what it is told."""
    return FakeClock()


def test_time_that_passes_is_no_jump(clock: FakeClock) -> None:
    """However long it is."""
    jumps = ClockJumps(clock)
    clock.jump(1_000 * HOUR)
    assert not jumps.check()


@pytest.mark.parametrize("ahead", [-HOUR, -SECOND, SECOND, HOUR])
def test_a_clock_that_is_set_is_noticed_once(clock: FakeClock, ahead: int) -> None:
    """Back or forward."""
    jumps = ClockJumps(clock)
    clock.set_wall(ahead)
    assert (jumps.check(), jumps.check()) == (True, False)


def test_what_a_time_server_evens_out_is_no_jump(clock: FakeClock) -> None:
    """A second's fraction moves nothing that goes by the minute."""
    jumps = ClockJumps(clock)
    clock.set_wall(SECOND - 1)
    assert not jumps.check()


def test_a_sleep_is_noticed_since_timers_do_not_count_it(clock: FakeClock) -> None:
    """They come that much later than the wall clock says."""
    jumps = ClockJumps(clock)
    clock.sleep(HOUR)
    assert (jumps.check(), jumps.check()) == (True, False)


def test_daylight_saving_is_noticed(clock: FakeClock) -> None:
    """The same moment has another time of day."""
    jumps = ClockJumps(clock)
    clock.go_to_offset(hours=1)
    assert (jumps.check(), jumps.check()) == (True, False)
