"""The studio: the ground a film stands on, and the strip under which it fades into that ground.

Both are painted once per size and kept; a new frame only copies them.
"""

import random
from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPixmap

from glutebreak.windows.figure.painting import paint_studio
from glutebreak.windows.guided_break.stage_layout import Edge
from glutebreak.windows.look import painting
from glutebreak.windows.look.theme import Look

_NOISE = 64
"""The dither is a square of so many pixels, repeated."""


class StageBackground:
    """The ground of one stage.

    Args:
        look: gives its colours.
    """

    def __init__(self, look: Look) -> None:
        self._look = look
        self._key: object = None
        self._ground = QPixmap()
        self._strips: list[tuple[QRect, QPixmap]] = []
        self._noise = _noise()

    def prepare(self, size: QSize, ratio: float, film: QRect, fades: Mapping[Edge, float]) -> None:
        """Paint for that size, with a strip at each edge where the film fades."""
        key = (size, ratio, film, tuple(fades.items()), self._look.dark)
        if key == self._key:
            return
        self._key = key
        ground = self._studio(size, ratio)
        self._strips = []
        for edge, share in fades.items():
            at = _strip_at(film, edge, share)
            self._strips.append((at, QPixmap.fromImage(_faded(ground, at, ratio, edge))))
        self._ground = QPixmap.fromImage(ground)

    def paint_ground(self, painter: QPainter, where: QRect) -> None:
        """The studio, where it shows."""
        painter.drawPixmap(QRectF(where), self._ground, _scaled(where, self._ground.devicePixelRatio()))

    def paint_strips(self, painter: QPainter) -> None:
        """The strips over the film's edges."""
        for at, strip in self._strips:
            painter.drawPixmap(at.topLeft(), strip)

    def _studio(self, size: QSize, ratio: float) -> QImage:
        colours = self._look.colours
        image = QImage(size * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        paint_studio(painter, self._look, QRectF(QPointF(0, 0), size.toSizeF()))
        painter.fillRect(QRectF(QPointF(0, 0), size.toSizeF()), colours.stage_dim)
        painter.fillRect(QRectF(QPointF(0, 0), size.toSizeF()), QBrush(self._noise))
        painter.end()
        return image


def _strip_at(film: QRect, edge: Edge, share: float) -> QRect:
    if edge in {Edge.TOP, Edge.FOOT}:
        height = round(film.height() * share)
        return QRect(film.x(), film.y() if edge is Edge.TOP else film.bottom() + 1 - height, film.width(), height)
    width = round(film.width() * share)
    return QRect(film.x() if edge is Edge.LEFT else film.right() + 1 - width, film.y(), width, film.height())


def _faded(ground: QImage, at: QRect, ratio: float, edge: Edge) -> QImage:
    """The piece of the ground under a strip, from unseen at the film's inside to whole at its edge."""
    piece = ground.copy(_scaled(at, ratio).toRect())
    piece.setDevicePixelRatio(1.0)
    image = QImage(piece.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.drawImage(0, 0, piece)
    start, end = QPointF(0, 0), QPointF(image.width(), 0)
    if edge in {Edge.TOP, Edge.FOOT}:
        end = QPointF(0, image.height())
    if edge in {Edge.TOP, Edge.LEFT}:
        start, end = end, start
    gradient = QLinearGradient(start, end)
    painting.fade_in(gradient, QColor(0, 0, 0))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(image.rect(), gradient)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def paint_corners(painter: QPainter, where: QRectF, radius: float, colour: QColor) -> None:
    """Round the corners off by painting what lies around them."""
    around, inside = QPainterPath(), QPainterPath()
    around.addRect(where)
    inside.addRoundedRect(where, radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(around.subtracted(inside))


def _scaled(where: QRect, ratio: float) -> QRectF:
    return QRectF(where.x() * ratio, where.y() * ratio, where.width() * ratio, where.height() * ratio)


def _noise() -> QImage:
    """Grey grains, half lighter and half darker, hardly there: they keep soft gradients from showing steps."""
    grains = random.Random(7)  # noqa: S311 - grain, not secrecy
    image = QImage(_NOISE, _NOISE, QImage.Format.Format_ARGB32_Premultiplied)
    for y in range(_NOISE):
        for x in range(_NOISE):
            alpha = grains.randrange(3)
            light = alpha if grains.random() < 0.5 else 0
            image.setPixelColor(x, y, QColor(255 if light else 0, 255 if light else 0, 255 if light else 0, alpha))
    return image
