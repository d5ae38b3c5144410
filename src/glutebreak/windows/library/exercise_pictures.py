"""Paints an exercise's picture with round corners: a frame of its film, its poster, or the drawn figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPixmap, QTransform

from glutebreak.core.exercises.catalogue import Exercise, Region, Role, Setting
from glutebreak.windows.figure.movement import Movement
from glutebreak.windows.figure.painting import paint_pose, paint_studio
from glutebreak.windows.film.films import Film, Films, View
from glutebreak.windows.film.player import read_picture
from glutebreak.windows.look.theme import Look

_STANDING, _SITTING = "standing-glute-squeeze", "seated-glute-squeeze"
"""Exercises in which somebody only stands or sits."""
_KEPT = 80
"""Pictures kept, so that a page that is scrolled is not painted anew."""
LONGEST_HOLD = 4_000
"""Milliseconds: whoever looks a stretch up need not see all of it held."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A moment of a movement, which the figure is drawn at."""

    movement: Movement
    at: int
    """Milliseconds into it."""


Reel = Film | Movement
"""What can be shown moving."""
Frame = QImage | Drawn
"""A moment of it."""


class LibraryFilms(Films, Protocol):
    """Where films are found, and from which sides."""

    def views(self, exercise: str) -> tuple[View, ...]:
        """The views there are of an exercise, the main one first."""


class Pictures:
    """The pictures of the exercises; posters are read from disk when they are first painted.

    Args:
        look: what they are painted with.
        films: where films and posters are found.
        movements: how the drawn figure goes through the exercises.
    """

    def __init__(self, look: Look, films: LibraryFilms, movements: Mapping[str, Movement]) -> None:
        self.look = look
        self.films = films
        self._movements = movements
        self._shortened = {identity: each.shortened(LONGEST_HOLD) for identity, each in movements.items()}
        self._posters: dict[tuple[str, View], QImage | None] = {}
        self._ready: dict[tuple[object, ...], QPixmap] = {}

    def film(self, exercise: str, view: View = View.SIDE) -> Film | None:
        """The film of an exercise from there."""
        return self.films.film(exercise, view)

    def reel(self, exercise: str, view: View = View.SIDE) -> Reel | None:
        """What can be shown moving: the film, else the drawn figure; None if there is only a picture."""
        film = self.films.film(exercise, view)
        if film is not None:
            return film if film.clips else None
        return self._shortened.get(exercise)

    def moves(self, exercise: str) -> bool:
        """Whether there is more than a picture."""
        return self.reel(exercise) is not None

    def forget(self) -> None:
        """The catalogue or the look has changed: make them anew."""
        self._posters.clear()
        self._ready.clear()

    def look_again(self, exercise: str) -> None:
        """The picture may have been put back meanwhile, or taken away."""
        for key in [each for each in self._posters if each[0] == exercise]:
            del self._posters[key]
        for made in [each for each in self._ready if each[0] == exercise]:
            del self._ready[made]

    def paint(
        self,
        painter: QPainter,
        exercise: Exercise,
        where: QRectF,
        radius: float,
        *,
        frame: Frame | None = None,
        view: View = View.SIDE,
        mirrored: bool = False,
    ) -> None:
        """The frame, or what stands in for it."""
        if isinstance(frame, QImage):
            paint_image(painter, frame, where, radius, mirrored=mirrored, dim=self.look.colours.stage_dim)
            return
        ratio = painter.device().devicePixelRatioF()
        size = (round(where.width() * ratio), round(where.height() * ratio))
        if frame is not None:
            ready = self._made(exercise, view, size, frame, mirrored=mirrored)
        else:
            ready = self._still(exercise, view, size, mirrored=mirrored)
        brush = QBrush(ready)
        across = where.width() / ready.width()
        brush.setTransform(QTransform(across, 0, 0, across, where.left(), where.top()))
        _fill(painter, brush, where, radius)

    def _still(self, exercise: Exercise, view: View, size: tuple[int, int], *, mirrored: bool) -> QPixmap:
        key = (exercise.id, view, *size, mirrored, self.look.dark)
        if key not in self._ready:
            if len(self._ready) > _KEPT:
                self._ready.clear()
            self._ready[key] = self._made(exercise, view, size, None, mirrored=mirrored)
        return self._ready[key]

    def _made(
        self, exercise: Exercise, view: View, size: tuple[int, int], moment: Drawn | None, *, mirrored: bool
    ) -> QPixmap:
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
            movement = self._movements.get(exercise.id)
            if movement is not None:
                self._paint_figure(painter, exercise, movement, room, moment, mirrored=mirrored)
            else:
                self._paint_somebody(painter, exercise, room)
        painter.fillRect(room, self.look.colours.stage_dim)
        painter.end()
        return pixmap

    def _paint_figure(
        self,
        painter: QPainter,
        exercise: Exercise,
        movement: Movement,
        room: QRectF,
        moment: Drawn | None,
        *,
        mirrored: bool,
    ) -> None:
        """The figure at a moment of the movement, or at the one that tells most."""
        shown = movement if moment is None else moment.movement
        paint_pose(
            painter,
            movement.still if moment is None else shown.figure(moment.at),
            exercise.region,
            room,
            mirrored=mirrored,
            stretched=exercise.role is Role.STRETCH,
            extent=movement.extent,
            effort=1.0 if moment is None else shown.effort(moment.at),
        )

    def _paint_somebody(self, painter: QPainter, exercise: Exercise, room: QRectF) -> None:
        """Where there is nothing to see at all, somebody at rest, with a dot where the exercise works."""
        rest = self._movements.get(_SITTING if exercise.setting is Setting.SEAT else _STANDING)
        if rest is not None:
            region = None if exercise.region is Region.WHOLE_BODY else exercise.region
            paint_pose(painter, rest.still, region, room, stretched=exercise.role is Role.STRETCH)

    def has_drawing(self, exercise: str) -> bool:
        """Whether the figure knows how it goes."""
        return exercise in self._movements

    def has_poster(self, exercise: str, view: View) -> bool:
        """Whether a still picture of it can be read."""
        return self._poster(exercise, view) is not None

    def _poster(self, exercise: str, view: View) -> QImage | None:
        key = (exercise, view)
        if key not in self._posters:
            film = self.films.film(exercise, view)
            self._posters[key] = read_picture(film.poster) if film is not None and film.poster is not None else None
        return self._posters[key]


def paint_image(painter: QPainter, image: QImage, where: QRectF, radius: float, *, mirrored: bool, dim: QColor) -> None:
    """The middle of the image that covers the place, with round corners, and darker in the dark."""
    scale = max(where.width() / image.width(), where.height() / image.height())
    hand = -1 if mirrored else 1
    left = where.center().x() - hand * image.width() * scale / 2
    top = where.center().y() - image.height() * scale / 2
    brush = QBrush(image)
    brush.setTransform(QTransform(hand * scale, 0, 0, scale, left, top))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    _fill(painter, brush, where, radius)
    _fill(painter, QBrush(dim), where, radius)
    painter.restore()


def _fill(painter: QPainter, brush: QBrush, where: QRectF, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawRoundedRect(where, radius, radius)
