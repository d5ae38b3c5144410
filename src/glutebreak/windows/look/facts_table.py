"""Facts as a table: for screen readers, and for whoever likes tables."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QTableWidgetItem, QWidget

from glutebreak.windows.look.table import CellLook, Index, Table
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Type, Weight


class FactsTable(Table):
    """Rows of facts.

    Args:
        look: what it is painted with.
        name: what the table is about, for screen readers.
        headings: what stands above the columns.
        words: so many columns from the first on hold words and stand left; the others hold figures and stand right.
        wide: the column that takes what room is left.
        times: how many of the columns of words, from the first on, hold times.
        parent: where it stands.
    """

    def __init__(
        self,
        look: Look,
        name: str,
        headings: Sequence[str],
        *,
        words: int,
        wide: int,
        times: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, name, headings, self._cell_look, words=words, wordy=words, heading_air=12, parent=parent)
        self._times = times
        header = self.horizontalHeader()
        header.setMinimumSectionSize(look.px(96))
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.dress()

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows and no others."""
        self.setRowCount(len(rows))
        for nth, row in enumerate(rows):
            for column, value in enumerate(row):
                self.setItem(nth, column, QTableWidgetItem(value))
        self.dress()

    def _cell_look(self, index: Index) -> CellLook:
        """The first column stands out by its weight, and steps back by its tone."""
        column, colours = index.column(), self.look.colours
        weight = Weight.REGULAR if column else Weight.MEDIUM
        font = self.look.font(Type.CONTROL, weight, columns=column >= self._words or column < self._times)
        return CellLook(font, colours.text if column else colours.text2)

    def dress(self) -> None:
        """Put on the look as it is now; columns are as wide as their text is in it."""
        self.setFont(self.look.font(Type.CONTROL, Weight.REGULAR))
        super().dress()
