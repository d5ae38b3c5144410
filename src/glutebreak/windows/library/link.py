"""A word to press, in the accent, without any ground: it leads further, or undoes a choice."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QWidget

from glutebreak.windows.look import painting
from glutebreak.windows.look.painted_button import PaintedButton
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Type, Weight


class Link(PaintedButton):
    """A word in the accent.

    Args:
        look: what it is painted with.
        text: the word; its accessible name too.
        icon_after: the name of a line icon after it.
        parent: where it stands.
    """

    def __init__(self, look: Look, text: str, *, icon_after: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._icon = icon_after
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Another word."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self._look_changed()

    def sizeHint(self) -> QSize:
        """The word and its icon."""
        px = self.look.px
        width = QFontMetricsF(self._font()).horizontalAdvance(self.accessibleName()) + 2
        return QSize(round(width) + (px(20) if self._icon else 0), px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Word and icon."""
        painter, px = painting.begin(self), self.look.px
        ink = painting.blend(self.look.colours.accent, self.look.colours.accent_hover, self.warmth)
        font = self._font()
        font.setUnderline(self.warmth > 0.5)
        painter.setFont(font)
        painter.setPen(ink)
        leading = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        painter.drawText(QRectF(self.rect()), leading, self.accessibleName())
        if self._icon is not None:
            side = px(16)
            x = 0 if self.isRightToLeft() else self.width() - side
            box = QRectF(x, (self.height() - side) / 2, side, side)
            self.look.paint_icon(painter, self._icon, box, ink)

    def _font(self) -> QFont:
        return self.look.font(Type.CONTROL, Weight.MEDIUM)
