"""The steps of a routine of one's own: renamed, put in another order, taken out."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from glutebreak.core.exercises.catalogue import Catalogue
from glutebreak.language import tr
from glutebreak.windows.look.buttons import Button, IconButton, Kind
from glutebreak.windows.look.emptying import empty
from glutebreak.windows.look.fields import TextField
from glutebreak.windows.look.surfaces import Hairline, card_of
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type
from glutebreak.windows.look.words import Words


class RoutineSteps(QWidget):
    """A form; what it does not know of an entry it leaves as it is.

    Args:
        look: what it is painted with.
        entry: the routine as it stands in the file.
        catalogue: the exercises' names.
    """

    saved = Signal(object)
    """Carries the entry as it is to be."""
    cancelled = Signal()

    def __init__(self, look: Look, entry: Mapping[str, Any], catalogue: Catalogue) -> None:
        super().__init__()
        self._look = look
        self._entry = entry
        self._catalogue = catalogue
        self.steps: list[Mapping[str, Any]] = list(entry["steps"])
        self.name = TextField(look, tr("Name"))
        self.name.set_text(str(entry["name"]))
        self.buttons: list[tuple[IconButton, IconButton, IconButton]] = []
        self._rows = QWidget()
        self._rows_column = QVBoxLayout(self._rows)
        self._rows_column.setContentsMargins(0, 0, 0, 0)
        self._rows_column.setSpacing(0)
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
        column.addWidget(Words(look, tr("Steps"), Type.HELP, tone=Tone.TEXT2))
        card = card_of(look, [self._rows])
        column.addWidget(card)
        column.addSpacing(10)
        ends = QHBoxLayout()
        ends.addWidget(self.save)
        ends.addWidget(cancel)
        ends.addStretch(1)
        column.addLayout(ends)
        self._fill()

    def move_step(self, nth: int, by: int) -> None:
        """Put a step earlier or later."""
        self.steps.insert(nth + by, self.steps.pop(nth))
        self._fill()

    def take_out(self, nth: int) -> None:
        """Take a step out."""
        del self.steps[nth]
        self._fill()

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
        self.save.setEnabled(any("exercise" in step for step in self.steps))

    def _named(self, step: Mapping[str, Any]) -> str:
        if "exercise" in step:
            return self._catalogue.exercise(str(step["exercise"])).name
        return str(step["move"])

    def _save(self) -> None:
        name = self.name.text().strip() or str(self._entry["name"])
        self.saved.emit({**self._entry, "name": name, "steps": self.steps})
