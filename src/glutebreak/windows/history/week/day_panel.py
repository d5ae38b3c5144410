"""The chosen day's figures; they are the chart's legend as well."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from glutebreak.core.history.day_and_week import BoutClass, Day
from glutebreak.language import tr
from glutebreak.windows.dates_and_lengths import duration, long_day
from glutebreak.windows.history.week import week_texts
from glutebreak.windows.history.week.week_from_log import ShownWeek
from glutebreak.windows.look import painting
from glutebreak.windows.look.surfaces import Hairline
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type, Weight
from glutebreak.windows.look.words import Words, emphasised


def class_names() -> dict[BoutClass, str]:
    """What the classes of bouts are called."""
    return {
        BoutClass.SHORT: tr("up to 30 min"),
        BoutClass.MIDDLE: tr("30 to 60 min"),
        BoutClass.LONG: tr("over 60 min"),
    }


class Swatch(QWidget):
    """The sign of a class of bouts or of a kind of break."""

    def __init__(
        self, look: Look, *, bout_class: BoutClass | None = None, guided: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._bout_class = bout_class
        self._guided = guided
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As large as the text's small letters."""
        return QSize(self._look.px(12), self._look.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A small brick or a mark."""
        painter, where = painting.begin(self), QRectF(self.rect())
        if self._bout_class is not None:
            colour = painting.bout_colours(self._look, self._bout_class)[0]
            painting.box(painter, where, where.width() / 4, colour)
            return
        radius = 4.8 * self._look.text_scale
        painting.break_mark(painter, self._look, where.center(), guided=self._guided, radius=radius)


class _Note(Words):
    """A line on an inset ground."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", Type.HELP, parent=parent)
        self._inset = look
        self.setContentsMargins(12, 8, 12, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painting.box(painting.begin(self), QRectF(self.rect()), 10.0, self._inset.colours.band)
        super().paintEvent(event)


class DayPanel(QWidget):
    """A day's total, its bouts by class, its longest bout, its breaks and its activation.

    Args:
        look: what it is painted with.
        parent: where it stands.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.title = Words(look, "", Type.BODY, weight=Weight.SEMIBOLD)
        self.total = Words(look, "", Type.FIGURE)
        self.count = Words(look, "", Type.CONTROL, tone=Tone.TEXT2, weight=Weight.REGULAR)
        self.longest = _Note(look)
        self.values: dict[str, Words] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addSpacing(11)
        column.addWidget(self.total)
        column.addSpacing(1)
        column.addWidget(self.count)
        column.addSpacing(16)
        column.addLayout(self._classes())
        column.addSpacing(6)
        column.addWidget(self.longest)
        column.addSpacing(14)
        column.addWidget(Hairline(look))
        column.addSpacing(8)
        column.addLayout(self._breaks())
        column.addStretch(1)

    def show_day(self, shown: ShownWeek, day: Day) -> None:
        """Show a day of the week."""
        statistics = day.statistics
        self.title.set_text(long_day(day.date))
        self.total.set_text(duration(statistics.sitting))
        self.count.set_text(week_texts.in_bouts(statistics.bouts))
        for bout_class, part in statistics.by_class.items():
            self.values[f"{bout_class} bouts"].set_text(str(part.bouts))
            self.values[f"{bout_class} sitting"].set_text(duration(part.sitting))
        self.longest.setVisible(statistics.longest is not None)
        if statistics.longest is not None:
            span = week_texts.clock_span(statistics.longest)
            in_call = shown.in_a_call(statistics.longest)
            text = tr("Longest **{span}**, in a call", span=span) if in_call else tr("Longest **{span}**", span=span)
            self.longest.set_text(emphasised(text))
        self.values["guided"].set_text(str(statistics.prompted))
        self.values["own"].set_text(str(statistics.natural))
        self.values["active"].set_text(duration(statistics.activation))

    def _classes(self) -> QGridLayout:
        grid = self._grid()
        for row, (bout_class, name) in enumerate(class_names().items()):
            bouts = self._value(f"{bout_class} bouts", tr("bouts {name}", name=name), strong=False)
            sitting = self._value(f"{bout_class} sitting", tr("sitting in bouts {name}", name=name))
            self._row(grid, row, Swatch(self._look, bout_class=bout_class), name, bouts, sitting)
        return grid

    def _breaks(self) -> QGridLayout:
        grid = self._grid()
        rows = (
            ("guided", tr("up for a guided break"), Swatch(self._look, guided=True)),
            ("own", tr("up on your own"), Swatch(self._look, guided=False)),
            ("active", tr("stretching and glutes"), None),
        )
        for row, (key, name, swatch) in enumerate(rows):
            self._row(grid, row, swatch, name, None, self._value(key, name))
        return grid

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, self._look.px(22))
        return grid

    def _row(
        self, grid: QGridLayout, row: int, swatch: Swatch | None, name: str, middle: Words | None, value: Words
    ) -> None:
        grid.setRowMinimumHeight(row, self._look.px(34))
        if swatch is not None:
            grid.addWidget(swatch, row, 0, Qt.AlignmentFlag.AlignVCenter)
        label = Words(self._look, name, Type.CONTROL, tone=Tone.TEXT2, weight=Weight.REGULAR)
        grid.addWidget(label, row, 1)
        if middle is not None:
            grid.addWidget(middle, row, 2)
        grid.addWidget(value, row, 3)

    def _value(self, key: str, name: str, *, strong: bool = True) -> Words:
        tone, weight = (Tone.TEXT, Weight.MEDIUM) if strong else (Tone.TEXT2, Weight.REGULAR)
        right = Qt.AlignmentFlag.AlignRight
        words = Words(self._look, "", Type.CONTROL, tone=tone, weight=weight, align=right, columns=True)
        words.setMinimumWidth(self._look.px(72 if strong else 40))
        words.setAccessibleDescription(name)
        self.values[key] = words
        return words


class Legend(QWidget):
    """The classes of bouts in one line, where there is no room for the panel."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QGridLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.setHorizontalSpacing(8)
        for nth, (bout_class, name) in enumerate(class_names().items()):
            row.addWidget(Swatch(look, bout_class=bout_class), 0, 3 * nth, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(Words(look, name, Type.HELP, tone=Tone.TEXT2), 0, 3 * nth + 1)
            row.setColumnMinimumWidth(3 * nth + 2, 8)
        row.setColumnStretch(9, 1)
