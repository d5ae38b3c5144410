"""Takes the pictures: every state that the windows declare, in every appearance it is to be shown in."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from glutebreak.ports import EventLoop
from glutebreak.windows.guided_break.screens import guided_break_screens
from glutebreak.windows.history.screens import history_screens
from glutebreak.windows.library.screens import library_screens
from glutebreak.windows.look.desktop_look import DesktopLook
from glutebreak.windows.screens.screen import Appearance, Backstage, Screen
from glutebreak.windows.screens.staged_time import StagedTime
from glutebreak.windows.settings.screens import settings_screens

WINDOWS: Mapping[str, Callable[[], tuple[Screen, ...]]] = {
    "guided-break": guided_break_screens,
    "history": history_screens,
    "library": library_screens,
    "settings": settings_screens,
}
"""Each window's states, under the name of the folder that holds their pictures."""

_NOWHERE = (20_000, 20_000)
COMES_TO_REST = 60
"""Milliseconds in which what happens by itself after a window is shown has happened."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture to be taken."""

    window: str
    screen: Screen
    appearance: Appearance

    @property
    def name(self) -> str:
        """Its name, such as `guided-break/paused-dark`."""
        return f"{self.window}/{self.screen.name}-{self.appearance.name}"


def shots(wanted: str = "") -> Iterator[Shot]:
    """All pictures whose name contains what is wanted."""
    for window, declared in WINDOWS.items():
        for screen in declared():
            for appearance in screen.appearances:
                shot = Shot(window, screen, appearance)
                if wanted in shot.name:
                    yield shot


class Album:
    """Pictures in a folder, each taken of a window made for it alone.

    Args:
        application: the process's one application, drawn at the pixels that the appearances to come ask for.
        look: what it is dressed with; each picture chooses its own.
        loop: its event loop.
        folder: where the pictures go.
    """

    def __init__(self, application: QApplication, look: DesktopLook, loop: EventLoop, folder: Path) -> None:
        self._application = application
        self._look = look
        self._loop = loop
        self._folder = folder

    def take(self, shot: Shot) -> Path:
        """Take a picture; returns the file."""
        self._dress(shot.appearance)
        path = self._folder / f"{shot.name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="glutebreak-screen-") as folder:
            self._take(shot.screen, Path(folder), path)
        return path

    def _dress(self, appearance: Appearance) -> None:
        direction = Qt.LayoutDirection.RightToLeft if appearance.right_to_left else Qt.LayoutDirection.LeftToRight
        self._application.setLayoutDirection(direction)
        self._look.choose(dark=appearance.dark, high_contrast=appearance.high_contrast, reduced_motion=True)
        self._look.set_text_scale(appearance.text_scale)

    def _take(self, screen: Screen, folder: Path, path: Path) -> None:
        window = screen.stage(Backstage(look=self._look, time=StagedTime(), loop=self._loop, folder=folder))
        if screen.size is not None:
            window.resize(*screen.size)
        # Nothing is hovered: the pointer rests where no window reaches.
        QCursor.setPos(*_NOWHERE)
        window.show()
        window.activateWindow()
        self._come_to_rest()
        pictured = screen.then(window) or window
        self._come_to_rest()
        pictured.grab().save(str(path))
        self._strike(window)

    def _come_to_rest(self) -> None:
        waiting = QEventLoop()
        self._loop.after(COMES_TO_REST, waiting.quit)
        waiting.exec()

    def _strike(self, window: QWidget) -> None:
        """Take it off the stage, so that nothing of it heeds the next appearance."""
        window.close()
        window.deleteLater()
        self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._application.processEvents()
