"""Paints an exercise's picture with round corners: a frame of its film, its poster, or the pose drawing."""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPixmap, QTransform

from glutebreak.core.exercises.catalogue import Exercise, Role
from glutebreak.windows.figure.painting import paint_pose, paint_studio
from glutebreak.windows.figure.rig import Figure
from glutebreak.windows.film.films import Film
from glutebreak.windows.film.player import read_picture
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Type

_CUE = 9
"""So many lines of a cue would fill a picture's height."""
DIM = QColor(0, 0, 0, 51)
"""Laid over films in the dark."""


class LibraryFilms(Protocol):
    """Where films are found, and from which sides."""

    def film(self, exercise: str, view: str = "side") -> Film | None:
        """The film of an exercise; None if there is neither film nor picture."""

    def views(self, exercise: str) -> tuple[str, ...]:
        """The views there are of an exercise, the main one first."""


class Pictures:
    """The pictures of the exercises; posters are read from disk when they are first painted.

    Args:
        look: what they are painted with.
        films: where films and posters are found.
        poses: the key poses by exercise.
    """

    def __init__(self, look: Look, films: LibraryFilms, poses: Mapping[str, Figure]) -> None:
        self.look = look
        self.films = films
        self._poses = poses
        self._posters: dict[tuple[str, str], QImage | None] = {}
        self._ready: dict[tuple[object, ...], QPixmap] = {}

    def film(self, exercise: str, view: str = "side") -> Film | None:
        """The film of an exercise from there."""
        return self.films.film(exercise, view)

    def moves(self, exercise: str) -> bool:
        """Whether there is a film that is more than a picture."""
        film = self.films.film(exercise)
        return film is not None and bool(film.clips)

    def forget(self) -> None:
        """The catalogue or the look has changed: make them anew."""
        self._posters.clear()
        self._ready.clear()

    def paint(
        self,
        painter: QPainter,
        exercise: Exercise,
        where: QRectF,
        radius: float,
        *,
        frame: QImage | None = None,
        view: str = "side",
        mirrored: bool = False,
    ) -> None:
        """The frame, or what stands in for it."""
        if frame is not None:
            paint_image(painter, frame, where, radius, mirrored=mirrored, dark=self.look.dark)
            return
        ratio = painter.device().devicePixelRatioF()
        size = (round(where.width() * ratio), round(where.height() * ratio))
        key = (exercise.id, view, *size, mirrored, self.look.dark)
        if key not in self._ready:
            if len(self._ready) > 80:
                self._ready.clear()
            self._ready[key] = self._made(exercise, view, size, mirrored=mirrored)
        ready = self._ready[key]
        brush = QBrush(ready)
        across = where.width() / ready.width()
        brush.setTransform(QTransform(across, 0, 0, across, where.left(), where.top()))
        _fill(painter, brush, where, radius)

    def _made(self, exercise: Exercise, view: str, size: tuple[int, int], *, mirrored: bool) -> QPixmap:
        pixmap = QPixmap(*size)
        painter = QPainter(pixmap)
        room = QRectF(0, 0, *size)
        poster = self._poster(exercise.id, view)
        if poster is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            smooth = poster.scaled(
                *size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
            )
            smooth = smooth.flipped(Qt.Orientation.Horizontal) if mirrored else smooth
            painter.drawImage((size[0] - smooth.width()) // 2, (size[1] - smooth.height()) // 2, smooth)
        else:
            paint_studio(painter, self.look, room)
            figure = self._poses.get(exercise.id)
            if figure is not None:
                stretched = exercise.role is Role.STRETCH
                paint_pose(painter, figure, exercise.region, room, mirrored=mirrored, stretched=stretched)
            else:
                self._paint_cue(painter, exercise, room)
        if self.look.dark:
            painter.fillRect(room, DIM)
        painter.end()
        return pixmap

    def _paint_cue(self, painter: QPainter, exercise: Exercise, room: QRectF) -> None:
        """Where there is nothing to see at all, what is thought of while it is done."""
        font = self.look.font(Type.TITLE)
        font.setPixelSize(round(room.height() / _CUE))
        air = room.width() / 10
        painter.setFont(font)
        painter.setPen(self.look.colours.stage_text2)
        wrapped = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(room.adjusted(air, 0, -air, 0), wrapped, exercise.cues[0])

    def has_drawing(self, exercise: str) -> bool:
        """Whether a pose is known."""
        return exercise in self._poses

    def has_poster(self, exercise: str, view: str) -> bool:
        """Whether a still picture of it can be read."""
        return self._poster(exercise, view) is not None

    def _poster(self, exercise: str, view: str) -> QImage | None:
        key = (exercise, view)
        if key not in self._posters:
            film = self.films.film(exercise, view)
            self._posters[key] = read_picture(film.poster) if film is not None and film.poster is not None else None
        return self._posters[key]


def paint_image(
    painter: QPainter, image: QImage, where: QRectF, radius: float, *, mirrored: bool, dark: bool, opacity: float = 1.0
) -> None:
    """The middle of the image that covers the place, with round corners."""
    scale = max(where.width() / image.width(), where.height() / image.height())
    hand = -1 if mirrored else 1
    left = where.center().x() - hand * image.width() * scale / 2
    top = where.center().y() - image.height() * scale / 2
    brush = QBrush(image)
    brush.setTransform(QTransform(hand * scale, 0, 0, scale, left, top))
    painter.save()
    painter.setOpacity(opacity)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    _fill(painter, brush, where, radius)
    if dark:
        _fill(painter, QBrush(DIM), where, radius)
    painter.restore()


def _fill(painter: QPainter, brush: QBrush, where: QRectF, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawRoundedRect(where, radius, radius)
