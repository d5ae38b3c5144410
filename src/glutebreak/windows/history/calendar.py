"""A month to choose a day from."""

from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from glutebreak.language import tr
from glutebreak.windows.dates_and_lengths import long_day, month, short_weekdays
from glutebreak.windows.look import painting
from glutebreak.windows.look.buttons import IconButton
from glutebreak.windows.look.painted_button import PaintedButton
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius, Tone, Type, Weight
from glutebreak.windows.look.words import Words

_CELL = 36


class DayCell(PaintedButton):
    """A day of the month."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.day = date.min
        self.chosen = self.is_first = self.is_last = self.is_today = self.is_other_month = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def corner(self) -> float:
        """A little round."""
        return float(Radius.SMALL)

    def sizeHint(self) -> QSize:
        """A square."""
        side = self.look.px(_CELL)
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the calendar."""
        arrows = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp}
        if event.key() in arrows | {Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Its number."""
        painter, colours, where = painting.begin(self), self.look.colours, QRectF(self.rect())
        if self.chosen:
            self._paint_chosen(painter, where.adjusted(0, 1, 0, -1))
        elif self.warmth > 0:
            painting.box(painter, where.adjusted(1, 1, -1, -1), self.corner(), colours.band)
        ink = colours.accent if self.is_today else colours.text
        if not self.isEnabled() or self.is_other_month:
            ink = colours.line2 if not self.isEnabled() else colours.text3
        weight = Weight.SEMIBOLD if self.is_today or self.chosen else Weight.REGULAR
        font = self.look.font(Type.HELP, weight, columns=True)
        painting.text(painter, font, ink, where.center(), str(self.day.day))

    def _paint_chosen(self, painter: QPainter, where: QRectF) -> None:
        """Its part of the band that the chosen days make: round where they begin and end."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        begins, ends = (self.is_last, self.is_first) if mirrored else (self.is_first, self.is_last)
        reach = where.adjusted(0 if begins else -self.width(), 0, 0 if ends else self.width(), 0)
        painter.setClipRect(where)
        painting.box(painter, reach, self.corner(), self.look.colours.accent_soft, self.look.colours.accent_edge)
        painter.setClipping(False)


class MonthCalendar(QWidget):
    """Six weeks around a month; arrows go by days and weeks, Page Up and Down by months. No day to come can be chosen.

    Args:
        look: what it is painted with.
        chosen: the span that is shown now, its first and its last day.
        today: the day it is.
        parent: where it stands.
    """

    picked = Signal(object)
    """A day was chosen; carries it."""

    def __init__(self, look: Look, chosen: tuple[date, date], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._today = today
        self._month = min(chosen[1], today).replace(day=1)
        self._back = IconButton(look, "left", tr("Month before (Page Up)"))
        self._on = IconButton(look, "right", tr("Month after (Page Down)"))
        self._name = Words(look, "", Type.CONTROL, weight=Weight.SEMIBOLD, align=Qt.AlignmentFlag.AlignCenter)
        self._back.clicked.connect(lambda: self._turn(-1))
        self._on.clicked.connect(lambda: self._turn(1))
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addWidget(self._name, 1)
        head.addWidget(self._on)
        grid = QGridLayout()
        grid.setSpacing(0)
        for column, name in enumerate(short_weekdays()):
            words = Words(look, name, Type.AXIS, tone=Tone.TEXT3, align=Qt.AlignmentFlag.AlignCenter)
            words.setFixedSize(look.px(_CELL), look.px(26))
            grid.addWidget(words, 0, column)
        self.cells = [DayCell(look, self) for _ in range(42)]
        for nth, cell in enumerate(self.cells):
            grid.addWidget(cell, 1 + nth // 7, nth % 7)
            cell.clicked.connect(lambda _=False, cell=cell: self.picked.emit(cell.day))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(head)
        whole.addLayout(grid)
        self._show()
        self.focus_day(min(chosen[0], today))

    def focus_day(self, day: date) -> None:
        """Put the keyboard on a day, turning to its month; none that is still to come."""
        day = min(day, self._today)
        if day.replace(day=1) != self._month:
            self._month = day.replace(day=1)
            self._show()
        for cell in self.cells:
            mine = cell.day == day
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if mine else Qt.FocusPolicy.ClickFocus)
            if mine:
                cell.setFocus(Qt.FocusReason.TabFocusReason)
                self.setFocusProxy(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, months, the week's ends."""
        day = next((cell.day for cell in self.cells if cell.hasFocus()), self._chosen[0])
        onwards = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        goal = {
            Qt.Key.Key_Right: day + timedelta(days=onwards),
            Qt.Key.Key_Left: day - timedelta(days=onwards),
            Qt.Key.Key_Down: day + timedelta(days=7),
            Qt.Key.Key_Up: day - timedelta(days=7),
            Qt.Key.Key_PageDown: day + timedelta(days=28),
            Qt.Key.Key_PageUp: day - timedelta(days=28),
            Qt.Key.Key_Home: day - timedelta(days=day.weekday()),
            Qt.Key.Key_End: day + timedelta(days=6 - day.weekday()),
        }.get(Qt.Key(event.key()))
        if goal is None:
            super().keyPressEvent(event)
        else:
            self.focus_day(goal)

    def _turn(self, months: int) -> None:
        self._month = (self._month + timedelta(days=31 if months > 0 else -1)).replace(day=1)
        self._show()

    def _show(self) -> None:
        self._name.set_text(tr("{month} {year}", month=month(self._month), year=self._month.year))
        self._on.setEnabled(self._month < self._today.replace(day=1))
        first = self._month - timedelta(days=self._month.weekday())
        for nth, cell in enumerate(self.cells):
            day = cell.day = first + timedelta(days=nth)
            cell.chosen = self._chosen[0] <= day <= self._chosen[1]
            cell.is_first, cell.is_last = day == self._chosen[0], day == self._chosen[1]
            cell.is_today = day == self._today
            cell.is_other_month = day.month != self._month.month
            cell.setEnabled(day <= self._today)
            cell.setAccessibleName(tr("{day} {year}", day=long_day(day), year=day.year))
            cell.update()
