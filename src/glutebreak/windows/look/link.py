"""A word that does something, without a button's ground: it leads further, or undoes a choice."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QWidget

from glutebreak.windows.look import painting
from glutebreak.windows.look.painted_button import PaintedButton, turned_icon
from glutebreak.windows.look.redrawing import redraw
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius, Type, Weight


class LinkButton(PaintedButton):
    """A word in the accent.

    Args:
        look: what it is painted with.
        words: the word; its accessible name too.
        icon_after: the name of a line icon after it.
        height: how high it stands beside others.
        underlined: whether a hand points at it while it is hovered, and a line is drawn under it.
        parent: where it stands.
    """

    def __init__(
        self,
        look: Look,
        words: str,
        *,
        icon_after: str | None = None,
        height: int = 30,
        underlined: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._icon = icon_after
        self._height = height
        self._underlined = underlined
        if underlined:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Another word."""
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        redraw(self)

    def corner(self) -> float:
        """A little round, for the focus ring."""
        return float(Radius.SMALL)

    def sizeHint(self) -> QSize:
        """The word and its icon, and room to press them."""
        px = self.look.px
        width = QFontMetricsF(self._font()).horizontalAdvance(self.accessibleName())
        return QSize(round(width) + 2 + (px(20) if self._icon else 0), px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Word and icon."""
        painter, px = painting.begin(self), self.look.px
        ink = painting.blend(self.look.colours.accent, self.look.colours.accent_hover, self.warmth)
        font = self._font()
        font.setUnderline(self._underlined and self.warmth > 0.5)
        painter.setFont(font)
        painter.setPen(ink)
        leading = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        painter.drawText(QRectF(self.rect()), leading, self.accessibleName())
        if self._icon is not None:
            side = px(16)
            x = 0 if self.isRightToLeft() else self.width() - side
            box = QRectF(x, (self.height() - side) / 2, side, side)
            self.look.paint_icon(painter, turned_icon(self, self._icon), box, ink)

    def _font(self) -> QFont:
        return self.look.font(Type.CONTROL, Weight.MEDIUM)
