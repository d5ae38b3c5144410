"""What the two colours on a film's muscles mean: one is stretched while the other works."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from glutebreak.language import tr
from glutebreak.windows.look import painting, tokens
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Type

_RADIUS, _TO_WORD, _BETWEEN = 4, 7, 18


def key_size(look: Look) -> QSizeF:
    """How wide and how high the key is."""
    return QSizeF(sum(_lengths(look)) + look.px(_BETWEEN), look.line(Type.HELP))


def paint_key(painter: QPainter, look: Look, foot: QPointF, *, mirrored: bool) -> None:
    """Two dots with a word each, in one line, on the stage.

    Args:
        painter: what it is painted with.
        look: its colours and its typeface.
        foot: the middle of its lower edge.
        mirrored: whether one reads from right to left.
    """
    px, dim, size = look.px, look.colours.stage_dim, key_size(look)
    # The film's own colours: the stage stays light in the dark scheme, and is turned down as a whole.
    own = tokens.light()
    row = QRectF(QPointF(foot.x() - size.width() / 2, foot.y() - size.height()), size)
    painter.setFont(look.font(Type.HELP))
    start = 0.0
    for colour, word, length in zip((own.stretch, own.muscle), _words(), _lengths(look), strict=True):
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


def _words() -> tuple[str, str]:
    return tr("stretches"), tr("works")


def _lengths(look: Look) -> list[float]:
    """How long each dot with its word is."""
    metrics, before = QFontMetricsF(look.font(Type.HELP)), 2 * look.px(_RADIUS) + look.px(_TO_WORD)
    return [before + metrics.horizontalAdvance(word) for word in _words()]
