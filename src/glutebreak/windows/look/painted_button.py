"""What every painted button is: hovered, pressed, worked by keyboard, with the focus ring around it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from glutebreak.windows.look.focus import show_focus
from glutebreak.windows.look.motion import Glide
from glutebreak.windows.look.redrawing import follow_look
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Motion, Radius

_OPPOSITE = {"left": "right", "right": "left", "back": "next", "next": "back"}


class PaintedButton(QAbstractButton):
    """What all painted buttons share: hover and press, the keys Enter and Space, the focus ring.

    A subclass paints itself in `paintEvent` and says its radius with `corner()`.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._hover = Glide(look, self, Motion.PRESS, lambda _: self.update())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.focus_ring = show_focus(look, self, lambda: (QRectF(self.rect()), self.corner()))
        follow_look(look, self)

    @property
    def warmth(self) -> float:
        """How far it has come from rest, 0, to hovered, 1."""
        return self._hover.value

    def corner(self) -> float:
        """The radius of the shape."""
        return float(Radius.CONTROL)

    def minimumSizeHint(self) -> QSize:
        """No smaller than it wants to be."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Warm up."""
        if self.isEnabled():
            self._hover.go(1.0)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Cool down."""
        self._hover.go(0.0)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Whatever is switched off cools down."""
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self._hover.jump(0.0)
        super().changeEvent(event)


def turned_icon(button: QWidget, icon: str) -> str:
    """The icon, an arrow pointing the other way where one reads from right to left."""
    return _OPPOSITE.get(icon, icon) if button.layoutDirection() == Qt.LayoutDirection.RightToLeft else icon
