"""Small pieces of painting that several controls share."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGradient, QPaintDevice, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from glutebreak.core.history.day_and_week import BoutClass
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius

_FADE_STEPS = 16
HALO = 6
"""How far a label keeps lines away from itself."""


def begin(device: QPaintDevice) -> QPainter:
    """A painter with soft edges."""
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def hair(device: QPaintDevice, width: float = 1.0) -> float:
    """That width in logical pixels, adjusted to whole pixels of the device and never thinner than one."""
    ratio = device.devicePixelRatioF()
    return max(1, round(width * ratio)) / ratio


def box(painter: QPainter, where: QRectF, radius: float, fill: QColor | None, edge: QColor | None = None) -> None:
    """A rounded rectangle whose edge, one hair wide, lies inside it."""
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(where, radius, radius)
        return
    width = hair(painter.device())
    painter.setPen(QPen(edge, width))
    half = width / 2
    painter.drawRoundedRect(where.adjusted(half, half, -half, -half), radius - half, radius - half)


def round_off(
    painter: QPainter, where: QRectF, radius: float, ground: QColor, *, left: bool = True, right: bool = True
) -> None:
    """Take the corners of a picture off by painting the ground over them, on both sides or on one."""
    whole, kept = QPainterPath(), QPainterPath()
    whole.addRect(where)
    kept.setFillRule(Qt.FillRule.WindingFill)
    kept.addRoundedRect(where, radius, radius)
    if not left:
        kept.addRect(where.adjusted(0, 0, -where.width() / 2, 0))
    if not right:
        kept.addRect(where.adjusted(where.width() / 2, 0, 0, 0))
    painter.fillPath(whole.subtracted(kept), ground)


def hairline(painter: QPainter, start: QPointF, end: QPointF, colour: QColor) -> None:
    """A line one hair wide from its start to its end, upright or level, filled below or right of the given points."""
    width = hair(painter.device())
    if start.y() == end.y():
        painter.fillRect(QRectF(start.x(), start.y(), end.x() - start.x(), width), colour)
    else:
        painter.fillRect(QRectF(start.x(), start.y(), width, end.y() - start.y()), colour)


def turned(widget: QWidget, where: QRectF) -> QRectF:
    """The place as it is seen: from the other side of the widget where one reads from right to left."""
    if widget.isRightToLeft():
        return QRectF(widget.width() - where.right(), where.y(), where.width(), where.height())
    return where


def blend(under: QColor, over: QColor, share: float) -> QColor:
    """The colour that far on the way from one to the other."""
    kept = 1 - share
    return QColor.fromRgbF(
        under.redF() * kept + over.redF() * share,
        under.greenF() * kept + over.greenF() * share,
        under.blueF() * kept + over.blueF() * share,
        under.alphaF() * kept + over.alphaF() * share,
    )


def fade_in(gradient: QGradient, colour: QColor) -> None:
    """Let the colour come from nothing at the gradient's start to all of it at its end.

    By a smooth step in pieces: a straight ramp shows its two ends as edges.
    """
    for step in range(_FADE_STEPS + 1):
        share = step / _FADE_STEPS
        part = QColor(colour)
        part.setAlphaF(share * share * (3 - 2 * share))
        gradient.setColorAt(share, part)


def bout_colours(look: Look, bout_class: BoutClass) -> tuple[QColor, QColor]:
    """The colour of a bout's brick, and of a label on it."""
    colours = look.colours
    return {
        BoutClass.SHORT: (colours.sit1, colours.on_sit1),
        BoutClass.MIDDLE: (colours.sit2, colours.on_sit2),
        BoutClass.LONG: (colours.sit3, colours.on_sit3),
    }[bout_class]


def brick(painter: QPainter, look: Look, where: QRectF, bout_class: BoutClass) -> None:
    """A bout as a brick."""
    radius = min(float(Radius.BRICK), where.height() / 2, where.width() / 4)
    box(painter, where, radius, bout_colours(look, bout_class)[0])


def dashed_brick(painter: QPainter, where: QRectF, colour: QColor, *, width: float = 1.5) -> None:
    """The outline of a brick that is not there yet, or still grows."""
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([4 / width, 2.8 / width])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    inner = where.adjusted(half, half, -half, -half)
    radius = max(0.0, min(float(Radius.BRICK) - half, inner.height() / 2, inner.width() / 2))
    painter.drawRoundedRect(inner, radius, radius)


def break_mark(painter: QPainter, look: Look, centre: QPointF, *, guided: bool, radius: float = 3.6) -> None:
    """A break: filled when it was guided, hollow when the user got up unasked."""
    accent = look.colours.accent
    if guided:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(centre, radius, radius)
    else:
        stroke = radius * 0.42
        painter.setPen(QPen(accent, stroke))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius - stroke / 2, radius - stroke / 2)


def text(
    painter: QPainter, font: QFont, colour: QColor, at: QPointF, words: str, *, halo: QColor | None = None
) -> None:
    """Text centred on a point, by the height of its capitals; with a halo of the ground's colour around it if given."""
    metrics = QFontMetricsF(font)
    start = QPointF(at.x() - metrics.horizontalAdvance(words) / 2, at.y() + metrics.capHeight() / 2)
    if halo is not None:
        around = QRectF(start.x(), start.y() - metrics.capHeight(), 2 * (at.x() - start.x()), metrics.capHeight())
        box(painter, around.adjusted(-HALO, -HALO, HALO, HALO), float(HALO), halo)
    painter.setFont(font)
    painter.setPen(colour)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(start, words)
