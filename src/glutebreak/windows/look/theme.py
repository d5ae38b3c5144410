"""The look in force: colours, type and icons."""

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QColor, QFont, QPainter

from glutebreak.windows.look import tokens
from glutebreak.windows.look.icons import Icons
from glutebreak.windows.look.tokens import Colours, Tone, Type, Weight

_BETWEEN_WORDS = 0.06
"""Added between words whose letters stand closer than the typeface has them, in ems."""


class Look(QObject):
    """What every window and control is drawn with; `changed` tells them to draw themselves anew.

    Args:
        colours: the colours in force.
        icons: the line icons.
        fallback: the family of what the typeface lacks.
        reduced_motion: whether nothing is to glide, fade or rise.
        text_scale: the factor on every text size, from 1 to 2.
        parent: who owns it.
    """

    changed = Signal()
    """Anything about the look has changed: ask for colours and fonts again, and paint."""

    dark = False
    """Whether the dark scheme is in force."""
    high_contrast = False
    """Whether stronger lines are wanted."""

    def __init__(
        self,
        colours: Colours,
        icons: Icons,
        fallback: str,
        *,
        reduced_motion: bool = False,
        text_scale: float = 1.0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.colours = colours
        self.icons = icons
        self.fallback = fallback
        self.reduced_motion = reduced_motion
        self.text_scale = text_scale
        self._fonts: dict[tuple[Type, Weight, bool], QFont] = {}

    def font(self, size: Type, weight: Weight | None = None, *, columns: bool | None = None) -> QFont:
        """The font of a size of the scale.

        Args:
            size: the size.
            weight: its own unless one is given.
            columns: whether figures are of equal width, for numbers below one another; as the size has it unless given.
                Prose goes without: equal figures come with a hyphen as wide as they are.
        """
        given = size.value.weight if weight is None else weight
        key = (size, given, size.value.columns if columns is None else columns)
        if key not in self._fonts:
            self._fonts[key] = self._make_font(*key)
        return QFont(self._fonts[key])

    def line(self, size: Type) -> int:
        """The height of a line of that size."""
        return round(size.value.line * self.text_scale)

    def px(self, size: float) -> int:
        """A length that grows with the text: the height of a control, a mark, an icon."""
        return round(size * self.text_scale)

    def colour(self, tone: Tone) -> QColor:
        """The colour of text in that tone."""
        made: QColor = getattr(self.colours, tone.value)
        return made

    def paint_icon(self, painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
        """Paint a line icon of `assets/icons/ui.svg` in one colour, filling the box."""
        self.icons.paint(painter, name, box, colour)

    def _make_font(self, size: Type, weight: Weight, columns: bool) -> QFont:  # noqa: FBT001 - a key's part
        display = size.value.size >= tokens.DISPLAY_FROM and weight >= Weight.MEDIUM
        font = QFont()
        font.setFamilies(["Inter Display" if display else "Inter", "Inter", self.fallback])
        font.setPixelSize(round(size.value.size * self.text_scale))
        font.setWeight(QFont.Weight(int(weight)))
        if size.value.tracking:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, size.value.tracking * font.pixelSize())
            # Letters that stand closer leave less between words as well: that is given back.
            font.setWordSpacing(_BETWEEN_WORDS * font.pixelSize())
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if columns:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font
