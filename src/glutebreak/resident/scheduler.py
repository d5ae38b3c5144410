"""Jobs by the wall clock: the daily backup and quiet hours.

The model's own moments are not here, nor are pauses of a given length: they live on the steady clock (`sitting_clock`,
`pausing`), while APScheduler compares wall-clock times, so that setting the clock back an hour would put them off by
an hour. Its timer counts no sleep and knows nothing of a clock that is set: `wakeup` it after either.
"""

from datetime import tzinfo
from zoneinfo import ZoneInfoNotFoundError

import tzlocal
from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.qt import QtScheduler

from glutebreak.clock import SystemClock
from glutebreak.ports import Cancellable, EventLoop

LONGEST_WAIT = 2**31 - 1
"""Milliseconds: the longest a timer waits; the scheduler looks again then."""


class LoopScheduler(QtScheduler):  # type: ignore[misc]  # APScheduler has no type hints
    """APScheduler's Qt scheduler on our event loop, with one timer that is cancelled before another is set.

    The stock one cannot cancel its timer under PySide6, whose `QTimer.singleShot` returns None: each job that is
    added leaves one more chain of wake-ups, which goes on after the shutdown. Jobs run in the loop's thread, where
    SQLite's connection belongs, and one that a sleep made late runs once afterwards, however late. A job must not
    remove itself or shut the scheduler down: it would look for the job afterwards, find nothing, and never wake up.
    """

    def __init__(self, loop: EventLoop) -> None:
        self._loop = loop
        self._waiting: Cancellable | None = None
        super().__init__(
            timezone=_time_zone(),
            executors={"default": DebugExecutor()},
            job_defaults={"coalesce": True, "misfire_grace_time": None},
        )

    def look_at_time_zone(self) -> None:
        """Plan by the time zone that the machine is in now; what is planned already stays as it is."""
        self.timezone = _time_zone()

    def _start_timer(self, wait_seconds: float | None) -> None:
        self._stop_timer()
        # A wake-up may be asked for after the shutdown.
        if wait_seconds is not None and self.running:
            # Rounded up: a timer that fires a fraction of a millisecond early finds nothing due and is set again.
            milliseconds = min(int(wait_seconds * 1_000) + 1, LONGEST_WAIT)
            self._waiting = self._loop.after(milliseconds, self._process_jobs)

    def _stop_timer(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


def _time_zone() -> tzinfo | None:
    try:
        return tzlocal.reload_localzone()
    except ZoneInfoNotFoundError:
        # The system's files contradict each other, or TZ names no zone: then the offset in force has to do.
        return SystemClock().wall().tzinfo
