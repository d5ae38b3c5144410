"""Minus, value, plus; typing allowed."""

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent, QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from glutebreak.language import tr
from glutebreak.windows.look import painting, tokens
from glutebreak.windows.look.buttons import IconButton
from glutebreak.windows.look.fields import dress_digits
from glutebreak.windows.look.focus import show_focus
from glutebreak.windows.look.redrawing import follow_look
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius, Type


class Stepper(QWidget):
    """A whole number with a button on either side; Up, Down, Page Up and Page Down step as well.

    Args:
        look: what it is painted with.
        name: what the number means, for screen readers.
        value: the number at first.
        least: the smallest number allowed.
        most: the largest.
        step: how far one step goes; a step ends on a multiple of it.
        spell: the text of a number, such as "30 min".
        parse: the number a typed text means; None when it means none.
        parent: where it stands.
    """

    changed = Signal(int)
    """The user set another number."""
    refused = Signal(str)
    """The user typed something that is no number in the range; carries the text. The old number stays."""

    def __init__(
        self,
        look: Look,
        name: str,
        value: int,
        *,
        least: int,
        most: int,
        step: int = 1,
        spell: Callable[[int], str] = str,
        parse: Callable[[str], int | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._field = _Field(look, spell, parse or _plain, least, most, step, self)
        self._field.setAccessibleName(name)
        self._field.setValue(value)
        self._field.valueChanged.connect(self._value_changed)
        self._field.refused.connect(self.refused)
        self.fewer = self._side_button("minus", tr("Less"), -1)
        self.more = self._side_button("plus", tr("More"), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 1, 0)
        row.setSpacing(0)
        for each in (self.fewer, self._field, self.more):
            row.addWidget(each)
        self.setFocusProxy(self._field)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._ring = show_focus(look, self._field, self._shape)
        self._limit()
        follow_look(look, self)

    def set_name(self, name: str) -> None:
        """What the number means now, for screen readers."""
        self._field.setAccessibleName(name)

    def value(self) -> int:
        """The number."""
        return self._field.value()

    def set_value(self, value: int) -> None:
        """Another number, without telling."""
        with QSignalBlocker(self._field):
            self._field.setValue(value)
        self._limit()

    def sizeHint(self) -> QSize:
        """132 wide, or more for a long value."""
        text = QFontMetricsF(self._look.font(Type.CONTROL)).horizontalAdvance(self._field.widest())
        px = self._look.px
        return QSize(max(px(132), round(text) + 2 * px(36) + 2), px(tokens.CONTROL_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The edge."""
        colours = self._look.colours
        painting.box(painting.begin(self), QRectF(self.rect()), float(Radius.CONTROL), None, colours.line)

    def _side_button(self, icon: str, name: str, steps: int) -> IconButton:
        button = IconButton(self._look, icon, name, parent=self)
        button.setAutoRepeat(True)
        # The arrow keys step in the field itself, so that one press of Tab passes the whole control.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._field.stepBy(steps))
        return button

    def _shape(self) -> tuple[QRectF, float]:
        where = QRectF(self.rect())
        where.translate(-self._field.x(), -self._field.y())
        return where, float(Radius.CONTROL)

    def _value_changed(self, value: int) -> None:
        self._limit()
        self.changed.emit(value)

    def _limit(self) -> None:
        self.fewer.setEnabled(self._field.value() > self._field.minimum())
        self.more.setEnabled(self._field.value() < self._field.maximum())


def _plain(text: str) -> int | None:
    stripped = text.strip()
    return int(stripped) if stripped.isascii() and stripped.isdigit() else None


class _Field(QSpinBox):
    """The number itself; a spin box to Qt and to screen readers."""

    refused = Signal(str)

    def __init__(
        self,
        look: Look,
        spell: Callable[[int], str],
        parse: Callable[[str], int | None],
        least: int,
        most: int,
        step: int,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._spell = spell
        self._parse = parse
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.lineEdit().editingFinished.connect(self._finished)
        self._dress()
        look.changed.connect(self._dress)

    def widest(self) -> str:
        metrics = QFontMetricsF(self._look.font(Type.CONTROL))
        return max(
            (self._spell(each) for each in (self.minimum(), self.maximum(), self.value())),
            key=metrics.horizontalAdvance,
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(20, 20)

    def sizeHint(self) -> QSize:
        return QSize(20, 20)

    def stepBy(self, steps: int) -> None:
        step = self.singleStep()
        exact = self.value() / step
        nearest = math.floor(exact) + steps if steps > 0 else math.ceil(exact) + steps
        self.setValue(nearest * step)
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        # While something is typed Escape is the field's: it takes that back, and leaves the window open.
        if event.type() is QEvent.Type.ShortcutOverride and self._takes_back(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._takes_back(event):
            self._finished()
            self.selectAll()
            return
        super().keyPressEvent(event)

    def _takes_back(self, event: QEvent) -> bool:
        edited = self.lineEdit().text() != self._spell(self.value())
        return edited and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape

    def textFromValue(self, value: int) -> str:
        return self._spell(value)

    def valueFromText(self, text: str) -> int:
        value = self._read(text)
        return self.value() if value is None else value

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        fits = self._read(text) is not None
        return (QValidator.State.Acceptable if fits else QValidator.State.Intermediate, text, position)

    def fixup(self, text: str) -> str:
        if self._spell(self.value()) != text:
            self.refused.emit(text)
        return self._spell(self.value())

    def _read(self, text: str) -> int | None:
        if text == self._spell(self.value()):
            return self.value()
        value = self._parse(text)
        return value if value is not None and self.minimum() <= value <= self.maximum() else None

    def _finished(self) -> None:
        self.lineEdit().setText(self._spell(self.value()))

    def _dress(self) -> None:
        dress_digits(self._look, self)
