"""Pauses that end by the right clock, through sleeps, set clocks and changes of mind."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from fake_clock import FakeClock
from glutebreak.core.durations import HOUR, MINUTE
from glutebreak.core.sitting.happenings import Hold
from glutebreak.resident.pausing import Pausing
from resident.simulated_world import SimulatedLoop

BEGIN, END = (Hold.PAUSE, True), (Hold.PAUSE, False)


class Desk:
    """Pauses on a clock that goes on when told, and every hold they put in force or took back."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.loop = SimulatedLoop(self.clock)
        self.holds: list[tuple[Hold, bool]] = []
        self.pausing = Pausing(self.clock, self.loop, lambda reason, in_force: self.holds.append((reason, in_force)))

    def move_to(self, moment: str) -> None:
        """It is that moment, in Berlin."""
        self.clock.live_in(ZoneInfo("Europe/Berlin"))
        ahead = datetime.fromisoformat(moment) - self.clock.wall()
        self.clock.set_wall(ahead // timedelta(milliseconds=1))

    def pass_time(self, milliseconds: int) -> None:
        """Let time pass while the machine is awake."""
        self.loop.run_until(self.clock.steady() + milliseconds)


@pytest.fixture
def desk() -> Desk:
    """It is nine in the morning."""
    return Desk()


def test_a_pause_ends_to_the_millisecond_after_its_length(desk: Desk) -> None:
    """And wakes the app once for that."""
    desk.pausing.pause_for(30 * MINUTE)
    desk.pass_time(30 * MINUTE - 1)
    before = list(desk.holds)
    desk.pass_time(1)
    assert (before, desk.holds, desk.loop.woken) == ([BEGIN], [BEGIN, END], 1)


@pytest.mark.parametrize("hours", [-1, 1])
def test_setting_the_wall_clock_neither_shortens_nor_prolongs_a_pause(desk: Desk, hours: int) -> None:
    """Half an hour is half an hour."""
    desk.pausing.pause_for(30 * MINUTE)
    desk.clock.set_wall(hours * HOUR)
    desk.pausing.look_again()
    desk.pass_time(30 * MINUTE - 1)
    before = list(desk.holds)
    desk.pass_time(1)
    assert (before, desk.holds) == ([BEGIN], [BEGIN, END])


def test_a_pause_that_ran_out_in_a_sleep_ends_at_the_wake(desk: Desk) -> None:
    """Time asleep counts, although timers do not count it."""
    desk.pausing.pause_for(30 * MINUTE)
    desk.clock.sleep(40 * MINUTE)
    desk.pausing.look_again()
    assert desk.holds == [BEGIN, END]


def test_a_pause_is_shortened_by_the_sleep_in_it(desk: Desk) -> None:
    """Ten minutes asleep leave twenty of thirty."""
    desk.pausing.pause_for(30 * MINUTE)
    desk.clock.sleep(10 * MINUTE)
    desk.pausing.look_again()
    desk.pass_time(20 * MINUTE - 1)
    before = list(desk.holds)
    desk.pass_time(1)
    assert (before, desk.holds) == ([BEGIN], [BEGIN, END])


def test_tomorrow_begins_at_four_in_the_morning(desk: Desk) -> None:
    """Nineteen hours after nine."""
    desk.pausing.pause_until_tomorrow()
    desk.pass_time(19 * HOUR - 1)
    before = list(desk.holds)
    desk.pass_time(1)
    assert (before, desk.holds) == ([BEGIN], [BEGIN, END])


def test_after_midnight_tomorrow_is_the_same_morning(desk: Desk) -> None:
    """Whoever works until two still has the day before."""
    desk.clock.set_wall(17 * HOUR)
    desk.pausing.pause_until_tomorrow()
    desk.pass_time(2 * HOUR)
    assert (desk.holds, desk.clock.wall().hour) == ([BEGIN, END], 4)


def test_at_four_in_the_morning_tomorrow_is_a_day_away(desk: Desk) -> None:
    """The day has just begun."""
    desk.clock.set_wall(-5 * HOUR)
    desk.pausing.pause_until_tomorrow()
    desk.pass_time(24 * HOUR - 1)
    before = list(desk.holds)
    desk.pass_time(1)
    assert (before, desk.holds) == ([BEGIN], [BEGIN, END])


def test_until_tomorrow_goes_by_the_clock_on_the_wall(desk: Desk) -> None:
    """Set back an hour it lasts an hour longer; set over the morning it is over."""
    desk.pausing.pause_until_tomorrow()
    desk.clock.set_wall(-HOUR)
    desk.pass_time(19 * HOUR)
    still = list(desk.holds)
    desk.clock.set_wall(2 * HOUR)
    desk.pausing.look_again()
    assert (still, desk.holds) == ([BEGIN], [BEGIN, END])


def test_until_i_resume_has_no_end_of_its_own(desk: Desk) -> None:
    """Nothing even waits for one."""
    desk.pausing.pause_until_resumed()
    desk.pass_time(1_000 * HOUR)
    desk.pausing.look_again()
    still = list(desk.holds)
    desk.pausing.resume()
    assert (still, desk.holds, desk.loop.woken) == ([BEGIN], [BEGIN, END], 0)


@pytest.mark.parametrize("first", ["pause_until_tomorrow", "pause_until_resumed"])
def test_a_pause_while_paused_takes_the_place_of_the_one_before(desk: Desk, first: str) -> None:
    """The last word counts, and only its end comes."""
    getattr(desk.pausing, first)()
    desk.pausing.pause_for(MINUTE)
    desk.pass_time(100 * HOUR)
    assert desk.holds == [BEGIN, BEGIN, END]


def test_a_longer_pause_outlasts_the_shorter_one_before(desk: Desk) -> None:
    """The first end is forgotten."""
    desk.pausing.pause_for(MINUTE)
    desk.pausing.pause_for(HOUR)
    desk.pass_time(HOUR - 1)
    before = list(desk.holds)
    desk.pass_time(1)
    assert (before, desk.holds) == ([BEGIN, BEGIN], [BEGIN, BEGIN, END])


def test_what_was_resumed_does_not_end_a_second_time(desk: Desk) -> None:
    """The wait for the end is given up."""
    desk.pausing.pause_for(HOUR)
    desk.pausing.resume()
    desk.pass_time(2 * HOUR)
    assert (desk.holds, desk.loop.woken) == ([BEGIN, END], 0)


def test_the_time_of_day_is_the_users_own(desk: Desk) -> None:
    """An offset from UTC does not move the morning."""
    assert desk.clock.wall() == datetime.fromisoformat("2026-03-02T09:00:00+00:00")
    desk.clock.go_to_offset(hours=9)
    desk.pausing.pause_until_tomorrow()
    desk.pass_time(10 * HOUR - 1)
    before = list(desk.holds)
    desk.pass_time(1)
    assert (before, desk.holds) == ([BEGIN], [BEGIN, END])


def test_a_pause_says_its_end_to_the_nearest_minute(desk: Desk) -> None:
    """Four o'clock stays four o'clock, whatever part of a millisecond has been lost on the way."""
    said = [desk.pausing.said]
    for pause in (
        lambda: desk.pausing.pause_for(30 * MINUTE),
        lambda: desk.pausing.pause_for(30 * MINUTE - 1),
        desk.pausing.pause_until_tomorrow,
        desk.pausing.pause_until_resumed,
    ):
        pause()
        said.append(desk.pausing.said)
    desk.pausing.resume()
    said.append(desk.pausing.said)
    assert said == [
        None,
        "reminders paused until 9:30",
        "reminders paused until 9:30",
        "reminders paused until tomorrow, 4:00",
        "reminders paused until you resume them",
        None,
    ]


@pytest.mark.parametrize(
    ("now", "lasts"),
    [
        ("2026-03-28T23:00:00+01:00", 4 * HOUR),
        ("2026-03-29T01:30:00+01:00", 90 * MINUTE),
        ("2026-10-24T23:00:00+02:00", 6 * HOUR),
        ("2026-10-25T02:30:00+02:00", 150 * MINUTE),
        ("2026-10-25T02:30:00+01:00", 90 * MINUTE),
        ("2026-03-29T04:00:00+02:00", 24 * HOUR),
        ("2026-06-01T12:00:00+02:00", 16 * HOUR),
    ],
)
def test_tomorrow_begins_at_four_in_the_nights_of_daylight_saving_too(desk: Desk, now: str, lasts: int) -> None:
    """Nothing wakes the app when the clock changes; it waits for the right moment from the first, and says it."""
    desk.move_to(now)
    desk.pausing.pause_until_tomorrow()
    said = desk.pausing.said
    desk.pass_time(lasts - 1)
    before = list(desk.holds)
    desk.pass_time(1)
    assert (before, desk.holds, desk.clock.wall().hour) == ([BEGIN], [BEGIN, END], 4)
    assert said is not None
    assert said.endswith("4:00")


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-03-29T00:30:00+01:00", "reminders paused until 8:30"),
        ("2026-10-25T00:30:00+02:00", "reminders paused until 6:30"),
        ("2026-03-28T22:00:00+01:00", "reminders paused until tomorrow, 6:00"),
    ],
)
def test_a_pause_says_its_end_by_the_clock_that_is_in_force_then(desk: Desk, now: str, said: str) -> None:
    """Seven hours over a change of daylight saving end an hour earlier or later than the clock adds up to."""
    desk.move_to(now)
    desk.pausing.pause_for(7 * HOUR)
    shown = desk.pausing.said
    desk.pass_time(7 * HOUR)
    assert (shown, desk.holds) == (said, [BEGIN, END])
    assert shown is not None
    assert shown.endswith(f"{desk.clock.wall():%-H:%M}")


def test_a_flight_moves_the_morning_and_not_a_length(desk: Desk) -> None:
    """Tomorrow is where the user is by then."""
    desk.pausing.pause_until_tomorrow()
    desk.clock.go_to_offset(-8)
    desk.pausing.look_again()
    desk.pass_time(27 * HOUR - 1)
    before = list(desk.holds)
    desk.pass_time(1)
    assert (before, desk.holds) == ([BEGIN], [BEGIN, END])
