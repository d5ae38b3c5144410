"""Draws the tray icon: a seated person in one stroke whose minutes climb from the foot to the shoulder.

All geometry is on a grid of 16, and every size is drawn for itself instead of being scaled from another.
"""

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPainterPath, QPalette, QPen, QPixmap

from glutebreak.resident.tray.view import STEPS, Pose, TrayState

SIZES = (16, 20, 22, 24, 32, 44, 48, 64)
"""The pixel sizes that panels ask for."""
GRID = 16
STROKE = 3.5
HEAD_RADIUS = 2.6
HOLLOW_RING = 1.3
SEATED_HEAD = QPointF(4.25, 2.6)
UPRIGHT_HEAD = QPointF(8, 2.6)
BODY = ((12.25, 14.25), (12.25, 11.5), (4.25, 11.5), (4.25, 7.75))
"""From the foot over the knee and the seat to the shoulder."""
UPRIGHT_BODY = (((8, 7.9), (8, 9.5)), ((8, 9.5), (5, 14.25)), ((8, 9.5), (11, 14.25)))
ARROW = (((8.6, 4.6), (11.75, 1.45), (14.9, 4.6)), ((11.75, 2), (11.75, 7.3)))
ARROW_STROKE = 2
TRACK = 0.36
"""How strongly the minutes still to come are drawn."""

DARK_PANELS = frozenset({"GNOME", "UNITY", "PANTHEON", "BUDGIE", "X-CINNAMON"})
"""Desktops whose panel comes dark whatever the windows' colours are."""


class Panel(StrEnum):
    """How light the panel behind the icon is."""

    DARK = "dark"
    LIGHT = "light"


INK = {Panel.DARK: QColor("#F4F6F8"), Panel.LIGHT: QColor("#1B2430")}
ACCENT = {Panel.DARK: QColor("#4CC7C3"), Panel.LIGHT: QColor("#0B7378")}


def guess_panel(scheme: Qt.ColorScheme, palette: QPalette, desktop: str) -> Panel:
    """How light the panel probably is, for no desktop says so.

    Args:
        scheme: The colour scheme the desktop tells, if it does.
        palette: The windows' colours, which speak where the scheme is unknown.
        desktop: The value of XDG_CURRENT_DESKTOP, or nothing.
    """
    if not DARK_PANELS.isdisjoint(desktop.upper().split(":")):
        return Panel.DARK
    if scheme == Qt.ColorScheme.Unknown and not desktop:
        # Without a desktop the palette is Qt's own and says nothing; the usual panels beside a window manager are dark.
        return Panel.DARK
    if scheme == Qt.ColorScheme.Unknown:
        window, text = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)
        return Panel.DARK if window.lightnessF() < text.lightnessF() else Panel.LIGHT
    return Panel.DARK if scheme == Qt.ColorScheme.Dark else Panel.LIGHT


def tray_icon(state: TrayState, panel: Panel) -> QIcon:
    """The icon with a picture for each of the `SIZES`."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(QPixmap.fromImage(draw(state, panel, size)))
    return icon


def draw(state: TrayState, panel: Panel, size: int) -> QImage:
    """A picture of the state, so many pixels wide and high, on a clear ground."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / GRID, size / GRID)
    ink = ACCENT[panel] if state.pose is Pose.DUE else INK[panel]
    if state.pose is Pose.STANDING:
        _draw_upright(painter, ink)
    else:
        _draw_seated(painter, state, ink)
        _draw_corner(painter, state.pose, ink)
    painter.end()
    return image


def filled_part(step: int) -> tuple[tuple[float, float], ...]:
    """The points of the body's line from the foot as far as so many sixteenths of its length; none for 0."""
    if step <= 0:
        return ()
    lengths = [abs(x2 - x1) + abs(y2 - y1) for (x1, y1), (x2, y2) in pairwise(BODY)]
    left = sum(lengths) * step / STEPS
    points = [BODY[0]]
    for ((x1, y1), (x2, y2)), length in zip(pairwise(BODY), lengths, strict=True):
        part = min(left / length, 1.0)
        points.append((x1 + (x2 - x1) * part, y1 + (y2 - y1) * part))
        left -= length
        if left <= 0:
            break
    return tuple(points)


def _draw_seated(painter: QPainter, state: TrayState, ink: QColor) -> None:
    if state.pose is Pose.AWAY:
        painter.setPen(QPen(ink, HOLLOW_RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = HEAD_RADIUS - HOLLOW_RING / 2
        painter.drawEllipse(SEATED_HEAD, radius, radius)
    else:
        _draw_head(painter, SEATED_HEAD, ink)
    if state.pose is not Pose.DUE:
        pale = QColor(ink)
        pale.setAlphaF(TRACK)
        _draw_lines(painter, (BODY,), pale, STROKE)
    _draw_lines(painter, (filled_part(state.step),), ink, STROKE)


def _draw_upright(painter: QPainter, ink: QColor) -> None:
    _draw_head(painter, UPRIGHT_HEAD, ink)
    _draw_lines(painter, UPRIGHT_BODY, ink, STROKE)


def _draw_corner(painter: QPainter, pose: Pose, ink: QColor) -> None:
    if pose is Pose.DUE:
        _draw_lines(painter, ARROW, ink, ARROW_STROKE)
    elif pose is Pose.HELD:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPath(_bubble())
    elif pose is Pose.PAUSED:
        painter.fillRect(QRectF(10, 1, 2, 6), ink)
        painter.fillRect(QRectF(14, 1, 2, 6), ink)


def _bubble() -> QPainterPath:
    """One outline, clockwise from the top: uniting two shapes on so small a grid would flatten the round corners."""
    left, top, right, bottom, across = 8.5, 0.5, 16.0, 6.0, 3.0
    path = QPainterPath(QPointF(left + across / 2, top))
    path.arcTo(QRectF(right - across, top, across, across), 90, -90)
    path.arcTo(QRectF(right - across, bottom - across, across, across), 0, -90)
    for x, y in ((13.2, bottom), (10.9, 8.2), (10.9, bottom)):
        path.lineTo(x, y)
    path.arcTo(QRectF(left, bottom - across, across, across), 270, -90)
    path.arcTo(QRectF(left, top, across, across), 180, -90)
    path.closeSubpath()
    return path


def _draw_head(painter: QPainter, centre: QPointF, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(centre, HEAD_RADIUS, HEAD_RADIUS)


def _draw_lines(painter: QPainter, lines: Sequence[Sequence[tuple[float, float]]], ink: QColor, width: float) -> None:
    """Draw the lines as one shape, so that they leave no seam where they touch."""
    path = QPainterPath()
    for line in lines:
        for number, (x, y) in enumerate(line):
            if number == 0:
                path.moveTo(x, y)
            else:
                path.lineTo(x, y)
    pen = QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
