"""A small ground under buttons that stand on a film."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from glutebreak.windows.look import painting
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius


class ButtonBackground(QWidget):
    """Holds icon buttons that show over a film now and then.

    Args:
        look: what it is painted with.
        parent: where it stands.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground."""
        colours = self._look.colours
        edge = colours.line if self._look.high_contrast else None
        painting.box(painting.begin(self), QRectF(self.rect()), float(Radius.SMALL), colours.canvas, edge)
