"""The day on a line: holds above, bouts in the middle, asks below."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from glutebreak.core.durations import HOUR, MINUTE
from glutebreak.core.history.day_and_week import Interruption
from glutebreak.core.history.timeline import AskMark, Block, HoldBlock, SaidBlock, Standing, Timeline
from glutebreak.core.records import ActivationRecord
from glutebreak.language import tr
from glutebreak.windows.dates_and_lengths import duration
from glutebreak.windows.history.day import day_texts, timeline_items
from glutebreak.windows.history.day.timeline_items import Paint, Shown, TimelineItem
from glutebreak.windows.look import painting
from glutebreak.windows.look.redrawing import follow_look
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import FOCUS_GAP, FOCUS_STROKE, Type

HOLDS, BLOCKS, MARKS, NAMES, HEIGHT = (3, 25), (39, 103), 129, 164, 178
"""From where to where each lane goes, or where its middle is, from the top."""
GHOSTS = (26, 38, 24, 52, 29, 31)
"""Minutes of the bouts of a morning that might be."""
_LEAST_HOURS = 3
_LEAST_BLOCK = 3.0


class TimelineChart(QWidget):
    """A day. Tab reaches one item of it, the arrow keys the others, in the order in which they happened.

    Args:
        look: what it is painted with.
        routine_name: the name of a routine by its id.
        parent: where it stands.
    """

    chosen = Signal(object)
    """An item was pressed; carries it."""

    def __init__(self, look: Look, routine_name: day_texts.RoutineName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._routine_name = routine_name
        self._made: Timeline | None = None
        self._marked: TimelineItem | None = None
        self.items: list[TimelineItem] = []
        self.setAccessibleName(tr("The day on a line"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._lay_out)
        follow_look(look, self)

    def show_day(self, made: Timeline) -> None:
        """Show a day; the keyboard stays where it was in it."""
        had_focus = next((nth for nth, item in enumerate(self.items) if item.hasFocus()), None)
        for item in self.items:
            item.hide()
            item.deleteLater()
        self._marked = None
        self._made = made
        self.items = sorted(self._make(made), key=_order)
        for nth, item in enumerate(self.items):
            item.clicked.connect(lambda _=False, item=item: self.chosen.emit(item))
            item.stepped.connect(lambda steps, nth=nth: self._step(nth, steps))
            item.show()
        self._lay_out()
        if self.items:
            current = min(had_focus, len(self.items) - 1) if had_focus is not None else self._first_block()
            self.items[current].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            if had_focus is not None:
                self.items[current].setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def take_focus(self) -> None:
        """Put the keyboard on the item that Tab reaches, if there is any."""
        item = next((item for item in self.items if item.focusPolicy() == Qt.FocusPolicy.StrongFocus), None)
        if item is not None:
            item.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, item: TimelineItem | None) -> None:
        """Draw a ring around an item that is looked at closely; None takes it away."""
        self._marked = item
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(1100, self._look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Narrow, but as high."""
        return QSize(320, self._look.px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything keeps its place in time."""
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hours, and how long the long breaks were."""
        if self._made is None:
            return
        painter, px, colours = painting.begin(self), self._look.px, self._look.colours
        if self._made.is_empty:
            self._paint_ghosts(painter)
            return
        font = self._look.font(Type.AXIS)
        metrics = QFontMetricsF(font)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        every = self._every()
        for utc, hour in self._made.hours():
            if hour % every or not self._span()[0] <= utc <= self._span()[1]:
                continue
            x = self._x(utc)
            painting.hairline(painter, QPointF(x, 0), QPointF(x, px(NAMES - 13)), colours.line)
            words = f"{hour}:00"
            half = metrics.horizontalAdvance(words) / 2
            side = -1 if mirrored else 1
            middle = x + side * (px(7) + half)
            if middle - half >= 0 and middle + half <= self.width():
                painting.text(painter, font, colours.text3, QPointF(middle, px(NAMES)), words)
        for each in self._made.interruptions:
            room = abs(self._x(each.end.utc) - self._x(each.start.utc))
            words = duration(each.lasted)
            stood = any(each.start.utc <= one.start.utc < each.end.utc for one in self._made.standings)
            if room > metrics.horizontalAdvance(words) + 8 and not stood:
                middle = (self._x(each.start.utc) + self._x(each.start.utc + each.lasted)) / 2
                at = QPointF(middle, px((BLOCKS[0] + BLOCKS[1]) // 2 + 22))
                painting.text(painter, font, colours.text2, at, words, halo=colours.canvas)
        if self._marked is not None:
            reach = FOCUS_GAP + FOCUS_STROKE / 2
            around = QRectF(self._marked.geometry()).adjusted(-reach, -reach, reach, reach)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.accent, FOCUS_STROKE))
            radius = self._marked.corner() + reach
            painter.drawRoundedRect(around, radius, radius)

    def _paint_ghosts(self, painter: QPainter) -> None:
        """A morning that might be, dotted, so that the empty line says what will lie on it."""
        px, colours = self._look.px, self._look.colours
        font = self._look.font(Type.AXIS)
        left, width = self._aside(), self.width() - 2 * self._aside()
        for nth in range(5):
            x = left + nth * width / 4.4
            painting.hairline(painter, QPointF(x, 0), QPointF(x, px(NAMES - 13)), colours.line)
            painting.text(painter, font, colours.text3, QPointF(x + px(20), px(NAMES)), f"{9 + nth}:00")
        ink = painting.blend(colours.line, colours.line2, 0.35)
        x = left + px(8)
        for minutes in GHOSTS:
            length = minutes / 60 * width / 4.4
            where = QRectF(x, px(BLOCKS[0]), length, px(BLOCKS[1] - BLOCKS[0]))
            painting.dashed_brick(painter, where, ink, width=1.0)
            x += length + 5 / 60 * width / 4.4

    # Making and placing

    def _make(self, made: Timeline) -> list[TimelineItem]:
        look, named = self._look, self._routine_name
        asked = {mark.activation.id for mark in made.asks if mark.activation is not None}
        found: list[TimelineItem] = []

        def add(shown: Shown, name: str, paint: Paint) -> None:
            found.append(TimelineItem(look, shown, name, paint, self))

        for block in made.blocks:
            add(block, day_texts.block_name(block), timeline_items.block_painter(block))
        for said in made.said:
            add(said, day_texts.said_name(said), timeline_items.said_painter(said.said))
        for standing in made.standings:
            add(standing, day_texts.standing_name(standing), timeline_items.said_painter(None))
        for hold in made.holds:
            span = day_texts.from_to(hold.start, hold.within)
            name = tr("{hold}, {span}", hold=day_texts.hold_label(hold), span=span)
            add(hold, name, timeline_items.hold_painter(hold))
        for mark in made.asks:
            if mark.activation is None:
                add(mark, day_texts.ask_name(mark), timeline_items.ask_painter(timeline_items.ask_sign(mark.ask)))
        for activation in made.activations:
            name = day_texts.activation_name(activation, named)
            add(
                activation,
                name if activation.id in asked else tr("{what}, unasked", what=name),
                timeline_items.ask_painter("start"),
            )
        for each in made.interruptions:
            add(each, day_texts.break_name(each), timeline_items.break_painter(each.kind))
        return found

    def _first_block(self) -> int:
        """The longest bout is what one looks at first."""
        lengths = [item.shown.within if isinstance(item.shown, Block) else -1 for item in self.items]
        return lengths.index(max(lengths))

    def _span(self) -> tuple[int, int]:
        """From a full hour to a full hour on the user's clock, and at least some hours."""
        assert self._made is not None
        since, until = self._made.span()
        hours = [utc for utc, _ in self._made.hours()]
        begins = max((utc for utc in hours if utc <= since), default=since - 10 * MINUTE)
        # Labels stand right of their line: the last hour's own line closes the day only where it is near.
        ends = max(until + 15 * MINUTE, begins + _LEAST_HOURS * HOUR)
        return begins, ends

    def _every(self) -> int:
        """Hours from one line to the next, so that their names have room."""
        since, until = self._span()
        hour = (self.width() - self._aside() * 2) / max((until - since) / HOUR, 1)
        least = QFontMetricsF(self._look.font(Type.AXIS)).horizontalAdvance("00:00") + self._look.px(16)
        return next((every for every in (1, 2, 3, 4, 6) if hour * every >= least), 12)

    def _aside(self) -> float:
        return float(self._look.px(28)) if self.width() > 700 else 4.0

    def _x(self, utc: int) -> float:
        since, until = self._span()
        inner = self.width() - 2 * self._aside()
        x = self._aside() + (utc - since) / max(until - since, 1) * inner
        return self.width() - x if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else x

    def _lay_out(self) -> None:
        if self._made is None:
            return
        for item in self.items:
            item.setGeometry(self._place(item))
            item.focus_ring.refresh()
        self._move_marks_apart()
        # Marks lie on the gaps between blocks, and a narrow gap is narrower than its mark.
        for item in self.items:
            if isinstance(item.shown, Interruption):
                item.raise_()

    def _move_marks_apart(self) -> None:
        """Two asks shortly after one another stand side by side, the earlier one a little too early."""
        marks = [item for item in self.items if isinstance(item.shown, AskMark | ActivationRecord)]
        least = self._look.px(14)
        onwards = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        for earlier, after in reversed(list(pairwise(marks))):
            room = (after.x() - earlier.x()) * onwards
            if room < least:
                earlier.move(after.x() - onwards * least, earlier.y())

    def _place(self, item: TimelineItem) -> QRect:
        px, shown = self._look.px, item.shown
        if isinstance(shown, Block | SaidBlock | Standing | HoldBlock):
            lane = HOLDS if isinstance(shown, HoldBlock) else BLOCKS
            first, last = sorted((self._x(shown.start.utc), self._x(shown.start.utc + shown.within)))
            first, last = max(first, 0.0), min(last, float(self.width()))
            width = max(last - first, _LEAST_BLOCK)
            return QRectF(first, px(lane[0]), width, px(lane[1] - lane[0])).toRect()
        side = px(18)
        item.set_corner(side / 2)
        if isinstance(shown, Interruption):
            over = shown.start.utc + shown.lasted
            if self._made is not None:
                # A time on one's feet, declared or said afterwards, lies in the break: its mark stands before it.
                told = [each.start.utc for each in self._made.standings] + [each.start.utc for each in self._made.said]
                over = min((moment for moment in told if shown.start.utc <= moment < over), default=over)
            middle = (self._x(shown.start.utc) + self._x(over)) / 2
            return QRect(round(middle - side / 2), px((BLOCKS[0] + BLOCKS[1]) // 2) - side // 2, side, side)
        at = shown.at if isinstance(shown, AskMark) else shown.start
        return QRect(round(self._x(at.utc) - side / 2), px(MARKS) - side // 2, side, side)

    def _step(self, nth: int, steps: int) -> None:
        goal = min(max(nth + steps, 0), len(self.items) - 1)
        if goal == nth:
            return
        self.items[nth].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.items[goal].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.items[goal].setFocus(Qt.FocusReason.TabFocusReason)


def _order(item: TimelineItem) -> tuple[int, int]:
    shown = item.shown
    if isinstance(shown, AskMark):
        return shown.at.utc, 1
    if isinstance(shown, ActivationRecord):
        return shown.start.utc, 2
    return shown.start.utc, 0 if isinstance(shown, HoldBlock) else 3
