"""The figure at the end of a break: somebody who stands, or the chair that was not left, in a full ring."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from glutebreak.core.coaching.break_moment import Result
from glutebreak.windows.look.ring import RingState, paint_ring
from glutebreak.windows.look.theme import Look


def paint_end(painter: QPainter, look: Look, where: QRectF, result: Result) -> None:
    """Paint it into the square; the ring is empty if nothing was done."""
    side = where.width()
    paint_ring(painter, look, where, side * 7 / 72, RingState(1, 1.0 if result.moved else 0.0))
    painter.save()
    painter.translate(where.topLeft())
    paint = _paint_chair if result.seated else _paint_standing
    paint(painter, side, look.colours.accent if result.moved else look.colours.line2)
    painter.restore()


def _paint_standing(painter: QPainter, side: float, colour: QColor) -> None:
    """Head, body and legs on a grid of 72."""
    unit = side / 72
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(36 * unit, 23.5 * unit), 5.8 * unit, 5.8 * unit)
    pen = QPen(colour, 8 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawLine(QPointF(36 * unit, 36 * unit), QPointF(36 * unit, 42 * unit))
    for foot in (30, 42):
        painter.drawLine(QPointF(36 * unit, 42 * unit), QPointF(foot * unit, 51 * unit))


def _paint_chair(painter: QPainter, side: float, colour: QColor) -> None:
    """Back, seat and leg of a chair on a grid of 72."""
    unit = side / 72
    pen = QPen(colour, 6 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(x * unit, y * unit) for x, y in ((27, 20), (29, 38), (45, 38), (46, 52))])
    painter.drawLine(QPointF(29 * unit, 38 * unit), QPointF(27.5 * unit, 52 * unit))
