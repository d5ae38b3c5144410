"""The windows process as the resident starts it, which also prints the class of every window once it is painted."""

from glutebreak.lean_imports import import_qt
from glutebreak.places import of_this_user

import_qt()

from PySide6.QtCore import QEvent, QObject  # noqa: E402 - Qt has to be imported leanly before
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402 - likewise

from glutebreak.windows import application  # noqa: E402 - likewise


class Watcher(QObject):
    """Prints each window that is painted, once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._painted: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Watch, and let everything pass."""
        painted = event.type() is QEvent.Type.Paint and isinstance(watched, QWidget) and watched.isWindow()
        if painted and watched not in self._painted:
            self._painted.append(watched)
            print(type(watched).__name__, flush=True)
        return False


class WatchedApplication(QApplication):
    """Is watched from its beginning."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.installEventFilter(Watcher(self))


application.QApplication = WatchedApplication  # type: ignore[misc]  # the process's own, and watched
raise SystemExit(application.run(of_this_user()))
