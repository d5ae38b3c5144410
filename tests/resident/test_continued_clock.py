"""A steady clock that goes on from one run to the next."""

from datetime import UTC, datetime, timedelta

import pytest

from glutebreak.core.durations import HOUR, MINUTE
from glutebreak.resident.continued_clock import ContinuedClock


class Machine:
    """A machine's clocks, which a restart begins anew."""

    def __init__(self) -> None:
        self.raw = 5_000
        self.now = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def pass_time(self, milliseconds: int) -> None:
        """Time passes, whoever runs."""
        self.raw += milliseconds
        self.now += timedelta(milliseconds=milliseconds)

    def restart(self, lasting: int) -> None:
        """The machine is off for so long."""
        self.now += timedelta(milliseconds=lasting)
        self.raw = 3_000

    def steady(self) -> int:
        """Since the machine started."""
        return self.raw

    def wall(self) -> datetime:
        """On the wall."""
        return self.now

    def slept(self) -> int:
        """Not here."""
        return 7


@pytest.fixture
def machine() -> Machine:
    """A machine that has just started."""
    return Machine()


def test_the_first_run_goes_by_the_machines_clock(machine: Machine) -> None:
    """There is nothing to go on from."""
    clock = ContinuedClock(machine, "boot-1", None)
    assert (clock.steady(), clock.wall(), clock.slept()) == (5_000, machine.now, 7)


def test_on_the_same_start_of_the_machine_it_goes_on_to_the_millisecond(machine: Machine) -> None:
    """Whatever was done to the wall clock between the runs."""
    mark = ContinuedClock(machine, "boot-1", None).mark()
    machine.pass_time(10 * MINUTE)
    machine.now -= timedelta(hours=5)
    assert ContinuedClock(machine, "boot-1", mark).steady() == 5_000 + 10 * MINUTE


def test_over_a_restart_the_wall_clock_tells_what_lies_between(machine: Machine) -> None:
    """The night counts."""
    machine.pass_time(HOUR)
    mark = ContinuedClock(machine, "boot-1", None).mark()
    machine.restart(8 * HOUR)
    clock = ContinuedClock(machine, "boot-2", mark)
    before = clock.steady()
    machine.pass_time(MINUTE)
    assert (before, clock.steady()) == (5_000 + 9 * HOUR, 5_000 + 9 * HOUR + MINUTE)


def test_it_never_goes_back_even_if_the_wall_clock_did(machine: Machine) -> None:
    """A machine with an empty battery starts in 1970."""
    mark = ContinuedClock(machine, "boot-1", None).mark()
    machine.restart(-1_000 * HOUR)
    assert ContinuedClock(machine, "boot-2", mark).steady() == 5_000


def test_where_the_start_has_no_name_no_two_are_the_same(machine: Machine) -> None:
    """The raw clock may have begun anew."""
    mark = ContinuedClock(machine, "", None).mark()
    machine.pass_time(MINUTE)
    machine.now += timedelta(hours=1)
    assert ContinuedClock(machine, "", mark).steady() == 5_000 + HOUR + MINUTE


def test_it_goes_on_over_any_number_of_runs(machine: Machine) -> None:
    """Each takes up the last one's mark."""
    mark = None
    for run in range(5):
        clock = ContinuedClock(machine, f"boot-{run // 2}", mark)
        machine.pass_time(HOUR)
        mark = clock.mark()
        if run % 2:
            machine.restart(0)
    assert clock.steady() == 5_000 + 5 * HOUR


@pytest.mark.parametrize(
    "saved", [{}, {"start": "boot-1"}, {"start": "boot-1", "raw": "x"}, [], {"start": "b", "steady": 1}]
)
def test_what_is_no_mark_is_an_error(machine: Machine, saved: object) -> None:
    """Whoever reads it decides what then."""
    with pytest.raises((KeyError, TypeError, ValueError)):
        ContinuedClock(machine, "boot-1", saved)  # type: ignore[arg-type]
