"""The pills on the stage: the side that is done, and the one at work or next."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from glutebreak.windows.guided_break.break_texts import Pill
from glutebreak.windows.look import painting
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import CHIP_HEIGHT, Type, Weight

_BETWEEN = 8


def pill_width(look: Look, pill: Pill) -> float:
    """How wide a pill is."""
    return QFontMetricsF(_font(look, pill)).horizontalAdvance(pill.text) + look.px(48 if pill.icon else 28)


def paint_pills(
    painter: QPainter, look: Look, pills: Sequence[Pill], corner: QPointF, *, turned_in: float | None
) -> None:
    """The side that is done on a ground that steps back, the one at work on the dark one.

    Args:
        painter: what they are painted with.
        look: their colours and their typeface.
        pills: what they say.
        corner: the left top corner of the first.
        turned_in: the width of the stage, if they stand from its right edge inwards.
    """
    colours, px, x = look.colours, look.px, corner.x()
    for pill in pills:
        width = pill_width(look, pill)
        where = QRectF(x if turned_in is None else turned_in - x - width, corner.y(), width, px(CHIP_HEIGHT))
        ground = colours.stage_done_pill if pill.done else colours.stage_pill
        painting.box(painter, where, where.height() / 2, ground)
        ink = colours.stage_text2 if pill.done else colours.on_stage_pill
        text = where.adjusted(px(14), 0, -px(14), 0)
        if pill.icon:
            icon = QRectF(where.x() + px(10), where.center().y() - px(8), px(16), px(16))
            look.paint_icon(painter, pill.icon, icon, ink)
            text.setLeft(icon.right() + px(6))
        painter.setFont(_font(look, pill))
        painter.setPen(ink)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), pill.text)
        x += width + px(_BETWEEN)


def _font(look: Look, pill: Pill) -> QFont:
    return look.font(Type.HELP, Weight.MEDIUM if pill.done else Weight.SEMIBOLD)
