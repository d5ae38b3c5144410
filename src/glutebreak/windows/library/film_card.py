"""The large film of an exercise's page: it plays and stands at a press, from either view, for either side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from glutebreak.core.exercises.catalogue import Exercise, Side, Sides
from glutebreak.language import tr
from glutebreak.windows.film.films import Film, View
from glutebreak.windows.library.exercise_pictures import Frame, Pictures, Reel
from glutebreak.windows.library.film_picture import FilmPicture
from glutebreak.windows.library.moving_pictures import Projector
from glutebreak.windows.look.buttons import Button, Kind
from glutebreak.windows.look.segments_and_switch import Segments
from glutebreak.windows.look.theme import Look

_GAP = 12
"""Between the film and what works it."""


class FilmCard(QWidget):
    """One film, or its poster, or the drawn figure; under it what plays it, and chooses its view and its side.

    Args:
        look: what it is painted with.
        exercise: what it shows.
        pictures: where pictures and films come from.
        projector: where the film is shown from.
        parent: where it stands.
    """

    unplayable = Signal(bool)
    """Whether the film from this view is broken, so that its poster stands."""

    def __init__(
        self, look: Look, exercise: Exercise, pictures: Pictures, projector: Projector, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.exercise = exercise
        self._pictures = pictures
        self._projector = projector
        self._broken: set[str] = set()
        self._says_playing = False
        views = pictures.films.views(exercise.id)
        self.side = Side.RIGHT
        self.views: Segments | None = None
        self.sides: Segments | None = None
        self.picture = FilmPicture(look, exercise, pictures, views[0] if views else View.SIDE)
        self.play = Button(look, tr("Play"), Kind.TONAL, icon="play")
        self.play.keep_room(tr("Play"), tr("Pause"))
        self.play.clicked.connect(self.toggle)
        self.picture.pressed.connect(self._pressed)
        if len(views) > 1:
            self.views = Segments(look, tr("View"), [(each.value, _view(each)) for each in views], self.view)
            self.views.chosen.connect(self._choose_view)
        film = pictures.film(exercise.id, self.view)
        if exercise.own and film is not None and not all(clip.path.is_file() for clip in film.clips.values()):
            self._broken.add(self.view)
        mirrors = film.side is not None if film is not None else pictures.has_drawing(exercise.id)
        if exercise.dose.sides is not Sides.BOTH and mirrors:
            choices = [(Side.LEFT.value, tr("Left")), (Side.RIGHT.value, tr("Right"))]
            self.sides = Segments(look, tr("Working side"), choices, Side.RIGHT.value)
            self.sides.chosen.connect(self._choose_side)
        self._build()
        self._show()

    @property
    def view(self) -> View:
        """Where it is seen from."""
        return self.picture.view

    @property
    def has_film(self) -> bool:
        """Whether there is a film to play."""
        return isinstance(self._reel, Film) and self.view not in self._broken

    @property
    def has_picture(self) -> bool:
        """Whether there is a still picture of it."""
        return self._pictures.has_poster(self.exercise.id, self.view)

    @property
    def moves(self) -> bool:
        """Whether there is a film to play, or the drawn figure."""
        return self._reel is not None and self.view not in self._broken

    @property
    def _reel(self) -> Reel | None:
        return self._pictures.reel(self.exercise.id, self.view)

    @property
    def playing(self) -> bool:
        """Whether it moves."""
        return self._projector.screen is self and self._projector.running

    def begin(self) -> None:
        """Play from the start."""
        if self.moves:
            self._projector.begin(self, [self._reel], at_once=True)
            self._show()

    def stop(self) -> None:
        """Let go of the film."""
        self._projector.leave(self)
        self._show()

    def toggle(self) -> None:
        """Play or stand."""
        if self._projector.screen is not self:
            self.begin()
        elif self._projector.running:
            self._projector.pause()
        else:
            self._projector.resume()
        self._show()

    def show_frame(self, nth: int, frame: Frame | None, share: float) -> None:
        """Another picture."""
        self.picture.frame = frame
        self.picture.update()
        if self.playing is not self._says_playing:
            self._show()

    def show_unplayable(self, nth: int) -> None:
        """The poster stands, and the page says so."""
        self.picture.frame = None
        self._broken.add(self.view)
        self._show()
        self.unplayable.emit(not self.moves)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.play)
        if self.views is not None:
            row.addWidget(self.views)
        row.addStretch(1)
        if self.sides is not None:
            row.addWidget(self.sides)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.picture)
        if self.moves or self.views is not None or self.sides is not None:
            column.addSpacing(_GAP)
            column.addLayout(row)

    def _pressed(self) -> None:
        if self.moves:
            self.toggle()

    def _choose_view(self, view: str) -> None:
        running = self.playing
        self.stop()
        self.picture.view = View(view)
        self.unplayable.emit(view in self._broken)
        if running:
            self.begin()
        self._show()

    def _choose_side(self, side: str) -> None:
        self.side = Side(side)
        self._show()

    def _show(self) -> None:
        """Show what is chosen, and name what is seen and what the button does."""
        film = self._pictures.film(self.exercise.id, self.view)
        shown = film.side if film is not None and film.side is not None else Side.RIGHT
        self.picture.mirrored = self.sides is not None and self.side is not shown
        self.picture.update()
        playing = self._says_playing = self.playing
        self.play.setVisible(self.moves)
        self.picture.setCursor(Qt.CursorShape.PointingHandCursor if self.moves else Qt.CursorShape.ArrowCursor)
        self.play.set_icon("pause" if playing else "play")
        self.play.set_text(tr("Pause") if playing else tr("Play"))
        if self.has_film:
            name = tr("Film of {exercise}, {view}", exercise=self.exercise.name, view=_seen_from(self.view))
            self.play.setAccessibleName(tr("Pause the film") if playing else tr("Play the film"))
        elif self.moves:
            name = tr("Drawing of {exercise}", exercise=self.exercise.name)
            self.play.setAccessibleName(tr("Pause the drawing") if playing else tr("Play the drawing"))
        else:
            name = tr("Picture of {exercise}", exercise=self.exercise.name)
        self.picture.setAccessibleName(name)


def _seen_from(view: View) -> str:
    seen = {View.SIDE: tr("seen from the side"), View.FRONT: tr("seen from the front")}
    return seen.get(view, tr("seen from behind"))


def _view(view: View) -> str:
    return {View.SIDE: tr("Side"), View.FRONT: tr("Front"), View.BEHIND: tr("Behind")}[view]
