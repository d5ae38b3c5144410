"""The muscles for the page on why: plain drawings in the films' clothes, labelled."""

import math
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from glutebreak.core.exercises.catalogue import Region
from glutebreak.language import tr
from glutebreak.windows.figure.painting import LEGGING, LEGGING_FAR, MUSCLE, SHIRT, paint_pose
from glutebreak.windows.figure.props import METAL
from glutebreak.windows.figure.rig import FOREARM, HAND, UPPER_ARM, Figure, Limbs, Point, Prop, PropKind
from glutebreak.windows.figure.shapes import capsule
from glutebreak.windows.library.muscle_picture import GRID_WIDE, Draw
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Type, Weight

_BONE = QColor("#E9E4DA")
_INK, _INK2 = QColor("#17202E"), QColor("#465163")
_MUSCLE_BESIDE = QColor("#F0908A")
"""The second muscle of a picture."""
_ONE_SCALE = 1.05
"""In statures: whoever stands or sits is drawn as large."""


def draw_glutes(painter: QPainter, look: Look, room: QRectF) -> None:
    """The hips from behind: gluteus maximus, and above it gluteus medius."""
    # To the left, for the names stand at the right.
    with_grid = _Grid(painter, room.translated(-room.width() * 0.15, 0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LEGGING)
    painter.drawPath(
        _mirrored_shape(
            with_grid,
            [
                (180, 62),
                (214, 62),
                ((224, 84), (236, 104), (238, 132)),
                ((239, 166), (226, 200), (222, 244)),
                (186, 244),
                (183, 176),
                (180, 172),
            ],
        )
    )
    painter.setBrush(SHIRT)
    painter.drawPath(
        _mirrored_shape(
            with_grid, [(180, -6), (226, -6), ((222, 20), (212, 44), (215, 76)), ((202, 81), (190, 82), (180, 82))]
        )
    )
    for side in (1, -1):
        painter.setBrush(_MUSCLE_BESIDE)
        painter.drawPath(
            _shape(
                with_grid,
                side,
                [
                    (196, 90),
                    ((208, 82), (220, 86), (227, 100)),
                    ((234, 114), (236, 126), (233, 136)),
                    ((224, 124), (212, 112), (196, 90)),
                ],
            )
        )
        painter.setBrush(MUSCLE)
        painter.drawPath(
            _shape(
                with_grid,
                side,
                [
                    (183, 100),
                    ((196, 96), (216, 112), (231, 142)),
                    ((232, 158), (220, 168), (206, 169)),
                    ((192, 169), (183, 160), (183, 146)),
                    (183, 100),
                ],
            )
        )
    _fibres(painter, with_grid)
    _label(painter, look, with_grid, (229, 112), (262, 92), tr("gluteus medius"), tr("steadies the pelvis"))
    _label(painter, look, with_grid, (216, 148), (262, 162), tr("gluteus maximus"), tr("takes the thigh back"))


def draw_flexors(painter: QPainter, look: Look, room: QRectF) -> None:
    """Hip and thigh from the side, looking to the right: spine, pelvis, thigh bone, and the muscles in front."""
    grid = _Grid(painter, room.translated(-room.width() * 0.1, 0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LEGGING_FAR)
    painter.drawPath(
        _shape(
            grid,
            1,
            [
                (136, 84),
                ((122, 108), (120, 142), (138, 160)),
                ((146, 190), (150, 220), (150, 246)),
                (196, 246),
                ((204, 200), (206, 160), (200, 120)),
                ((200, 104), (198, 96), (196, 84)),
                (136, 84),
            ],
        )
    )
    painter.setBrush(SHIRT)
    painter.drawPath(
        _shape(
            grid,
            1,
            [
                (138, -6),
                ((132, 24), (144, 56), (135, 90)),
                ((156, 97), (180, 97), (197, 90)),
                ((204, 50), (206, 20), (204, -6)),
                (138, -6),
            ],
        )
    )
    painter.setBrush(_BONE)
    for nth in range(6):
        x = 150 + 3.2 * (nth if nth < 3 else 5 - nth)
        painter.drawRoundedRect(QRectF(grid.at(x, 2 + nth * 15), grid.at(x + 17, 14 + nth * 15)), 3, 3)
    painter.drawPath(
        _shape(
            grid,
            1,
            [
                (146, 94),
                ((140, 112), (148, 130), (160, 136)),
                ((176, 138), (188, 126), (186, 108)),
                ((180, 96), (160, 88), (146, 94)),
            ],
        )
    )
    painter.drawEllipse(grid.at(170, 130), grid.px(9), grid.px(9))
    painter.drawPath(
        _shape(
            grid,
            1,
            [
                (163, 132),
                ((162, 170), (166, 210), (166, 246)),
                (179, 246),
                ((180, 210), (178, 170), (178, 132)),
                (163, 132),
            ],
        )
    )
    painter.setBrush(MUSCLE)
    painter.drawPath(
        _shape(
            grid,
            1,
            [
                (163, 34),
                ((176, 44), (184, 74), (187, 104)),
                ((188, 124), (182, 140), (172, 152)),
                ((166, 148), (168, 142), (172, 132)),
                ((176, 110), (168, 80), (159, 62)),
                (163, 34),
            ],
        )
    )
    painter.setBrush(_MUSCLE_BESIDE)
    painter.drawPath(
        _shape(
            grid,
            1,
            [(188, 116), ((198, 140), (201, 190), (193, 246)), (183, 246), ((188, 200), (186, 150), (188, 116))],
        )
    )
    _label(painter, look, grid, (181, 84), (240, 76), tr("iliopsoas"), tr("lifts the thigh"))
    _label(painter, look, grid, (195, 176), (240, 176), tr("rectus femoris"), tr("crosses hip and knee"))


def draw_sitting(standing: Figure, sitting: Figure) -> Draw:
    """Standing, with the front of the hip long, beside sitting, where it is short."""
    # The arms leave the front of the hip to be seen: one behind the back, the other one's hands at a desk.
    standing, sitting = _with_arms(standing, -30, -12), _with_arms(sitting, 22, 96)

    def draw(painter: QPainter, look: Look, room: QRectF) -> None:
        half = room.width() / 2
        for figure, x, word, along in (
            (standing, 0.05, tr("long"), 0.13),
            (sitting, 0.48, tr("short"), 0.27),
        ):
            part = QRectF(room.left() + x * room.width(), room.top(), half, room.height())
            place, scale = paint_pose(painter, figure, None, part, least=_ONE_SCALE)
            front = [
                _along(figure.pelvis, figure.chest, 0.42, figure.forward, 0.012),
                _along(figure.right.hip, figure.right.knee, 0.0, figure.forward, 0.044),
                _along(figure.right.hip, figure.right.knee, 0.34, figure.forward, 0.012),
            ]
            band = QPainterPath(place(front[0]))
            band.quadTo(place(front[1]), place(front[2]))
            pen = QPen(MUSCLE, scale * 0.034)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.strokePath(band, pen)
            tip = band.pointAtPercent(0.5)
            _leader(painter, look, tip, tip + QPointF(scale * along, -scale * 0.05), word)

    return draw


def draw_running(running: Figure) -> Draw:
    """The long step of a runner, with the glute that takes the thigh back."""
    # The far hand stays behind the hip, where it does not look like a part of it.
    running = replace(running, left=_arm(running.left, -34, 12))

    def draw(painter: QPainter, _: Look, room: QRectF) -> None:
        place, scale = paint_pose(painter, running, None, room)
        hip = place(_along(running.right.hip, running.right.knee, 0.06, running.forward, -0.026))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(MUSCLE)
        painter.save()
        painter.translate(hip)
        painter.rotate(24)
        painter.drawEllipse(QPointF(0, 0), scale * 0.032, scale * 0.052)
        painter.restore()

    return draw


def draw_desk(figure: Figure, region: Region) -> Draw:
    """A figure at a desk with a screen on it, with a dot where the figure works."""
    edge, top = figure.right.fingers[0] - 0.04, figure.right.fingers[1] - 0.02
    at_desk = replace(figure, props=(Prop(PropKind.DESK, edge, top),))

    def draw(painter: QPainter, _: Look, room: QRectF) -> None:
        place, scale = paint_pose(painter, at_desk, region, room)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(METAL)
        for start, end, thick in (
            ((edge + 0.24, top), (edge + 0.26, top + 0.10), 0.010),
            ((edge + 0.22, top + 0.06), (edge + 0.26, top + 0.24), 0.012),
        ):
            painter.drawPath(capsule(place((*start, 0.0)), place((*end, 0.0)), thick * scale, thick * scale))

    return draw


def _with_arms(figure: Figure, upper: float, fore: float) -> Figure:
    """The figure, seen from the side, with both arms elsewhere; see `_arm`."""
    return replace(figure, left=_arm(figure.left, upper, fore), right=_arm(figure.right, upper, fore))


def _arm(limbs: Limbs, upper: float, fore: float) -> Limbs:
    """The limbs with an arm whose parts hang so many degrees from straight down, forwards if more than 0."""

    def hanging(start: Point, angle: float, length: float) -> Point:
        lean = math.radians(angle)
        return (start[0] + length * math.sin(lean), start[1] - length * math.cos(lean), start[2])

    elbow = hanging(limbs.shoulder, upper, UPPER_ARM)
    wrist = hanging(elbow, fore, FOREARM)
    return replace(limbs, elbow=elbow, wrist=wrist, fingers=hanging(wrist, fore, HAND))


def _along(start: Point, end: Point, share: float, direction: Point, by: float) -> Point:
    x, y, z = (a + (b - a) * share + d * by for a, b, d in zip(start, end, direction, strict=True))
    return (x, y, z)


class _Grid:
    """Turns the drawing's grid into the room."""

    def __init__(self, painter: QPainter, room: QRectF) -> None:
        self._room = room
        self._scale = room.width() / GRID_WIDE
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def at(self, x: float, y: float) -> QPointF:
        return QPointF(self._room.left() + x * self._scale, self._room.top() + y * self._scale)

    def px(self, length: float) -> float:
        return length * self._scale


_Pair = tuple[float, float]
_Piece = _Pair | tuple[_Pair, _Pair, _Pair]


def _shape(grid: _Grid, side: int, pieces: list[_Piece]) -> QPainterPath:
    """Straight lines to points, and curves by two handles and an end; `side` -1 mirrors it about the middle."""

    def at(point: _Pair) -> QPointF:
        return grid.at(point[0] if side > 0 else GRID_WIDE - point[0], point[1])

    path = QPainterPath()
    for nth, piece in enumerate(pieces):
        if len(piece) == 3:
            path.cubicTo(at(piece[0]), at(piece[1]), at(piece[2]))
        elif nth == 0:
            path.moveTo(at(piece))
        else:
            path.lineTo(at(piece))
    path.closeSubpath()
    return path


def _mirrored_shape(grid: _Grid, pieces: list[_Piece]) -> QPainterPath:
    """A shape from the middle line to the middle line, and back on the other side: one path, without a seam."""

    def other(point: _Pair) -> _Pair:
        return (GRID_WIDE - point[0], point[1])

    def end(piece: _Piece) -> _Pair:
        return piece[2] if len(piece) == 3 else piece

    back: list[_Piece] = []
    for before, piece in zip(pieces[-2::-1], pieces[:0:-1], strict=True):
        handles = (other(piece[1]), other(piece[0]), other(end(before))) if len(piece) == 3 else other(end(before))
        back.append(handles)
    return _shape(grid, 1, [*pieces, *back])


def _fibres(painter: QPainter, grid: _Grid) -> None:
    """A few lines that show which way the muscle pulls."""
    pen = QPen(QColor(255, 255, 255, 110), grid.px(1.1))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for side in (1, -1):
        for y in (110, 124, 138):
            path = QPainterPath()
            start, end = (187, y), (217 + (y - 110) * 0.12, y + 28 - (y - 110) * 0.3)
            path.moveTo(grid.at(start[0] if side > 0 else GRID_WIDE - start[0], start[1]))
            path.lineTo(grid.at(end[0] if side > 0 else GRID_WIDE - end[0], end[1]))
            painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)


_BEFORE_NAME, _AIR = 6, 14
"""Between a line and the name at its end, and between a name and the picture's edge."""


def _label(painter: QPainter, look: Look, grid: _Grid, tip: _Pair, beside: _Pair, name: str, does: str) -> None:
    """A thin line from the muscle to its name, and below the name what it does."""
    _leader(painter, look, grid.at(*tip), grid.at(*beside), name, does)


def _leader(painter: QPainter, look: Look, tip: QPointF, end: QPointF, name: str, about: str = "") -> None:
    """A thin line from a point to a name, and below the name a line about it."""
    lines = (
        (name, look.font(Type.HELP, Weight.SEMIBOLD), _INK, 0.0),
        (about, look.font(Type.AXIS), _INK2, look.line(Type.AXIS)),
    )
    # Large text begins nearer to the muscle rather than ending at the picture's edge.
    widest = max(QFontMetricsF(font).horizontalAdvance(text) for text, font, _, _ in lines)
    edge = painter.device().width() / painter.device().devicePixelRatio()
    end = QPointF(min(end.x(), edge - _AIR - widest - _BEFORE_NAME), end.y())
    painter.setPen(QPen(_INK2, 1.2))
    painter.drawLine(tip, end)
    painter.setBrush(_INK2)
    painter.drawEllipse(tip, 2.2, 2.2)
    for text, font, colour, down in lines:
        painter.setFont(font)
        painter.setPen(colour)
        rise = QFontMetricsF(font).capHeight() / 2
        painter.drawText(QPointF(end.x() + _BEFORE_NAME, end.y() + rise + down), text)
    painter.setPen(Qt.PenStyle.NoPen)
