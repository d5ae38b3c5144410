"""The week as seven columns of bricks over an axis of hours."""

import math
from datetime import date, timedelta

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from glutebreak.core.durations import HOUR
from glutebreak.language import tr
from glutebreak.windows.dates_and_lengths import duration
from glutebreak.windows.history.week.day_column import MARK_GRID, DayColumn, Frame, marks_a_row
from glutebreak.windows.history.week.week_from_log import ShownWeek
from glutebreak.windows.look import painting
from glutebreak.windows.look.focus import one_stop
from glutebreak.windows.look.redrawing import follow_look
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Motion, Radius, Type

LEAST_HOURS = 8
"""The axis reaches at least so far."""
_TOP, _HEAD, _FOOT, _BOTTOM = 27, 64, 125, 15
"""Above the band, over the highest line, under the baseline, below the band."""


class BricksChart(QWidget):
    """Seven days; exactly one that is not to come is chosen. Tab reaches the chosen day, the arrow keys the others.

    Args:
        look: what it is painted with.
        goal: sitting per day to draw a dotted line at, in milliseconds; None draws none.
        parent: where it stands.
    """

    chosen = Signal(object)
    """Another day was chosen; carries its date."""
    opened = Signal(object)
    """The chosen day was pressed, or Enter on it; carries its date."""
    entered = Signal(object)
    """Enter was pressed on the chosen day; carries its date."""

    def __init__(self, look: Look, *, goal: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._goal = goal
        self._shown: ShownWeek | None = None
        self._hours = LEAST_HOURS
        self._quiet = False
        self.setAccessibleName(tr("Sitting, day by day"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.columns = [DayColumn(look, self) for _ in range(7)]
        group = QButtonGroup(self)
        for nth, column in enumerate(self.columns):
            group.addButton(column)
            column.toggled.connect(lambda on, nth=nth: self._toggled(nth) if on else None)
            column.stepped.connect(lambda steps, nth=nth: self._step(nth, steps))
            column.opened.connect(lambda nth=nth: self.opened.emit(self._date(nth)))
            column.entered.connect(lambda nth=nth: self.entered.emit(self._date(nth)))
        one_stop(self.columns)
        self._rise = QVariantAnimation(self)
        self._rise.valueChanged.connect(self._rising)
        look.changed.connect(self._lay_out)
        follow_look(look, self)

    def show_week(self, shown: ShownWeek, choose: date | None = None, *, rise: bool = False) -> None:
        """Show a week and choose a day of it.

        Args:
            shown: the week.
            choose: the day to choose; None takes today, or the day with the longest bout, or the first.
            rise: whether the bricks rise into their places.
        """
        self._shown = shown
        days = shown.week.days
        longest = shown.week.statistics.longest
        for column, day in zip(self.columns, days, strict=True):
            column.show_day(day, today=day.date == shown.today, future=day.date > shown.today, longest=longest)
        if shown.is_first:
            ghosts = [nth for nth, day in enumerate(days) if day.date > shown.today][:2]
            for which, nth in enumerate(ghosts):
                self.columns[nth].show_ghost(which, "" if which else tr("from tomorrow"))
        most = max(day.statistics.sitting for day in days)
        self._hours = max(LEAST_HOURS, 2 * math.ceil(most / HOUR / 2))
        self._lay_out()
        self._choose_quietly(choose)
        if rise and not self._look.reduced_motion:
            self._start_rise(max(len(day.bricks) for day in days))
        self.update()

    def chosen_date(self) -> date | None:
        """The chosen day."""
        return next((self._date(nth) for nth, column in enumerate(self.columns) if column.isChecked()), None)

    def column_of(self, day: date) -> DayColumn:
        """The column of a day of this week."""
        return self.columns[day.weekday()]

    def sizeHint(self) -> QSize:
        """As wide as it looks best; it takes all the height there is, and asks for little."""
        return QSize(820, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Small, but with every day and brick to be seen."""
        px = self._look.px
        return QSize(px(60) + 7 * px(52), px(400))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything keeps its place on the axis."""
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the chosen day, the axis, the goal, and what the rows are called."""
        painter, colours = painting.begin(self), self._look.colours
        for column in self.columns:
            if column.isChecked():
                band = column.band().translated(column.x(), column.y())
                painting.box(painter, band, float(Radius.POPOVER), colours.band)
        self._paint_axis(painter)
        frame = self._frame()
        if any(column.day_has_marks() for column in self.columns):
            self._row_name(painter, tr("breaks"), _TOP + frame.marks + self._look.px(5))
        if self._shown is not None and any(day.statistics.activation for day in self._shown.week.days):
            self._row_name(painter, tr("active"), _TOP + frame.active)

    # Choosing

    def _date(self, nth: int) -> date:
        if self._shown is None:
            return date.min
        return self._shown.week.monday + timedelta(days=nth)

    def _choose_quietly(self, wanted: date | None) -> None:
        if self._shown is None:
            return
        week, today = self._shown.week, self._shown.today
        candidates = (wanted, today, week.longest_day, week.monday)
        days = [day.date for day in week.days if day.date <= today]
        pick = next((each for each in candidates if each in days), None)
        if pick is not None:
            self._quiet = True
            self.columns[pick.weekday()].setChecked(True)
            self._quiet = False

    def _toggled(self, nth: int) -> None:
        self.update()
        if not self._quiet:
            self.chosen.emit(self._date(nth))

    def _step(self, nth: int, steps: int) -> None:
        there = [other for other, column in enumerate(self.columns) if column.isEnabled()]
        goal = min(max(nth + steps, there[0]), there[-1])
        if goal != nth:
            self.columns[goal].setChecked(True)
            self.columns[goal].setFocus(Qt.FocusReason.TabFocusReason)

    # Moving

    def _start_rise(self, most_bricks: int) -> None:
        whole = float(Motion.RING + most_bricks * Motion.BRICK_STEP)
        self._rise.stop()
        self._rise.setStartValue(0.0)
        self._rise.setEndValue(whole)
        self._rise.setDuration(round(whole))
        self._rise.start()

    def _rising(self, milliseconds: object) -> None:
        if isinstance(milliseconds, float):
            for column in self.columns:
                column.set_risen(milliseconds)

    # Where things stand

    def _left(self) -> float:
        widest = QFontMetricsF(self._look.font(Type.HELP)).horizontalAdvance(tr("breaks"))
        return max(self._look.px(81) if self.width() > 700 else self._look.px(16) + widest + 8, widest + 20)

    def _right(self) -> float:
        return self.width() - (24 if self.width() > 700 else 12)

    def _mark_rows(self, width: float) -> int:
        if self._shown is None:
            return 2
        row = marks_a_row(width, self._look)
        most = max(day.statistics.breaks for day in self._shown.week.days)
        return max(2, math.ceil(most / row))

    def _frame(self) -> Frame:
        px = self._look.px
        width = (self._right() - self._left()) / 7
        extra = (self._mark_rows(width) - 2) * px(MARK_GRID)
        height = self.height() - _TOP - _BOTTOM
        baseline = height - px(_FOOT) - extra
        return Frame(
            baseline=float(baseline),
            hour=(baseline - px(_HEAD)) / self._hours,
            name=baseline + px(26),
            marks=baseline + px(61),
            active=baseline + px(98) + extra,
        )

    def _lay_out(self) -> None:
        left, right, frame = self._left(), self._right(), self._frame()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if mirrored:
            left, right = self.width() - right, self.width() - left
        step = (right - left) / 7
        for nth, column in enumerate(self.columns):
            place = 6 - nth if mirrored else nth
            x, after = round(left + place * step), round(left + (place + 1) * step)
            column.setGeometry(x, _TOP, after - x, self.height() - _TOP - _BOTTOM)
            column.set_frame(frame)

    def _paint_axis(self, painter: QPainter) -> None:
        colours, frame = self._look.colours, self._frame()
        left, right = self._left(), self._right()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left, right = self.width() - right, self.width() - left
        every = 2 if self._hours <= 12 else 4
        for hours in range(0, self._hours + 1, every):
            y = round(_TOP + frame.baseline - hours * frame.hour)
            painting.hairline(painter, QPointF(left, y), QPointF(right, y), colours.line)
            name = tr("{hours} h", hours=hours) if hours + every > self._hours else str(hours)
            self._row_name(painter, name, y)
        if self._goal is not None:
            self._paint_goal(painter, QLineF(left, 0, right, 0).translated(0, _TOP + frame.baseline), frame)

    def _paint_goal(self, painter: QPainter, line: QLineF, frame: Frame) -> None:
        colours, goal = self._look.colours, self._goal or 0
        pen = QPen(colours.text, 1.2)
        pen.setDashPattern([2.5, 2.5])
        painter.setPen(pen)
        at = line.translated(0, -goal / HOUR * frame.hour)
        painter.drawLine(at)
        font = self._look.font(Type.AXIS)
        words = tr("goal {length}", length=duration(goal))
        width = QFontMetricsF(font).horizontalAdvance(words)
        inside = width / 2 + 5
        x = at.x1() + inside if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else at.x2() - inside
        painting.text(painter, font, colours.text2, QPointF(x, at.y1() - self._look.px(10)), words)

    def _row_name(self, painter: QPainter, words: str, y: float) -> None:
        font = self._look.font(Type.AXIS)
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(words)
        x = self._left() - self._look.px(14) - width / 2
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x
        painting.text(painter, font, self._look.colours.text3, QPointF(x, y), words)


def place_of(column: DayColumn, window: QWidget) -> QRectF:
    """A column's ground in its window's coordinates."""
    corner = column.mapTo(window, column.rect().topLeft())
    return column.band().translated(corner.x(), corner.y())
