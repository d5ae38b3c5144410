"""What was done of one exercise on the last working days: two bars a day, left and right."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from glutebreak.core.history.exercise_history import ExerciseHistory
from glutebreak.core.history.exercise_totals import Amount
from glutebreak.language import tr, tr_count
from glutebreak.windows.dates_and_lengths import in_minutes
from glutebreak.windows.library import library_texts
from glutebreak.windows.look import painting
from glutebreak.windows.look.legend import FlowLegend, Sign, outline, square
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type, Weight
from glutebreak.windows.look.words import Words

_BAR, _PAIR_GAP, _HEIGHT = 8, 2, 36


class HistoryOfOne(QWidget):
    """The bars, and what they come to.

    Args:
        look: what it is painted with.
        history: what the log says; None if it cannot be read.
        trouble: why it cannot be read, in one sentence.
    """

    def __init__(self, look: Look, history: ExerciseHistory | None, trouble: str = "") -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        title = tr("You, last ten working days")
        self._column.addWidget(Words(look, title, Type.CONTROL, weight=Weight.SEMIBOLD))
        self.bars: _Bars | None = None
        self.legend = FlowLegend(look, ())
        self._column.addWidget(self.legend)
        self.sentence = Words(look, "", Type.HELP, tone=Tone.TEXT2, wrap=True)
        self._column.addWidget(self.sentence)
        self._history: ExerciseHistory | None = None
        self.show_history(history, trouble)

    def show_history(self, history: ExerciseHistory | None, trouble: str = "") -> None:
        """Show another history; None if the log cannot be read, with the reason in one sentence."""
        if history is None:
            self.sentence.set_text(trouble)
        elif history.is_empty:
            self.sentence.set_text(tr("Nothing yet. What you do shows here, left and right."))
        else:
            self.legend.show_entries(_entries(history))
        seen = history is not None and not history.is_empty
        self.legend.setVisible(seen)
        self.sentence.setVisible(not seen)
        if history is not None and history == self._history:
            return
        self._history = history
        if self.bars is not None:
            self.bars.hide()
            self.bars.deleteLater()
            self.bars = None
        if history is not None and not history.is_empty:
            self.bars = _Bars(self._look, history)
            self._column.insertWidget(1, self.bars)


def _entries(history: ExerciseHistory) -> tuple[tuple[Sign, str], ...]:
    """What the bars mean and come to: `left 148`, `right 148 repetitions`, and how much of it is only claimed."""
    left, right, both = history.left, history.right, history.both
    entries: list[tuple[Sign, str]] = []
    if left.sets or right.sets:
        entries.append((square("sit2"), tr("left {amount}", amount=_spelled(left))))
        entries.append((square("accent"), tr("right {amount}", amount=_with_unit(right))))
    if both.sets:
        entries.append((square("accent"), tr("both sides {amount}", amount=_with_unit(both))))
    reps = left.claimed_reps + right.claimed_reps + both.claimed_reps
    held = left.claimed_held + right.claimed_held + both.claimed_held
    if reps or held:
        claimed = str(reps) if reps else in_minutes(held)
        entries.append((outline("line2"), tr("{amount} done while typing", amount=claimed)))
    return tuple(entries)


def _with_unit(amount: Amount) -> str:
    """`148 repetitions`, `3 min`."""
    if not amount.reps:
        return _spelled(amount)
    return tr_count("{count} repetition", "{count} repetitions", amount.reps)


def _spelled(amount: Amount) -> str:
    return library_texts.amount(amount) if amount.reps or amount.held else "0"


class _Bars(QWidget):
    """Two bars a day."""

    def __init__(self, look: Look, history: ExerciseHistory) -> None:
        super().__init__()
        self._look = look
        self._history = history
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("You, last ten working days"))
        said = [
            tr(
                "{day}: left {left}, right {right}",
                day=f"{each.date.day}.{each.date.month}.",
                left=_spelled(each.left),
                right=_spelled(each.right),
            )
            if not each.both.sets
            else tr("{day}: {both}", day=f"{each.date.day}.{each.date.month}.", both=_spelled(each.both))
            for each in history.days
            if each.any
        ]
        self.setAccessibleDescription("; ".join(said))
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(300, _HEIGHT + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars, and two dashes on a day without."""
        painter, colours = painting.begin(self), self._look.colours
        days = self._history.days
        most = max(
            (_size(amount) for day in days for amount in (day.left, day.right, day.both)),
            default=1,
        )
        pitch = min(self.width() / max(len(days), 1), 31.0)
        for nth, day in enumerate(days):
            x = nth * pitch
            x = self.width() - x - pitch if self.isRightToLeft() else x
            if day.both.sets:
                _bar(painter, QRectF(x, 0, 2 * _BAR + _PAIR_GAP, _HEIGHT), day.both, most, colours.accent)
                continue
            for side, (amount, colour) in enumerate(((day.left, colours.sit2), (day.right, colours.accent))):
                room = QRectF(x + side * (_BAR + _PAIR_GAP), 0, _BAR, _HEIGHT)
                if _size(amount):
                    _bar(painter, room, amount, most, colour)
                else:
                    painting.box(painter, QRectF(room.left(), _HEIGHT - 2, _BAR, 2), 1, colours.line2)


def _bar(painter: QPainter, room: QRectF, amount: Amount, most: int, colour: QColor) -> None:
    """Solid for what was seen through, an outline for what is only claimed."""
    height = max(room.height() * _size(amount) / most, 3)
    bar = QRectF(room.left(), room.bottom() - height, room.width(), height)
    seen = _size(amount) - (amount.claimed_reps or amount.claimed_held)
    painting.box(painter, bar, 2, None, colour)
    solid = bar.height() * seen / _size(amount)
    painting.box(painter, QRectF(bar.left(), bar.bottom() - solid, bar.width(), solid), 2, colour)


def _size(amount: Amount) -> int:
    return amount.reps or amount.held
