"""The icon buttons of the break window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from glutebreak.language import tr
from glutebreak.windows.guided_break.commands import Command, show_key
from glutebreak.windows.look.buttons import IconButton
from glutebreak.windows.look.menu import MenuEntry
from glutebreak.windows.look.theme import Look


class Toolbar(QWidget):
    """Film, sound, corner, full screen; where they have no room, sound and a button for a menu of all else.

    Args:
        look: what they are painted with.
        parent: where they stand.
    """

    film = Signal()
    """Let the film move, or stand still: shown under reduced motion only."""
    mute = Signal()
    corner = Signal()
    full = Signal()
    more = Signal()
    """The menu is wanted."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._crowded = self._still = False
        self._film = IconButton(look, "play", tr("Let the film move"), parent=self)
        self._mute = IconButton(look, "mute", tr("Sounds are off"), parent=self)
        self._corner = IconButton(look, "corner", tr("Small window in the corner"), parent=self)
        self._full = IconButton(look, "full", tr("Full screen"), parent=self)
        self.more_button = IconButton(look, "more", tr("More"), parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._all = (self._film, self._mute, self._corner, self._full, self.more_button)
        for button, pressed in zip(self._all, (self.film, self.mute, self.corner, self.full, self.more), strict=True):
            button.clicked.connect(pressed)
            row.addWidget(button)
        show_key(self._corner, Command.CORNER)
        self.show_muted(muted=True)
        self.show_full(full=False)
        self.show_still(still=True)
        self._show_fitting()
        look.changed.connect(self._show_fitting)

    def show_muted(self, *, muted: bool) -> None:
        """Whether the sounds are off."""
        self._mute.set_icon("mute" if muted else "sound")
        self._mute.set_name(tr("Sounds are off") if muted else tr("Sounds are on"))
        show_key(self._mute, Command.MUTE)

    def show_full(self, *, full: bool) -> None:
        """Whether the window fills the screen."""
        self._full.set_icon("leave-full" if full else "full")
        self._full.set_name(tr("Leave full screen") if full else tr("Full screen"))
        show_key(self._full, Command.FULL_SCREEN)

    def show_still(self, *, still: bool) -> None:
        """Whether the film stands still."""
        self._still = still
        self._film.set_icon("play" if still else "pause")
        self._film.set_name(tr("Let the film move") if still else tr("Let the film stand still"))

    def fit(self, *, on_stage: bool, crowded: bool) -> None:
        """Stand on the stage or in the header, and where room is scarce in a menu.

        Args:
            on_stage: whether the studio's ground is behind them.
            crowded: whether there is room for two buttons only.
        """
        self._crowded = crowded
        for button in self._all:
            button.stand_on_stage(on_stage=on_stage)
        self._show_fitting()

    def choices(self) -> list[MenuEntry]:
        """What the menu offers of them."""
        film = tr("Let the film move") if self._still else tr("Let the film stand still")
        return [
            *([MenuEntry(film, None, chosen=False, choose=self.film.emit)] if self._look.reduced_motion else []),
            MenuEntry(tr("Small window"), None, chosen=False, choose=self.corner.emit),
            MenuEntry(self._full.accessibleName(), None, chosen=False, choose=self.full.emit),
        ]

    def _show_fitting(self) -> None:
        for button in (self._corner, self._full):
            button.setVisible(not self._crowded)
        self._film.setVisible(self._look.reduced_motion and not self._crowded)
        self.more_button.setVisible(self._crowded)
