"""What signs mean, in as many lines as it takes."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from glutebreak.windows.look import painting
from glutebreak.windows.look.redrawing import follow_look, redraw
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Type

Sign = Callable[[QPainter, Look, QPointF], None]
"""Paints a sign around a point."""
_ROW = 28
_SIDE, _ROUND = 13, 3.5


class FlowLegend(QLabel):
    """Signs with their words, flowing into lines. A label to screen readers.

    Args:
        look: what it is painted with.
        entries: pairs of what paints a sign around a point, and its word.
        parent: where it stands.
    """

    def __init__(self, look: Look, entries: tuple[tuple[Sign, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._entries = entries
        self.setText(", ".join(word for _, word in entries))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow_look(look, self)

    def show_entries(self, entries: tuple[tuple[Sign, str], ...]) -> None:
        """Explain these signs instead."""
        self._entries = entries
        self.setText(", ".join(word for _, word in entries))
        redraw(self)

    def hasHeightForWidth(self) -> bool:
        """More lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        places = self._places(width)
        return round(places[-1].y() + self._look.px(_ROW) / 2) if places else 0

    def sizeHint(self) -> QSize:
        """Room for a few signs a line."""
        width = self._look.px(540)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest entry."""
        return QSize(self._look.px(160), self._look.px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The signs and their words."""
        painter, look, px = painting.begin(self), self._look, self._look.px
        font = look.font(Type.HELP)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for (sign, word), at in zip(self._entries, self._places(self.width()), strict=True):
            x = self.width() - at.x() if mirrored else at.x()
            sign(painter, look, QPointF(x, at.y()))
            width = QFontMetricsF(font).horizontalAdvance(word)
            start = x - px(15) - width if mirrored else x + px(15)
            painter.setPen(look.colours.text2)
            where = QRectF(start, at.y() - px(_ROW) / 2, width + 2, px(_ROW))
            painter.setFont(font)
            painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), word)

    def _places(self, width: int) -> list[QPointF]:
        px, metrics = self._look.px, QFontMetricsF(self._look.font(Type.HELP))
        x, y, places = 0.0, px(_ROW) / 2, []
        for _, word in self._entries:
            takes = px(20) + metrics.horizontalAdvance(word)
            if x and x + takes > width:
                x, y = 0.0, y + px(_ROW)
            places.append(QPointF(x + px(7), y))
            x += takes + px(22)
        return places


def square(colour: str) -> Sign:
    """A small square in a colour, by the name of its field in `Colours`."""

    def paint(painter: QPainter, look: Look, at: QPointF) -> None:
        fill: QColor = getattr(look.colours, colour)
        painting.box(painter, _around(look, at), _ROUND, fill)

    return paint


def outline(colour: str) -> Sign:
    """The outline of such a square."""

    def paint(painter: QPainter, look: Look, at: QPointF) -> None:
        edge: QColor = getattr(look.colours, colour)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(edge, 1.5))
        painter.drawRoundedRect(_around(look, at).adjusted(0.75, 0.75, -0.75, -0.75), _ROUND, _ROUND)

    return paint


def _around(look: Look, at: QPointF) -> QRectF:
    side = look.px(_SIDE)
    return QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
