"""The icon buttons of the break window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from glutebreak.language import tr
from glutebreak.windows.guided_break.commands import Command, tell_key
from glutebreak.windows.guided_break.tool_ground import ToolGround
from glutebreak.windows.look.buttons import IconButton
from glutebreak.windows.look.theme import Look


class Tools(ToolGround):
    """Film, sound, corner, full screen.

    Args:
        look: what they are painted with.
        parent: where they stand.
    """

    film = Signal()
    """Let the film move, or stand still: shown under reduced motion only."""
    mute = Signal()
    corner = Signal()
    full = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._film = IconButton(look, "play", tr("Let the film move"), parent=self)
        self._mute = IconButton(look, "mute", tr("Sounds are off"), parent=self)
        self._corner = IconButton(look, "corner", tr("Small window in the corner"), parent=self)
        self._full = IconButton(look, "full", tr("Full screen"), parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button, pressed in (
            (self._film, self.film),
            (self._mute, self.mute),
            (self._corner, self.corner),
            (self._full, self.full),
        ):
            button.clicked.connect(pressed)
            row.addWidget(button)
        tell_key(self._corner, Command.CORNER)
        self.show_muted(muted=True)
        self.show_full(full=False)
        self._look_changed()
        look.changed.connect(self._look_changed)

    def show_muted(self, *, muted: bool) -> None:
        """Whether the sounds are off."""
        self._mute.set_icon("mute" if muted else "sound")
        self._mute.set_name(tr("Sounds are off") if muted else tr("Sounds are on"))
        tell_key(self._mute, Command.MUTE)

    def show_full(self, *, full: bool) -> None:
        """Whether the window fills the screen."""
        self._full.set_icon("leave-full" if full else "full")
        self._full.set_name(tr("Leave full screen") if full else tr("Full screen"))
        tell_key(self._full, Command.FULL_SCREEN)

    def show_still(self, *, still: bool) -> None:
        """Whether the film stands still."""
        self._film.set_icon("play" if still else "pause")
        self._film.set_name(tr("Let the film move") if still else tr("Let the film stand still"))

    def _look_changed(self) -> None:
        self._film.setVisible(self._look.reduced_motion)
