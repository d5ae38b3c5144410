"""How often to ask, as three cards with their own bricks."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

from glutebreak.core.durations import MINUTE
from glutebreak.core.history.day_and_week import BoutClass
from glutebreak.language import tr
from glutebreak.windows.look import painting
from glutebreak.windows.look.focus import one_stop, show_focus
from glutebreak.windows.look.redrawing import follow_look
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius, Type, Weight


@dataclass(frozen=True, slots=True)
class Preset:
    """A rhythm."""

    name: str
    prompt_after: int
    """Milliseconds."""
    bricks: int
    """How many of them are drawn."""

    @property
    def explanation(self) -> str:
        """`every 30 min`."""
        return tr("every {minutes} min", minutes=self.prompt_after // MINUTE)


def presets() -> tuple[Preset, ...]:
    """The three rhythms, from the easiest on."""
    return (
        Preset(tr("Gentle"), 60 * MINUTE, 4),
        Preset(tr("Standard"), 30 * MINUTE, 8),
        Preset(tr("Strong"), 20 * MINUTE, 12),
    )


class PresetCard(QRadioButton):
    """A rhythm to choose."""

    def __init__(self, look: Look, preset: Preset, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.preset = preset
        self.setAccessibleName(preset.name)
        self.setAccessibleDescription(preset.explanation)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._ring = show_focus(look, self, lambda: (QRectF(self.rect()), float(Radius.CARD)))
        follow_look(look, self)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self._look.px(150), self._look.px(92))

    def minimumSizeHint(self) -> QSize:
        """Its words must fit."""
        return QSize(self._look.px(130), self._look.px(92))

    def hitButton(self, position: object) -> bool:
        """All of it can be pressed."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bricks, name, rhythm, and a tick when chosen."""
        painter, colours, px = painting.begin(self), self._look.colours, self._look.px
        where = QRectF(self.rect())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = colours.line2 if self.underMouse() else colours.line
        painting.box(painter, where, float(Radius.CARD), colours.surface, edge)
        if self.isChecked():
            painter.setPen(QPen(colours.accent, 2))
            painter.drawRoundedRect(where.adjusted(1, 1, -1, -1), Radius.CARD - 1, Radius.CARD - 1)
        room, gap, height = min(float(px(128)), where.width() - 2 * px(15)), 3.0, float(px(14))
        each = (room - (self.preset.bricks - 1) * gap) / self.preset.bricks
        for nth in range(self.preset.bricks):
            x = px(15) + nth * (each + gap)
            x = where.width() - x - each if mirrored else x
            painting.brick(painter, self._look, QRectF(x, px(15), each, height), BoutClass.of(self.preset.prompt_after))
        words = where.adjusted(px(15), 0, -px(15), 0)
        align = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._look.font(Type.CONTROL, Weight.SEMIBOLD))
        painter.setPen(colours.text)
        painter.drawText(QRectF(words.left(), px(41), words.width(), px(20)), align, self.preset.name)
        painter.setFont(self._look.font(Type.HELP))
        painter.setPen(colours.text2)
        painter.drawText(QRectF(words.left(), px(61), words.width(), px(18)), align, self.preset.explanation)
        if self.isChecked():
            side = px(18)
            x = px(13) if mirrored else where.width() - px(13) - side
            self._look.paint_icon(painter, "tick", QRectF(x, px(42), side, side), colours.accent)


class PresetCards(QWidget):
    """Three rhythms side by side; none is chosen while the value is another."""

    chosen = Signal(int)
    """The user chose a rhythm; carries its milliseconds."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAccessibleName(tr("How often"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        self.cards = [PresetCard(look, preset, self) for preset in presets()]
        self._group = QButtonGroup(self)
        for nth, card in enumerate(self.cards):
            self._group.addButton(card)
            grid.addWidget(card, 0, nth)
            card.clicked.connect(lambda _=False, card=card: self.chosen.emit(card.preset.prompt_after))
        one_stop(self.cards)

    def show_value(self, prompt_after: int) -> None:
        """Mark the rhythm that has this value, if one has."""
        fitting = next((card for card in self.cards if card.preset.prompt_after == prompt_after), None)
        if fitting is not None:
            fitting.setChecked(True)
            return
        self._group.setExclusive(False)
        for card in self.cards:
            card.setChecked(False)
        self._group.setExclusive(True)
