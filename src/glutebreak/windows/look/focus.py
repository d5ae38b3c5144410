"""The focus ring: outside the control, following its shape, shown only to who uses the keyboard."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QTableView, QWidget

from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import FOCUS_GAP, FOCUS_STROKE, Radius

Shape = Callable[[], tuple[QRectF, float]]
"""The rounded rectangle to follow, in the control's coordinates, and its radius."""

_BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_UNCHANGED = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
_REACH = FOCUS_GAP + FOCUS_STROKE


def show_focus(look: Look, control: QWidget, shape: Shape | None = None) -> "FocusRing":
    """Give a control its focus ring; without a shape it follows the control's edge, rounded like a button."""

    def edge() -> tuple[QRectF, float]:
        return QRectF(control.rect()), 10.0

    return FocusRing(look, control, shape or edge)


def follow_cells(look: Look, table: QTableView, *, words: int = 0) -> "FocusRing":
    """Give a table its focus ring, which lies around the cell that the keyboard is in.

    Args:
        look: what it is painted with.
        table: the table.
        words: in so many columns from the first on, cells are wider than what stands at their beginning.
    """

    def cell() -> tuple[QRectF, float]:
        viewport = table.viewport()
        seen = table.visualRect(table.currentIndex()).intersected(viewport.rect())
        where = QRectF(seen if seen.isValid() else viewport.rect()).translated(viewport.pos())
        # It lies within the cell's own lines, a little beside its words, and clear of those of the cell after it.
        clear = _REACH + 4 if table.currentIndex().column() < words else -2
        mirrored = table.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (clear, 2) if mirrored else (-2, -clear)
        return where.adjusted(left, 6, right, -6), float(Radius.SMALL) - FOCUS_GAP

    ring = FocusRing(look, table, cell)
    table.selectionModel().currentChanged.connect(ring.refresh)
    table.verticalScrollBar().valueChanged.connect(ring.refresh)
    return ring


def one_stop(choices: Sequence[QAbstractButton]) -> None:
    """Let Tab stop once among choices of which one is checked: there, or at the first while none is.

    Qt sees to this only after one of them has had the focus.
    """

    def settle() -> None:
        stop = next((each for each in choices if each.isChecked()), choices[0])
        for each in choices:
            policy = Qt.FocusPolicy.StrongFocus if each is stop else Qt.FocusPolicy.ClickFocus
            each.setFocusPolicy(policy)

    for each in choices:
        each.toggled.connect(lambda _: settle())
    settle()


class FocusRing(QObject):
    """Watches one control, and lays a ring over its window while the control has the focus by keyboard.

    The ring lies on the nearest scrolled page or window, so that it is neither cut by the control's edge nor
    left behind when the page scrolls.
    """

    def __init__(self, look: Look, control: QWidget, shape: Shape) -> None:
        super().__init__(control)
        self._look = look
        self._control = control
        self._shape = shape
        self._overlay: _Overlay | None = None
        self._followed: list[QWidget] = []
        self._seen = False
        control.installEventFilter(self)

    @property
    def shown(self) -> bool:
        """Whether the ring is on screen."""
        return self._overlay is not None and not self._overlay.isHidden()

    def refresh(self) -> None:
        """Follow the shape, which has changed."""
        if self.shown:
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Never keeps an event from anybody."""
        kind = event.type()
        if kind in {QEvent.Type.Move, QEvent.Type.Resize} and self.shown:
            self._place()
        elif watched is self._control:
            self._heed(event)
        return False

    def _heed(self, event: QEvent) -> None:
        kind = event.type()
        if kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            if event.reason() in _BY_KEYBOARD:
                self._seen = True
                self._bring_into_view()
            elif event.reason() not in _UNCHANGED:
                self._seen = False
            self._show(visible=self._seen)
        elif kind in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
            self._show(visible=False)
        elif kind == QEvent.Type.KeyPress and self._control.hasFocus():
            self._seen = True
            self._show(visible=True)
        elif kind == QEvent.Type.MouseButtonPress:
            self._seen = False
            self._show(visible=False)

    def _show(self, *, visible: bool) -> None:
        for each in self._followed:
            each.removeEventFilter(self)
        self._followed = []
        if not visible:
            if self._overlay is not None:
                self._overlay.hide()
            return
        host = self._host()
        if self._overlay is None:
            self._overlay = _Overlay(self._look, host)
            self.destroyed.connect(self._overlay.deleteLater)
        elif self._overlay.parentWidget() is not host:
            self._overlay.setParent(host)
        between = self._control.parentWidget()
        while between is not None and between is not host:
            between.installEventFilter(self)
            self._followed.append(between)
            between = between.parentWidget()
        self._place()
        self._overlay.show()
        self._overlay.raise_()

    def _bring_into_view(self) -> None:
        """Scroll the page to the control. Qt does it only where Tab comes from within the page."""
        above = self._control.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self._control)

    def _host(self) -> QWidget:
        host = self._control
        while (above := host.parentWidget()) is not None and not host.isWindow():
            host = above
            viewport = host.parentWidget()
            area = viewport.parentWidget() if viewport is not None else None
            if isinstance(area, QScrollArea) and area.widget() is host:
                break
        return host

    def _place(self) -> None:
        host = self._overlay.parentWidget() if self._overlay is not None else None
        if self._overlay is None or host is None:
            return
        box, radius = self._shape()
        corner = self._control.mapTo(host, QPoint(0, 0))
        around = box.translated(corner.x(), corner.y())
        self._overlay.follow(around, radius)


class _Overlay(QWidget):
    """The ring itself."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(host)
        self._look = look
        self._radius = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        look.changed.connect(self.update)

    def follow(self, box: QRectF, radius: float) -> None:
        self._radius = radius
        reach = _REACH + 1
        area: QRect = box.adjusted(-reach, -reach, reach, reach).toAlignedRect()
        self._inner = box.translated(-area.x(), -area.y())
        self.setGeometry(area)
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colours.accent, FOCUS_STROKE))
        out = FOCUS_GAP + FOCUS_STROKE / 2
        rounding = self._radius + out
        painter.drawRoundedRect(self._inner.adjusted(-out, -out, out, out), rounding, rounding)
