"""The machine's own clock."""

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from glutebreak.clock import SystemClock


@pytest.fixture(autouse=True)
def _time_zone_of_the_machine() -> Iterator[None]:
    """The C library goes back to it once the environment has."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield
    time.tzset()


def test_the_wall_clock_goes_by_the_time_zone_that_the_machine_is_in_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop travels while the app runs; India has no daylight saving."""
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    assert SystemClock().wall().utcoffset() == timedelta(hours=5, minutes=30)


def test_the_time_asleep_is_part_of_the_steady_clock_and_never_less_than_none() -> None:
    """Both count from the start of the machine."""
    clock = SystemClock()
    assert clock.steady() >= clock.slept() >= 0
