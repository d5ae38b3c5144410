"""The exercises of a routine of one's own: added, put in another order, taken out; and the routine's name."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from glutebreak.core.exercises.catalogue import Catalogue
from glutebreak.language import tr
from glutebreak.windows.look.buttons import Button, IconButton, Kind
from glutebreak.windows.look.fields import TextField
from glutebreak.windows.look.layouts import empty
from glutebreak.windows.look.menu import Menu, MenuEntry
from glutebreak.windows.look.surfaces import Hairline, card_of
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type
from glutebreak.windows.look.words import Words


class RoutineSteps(QWidget):
    """A form; what it does not know of an entry it leaves as it is.

    Args:
        look: what it is painted with.
        entry: the routine as it stands in the file; None for a new one.
        catalogue: the exercises' names.
    """

    saved = Signal(object)
    """Carries the entry as it is to be, without an id if it is new."""
    cancelled = Signal()

    def __init__(self, look: Look, entry: Mapping[str, Any] | None, catalogue: Catalogue) -> None:
        super().__init__()
        self._look = look
        self._entry = entry or {"name": tr("My routine"), "steps": []}
        self._catalogue = catalogue
        self.steps: list[Mapping[str, Any]] = list(self._entry["steps"])
        self.name = TextField(look, tr("Name"))
        self.name.set_text(str(self._entry["name"]))
        self.buttons: list[tuple[IconButton, IconButton, IconButton]] = []
        self._rows = QWidget()
        self._rows_column = QVBoxLayout(self._rows)
        self._rows_column.setContentsMargins(0, 0, 0, 0)
        self._rows_column.setSpacing(0)
        self.menu: Menu | None = None
        self.add = Button(look, tr("Add an exercise"), Kind.OUTLINE, icon="plus")
        self.add.clicked.connect(self._offer)
        self.save = Button(look, tr("Save"), Kind.PRIMARY)
        self.save.clicked.connect(self._save)
        cancel = Button(look, tr("Cancel"), Kind.QUIET)
        cancel.clicked.connect(self.cancelled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(6)
        column.addWidget(Words(look, tr("Name"), Type.HELP, tone=Tone.TEXT2))
        column.addWidget(self.name)
        column.addSpacing(10)
        column.addWidget(Words(look, tr("Exercises"), Type.HELP, tone=Tone.TEXT2))
        self._card = card_of(look, [self._rows])
        column.addWidget(self._card)
        column.addSpacing(4)
        column.addWidget(self.add)
        column.addSpacing(18)
        ends = QHBoxLayout()
        ends.addWidget(self.save)
        ends.addWidget(cancel)
        ends.addStretch(1)
        column.addLayout(ends)
        self._fill()
        self._at_first = self._written()

    @property
    def changed(self) -> bool:
        """Whether anything is written that is not saved."""
        return self._written() != self._at_first

    def move_step(self, nth: int, by: int) -> None:
        """Put a step earlier or later."""
        self.steps.insert(nth + by, self.steps.pop(nth))
        self._fill()

    def take_out(self, nth: int) -> None:
        """Take a step out."""
        del self.steps[nth]
        self._fill()

    def put_in(self, exercise: str) -> None:
        """Put an exercise at the end."""
        self.steps.append({"exercise": exercise})
        self._fill()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        choices = [
            MenuEntry(each.name, None, chosen=False, choose=partial(self.put_in, each.id))
            for each in self._catalogue.exercises.values()
        ]
        self.menu = Menu(self._look, self.window(), tr("Add an exercise"), choices, ticked=False)
        self.menu.open_under(self.add)

    def _fill(self) -> None:
        empty(self._rows_column)
        self.buttons = []
        for nth, step in enumerate(self.steps):
            if nth:
                self._rows_column.addWidget(Hairline(self._look))
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(20, 6, 8, 6)
            name = self._named(step)
            line.addWidget(Words(self._look, name, Type.BODY), 1)
            up = IconButton(self._look, "up", tr("Earlier: {name}", name=name))
            down = IconButton(self._look, "down", tr("Later: {name}", name=name))
            gone = IconButton(self._look, "close", tr("Take {name} out", name=name))
            up.setEnabled(nth > 0)
            down.setEnabled(nth < len(self.steps) - 1)
            up.clicked.connect(lambda _=False, nth=nth: self.move_step(nth, -1))
            down.clicked.connect(lambda _=False, nth=nth: self.move_step(nth, 1))
            gone.clicked.connect(lambda _=False, nth=nth: self.take_out(nth))
            for button in (up, down, gone):
                line.addWidget(button)
            self.buttons.append((up, down, gone))
            self._rows_column.addWidget(row)
        self._card.setVisible(bool(self.steps))
        self.save.setEnabled(any("exercise" in step for step in self.steps))

    def _named(self, step: Mapping[str, Any]) -> str:
        if "exercise" in step:
            return self._catalogue.exercise(str(step["exercise"])).name
        return str(step["move"])

    def _written(self) -> dict[str, Any]:
        name = self.name.text().strip() or str(self._entry["name"])
        return {**self._entry, "name": name, "steps": list(self.steps)}

    def _save(self) -> None:
        self.saved.emit(self._written())
