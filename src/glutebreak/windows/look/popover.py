"""A popover: floats over its window, points at what it belongs to, and goes at the first press elsewhere or Escape."""

import math

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWindow,
)
from PySide6.QtWidgets import QGraphicsOpacityEffect, QVBoxLayout, QWidget

from glutebreak.windows.look import painting
from glutebreak.windows.look.motion import Glide
from glutebreak.windows.look.narrow import margin_of
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Motion, Radius

_SHADE = 44
"""Room around it for its shadow."""
_FALL, _BLUR, _FALL_NEAR, _BLUR_NEAR = 12.0, 32.0, 2.0, 6.0
"""How far its wide and its near shadow fall, and over how much they fade."""
_VEILS = 33
_MARGIN = 20
_LEAST_EDGE = 8
"""What is left of the window's margin where there is no room for all of it."""
_ARROW = 9
_PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}


class Popover(QWidget):
    """Lies on a window as its child, so that it needs no compositor.

    Args:
        look: what it is painted with.
        window: the window it lies on.
        content: what it shows.
        name: its accessible name.
        inset: between its edge and the content.
    """

    closed = Signal()
    """It has gone."""

    def __init__(self, look: Look, window: QWidget, content: QWidget, name: str, *, inset: int = _MARGIN) -> None:
        super().__init__(window)
        self._look = look
        self._arrow_x = 0.0
        self._below = True
        self._before: QWidget | None = None
        self._target: QRect | None = None
        self._heard: list[QObject] = []
        self._shade: tuple[object, QImage] | None = None
        self._inset = inset
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box = QVBoxLayout(self)
        self._box.addWidget(content)
        self._fade = Glide(look, self, Motion.APPEAR, self._show_so_much)
        look.changed.connect(self.update)
        self.hide()

    def open_at(self, target: QRect) -> None:
        """Open beside a rectangle of the window: below it, or above when there is no room below."""
        window = self.parentWidget()
        if window is None:
            return
        margin = _SHADE + self._inset
        self._box.setContentsMargins(margin, margin, margin, margin)
        self._target = target
        self._place(window, target)
        self._before = window.focusWidget()
        # A window hears of every press in it before the control that keeps it. What opens later, such as a list of a
        # field in here or a dialogue, is not listened to.
        self._heard = [window, *QGuiApplication.topLevelWindows()]
        for each in self._heard:
            each.installEventFilter(self)
        self._fade.jump(0.0)
        self._fade.go(1.0)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self, window: QWidget, target: QRect) -> None:
        size = self.sizeHint()
        self._below = target.bottom() + size.height() - _SHADE <= window.height() or target.top() < size.height()
        y = target.bottom() + _ARROW - _SHADE if self._below else target.top() - _ARROW + _SHADE - size.height()
        y = min(max(y, 8 - _SHADE), max(window.height() - size.height() + _SHADE - 8, 8 - _SHADE))
        # Within the window's margins, as everything else, unless its arrow could not point at the middle of the target;
        # where it is too wide for that, within the window.
        edge, middle, corner = margin_of(window, self._look), target.center().x(), 2 * _ARROW
        if size.width() - 2 * _SHADE > window.width() - 2 * edge:
            edge = _LEAST_EDGE
        least = min(edge, middle - corner) - _SHADE
        most = max(window.width() - edge, middle + corner) + _SHADE - size.width()
        x = min(max(middle - size.width() // 2, least), most)
        self.setGeometry(x, y, size.width(), size.height())
        self._arrow_x = float(middle - x)

    def _show_so_much(self, share: float) -> None:
        """Seen through while it appears; then the effect goes, since it would be painted through at every change."""
        if share >= 1.0:
            self.setGraphicsEffect(None)  # type: ignore[arg-type]  # Qt takes it away so
            return
        effect = self.graphicsEffect()
        if not isinstance(effect, QGraphicsOpacityEffect):
            effect = QGraphicsOpacityEffect(self)
            self.setGraphicsEffect(effect)
        effect.setOpacity(share)

    def close_again(self) -> None:
        """Go, and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        for each in self._heard:
            each.removeEventFilter(self)
        self._heard = []
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press anywhere else, or another size of what it lies on, closes it; a press on its target does no more."""
        if isinstance(watched, QWindow) and isinstance(event, QMouseEvent):
            return event.type() in _PRESSES and self._pressed(event.globalPosition())
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self.close_again()
        return False

    def _pressed(self, at: QPointF) -> bool:
        """Heed a press; whether nobody else is to."""
        window = self.parentWidget()
        if window is None or self._body().contains(self.mapFromGlobal(at)):
            return False
        self.close_again()
        # Otherwise what has opened it would open it again.
        return self._target is not None and QRectF(self._target).contains(window.mapFromGlobal(at))

    def event(self, event: QEvent) -> bool:
        """While it is open, no key is a shortcut of its window; it grows and shrinks with what it shows."""
        window = self.parentWidget()
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible() and self._target and window is not None:
            done = super().event(event)
            if self.sizeHint() != self.size():
                self._place(window, self._target)
            return done
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Enter close it; no other key goes through to the window."""
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.close_again()

    def focusNextPrevChild(self, onwards: bool) -> bool:  # noqa: FBT001 - Qt's
        """Tab goes round in it while it is open."""
        here = self.window().focusWidget() or self
        reason = Qt.FocusReason.TabFocusReason if onwards else Qt.FocusReason.BacktabFocusReason
        each: QWidget | None = _after(here, onwards=onwards)
        while each is not None and each is not here:
            stops = each.focusPolicy() in {Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.StrongFocus}
            inside = each is not self and self.isAncestorOf(each)
            if stops and inside and each.isVisible() and each.isEnabled():
                each.setFocus(reason)
                break
            each = _after(each, onwards=onwards)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on it stays on it."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shadow, ground, arrow."""
        painter, colours = painting.begin(self), self._look.colours
        body = self._body()
        painter.drawImage(0, 0, self._shadow(body))
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

    def _shadow(self, body: QRectF) -> QImage:
        """Its shadow, made once for a size; in 16 bits, since no veil of it has a whole shade of 8."""
        ratio, colour = self.devicePixelRatioF(), self._look.colours.shadow
        key = (self.size(), ratio, colour.rgba())
        if self._shade is None or self._shade[0] != key:
            image = QImage(self.size() * ratio, QImage.Format.Format_RGBA64_Premultiplied)
            image.setDevicePixelRatio(ratio)
            image.fill(Qt.GlobalColor.transparent)
            painter = painting.begin(image)
            near = QColor(colour)
            near.setAlphaF(colour.alphaF() / 2)
            _shade(painter, body, colour, _FALL, _BLUR)
            _shade(painter, body, near, _FALL_NEAR, _BLUR_NEAR)
            painter.end()
            self._shade = (key, image)
        return self._shade[1]

    def _body(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_SHADE, _SHADE, -_SHADE, -_SHADE)


def _after(widget: QWidget, *, onwards: bool) -> QWidget | None:
    return widget.nextInFocusChain() if onwards else widget.previousInFocusChain()


def _shade(painter: QPainter, body: QRectF, shadow: QColor, fall: float, blur: float) -> None:
    """A soft shadow that falls downwards: veils from within its edge to without, heaviest at the edge, like a blur."""
    painter.setPen(Qt.PenStyle.NoPen)
    outwards = [blur * (2 * nth / (_VEILS - 1) - 1) for nth in range(_VEILS)]
    weights = [math.exp(-2 * (out / blur) ** 2) for out in outwards]
    for out, weight in zip(outwards, weights, strict=True):
        veil = QColor(shadow)
        veil.setAlphaF(shadow.alphaF() * weight / sum(weights))
        painter.setBrush(veil)
        rounding = max(float(Radius.POPOVER) + out, 0.0)
        painter.drawRoundedRect(body.adjusted(-out, -out + fall, out, out + fall), rounding, rounding)
