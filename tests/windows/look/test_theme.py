"""The look: schemes, contrast, type, icons, rings."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from glutebreak.places import shipped
from glutebreak.windows.look import painting, tokens
from glutebreak.windows.look.desktop_look import DesktopLook
from glutebreak.windows.look.icons import Icons
from glutebreak.windows.look.ring import STROKES, RingState, paint_ring
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Colours, Tone, Type, Weight
from glutebreak.windows.look.words import Run, Words, emphasised
from windows.dressing import Dress

NEEDED_ICONS = {
    *("left", "right", "up", "down", "calendar", "table", "share", "play", "pause", "next", "back", "mute", "corner"),
    *("full", "swap", "warning", "tick", "minus", "plus", "bell", "moon", "person", "contrast", "lock", "info"),
    *("reset", "search"),
}


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [
        each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4
        for each in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio as WCAG 2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def laid_on(ground: QColor, veil: QColor) -> QColor:
    """What is seen of a ground through a colour that lies on it."""
    return painting.blend(ground, QColor(veil.rgb()), veil.alphaF())


@pytest.mark.parametrize("colours", [tokens.light(), tokens.dark()])
def test_every_text_can_be_read_and_every_sign_seen(colours: Colours) -> None:
    """4.5 to 1 for text on all its grounds, 3 to 1 for bricks, marks and switches."""
    for ground in (colours.canvas, colours.surface, colours.sunken, colours.raised, colours.band):
        for ink in (colours.text, colours.text2, colours.text3):
            assert contrast(ink, ground) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.hold_text, colours.hold_ground) >= 4.5
    for label, brick in (
        (colours.on_sit1, colours.sit1),
        (colours.on_sit2, colours.sit2),
        (colours.on_sit3, colours.sit3),
    ):
        assert contrast(label, brick) >= 4.5
    for sign in (colours.sit1, colours.sit2, colours.sit3, colours.accent, colours.line2):
        assert contrast(sign, colours.surface) >= 3.0
    for one, other in combinations((colours.sit1, colours.sit2, colours.sit3), 2):
        assert contrast(one, other) >= 1.7


def test_strong_contrast_makes_lines_visible() -> None:
    """The faint line gives way to the one with a ratio of three."""
    for colours in (tokens.light(high_contrast=True), tokens.dark(high_contrast=True)):
        assert contrast(colours.line, colours.surface) >= 3.0


def test_edges_show_on_every_ground() -> None:
    """On the window, on cards and, in the dark as well, on what floats above them."""
    for colours in (tokens.light(), tokens.dark()):
        grounds = (colours.canvas, colours.surface, colours.raised)
        lines = [laid_on(ground, colours.line) for ground in grounds]
        assert [contrast(line, ground) >= 1.2 for line, ground in zip(lines, grounds, strict=True)] == [True] * 3


def test_the_look_follows_the_desktop_while_it_runs(qapp: QApplication, dress: Dress) -> None:
    """Colours change and everybody is told."""
    look = dress(dark=None)
    told: list[bool] = []
    look.changed.connect(lambda: told.append(look.dark))
    hints = qapp.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    canvases = [look.colours.canvas]
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    canvases.append(look.colours.canvas)
    assert told == [True, False]
    assert canvases == [tokens.dark().canvas, tokens.light().canvas]


def test_strong_contrast_follows_the_desktop_too(qapp: QApplication, dress: Dress) -> None:
    """And a scheme chosen here stays as it is."""
    look = dress(dark=True, high_contrast=None)
    look_before = look.colours.line
    qapp.styleHints().accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert (look.dark, look.high_contrast, look.colours.line != look_before) == (True, True, True)


def test_a_scheme_chosen_here_stands(look: DesktopLook) -> None:
    """Whatever the desktop says."""
    look.choose(dark=True, reduced_motion=True)
    assert (look.dark, look.colours.canvas, look.reduced_motion) == (True, tokens.dark().canvas, True)


@pytest.mark.parametrize(
    ("size", "weight", "family"),
    [
        (Type.BODY, Weight.REGULAR, "Inter"),
        (Type.CONTROL, Weight.MEDIUM, "Inter"),
        (Type.BODY, Weight.SEMIBOLD, "Inter"),
        (Type.TITLE, Weight.SEMIBOLD, "Inter Display"),
        (Type.TITLE, Weight.MEDIUM, "Inter Display"),
    ],
)
def test_the_typeface_is_the_bundled_one(look: Look, size: Type, weight: Weight, family: str) -> None:
    """In its size and weight, with figures of equal width where columns want them."""
    font = look.font(size, weight, columns=True)
    info = QFontInfo(font)
    assert (info.family(), info.weight(), info.pixelSize()) == (family, int(weight), size.value.size)
    widths = [QFontMetricsF(font).horizontalAdvance(figure) for figure in "0123456789"]
    assert max(widths) - min(widths) < 0.05


def test_larger_text_makes_everything_about_it_larger(dress: Dress) -> None:
    """Fonts, lines and controls."""
    look = dress(text_scale=2.0)
    assert (look.font(Type.BODY).pixelSize(), look.line(Type.BODY), look.px(36)) == (30, 44, 72)


def test_the_icon_sheet_holds_every_icon_and_each_leaves_a_mark(qapp: QApplication) -> None:
    """Inside its box and in the colour asked for."""
    icons = Icons(shipped("assets", "icons", "ui.svg"))
    assert set(icons.names()) >= NEEDED_ICONS
    for name in icons.names():
        image = QImage(40, 40, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        icons.paint(painter, name, QRectF(10, 10, 20, 20), QColor("#0B7378"))
        painter.end()
        inked = [(x, y) for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() > 200]
        assert len(inked) > 5, name
        assert all(10 <= x < 30 and 10 <= y < 30 for x, y in inked), name
        colour = image.pixelColor(*max(inked, key=lambda at: image.pixelColor(*at).alpha()))
        assert (colour.red(), colour.green(), colour.blue()) == pytest.approx((0x0B, 0x73, 0x78), abs=3), name


def painted(look: Look, state: RingState) -> QImage:
    """A ring on nothing."""
    image = QImage(256, 256, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_ring(painter, look, QRectF(image.rect()), STROKES[256], state)
    painter.end()
    return image


def test_a_full_ring_is_painted_in_the_accent_and_an_empty_one_is_not(look: Look) -> None:
    """At three o'clock, in the middle of the stroke."""
    empty, full = (painted(look, RingState(1, filled)).pixelColor(249, 128) for filled in (0.0, 1.0))
    assert (full, empty == look.colours.accent) == (look.colours.accent, False)


def test_words_are_a_label_that_reads_as_plain_text(qtbot: QtBot, look: Look) -> None:
    """However many tones they have."""
    words = Words(look, emphasised("**You got up every 34 minutes,** last week every 38."), Type.TITLE, wrap=True)
    qtbot.addWidget(words)
    assert words.text() == "You got up every 34 minutes, last week every 38."
    assert emphasised("**A,** b") == [Run("A,", Tone.TEXT, Weight.SEMIBOLD), Run(" b", Tone.TEXT2, Weight.REGULAR)]


def test_wrapped_words_are_as_high_as_their_lines(qtbot: QtBot, look: Look) -> None:
    """Each line as high as the scale says."""
    words = Words(look, "Away from the chair for at least this long.", Type.HELP, wrap=True)
    qtbot.addWidget(words)
    assert (words.heightForWidth(1000), words.heightForWidth(150)) == (18, 36)


def test_figures_are_of_equal_width_in_columns_and_hyphens_narrow_in_prose(look: Look) -> None:
    """Numbers below one another line up; a name such as "hip-flexor" has no gap in it."""
    prose, columns = (QFontMetricsF(look.font(Type.BODY, columns=each)) for each in (False, True))
    assert len({columns.horizontalAdvance(figure * 10) for figure in "0123456789"}) == 1
    assert prose.horizontalAdvance("-") < columns.horizontalAdvance("-")
    assert [look.font(size) == look.font(size, columns=True) for size in (Type.AXIS, Type.BODY)] == [True, False]


def ink_of_figure(look: Look, figure: str) -> list[int]:
    """The columns of a ring's picture in which its number leaves ink."""
    image = painted(look, RingState(1, 0.0, figure))
    inside = range(40, 216)
    return [x for x in inside if any(image.pixelColor(x, y).alpha() > 100 for y in range(80, 180))]


def test_a_large_one_has_no_foot_and_a_clock_keeps_its_figures_in_their_places(look: Look) -> None:
    """As narrow as a one is; and what stands left of the seconds does not move with them."""
    one, four = (ink_of_figure(look, each) for each in ("1", "4"))
    assert (one[-1] - one[0]) < 0.6 * (four[-1] - four[0])
    assert ink_of_figure(look, "3:11")[0] == ink_of_figure(look, "3:40")[0]


def test_a_ring_that_stands_still_shows_how_far_it_came() -> None:
    """On the studio's ground in both schemes, the dark one's turned down."""
    for colours in (tokens.light(), tokens.dark()):
        ground = laid_on(colours.stage_upper, colours.stage_dim)
        track = laid_on(ground, colours.stage_track)
        assert contrast(colours.stage_paused, ground) >= 3.0
        assert contrast(colours.stage_paused, track) >= 2.5


def test_in_strong_contrast_the_empty_part_of_a_ring_shows(dress: Dress) -> None:
    """On the studio's ground and on the window's, in both schemes; and it is thinner than the filled one."""
    for dark in (False, True):
        look = dress(dark=dark, high_contrast=True)
        colours = look.colours
        assert contrast(colours.stage_track, laid_on(colours.stage_upper, colours.stage_dim)) >= 3.0
        assert contrast(colours.track, colours.canvas) >= 3.0
        assert len(ink_at_nine(look, RingState(1, 0.5))) < len(ink_at_nine(look, RingState(1, 1.0))) / 2


def ink_at_nine(look: Look, state: RingState) -> list[int]:
    """Where a ring of 164 has ink, from its edge at nine o'clock inwards."""
    image = QImage(164, 164, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = painting.begin(image)
    paint_ring(painter, look, QRectF(0, 0, 164, 164), 10, state)
    painter.end()
    return [x for x in range(30) if image.pixelColor(x, 82).alpha() > 100]
