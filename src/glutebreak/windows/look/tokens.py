"""All sizes, spacings, times and colours. Sizes are logical pixels, times milliseconds."""

from dataclasses import dataclass
from enum import Enum, IntEnum

from PySide6.QtGui import QColor

WINDOW_MARGIN = 32
NARROW_MARGIN = 24
"""A window's margin where it is narrow."""
BREAK_MARGIN = 24

CONTROL_HEIGHT = 36
LARGE_HEIGHT = 48
CONTROL_AIR = 15
"""Between a control's edge and what stands on it."""
CHIP_HEIGHT = 32
ICON = 20
"""The grid that line icons are drawn on."""
SWITCH_WIDTH = 44
SWITCH_HEIGHT = 26
FOCUS_STROKE = 3
FOCUS_GAP = 2


class Radius(IntEnum):
    """How round a corner is."""

    BRICK = 5
    SMALL = 8
    CONTROL = 10
    POPOVER = 14
    CARD = 16
    STAGE = 20


class Motion(IntEnum):
    """How long a movement takes; all of them end gently (OutCubic)."""

    PRESS = 120
    """Hover and press."""
    APPEAR = 180
    """A popover."""
    RING = 280
    """A brick that rises."""
    BRICK_STEP = 12
    """From one rising brick to the next."""


class Weight(IntEnum):
    """The three weights of the typeface."""

    REGULAR = 400
    MEDIUM = 500
    SEMIBOLD = 600


class Tone(Enum):
    """What a text is coloured with: the name of its field in `Colours`."""

    TEXT = "text"
    TEXT2 = "text2"
    TEXT3 = "text3"
    ACCENT = "accent"
    HOLD = "hold_text"


@dataclass(frozen=True, slots=True)
class TypeSize:
    """One size of the type scale."""

    size: int
    """The em."""
    line: int
    """From one baseline to the next."""
    weight: Weight
    """The weight it has unless another is asked for."""
    tracking: float = 0.0
    """How much closer or wider letters stand than the typeface has them, in ems."""
    columns: bool = False
    """Whether it is for numbers that stand below each other, and so has figures of equal width.

    The typeface fills the width of a one with a foot, which is too coarse for a large figure.
    """


class Type(Enum):
    """The type scale."""

    COUNT = TypeSize(112, 104, Weight.SEMIBOLD, -0.03)
    FIGURE = TypeSize(40, 46, Weight.SEMIBOLD, -0.032)
    QUESTION = TypeSize(34, 42, Weight.SEMIBOLD, -0.027)
    TITLE = TypeSize(28, 38, Weight.SEMIBOLD, -0.025)
    SECTION = TypeSize(22, 31, Weight.SEMIBOLD, -0.02)
    CUE = TypeSize(18, 26, Weight.MEDIUM)
    BODY = TypeSize(15, 22, Weight.REGULAR)
    CONTROL = TypeSize(14, 20, Weight.MEDIUM)
    HELP = TypeSize(13, 18, Weight.REGULAR)
    AXIS = TypeSize(12, 16, Weight.REGULAR, columns=True)


DISPLAY_FROM = 22
"""From this size up, medium and semibold text is set in the display cut."""


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour of one scheme."""

    canvas: QColor
    """The window's ground."""
    surface: QColor
    """Cards."""
    sunken: QColor
    """Tonal buttons, fields, segments."""
    raised: QColor
    """Popovers, toasts, the chosen segment."""
    band: QColor
    """The selected column, an inset note."""
    line: QColor
    """Hairlines and the edges of cards; in the dark seen through, so that it shows on whatever is raised."""
    line2: QColor
    """A switch that is off, empty marks."""
    text: QColor
    text2: QColor
    text3: QColor
    accent: QColor
    """Movement, and the main action."""
    accent_hover: QColor
    on_accent: QColor
    accent_soft: QColor
    """A chosen chip, the current group."""
    accent_edge: QColor
    """The edge of what lies on `accent_soft`."""
    sit1: QColor
    """A bout up to 30 minutes."""
    on_sit1: QColor
    sit2: QColor
    """A bout from 30 to 60 minutes."""
    on_sit2: QColor
    sit3: QColor
    """A bout over 60 minutes."""
    on_sit3: QColor
    hold: QColor
    """Calls and other holds."""
    hold_text: QColor
    hold_ground: QColor
    muscle: QColor
    """The dot of a muscle that works, beside its name or on the figure, and nothing else."""
    stretch: QColor
    """The same of a muscle that is stretched: the violet of the films."""
    track: QColor
    """The empty part of a ring."""
    stage_top: QColor
    """The studio's ground, from the top …"""
    stage_upper: QColor
    """… at 40 % …"""
    stage_lower: QColor
    """… at 74 % …"""
    stage_foot: QColor
    """… to the foot."""
    stage_dim: QColor
    """Laid over the studio and the films in the dark."""
    stage_ring: QColor
    """The ring on the stage."""
    stage_text: QColor
    """Text on the stage."""
    stage_text2: QColor
    """The smaller text on the stage."""
    stage_track: QColor
    """The empty part of the ring on the stage."""
    stage_paused: QColor
    """The filled part of the ring on the stage while it stands still."""
    stage_pill: QColor
    """The side at work, on the stage."""
    on_stage_pill: QColor
    stage_done_pill: QColor
    """The side that is done: it steps back behind the one at work."""
    shadow: QColor
    """What floats throws this, wide and soft."""


def _alpha(colour: str, share: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(share)
    return made


def light(*, high_contrast: bool = False) -> Colours:
    """The light scheme."""
    return Colours(
        canvas=QColor("#F4F5F7"),
        surface=QColor("#FFFFFF"),
        sunken=QColor("#E9ECF0"),
        raised=QColor("#FFFFFF"),
        band=QColor("#F0F3F6"),
        line=QColor("#7C8797" if high_contrast else "#DCE1E7"),
        line2=QColor("#7C8797"),
        text=QColor("#17202E"),
        text2=QColor("#465163"),
        text3=QColor("#465163" if high_contrast else "#596577"),
        accent=QColor("#0B7378"),
        accent_hover=QColor("#095F64"),
        on_accent=QColor("#FFFFFF"),
        accent_soft=QColor("#DCF0EF"),
        accent_edge=QColor("#0B7378" if high_contrast else "#8FC9C8"),
        sit1=QColor("#768EB1"),
        on_sit1=QColor("#0E1726"),
        sit2=QColor("#3D5886"),
        on_sit2=QColor("#FFFFFF"),
        sit3=QColor("#1B2A4C"),
        on_sit3=QColor("#FFFFFF"),
        hold=QColor("#D99A3C"),
        hold_text=QColor("#80520F"),
        hold_ground=QColor("#FBF0DD"),
        muscle=QColor("#E5403C"),
        stretch=QColor("#7A4FD6"),
        track=QColor("#7C8797") if high_contrast else _alpha("#17202E", 0.15),
        stage_top=QColor("#D0D3D8"),
        stage_upper=QColor("#DADDE1"),
        stage_lower=QColor("#E5E6E8"),
        stage_foot=QColor("#E3E4E6"),
        stage_dim=_alpha("#000000", 0.0),
        stage_ring=QColor("#0B7378"),
        stage_text=QColor("#17202E"),
        stage_text2=QColor("#465163"),
        stage_track=QColor("#667084") if high_contrast else _alpha("#17202E", 0.15),
        stage_paused=QColor("#667084"),
        stage_pill=QColor("#17202E"),
        on_stage_pill=QColor("#FFFFFF"),
        stage_done_pill=_alpha("#EDEEEF", 0.86),
        shadow=_alpha("#0F1726", 0.16),
    )


def dark(*, high_contrast: bool = False) -> Colours:
    """The dark scheme."""
    return Colours(
        canvas=QColor("#12171E"),
        surface=QColor("#1B222C"),
        sunken=QColor("#0D1117"),
        raised=QColor("#252E3A"),
        band=QColor("#212A35"),
        line=QColor("#77859A") if high_contrast else _alpha("#C9D9F2", 0.14),
        line2=QColor("#77859A"),
        text=QColor("#EDF1F6"),
        text2=QColor("#B4BECB"),
        text3=QColor("#B4BECB" if high_contrast else "#98A3B2"),
        accent=QColor("#4CC7C3"),
        accent_hover=QColor("#6AD6D2"),
        on_accent=QColor("#06201F"),
        accent_soft=QColor("#16363A"),
        accent_edge=QColor("#4CC7C3" if high_contrast else "#2D6E70"),
        sit1=QColor("#60779D"),
        on_sit1=QColor("#FFFFFF"),
        sit2=QColor("#8FABD3"),
        on_sit2=QColor("#12171E"),
        sit3=QColor("#EAF1FB"),
        on_sit3=QColor("#12171E"),
        hold=QColor("#E6B469"),
        hold_text=QColor("#E6B469"),
        hold_ground=QColor("#33291A"),
        muscle=QColor("#FF6B63"),
        stretch=QColor("#A98AF5"),
        track=QColor("#77859A") if high_contrast else _alpha("#EDF1F6", 0.18),
        stage_top=QColor("#D0D3D8"),
        stage_upper=QColor("#DADDE1"),
        stage_lower=QColor("#E5E6E8"),
        stage_foot=QColor("#E3E4E6"),
        stage_dim=_alpha("#000000", 0.23),
        stage_ring=QColor("#064A4E"),
        stage_text=QColor("#0F141B"),
        stage_text2=QColor("#0F141B"),
        stage_track=QColor("#3F4857") if high_contrast else _alpha("#0F141B", 0.18),
        stage_paused=QColor("#3F4857"),
        stage_pill=QColor("#17202E"),
        on_stage_pill=QColor("#FFFFFF"),
        stage_done_pill=_alpha("#FFFFFF", 0.24),
        shadow=_alpha("#000000", 0.55),
    )
