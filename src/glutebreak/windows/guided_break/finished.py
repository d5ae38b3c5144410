"""The end of a break: what was done, the day so far, and one click to correct it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from glutebreak.core.coaching.break_moment import Result
from glutebreak.core.history.day_and_week import Day
from glutebreak.core.records import Dated
from glutebreak.core.sitting.happenings import Outcome
from glutebreak.language import tr
from glutebreak.ports import Cancellable, EventLoop
from glutebreak.windows.guided_break.break_texts import Summary, summarise
from glutebreak.windows.guided_break.day_line import DayLine
from glutebreak.windows.guided_break.day_texts import say_day
from glutebreak.windows.guided_break.end_picture import paint_end
from glutebreak.windows.look import painting
from glutebreak.windows.look.buttons import Button, Kind
from glutebreak.windows.look.ring import RingState
from glutebreak.windows.look.segments_and_switch import Segments
from glutebreak.windows.look.surfaces import Hairline, Page
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import WINDOW_MARGIN, Tone, Type, Weight
from glutebreak.windows.look.words import Run, Words

CLOSES_AFTER = 8
"""Seconds until the window closes by itself."""
_STEP = 100
_WIDEST = 720
_GAP_WHERE_LOW = 24
"""The most between two things where they do not all fit the height."""
_PINNED_END = 8
"""At the end of what is pinned to the foot, where a button stands whose own air is unseen."""


@dataclass(frozen=True, slots=True)
class DaySoFar:
    """Today, as the log has it."""

    day: Day
    now: Dated
    """The moment it was read at."""
    break_min: int
    """The shortest break that interrupts sitting, in milliseconds."""


class Finished(QWidget):
    """Shown in the break's own window once the break is over.

    Args:
        look: what it is painted with.
        loop: counts the seconds down.
        result: how it went.
        so_far: the day, if the log can be read.
        parent: where it stands.
    """

    corrected = Signal(str)
    """The user says how it went; carries the outcome."""
    closed = Signal()
    """The window may go."""

    def __init__(
        self, look: Look, loop: EventLoop, result: Result, so_far: DaySoFar | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._left = CLOSES_AFTER * 1000
        self._loop = loop
        self._tick: Cancellable | None = None
        self._gaps: list[tuple[QSpacerItem, int]] = []
        content, inner = QWidget(self), QWidget(self)
        page = Page(look, content)
        self._content = content
        self._pinned = _Pinned(look, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(page)
        whole.addWidget(self._pinned)
        column = QVBoxLayout(content)
        column.setContentsMargins(WINDOW_MARGIN, WINDOW_MARGIN, WINDOW_MARGIN, WINDOW_MARGIN)
        column.addStretch(1)
        inner.setMaximumWidth(look.px(_WIDEST))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 10_000)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        stack = QVBoxLayout(inner)
        stack.setContentsMargins(0, 0, 0, 0)
        summary = summarise(result)
        stack.addLayout(self._heading(summary, result))
        if so_far is not None and so_far.day.bricks:
            self._add_gap(stack, 48)
            counts = result.interrupted_sitting and result.lasted >= so_far.break_min
            taken = result.lasted if counts else 0
            stack.addWidget(DayLine(look, so_far.day, so_far.now, taken, self))
            self._add_gap(stack, 20)
            first, rest = say_day(so_far.day, one_more=counts)
            about_it = (Run(first, Tone.TEXT, Weight.SEMIBOLD), Run(rest, Tone.TEXT2))
            stack.addWidget(Words(look, about_it, Type.BODY, wrap=True))
        self._add_gap(stack, 52)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        stack.addLayout(self._foot)
        self._build_foot(result.outcome)
        for each in (self, *self.findChildren(QWidget)):
            # Else a hand that moves over the words would not be seen.
            each.setMouseTracking(True)
        self.setAccessibleName(f"{summary.title}. {summary.line}")

    def _add_gap(self, stack: QVBoxLayout, height: int) -> None:
        gap = QSpacerItem(0, height)
        stack.addItem(gap)
        self._gaps.append((gap, height))

    def _build_foot(self, outcome: Outcome) -> None:
        """How it went, and the way out."""
        look = self._look
        self._logged = Words(look, tr("Logged as"), Type.BODY, tone=Tone.TEXT2)
        choices = ((Outcome.DONE, tr("Done")), (Outcome.PARTLY, tr("Partly")), (Outcome.ABANDONED, tr("Couldn’t")))
        self.segments = Segments(look, tr("How it went"), choices, outcome, height=44, ticked=True, parent=self)
        self.segments.chosen.connect(self._chosen)
        self._keep = Button(look, tr("Keep open"), Kind.QUIET, parent=self)
        self._keep.clicked.connect(self.stop_clock)
        self._back = Button(look, tr("Back to work"), Kind.TONAL, large=True, parent=self)
        self._back.clicked.connect(self.closed)
        self._foot.setSpacing(16)
        self._choice = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._choice.setSpacing(16)
        self._choice.addWidget(self._logged)
        self._choice.addWidget(self.segments)
        self._choice.addStretch(1)
        self._foot.addLayout(self._choice, 1)
        self._ends = QWidget(self)
        self._end_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._ends)
        self._end_row.setContentsMargins(0, 0, 0, 0)
        self._end_row.setSpacing(8)
        self._end_row.addStretch(0)
        self._end_row.addWidget(self._keep)
        self._end_row.addWidget(self._back)
        self._foot.addWidget(self._ends)

    def start_clock(self) -> None:
        """Count down to closing."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._count_down()

    def stop_clock(self) -> None:
        """Stay open."""
        if self._tick is not None:
            self._tick.cancel()
            self._tick = None
        self._keep.hide()
        self._back.set_countdown(None)

    @property
    def counting(self) -> bool:
        """Whether it is going to close by itself."""
        return self._tick is not None

    @property
    def seconds_left(self) -> int:
        """Whole seconds until it closes."""
        return -(-self._left // 1000)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stand below the choice, or beside it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Fit the width; and where the whole does not fit the height, pin the way out to the foot.

        It tells that the window is about to close by itself.
        """
        widgets = (self._logged, self.segments, self._keep, self._back)
        room = min(self.width() - 2 * WINDOW_MARGIN, self._look.px(_WIDEST))
        beside = sum(each.sizeHint().width() for each in widgets) + self._look.px(52) <= room
        self._foot.setDirection(_beside_or_below(beside))
        needed = self._logged.sizeHint().width() + self.segments.sizeHint().width() + self._look.px(16)
        self._choice.setDirection(_beside_or_below(needed <= room))
        self._place_ends(below=not beside, room=room)
        self._pin(pinned=False)
        layout = self._content.layout()
        if layout is not None and layout.totalHeightForWidth(self.width()) > self.height():
            self._pin(pinned=True)
            self._place_ends(below=True, room=self.width() - WINDOW_MARGIN - _PINNED_END)

    def _place_ends(self, *, below: bool, room: int) -> None:
        """Below the choice they stand at its leading edge, the one with a ground first: its edge can be seen."""
        needed = self._keep.sizeHint().width() + self._back.sizeHint().width() + self._end_row.spacing()
        direction = QBoxLayout.Direction.LeftToRight
        if below:
            fits = needed <= room
            direction = QBoxLayout.Direction.RightToLeft if fits else QBoxLayout.Direction.BottomToTop
        self._end_row.setDirection(direction)
        self._end_row.setStretch(0, int(below and direction is QBoxLayout.Direction.RightToLeft))

    def _pin(self, *, pinned: bool) -> None:
        """Let the way out stand below the page, or on it."""
        if pinned is not self._pinned.isHidden():
            return
        for gap, height in self._gaps:
            gap.changeSize(0, min(height, _GAP_WHERE_LOW) if pinned else height)
        had_focus = self._back.hasFocus()
        if pinned:
            self._pinned.hold(self._ends)
        else:
            self._foot.addWidget(self._ends)
        self._pinned.setVisible(pinned)
        if had_focus:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count_down(self) -> None:
        share = 1 - self._left / (CLOSES_AFTER * 1000)
        self._back.set_countdown(RingState(1, share, str(self.seconds_left)))
        if self._left <= 0:
            self._tick = None
            self.closed.emit()
            return
        step = 1000 if self._look.reduced_motion else _STEP
        self._left -= step
        self._tick = self._loop.after(step, self._count_down)

    def _chosen(self, outcome: str) -> None:
        self.stop_clock()
        self.corrected.emit(outcome)

    def _heading(self, summary: Summary, result: Result) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(_Figure(self._look, result, self))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Words(self._look, summary.title, Type.QUESTION))
        words.addWidget(Words(self._look, summary.line, Type.CUE, tone=Tone.TEXT2, weight=Weight.REGULAR, wrap=True))
        row.addLayout(words, 1)
        return row


def _beside_or_below(beside: bool) -> QBoxLayout.Direction:  # noqa: FBT001 - the whole of the question
    return QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom


class _Pinned(QWidget):
    """The foot of a page that is taller than the window: what it holds is always seen."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = QVBoxLayout()
        ends = (WINDOW_MARGIN, _PINNED_END)
        left, right = reversed(ends) if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else ends
        self._row.setContentsMargins(left, 12, right, 14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(look, self))
        column.addLayout(self._row)
        self.hide()

    def hold(self, widget: QWidget) -> None:
        """Hold that widget, until somebody else does."""
        self._row.addWidget(widget)


class _Figure(QWidget):
    """A standing figure in a full ring, or a chair."""

    def __init__(self, look: Look, result: Result, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._result = result
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(72), self._look.px(72))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = float(self.width())
        where = QRectF(0, 0, side, side)
        paint_end(painting.begin(self), self._look, where, self._result)


Today = Callable[[], DaySoFar | None]
"""Reads the day from the log; None if it cannot be read."""
