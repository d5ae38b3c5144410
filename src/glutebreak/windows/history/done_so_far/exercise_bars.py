"""Exercises as bars to the left and to the right of their names."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from glutebreak.core.history.exercise_totals import Amount, DoneSoFar, ExerciseDone, Group
from glutebreak.language import tr
from glutebreak.windows.history.done_so_far import done_texts
from glutebreak.windows.look import painting
from glutebreak.windows.look.layouts import empty
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius, Type, Weight

ExerciseName = Callable[[str], str]
ROW, BAR, LONGEST = 40, 20, 150
GHOSTS = ((1.0, 1.0), (0.62, 0.7), (0.45, 0.38), (0.8, 0.8))
"""Bars that might be, as shares of the longest."""
_NAMES = 200


def _room(look: Look, width: int) -> tuple[float, float]:
    """How wide the column of names is, and the longest bar, in a row of that width."""
    names = min(float(look.px(_NAMES)), width * 0.4)
    numbers = look.px(56)
    return names, max(min((width - names) / 2 - numbers, float(LONGEST * max(look.text_scale, 1))), 20.0)


class ExerciseRow(QLabel):
    """One exercise; a label to screen readers, which says all its figures.

    Args:
        look: what it is painted with.
        name: the exercise's name.
        done: what was done of it.
        most: the largest amount on any side in its group, to which the longest bar belongs.
        parent: where it stands.
    """

    def __init__(self, look: Look, name: str, done: ExerciseDone, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._name = name
        self._done = done
        self._most = max(most, 1)
        self._timed = done_texts.in_time(done)
        said = done_texts.said(name, done)
        self.setText(said)
        self.setToolTip(said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(420, self._look.px(ROW))

    def minimumSizeHint(self) -> QSize:
        """Narrow, but as high."""
        return QSize(300, self._look.px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bars, their numbers, the name."""
        painter, look = painting.begin(self), self._look
        names, longest = _room(look, self.width())
        middle = self.width() / 2
        font = look.font(Type.CONTROL, Weight.MEDIUM)
        name = QFontMetricsF(font).elidedText(self._name, Qt.TextElideMode.ElideRight, names - 8)
        painting.text(painter, font, look.colours.text, QPointF(middle, self.height() / 2), name)
        both = self._done.both
        left = self._done.left if self._done.left.sets else both
        right = self._done.right if self._done.right.sets else both
        # "Left" is the left of whoever looks at their own body: never mirrored.
        self._bar(painter, left, middle - names / 2, -1, longest, together=left is both)
        self._bar(painter, right, middle + names / 2, 1, longest, together=right is both)

    def _bar(
        self, painter: QPainter, given: Amount, start: float, side: int, longest: float, *, together: bool
    ) -> None:
        whole = given.held if self._timed else given.reps
        if not whole:
            return
        claimed = given.claimed_held if self._timed else given.claimed_reps
        colours = self._look.colours
        colour = colours.sit2 if together else colours.accent
        seen, outline = (whole - claimed) / self._most * longest, claimed / self._most * longest
        gap = 2.0 if claimed and seen else 0.0
        end = start
        if seen:
            end = self._piece(painter, start, side, max(seen - gap, 2.0), colour, solid=True)
        if claimed:
            end = self._piece(painter, end + side * gap, side, max(outline, 6.0), colour, solid=False)
        font = self._look.font(Type.CONTROL, Weight.MEDIUM)
        words = done_texts.amount(given, in_time=self._timed)
        x = end + side * (self._look.px(10) + QFontMetricsF(font).horizontalAdvance(words) / 2)
        painting.text(painter, font, colours.text, QPointF(x, self.height() / 2), words)

    def _piece(
        self, painter: QPainter, start: float, side: int, length: float, colour: QColor, *, solid: bool
    ) -> float:
        height = self._look.px(BAR)
        x = start if side > 0 else start - length
        where = QRectF(x, (self.height() - height) / 2, length, height)
        radius = min(float(Radius.BRICK), length / 2)
        if solid:
            painting.box(painter, where, radius, colour)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 1.5))
            painter.drawRoundedRect(where.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
        return start + side * length


class GroupHead(QLabel):
    """The name of a group over the names of its exercises, with the sides beside it where they are named.

    Args:
        look: what it is painted with.
        words: the group's name.
        sides: whether left and right stand beside it.
        parent: where it stands.
    """

    def __init__(self, look: Look, words: str, *, sides: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sides = sides
        self.setText(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A little less than a row."""
        return QSize(420, self._look.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words."""
        painter, look = painting.begin(self), self._look
        names, _ = _room(look, self.width())
        middle, y = self.width() / 2, self.height() / 2
        painting.text(painter, look.font(Type.HELP), look.colours.text3, QPointF(middle, y), self.text())
        if not self._sides:
            return
        font = look.font(Type.HELP, Weight.SEMIBOLD)
        metrics = QFontMetricsF(font)
        for words, side in ((tr("left"), -1), (tr("right"), 1)):
            x = middle + side * (names / 2 + metrics.horizontalAdvance(words) / 2)
            painting.text(painter, font, look.colours.text2, QPointF(x, y), words)


class GhostBars(QWidget):
    """Dotted bars of a week that might be, so that the empty card says what will lie in it.

    Args:
        look: what it is painted with.
        parent: where it stands.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A row for each pair."""
        return QSize(420, self._look.px(32 + ROW * len(GHOSTS)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Left and right, about the place of the names."""
        painter, look = painting.begin(self), self._look
        names, longest = _room(look, self.width())
        middle, ink = self.width() / 2, painting.blend(look.colours.line, look.colours.line2, 0.35)
        font = look.font(Type.HELP, Weight.SEMIBOLD)
        for words, side in ((tr("left"), -1), (tr("right"), 1)):
            half = QFontMetricsF(font).horizontalAdvance(words) / 2
            at = QPointF(middle + side * (names / 2 + half), look.px(16))
            painting.text(painter, font, look.colours.text3, at, words)
        for nth, shares in enumerate(GHOSTS):
            top = look.px(32 + nth * ROW) + look.px(ROW - BAR) / 2
            for share, side in zip(shares, (-1, 1), strict=True):
                length = share * longest
                start = middle + side * names / 2 - (length if side < 0 else 0)
                painting.dashed_brick(painter, QRectF(start, top, length, look.px(BAR)), ink, width=1.0)


class ExerciseBars(QWidget):
    """All exercises that were done, by group.

    Args:
        look: what it is painted with.
        exercise_name: the name of an exercise by its id.
        parent: where it stands.
    """

    def __init__(self, look: Look, exercise_name: ExerciseName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._exercise_name = exercise_name
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_done(self, made: DoneSoFar) -> None:
        """Show what was done."""
        empty(self._column)
        first = True
        for group, timed in ((Group.STRETCH, True), (Group.GLUTES, False), (Group.OTHER, False), (Group.OTHER, True)):
            mine = [each for each in made.exercises if each.group is group and done_texts.in_time(each) is timed]
            if group in {Group.STRETCH, Group.GLUTES}:
                mine = [each for each in made.exercises if each.group is group]
            if not mine:
                continue
            most = max(_most(each, timed=done_texts.in_time(each)) for each in mine)
            if not first:
                self._column.addSpacing(self._look.px(18))
            self._column.addWidget(GroupHead(self._look, done_texts.group_name(group, in_time=timed), sides=first))
            for each in mine:
                self._column.addWidget(ExerciseRow(self._look, self._exercise_name(each.exercise), each, most))
            first = False
        if first:
            self._column.addWidget(GhostBars(self._look))
        self._column.addStretch(1)


def _most(done: ExerciseDone, *, timed: bool) -> int:
    return max(each.held if timed else each.reps for each in (done.left, done.right, done.both))
