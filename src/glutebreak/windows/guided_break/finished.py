"""The end of a break: what was done, the day so far, and one click to correct it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from glutebreak.core.history.compared import minutes
from glutebreak.core.history.values import Day
from glutebreak.core.records import Dated
from glutebreak.core.sitting.happenings import Outcome
from glutebreak.language import tr, tr_count
from glutebreak.ports import Cancellable, EventLoop
from glutebreak.windows.dates_and_lengths import length
from glutebreak.windows.guided_break.day_line import DayLine
from glutebreak.windows.guided_break.end_figure import paint_end
from glutebreak.windows.guided_break.sentences import Summary
from glutebreak.windows.look import painting
from glutebreak.windows.look.buttons import Button, Kind
from glutebreak.windows.look.choices import Segments
from glutebreak.windows.look.ring import RingState
from glutebreak.windows.look.surfaces import Page
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type, Weight
from glutebreak.windows.look.words import Run, Words

CLOSES_AFTER = 8
"""Seconds until the window closes by itself."""
_STEP = 100
_WIDEST = 720


@dataclass(frozen=True, slots=True)
class DaySoFar:
    """Today, as the log has it."""

    day: Day
    now: Dated
    """The moment it was read at."""


class Finished(QWidget):
    """Shown in the break's own window once the break is over.

    Args:
        look: what it is painted with.
        loop: counts the seconds down.
        summary: what was done.
        outcome: how it went, as it was seen.
        seated: whether it was done in the chair.
        so_far: the day, if the log can be read.
        taken: how long the break lasted, in milliseconds.
        parent: where it stands.
    """

    corrected = Signal(str)
    """The user says how it went; carries the outcome."""
    closed = Signal()
    """The window may go."""

    def __init__(
        self,
        look: Look,
        loop: EventLoop,
        summary: Summary,
        *,
        outcome: Outcome,
        seated: bool,
        so_far: DaySoFar | None,
        taken: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._left = CLOSES_AFTER * 1000
        self._loop = loop
        self._tick: Cancellable | None = None
        content, inner = QWidget(self), QWidget(self)
        page = Page(look, content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        for each in (self, page, page.viewport(), content, inner):
            each.setMouseTracking(True)
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 32, 32, 32)
        column.addStretch(5)
        inner.setMaximumWidth(look.px(_WIDEST))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(6)
        stack = QVBoxLayout(inner)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addLayout(self._heading(summary, seated=seated, moved=outcome is not Outcome.ABANDONED))
        if so_far is not None and so_far.day.bricks:
            stack.addSpacing(48)
            stack.addWidget(DayLine(look, so_far.day, so_far.now, taken, self))
            stack.addSpacing(20)
            stack.addWidget(Words(look, _say_day(so_far.day, moved=outcome is not Outcome.ABANDONED and not seated),
                                  Type.BODY, wrap=True))  # fmt: skip
        stack.addSpacing(52)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        stack.addLayout(self._foot)
        self._build_foot(outcome)
        self.setAccessibleName(f"{summary.title}. {summary.line}")

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
        ends = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        ends.setSpacing(12)
        ends.addStretch(0)
        ends.addWidget(self._keep)
        ends.addWidget(self._back)
        self._ends = ends
        self._foot.addLayout(ends)

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
        widgets = (self._logged, self.segments, self._keep, self._back)
        room = min(self.width() - 64, self._look.px(_WIDEST))
        needed = sum(each.sizeHint().width() for each in widgets) + self._look.px(52)
        self._foot.setDirection(_beside_or_below(needed <= room))
        needed = self._logged.sizeHint().width() + self.segments.sizeHint().width() + self._look.px(16)
        self._choice.setDirection(_beside_or_below(needed <= room))
        needed = self._keep.sizeHint().width() + self._back.sizeHint().width() + self._look.px(12)
        if self._foot.direction() is QBoxLayout.Direction.LeftToRight:
            self._ends.setDirection(QBoxLayout.Direction.LeftToRight)
            self._ends.setStretch(0, 0)
            return
        # Below the choice they stand at its leading edge, the one with a ground first: its edge can be seen.
        beside = needed <= room
        self._ends.setDirection(QBoxLayout.Direction.RightToLeft if beside else QBoxLayout.Direction.BottomToTop)
        self._ends.setStretch(0, int(beside))

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

    def _heading(self, summary: Summary, *, seated: bool, moved: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(_Figure(self._look, seated=seated, moved=moved, parent=self))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Words(self._look, summary.title, Type.QUESTION))
        words.addWidget(Words(self._look, summary.line, Type.CUE, tone=Tone.TEXT2, weight=Weight.REGULAR, wrap=True))
        row.addLayout(words, 1)
        return row


def _beside_or_below(beside: bool) -> QBoxLayout.Direction:  # noqa: FBT001 - the whole of the question
    return QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom


class _Figure(QWidget):
    """A standing figure in a full ring, or a chair."""

    def __init__(self, look: Look, *, seated: bool, moved: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._seated = seated
        self._moved = moved
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(72), self._look.px(72))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = float(self.width())
        where = QRectF(0, 0, side, side)
        paint_end(painting.begin(self), self._look, where, seated=self._seated, moved=self._moved)


def _say_day(day: Day, *, moved: bool) -> tuple[Run, ...]:
    """Such as: Eighth break today, one every 31 sitting minutes. Longest stretch of sitting: 52 min."""
    figures = day.figures
    breaks = figures.breaks + (1 if moved else 0)
    ordinals = {
        1: tr("First"), 2: tr("Second"), 3: tr("Third"), 4: tr("Fourth"), 5: tr("Fifth"), 6: tr("Sixth"),
        7: tr("Seventh"), 8: tr("Eighth"), 9: tr("Ninth"), 10: tr("Tenth"),
    }  # fmt: skip
    if not breaks:
        first = tr("No break yet today")
    elif moved and breaks in ordinals:
        first = tr("{ordinal} break today", ordinal=ordinals[breaks])
    else:
        first = tr_count("{count} break today", "{count} breaks today", breaks)
    rest = []
    if breaks:
        rest.append(tr("one every {minutes} sitting minutes", minutes=minutes(figures.sitting // breaks)))
    tail = ". "
    if figures.longest is not None:
        longest = length(minutes(figures.longest.lasted))
        tail = tr(". Longest stretch of sitting: {length}.", length=longest)
    return (
        Run(first + ("," if rest else ""), Tone.TEXT, Weight.SEMIBOLD),
        Run((" " + ", ".join(rest) if rest else "") + tail, Tone.TEXT2),
    )


Today = Callable[[], DaySoFar | None]
"""Reads the day from the log; None if it cannot be read."""
