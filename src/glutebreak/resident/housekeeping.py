"""What is done by the calendar: quiet hours, the daily backup, dropping old decisions."""

from collections.abc import Callable
from datetime import timedelta

from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.date import DateTrigger

from glutebreak.core.app_settings import QuietHours, is_quiet
from glutebreak.core.records import Dated
from glutebreak.core.sitting.happenings import Hold
from glutebreak.places import Places
from glutebreak.ports import Clock
from glutebreak.resident.backing_up import BackingUp
from glutebreak.resident.scheduler import LoopScheduler
from glutebreak.storage.backup import Backup, backups

SETTLED_AFTER = timedelta(minutes=5)
"""A backup that is overdue at the start waits until the desktop has come to rest."""
BACKUP_HOUR = 12
"""At noon most machines are on."""
DAILY_JOB = "daily"
QUIET_JOB = "quiet-hours"


class Housekeeping:
    """Puts its jobs on the scheduler.

    Args:
        clock: tells the time of day.
        scheduler: runs the jobs.
        places: where the log and its backups lie.
        backing_up: copies the log.
        hold: puts the quiet hold in force and takes it back.
        prune: drops old decisions from the log.
    """

    def __init__(  # noqa: PLR0913 - each is a part of its own
        self,
        clock: Clock,
        scheduler: LoopScheduler,
        places: Places,
        backing_up: BackingUp,
        *,
        hold: Callable[[Hold, bool], None],
        prune: Callable[[], None],
    ) -> None:
        self._clock = clock
        self._scheduler = scheduler
        self._backing_up = backing_up
        self._hold = hold
        self._prune = prune
        self._quiet: tuple[QuietHours, ...] = ()
        scheduler.add_job(self.look_after_log, self._at(BACKUP_HOUR), id=DAILY_JOB)
        taken = _taken(places)
        # A backup dated in the future was made while the clock was ahead.
        if not taken or not timedelta() <= clock.wall() - taken[-1].taken <= timedelta(days=1):
            settled = DateTrigger(clock.wall() + SETTLED_AFTER, scheduler.timezone)
            scheduler.add_job(self.look_after_log, settled, id="overdue")

    def keep_quiet(self, hours: tuple[QuietHours, ...]) -> None:
        """Ask nothing in these hours from now on."""
        self._quiet = hours
        for job in self._scheduler.get_jobs():
            if job.id.startswith(QUIET_JOB):
                job.remove()
        for minute in {minute for each in hours for minute in (each.start, each.end)}:
            hour, rest = divmod(minute, 60)
            self._scheduler.add_job(self._quiet_changes, self._at(hour, rest), id=f"{QUIET_JOB}-{minute}")
        self._quiet_changes()

    def clocks_jumped(self) -> None:
        """The wall clock was set, the time zone changed, or the machine slept: plan anew, and do what is late.

        Not to be called from a job.
        """
        self._scheduler.look_at_time_zone()
        self.keep_quiet(self._quiet)
        daily = self._scheduler.get_job(DAILY_JOB)
        if daily.next_run_time > self._clock.wall():
            # A job that is late keeps its time, so that it is done now. Any other is planned anew: its time may be
            # years ahead, from a clock that was wrong.
            daily.reschedule(self._at(BACKUP_HOUR))
        self._scheduler.wakeup()

    def look_after_log(self) -> None:
        """Copy the log and drop what is too old."""
        self._prune()
        self._backing_up.start(Dated.of(self._clock.wall()))

    def _at(self, hour: int, minute: int = 0) -> CronTrigger:
        # Made here, not by its name "cron": to find it by that, APScheduler reads the metadata of every package.
        return CronTrigger(hour=hour, minute=minute, timezone=self._scheduler.timezone)

    def _quiet_changes(self) -> None:
        now = self._clock.wall()
        self._hold(Hold.QUIET, is_quiet(self._quiet, now.hour * 60 + now.minute))


def _taken(places: Places) -> tuple[Backup, ...]:
    """The backups that are there; none if they cannot be listed, which the attempt at the next one tells."""
    try:
        return backups(places.backups)
    except OSError:
        return ()
