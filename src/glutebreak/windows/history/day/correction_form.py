"""What stands in the popover of an item of the timeline: what it was, and what can be corrected about it."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from glutebreak.core.history.corrections import CorrectionRefusedError, Said, check
from glutebreak.core.history.timeline import Block
from glutebreak.language import tr
from glutebreak.windows.dates_and_lengths import clock, duration
from glutebreak.windows.history.day import day_texts
from glutebreak.windows.look import painting
from glutebreak.windows.look.buttons import Button, IconButton, Kind
from glutebreak.windows.look.fields import TimeField
from glutebreak.windows.look.focus import show_focus
from glutebreak.windows.look.link import LinkButton
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius, Tone, Type, Weight
from glutebreak.windows.look.words import Words


class ChoiceRow(QRadioButton):
    """One of a few things to say, with an icon; the chosen one lies on soft ground and carries a tick."""

    def __init__(self, look: Look, icon: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._ring = show_focus(look, self)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """One line and air."""
        width = QFontMetricsF(self._look.font(Type.CONTROL)).horizontalAdvance(self._words)
        return QSize(round(width) + self._look.px(92), self._look.px(44))

    def hitButton(self, position: object) -> bool:
        """All of it can be pressed."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, words, tick."""
        painter, colours, px = painting.begin(self), self._look.colours, self._look.px
        where, on = QRectF(self.rect()), self.isChecked()
        ground = colours.accent_soft if on else None
        painting.box(painter, where, float(Radius.CONTROL), ground, colours.accent if on else colours.line)
        side, mirrored = px(18), self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        top = (self.height() - side) / 2
        start, end = px(16), self.width() - px(16) - side
        icon, tick = (end, start) if mirrored else (start, end)
        self._look.paint_icon(painter, self._icon, QRectF(icon, top, side, side), colours.text)
        if on:
            self._look.paint_icon(painter, "tick", QRectF(tick, top, side, side), colours.text)
        painter.setFont(self._look.font(Type.CONTROL, Weight.MEDIUM))
        painter.setPen(colours.text)
        inner = where.adjusted(px(43), 0, -px(43), 0)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), self._words)


class Facts(QWidget):
    """A title, what there is to know, and what can be done about it.

    Args:
        look: what it is painted with.
        title: what it is.
        facts: a sentence or two.
        actions: pairs of a word and what it does; the last one is the main one.
        parent: where it stands.
    """

    closed = Signal()
    """It can go."""

    def __init__(
        self,
        look: Look,
        title: str,
        facts: str,
        actions: Sequence[tuple[str, Callable[[], None]]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedWidth(look.px(352))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(Words(look, title, Type.CUE, weight=Weight.SEMIBOLD), 1)
        self.close_button = IconButton(look, "close", tr("Close (Escape)"))
        self.close_button.clicked.connect(self.closed)
        head.addWidget(self.close_button)
        self.column.addLayout(head)
        if facts:
            self.column.addWidget(Words(look, facts, Type.CONTROL, tone=Tone.TEXT2, weight=Weight.REGULAR, wrap=True))
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        self.column.addLayout(self.body)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(0, look.px(16), 0, 0)
        self.column.addLayout(self.foot)
        self.note = Words(look, "", Type.AXIS, tone=Tone.TEXT3, wrap=True)
        self.buttons: list[Button] = []
        if actions:
            self.foot.addWidget(self.note, 1)
        for nth, (word, act) in enumerate(actions):
            kind = Kind.PRIMARY if nth == len(actions) - 1 else Kind.QUIET
            button = Button(look, word, kind)
            button.clicked.connect(act)
            self.foot.addWidget(button)
            self.buttons.append(button)


class CorrectSitting(Facts):
    """A stretch of sitting: what part of it was none, and what it was instead.

    Args:
        look: what it is painted with.
        block: the stretch.
        facts: a sentence or two about it.
    """

    said = Signal(int, int, object)
    """The part from its first to its second number, in milliseconds from the bout's start, was this instead."""

    def __init__(self, look: Look, block: Block, facts: str) -> None:
        title = tr("Sitting, {length}", length=duration(block.within))
        super().__init__(look, title, facts, ((tr("Cancel"), self._cancel), (tr("Correct"), self._correct)))
        self._block = block
        self.since = TimeField(look, tr("From"))
        self.until = TimeField(look, tr("To"))
        whole = LinkButton(look, tr("whole bout"))
        whole.clicked.connect(self.take_whole)
        row = QHBoxLayout()
        row.setContentsMargins(0, look.px(14), 0, look.px(4))
        row.setSpacing(look.px(8))
        for word, field in ((tr("From"), self.since), (tr("to"), self.until)):
            row.addWidget(Words(look, word, Type.CONTROL, tone=Tone.TEXT2, weight=Weight.REGULAR))
            row.addWidget(field)
        row.addWidget(whole)
        row.addStretch(1)
        self.body.addLayout(row)
        self.choices = {
            Said.STANDING: ChoiceRow(look, "person", tr("I was standing")),
            Said.AWAY: ChoiceRow(look, "walk", tr("I wasn’t here")),
        }
        group = QButtonGroup(self)
        for choice in self.choices.values():
            group.addButton(choice)
            self.body.addWidget(choice)
        self.choices[Said.STANDING].setChecked(True)
        self.note.set_text(tr("The first record stays. Every change can be undone."))
        # Tab goes through it as one reads it, and to the way out at last.
        stops = (self.since, self.until, whole, *self.choices.values(), *self.buttons, self.close_button)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self.take_whole()

    def take_whole(self) -> None:
        """The part is all of it."""
        self.since.setText(clock(self._block.start))
        self.until.setText(day_texts.ends(self._block.start, self._block.within))

    def part(self) -> tuple[int, int] | None:
        """The part in milliseconds from the bout's start; None where a field holds no time.

        A time stands for the whole minute the clock shows: at the block's own edges it is the edge itself.
        """
        since, until = self.since.minutes(), self.until.minutes()
        if since is None or until is None:
            return None
        block = self._block
        begins = block.start.utc - block.bout.start.utc
        ends = begins + block.within
        return (
            begins if self.since.text() == clock(block.start) else self._from_start(since),
            ends if self.until.text() == day_texts.ends(block.start, block.within) else self._from_start(until),
        )

    def _from_start(self, minute: int) -> int:
        """Milliseconds from the bout's start to a time of day on its clock, on the day of the block or the next."""
        begun = self._block.start.local()
        meant = begun.replace(hour=minute // 60, minute=minute % 60, second=0, microsecond=0)
        if meant < begun - timedelta(hours=12):
            meant += timedelta(days=1)
        return (meant - self._block.bout.start.local()) // timedelta(milliseconds=1)

    def _cancel(self) -> None:
        self.closed.emit()

    def _correct(self) -> None:
        part = self.part()
        if part is None:
            self.note.set_text(tr("Type times such as 9:30."))
            return
        refusal = self._refusal(*part)
        if refusal is not None:
            span = day_texts.from_to(self._block.start, self._block.within)
            self.note.set_text(
                {
                    "backwards": tr("The end must come after the start."),
                    "outside": tr("Choose times from {span}.", span=span),
                    "too-short": tr("A minute is the shortest part that counts."),
                }[refusal]
            )
            return
        said = next(each for each, row in self.choices.items() if row.isChecked())
        self.said.emit(part[0], part[1], said)

    def _refusal(self, since: int, until: int) -> str | None:
        """Why the part cannot be corrected; None if it can."""
        try:
            check(self._block.bout, since, until)
        except CorrectionRefusedError as refused:
            return str(refused)
        begins = self._block.start.utc - self._block.bout.start.utc
        return None if begins <= since and until <= begins + self._block.within else "outside"


def bout_facts(block: Block, told: str) -> str:
    """What is known of a stretch of sitting: its span, and what the day tells of it."""
    span = tr("Since {start}.", start=clock(block.start)) if block.is_open else ""
    if not span:
        span = tr("{span}.", span=day_texts.from_to(block.start, block.within))
    return f"{span} {told}".strip()
