"""The bar at the top of the history window: which span, which view, and what can be done with it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from glutebreak.language import tr
from glutebreak.windows.look import painting
from glutebreak.windows.look.buttons import Button, IconButton, Kind
from glutebreak.windows.look.painted_button import PaintedButton
from glutebreak.windows.look.redrawing import redraw
from glutebreak.windows.look.segments_and_switch import Segments
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import CONTROL_HEIGHT, Type, Weight

_AIR, _ARROW = 10, 16


class TitleButton(PaintedButton):
    """The span's name, which opens the calendar.

    Args:
        look: what it is painted with.
        parent: where it stands.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._words = ""
        self.setToolTip(tr("Go to any day (G)"))

    def set_words(self, words: str) -> None:
        """Another name."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(tr("{span}, go to any day", span=words))
            redraw(self)

    def words(self) -> str:
        """The name."""
        return self._words

    def sizeHint(self) -> QSize:
        """The name, the arrow, some air."""
        width = QFontMetricsF(self.look.font(Type.BODY, Weight.SEMIBOLD)).horizontalAdvance(self._words)
        px = self.look.px
        return QSize(round(width) + px(2 * _AIR + 8 + _ARROW), px(CONTROL_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The name and the arrow."""
        painter, px, colours = painting.begin(self), self.look.px, self.look.colours
        if self.warmth > 0 or self.isDown():
            veil = colours.text
            veil.setAlphaF(0.05 * self.warmth + (0.1 if self.isDown() else 0.0))
            painting.box(painter, QRectF(self.rect()), self.corner(), veil)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        arrow = px(_ARROW)
        x = px(_AIR) if mirrored else self.width() - px(_AIR) - arrow
        self.look.paint_icon(painter, "down", QRectF(x, (self.height() - arrow) / 2, arrow, arrow), colours.text)
        inner = QRectF(self.rect()).adjusted(px(_AIR), 0, -px(_AIR), 0)
        painter.setFont(self.look.font(Type.BODY, Weight.SEMIBOLD))
        painter.setPen(colours.text)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), self._words)


class HistoryHeader(QWidget):
    """Back, the span, on, the views, the table and what goes out.

    Args:
        look: what it is painted with.
        view: the key of the view that is shown first: `day`, `week` or `done`.
        parent: where it stands.
    """

    def __init__(self, look: Look, view: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton(look, "left", tr("Back (Page Up)"))
        self.title = TitleButton(look)
        self.onwards = IconButton(look, "right", tr("On (Page Down)"))
        self.today = Button(look, tr("Today"), Kind.QUIET)
        views = (("day", tr("Day")), ("week", tr("Week")), ("done", tr("Done so far")))
        self.views = Segments(look, tr("What is shown"), views, view)
        self.table = IconButton(look, "table", tr("Show as a table (T)"))
        self.out = IconButton(look, "share", tr("Export, print, delete (E)"))
        self.row = QHBoxLayout(self)
        self.row.setSpacing(4)
        for widget in (self.back, self.title, self.onwards, self.today):
            self.row.addWidget(widget)
        self.row.addStretch(1)
        self.row.addWidget(self.views)
        self.row.addSpacing(look.px(12))
        self.row.addWidget(self.table)
        self.row.addWidget(self.out)

    def show_table_button(self, *, table: bool) -> None:
        """What pressing the table's button does now."""
        self.table.set_icon("chart" if table else "table")
        self.table.set_name(tr("Show as a picture (T)") if table else tr("Show as a table (T)"))
