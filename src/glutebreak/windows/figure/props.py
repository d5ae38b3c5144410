"""The things in the drawn figure's room: mat, chair, desk and block, as plain as the figure."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from glutebreak.windows.figure.movement import Extent
from glutebreak.windows.figure.rig import Figure, Point, Prop, PropKind
from glutebreak.windows.figure.shapes import Place, capsule

METAL, WOOD = QColor("#B3BAC4"), QColor("#CDAF8B")
MAT, MAT_EDGE = QColor("#A6C1DA"), QColor("#86A6C4")
MAT_BELOW = 0.06
"""How far a mat that is seen from the side goes below the floor's line, in statures."""
CUSHION, CUSHION_TOP = QColor("#AEB6C2"), QColor("#BCC4CE")


def paint_prop(painter: QPainter, prop: Prop, figure: Figure, place: Place, extent: Extent, scale: float) -> None:
    """Paint one of them, behind the figure.

    Args:
        painter: where it is painted; it has no pen.
        prop: what.
        figure: who is with it.
        place: where a point of the figure's room is on screen.
        extent: the room that the movement takes; its bottom is the floor.
        scale: pixels a stature.
    """
    match prop.kind:
        case PropKind.MAT:
            _mat(painter, figure.ground, place, extent, scale)
        case PropKind.CHAIR:
            _chair(painter, prop, place, extent.bottom, scale)
        case PropKind.DESK:
            _desk(painter, prop, place, extent.bottom, scale)
        case PropKind.BLOCK:
            _block(painter, prop, place, extent.bottom, scale)


def _mat(painter: QPainter, ground: Sequence[Point], place: Place, extent: Extent, scale: float) -> None:
    """Seen from above, if only a little, and as long as the movement is."""
    left, right, floor = extent.left, extent.right, extent.bottom
    corners = [(left - 0.02, 0.035), (right + 0.02, 0.035), (right + 0.09, -0.045), (left - 0.09, -0.045)]
    top = QPolygonF([place(corner) for corner in ground or [(x, floor + y, 0.0) for x, y in corners]])
    painter.setBrush(MAT_EDGE)
    painter.drawPolygon(top.translated(0, scale * 0.012))
    painter.setBrush(MAT)
    painter.drawPolygon(top)


def _chair(painter: QPainter, prop: Prop, place: Place, floor: float, scale: float) -> None:
    front, back, top = prop.ahead + 0.17, prop.ahead - 0.12, prop.height - 0.005
    painter.setBrush(METAL)
    for start, end, thick in (
        ((back, top), (front, top), 0.020),
        ((back, top), (back - 0.03, top + 0.27), 0.015),
        ((back + 0.01, top), (back + 0.01, floor), 0.011),
        ((front - 0.01, top), (front - 0.01, floor), 0.011),
    ):
        painter.drawPath(capsule(place((*start, 0.0)), place((*end, 0.0)), thick * scale, thick * scale))


def _desk(painter: QPainter, prop: Prop, place: Place, floor: float, scale: float) -> None:
    """Its edge is where the hands are; the leg stands well behind it."""
    left, right, top = prop.ahead, prop.ahead + 0.32, prop.height - 0.012
    leg = right - 0.11
    painter.setBrush(METAL)
    for start, end, thick in (
        ((leg, top), (leg, floor + 0.012), 0.015),
        ((leg - 0.1, floor + 0.012), (leg + 0.1, floor + 0.012), 0.011),
    ):
        painter.drawPath(capsule(place((*start, 0.0)), place((*end, 0.0)), thick * scale, thick * scale))
    painter.setBrush(WOOD)
    painter.drawPath(capsule(place((left, top, 0.0)), place((right, top, 0.0)), 0.012 * scale, 0.012 * scale))


def _block(painter: QPainter, prop: Prop, place: Place, floor: float, scale: float) -> None:
    """A low sofa's edge: its seat, and what it stands on."""
    corner, foot = place((prop.ahead - 0.28, prop.height, 0.0)), place((prop.ahead, floor, 0.0))
    box = QRectF(QPointF(min(corner.x(), foot.x()), corner.y()), QPointF(max(corner.x(), foot.x()), foot.y()))
    for colour, where in ((CUSHION, box), (CUSHION_TOP, box.adjusted(0, 0, 0, -box.height() * 0.45))):
        outline = QPainterPath()
        outline.addRoundedRect(where, scale * 0.02, scale * 0.02)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillPath(outline, colour)
