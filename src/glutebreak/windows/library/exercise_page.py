"""The page of one exercise."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from glutebreak.core.exercises.catalogue import Catalogue, Exercise
from glutebreak.core.history.exercise_history import ExerciseHistory
from glutebreak.language import tr
from glutebreak.windows import dose_texts
from glutebreak.windows.library import exercise_facts, library_texts
from glutebreak.windows.library.exercise_pictures import Pictures
from glutebreak.windows.library.film_card import FilmCard
from glutebreak.windows.library.history_bars import HistoryOfOne
from glutebreak.windows.library.missing_files import lost_files
from glutebreak.windows.library.moving_pictures import Projector
from glutebreak.windows.look.back_row import BackRow
from glutebreak.windows.look.buttons import Button, IconButton, Kind
from glutebreak.windows.look.layouts import release
from glutebreak.windows.look.surfaces import Hairline, Page
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import NARROW_MARGIN, WINDOW_MARGIN, Tone, Type
from glutebreak.windows.look.words import Words

ONE_COLUMN = 960
"""Under this width everything stands below each other, and `Do it now` sticks to the foot."""
FACTS_WIDTH = 344
_GAP = 40
_FILM_AT_MOST, _FILM_AT_MOST_ABOVE = 0.56, 0.37
"""Of the page's height: a film beside the facts, and one with everything below it."""
_LEAST_FILM = 150
_LARGE_TEXT = 1.5
"""From this scale on the name stands above the film, which would leave no room for it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows beside the exercise itself."""

    history: ExerciseHistory | None
    """What the log says; None if it cannot be read."""
    trouble: str
    """Why not, in one sentence."""
    banned: bool
    """Whether it is never proposed."""


class ExercisePage(QWidget):
    """Film, steps, cues, mistakes, cautions, what is known, and one's own history.

    Args:
        look: what it is painted with.
        exercise: what it is about.
        catalogue: where its sources are.
        pictures: where pictures and films come from.
        projector: where the film is shown from.
        shown: what else is shown.
        parent: where it stands.
    """

    left = Signal()
    """Back to the grid."""
    do_wanted = Signal()
    """It is to be done now."""
    add_wanted = Signal()
    """It is to be added to a routine."""
    routine_chosen = Signal(str)
    """It is to be added to that routine; carries its id, or nothing for a new one."""
    ban_wanted = Signal(bool)
    """It is never to be proposed, or to be proposed again."""
    edit_wanted = Signal()
    """One's own exercise is to be changed."""

    def __init__(
        self,
        look: Look,
        exercise: Exercise,
        catalogue: Catalogue,
        pictures: Pictures,
        projector: Projector,
        shown: Shown,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.exercise = exercise
        self._arranged: tuple[bool, bool] | None = None
        self.film = FilmCard(look, exercise, pictures, projector)
        named = pictures.film(exercise.id) if exercise.own else None
        self._lost = lost_files(named, has_picture=self.film.has_picture) if named is not None else ""
        self.film.unplayable.connect(self._say_unplayable)
        self.note = Words(look, "", Type.HELP, tone=Tone.TEXT2, wrap=True)
        self.title = Words(look, exercise.name, Type.QUESTION, wrap=True)
        about = f"{dose_texts.in_full(exercise.dose)} {library_texts.where(exercise)}"
        self.about = Words(look, about, Type.BODY, tone=Tone.TEXT2, wrap=True)
        self.do_now = Button(look, tr("Do it now"), Kind.PRIMARY, icon="play", large=True)
        self.add = IconButton(look, "plus", tr("Add it to a routine"), Kind.OUTLINE, large=True)
        self.ban = IconButton(look, "block", tr("Never suggest this"), Kind.OUTLINE, large=True)
        self.edit = Button(look, tr("Change it"), Kind.OUTLINE)
        self._top = BackRow(look, tr("Exercises"), self.edit)
        self.back = self._top.back
        self.message = Words(look, "", Type.HELP, tone=Tone.TEXT2, wrap=True)
        self.cues = exercise_facts.Cues(look, exercise)
        self.how = exercise_facts.steps(look, exercise)
        self.watch = exercise_facts.WatchOut(look, exercise)
        self.works = exercise_facts.works(look, exercise)
        self.versions = exercise_facts.versions(look, exercise)
        self.known = exercise_facts.Known(look, exercise, catalogue) if exercise.evidence else None
        self.history = HistoryOfOne(look, shown.history, shown.trouble)
        self.banned = shown.banned
        self.back.clicked.connect(self.left)
        self.do_now.clicked.connect(self.do_wanted)
        self.add.clicked.connect(self.add_wanted)
        self.ban.clicked.connect(lambda: self.ban_wanted.emit(not self.banned))
        self.edit.clicked.connect(self.edit_wanted)
        self.edit.setVisible(exercise.own)
        self._build()
        self.set_banned(banned=shown.banned)
        self.say("")
        self._say_what_is_seen()

    def set_banned(self, *, banned: bool) -> None:
        """Whether it is never proposed."""
        self.banned = banned
        self.ban.set_name(tr("Suggest it again") if banned else tr("Never suggest this"))
        self.ban.set_icon("reset" if banned else "block")

    def say(self, sentence: str) -> None:
        """Say something under the buttons, or nothing more."""
        if not sentence and self.banned:
            sentence = tr("Not suggested until you allow it.")
        self.message.set_text(sentence)
        self.message.setVisible(bool(sentence))

    def begin(self) -> None:
        """Start the film, unless motion is reduced, and take the focus."""
        if not self._look.reduced_motion:
            self.film.begin()
        self.do_now.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another arrangement."""
        self._arrange()

    def _build(self) -> None:
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        policy = self.do_now.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self.do_now.setSizePolicy(policy)
        row.addWidget(self.do_now, 1)
        row.addWidget(self.add)
        row.addWidget(self.ban)
        self._first, self._second = QVBoxLayout(), QVBoxLayout()
        self._second.setSpacing(0)
        self._second.setContentsMargins(0, 0, 0, 0)
        self._first.setSpacing(0)
        self._second_room = QWidget()
        self._second_room.setLayout(self._second)
        self._content = QWidget()
        self._columns = QHBoxLayout(self._content)
        self._columns.setSpacing(_GAP)
        self._columns.addLayout(self._first, 1)
        self._columns.addWidget(self._second_room)
        self._page = Page(self._look, self._content)
        self._foot = QWidget()
        self._foot_row = QVBoxLayout(self._foot)
        self._foot_line = Hairline(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(self._page, 1)
        column.addWidget(self._foot_line)
        column.addWidget(self._foot)
        self._lines = [Hairline(self._look) for _ in range(4)]
        self._arrange()

    def _arrange(self) -> None:
        one = self.width() < ONE_COLUMN * self._look.text_scale
        self._fit_margins()
        at_most = self.height() * (_FILM_AT_MOST_ABOVE if one else _FILM_AT_MOST)
        self.film.picture.set_most_high(max(round(at_most), _LEAST_FILM))
        arranged = (one, self._look.text_scale >= _LARGE_TEXT)
        if arranged == self._arranged:
            return
        self._arranged = arranged
        for layout in (self._first, self._second):
            release(layout)
        self._second_room.setVisible(not one)
        self._second_room.setFixedWidth(self._look.px(FACTS_WIDTH))
        self._foot.setVisible(one)
        self._foot_line.setVisible(one)
        if one:
            self._foot_row.addWidget(self._buttons)
            self._stack_all(name_first=arranged[1])
        else:
            self._stand_beside()

    def _stand_beside(self) -> None:
        first, second = self._first, self._second
        for widget, above in (
            (self.film, 0),
            (self.note, 12),
            (self.how, 28),
            (self.watch, 30),
        ):
            _put(first, widget, above)
        first.addStretch(1)
        _put(second, self.title, 0)
        _put(second, self.about, 8)
        _put(second, self._buttons, 20)
        _put(second, self.message, 10)
        _put(second, self.cues, 28)
        groups = [each for each in (self.works, self.versions, self.known, self.history) if each is not None]
        for line, group in zip(self._lines, groups, strict=False):
            _put(second, line, 28)
            _put(second, group, 22)
            line.show()
        for line in self._lines[len(groups) :]:
            line.hide()
        second.addStretch(1)

    def _stack_all(self, *, name_first: bool) -> None:
        name: list[tuple[QWidget | None, int]] = [
            (self.title, 0 if name_first else 24),
            (self.about, 6),
            (self.message, 10),
        ]
        film: list[tuple[QWidget | None, int]] = [(self.film, 16 if name_first else 0), (self.note, 12)]
        order = [
            *(name + film if name_first else film + name),
            (self.cues, 22),
            (self.how, 28),
            (self.watch, 28),
            (self._lines[0], 26),
            (self.works, 20),
            (self._lines[1], 22),
            (self.versions, 20),
            (self._lines[2], 22),
            (self.known, 20),
            (self._lines[3], 22),
            (self.history, 20),
        ]
        for widget, above in order:
            if widget is not None:
                _put(self._first, widget, above)
        for line in self._lines:
            line.show()
        self._first.addStretch(1)

    def _fit_margins(self) -> None:
        one = self.width() < ONE_COLUMN * self._look.text_scale
        side = NARROW_MARGIN if one else WINDOW_MARGIN
        self._top.stand_above(side, below=10)
        self._columns.setContentsMargins(side, 6, side, side)
        self._foot_row.setContentsMargins(side, 12, side, 14)

    def _say_unplayable(self, unplayable: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.note.set_text(tr("This film cannot be played here. The steps below say how it is done."))
        self.note.setVisible(unplayable)

    def _say_what_is_seen(self) -> None:
        """Say why there is less to see than one might expect, if there is."""
        if self._lost or self.film.has_film:
            text = self._lost
        elif self.exercise.own:
            nothing = tr("There is no film or picture of it yet; the figure shows only which muscle works.")
            text = "" if self.film.has_picture else nothing
        elif self.film.moves:
            text = tr("There is no film of this one yet; a drawing shows how it goes.")
        else:
            text = tr("There is no film of this one yet. The steps below say how it is done.")
        self.note.set_text(text)
        self.note.setVisible(bool(text))


def _put(layout: QVBoxLayout, widget: QWidget, above: int) -> None:
    """A widget with some air above it; a text's air goes with it when it is hidden."""
    if isinstance(widget, Words):
        widget.setContentsMargins(0, above, 0, 0)
    else:
        layout.addSpacing(above)
    layout.addWidget(widget)
