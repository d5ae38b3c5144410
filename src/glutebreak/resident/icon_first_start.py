"""The start of the tray process: its icon and its socket first, so that they are there at once, then the rest."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from glutebreak.language import tr
from glutebreak.lean_imports import import_apscheduler
from glutebreak.places import Places, shipped
from glutebreak.ports import Cancellable, Notice
from glutebreak.qt_event_loop import QtEventLoop
from glutebreak.resident.tray_and_socket import TrayAndSocket, make_application

if TYPE_CHECKING:
    from glutebreak.resident.application import Application

Say = Callable[[str], None]

PATIENCE = 100
"""Milliseconds that the rest of the app waits for the tray to answer, where no tray does."""
TOLD_WITHIN = 1_000
"""Milliseconds that the desktop gets to take a last notice before the process ends."""


class IconFirstStart:
    """One start: icon and socket now, the rest from the event loop."""

    def __init__(self, places: Places, say_wrong: Say) -> None:
        self._places = places
        self._say_wrong = say_wrong
        self._qt = make_application()
        self._loop = QtEventLoop(self._qt)
        self._tray_and_socket = TrayAndSocket(self._qt, places, self._loop, on_tray=self._bring_up)
        self._waiting: Cancellable | None = self._loop.after(PATIENCE, self._bring_up)
        self._rest: Application | None = None
        self._failed: Exception | None = None

    def run(self) -> int:
        """Sit in the tray until quit; returns the exit status, which is 1 if there is no log to be had.

        Raises:
            Exception: whatever else kept the rest from being brought up.
        """
        status = self._qt.exec()
        if self._rest is not None:
            self._rest.close()
        self._tray_and_socket.close()
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
        from glutebreak.storage.errors import LogError  # noqa: PLC0415 - SQLite is loaded with it: after the icon

        try:
            import_apscheduler()
            from glutebreak.resident.application import Application, the_real_one  # noqa: PLC0415 - after the icon

            world = the_real_one(self._qt, self._loop, self._places, self._say_wrong)
            self._rest = Application(world, self._tray_and_socket)
            self._rest.launch()
        except LogError as error:
            self._say_wrong(str(error))
            self._tell_on_the_desktop(str(error))
            self._loop.after(TOLD_WITHIN, self._end)
        except Exception as error:
            self._failed = error
            self._end()

    def _tell_on_the_desktop(self, sentence: str) -> None:
        """For whoever started it from a menu, or at login: there is no terminal to read it in."""
        from glutebreak.notifying.desktop_notifier import DesktopNotifier  # noqa: PLC0415 - after the icon
        from glutebreak.resident.announcing import Nobody  # noqa: PLC0415 - after the icon

        icon = shipped("assets", "icons", "glutebreak-128.png")
        # It is not closed, which would take the notice back.
        notifier = DesktopNotifier(self._loop, Nobody(), self._tray_and_socket.buses.session, icon=icon)
        notifier.show(Notice(tr("glutebreak can’t start"), sentence, stays=False))

    def _end(self) -> None:
        self._qt.exit(1)
