"""A chip that opens a menu, and the menu's rows: a tick, what is chosen, and how many would fit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from glutebreak.language import tr_count
from glutebreak.windows.look import painting
from glutebreak.windows.look.buttons import Chip
from glutebreak.windows.look.painted_button import PaintedButton
from glutebreak.windows.look.popover import Popover
from glutebreak.windows.look.surfaces import Page
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import CONTROL_HEIGHT, Radius, Tone, Type, Weight
from glutebreak.windows.look.words import Words

_AT_ONCE = 8
"""Rows that are seen at once; more are scrolled."""
_INSET, _ASIDE, _TICKED = 8, 14, 32
"""Between the menu's edge and a row's ground, and from there to the words, without and with a tick before them."""
_BAR = 12
"""Room for the scroll bar."""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A row of a menu."""

    text: str
    count: int | None
    """How many exercises would fit; None where nothing is counted."""
    chosen: bool
    choose: Callable[[], None]


class MenuChip(Chip):
    """Opens a menu; ticked while something of it is chosen."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(look, text, opens=True, parent=parent)
        self.setCheckable(True)

    def nextCheckState(self) -> None:
        """A press opens; only a choice ticks."""


class Menu(Popover):
    """A popover of choices; Up and Down go through them, a choice closes it unless several may be chosen.

    Args:
        look: what it is painted with.
        window: the window it lies on.
        name: its accessible name.
        choices: its rows.
        several: whether more than one may be chosen.
        ticked: whether what is chosen stays so, and is ticked; else a choice is something to be done.
        title: what stands above the rows; nothing if empty.
    """

    def __init__(
        self,
        look: Look,
        window: QWidget,
        name: str,
        choices: Sequence[MenuEntry],
        *,
        several: bool = False,
        ticked: bool = True,
        title: str = "",
    ) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if title:
            heading = Words(look, title, Type.HELP, tone=Tone.TEXT3)
            heading.setContentsMargins(look.px(_ASIDE), 6, look.px(_ASIDE), 4)
            column.addWidget(heading)
        self.rows = [_Row(look, each, content, ticked=ticked) for each in choices]
        for row in self.rows:
            column.addWidget(row)
        self._page = _scrolling(look, content, len(choices)) if len(choices) > _AT_ONCE else None
        super().__init__(look, window, self._page or content, name, inset=_INSET)
        self._several = several
        self._veil = _Veil(window, self.close_again)
        for row in self.rows:
            row.clicked.connect(lambda _=False, row=row: self._chose(row))
        self.closed.connect(self._veil.deleteLater)
        self.closed.connect(self.deleteLater)

    def open_under(self, control: QWidget) -> None:
        """Open beside a control of its window, with the focus on the row that is chosen."""
        window = self.parentWidget()
        if window is None:
            return
        self._veil.setGeometry(window.rect())
        self._veil.show()
        self.open_at(QRect(control.mapTo(window, QPoint(0, 0)), control.size()))
        chosen = next((row for row in self.rows if row.choice.chosen), self.rows[0])
        chosen.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go through the rows."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        usable = [row for row in self.rows if row.isEnabled()]
        if not usable:
            return
        here = next((nth for nth, row in enumerate(usable) if row.hasFocus()), -step)
        row = usable[(here + step) % len(usable)]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        if self._page is not None:
            self._page.ensureWidgetVisible(row)

    def _chose(self, row: "_Row") -> None:
        row.choice.choose()
        if not self._several:
            self.close_again()


def _scrolling(look: Look, content: QWidget, rows: int) -> Page:
    """So many rows as are seen at once, and the rest when it is scrolled."""
    page = Page(look, content)
    whole = content.sizeHint()
    page.setFixedSize(whole.width() + _BAR, whole.height() * _AT_ONCE // rows)
    return page


class _Veil(QWidget):
    """Lies unseen under an open menu: a click on it, anywhere in the window, closes the menu."""

    def __init__(self, window: QWidget, close: Callable[[], None]) -> None:
        super().__init__(window)
        self._close = close
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._close()


class _Row(PaintedButton):
    """One choice."""

    def __init__(self, look: Look, choice: MenuEntry, parent: QWidget, *, ticked: bool) -> None:
        super().__init__(look, parent)
        self._before = _TICKED if ticked else _ASIDE
        self.choice = choice
        self.setCheckable(True)
        self.setChecked(choice.chosen)
        self.setEnabled(choice.count != 0 or choice.chosen)
        self.setText(choice.text.replace("&", "&&"))
        self.setAccessibleName(choice.text)
        if choice.count is not None:
            self.setAccessibleDescription(tr_count("{count} exercise", "{count} exercises", choice.count))

    def corner(self) -> float:
        return float(Radius.SMALL)

    def sizeHint(self) -> QSize:
        px = self.look.px
        text = QFontMetricsF(self.look.font(Type.CONTROL)).horizontalAdvance(self.choice.text)
        return QSize(max(px(210), round(text) + px(88)), px(CONTROL_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, px = painting.begin(self), self.look.colours, self.look.px
        box = QRectF(self.rect())
        ground = painting.blend(colours.raised, colours.text, 0.05 * self.warmth + (0.08 if self.isDown() else 0))
        painting.box(painter, box, self.corner(), colours.accent_soft if self.isChecked() else ground)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ink = colours.text if self.isEnabled() else colours.line2
        if self.isChecked():
            side = px(16)
            x = self.width() - px(10) - side if mirrored else px(10)
            self.look.paint_icon(painter, "tick", QRectF(x, (self.height() - side) / 2, side, side), colours.text)
        left, right = (_ASIDE, self._before) if mirrored else (self._before, _ASIDE)
        words = box.adjusted(px(left), 0, -px(right), 0)
        painter.setPen(ink)
        painter.setFont(self.look.font(Type.CONTROL, Weight.MEDIUM if self.isChecked() else Weight.REGULAR))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), self.choice.text)
        if self.choice.count is not None:
            painter.setPen(colours.text3 if self.isEnabled() else colours.line2)
            painter.setFont(self.look.font(Type.HELP))
            trailing = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing)
            painter.drawText(words, trailing, str(self.choice.count))
