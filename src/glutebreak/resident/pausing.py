"""Pauses that the user asks for: each a hold that ends by itself, or when they say so."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from apscheduler.schedulers.base import BaseScheduler

from glutebreak.core.happenings import Hold
from glutebreak.ports import Clock

JOB = "pause-ends"
NEW_DAY = time(4, 0)
"""When "tomorrow" begins: whoever works past midnight still has the same day."""


class Pausing:
    """Asks nothing for a while.

    Args:
        clock: tells the time of day.
        scheduler: ends the pause.
        hold: puts the hold in force and takes it back.
    """

    def __init__(self, clock: Clock, scheduler: BaseScheduler, hold: Callable[[Hold, bool], None]) -> None:
        self._clock = clock
        self._scheduler = scheduler
        self._hold = hold

    def pause_for(self, milliseconds: int) -> None:
        """Ask nothing for so long."""
        self._pause_until(self._clock.wall() + timedelta(milliseconds=milliseconds))

    def pause_until_tomorrow(self) -> None:
        """Ask nothing before tomorrow begins."""
        now = self._clock.wall()
        morning = now.replace(hour=NEW_DAY.hour, minute=NEW_DAY.minute, second=0, microsecond=0)
        self._pause_until(morning if now < morning else morning + timedelta(days=1))

    def pause_until_resumed(self) -> None:
        """Ask nothing until told otherwise."""
        self._forget_end()
        self._hold(Hold.PAUSE, True)  # noqa: FBT003 - in force

    def resume(self) -> None:
        """Ask again."""
        self._forget_end()
        self._hold(Hold.PAUSE, False)  # noqa: FBT003 - no longer in force

    def _pause_until(self, end: datetime) -> None:
        self._scheduler.add_job(self.resume, "date", run_date=end, id=JOB, replace_existing=True)
        self._hold(Hold.PAUSE, True)  # noqa: FBT003 - in force

    def _forget_end(self) -> None:
        if self._scheduler.get_job(JOB) is not None:
            self._scheduler.remove_job(JOB)
