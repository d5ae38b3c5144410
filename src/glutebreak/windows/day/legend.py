"""What the signs of the timeline mean, in as many lines as it takes."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from glutebreak.core.history.values import BoutClass
from glutebreak.language import tr
from glutebreak.windows.day.items import paint_ask
from glutebreak.windows.look import painting
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Type

Sign = Callable[[QPainter, Look, QPointF], None]
_ROW = 28


class FlowLegend(QLabel):
    """Signs with their words, flowing into lines. A label to screen readers.

    Args:
        look: what it is painted with.
        entries: pairs of what paints a sign around a point, and its word.
        parent: where it stands.
    """

    def __init__(self, look: Look, entries: tuple[tuple[Sign, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._entries = entries
        self.setText(", ".join(word for _, word in entries))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._look_changed)

    def show_entries(self, entries: tuple[tuple[Sign, str], ...]) -> None:
        """Explain these signs instead."""
        self._entries = entries
        self.setText(", ".join(word for _, word in entries))
        self._look_changed()

    def hasHeightForWidth(self) -> bool:
        """More lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        places = self._places(width)
        return round(places[-1].y() + self._look.px(_ROW) / 2) if places else 0

    def sizeHint(self) -> QSize:
        """Room for a few signs a line."""
        width = self._look.px(540)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest entry."""
        return QSize(self._look.px(160), self._look.px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The signs and their words."""
        painter, look, px = painting.begin(self), self._look, self._look.px
        font = look.font(Type.HELP)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for (sign, word), at in zip(self._entries, self._places(self.width()), strict=True):
            x = self.width() - at.x() if mirrored else at.x()
            sign(painter, look, QPointF(x, at.y()))
            width = QFontMetricsF(font).horizontalAdvance(word)
            start = x - px(15) - width if mirrored else x + px(15)
            painter.setPen(look.colours.text2)
            where = QRectF(start, at.y() - px(_ROW) / 2, width + 2, px(_ROW))
            painter.setFont(font)
            painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), word)

    def _places(self, width: int) -> list[QPointF]:
        px, metrics = self._look.px, QFontMetricsF(self._look.font(Type.HELP))
        x, y, places = 0.0, px(_ROW) / 2, []
        for _, word in self._entries:
            takes = px(20) + metrics.horizontalAdvance(word)
            if x and x + takes > width:
                x, y = 0.0, y + px(_ROW)
            places.append(QPointF(x + px(7), y))
            x += takes + px(22)
        return places

    def _look_changed(self) -> None:
        self.updateGeometry()
        self.update()


def swatch(bout_class: BoutClass) -> Sign:
    """A small brick."""

    def paint(painter: QPainter, look: Look, at: QPointF) -> None:
        side = look.px(12)
        where = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
        painting.box(painter, where, side / 4, painting.bout_colours(look, bout_class)[0])

    return paint


def mark(*, guided: bool) -> Sign:
    """The sign of a break."""

    def paint(painter: QPainter, look: Look, at: QPointF) -> None:
        painting.break_mark(painter, look, at, guided=guided, radius=4.8 * look.text_scale)

    return paint


def ask(outcome: str | None) -> Sign:
    """The sign of an ask's outcome."""

    def paint(painter: QPainter, look: Look, at: QPointF) -> None:
        paint_ask(painter, look, at, outcome)

    return paint


def _hold(painter: QPainter, look: Look, at: QPointF) -> None:
    width, height = look.px(14), look.px(10)
    where = QRectF(at.x() - width / 2, at.y() - height / 2, width, height)
    painting.box(painter, where, 3.0, look.colours.hold_ground, look.colours.hold)


def _standing(painter: QPainter, look: Look, at: QPointF) -> None:
    side = look.px(12)
    where = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
    painting.box(painter, where, side / 4, look.colours.accent_soft, look.colours.accent_edge)


def day_entries(*, claimed: bool) -> tuple[tuple[Sign, str], ...]:
    """What stands on the timeline; what was done by the user's word only where there is such an ask."""
    by_word = ((ask("claimed"), tr("done by your word")),)
    return (
        (swatch(BoutClass.SHORT), tr("up to 30")),
        (swatch(BoutClass.MIDDLE), tr("30 to 60")),
        (swatch(BoutClass.LONG), tr("over 60")),
        (mark(guided=True), tr("guided")),
        (mark(guided=False), tr("on your own")),
        (ask("start"), tr("started")),
        *(by_word if claimed else ()),
        (ask("snooze"), tr("later")),
        (ask("skip"), tr("skipped")),
        (ask("unanswered"), tr("no answer")),
        (_standing, tr("standing")),
        (_hold, tr("held back")),
    )
