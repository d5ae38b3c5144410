"""The same week as a table."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent
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

from glutebreak.core.history.values import BoutClass, Figures
from glutebreak.language import tr
from glutebreak.windows.look import painting
from glutebreak.windows.look.focus import follow_cells
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Type, Weight
from glutebreak.windows.week import spelling
from glutebreak.windows.week.reading import ShownWeek

ROW_HEIGHT = 36


class _Cell(QStyledItemDelegate):
    """Text, and a hairline under it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = self._look.colours
        where = option.rect
        weight = Weight.MEDIUM if index.column() == 0 else Weight.REGULAR
        if index.row() == index.model().rowCount() - 1:
            weight = Weight.SEMIBOLD
        painter.setFont(self._look.font(Type.CONTROL, weight, columns=True))
        painter.setPen(colours.text)
        align = Qt.AlignmentFlag.AlignVCenter
        align |= Qt.AlignmentFlag.AlignLeading if index.column() == 0 else Qt.AlignmentFlag.AlignTrailing
        painter.drawText(where, align, index.data())
        if index.row() < index.model().rowCount() - 1:
            y = where.bottom() + 1 - painting.hair(painter.device())
            painting.hairline(painter, QPointF(where.left(), y), QPointF(where.right() + 1, y), colours.line)


class WeekTable(QTableWidget):
    """Seven days and their sum; rows of days, columns of figures.

    Args:
        look: what it is painted with.
        parent: where it stands.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(8, 10, parent)
        self._look = look
        self.setAccessibleName(tr("The week as a table"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_Cell(look, self))
        self._headings = (
            tr("Day"),
            tr("Sitting"),
            tr("Bouts"),
            tr("to 30 min"),
            tr("30 to 60"),
            tr("over 60"),
            tr("Longest"),
            tr("Guided"),
            tr("Own"),
            tr("Active"),
        )
        self.setHorizontalHeaderLabels(self._headings)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        first = QTableWidgetItem(self._headings[0])
        first.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalHeaderItem(0, first)
        follow_cells(look, self)
        self._dress()
        look.changed.connect(self._dress)

    def show_week(self, shown: ShownWeek) -> None:
        """Fill in a week."""
        for row, day in enumerate(shown.week.days):
            name = spelling.short_day(day.date)
            self._fill(row, name, day.figures, empty=day.date > shown.today)
        self._fill(7, tr("Week"), shown.week.figures, empty=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In narrow columns long headings stand on two lines."""
        super().resizeEvent(event)
        self._break_headings()

    def _break_headings(self) -> None:
        metrics = QFontMetricsF(self.horizontalHeader().font())
        for nth, heading in enumerate(self._headings):
            fits = metrics.horizontalAdvance(heading) <= self.columnWidth(nth) - self._look.px(6)
            spelled = heading if fits else "\n".join(heading.rsplit(" ", 1))
            self.model().setHeaderData(nth, Qt.Orientation.Horizontal, spelled)

    def _fill(self, row: int, name: str, figures: Figures, *, empty: bool) -> None:
        by_class = figures.by_class
        values = [
            name,
            spelling.duration(figures.sitting),
            str(figures.bouts),
            *(str(by_class[each].bouts) for each in BoutClass),
            "" if figures.longest is None else spelling.duration(figures.longest.lasted),
            str(figures.prompted),
            str(figures.natural),
            spelling.duration(figures.activation),
        ]
        for column, value in enumerate(values):
            self.setItem(row, column, QTableWidgetItem(value if not empty or column == 0 else ""))

    def _dress(self) -> None:
        colours, look = self._look.colours, self._look
        for row in range(8):
            self.setRowHeight(row, look.px(ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setFont(look.font(Type.HELP))
        self._break_headings()
        # A header's ground and its lines can be had from a style sheet only.
        self.setStyleSheet(
            "QTableWidget { background: transparent; }"
            "QHeaderView { background: transparent; }"
            f"QHeaderView::section {{ background: transparent; color: {colours.text3.name()}; border: none;"
            f" border-bottom: 1px solid {colours.line.name()}; padding: 0 0 6px 0; }}"
        )
