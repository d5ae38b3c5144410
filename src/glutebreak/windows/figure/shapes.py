"""The shapes that the drawn figure and its room are made of."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from glutebreak.windows.figure.rig import Point

Place = Callable[[Point], QPointF]
"""Where a point of the figure's room is on screen."""


def capsule(start: QPointF, end: QPointF, first: float, last: float) -> QPainterPath:
    """Two circles and what lies between their outer tangents."""
    path = QPainterPath()
    along = end - start
    length = math.hypot(along.x(), along.y())
    if length <= abs(first - last):
        path.addEllipse(*((start, first, first) if first > last else (end, last, last)))
        return path
    # Qt counts angles against the clock, and y goes down on the screen.
    heading = math.degrees(math.atan2(-along.y(), along.x()))
    lean = math.degrees(math.acos((first - last) / length))
    path.arcMoveTo(_circle(start, first), heading + lean)
    path.arcTo(_circle(start, first), heading + lean, 360 - 2 * lean)
    path.arcTo(_circle(end, last), heading - lean, 2 * lean)
    path.closeSubpath()
    return path


def _circle(centre: QPointF, radius: float) -> QRectF:
    return QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
