"""What the two colours on a film's muscles mean: one is stretched while the other works."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from glutebreak.language import tr
from glutebreak.windows.look import painting, tokens
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Type

_RADIUS, _TO_WORD, _BETWEEN = 4, 7, 18


def key_height(look: Look) -> int:
    """How high the key is."""
    return look.line(Type.HELP)


def paint_key(painter: QPainter, look: Look, foot: QPointF, *, mirrored: bool) -> None:
    """Two dots with a word each, in one line, on the stage.

    Args:
        painter: what it is painted with.
        look: its colours and its typeface.
        foot: the middle of its lower edge.
        mirrored: whether one reads from right to left.
    """
    px, font, dim = look.px, look.font(Type.HELP), look.colours.stage_dim
    metrics = QFontMetricsF(font)
    # The film's own colours: the stage stays light in the dark scheme, and is turned down as a whole.
    own = tokens.light()
    words = ((own.stretch, tr("stretches")), (own.muscle, tr("works")))
    lengths = [2 * px(_RADIUS) + px(_TO_WORD) + metrics.horizontalAdvance(word) for _, word in words]
    whole = sum(lengths) + px(_BETWEEN)
    row = QRectF(foot.x() - whole / 2, foot.y() - key_height(look), whole, key_height(look))
    painter.setFont(font)
    start = 0.0
    for (colour, word), length in zip(words, lengths, strict=True):
        left = row.right() - start - length if mirrored else row.left() + start
        dot = left + length - px(_RADIUS) if mirrored else left + px(_RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(painting.blend(colour, QColor(dim.rgb()), dim.alphaF()))
        painter.drawEllipse(QPointF(dot, row.center().y()), px(_RADIUS), px(_RADIUS))
        painter.setPen(look.colours.stage_text2)
        beside = QRectF(left, row.top(), length, row.height())
        at_end = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        painter.drawText(beside, int(at_end | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute), word)
        start += length + px(_BETWEEN)
