"""The week's six numbers in a row, or in two rows of three."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from glutebreak.language import tr
from glutebreak.windows.look.layouts import release
from glutebreak.windows.look.surfaces import Hairline
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type
from glutebreak.windows.look.words import Words


class WeekNumber(QWidget):
    """A name, a number, and how it differs from the week before."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Words(look, "", Type.HELP, tone=Tone.TEXT2, wrap=True)
        self.value = Words(look, "", Type.TITLE)
        self.change = Words(look, "", Type.HELP, tone=Tone.TEXT3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # The numbers stand on one line, however many lines a name takes.
        column.addStretch(1)
        for words in (self._name, self.value, self.change):
            column.addWidget(words)

    def show_number(self, name: str, value: str, change: str, compared_with: str) -> None:
        """Show a number."""
        self._name.set_text(name)
        self.value.set_text(value)
        self.value.setAccessibleName(f"{name}: {value}")
        self.change.set_text(change)
        self.setToolTip(compared_with if change else "")
        self.change.setAccessibleDescription(compared_with if change else "")

    def set_narrow(self, *, narrow: bool) -> None:
        """Smaller, and without the change."""
        self.value.set_size(Type.SECTION if narrow else Type.TITLE)
        self.change.setVisible(not narrow)


class WeekNumbers(QWidget):
    """Six numbers with lines between them.

    Args:
        look: what it is painted with.
        parent: where it stands.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.numbers = [WeekNumber(look, self) for _ in range(6)]
        self._lines = [Hairline(look, self, upright=True) for _ in range(5)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._narrow: bool | None = None
        self.set_narrow(narrow=False)

    def show_numbers(self, numbers: Sequence[tuple[str, str, str]], *, running: bool) -> None:
        """Show six numbers: names, values, changes."""
        compared_with = (
            tr("compared with last week up to this time") if running else tr("compared with the week before")
        )
        for widget, (name, value, change) in zip(self.numbers, numbers, strict=True):
            widget.show_number(name, value, change, compared_with)

    def set_narrow(self, *, narrow: bool) -> None:
        """Stand in two rows of three, without lines, or in one row of six."""
        if narrow is self._narrow:
            return
        self._narrow = narrow
        release(self._grid)
        for column in range(11):
            self._grid.setColumnStretch(column, 0)
        self._grid.setHorizontalSpacing(24 if not narrow else 16)
        self._grid.setVerticalSpacing(16)
        for nth, number in enumerate(self.numbers):
            row, column = divmod(nth, 3) if narrow else (0, 2 * nth)
            number.set_narrow(narrow=narrow)
            self._grid.addWidget(number, row, column)
            self._grid.setColumnStretch(column, 1)
        for nth, line in enumerate(self._lines):
            line.setVisible(not narrow)
            if not narrow:
                self._grid.addWidget(line, 0, 2 * nth + 1)
