"""The groups of settings, one under the other."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from glutebreak.language import tr
from glutebreak.windows.look import painting
from glutebreak.windows.look.focus import one_stop, show_focus
from glutebreak.windows.look.redrawing import follow_look
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import ICON, Radius, Type, Weight
from glutebreak.windows.look.words import Words


class RailItem(QRadioButton):
    """A group."""

    def __init__(self, look: Look, icon: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._name = name
        self._opens = False
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._ring = show_focus(look, self, lambda: (QRectF(self.rect()), float(Radius.CONTROL)))
        follow_look(look, self)

    def set_opens(self, *, opens: bool) -> None:
        """Show an arrow, because pressing it opens a page."""
        self._opens = opens
        self.update()

    def sizeHint(self) -> QSize:
        """40 high."""
        return QSize(self._look.px(215), self._look.px(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def hitButton(self, position: object) -> bool:
        """All of it can be pressed."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft ground when chosen, icon, name."""
        painter, colours, px = painting.begin(self), self._look.colours, self._look.px
        where = QRectF(self.rect())
        if self._is_current():
            edge = colours.accent_edge if self._look.high_contrast else None
            painting.box(painter, where, float(Radius.CONTROL), colours.accent_soft, edge)
        elif self.underMouse():
            veil = QColor(colours.text)
            veil.setAlphaF(0.05)
            painting.box(painter, where, float(Radius.CONTROL), veil)
        ink = colours.text if self._is_current() or self._opens else colours.text2
        side, mirrored = px(ICON), self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = where.width() - px(12) - side if mirrored else px(12)
        self._look.paint_icon(painter, self._icon, QRectF(x, (where.height() - side) / 2, side, side), ink)
        painter.setFont(self._look.font(Type.CONTROL, Weight.MEDIUM))
        painter.setPen(ink)
        words = where.adjusted(px(12 if mirrored else 44), 0, -px(44 if mirrored else 12), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, self._name)
        if self._opens:
            x = px(8) if mirrored else where.width() - px(8) - side
            arrow = "left" if mirrored else "right"
            self._look.paint_icon(painter, arrow, QRectF(x, (where.height() - side) / 2, side, side), colours.text3)

    def _is_current(self) -> bool:
        """Whether its page stands beside it; of a list that opens pages none does."""
        return self.isChecked() and not self._opens


class Rail(QWidget):
    """The groups; the arrow keys choose.

    Args:
        look: what it is painted with.
        name: what is chosen here, for screen readers.
        groups: pairs of an icon and a name.
    """

    chosen = Signal(int)
    """Another group was chosen, by its place."""
    pressed = Signal(int)
    """A group was pressed, chosen before or not."""

    def __init__(self, look: Look, name: str, groups: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 20, 16, 20)
        column.setSpacing(2)
        self.title = Words(look, tr("Settings"), Type.TITLE)
        self.title.setContentsMargins(8, 0, 8, 12)
        self.title.hide()
        column.addWidget(self.title)
        self.items = [RailItem(look, icon, group, self) for icon, group in groups]
        for nth, item in enumerate(self.items):
            column.addWidget(item)
            item.toggled.connect(lambda on, nth=nth: self.chosen.emit(nth) if on else None)
            item.clicked.connect(lambda _=False, nth=nth: self.pressed.emit(nth))
        column.addStretch(1)
        self.items[0].setChecked(True)
        one_stop(self.items)

    def set_opens(self, *, opens: bool) -> None:
        """Be a list that opens pages, under a title of its own, or groups beside the page."""
        self.title.setVisible(opens)
        for item in self.items:
            item.set_opens(opens=opens)

    def choose(self, nth: int) -> None:
        """Choose a group."""
        self.items[nth].setChecked(True)
