"""What is done by the calendar: quiet hours, the daily backup, dropping old decisions."""

from collections.abc import Callable
from datetime import timedelta
from threading import Thread

from apscheduler.schedulers.base import BaseScheduler

from glutebreak.core.app_settings import QuietHours, is_quiet
from glutebreak.core.happenings import Hold
from glutebreak.core.records import Dated
from glutebreak.places import Places
from glutebreak.ports import Clock
from glutebreak.storage.backup import back_up, backups
from glutebreak.storage.errors import LogError

SETTLED_AFTER = timedelta(minutes=5)
"""A backup that is overdue at the start waits until the desktop has come to rest."""
BACKUP_HOUR = 12
"""At noon most machines are on."""
QUIET_JOB = "quiet-hours"


class Housekeeping:
    """Puts its jobs on the scheduler.

    Args:
        clock: tells the time of day.
        scheduler: runs the jobs.
        places: where the log and its backups lie.
        hold: puts the quiet hold in force and takes it back.
        prune: drops old decisions from the log.
    """

    def __init__(
        self,
        clock: Clock,
        scheduler: BaseScheduler,
        places: Places,
        hold: Callable[[Hold, bool], None],
        prune: Callable[[], None],
    ) -> None:
        self._clock = clock
        self._scheduler = scheduler
        self._places = places
        self._hold = hold
        self._prune = prune
        self._quiet: tuple[QuietHours, ...] = ()
        scheduler.add_job(self.look_after_log, "cron", hour=BACKUP_HOUR, id="daily")
        taken = backups(places.backups)
        if not taken or clock.wall() - taken[-1].taken > timedelta(days=1):
            scheduler.add_job(self.look_after_log, "date", run_date=clock.wall() + SETTLED_AFTER, id="overdue")

    def keep_quiet(self, hours: tuple[QuietHours, ...]) -> None:
        """Ask nothing in these hours from now on."""
        self._quiet = hours
        for job in self._scheduler.get_jobs():
            if job.id.startswith(QUIET_JOB):
                job.remove()
        for minute in {minute for each in hours for minute in (each.start, each.end)}:
            hour, rest = divmod(minute, 60)
            self._scheduler.add_job(
                self._quiet_changes, "cron", hour=hour, minute=rest, id=f"{QUIET_JOB}-{minute}", replace_existing=True
            )
        self._quiet_changes()

    def look_after_log(self) -> None:
        """Copy the log and drop what is too old; the copy is made on a thread of its own, which may take a second."""
        self._prune()
        taken = Dated.of(self._clock.wall())
        Thread(target=self._back_up, args=(taken,), daemon=True).start()

    def _back_up(self, taken: Dated) -> None:
        try:
            back_up(self._places.log, self._places.backups, taken)
        except LogError:
            # Tomorrow's may work; a log that cannot be written is told when something is to be written.
            return

    def _quiet_changes(self) -> None:
        now = self._clock.wall()
        self._hold(Hold.QUIET, is_quiet(self._quiet, now.hour * 60 + now.minute))
