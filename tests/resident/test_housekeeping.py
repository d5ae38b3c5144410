"""What is done by the calendar, on the real scheduler with the real log and its real backups."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from apscheduler.job import Job

from glutebreak.core.app_settings import QuietHours
from glutebreak.core.records import Dated
from glutebreak.core.sitting.happenings import Hold
from glutebreak.places import apart
from glutebreak.resident.backing_up import BackingUp
from glutebreak.resident.housekeeping import Housekeeping
from glutebreak.resident.scheduler import LoopScheduler
from glutebreak.storage.backup import back_up, backups
from glutebreak.storage.log import open_log
from select_loop import SelectLoop

BEGIN, END = (Hold.QUIET, True), (Hold.QUIET, False)
NIGHT = QuietHours(22 * 60, 7 * 60)


class WallClock:
    """The machine's clock, set to another time of day; APScheduler goes by the true one."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def wall(self) -> datetime:
        """The time of day it shows."""
        return datetime.now(UTC).astimezone() + self.ahead

    def show(self, hour: int, minute: int = 0) -> None:
        """Set it to that time of day."""
        now = datetime.now(UTC).astimezone()
        self.ahead = now.replace(hour=hour, minute=minute, second=0, microsecond=0) - now

    def steady(self) -> int:
        """Not asked here."""
        raise AssertionError

    def slept(self) -> int:
        """Nor is this."""
        raise AssertionError


class House:
    """A log, a scheduler that runs, and everything that housekeeping did."""

    def __init__(self, folder: Path) -> None:
        self.places = apart(folder)
        self.clock = WallClock()
        self.log = open_log(self.places.log, self.places.backups, self.clock).log
        self.loop = SelectLoop()
        self.scheduler = LoopScheduler(self.loop)
        self.holds: list[tuple[Hold, bool]] = []
        self.pruned = 0
        self.troubles: list[str] = []
        self.backing_up = BackingUp(self.loop, self.places, self.troubles.append)

    def keep(self) -> Housekeeping:
        """Housekeeping, as at the start of the app."""
        kept = Housekeeping(
            self.clock,
            self.scheduler,
            self.places,
            self.backing_up,
            hold=lambda reason, in_force: self.holds.append((reason, in_force)),
            prune=self._prune,
        )
        self.scheduler.start()
        return kept

    def planned(self) -> list[Job]:
        """What is planned."""
        return list(self.scheduler.get_jobs())

    def jobs(self) -> set[str]:
        """The names of what is planned."""
        return {job.id for job in self.planned()}

    def close(self) -> None:
        """End."""
        if self.scheduler.running:
            self.scheduler.shutdown()
        self.backing_up.close()
        self.log.close()
        self.loop.close()

    def _prune(self) -> None:
        self.pruned += 1


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A house with a log."""
    house = House(tmp_path)
    yield house
    house.close()


@pytest.mark.parametrize(
    ("hour", "minute", "quiet"),
    [(21, 59, False), (22, 0, True), (23, 59, True), (0, 0, True), (6, 59, True), (7, 0, False), (12, 0, False)],
)
def test_quiet_hours_go_over_midnight(house: House, hour: int, minute: int, quiet: bool) -> None:
    """From ten at night to seven in the morning, the seventh hour itself not."""
    house.clock.show(hour, minute)
    house.keep().keep_quiet((NIGHT,))
    assert house.holds == [(Hold.QUIET, quiet)]


def test_only_the_edges_of_quiet_hours_are_planned(house: House) -> None:
    """Nothing else wakes the app for them; an edge that two share is planned once."""
    housekeeping = house.keep()
    housekeeping.keep_quiet((NIGHT, QuietHours(7 * 60, 8 * 60)))
    assert house.jobs() == {"daily", "overdue", "quiet-hours-1320", "quiet-hours-420", "quiet-hours-480"}
    housekeeping.keep_quiet(())
    assert house.jobs() == {"daily", "overdue"}


def test_quiet_hours_that_are_given_up_end_at_once(house: House) -> None:
    """Whoever takes them out of the settings wants to be asked."""
    house.clock.show(23)
    housekeeping = house.keep()
    housekeeping.keep_quiet((NIGHT,))
    housekeeping.keep_quiet(())
    assert house.holds == [BEGIN, END]


def test_a_clock_that_is_set_into_or_out_of_quiet_hours_tells_at_once(house: House) -> None:
    """Neither edge comes by itself then."""
    house.clock.show(21)
    housekeeping = house.keep()
    housekeeping.keep_quiet((NIGHT,))
    house.clock.show(23)
    housekeeping.clocks_jumped()
    house.clock.show(12)
    housekeeping.clocks_jumped()
    assert house.holds == [END, BEGIN, END]


def test_a_daily_job_planned_by_a_clock_that_was_years_ahead_is_planned_anew(house: House) -> None:
    """A machine with an empty battery may start in another decade."""
    housekeeping = house.keep()
    daily = house.scheduler.get_job("daily")
    daily.modify(next_run_time=datetime.now(UTC) + timedelta(days=4_000))
    housekeeping.clocks_jumped()
    assert house.scheduler.get_job("daily").next_run_time - datetime.now(UTC) <= timedelta(days=1)


def test_in_another_time_zone_noon_and_the_night_are_those_of_that_zone(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A laptop travels while the app runs."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    housekeeping = house.keep()
    housekeeping.keep_quiet((NIGHT,))
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    housekeeping.clocks_jumped()
    planned = {job.id: job.next_run_time.astimezone(ZoneInfo("America/Los_Angeles")) for job in house.planned()}
    assert {name: (time.hour, time.minute) for name, time in planned.items() if name != "overdue"} == {
        "daily": (12, 0),
        f"quiet-hours-{22 * 60}": (22, 0),
        f"quiet-hours-{7 * 60}": (7, 0),
    }


def test_what_a_sleep_made_late_is_done_at_the_wake(house: House) -> None:
    """The timer counts no sleep, so the scheduler is told to look again."""
    housekeeping = house.keep()
    house.scheduler.get_job("daily").modify(next_run_time=datetime.now(UTC) - timedelta(hours=3))
    housekeeping.clocks_jumped()
    assert house.loop.run_until(lambda: backups(house.places.backups))
    assert house.pruned == 1


def test_a_backup_is_overdue_at_the_start_unless_there_is_one_of_the_last_day(house: House) -> None:
    """It waits until the desktop has come to rest."""
    back_up(house.places.log, house.places.backups, Dated.of(house.clock.wall() - timedelta(hours=23)))
    house.keep()
    assert house.jobs() == {"daily"}


@pytest.mark.parametrize("hours", [-25, 1, 24 * 400])
def test_an_old_backup_does_not_count(house: House, hours: int) -> None:
    """Nor does one that a clock has dated that was ahead."""
    back_up(house.places.log, house.places.backups, Dated.of(house.clock.wall() + timedelta(hours=hours)))
    house.keep()
    wait = house.scheduler.get_job("overdue").next_run_time - datetime.now(UTC)
    assert timedelta(minutes=4) < wait <= timedelta(minutes=5)


def test_the_log_is_copied_once_at_a_time_and_pruned(house: House) -> None:
    """Two that have become due together make one copy."""
    housekeeping = house.keep()
    housekeeping.look_after_log()
    housekeeping.look_after_log()
    assert house.loop.run_until(lambda: backups(house.places.backups))
    assert house.loop.run_until(lambda: not house.backing_up.busy)
    assert (len(backups(house.places.backups)), house.pruned, house.troubles) == (1, 2, [])


def test_a_damaged_log_is_told_instead_of_copied(house: House) -> None:
    """Nobody finds out otherwise before it is opened again."""
    house.log.close()
    house.places.log.write_bytes(b"no log at all" * 1_000)
    house.keep().look_after_log()
    assert house.loop.run_until(lambda: house.troubles)
    (sentence,) = house.troubles
    assert sentence.startswith(f"{house.places.log} is damaged")
    assert backups(house.places.backups) == ()


def test_backups_that_cannot_be_listed_keep_nobody_from_starting(house: House, tmp_path: Path) -> None:
    """What is wrong there is told when the next copy is to be made."""
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / "backups").symlink_to(blocked / "backups")
    house.places = replace(house.places, data=blocked)
    house.keep()
    assert "overdue" in house.jobs()


def test_a_copy_that_nobody_waits_for_any_more_tells_nobody(house: House) -> None:
    """A quit in the middle of one."""
    house.places.log.write_bytes(b"no log at all" * 1_000)
    house.backing_up.start(Dated.of(house.clock.wall()))
    house.backing_up.close()
    for thread in threading.enumerate():
        if thread.name == "backup":
            thread.join(5)
    assert (house.troubles, house.backing_up.busy) == ([], False)
