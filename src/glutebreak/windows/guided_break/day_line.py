"""The day so far as a line of bricks: bouts where they lay, marks where the user got up."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from glutebreak.core.durations import HOUR
from glutebreak.core.history.day_and_week import Day
from glutebreak.core.records import Dated
from glutebreak.core.sitting.happenings import BreakKind
from glutebreak.language import tr
from glutebreak.windows.look import painting
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius, Type, Weight


class DayLine(QWidget):
    """The day's bouts and breaks, and at its end the break that was just taken.

    Args:
        look: what it is painted with.
        day: the day as the log has it.
        now: the moment at its end.
        taken: how long the break just taken lasted, in milliseconds; 0 if it was none.
        parent: where it stands.
    """

    def __init__(self, look: Look, day: Day, now: Dated, taken: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._now = now
        self._taken = taken
        self._bricks = sorted(day.bricks, key=lambda brick: brick.bout.start.utc)
        self._breaks = [each for each in day.interruptions if each.start.utc < now.utc - taken]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Today: {count} bouts of sitting", count=len(self._bricks)))
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Marks, bricks, hours."""
        return QSize(720, self._look.px(74))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks above bricks above hours."""
        painter, colours, px = painting.begin(self), self._look.colours, self._look.px
        # A day that has just begun is shown as its last hour: the line always ends now.
        start = min([self._now.utc - HOUR, *(brick.bout.start.utc for brick in self._bricks)])
        span = self._now.utc - start
        # The line ends now, and there has to be room for half of the word below its end.
        width = self.width() - px(13)
        top, height, radius = float(px(14)), float(px(38)), px(5)

        def x(utc: int) -> float:
            return width * (utc - start) / span

        def mark(at: float, *, guided: bool) -> None:
            middle = painting.turned(self, QRectF(at, 0, 0, 0)).x()
            painting.break_mark(painter, self._look, QPointF(middle, px(5)), guided=guided, radius=radius)

        for brick in self._bricks:
            left, right = x(brick.bout.start.utc), x(brick.bout.start.utc + brick.bout.lasted)
            where = QRectF(max(left, 0), top, max(min(right, width) - max(left, 0) - 2, 2), height)
            painting.brick(painter, self._look, painting.turned(self, where), brick.bout_class)
        for each in self._breaks:
            mark(x(each.start.utc) + 6, guided=each.kind is BreakKind.PROMPTED)
        if not self._taken:
            self._paint_hours(painter, start, span, width, width)
            return
        taken = QRectF(x(self._now.utc - self._taken), top, 0, height)
        taken.setWidth(max(width - taken.left(), float(px(12))))
        painting.box(painter, painting.turned(self, taken), float(Radius.BRICK), colours.accent)
        mark(taken.left() + 5, guided=True)
        self._paint_hours(painter, start, span, width, taken.left())

    def _paint_hours(self, painter: QPainter, start: int, span: int, width: float, last: float) -> None:
        colours, px = self._look.colours, self._look.px
        font = self._look.font(Type.AXIS)
        painter.setFont(font)
        painter.setPen(colours.text3)
        local = start + self._now.offset * 60_000
        every = HOUR if span <= 9 * HOUR else 2 * HOUR
        hour = -(-local // every) * every
        top, height = float(px(58)), float(px(16))
        edge = -100.0
        # The painter turns them round by itself where one reads from the right.
        leading, centred = int(Qt.AlignmentFlag.AlignLeading), int(Qt.AlignmentFlag.AlignHCenter)
        while hour <= local + span:
            at = width * (hour - local) / span
            text = str(hour // HOUR % 24)
            needed = QFontMetricsF(font).horizontalAdvance(text)
            if at > edge and at + needed < last - px(16):
                painter.drawText(painting.turned(self, QRectF(at, top, needed + 2, height)), leading, text)
                edge = at + needed + px(8)
            hour += every
        painter.setFont(self._look.font(Type.AXIS, Weight.SEMIBOLD))
        painter.setPen(colours.accent)
        now = QRectF(width - px(30), top, px(60), height)
        painter.drawText(painting.turned(self, now), centred | Qt.TextFlag.TextDontClip, tr("now"))
