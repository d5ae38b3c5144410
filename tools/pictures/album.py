"""Takes the pictures: every state that the windows declare, in every appearance it is to be shown in."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from glutebreak.ports import EventLoop
from glutebreak.windows.look.desktop_look import DesktopLook
from pictures.guided_break import guided_break_states
from pictures.history import history_states
from pictures.library import library_states
from pictures.manual_time import ManualTime
from pictures.settings import settings_states
from pictures.state import Appearance, State, Surroundings

WINDOWS: Mapping[str, Callable[[], tuple[State, ...]]] = {
    "guided-break": guided_break_states,
    "history": history_states,
    "library": library_states,
    "settings": settings_states,
}
"""Each window's states, under the name of the folder that holds their pictures."""

_NOWHERE = (20_000, 20_000)
COMES_TO_REST = 60
"""Milliseconds in which what happens by itself after a window is shown has happened."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture to be taken."""

    window: str
    state: State
    appearance: Appearance

    @property
    def name(self) -> str:
        """Its name, such as `guided-break/paused-dark`."""
        return f"{self.window}/{self.state.name}-{self.appearance.name}"


def shots(wanted: str = "") -> Iterator[Shot]:
    """All pictures whose name contains what is wanted."""
    for window, declared in WINDOWS.items():
        for state in declared():
            for appearance in state.appearances:
                shot = Shot(window, state, appearance)
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
        with tempfile.TemporaryDirectory(prefix="glutebreak-picture-") as folder:
            self._take(shot.state, Path(folder), path)
        return path

    def _dress(self, appearance: Appearance) -> None:
        direction = Qt.LayoutDirection.RightToLeft if appearance.right_to_left else Qt.LayoutDirection.LeftToRight
        self._application.setLayoutDirection(direction)
        self._look.choose(dark=appearance.dark, high_contrast=appearance.high_contrast, reduced_motion=True)
        self._look.set_text_scale(appearance.text_scale)

    def _take(self, state: State, folder: Path, path: Path) -> None:
        window = state.build(Surroundings(look=self._look, time=ManualTime(), loop=self._loop, folder=folder))
        if state.size is not None:
            window.resize(*state.size)
        # Nothing is hovered: the pointer rests where no window reaches.
        QCursor.setPos(*_NOWHERE)
        window.show()
        window.activateWindow()
        self._come_to_rest()
        pictured = state.then(window) or window
        self._come_to_rest()
        pictured.grab().save(str(path))
        self._close(window)

    def _come_to_rest(self) -> None:
        waiting = QEventLoop()
        self._loop.after(COMES_TO_REST, waiting.quit)
        waiting.exec()

    def _close(self, window: QWidget) -> None:
        """Close and delete it, so that nothing of it follows the next appearance."""
        window.close()
        window.deleteLater()
        self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._application.processEvents()
