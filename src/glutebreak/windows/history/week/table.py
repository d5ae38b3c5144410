"""The same week as a table."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem, QWidget

from glutebreak.core.history.day_and_week import BoutClass, Statistics
from glutebreak.language import tr
from glutebreak.windows.dates_and_lengths import duration, short_day
from glutebreak.windows.history.week.week_from_log import ShownWeek
from glutebreak.windows.look.table import CellLook, Index, Table
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Type, Weight

DAYS = 7


class WeekTable(Table):
    """Seven days and their sum; rows of days, columns of figures.

    Args:
        look: what it is painted with.
        parent: where it stands.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
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
        name = tr("The week as a table")
        super().__init__(look, name, self._headings, self._cell_look, words=1, wordy=0, heading_air=0, parent=parent)
        self.setRowCount(DAYS + 1)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.dress()

    def show_week(self, shown: ShownWeek) -> None:
        """Fill in a week."""
        for row, day in enumerate(shown.week.days):
            name = short_day(day.date)
            self._fill(row, name, day.statistics, empty=day.date > shown.today)
        self._fill(DAYS, tr("Week"), shown.week.statistics, empty=False)

    def _cell_look(self, index: Index) -> CellLook:
        """The days' names stand out, and more so the sum, which nothing follows."""
        is_sum = index.row() == DAYS
        weight = Weight.SEMIBOLD if is_sum else (Weight.REGULAR if index.column() else Weight.MEDIUM)
        return CellLook(self.look.font(Type.CONTROL, weight, columns=True), self.look.colours.text, ruled=not is_sum)

    def dress(self) -> None:
        """Put on the look as it is now; it says which headings fit."""
        super().dress()
        self._break_headings()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In narrow columns long headings stand on two lines."""
        super().resizeEvent(event)
        self._break_headings()

    def _break_headings(self) -> None:
        metrics = QFontMetricsF(self.horizontalHeader().font())
        for nth, heading in enumerate(self._headings):
            fits = metrics.horizontalAdvance(heading) <= self.columnWidth(nth) - self.look.px(6)
            spelled = heading if fits else "\n".join(heading.rsplit(" ", 1))
            self.model().setHeaderData(nth, Qt.Orientation.Horizontal, spelled)

    def _fill(self, row: int, name: str, statistics: Statistics, *, empty: bool) -> None:
        by_class = statistics.by_class
        values = [
            name,
            duration(statistics.sitting),
            str(statistics.bouts),
            *(str(by_class[each].bouts) for each in BoutClass),
            "" if statistics.longest is None else duration(statistics.longest.lasted),
            str(statistics.prompted),
            str(statistics.natural),
            duration(statistics.activation),
        ]
        for column, value in enumerate(values):
            self.setItem(row, column, QTableWidgetItem(value if not empty or column == 0 else ""))
