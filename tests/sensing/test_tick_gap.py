"""Sleep told from the clock alone."""

from fake_clock import FakeClock
from glutebreak.clock import SystemClock
from glutebreak.sensing.tick_gap import SHORTEST_SLEEP, TickGap


def test_a_sleep_is_told_once_and_in_full() -> None:
    """The gap counts the sleep and not the time awake around it."""
    clock = FakeClock()
    gap = TickGap(clock)
    clock.jump(5_000)
    assert gap.check() == 0
    clock.sleep(3_600_000)
    clock.jump(700)
    assert [gap.check(), gap.check()] == [3_600_000, 0]


def test_two_sleeps_between_two_checks_are_told_together() -> None:
    """Nothing is lost when nobody looks in between."""
    clock = FakeClock()
    gap = TickGap(clock)
    clock.sleep(2_000)
    clock.jump(10)
    clock.sleep(3_000)
    assert gap.check() == 5_000


def test_sleep_from_before_is_not_told() -> None:
    """Only what happens after it was made counts."""
    clock = FakeClock()
    clock.sleep(9_000)
    assert TickGap(clock).check() == 0


def test_the_noise_of_two_clocks_is_no_sleep() -> None:
    """Less than the shortest sleep is 0, also when it has added up; exactly the shortest is told."""
    clock = FakeClock()
    gap = TickGap(clock)
    for _ in range(10):
        clock.sleep(SHORTEST_SLEEP - 1)
        assert gap.check() == 0
    clock.sleep(SHORTEST_SLEEP)
    assert gap.check() == SHORTEST_SLEEP


def test_the_machines_own_clock_tells_no_sleep_while_awake() -> None:
    """On the real clock a thousand checks in a row find nothing."""
    gap = TickGap(SystemClock())
    assert {gap.check() for _ in range(1000)} == {0}
