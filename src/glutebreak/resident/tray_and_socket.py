"""What is there of the app before anything else: its one place among the user's processes, and its icon in the tray."""

import os
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from glutebreak.control.server import ControlServer
from glutebreak.dbus.connection import Connection
from glutebreak.language import tr
from glutebreak.places import APP, Places
from glutebreak.ports import EventLoop
from glutebreak.qt_messages import keep_qt_quiet
from glutebreak.resident.buses import Buses
from glutebreak.resident.control_socket_watch import ControlSocketWatch
from glutebreak.resident.tray.tray import Tray
from glutebreak.resident.tray.view import Pose, TrayState, TrayView


def make_application() -> QApplication:
    """Qt's part of the process, which lives on when no window is open."""
    keep_qt_quiet()
    application = QApplication([APP])
    application.setApplicationName(APP)
    application.setDesktopFileName(APP)
    application.setQuitOnLastWindowClosed(False)
    return application


class TrayAndSocket:
    """The control socket, the buses and the tray icon, which do not wait for the rest of the app.

    Args:
        application: Qt's part.
        places: the user's folders.
        loop: the event loop.
        on_tray: called when it is known whether there is a tray, and whenever that changes.

    Raises:
        AlreadyRunningError: another resident has the socket.
        SocketRefusedError: the socket cannot be made.
    """

    def __init__(
        self,
        application: QApplication,
        places: Places,
        loop: EventLoop,
        on_tray: Callable[[], None] = lambda: None,
    ) -> None:
        self.control = ControlServer(places.control, loop)
        self._control_watch = ControlSocketWatch(self.control, places.control, loop)
        self.buses = Buses.join(loop)
        session = self.buses.session if isinstance(self.buses.session, Connection) else None
        desktop = os.environ.get("XDG_CURRENT_DESKTOP", "")
        starting = tr("glutebreak is starting")
        view = TrayView(TrayState(Pose.AWAY), tooltip=starting, next_break=starting, break_offered=False)
        self.tray = Tray(application, on_tray, view, session, desktop=desktop)

    def close(self) -> None:
        """Leave the tray, the socket and the buses."""
        self.tray.close()
        self._control_watch.close()
        self.control.close()
        self.buses.close()
