"""The large film of an exercise's page: it plays and stands at a press, from either view, for either side."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from glutebreak.core.exercises.catalogue import Exercise, Side, Sides
from glutebreak.language import capital, tr
from glutebreak.windows.library.picture import Pictures
from glutebreak.windows.library.projector import Projector
from glutebreak.windows.look import painting
from glutebreak.windows.look.choices import Segments
from glutebreak.windows.look.focus import show_focus
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius

_INSET = 16


class FilmCard(QWidget):
    """One film, or its poster, or the pose drawing.

    Args:
        look: what it is painted with.
        exercise: what it shows.
        pictures: where pictures and films come from.
        projector: where the film is shown from.
        parent: where it stands.
    """

    unplayable = Signal()
    """The film is broken; its poster stands."""

    def __init__(
        self, look: Look, exercise: Exercise, pictures: Pictures, projector: Projector, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.exercise = exercise
        self._pictures = pictures
        self._projector = projector
        self._frame: QImage | None = None
        self._share = 0.0
        self._broken = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        views = pictures.films.views(exercise.id)
        self.view = views[0] if views else "side"
        self.side = Side.RIGHT
        self.views: Segments | None = None
        self.sides: Segments | None = None
        if len(views) > 1:
            self.views = Segments(look, tr("View"), [(each, _view(each)) for each in views], self.view, parent=self)
            self.views.chosen.connect(self._choose_view)
        film = pictures.film(exercise.id, self.view)
        mirrors = film.side is not None if film is not None else pictures.has_drawing(exercise.id)
        if exercise.dose.sides is not Sides.BOTH and mirrors:
            choices = [(Side.LEFT.value, tr("Left")), (Side.RIGHT.value, tr("Right"))]
            self.sides = Segments(look, tr("Working side"), choices, Side.RIGHT.value, parent=self)
            self.sides.chosen.connect(self._choose_side)
        if self.has_film:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._ring = show_focus(look, self, lambda: (QRectF(self.rect()), float(Radius.STAGE)))
        self._name()
        look.changed.connect(self.update)

    @property
    def has_film(self) -> bool:
        """Whether there is a film to play."""
        film = self._pictures.film(self.exercise.id, self.view)
        return film is not None and bool(film.clips) and not self._broken

    @property
    def playing(self) -> bool:
        """Whether it moves."""
        return self._projector.screen is self and self._projector.running

    def begin(self) -> None:
        """Play from the start."""
        if self.has_film:
            self._projector.begin(self, [self._pictures.film(self.exercise.id, self.view)], at_once=True)
            self.update()

    def stop(self) -> None:
        """Let go of the film."""
        self._projector.leave(self)

    def toggle(self) -> None:
        """Play or stand."""
        if self._projector.screen is not self:
            self.begin()
        elif self._projector.running:
            self._projector.pause()
        else:
            self._projector.resume()
        self._name()
        self.update()

    def show_frame(self, nth: int, image: QImage | None, share: float) -> None:
        """Another picture."""
        self._frame, self._share = image, share
        self.update()

    def show_unplayable(self, nth: int) -> None:
        """The poster stands, and the page says so."""
        self._frame, self._broken = None, True
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.unplayable.emit()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Sixteen to nine."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Sixteen to nine."""
        return round(width * 9 / 16)

    def sizeHint(self) -> QSize:
        """752 wide."""
        return QSize(752, 423)

    def minimumSizeHint(self) -> QSize:
        """Room for the choices on it."""
        return QSize(280, 158)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter play it, or let it stand."""
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.has_film:
            self.toggle()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press plays it, or lets it stand."""
        if event.button() is Qt.MouseButton.LeftButton and self.has_film:
            self.toggle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The choices keep to the corners."""
        bottom = self.height() - _INSET
        if self.views is not None:
            size = self.views.sizeHint()
            self.views.setGeometry(_INSET, bottom - size.height(), size.width(), size.height())
        if self.sides is not None:
            size = self.sides.sizeHint()
            x = self.width() - _INSET - size.width()
            self.sides.setGeometry(x, bottom - size.height(), size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, and a play button while the film stands."""
        painter, box = painting.begin(self), QRectF(self.rect())
        film = self._pictures.film(self.exercise.id, self.view)
        shown = film.side if film is not None and film.side is not None else Side.RIGHT
        mirrored = self.sides is not None and self.side is not shown
        self._pictures.paint(
            painter,
            self.exercise,
            box,
            float(Radius.STAGE),
            frame=self._frame,
            view=self.view,
            mirrored=mirrored,
        )
        if self.has_film and not self.playing:
            colours, side = self._look.colours, self._look.px(56)
            middle = QPointF(box.center().x(), box.bottom() - _INSET - side / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.accent)
            painter.drawEllipse(middle, side / 2, side / 2)
            glyph = side * 0.44
            at = QRectF(middle.x() - glyph / 2, middle.y() - glyph / 2, glyph, glyph)
            self._look.paint_icon(painter, "play", at, QColor(colours.on_accent))

    def _choose_view(self, view: str) -> None:
        running = self.playing
        self.stop()
        self.view = view
        self._name()
        if running:
            self.begin()
        self.update()

    def _choose_side(self, side: str) -> None:
        self.side = Side(side)
        self._name()
        self.update()

    def _name(self) -> None:
        if self.has_film:
            name = tr("Film of {exercise}, {view} view", exercise=self.exercise.name, view=_view(self.view))
            self.setAccessibleDescription(tr("Space plays it, or lets it stand."))
        else:
            name = tr("Picture of {exercise}", exercise=self.exercise.name)
            self.setAccessibleDescription("")
        self.setAccessibleName(name)


def _view(view: str) -> str:
    named = {"side": tr("Side"), "front": tr("Front"), "rear": tr("Back"), "back": tr("Back")}
    return named.get(view, capital(view.replace("-", " ")))
