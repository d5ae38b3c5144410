"""A table without frame or grid: words and figures, a hairline under each row, and the keyboard in one cell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from glutebreak.windows.look import painting
from glutebreak.windows.look.focus import follow_cells
from glutebreak.windows.look.scroll_bar import scroll_bar_style
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Type

ROW_HEIGHT = 36

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell is written and ruled."""

    font: QFont
    ink: QColor
    ruled: bool = True
    """Whether there is a hairline under it."""


class _Cell(QStyledItemDelegate):
    """Text, and a hairline under it."""

    def __init__(self, look: Look, parent: QWidget, words: int, looks: Callable[[Index], CellLook]) -> None:
        super().__init__(parent)
        self._look = look
        self._words = words
        self._looks = looks

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        where, cell = option.rect, self._looks(index)
        painter.setFont(cell.font)
        painter.setPen(cell.ink)
        painter.drawText(where, _side(index.column(), self._words), index.data() or "")
        if cell.ruled:
            y = where.bottom() + 1 - painting.hair(painter.device())
            painting.hairline(painter, QPointF(where.left(), y), QPointF(where.right() + 1, y), self._look.colours.line)


class Table(QTableWidget):
    """Rows under headings. A subclass says how wide the columns are.

    Args:
        look: what it is painted with.
        name: what the table is about, for screen readers.
        headings: what stands above the columns.
        cell_look: says how a cell is written and ruled.
        words: so many columns from the first on hold words and stand left; the others hold figures and stand right.
        wordy: in so many columns from the first on, cells are wider than what stands at their beginning.
        heading_air: what is left free beside each heading.
        parent: where it stands.
    """

    def __init__(
        self,
        look: Look,
        name: str,
        headings: Sequence[str],
        cell_look: Callable[[Index], CellLook],
        *,
        words: int,
        wordy: int,
        heading_air: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(0, len(headings), parent)
        self.look = look
        self._heading_air = heading_air
        self._words = words
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_Cell(look, self, words, cell_look))
        for nth, heading in enumerate(headings):
            item = QTableWidgetItem(heading)
            item.setTextAlignment(_side(nth, words))
            self.setHorizontalHeaderItem(nth, item)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        follow_cells(look, self, words=wordy)
        look.changed.connect(self.dress)

    def dress(self) -> None:
        """Put on the look as it is now; again whenever there are other rows."""
        look, line, air = self.look, self.look.colours.line.name(QColor.NameFormat.HexArgb), self._heading_air
        # Air after words only: a figure's heading ends where the figures do.
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        after_words = f"0 0 6px {air}px" if mirrored else f"0 {air}px 6px 0"
        usual = after_words if self._words == self.columnCount() else "0 0 6px 0"
        for row in range(self.rowCount()):
            self.setRowHeight(row, look.px(ROW_HEIGHT))
        self.horizontalHeader().setFont(look.font(Type.HELP))
        # A header's ground and its lines can be had from a style sheet only.
        self.setStyleSheet(
            "QTableWidget { background: transparent; }"
            "QHeaderView { background: transparent; }"
            f"QHeaderView::section {{ background: transparent; color: {look.colours.text3.name()}; border: none;"
            f" border-bottom: 1px solid {line}; padding: {usual}; }}"
            f"QHeaderView::section:first {{ padding: {after_words}; }}" + scroll_bar_style(look)
        )


def _side(column: int, words: int) -> Qt.AlignmentFlag:
    """Words stand where one begins to read, figures where one ends."""
    side = Qt.AlignmentFlag.AlignLeading if column < words else Qt.AlignmentFlag.AlignTrailing
    return side | Qt.AlignmentFlag.AlignVCenter
