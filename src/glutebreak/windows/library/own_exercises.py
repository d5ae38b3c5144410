"""What there is of one's own: exercises and routines, each with what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from glutebreak.core.exercises.catalogue import Catalogue
from glutebreak.language import tr, tr_count
from glutebreak.windows.dates_and_lengths import in_minutes
from glutebreak.windows.library import library_texts
from glutebreak.windows.look.buttons import Button, IconButton, Kind
from glutebreak.windows.look.surfaces import card_of
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type, Weight
from glutebreak.windows.look.words import Words

Act = Callable[[str], None]


class OwnList(QWidget):
    """Two cards: the exercises and the routines.

    Args:
        look: what it is painted with.
        catalogue: the built-in exercises and one's own.
    """

    exercise_wanted = Signal(object)
    """An exercise is to be changed; carries its id, or None for a new one."""
    routine_wanted = Signal(object)
    """A routine is to be changed, likewise."""
    exercise_unwanted = Signal(str)
    """An exercise is to be taken out; carries its id."""
    routine_unwanted = Signal(str)
    """A routine is to be taken out, likewise."""
    do_wanted = Signal(str)
    """A routine is to be done now; carries its id."""

    def __init__(self, look: Look, catalogue: Catalogue) -> None:
        super().__init__()
        self._look = look
        self.buttons: dict[str, Button | IconButton] = {}
        """`new`, `new routine`, and `change` and `remove` with each id."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 0)
        self._column.setSpacing(12)
        self._list_exercises(catalogue)
        self._column.addSpacing(16)
        self._list_routines(catalogue)

    def _list_exercises(self, catalogue: Catalogue) -> None:
        new = self.buttons["new"] = Button(self._look, tr("New exercise"), Kind.PRIMARY, icon="plus")
        new.clicked.connect(lambda: self.exercise_wanted.emit(None))
        rows = [
            self._row(
                each.id,
                each.name,
                library_texts.about(each),
                change=self.exercise_wanted.emit,
                remove=self.exercise_unwanted.emit,
            )
            for each in catalogue.exercises.values()
            if each.own
        ]
        none = tr("None yet. An exercise needs a name, steps and a dose; a film or a picture if you have one.")
        self._head(tr("Exercises"), new)
        self._column.addWidget(card_of(self._look, rows or [self._nothing(none)]))

    def _list_routines(self, catalogue: Catalogue) -> None:
        new = self.buttons["new routine"] = Button(self._look, tr("New routine"), Kind.OUTLINE, icon="plus")
        new.clicked.connect(lambda: self.routine_wanted.emit(None))
        rows = []
        for routine in (each for each in catalogue.routines.values() if each.own):
            count = tr_count("{count} exercise", "{count} exercises", len(routine.exercise_steps))
            rows.append(
                self._row(
                    routine.id,
                    routine.name,
                    f"{count}, {in_minutes(routine.lasts)}",
                    change=self.routine_wanted.emit,
                    remove=self.routine_unwanted.emit,
                    do=self.do_wanted.emit,
                )
            )
        none = tr("None yet. A routine is a few exercises in the order you like.")
        self._head(tr("Routines"), new)
        self._column.addWidget(card_of(self._look, rows or [self._nothing(none)]))

    def _head(self, title: str, button: QWidget) -> None:
        row = QHBoxLayout()
        row.addWidget(Words(self._look, title, Type.SECTION), 1)
        row.addWidget(button)
        self._column.addLayout(row)

    def _nothing(self, sentence: str) -> QWidget:
        words = Words(self._look, sentence, Type.BODY, tone=Tone.TEXT2, wrap=True)
        words.setContentsMargins(20, 16, 20, 16)
        return words

    def _row(self, identity: str, name: str, line: str, *, change: Act, remove: Act, do: Act | None = None) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(20, 12, 12, 12)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(self._look, name, Type.BODY, weight=Weight.SEMIBOLD))
        words.addWidget(Words(self._look, line, Type.HELP, tone=Tone.TEXT2))
        row.addLayout(words, 1)
        if do is not None:
            start = IconButton(self._look, "play", tr("Do {name} now", name=name))
            start.clicked.connect(lambda: do(identity))
            row.addWidget(start)
        edit = Button(self._look, tr("Change"), Kind.OUTLINE)
        edit.setAccessibleName(tr("Change {name}", name=name))
        edit.clicked.connect(lambda: change(identity))
        gone = IconButton(self._look, "close", tr("Take {name} out", name=name))
        gone.clicked.connect(lambda: remove(identity))
        self.buttons[f"change {identity}"], self.buttons[f"remove {identity}"] = edit, gone
        row.addWidget(edit)
        row.addWidget(gone)
        return made
