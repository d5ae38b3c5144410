"""A popover: floats over its window, points at what it belongs to, and goes at the first click elsewhere or Escape."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from glutebreak.windows.look import painting
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius

_SHADE = 28
"""Room around it for its shadow."""
_ARROW = 9


class Popover(QWidget):
    """Lies on a window as its child, so that it needs no compositor.

    Args:
        look: what it is painted with.
        window: the window it lies on.
        content: what it shows.
        name: its accessible name.
    """

    closed = Signal()
    """It has gone."""

    def __init__(self, look: Look, window: QWidget, content: QWidget, name: str) -> None:
        super().__init__(window)
        self._look = look
        self._arrow_x = 0.0
        self._below = True
        self._before: QWidget | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box = QVBoxLayout(self)
        self._box.addWidget(content)
        look.changed.connect(self.update)
        self.hide()

    def open_at(self, target: QRect) -> None:
        """Open beside a rectangle of the window: below it, or above when there is no room below."""
        window = self.parentWidget()
        if window is None:
            return
        margin = _SHADE + 16
        self._box.setContentsMargins(margin, margin, margin, margin)
        size = self.sizeHint()
        self._below = target.bottom() + size.height() - _SHADE <= window.height() or target.top() < size.height()
        y = target.bottom() + _ARROW - _SHADE if self._below else target.top() - _ARROW + _SHADE - size.height()
        y = min(max(y, -_SHADE + 8), max(window.height() - size.height() + _SHADE - 8, 0))
        x = target.center().x() - size.width() // 2
        x = min(max(x, 8 - _SHADE), window.width() - size.width() + _SHADE - 8)
        self.setGeometry(x, y, size.width(), size.height())
        self._arrow_x = float(target.center().x() - x)
        self._before = window.focusWidget()
        window.installEventFilter(self)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_again(self) -> None:
        """Go, and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        window = self.parentWidget()
        if window is not None:
            window.removeEventFilter(self)
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click elsewhere or a change of the window's size closes it."""
        if event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.Resize}:
            self.close_again()
        return False

    def event(self, event: QEvent) -> bool:
        """While it is open, no key is a shortcut of its window."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Enter close it; no other key goes through to the window."""
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.close_again()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on it stays on it."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shadow, ground, arrow."""
        painter, colours = painting.begin(self), self._look.colours
        body = QRectF(self.rect()).adjusted(_SHADE, _SHADE, -_SHADE, -_SHADE)
        _shade(painter, body, colours.shadow)
        shape = QPainterPath()
        shape.addRoundedRect(body, float(Radius.POPOVER), float(Radius.POPOVER))
        edge = body.top() if self._below else body.bottom()
        tip = edge - _ARROW if self._below else edge + _ARROW
        inwards = 1.0 if self._below else -1.0
        arrow = QPainterPath(QPointF(self._arrow_x - _ARROW, edge + inwards))
        arrow.lineTo(QPointF(self._arrow_x, tip))
        arrow.lineTo(QPointF(self._arrow_x + _ARROW, edge + inwards))
        arrow.closeSubpath()
        painter.setPen(QPen(colours.line, painting.hair(self)))
        painter.setBrush(colours.raised)
        painter.drawPath(shape.united(arrow))


def _shade(painter: QPainter, body: QRectF, shadow: QColor) -> None:
    """A soft shadow that falls downwards, from a few wide veils."""
    veil = QColor(shadow)
    steps = 9
    veil.setAlphaF(shadow.alphaF() / steps)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(veil)
    for nth in range(steps):
        out = (nth + 1) * 2.0
        rounding = float(Radius.POPOVER) + out
        painter.drawRoundedRect(body.adjusted(-out, -out + 8, out, out + 8), rounding, rounding)
