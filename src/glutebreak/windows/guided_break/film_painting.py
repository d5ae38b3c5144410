"""Paints the picture of the moment into a room: whole, mirrored, dimmed, faded at an edge."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QTransform

from glutebreak.core.coaching.break_moment import Moment
from glutebreak.core.coaching.segments import Phase
from glutebreak.windows.guided_break.figure_layer import FigureLayer
from glutebreak.windows.look import painting
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Type

PAUSED = 0.78
"""How much of the film is left while the break is paused, …"""
STOPPED = 0.3
"""… and while a question stands before it."""


def opacity_at(moment: Moment) -> float:
    """How much of the film is left at that moment."""
    return STOPPED if moment.phase is Phase.HURT else PAUSED if moment.paused else 1.0


def paint_frame(
    painter: QPainter, image: QImage, where: QRectF, dim: QColor, *, opacity: float, mirrored: bool
) -> None:
    """The film's frame, covering its place, darker in the dark.

    The ground it stands on is dimmed already: what shows of it through a paler film is not dimmed a second time.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setOpacity(opacity)
    if mirrored:
        painter.setTransform(QTransform(-1, 0, 0, 1, 2 * where.center().x(), 0), combine=True)
    still = dim.alpha() and opacity < 1.0
    painter.drawImage(where, _dimmed(image, dim) if still else image, cover(image, where))
    painter.restore()
    if dim.alpha() and not still:
        painter.fillRect(where, dim)


def _dimmed(image: QImage, dim: QColor) -> QImage:
    """A darker copy of a frame that stands."""
    copy = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(copy)
    painter.fillRect(copy.rect(), dim)
    painter.end()
    return copy


def picture_place(image: QImage, room: QRectF) -> QRect:
    """The place of the whole picture, as large as the room allows, in its middle."""
    shape = image.width() / max(image.height(), 1)
    width = min(room.width(), room.height() * shape)
    middle = room.center()
    return QRectF(middle.x() - width / 2, middle.y() - width / shape / 2, width, width / shape).toRect()


def cover(image: QImage, where: QRectF) -> QRectF:
    """The middle piece of the picture that has the shape of its place."""
    width, height = float(image.width()), float(image.height())
    shape = where.width() / max(where.height(), 1)
    if width / height > shape:
        cut = width - height * shape
        return QRectF(cut / 2, 0, width - cut, height)
    cut = height - width / shape
    return QRectF(0, cut / 2, width, height - cut)


class FilmPainting:
    """The film of a small window: it fades into the colour below it.

    Args:
        look: gives the studio's colours.
    """

    def __init__(self, look: Look) -> None:
        self._look = look
        self._figure = FigureLayer(look)

    def paint(
        self,
        painter: QPainter,
        moment: Moment,
        image: QImage | None,
        where: QRectF,
        foot: QColor,
        *,
        mirrored: bool,
        still: bool,
    ) -> None:
        """The studio, in it the film's frame (mirrored, or as it is) or the figure (still, or moving), and the foot."""
        colours = self._look.colours
        studio = QLinearGradient(where.topLeft(), where.bottomLeft())
        studio.setColorAt(0.0, colours.stage_top)
        studio.setColorAt(0.6, colours.stage_lower)
        studio.setColorAt(1.0, colours.stage_foot)
        painter.fillRect(where, studio)
        painter.fillRect(where, colours.stage_dim)
        if image is not None:
            paint_frame(painter, image, where, colours.stage_dim, opacity=opacity_at(moment), mirrored=mirrored)
        else:
            self._paint_figure(painter, moment, where, still=still)
        fade = QRectF(where.left(), where.bottom() - where.height() * 0.2, where.width(), where.height() * 0.2 + 1)
        gradient = QLinearGradient(QPointF(0, fade.top()), QPointF(0, fade.bottom()))
        painting.fade_in(gradient, foot)
        painter.fillRect(fade, gradient)

    def _paint_figure(self, painter: QPainter, moment: Moment, where: QRectF, *, still: bool) -> None:
        """The drawn figure, or where there is none the first cue."""
        exercise = moment.exercise
        if exercise is None:
            return
        if self._figure.has(exercise):
            self._figure.paint(painter, moment, where, opacity=opacity_at(moment), still=still)
            return
        painter.setFont(self._look.font(Type.CUE))
        painter.setPen(self._look.colours.stage_text)
        room = where.adjusted(24, 40, -24, -40)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), exercise.cues[0])
