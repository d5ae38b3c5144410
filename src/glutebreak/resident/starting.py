"""Starts the tray process: first its face, so that the icon is there at once, then everything else.

PySide6 looks into the source of every module that is imported after it (shiboken's hook for `from __feature__ import`),
and Python's `linecache` keeps that source: seven megabytes. So what is large is imported one by one, and its source
let go of each time.

APScheduler imports asyncio for a single function, and asyncio imports OpenSSL where it is: four megabytes more. The
resident talks to nobody over a network, so it does without; asyncio is made for that.
"""

import linecache
import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from glutebreak.control.client import ask
from glutebreak.control.protocol import CommandRefusedError, ResidentUnreachableError
from glutebreak.control.server import AlreadyRunningError
from glutebreak.language import tr
from glutebreak.places import Places
from glutebreak.ports import Cancellable
from glutebreak.qt_event_loop import QtEventLoop
from glutebreak.resident.face import Face, make_application, misses_display
from glutebreak.resident.resident import Resident
from glutebreak.storage.errors import LogError

if TYPE_CHECKING:
    from glutebreak.resident.application import Application

Say = Callable[[str], None]

LARGE = (
    "apscheduler.executors.debug",
    "apscheduler.schedulers.base",
    "apscheduler.triggers.cron",
    "xcffib",
    "xcffib.xproto",
    "glutebreak.notifying.choose",
    "glutebreak.core.coach",
    "glutebreak.storage.log",
    "glutebreak.storage.reader",
    "glutebreak.resident.commands",
    "glutebreak.resident.application",
    "glutebreak.sensing.linux",
    "glutebreak.sensing.x11_silence",
)
"""What brings many others with it, in the order of the house; on another desktop some of it is not there."""
PATIENCE = 100
"""Milliseconds that the rest of the app waits for the tray to answer, where no tray does."""


def start(places: Places, say_wrong: Say) -> int:
    """Run the tray process until it is quit; returns its exit status.

    A second start opens the week window of the one that runs.
    """
    if _the_running_one_opens_its_week(places):
        return 0
    if misses_display(say_wrong):
        return 1
    try:
        return _Start(places, say_wrong).run()
    except AlreadyRunningError:
        if _the_running_one_opens_its_week(places):
            return 0
        say_wrong(tr("glutebreak is running already but does not answer; wait a moment, or end it, and try again."))
    except LogError as error:
        say_wrong(str(error))
    except OSError as error:
        say_wrong(
            tr(
                "{path} cannot be made ({reason}). Make its folder writable for you alone.",
                path=error.filename or places.control,
                reason=error.strerror or error,
            )
        )
    return 1


class _Start:
    """One start: the face now, the rest from the event loop."""

    def __init__(self, places: Places, say_wrong: Say) -> None:
        self._places = places
        self._say_wrong = say_wrong
        self._qt = make_application()
        self._loop = QtEventLoop(self._qt)
        self._resident = Resident(on_tray=self._bring_up)
        self._face = Face(self._qt, places, self._loop, self._resident)
        self._waiting: Cancellable | None = self._loop.after(PATIENCE, self._bring_up)
        self._rest: Application | None = None
        self._failed: Exception | None = None

    def run(self) -> int:
        """Sit in the tray until quit.

        Raises:
            Exception: whatever kept the rest from being brought up.
        """
        status = self._qt.exec()
        if self._rest is not None:
            self._rest.close()
        self._face.close()
        if self._failed is not None:
            raise self._failed
        return status

    def _bring_up(self) -> None:
        if self._waiting is None:
            return
        self._waiting.cancel()
        self._waiting = None
        # Once more from the loop: the tray has told us, and is to show its icon before anything that takes long.
        self._loop.after(0, self._bring_up_the_rest)

    def _bring_up_the_rest(self) -> None:
        try:
            _import_what_is_large()
            from glutebreak.resident.application import Application, the_real_one  # noqa: PLC0415 - after the face

            world = the_real_one(self._qt, self._loop, self._places, self._say_wrong)
            self._rest = Application(world, self._resident, self._face)
            self._rest.launch()
        except Exception as error:
            self._failed = error
            self._qt.exit(1)


def _import_what_is_large() -> None:
    # None is how Python's import system marks what is not to be had.
    sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]
    for name in LARGE:
        try:
            import_module(name)
        except ImportError:
            # The sensing room says in `doctor` what that costs.
            continue
        finally:
            linecache.clearcache()


def _the_running_one_opens_its_week(places: Places) -> bool:
    try:
        ask(places.control, "week")
    except (ResidentUnreachableError, CommandRefusedError):
        return False
    return True
