"""The bar of the routine: one part for each exercise, as long as it takes."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from glutebreak.core.coaching.break_moment import ExerciseProgress
from glutebreak.language import capital, tr
from glutebreak.windows.look import painting
from glutebreak.windows.look.redrawing import follow_look
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Type, Weight

_WIDEST = 470
_GAP = 8
_THICK = 4
_BETWEEN_NAMES = 14
"""What is nearer to each other reads as one name."""


class RoutineBar(QWidget):
    """Shows how far the routine has come; it is not pressed.

    Args:
        look: what it is painted with.
        parent: where it stands.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._parts: tuple[ExerciseProgress, ...] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        follow_look(look, self)

    def show_parts(self, parts: tuple[ExerciseProgress, ...]) -> None:
        """Show these parts."""
        if parts == self._parts:
            return
        self._parts = parts
        passed = [index for index, part in enumerate(parts) if part.passed >= part.lasts]
        self._current = min(max(passed, default=-1) + 1, len(parts) - 1)
        names = [part.exercise.name for part in parts]
        if parts:
            self.setAccessibleName(
                tr(
                    "Exercise {number} of {count}: {exercises}",
                    number=self._current + 1,
                    count=len(parts),
                    exercises=", ".join(names),
                )
            )
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as in the window's first size."""
        return QSize(_WIDEST, self._look.px(34))

    def minimumSizeHint(self) -> QSize:
        """It may be squeezed."""
        return QSize(self._look.px(160), self._look.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The parts, and the names that have room."""
        painter = painting.begin(self)
        width = float(min(self.width(), self._look.px(_WIDEST))) - _GAP * max(len(self._parts) - 1, 0)
        whole = sum(part.lasts for part in self._parts) or 1
        free = 0.0
        for index, (at, part) in enumerate(zip(self._places(width, whole), self._parts, strict=True)):
            self._paint_part(painter, at, part)
            free = self._name(painter, index, at, free)

    def _places(self, width: float, whole: int) -> list[QRectF]:
        places, x = [], 0.0
        for part in self._parts:
            length = width * part.lasts / whole
            places.append(QRectF(x, self._look.px(2), length, _THICK))
            x += length + _GAP
        return places

    def _paint_part(self, painter: QPainter, at: QRectF, part: ExerciseProgress) -> None:
        # In high contrast both colours are dark, and what is to come is a thinner line.
        thinner = 1 if self._look.high_contrast else 0
        track = painting.turned(self, at.adjusted(0, thinner, 0, -thinner))
        painting.box(painter, track, track.height() / 2, self._look.colours.track)
        done = QRectF(at)
        done.setWidth(at.width() * part.passed / part.lasts if part.lasts else 0)
        if done.width() >= 1:
            self._fill(painter, at, done)

    def _fill(self, painter: QPainter, at: QRectF, done: QRectF) -> None:
        painter.save()
        painter.setClipRect(painting.turned(self, done))
        painting.box(painter, painting.turned(self, at), _THICK / 2, self._look.colours.accent)
        painter.restore()

    def _name(self, painter: QPainter, index: int, at: QRectF, free: float) -> float:
        """Write the name under its part, if there is room from `free` on; where the room is free again."""
        colours, part = self._look.colours, self._parts[index]
        current, last = index == self._current, index == len(self._parts) - 1
        font = self._look.font(Type.HELP, Weight.SEMIBOLD if current else Weight.REGULAR)
        tick = self._look.px(18) if part.completed else 0
        text = min(part.exercise.name, capital(part.exercise.short), key=len)
        needed = QFontMetricsF(font).horizontalAdvance(text) + tick
        # The last name ends with the bar, rather than to be cut.
        # Another one gives way to the name before it, as far as its part is long.
        start = min(at.left(), max(self.width() - needed, 0.0)) if last else max(at.left(), free)
        room = self.width() - start if current or last else at.right() + _GAP - _BETWEEN_NAMES - start
        if start < free or (needed > room + 1 and not current):
            return free
        ink = colours.text if current else colours.text2
        line = QRectF(start, at.bottom() + self._look.px(7), min(needed, room), self._look.line(Type.HELP))
        if tick:
            side = self._look.px(14)
            icon = QRectF(line.left(), line.center().y() - side / 2, side, side)
            self._look.paint_icon(painter, "tick", painting.turned(self, icon), ink)
            line.setLeft(line.left() + tick)
        painter.setFont(QFont(font))
        painter.setPen(ink)
        elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width() + 1)
        at_start = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(painting.turned(self, line), int(at_start), elided)
        return start + needed + _BETWEEN_NAMES
