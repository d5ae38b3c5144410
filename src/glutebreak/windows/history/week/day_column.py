"""One day of the chart: a radio button to the keyboard and to screen readers, a stack of bricks to the eye."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from glutebreak.core.durations import HOUR, MINUTE
from glutebreak.core.history.day_and_week import BoutClass, Brick, Day
from glutebreak.core.records import BoutRecord
from glutebreak.core.sitting.happenings import BreakKind, EndedBy
from glutebreak.language import tr
from glutebreak.windows.dates_and_lengths import duration, long_day, short_day
from glutebreak.windows.history.week import week_texts
from glutebreak.windows.look import painting
from glutebreak.windows.look.focus import show_focus
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Motion, Radius, Type, Weight

BRICK_WIDTH, LEAST_BRICK_WIDTH = 60, 28
GAP, CLASS_GAP, LEAST_BRICK = 1.5, 3.0, 2.0
MARK, MARK_GRID, MARKS_A_ROW = 3.6, 11, 7
GHOSTS = ((46, 36, 34, 31, 30, 29, 27, 27, 26, 22, 19), (41, 36, 31, 30, 28, 27, 26, 23, 20, 16))
"""Minutes of the bouts of two days that might be, drawn dotted on the first day."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where everything stands in a column, in its own coordinates; the same for all seven."""

    baseline: float = 0.0
    """Where the bricks stand."""
    hour: float = 0.0
    """The height of an hour."""
    name: float = 0.0
    """The middle of the day's name."""
    marks: float = 0.0
    """The middle of the first row of marks."""
    active: float = 0.0
    """The middle of the line with the minutes of activation."""


def marks_a_row(width: float, look: Look) -> int:
    """How many marks stand side by side in a column of that width."""
    return max(1, min(MARKS_A_ROW, math.floor((width - 8) / look.px(MARK_GRID))))


class DayColumn(QRadioButton):
    """A day; the one that is checked is chosen.

    Args:
        look: what it is painted with.
        parent: the chart.
    """

    stepped = Signal(int)
    """An arrow key asks for another day: so many further on."""
    opened = Signal()
    """Enter was pressed on it, or the pointer on it."""
    entered = Signal()
    """Enter was pressed on it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._day: Day | None = None
        self._longest: BoutRecord | None = None
        self._frame = Frame()
        self._is_today = False
        self._ghost: tuple[int, ...] = ()
        self._ghost_label = ""
        self._risen = math.inf
        self._ring = show_focus(look, self, lambda: (self.band(), float(Radius.POPOVER)))
        look.changed.connect(self.update)

    def show_day(self, day: Day, *, today: bool, future: bool, longest: BoutRecord | None) -> None:
        """Show a day; `longest` is the week's longest bout, which carries its length."""
        self._day, self._is_today, self._longest = day, today, longest
        self._ghost, self._ghost_label = (), ""
        name = long_day(day.date)
        said = tr("still to come") if future else week_texts.described(day)
        self.setAccessibleName(tr("{day}, today", day=name) if today else name)
        self.setAccessibleDescription(said)
        self.setToolTip("" if future else f"{name}: {said}")
        self.setEnabled(not future)
        self.update()

    def show_ghost(self, nth: int, label: str) -> None:
        """Show dotted bricks of a day that might be."""
        self._ghost, self._ghost_label = GHOSTS[nth], label
        self.update()

    def set_frame(self, frame: Frame) -> None:
        """Stand where the chart says."""
        self._frame = frame
        self._ring.refresh()
        self.update()

    def set_risen(self, milliseconds: float) -> None:
        """Show the bricks so long after they began to rise."""
        self._risen = milliseconds
        self.update()

    def day_has_marks(self) -> bool:
        """Whether there are breaks to be marked."""
        return self._day is not None and bool(self._day.interruptions)

    def band(self) -> QRectF:
        """The ground of a chosen day."""
        aside = max((self.width() - 94) / 2, 2.0) if self.width() < 130 else (self.width() - 138) / 2
        return QRectF(self.rect()).adjusted(aside, 0, -aside, 0)

    def sizeHint(self) -> QSize:
        """The chart lays it out."""
        return QSize(BRICK_WIDTH, 200)

    def hitButton(self, position: object) -> bool:
        """All of it can be pressed."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step, Enter opens."""
        onwards = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        key = event.key()
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.stepped.emit(onwards if key == Qt.Key.Key_Right else -onwards)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.stepped.emit(7 if key == Qt.Key.Key_End else -7)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press with the pointer chooses and opens."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bricks, total, name, marks, minutes."""
        if self._day is None:
            return
        painter = painting.begin(self)
        if self._ghost:
            self._paint_ghost(painter)
        top = self._paint_bricks(painter, self._day)
        if self._day.statistics.sitting:
            weight = Weight.SEMIBOLD if self.isChecked() else Weight.MEDIUM
            font = self._look.font(Type.HELP, weight)
            where = QPointF(self._middle(), top - self._look.px(14))
            words = duration(self._day.statistics.sitting)
            painting.text(painter, font, self._look.colours.text, where, words, halo=self._ground())
        self._paint_name(painter, self._day)
        self._paint_marks(painter, self._day)
        if self._day.statistics.activation:
            words = duration(self._day.statistics.activation)
            font = self._look.font(Type.HELP)
            painting.text(painter, font, self._look.colours.text2, QPointF(self._middle(), self._frame.active), words)

    # Its parts

    def _middle(self) -> float:
        return self.width() / 2

    def _ground(self) -> QColor:
        return self._look.colours.band if self.isChecked() else self._look.colours.surface

    def _brick_width(self) -> float:
        widest = BRICK_WIDTH if self.width() >= 80 else self.width() * 0.66
        return max(float(LEAST_BRICK_WIDTH), float(round(widest)))

    def _placed(self, day: Day) -> Iterator[tuple[Brick, QRectF]]:
        """Every brick with its place: its foot and its top stand at true heights, the gap is taken from its top."""
        width, y = self._brick_width(), self._frame.baseline
        for nth, brick in enumerate(day.bricks):
            height = brick.within / HOUR * self._frame.hour
            above = day.bricks[nth + 1].bout_class if nth + 1 < len(day.bricks) else brick.bout_class
            gap = GAP if above is brick.bout_class else CLASS_GAP
            drawn = max(height - gap, LEAST_BRICK)
            yield brick, QRectF(self._middle() - width / 2, y - drawn, width, drawn)
            y -= max(height, LEAST_BRICK + gap)

    def _paint_bricks(self, painter: QPainter, day: Day) -> float:
        """Paint them and say where the stack ends."""
        top = self._frame.baseline
        for nth, (brick, where) in enumerate(self._placed(day)):
            top = where.top()
            shown = self._eased(nth)
            if shown <= 0.0:
                continue
            painter.setOpacity(shown)
            place = where.translated(0, (1 - shown) * 16)
            if brick.bout.ended_by is EndedBy.OPEN:
                painting.dashed_brick(painter, place, painting.bout_colours(self._look, brick.bout_class)[0])
                continue
            painting.brick(painter, self._look, place, brick.bout_class)
            if brick.bout == self._longest and brick.starts_here and brick.bout_class is BoutClass.LONG:
                self._label(painter, brick, place)
        painter.setOpacity(1.0)
        return top

    def _label(self, painter: QPainter, brick: Brick, place: QRectF) -> None:
        font = self._look.font(Type.HELP, Weight.SEMIBOLD)
        words = duration(brick.bout.lasted)
        metrics = QFontMetricsF(font)
        if metrics.horizontalAdvance(words) <= place.width() - 4 and metrics.capHeight() + 6 <= place.height():
            painting.text(painter, font, painting.bout_colours(self._look, brick.bout_class)[1], place.center(), words)

    def _eased(self, nth: int) -> float:
        share = min(max((self._risen - nth * Motion.BRICK_STEP) / Motion.RING, 0.0), 1.0)
        return 1.0 - (1.0 - share) ** 3

    def _paint_ghost(self, painter: QPainter) -> None:
        width, y, colours = self._brick_width(), self._frame.baseline, self._look.colours
        for minutes in self._ghost:
            height = minutes * MINUTE / HOUR * self._frame.hour
            place = QRectF(self._middle() - width / 2, y - height + GAP, width, height - GAP)
            painting.dashed_brick(painter, place, painting.blend(colours.line, colours.line2, 0.35), width=1.0)
            y -= height
        font = self._look.font(Type.HELP)
        fits = QFontMetricsF(font).horizontalAdvance(self._ghost_label) <= self.width()
        for line in reversed([self._ghost_label] if fits else self._ghost_label.split()):
            where = QPointF(self._middle(), y - self._look.px(10))
            painting.text(painter, font, colours.text3, where, line, halo=self._ground())
            y -= self._look.line(Type.HELP)

    def _paint_name(self, painter: QPainter, day: Day) -> None:
        colours = self._look.colours
        there = day.statistics.bouts > 0 or self._is_today
        ink = colours.accent if self._is_today else (colours.text if there else colours.text3)
        chosen = self.isChecked() or self._is_today
        weight = Weight.SEMIBOLD if chosen else (Weight.MEDIUM if there else Weight.REGULAR)
        name = short_day(day.date)
        if QFontMetricsF(self._look.font(Type.CONTROL, weight)).horizontalAdvance(name) > self.width():
            name = str(day.date.day)
        where = QPointF(self._middle(), self._frame.name)
        painting.text(painter, self._look.font(Type.CONTROL, weight), ink, where, name)
        if self._is_today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.accent)
            painter.drawEllipse(where + QPointF(0, self._look.px(14)), 2.2, 2.2)

    def _paint_marks(self, painter: QPainter, day: Day) -> None:
        kinds = sorted(each.kind is not BreakKind.PROMPTED for each in day.interruptions)
        row, step = marks_a_row(self.width(), self._look), self._look.px(MARK_GRID)
        left = self._middle() - (min(row, len(kinds)) - 1) * step / 2
        for nth, unasked in enumerate(kinds):
            centre = QPointF(left + nth % row * step, self._frame.marks + nth // row * step)
            radius = MARK * self._look.text_scale
            painting.break_mark(painter, self._look, centre, guided=not unasked, radius=radius)
