"""A film as it stands on a page: its frames, its poster or the drawing, in the studio, never higher than allowed."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QLinearGradient, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from glutebreak.core.exercises.catalogue import Exercise
from glutebreak.windows.figure.painting import paint_studio
from glutebreak.windows.film.films import View
from glutebreak.windows.library.exercise_pictures import Frame, Pictures
from glutebreak.windows.look import painting
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius

_SHAPE = 9 / 16
"""A film's height by its width."""
_FADE = 0.07
"""So much of a film's width fades into the studio at either side where the studio is wider."""


class FilmPicture(QWidget):
    """Shows one exercise from one view; a press on it is told.

    Args:
        look: what it is painted with.
        exercise: what it shows.
        pictures: where posters and drawings come from.
        view: the view it shows at first.
    """

    pressed = Signal()

    def __init__(self, look: Look, exercise: Exercise, pictures: Pictures, view: View) -> None:
        super().__init__()
        self._look = look
        self._exercise = exercise
        self._pictures = pictures
        self.view = view
        self.mirrored = False
        """Whether it is seen from the other hand."""
        self.frame: Frame | None = None
        """What the film shows now; None for its poster."""
        self._most_high: int | None = None
        self._studio: tuple[object, QPixmap, list[tuple[QRect, QPixmap]]] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.update)

    def set_most_high(self, height: int) -> None:
        """Be no higher: the studio is as wide as before, and the film stands in its middle."""
        if height != self._most_high:
            self._most_high = height
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Sixteen to nine."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Sixteen to nine, or as high as it may be."""
        whole = round(width * _SHAPE)
        return whole if self._most_high is None else min(whole, self._most_high)

    def sizeHint(self) -> QSize:
        """752 wide."""
        return QSize(752, self.heightForWidth(752))

    def minimumSizeHint(self) -> QSize:
        """Large enough to be seen."""
        return QSize(280, 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press is told."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture with round corners; in a studio that is wider its sides fade."""
        painter, room = painting.begin(self), QRectF(self.rect())
        film = self._film_in(self.rect())
        if film.width() >= self.width() - 1:
            self._paint(painter, room, float(Radius.STAGE))
            return
        studio, sides = self._prepared(film)
        painter.drawPixmap(0, 0, studio)
        self._paint(painter, QRectF(film), 0.0)
        for at, side in sides:
            painter.drawPixmap(at.topLeft(), side)
        painting.round_off(painter, room, float(Radius.STAGE), self._look.colours.canvas)

    def _film_in(self, room: QRect) -> QRect:
        """Where a film or a poster stands; a drawing fills every room."""
        if not isinstance(self.frame, QImage) and not self._pictures.has_poster(self._exercise.id, self.view):
            return room
        width = min(round(room.height() / _SHAPE), room.width())
        return QRect((room.width() - width) // 2, 0, width, room.height())

    def _paint(self, painter: QPainter, where: QRectF, radius: float) -> None:
        self._pictures.paint(
            painter, self._exercise, where, radius, frame=self.frame, view=self.view, mirrored=self.mirrored
        )

    def _prepared(self, film: QRect) -> tuple[QPixmap, list[tuple[QRect, QPixmap]]]:
        """The empty studio, and the pieces of it that lie over the film's sides, made once for a size."""
        ratio = self.devicePixelRatioF()
        key = (self.size(), film, ratio, self._look.dark)
        if self._studio is None or self._studio[0] != key:
            studio = QPixmap(self.size() * ratio)
            studio.setDevicePixelRatio(ratio)
            painter = QPainter(studio)
            paint_studio(painter, self._look, QRectF(self.rect()))
            painter.fillRect(self.rect(), self._look.colours.stage_dim)
            painter.end()
            across = round(film.width() * _FADE)
            left = QRect(film.x(), 0, across, film.height())
            right = QRect(film.right() + 1 - across, 0, across, film.height())
            sides = [(left, _fading(studio, left, to_left=True)), (right, _fading(studio, right, to_left=False))]
            self._studio = (key, studio, sides)
        return self._studio[1], self._studio[2]


def _fading(studio: QPixmap, at: QRect, *, to_left: bool) -> QPixmap:
    """That piece of the studio, whole at the outer side and not there at the inner."""
    ratio = studio.devicePixelRatio()
    size = at.size() * ratio
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.drawPixmap(image.rect(), studio, QRect(at.topLeft() * ratio, size))
    veil = QLinearGradient(size.width() if to_left else 0, 0, 0 if to_left else size.width(), 0)
    painting.fade_in(veil, QColor(0, 0, 0))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(image.rect(), veil)
    painter.end()
    made = QPixmap.fromImage(image)
    made.setDevicePixelRatio(ratio)
    return made
