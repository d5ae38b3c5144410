"""Grounds: a card, a hairline, a page that scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from glutebreak.windows.look import painting
from glutebreak.windows.look.scroll_bar import scroll_bar_style
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius


class Card(QWidget):
    """A flat surface with an edge; what is in it is laid out by whoever makes it."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, radius: float = float(Radius.CARD)) -> None:
        super().__init__(parent)
        self._look = look
        self._radius = radius
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface and edge."""
        colours = self._look.colours
        painting.box(painting.begin(self), QRectF(self.rect()), self._radius, colours.surface, colours.line)


class Hairline(QWidget):
    """A line one hair wide across its whole width, or height when upright, within its contents' margins."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        self._look = look
        self._upright = upright
        thin, long = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(thin if upright else long, long if upright else thin)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """One thin."""
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        where = QRectF(self.contentsRect())
        end = where.bottomLeft() if self._upright else where.topRight()
        painting.hairline(painting.begin(self), where.topLeft(), end, self._look.colours.line)


class Page(QScrollArea):
    """A page that scrolls when it is taller than its room, never sideways; thin bar, no frame.

    Args:
        look: what it is painted with.
        content: what stands on the page.
        parent: where it stands.
    """

    def __init__(self, look: Look, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._dress()
        # Where the content is cut off at the top.
        self._edge = Hairline(look, self)
        self._edge.hide()
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(lambda value: self._edge.setVisible(value > 0))
        if (holder := bar.parentWidget()) is not None:
            holder.raise_()
        bar.rangeChanged.connect(self._lay_bar_over)
        look.changed.connect(self._dress)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line at the top is as wide as the page."""
        super().resizeEvent(event)
        self._edge.setGeometry(0, 0, self.width(), 1)

    def _lay_bar_over(self) -> None:
        """The bar lies over the content's margin: nothing is narrower, or stands elsewhere, because a page scrolls."""
        bar = self.verticalScrollBar()
        over = bar.sizeHint().width() if bar.maximum() > 0 else 0
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        margins = QMargins(-over, 0, 0, 0) if mirrored else QMargins(0, 0, -over, 0)
        if self.viewportMargins() != margins:
            self.setViewportMargins(margins)

    def _dress(self) -> None:
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(self._look))


def card_of(look: Look, rows: Sequence[QWidget]) -> Card:
    """Rows on a card, with hairlines between them."""
    card = Card(look)
    column = QVBoxLayout(card)
    column.setContentsMargins(1, 1, 1, 1)
    column.setSpacing(0)
    for nth, row in enumerate(rows):
        if nth:
            column.addWidget(Hairline(look))
        column.addWidget(row)
    return card
