"""What lies on the timeline: each a button to the keyboard and to screen readers, painted in its place."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from glutebreak.core.durations import HOUR
from glutebreak.core.history.corrections import Said
from glutebreak.core.history.day_and_week import Interruption
from glutebreak.core.history.timeline import AskMark, Block, HoldBlock, SaidBlock, Standing
from glutebreak.core.records import ActivationRecord, AskRecord
from glutebreak.core.sitting.happenings import BreakKind
from glutebreak.windows.dates_and_lengths import duration
from glutebreak.windows.history.day import day_texts
from glutebreak.windows.look import painting
from glutebreak.windows.look.painted_button import PaintedButton
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius, Type, Weight

Shown = Block | SaidBlock | Standing | HoldBlock | AskMark | ActivationRecord | Interruption
"""Whatever stands on the timeline."""
Paint = Callable[[QPainter, Look, QRectF], None]
"""Paints one thing into its rectangle."""
BRICK_GAP = 1.5
MARK = 4.8


class TimelineItem(PaintedButton):
    """One thing on the timeline; the arrow keys go to the one before and after it.

    Args:
        look: what it is painted with.
        shown: what it is.
        name: what screen readers say of it.
        paint: paints it into its rectangle.
        parent: the timeline.
    """

    stepped = Signal(int)
    """An arrow key asks for another item: so many further on, or the first or last."""

    def __init__(self, look: Look, shown: Shown, name: str, paint: Paint, parent: QWidget) -> None:
        self._radius = float(Radius.BRICK)
        super().__init__(look, parent)
        self.shown = shown
        self._paint = paint
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def set_corner(self, radius: float) -> None:
        """How round its focus ring is."""
        self._radius = radius

    def corner(self) -> float:
        """As round as what it shows."""
        return self._radius

    def sizeHint(self) -> QSize:
        """The timeline lays it out."""
        return QSize(20, 20)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step."""
        onwards = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {
            Qt.Key.Key_Right: onwards,
            Qt.Key.Key_Left: -onwards,
            Qt.Key.Key_Home: -(1 << 20),
            Qt.Key.Key_End: 1 << 20,
        }.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(steps)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What it is."""
        painter = painting.begin(self)
        self._paint(painter, self.look, QRectF(self.rect()))
        if self.warmth > 0 and isinstance(self.shown, Block | SaidBlock | Standing):
            veil = self.look.colours.canvas
            veil.setAlphaF(0.12 * self.warmth)
            painting.box(painter, QRectF(self.rect()), self._radius, veil)


def block_painter(block: Block) -> Paint:
    """A brick with its minutes on it."""

    def paint(painter: QPainter, look: Look, where: QRectF) -> None:
        place = where.adjusted(0, 0, -min(BRICK_GAP, where.width() / 4), 0)
        ground, ink = painting.bout_colours(look, block.bout_class)
        if block.is_open:
            painting.dashed_brick(painter, place, ground)
            ink = look.colours.text
        else:
            painting.brick(painter, look, place, block.bout_class)
        words = duration(block.within)
        if block.within < HOUR:
            words = words.split("\N{NO-BREAK SPACE}", maxsplit=1)[0]
        label(painter, look, place, words, ink, Weight.SEMIBOLD)

    return paint


def label(painter: QPainter, look: Look, where: QRectF, words: str, ink: QColor, weight: Weight) -> None:
    """A label in the middle of a block, if it fits."""
    font = look.font(Type.AXIS, weight)
    if QFontMetricsF(font).horizontalAdvance(words) <= where.width() - look.px(14):
        painting.text(painter, font, ink, where.center(), words)


def said_painter(said: Said | None) -> Paint:
    """Standing on soft ground; away as an empty outline."""

    def paint(painter: QPainter, look: Look, where: QRectF) -> None:
        colours = look.colours
        place = where.adjusted(0, 0, -min(BRICK_GAP, where.width() / 4), 0)
        if said is Said.AWAY:
            painting.box(painter, place, float(Radius.BRICK), None, colours.line2)
        else:
            painting.box(painter, place, float(Radius.BRICK), colours.accent_soft, colours.accent_edge)
        # The marks before and after it lie half on it.
        side = min(look.px(16), place.width() - 2 * (MARK * look.text_scale + 4))
        if side >= look.px(10):
            middle = place.center()
            icon = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            look.paint_icon(painter, "walk" if said is Said.AWAY else "person", icon, colours.text2)

    return paint


def hold_painter(hold: HoldBlock) -> Paint:
    """An amber box with its reason."""

    def paint(painter: QPainter, look: Look, where: QRectF) -> None:
        colours = look.colours
        painting.box(painter, where, float(Radius.BRICK), colours.hold_ground, colours.hold)
        font = look.font(Type.AXIS, Weight.MEDIUM)
        metrics = QFontMetricsF(font)
        inner = where.adjusted(look.px(8), 0, -look.px(4), 0)
        for words in (day_texts.hold_label(hold), day_texts.hold_name(hold.reason)):
            if metrics.horizontalAdvance(words) <= inner.width():
                painter.setFont(font)
                painter.setPen(colours.hold_text)
                align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
                painter.drawText(inner, int(align), words)
                return

    return paint


def ask_painter(sign: str | None) -> Paint:
    """^ started, an outline of it done by the user's word, clock later, » skipped, ring no answer."""

    def paint(painter: QPainter, look: Look, where: QRectF) -> None:
        paint_ask(painter, look, where.center(), sign)

    return paint


def ask_sign(ask: AskRecord) -> str | None:
    """What an ask's sign stands for: its outcome, or `claimed`."""
    return "claimed" if ask.is_claimed else ask.outcome


def paint_ask(painter: QPainter, look: Look, at: QPointF, outcome: str | None) -> None:
    """The sign of an ask's outcome, or of `claimed`, around a point."""
    colours, scale = look.colours, look.text_scale
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if outcome == "snooze":
        side = 14 * scale
        look.paint_icon(painter, "clock", QRectF(at.x() - side / 2, at.y() - side / 2, side, side), colours.text3)
        return
    colour = colours.accent if outcome in {"start", "claimed"} else colours.text3
    pen = QPen(colour, (2.0 if outcome == "start" else 1.5) * scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    if outcome == "start":
        painter.drawPolyline([at + QPointF(-5, 3) * scale, at + QPointF(0, -3) * scale, at + QPointF(5, 3) * scale])
    elif outcome == "claimed":
        outline = ((0, -5.5), (6.5, 1.5), (3.8, 4.2), (0, 0.4), (-3.8, 4.2), (-6.5, 1.5))
        painter.drawPolygon([at + QPointF(x, y) * scale for x, y in outline])
    elif outcome in {"skip", "dismiss"}:
        for shift in (-5.0, 0.5):
            painter.drawPolyline(
                [
                    at + QPointF(shift, -4) * scale,
                    at + QPointF(shift + 4, 0) * scale,
                    at + QPointF(shift, 4) * scale,
                ]
            )
    else:
        painter.drawEllipse(at, 4.4 * scale, 4.4 * scale)


def break_painter(kind: BreakKind) -> Paint:
    """A filled mark, or a hollow one on the ground's colour."""

    def paint(painter: QPainter, look: Look, where: QRectF) -> None:
        radius = MARK * look.text_scale
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colours.canvas)
        painter.drawEllipse(where.center(), radius + 1.5, radius + 1.5)
        guided = kind is BreakKind.PROMPTED
        painting.break_mark(painter, look, where.center(), guided=guided, radius=radius)

    return paint
