"""A clock that can be made to go faster, and a loop that goes with it."""

from datetime import timedelta

import pytest

from fake_clock import FakeClock
from glutebreak.core.durations import HOUR, MINUTE, SECOND
from glutebreak.resident.demo.clock import DemoClock, DemoLoop
from select_loop import FakeLoop


class Show:
    """A demo at sixty times the speed, whose real time goes on when told."""

    def __init__(self) -> None:
        self.real = FakeClock()
        self.loop = FakeLoop()
        self.clock = DemoClock(60, 2 * HOUR, self.real)
        self.demo_loop = DemoLoop(self.loop, self.clock)
        self.came: list[int] = []

    def after(self, milliseconds: int) -> None:
        """Note when it comes, on the demo clock."""
        self.demo_loop.after(milliseconds, lambda: self.came.append(self.clock.steady()))

    def pass_time(self, milliseconds: int) -> None:
        """Real time passes, a millisecond after the other."""
        for _ in range(milliseconds):
            self.real.jump(1)
            self.loop.jump(1)


@pytest.fixture
def show() -> Show:
    """It has just begun."""
    return Show()


def test_a_second_is_a_minute(show: Show) -> None:
    """And the time of day goes with it."""
    before = show.clock.wall()
    show.real.jump(SECOND)
    assert (show.clock.steady(), show.clock.wall() - before, show.clock.slept()) == (MINUTE, timedelta(minutes=1), 0)


def test_what_it_dates_lies_in_the_past(show: Show) -> None:
    """The week that it shows in the end has no hours that are still to come."""
    show.real.jump(2 * MINUTE)
    assert (show.clock.steady(), show.clock.wall() <= show.real.wall()) == (2 * HOUR, True)


def test_it_changes_its_speed_without_a_jump(show: Show) -> None:
    """A break goes at everybody's speed."""
    show.real.jump(SECOND)
    show.clock.go_at(1)
    show.real.jump(SECOND)
    slow = show.clock.steady()
    show.clock.go_at(60)
    show.real.jump(SECOND)
    assert (slow, show.clock.steady(), show.clock.speed) == (MINUTE + SECOND, 2 * MINUTE + SECOND, 60)


def test_a_call_comes_by_the_demo_clock(show: Show) -> None:
    """Half an hour is half a minute, and never too early."""
    show.after(30 * MINUTE)
    show.pass_time(30 * SECOND - 1)
    before = list(show.came)
    show.pass_time(1)
    assert (before, show.came) == ([], [30 * MINUTE])


def test_a_change_of_speed_moves_what_is_still_to_come(show: Show) -> None:
    """It comes at its moment all the same, within a second of real time."""
    show.after(2 * MINUTE)
    show.pass_time(SECOND)
    show.clock.go_at(1)
    show.pass_time(59 * SECOND)
    before = list(show.came)
    show.clock.go_at(60)
    show.pass_time(SECOND)
    assert (before, len(show.came)) == ([], 1)


def test_what_is_given_up_does_not_come(show: Show) -> None:
    """Even after it was looked at."""
    waiting = show.demo_loop.after(5 * MINUTE, lambda: show.came.append(0))
    show.pass_time(2 * SECOND)
    waiting.cancel()
    waiting.cancel()
    show.pass_time(10 * SECOND)
    assert (show.came, show.loop.waiting) == ([], [])


def test_descriptors_know_no_time(show: Show) -> None:
    """They are the real loop's."""
    heard: list[bool] = []
    watched = show.demo_loop.when_readable(5, lambda: heard.append(True))
    show.loop.become_readable(5)
    watched.cancel()
    assert (heard, show.loop.readable) == ([True], {})
