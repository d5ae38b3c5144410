"""A word that does something, without a button's ground: for what is beside the point of a view."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QWidget

from glutebreak.windows.look import painting
from glutebreak.windows.look.painted_button import PaintedButton
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius, Type, Weight


class LinkButton(PaintedButton):
    """A word in the accent.

    Args:
        look: what it is painted with.
        words: the word; its accessible name too.
        parent: where it stands.
    """

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Another word."""
        self.setAccessibleName(words)
        self._look_changed()

    def corner(self) -> float:
        """A little round, for the focus ring."""
        return float(Radius.SMALL)

    def sizeHint(self) -> QSize:
        """The word, and room to press it."""
        width = QFontMetricsF(self.look.font(Type.CONTROL, Weight.MEDIUM)).horizontalAdvance(self.accessibleName())
        return QSize(round(width) + 2, self.look.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The word."""
        painter, colours = painting.begin(self), self.look.colours
        painter.setFont(self.look.font(Type.CONTROL, Weight.MEDIUM))
        painter.setPen(painting.blend(colours.accent, colours.accent_hover, self.warmth))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(QRectF(self.rect()), int(align), self.accessibleName())
