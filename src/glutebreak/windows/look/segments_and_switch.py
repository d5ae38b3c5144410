"""Segments, of which one is chosen, and the switch."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from glutebreak.windows.look import painting, tokens
from glutebreak.windows.look.focus import one_stop, show_focus
from glutebreak.windows.look.motion import Glide
from glutebreak.windows.look.redrawing import follow_look
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Motion, Radius, Type, Weight

_TICK = 22
"""What the tick takes of a segment: it stands as far from the edge as the word from the other one."""


class Segments(QWidget):
    """A few choices side by side on sunken ground; the chosen one is raised. Arrow keys choose.

    Args:
        look: what it is painted with.
        name: what is chosen here, for screen readers.
        choices: pairs of a key and the word shown.
        chosen: the key that is chosen at first.
        height: 36, or 44 for the end of a break.
        ticked: whether the chosen one carries a tick.
        parent: where it stands.
    """

    chosen = Signal(str)
    """The user chose another; carries its key."""

    def __init__(
        self,
        look: Look,
        name: str,
        choices: Sequence[tuple[str, str]],
        chosen: str,
        *,
        height: int = tokens.CONTROL_HEIGHT,
        ticked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        for key, word in choices:
            segment = _Segment(look, word, height=height - 6, ticked=ticked, parent=self)
            segment.setChecked(key == chosen)
            segment.toggled.connect(lambda on, key=key: self._toggled(key) if on else None)
            self._group.addButton(segment)
            self._segments[key] = segment
            row.addWidget(segment)
        one_stop(list(self._segments.values()))
        look.changed.connect(self.update)

    def current(self) -> str:
        """The chosen key."""
        return next(key for key, segment in self._segments.items() if segment.isChecked())

    def segment(self, key: str) -> QRadioButton:
        """What is pressed for that key."""
        return self._segments[key]

    def choose(self, key: str) -> None:
        """Choose without telling; nothing happens if there is no such key."""
        if key in self._segments:
            with QSignalBlocker(self):
                self._segments[key].setChecked(True)

    def _toggled(self, key: str) -> None:
        self.update()
        self.chosen.emit(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sunken ground."""
        colours = self._look.colours
        edge = colours.line if self._look.high_contrast else None
        painter = painting.begin(self)
        painting.box(painter, QRectF(self.rect()), float(Radius.CONTROL), colours.sunken, edge)
        if not self._look.dark:
            raised = QRectF(self._segments[self.current()].geometry())
            for down in (0.5, 1.0, 1.5):
                veil = QColor(colours.shadow)
                veil.setAlphaF(0.05)
                painting.box(painter, raised.translated(0, down), float(Radius.SMALL), veil)


class _Segment(QRadioButton):
    """One choice."""

    def __init__(self, look: Look, word: str, *, height: int, ticked: bool, parent: QWidget) -> None:
        super().__init__(word.replace("&", "&&"), parent)
        self._look = look
        self._word = word
        self._height = height
        self._ticked = ticked
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._ring = show_focus(look, self, lambda: (QRectF(self.rect()), float(Radius.SMALL)))
        self.toggled.connect(lambda _: self.updateGeometry())
        follow_look(look, self)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._font()).horizontalAdvance(self._word) + 2 * self._look.px(14)
        if self._ticked and self.isChecked():
            width += self._look.px(_TICK)
        return QSize(round(width), self._look.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.begin(self)
        colours, where = self._look.colours, QRectF(self.rect())
        if self.isChecked():
            edge = colours.line2 if self._look.high_contrast else None
            painting.box(painter, where, float(Radius.SMALL), colours.raised, edge)
        ink = colours.text if self.isChecked() or self.underMouse() else colours.text2
        if self._ticked and self.isChecked():
            side = self._look.px(18)
            x = self._look.px(12)
            at = where.width() - x - side if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else x
            self._look.paint_icon(painter, "tick", QRectF(at, (self.height() - side) / 2, side, side), ink)
            shift = self._look.px(_TICK) * (-1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1)
            where.adjust(max(shift, 0), 0, min(shift, 0), 0)
        painter.setFont(self._font())
        painter.setPen(ink if self.isEnabled() else colours.line2)
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, self._word)

    def _font(self) -> QFont:
        return self._look.font(Type.HELP if self._height < tokens.CONTROL_HEIGHT else Type.CONTROL, Weight.MEDIUM)


class Switch(QCheckBox):
    """On or off, 44 by 26.

    Args:
        look: what it is painted with.
        name: what it switches, for screen readers.
        on: how it stands at first.
        parent: where it stands.
    """

    def __init__(self, look: Look, name: str, *, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setChecked(on)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._knob = Glide(look, self, Motion.PRESS, lambda _: self.update())
        self._knob.jump(1.0 if on else 0.0)
        self.toggled.connect(lambda now: self._knob.go(1.0 if now else 0.0))
        self._ring = show_focus(look, self, lambda: (QRectF(self.rect()), self.height() / 2))
        follow_look(look, self)

    def sizeHint(self) -> QSize:
        """Its one size."""
        return QSize(self._look.px(tokens.SWITCH_WIDTH), self._look.px(tokens.SWITCH_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Its one size."""
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:
        """All of it can be pressed."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter switches, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track and knob."""
        painter, colours = painting.begin(self), self._look.colours
        share = self._knob.value
        height = float(self.height())
        track = painting.blend(colours.line2, colours.accent, share)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        painting.box(painter, QRectF(self.rect()), height / 2, track)
        off_knob = colours.on_sit2 if not self._look.dark else colours.text
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(painting.blend(off_knob, colours.on_accent, share))
        travel = self.width() - height
        along = 1 - share if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else share
        painter.drawEllipse(QPointF(height / 2 + travel * along, height / 2), height / 2 - 3, height / 2 - 3)
