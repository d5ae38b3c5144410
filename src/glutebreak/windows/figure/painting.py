"""The pose drawing: a figure of capsules in the films' clothes, with a dot where the muscle is, in the same studio."""

import math
from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QRadialGradient, QTransform

from glutebreak.core.exercises.catalogue import Region
from glutebreak.windows.figure.movement import Extent, extent_of
from glutebreak.windows.figure.props import MAT_BELOW, paint_prop
from glutebreak.windows.figure.rig import Figure, Limbs, Point, PropKind
from glutebreak.windows.figure.shapes import Place, capsule
from glutebreak.windows.look.theme import Look

SHIRT, SHIRT_FAR = QColor("#1F9A9B"), QColor("#177F82")
LEGGING, LEGGING_FAR = QColor("#434F72"), QColor("#5F6B8E")
SKIN, SKIN_FAR = QColor("#E9CBAB"), QColor("#D3B08E")
HAIR = QColor("#3B3435")
MUSCLE, STRETCH = QColor("#E5403C"), QColor("#7A4FD6")
"""A muscle that works, and one that is stretched: as in the films, which are the same in both schemes."""
FILLS = 0.80
"""How much of the room's height a standing figure takes."""
LEAST_HEIGHT = 0.78
"""In statures: figures that lie or kneel are of the same scale as one that is so high."""

_IN_PROFILE = 0.4
"""A face that is turned less shows no ear."""
_AT_REST, _AT_WORK = 0.022, 0.034
"""The radius of the muscle's dot, in statures, …"""
_FAINT = 0.35
"""… and how much of it is seen at rest."""


def paint_studio(painter: QPainter, look: Look, where: QRectF) -> None:
    """The ground that every film stands on."""
    colours = look.colours
    studio = QLinearGradient(where.topLeft(), where.bottomLeft())
    for at, colour in (
        (0.0, colours.stage_top),
        (0.4, colours.stage_upper),
        (0.74, colours.stage_lower),
        (1.0, colours.stage_foot),
    ):
        studio.setColorAt(at, colour)
    painter.fillRect(where, studio)


def paint_pose(
    painter: QPainter,
    figure: Figure,
    region: Region | None,
    where: QRectF,
    *,
    mirrored: bool = False,
    stretched: bool = False,
    least: float = LEAST_HEIGHT,
    extent: Extent | None = None,
    effort: float = 1.0,
) -> tuple[Place, float]:
    """The figure, standing on the lower part of the room; mirrored for the other side.

    Args:
        painter: where it is painted.
        figure: the figure.
        region: where the dot stands; None for no dot.
        where: the room.
        mirrored: whether it looks the other way.
        stretched: whether the muscle is stretched rather than at work.
        least: the height, in statures, that a lower figure is given room for.
        extent: the room that the whole of a movement takes, so that the figure goes through it without the eye going
            along; the figure's own if it is not given.
        effort: how hard the muscle works, from 0 to 1.

    Returns:
        Where a point of the figure is on screen, and how many pixels a stature is.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    extent = extent or extent_of(figure)
    left, right, bottom, top = extent.left, extent.right, extent.bottom, extent.top
    scale = min(FILLS * where.height() / max(top - bottom, least), 0.80 * where.width() / (right - left + 0.12))
    floor = where.top() + where.height() * (0.5 + FILLS / 2 + 0.03)
    if (top - bottom) * scale < FILLS * where.height() * 0.75:
        floor -= where.height() * 0.06
    if any(prop.kind is PropKind.MAT for prop in figure.props):
        floor = min(floor, where.bottom() - MAT_BELOW * scale)
    middle = (left + right) / 2
    hand = -1.0 if mirrored else 1.0

    def place(point: Point) -> QPointF:
        return QPointF(where.center().x() + hand * (point[0] - middle) * scale, floor - (point[1] - bottom) * scale)

    _lay_out(painter, figure, place, extent, scale)
    for _, paint in sorted(_parts(painter, figure, place, scale), key=lambda part: part[0]):
        paint()
    if region is not None:
        painter.setBrush(STRETCH if stretched else MUSCLE)
        radius = scale * (_AT_REST + (_AT_WORK - _AT_REST) * effort)
        painter.setOpacity(painter.opacity() * (_FAINT + (1 - _FAINT) * effort))
        painter.drawEllipse(place(_working_point(figure, region)), radius, radius)
    painter.restore()
    return place, scale


def _lay_out(painter: QPainter, figure: Figure, place: Place, extent: Extent, scale: float) -> None:
    """What is below the figure and behind it."""
    mats = [prop for prop in figure.props if prop.kind is PropKind.MAT]
    for prop in mats:
        paint_prop(painter, prop, figure, place, extent, scale)
    own = extent_of(replace(figure, props=(), ground=()))
    floor = sum(corner[1] for corner in figure.ground) / len(figure.ground) if figure.ground else extent.bottom
    middle = place(((own.left + own.right) / 2, floor, 0.0))
    _shadow(painter, middle, (own.right - own.left) * 0.5 * scale + scale * 0.06, scale * 0.028)
    for prop in figure.props:
        if prop not in mats:
            paint_prop(painter, prop, figure, place, extent, scale)


def _parts(painter: QPainter, figure: Figure, place: Place, scale: float) -> Iterator[tuple[float, Callable[[], None]]]:
    """Each part of the body with its nearness, so that what is nearer is painted later."""

    def limb(start: Point, end: Point, thick: float, thin: float, colour: QColor) -> Callable[[], None]:
        def paint() -> None:
            painter.setBrush(colour)
            painter.drawPath(capsule(place(start), place(end), thick * scale, thin * scale))

        return paint

    chest, pelvis, head = figure.chest, figure.pelvis, figure.head
    near_right = figure.right.shoulder[2] >= figure.left.shoulder[2]
    for limbs, near in ((figure.right, near_right), (figure.left, not near_right)):
        legging = LEGGING if near else LEGGING_FAR
        skin = SKIN if near else SKIN_FAR
        shirt = SHIRT if near else SHIRT_FAR
        leg, arm = _leg_depth(limbs), _arm_depth(limbs)
        sleeve = _between(limbs.shoulder, limbs.elbow, 0.52)
        yield leg - 0.003, _foot(painter, limbs, place, scale, skin)
        yield leg - 0.002, limb(limbs.knee, limbs.ankle, 0.036, 0.024, legging)
        yield leg - 0.001, limb(limbs.hip, limbs.knee, 0.053, 0.038, legging)
        yield arm - 0.003, limb(limbs.elbow, limbs.wrist, 0.021, 0.016, skin)
        yield arm - 0.003, limb(limbs.wrist, limbs.fingers, 0.018, 0.011, skin)
        yield arm - 0.002, limb(limbs.shoulder, limbs.elbow, 0.027, 0.022, skin)
        yield arm - 0.001, limb(limbs.shoulder, sleeve, 0.035, 0.031, shirt)
    trunk = (chest[2] + pelvis[2]) / 2
    waist = _between(pelvis, chest, 0.18)
    yield trunk - 0.004, limb(_between(chest, head, 0.1), _between(chest, head, 0.75), 0.022, 0.024, SKIN_FAR)
    yield trunk - 0.003, limb(pelvis, _between(pelvis, chest, 0.25), 0.062, 0.052, LEGGING)
    yield trunk - 0.002, limb(waist, _between(pelvis, chest, 0.9), 0.053, 0.058, SHIRT)
    yield head[2] + 0.0001, lambda: _head(painter, figure, place, scale)


def _foot(painter: QPainter, limbs: Limbs, place: Place, scale: float, colour: QColor) -> Callable[[], None]:
    """One wedge from the ankle to the heel and to the toes."""

    def paint() -> None:
        painter.setBrush(colour)
        ankle, heel, toe = (place(point) for point in (limbs.ankle, limbs.heel, limbs.toe))
        for start, end, first, last in (
            (ankle, heel, 0.024, 0.018),
            (ankle, toe, 0.024, 0.012),
            (heel, toe, 0.018, 0.012),
        ):
            painter.drawPath(capsule(start, end, first * scale, last * scale))
        painter.drawPolygon([ankle, heel, toe])

    return paint


def _head(painter: QPainter, figure: Figure, place: Place, scale: float) -> None:
    """A head with a face to one side, an ear, and hair that ends in a line around the face, with a bun."""
    up, ahead, turned = _up_and_ahead(figure, place, scale)
    # How far the face looks away from the eye.
    away = max(-figure.forward[2], 0.0)
    painter.save()
    painter.translate(place(figure.head))
    painter.setTransform(QTransform(ahead.x(), ahead.y(), up.x(), up.y(), 0, 0), combine=True)
    # In a hundredth of the head's half: paths are cut with corners where they are small.
    painter.scale(0.00058 * scale, 0.00058 * scale)
    painter.setBrush(SKIN)
    painter.drawEllipse(QPointF(2 * turned, 0), 94, 102)
    painter.drawEllipse(QPointF(28 * turned, -56), 56, 50)
    painter.drawEllipse(QPointF(90 * turned, -16), 15, 15)
    hair, face, nape = QPainterPath(), QPainterPath(), QPainterPath()
    hair.addEllipse(QPointF(0, 2), 105, 109)
    face.addEllipse(QPointF(72 * turned + 120 * away, -42), 98, 102)
    nape.addEllipse(QPointF(40 * turned, -190), 150, 125)
    painter.setBrush(HAIR)
    painter.drawPath(hair.subtracted(face).subtracted(nape))
    painter.drawEllipse(QPointF(-66 * turned, 98), 38, 38)
    if turned > _IN_PROFILE:
        painter.setBrush(SKIN_FAR)
        painter.drawEllipse(QPointF(-16, -16), 15, 20)
    painter.restore()


def _up_and_ahead(figure: Figure, place: Place, scale: float) -> tuple[QPointF, QPointF, float]:
    """The directions of the crown and, at a right angle to it, of the face on screen; how far the face is turned."""
    up = place(figure.head) - place(figure.chest)
    up /= math.hypot(up.x(), up.y()) or 1.0
    front = place(figure.forward) - place((0.0, 0.0, 0.0))
    ahead = QPointF(-up.y(), up.x())
    turned = (ahead.x() * front.x() + ahead.y() * front.y()) / scale
    return up, ahead if turned >= 0 else -ahead, min(abs(turned), 1.0)


def _shadow(painter: QPainter, centre: QPointF, across: float, high: float) -> None:
    glow = QRadialGradient(QPointF(0, 0), 1.0)
    glow.setColorAt(0.0, QColor(60, 68, 82, 62))
    glow.setColorAt(0.65, QColor(60, 68, 82, 34))
    glow.setColorAt(1.0, QColor(60, 68, 82, 0))
    painter.save()
    painter.translate(centre)
    painter.scale(across, max(high, 3.0))
    painter.setBrush(glow)
    painter.drawEllipse(QPointF(0, 0), 1.0, 1.0)
    painter.restore()


def _working_point(figure: Figure, region: Region) -> Point:
    """Where the muscle is that works, or is lengthened, on the side that is at work in the catalogue: the right."""
    leg, forward = figure.right, figure.forward
    match region:
        case Region.THIGHS:
            return _between(leg.hip, leg.knee, 0.5)
        case Region.FRONT_OF_THIGH:
            return _moved(_between(leg.hip, leg.knee, 0.42), forward, 0.02)
        case Region.CALVES:
            return _moved(_between(leg.knee, leg.ankle, 0.32), forward, -0.012)
        case Region.HIP_FLEXORS:
            return _moved(leg.hip, forward, 0.028)
        case Region.SIDE_OF_HIP:
            return leg.hip
        case _:
            return _moved(leg.hip, forward, -0.03)


def _moved(start: Point, direction: Point, by: float) -> Point:
    return (start[0] + direction[0] * by, start[1] + direction[1] * by, start[2] + direction[2] * by)


def _between(start: Point, end: Point, share: float) -> Point:
    x, y, z = (a + (b - a) * share for a, b in zip(start, end, strict=True))
    return (x, y, z)


def _leg_depth(limbs: Limbs) -> float:
    return (limbs.hip[2] + limbs.knee[2] + limbs.ankle[2]) / 3


def _arm_depth(limbs: Limbs) -> float:
    return (limbs.shoulder[2] + limbs.elbow[2] + limbs.wrist[2]) / 3
