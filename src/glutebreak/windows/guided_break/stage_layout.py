"""Where things stand on the stage."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt

from glutebreak.windows.look.ring import STROKES
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import BREAK_MARGIN, CONTROL_AIR

FILM_SHAPE = 16 / 9
WIDE_STAGE = QSize(1152, 528)
"""The stage of the window at the size it opens with; a ring of 256 belongs to it."""
WIDE_RING = 256
NARROW_RING = 164
_ABOVE_FOOT = 12
_ONE_LINE, _TWO_LINES, _BELOW_LINES = 22, 60, 40
"""The words below a wide stage's ring: one more line of them, all, and the air below."""
_MOST_COLUMN = 0.34
"""The most of a wide stage's width that words take; longer ones are broken."""
_MOST_GROWTH = 1.25
"""The most by which large text enlarges the ring, which is large as it is."""


class Edge(Enum):
    """An edge of the film."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    FOOT = "foot"


ALL_ROUND = {Edge.LEFT: 0.2, Edge.RIGHT: 0.2, Edge.TOP: 0.24, Edge.FOOT: 0.14}
"""How a picture fades that stands alone on the stage: it has no edges then."""


@dataclass(frozen=True, slots=True)
class StageLayout:
    """The places on a stage, in its own coordinates."""

    film: QRect
    fades: Mapping[Edge, float]
    """The edges at which the film fades into the ground, and over which share of it."""
    ring: QRectF
    stroke: float
    words: QRectF
    """The room for the words of the phase."""
    align: Qt.AlignmentFlag
    scale: float
    """How much larger the words are than their size of the scale."""
    pills: QPointF
    """The left top corner of the pills of the sides."""
    steps: QRectF
    """The room for the steps, where there is nothing to see."""


def wide_layout(size: QSize, look: Look, words_width: float, *, mirrored: bool = False) -> StageLayout:
    """The film flush left, the ring and its words at the right; or mirrored, the film itself never.

    With large text the ring grows too, as far as the words leave it room: the count is read from afar.
    """
    width, height, text = size.width(), size.height(), look.text_scale
    film_width = min(round(height * FILM_SHAPE), width)
    film = QRect(width - film_width if mirrored else 0, 0, film_width, height)
    scale = min(max(min(height / WIDE_STAGE.height(), width / WIDE_STAGE.width()), 0.6), 1.7)
    broken = words_width * scale > width * _MOST_COLUMN
    lines = (_TWO_LINES * text + _BELOW_LINES + (_ONE_LINE * text if broken else 0)) * scale
    ring = round(min(WIDE_RING * scale * min(text, _MOST_GROWTH), max(height - lines - 20 * scale - 24, 100)))
    column = max(ring, min(words_width * scale, width * _MOST_COLUMN))
    from_edge = 36 * scale + column / 2
    centre = from_edge if mirrored else width - from_edge
    top = max((height - ring - lines) * 0.56, 12)
    words = QRectF(centre - column / 2 - 12, top + ring + 20 * scale, column + 24, lines)
    return StageLayout(
        film=film,
        fades={Edge.LEFT if mirrored else Edge.RIGHT: 1 / 3},
        ring=QRectF(centre - ring / 2, top, ring, ring),
        stroke=ring * STROKES[WIDE_RING] / WIDE_RING,
        words=words,
        align=Qt.AlignmentFlag.AlignHCenter,
        scale=scale,
        pills=QPointF(24, 24),
        steps=QRectF(2 * from_edge + 48 if mirrored else 48, 24, max(width - 2 * from_edge - 96, 200), height - 48),
    )


def narrow_edge(look: Look) -> int:
    """What is left free at the sides of a narrow window: the pill, the ring, the icons and the buttons stand on it."""
    return max(BREAK_MARGIN, look.px(CONTROL_AIR))


def narrow_layout(
    size: QSize, look: Look, *, lines: int, in_words: bool = False, mirrored: bool = False
) -> StageLayout:
    """The film on top, below it the ring with so many lines of words beside it.

    Args:
        size: of the stage.
        look: what it is painted with.
        lines: how many there are beside the ring.
        in_words: steps stand in place of the film, and want all the room there is.
        mirrored: whether the ring stands at the right.
    """
    width, height, edge = size.width(), size.height(), narrow_edge(look)
    # With large text there are fewer lines rather than a small ring or a small film.
    large = look.text_scale > 1
    shares = (0.34, 0.44) if large else (0.3, 0.36)
    ring = min(look.px(NARROW_RING), round(width * shares[0]), round(height * shares[1]))
    needed = max(ring, round(lines * 30 * look.text_scale)) + 36
    wanted = height if in_words else round(width / FILM_SHAPE)
    least = height - ring - 36 if large else round(height * 0.3)
    film_height = max(min(wanted, height - needed), min(least, wanted))
    film_width = width if width / film_height < FILM_SHAPE * 1.15 else round(film_height * FILM_SHAPE)
    below = height - film_height
    # The film fades above the ring, which may stand nearer to the foot therefore, but not at it.
    around = (below - ring) / 2
    top = film_height + around + (0 if in_words else max(min(10, around - _ABOVE_FOOT), 0))
    gap = 28
    beside = width - 2 * edge - ring - gap
    sides = {Edge.LEFT: 0.3, Edge.RIGHT: 0.3} if film_width < width else {}
    return StageLayout(
        film=QRect((width - film_width) // 2, 0, film_width, film_height),
        fades={Edge.FOOT: 0.24, **sides},
        ring=QRectF(width - edge - ring if mirrored else edge, top, ring, ring),
        stroke=ring * STROKES[NARROW_RING] / NARROW_RING,
        words=QRectF(edge if mirrored else edge + ring + gap, film_height + 8, beside, below - 16),
        align=Qt.AlignmentFlag.AlignLeading,
        scale=1.0,
        pills=QPointF(edge, BREAK_MARGIN),
        steps=QRectF(edge, 64, width - 2 * edge, film_height - 72),
    )
