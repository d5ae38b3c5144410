"""Facts as a table: for screen readers, and for whoever likes tables."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from glutebreak.windows.look import painting
from glutebreak.windows.look.focus import follow_cells
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Type, Weight

ROW_HEIGHT = 36


class _Cell(QStyledItemDelegate):
    """Text, and a hairline under it."""

    def __init__(self, look: Look, parent: QWidget, words: int) -> None:
        super().__init__(parent)
        self._look = look
        self._words = words

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours, where = self._look.colours, option.rect
        is_word = index.column() < self._words
        weight = Weight.MEDIUM if index.column() == 0 else Weight.REGULAR
        painter.setFont(self._look.font(Type.CONTROL, weight, columns=not is_word))
        painter.setPen(colours.text if index.column() else colours.text2)
        align = Qt.AlignmentFlag.AlignVCenter
        align |= Qt.AlignmentFlag.AlignLeading if is_word else Qt.AlignmentFlag.AlignTrailing
        painter.drawText(where, align, index.data() or "")
        y = where.bottom() + 1 - painting.hair(painter.device())
        painting.hairline(painter, QPointF(where.left(), y), QPointF(where.right() + 1, y), colours.line)


class FactsTable(QTableWidget):
    """Rows of facts.

    Args:
        look: what it is painted with.
        name: what the table is about, for screen readers.
        headings: what stands above the columns.
        words: so many columns from the first on hold words and stand left; the others hold figures and stand right.
        wide: the column that takes what room is left.
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
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(0, len(headings), parent)
        self._look = look
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_Cell(look, self, words))
        for nth, heading in enumerate(headings):
            item = QTableWidgetItem(heading)
            side = Qt.AlignmentFlag.AlignLeading if nth < words else Qt.AlignmentFlag.AlignTrailing
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(nth, item)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(look.px(96))
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        follow_cells(look, self, words=words)
        self._dress()
        look.changed.connect(self._dress)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows and no others."""
        self.setRowCount(len(rows))
        for nth, row in enumerate(rows):
            for column, value in enumerate(row):
                self.setItem(nth, column, QTableWidgetItem(value))
        self._dress()

    def _dress(self) -> None:
        colours, look = self._look.colours, self._look
        self.setFont(look.font(Type.CONTROL, Weight.REGULAR))
        for row in range(self.rowCount()):
            self.setRowHeight(row, look.px(ROW_HEIGHT))
        self.horizontalHeader().setFont(look.font(Type.HELP))
        # A header's ground and its lines can be had from a style sheet only.
        self.setStyleSheet(
            "QTableWidget { background: transparent; }"
            "QHeaderView { background: transparent; }"
            f"QHeaderView::section {{ background: transparent; color: {colours.text3.name()}; border: none;"
            f" border-bottom: 1px solid {colours.line.name()}; padding: 0 12px 6px 0; }}"
            "QScrollBar { background: transparent; width: 12px; margin: 0; }"
            f"QScrollBar::handle {{ background: {colours.line.name()}; border-radius: 4px; margin: 2px;"
            " min-height: 32px; }"
            "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"
            "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
        )
