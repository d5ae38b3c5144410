"""Asks by the hour: one brick each, filled where it was started, an outline where the user says they did it."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from glutebreak.core.history.exercise_totals import HourOfAsks
from glutebreak.windows.history.done_so_far import done_texts
from glutebreak.windows.look import painting
from glutebreak.windows.look.redrawing import follow_look
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius, Type

BRICK, GRID, WIDE, STEP = 28, 34, 24, 33
GHOSTS = (1, 2, 3, 2, 1, 2, 3, 2)
"""How many asks there might be in the hours from nine on."""


class HourBricks(QWidget):
    """The hours from the first ask to the last; each is a label to screen readers.

    Args:
        look: what it is painted with.
        parent: where it stands.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._hours: tuple[HourOfAsks, ...] = ()
        self.labels: list[QLabel] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._lay_out)
        follow_look(look, self)

    def show_hours(self, hours: tuple[HourOfAsks, ...]) -> None:
        """Show these hours."""
        for label in self.labels:
            label.hide()
            label.deleteLater()
        self._hours = hours
        self.labels = []
        self.update()
        for each in hours:
            column = _Hour(self._look, each, max(one.asked for one in hours), self)
            self.labels.append(column)
            column.show()
        self._lay_out()

    def sizeHint(self) -> QSize:
        """Room for a working day."""
        return QSize(340, self._look.px(200))

    def minimumSizeHint(self) -> QSize:
        """Smaller bricks."""
        return QSize(200, self._look.px(150))

    def resizeEvent(self, event: object) -> None:
        """The columns share the width."""
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Without any ask: dotted bricks of a day that might be, so that the empty card says what will lie in it."""
        if self._hours:
            return
        painter, px, colours = painting.begin(self), self._look.px, self._look.colours
        ink = painting.blend(colours.line, colours.line2, 0.35)
        step = min(float(px(STEP)), self.width() / len(GHOSTS))
        for nth, count in enumerate(GHOSTS):
            x = self._place(nth, step)
            name = QPointF(x + step / 2, self.height() - px(10))
            painting.text(painter, self._look.font(Type.AXIS), colours.text3, name, str(9 + nth))
            for each in range(count):
                top = self.height() - px(28) - (each + 1) * px(GRID) + px(GRID - BRICK)
                where = QRectF(x + (step - px(WIDE)) / 2, top, px(WIDE), px(BRICK))
                painting.dashed_brick(painter, where, ink, width=1.0)

    def _lay_out(self) -> None:
        if not self.labels:
            return
        step = min(float(self._look.px(STEP)), self.width() / len(self.labels))
        for nth, label in enumerate(self.labels):
            label.setGeometry(round(self._place(nth, step)), 0, round(step), self.height())

    def _place(self, nth: int, step: float) -> float:
        """Where an hour begins: the first one's bricks stand where the words above them do."""
        at = nth * step - math.floor(step * (1 - WIDE / STEP) / 2)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return self.width() - at - step if mirrored else at


class _Hour(QLabel):
    """The asks of one hour."""

    def __init__(self, look: Look, hour: HourOfAsks, most: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._hour = hour
        self._most = max(most, 1)
        said = done_texts.hour_said(hour)
        self.setText(said)
        self.setToolTip(said if hour.asked else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, colours = painting.begin(self), self._look.px, self._look.colours
        name = self.height() - px(10)
        font = self._look.font(Type.AXIS)
        painting.text(painter, font, colours.text3, QPointF(self.width() / 2, name), str(self._hour.hour))
        foot = self.height() - px(28)
        step = min(float(px(GRID)), foot / self._most)
        width = min(float(px(WIDE)), self.width() * WIDE / STEP)
        for nth in range(self._hour.asked):
            top = foot - (nth + 1) * step + step * (1 - BRICK / GRID)
            where = QRectF((self.width() - width) / 2, top, width, step * BRICK / GRID)
            claimed = nth - self._hour.yes
            self._brick(painter, where, yes=claimed < 0, claimed=0 <= claimed < self._hour.claimed)

    def _brick(self, painter: QPainter, where: QRectF, *, yes: bool, claimed: bool) -> None:
        colours = self._look.colours
        radius = min(float(Radius.BRICK), where.height() / 2)
        if yes:
            painting.box(painter, where, radius, colours.accent)
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.accent if claimed else colours.line2, 1.4))
        painter.drawRoundedRect(where.adjusted(0.7, 0.7, -0.7, -0.7), radius, radius)
