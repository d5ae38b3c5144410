"""Words on the stage that are broken into lines."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Type, Weight
from glutebreak.windows.look.wrapping import in_company

_SIZES = (Type.SECTION, Type.CUE, Type.BODY, Type.HELP)
_NARROW_SIZES = (Type.BODY, Type.HELP)
_INDENT = 34
_BELOW_PICTURE, _BELOW_NOTE = 16, 12
_GAP = 0.5
"""Between two steps, as a share of the size of their text."""


def steps_fit(painter: QPainter, look: Look, steps: tuple[str, ...], room: QRectF, *, note: str) -> bool:
    """Whether the steps fit the room at the smallest size, and the note before them."""
    font = look.font(Type.HELP, Weight.MEDIUM)
    beside = room.adjusted(look.px(_INDENT), 0, 0, 0)
    gap = font.pixelSize() * _GAP
    taken = text_height(painter, note, look.font(Type.BODY), room) + _BELOW_NOTE if note else 0.0
    return taken + sum(text_height(painter, step, font, beside) + gap for step in steps) <= room.height()


def share_room(
    painter: QPainter, look: Look, steps: tuple[str, ...], room: QRectF, *, note: str, tall: bool
) -> tuple[QRectF | None, QRectF]:
    """The room for what is seen and the one for the steps; all for the steps if need be.

    What is wide stands above them, what is tall beside them, or the other way where only that leaves them enough.
    """
    high, wide = room.height() * 0.54, room.width() * (0.42 if tall else 0.36)
    gap = _BELOW_PICTURE
    above = room.adjusted(0, 0, 0, high - room.height()), room.adjusted(0, high + gap, 0, 0)
    beside = room.adjusted(0, 0, wide - room.width(), 0), room.adjusted(wide + gap, 0, 0, 0)
    shares = (beside, above) if tall else (above, beside)
    return next((each for each in shares if steps_fit(painter, look, steps, each[1], note=note)), (None, room))


def paint_steps(
    painter: QPainter, look: Look, steps: tuple[str, ...], room: QRectF, *, note: str, narrow: bool
) -> None:
    """Numbered steps in the middle of the room, as large as there is room for; before them a note, if there is one.

    Where there is too little even for the smallest size, the last ones are left out: below the room stands the ring.
    """
    colours, indent = look.colours, look.px(_INDENT)
    beside = room.adjusted(indent, 0, 0, 0)
    taken = text_height(painter, note, look.font(Type.BODY), room) + _BELOW_NOTE if note else 0.0
    for size in _NARROW_SIZES if narrow else _SIZES:
        font, number_font = look.font(size, Weight.MEDIUM), look.font(size, Weight.SEMIBOLD)
        gap = font.pixelSize() * _GAP
        height = taken + sum(text_height(painter, step, font, beside) + gap for step in steps)
        if height <= room.height():
            break
    at = QRectF(room)
    at.setTop(max(room.top(), room.center().y() - height / 2))
    if note:
        painter.setFont(look.font(Type.BODY))
        painter.setPen(colours.stage_text2)
        painter.drawText(at, int(Qt.TextFlag.TextWordWrap), note)
        at.setTop(at.top() + taken)
    for number, step in enumerate(steps, 1):
        height = text_height(painter, step, font, beside)
        if at.top() + height > room.bottom() + 1:
            return
        painter.setFont(number_font)
        painter.setPen(colours.stage_ring)
        painter.drawText(at.topLeft() + QPointF(0, QFontMetricsF(font).ascent()), str(number))
        painter.setFont(font)
        painter.setPen(colours.stage_text)
        beside.setTop(at.top())
        painter.drawText(beside, int(Qt.TextFlag.TextWordWrap), in_company(step, font, beside.width()))
        at.setTop(at.top() + height + gap)


def text_height(painter: QPainter, text: str, font: QFont, room: QRectF) -> float:
    """The height of a text broken into lines of the room's width, with the space below it."""
    if not text:
        return 0.0
    metrics = QFontMetricsF(font, painter.device())
    tall = QRectF(0, 0, room.width(), 10_000)
    return metrics.boundingRect(tall, int(Qt.TextFlag.TextWordWrap), text).height() + 2
