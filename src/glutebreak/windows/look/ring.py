"""The ring that counts repetitions, holds and seconds."""

import math
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Type, Weight

MOST_ARCS = 20
"""More repetitions than this are one arc."""
SMALL_RING = 110
"""Up to this diameter the number makes more room for what stands below it."""
MIDDLE_RING = 200
"""Up to this diameter what stands below the number is set in the size of plain text."""
LARGE_RING = 256
"""From this diameter on what stands below the number grows with the ring."""
STROKES = {256: 14, 164: 10, 104: 7, 68: 5, 28: 3}
"""Diameters and the strokes that go with them."""
_BELOW_WIDE, _BELOW_HIGH = 0.6, 0.105
"""The most that what stands below the number takes: its width and its size, as shares of the diameter."""
_THIN = 0.4
"""In high contrast the empty part is dark as well: it is thinner by so much, and so told from the filled one."""


class Mark(Enum):
    """What stands in a ring that stands still."""

    BARS = "bars"
    """Paused: it goes on from here."""
    SQUARE = "square"
    """Stopped: it does not."""


@dataclass(frozen=True, slots=True)
class RingState:
    """What a ring shows."""

    arcs: int = 1
    """One for each repetition, or one for a hold."""
    filled: float = 0.0
    """How many arcs are filled, the running one in part."""
    figure: str = ""
    """The number in the middle."""
    below: str = ""
    """What stands under the number, such as "of 10"."""
    still: bool = False
    """Grey: nothing moves."""
    mark: Mark | None = None
    """What stands in the middle instead of the number."""


def paint_ring(
    painter: QPainter, look: Look, where: QRectF, stroke: float, state: RingState, *, on_stage: bool = False
) -> None:
    """Paint a ring into the square.

    Args:
        painter: what it is painted with.
        look: its colours and its typeface.
        where: the square.
        stroke: how thick the ring is.
        state: what it shows.
        on_stage: painted for the studio's ground, which stays light in the dark scheme.
    """
    colours = look.colours
    track = colours.stage_track if on_stage else colours.track
    moving = colours.stage_ring if on_stage else colours.accent
    if state.still:
        moving = colours.stage_paused if on_stage else colours.line2
    half = stroke / 2
    line = where.adjusted(half, half, -half, -half)
    _paint_arcs(painter, line, state, QPen(track, stroke * (_THIN if look.high_contrast else 1)), QPen(moving, stroke))
    ink = colours.stage_text if on_stage else colours.text
    if state.mark is Mark.BARS:
        _paint_bars(painter, where, ink)
    elif state.mark is Mark.SQUARE:
        _paint_square(painter, where, ink)
    elif state.figure:
        _paint_figure(painter, look, where, state, ink, colours.stage_text2 if on_stage else colours.text2)


def _paint_arcs(painter: QPainter, line: QRectF, state: RingState, track: QPen, moving: QPen) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state.arcs == 1:
        painter.setPen(track)
        painter.drawEllipse(line)
        _arc(painter, line, 0.0, 360.0 * state.filled, moving)
        return
    gap = math.degrees((moving.widthF() + 5) / (line.width() / 2))
    each = 360.0 / state.arcs
    length = max(each - gap, 0.5)
    for nth in range(state.arcs):
        start = nth * each + gap / 2
        filled = min(max(state.filled - nth, 0.0), 1.0)
        if filled < 1.0:
            _arc(painter, line, start, length, track)
        _arc(painter, line, start, length * filled, moving)


def _arc(painter: QPainter, line: QRectF, start: float, length: float, pen: QPen) -> None:
    """An arc with round ends, in degrees clockwise from 12 o'clock."""
    if length <= 0.0:
        return
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawArc(line, round((90.0 - start) * 16), -round(length * 16))


def _paint_bars(painter: QPainter, where: QRectF, ink: QColor) -> None:
    side = where.width()
    pen = QPen(ink, side * 0.055)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    middle = where.center()
    for x in (-0.052 * side, 0.052 * side):
        painter.drawLine(
            QPointF(middle.x() + x, middle.y() - 0.1 * side), QPointF(middle.x() + x, middle.y() + 0.1 * side)
        )


def _paint_square(painter: QPainter, where: QRectF, ink: QColor) -> None:
    side = where.width() * 0.24
    square = QRectF(where.center().x() - side / 2, where.center().y() - side / 2, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRoundedRect(square, side * 0.14, side * 0.14)


def _paint_figure(
    painter: QPainter, look: Look, where: QRectF, state: RingState, ink: QColor, ink_below: QColor
) -> None:
    side = where.width()
    font = look.font(Type.COUNT if side > 40 else Type.AXIS, Weight.SEMIBOLD)
    small = side <= SMALL_RING
    font.setPixelSize(max(round(side * (0.40 if small else 0.4375)), 12))
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100)
    below_size = Type.CUE if side > MIDDLE_RING else (Type.BODY if side > SMALL_RING else Type.HELP)
    below = look.font(below_size, Weight.REGULAR)
    if side > LARGE_RING:
        below.setPixelSize(round(below.pixelSize() * side / LARGE_RING))
    if not small:
        # Large text does not grow out of its ring.
        widest = QFontMetricsF(below).horizontalAdvance(state.below) / (side * _BELOW_WIDE) if state.below else 0
        below.setPixelSize(round(min(side * _BELOW_HIGH, below.pixelSize() / max(widest, 1))))
    width = sum(place for _, place in _places(QFontMetricsF(font), state.figure))
    room = side * 0.72
    if width > room:
        font.setPixelSize(max(round(font.pixelSize() * room / width), 10))
    metrics = QFontMetricsF(font)
    has_below = bool(state.below) and side > 60
    middle = where.center().y() - ((0.09 if small else 0.04) * side if has_below else 0.0)
    painter.setFont(font)
    painter.setPen(ink)
    _write(painter, metrics, QPointF(where.center().x(), middle + metrics.capHeight() / 2), state.figure)
    if has_below:
        painter.setFont(below)
        painter.setPen(ink_below)
        metrics = QFontMetricsF(below)
        baseline = where.center().y() + (0.225 if small else 0.205) * side + metrics.xHeight() / 2
        width = metrics.horizontalAdvance(state.below)
        painter.drawText(QPointF(where.center().x() - width / 2, baseline), state.below)


def _places(metrics: QFontMetricsF, figure: str) -> list[tuple[str, float]]:
    """A number in one piece; or the signs of a clock, whose figures have places of equal width, so that none moves."""
    if ":" not in figure:
        return [(figure, metrics.horizontalAdvance(figure))]
    widest = max(metrics.horizontalAdvance(each) for each in "0123456789")
    return [(each, widest if each.isdigit() else metrics.horizontalAdvance(each)) for each in figure]


def _write(painter: QPainter, metrics: QFontMetricsF, at: QPointF, figure: str) -> None:
    """A number, its middle on that point of its baseline."""
    places = _places(metrics, figure)
    x = at.x() - sum(place for _, place in places) / 2
    for sign, place in places:
        # Between figures a colon stands at the middle of their height, between letters lower.
        raised = (metrics.capHeight() - metrics.xHeight()) / 2 if sign == ":" else 0.0
        painter.drawText(QPointF(x + (place - metrics.horizontalAdvance(sign)) / 2, at.y() - raised), sign)
        x += place
