"""The pictures of the tray icon and of the app's icon."""

from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtSvg import QSvgRenderer

from glutebreak.places import shipped
from glutebreak.resident.tray.icon import SIZES, Panel, draw, filled_part, guess_panel, tray_icon
from glutebreak.resident.tray.view import STEPS, Pose, TrayState

STATES = [TrayState(pose, 0.5) for pose in Pose]
PANELS = {Panel.DARK: QColor("#1C1C20"), Panel.LIGHT: QColor("#F0F0F0")}

# The visual language's description of the icon, in its own notation.
HEAD = '<circle cx="4.25" cy="2.6" r="2.6" fill="{ink}"/>'
BODY = (
    '<path d="M12.25 14.25V11.5H4.25V7.75" stroke="{ink}" stroke-width="3.5" stroke-linecap="round"'
    ' stroke-linejoin="round" {more}/>'
)
TRACK = BODY.replace("{more}", 'stroke-opacity=".36"')
FILL = BODY.replace("{more}", 'stroke-dasharray="{dash} 40"')
ROUND = 'stroke-linecap="round" stroke-linejoin="round"'
DESCRIBED = {
    Pose.AWAY: '<circle cx="4.25" cy="2.6" r="1.95" stroke="{ink}" stroke-width="1.3"/>' + TRACK,
    Pose.SITTING: HEAD + TRACK + FILL,
    Pose.DUE: HEAD
    + BODY.replace("{more}", "")
    + f'<path d="M8.6 4.6L11.75 1.45L14.9 4.6M11.75 2V7.3" stroke="{{ink}}" stroke-width="2" {ROUND}/>',
    Pose.HELD: HEAD
    + TRACK
    + FILL
    + '<path d="M10 .5H14.5A1.5 1.5 0 0 1 16 2V4.5A1.5 1.5 0 0 1 14.5 6H13.2L10.9 8.2V6H10A1.5 1.5 0 0 1 8.5 4.5V2'
    'A1.5 1.5 0 0 1 10 .5Z" fill="{ink}"/>',
    Pose.PAUSED: HEAD + TRACK + FILL + '<path d="M11 1V7M15 1V7" stroke="{ink}" stroke-width="2"/>',
    Pose.STANDING: HEAD.replace("4.25", "8")
    + f'<path d="M8 7.9V9.5M8 9.5L5 14.25M8 9.5L11 14.25" stroke="{{ink}}" stroke-width="3.5" {ROUND}/>',
}
INKS = {
    (Panel.DARK, False): "#F4F6F8",
    (Panel.LIGHT, False): "#1B2430",
    (Panel.DARK, True): "#4CC7C3",
    (Panel.LIGHT, True): "#0B7378",
}


def render(svg, size):
    """A picture of the drawing, so many pixels wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    return image


def channels(image):
    """All values of all pixels, 0 to 255."""
    return values(image.convertToFormat(QImage.Format.Format_RGBA8888_Premultiplied))


def values(image):
    """The bytes of an image that outlives the look at them."""
    return bytes(image.constBits())


def luminance(colour):
    """The relative luminance of the Web Content Accessibility Guidelines."""

    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


@pytest.mark.parametrize("panel", Panel)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pose", Pose)
@pytest.mark.parametrize("step", [1, 4, 8, 12, STEPS])
def test_every_picture_is_the_one_that_the_visual_language_describes(pose, step, size, panel):
    """Drawn from the description by another renderer, no value of any pixel differs by more than a rounding."""
    ink = INKS[panel, pose is Pose.DUE]
    drawing = DESCRIBED[pose].replace("{ink}", ink).replace("{dash}", str(14.5 * step / STEPS))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none">{drawing}</svg>'
    drawn = channels(draw(TrayState(pose, step / STEPS), panel, size))
    described = channels(render(svg.encode(), size))
    assert max(abs(one - other) for one, other in zip(drawn, described, strict=True)) <= 6


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("panel", Panel)
def test_no_two_states_need_colour_to_be_told_apart(panel, size):
    """In grey, on its panel, each state differs from each other by a good part of a pixel's range somewhere."""

    def grey(state):
        ground = QImage(size, size, QImage.Format.Format_RGB32)
        ground.fill(PANELS[panel])
        painter = QPainter(ground)
        painter.drawImage(0, 0, draw(state, panel, size))
        painter.end()
        return values(ground.convertToFormat(QImage.Format.Format_Grayscale8))

    pictures = {state.pose: grey(state) for state in STATES}
    for one, other in combinations(pictures, 2):
        apart = [abs(a - b) for a, b in zip(pictures[one], pictures[other], strict=True)]
        assert sum(each > 60 for each in apart) >= 5, (one, other)


@pytest.mark.parametrize("size", SIZES)
def test_every_sixteenth_can_be_seen(size):
    """On its way from empty to full the figure gains ink at every step."""
    pictures = [channels(draw(TrayState(Pose.SITTING, step / STEPS), Panel.LIGHT, size)) for step in range(17)]
    ink = [sum(picture[3::4]) for picture in pictures]
    assert all(after - before > 60 for before, after in pairwise(ink))


def test_the_minutes_climb_from_the_foot_to_the_shoulder():
    """Nothing at first, the shin, then along the seat, and at last the back."""
    assert [filled_part(step) for step in (0, 2, 8, STEPS)] == [
        (),
        ((12.25, 14.25), (12.25, 12.4375)),
        ((12.25, 14.25), (12.25, 11.5), (7.75, 11.5)),
        ((12.25, 14.25), (12.25, 11.5), (4.25, 11.5), (4.25, 7.75)),
    ]


@pytest.mark.parametrize("panel", Panel)
@pytest.mark.parametrize("pose", Pose)
def test_the_ink_stands_out_from_its_panel(pose, panel):
    """At least 4.5 to 1 between the darkest or lightest ink and the panel."""
    image = draw(TrayState(pose, 1), panel, 64)
    solid = [image.pixelColor(x, y) for x in range(64) for y in range(64)]
    inks = {colour.name() for colour in solid if colour.alpha() == 255}
    lights = sorted((luminance(PANELS[panel]), luminance(QColor(inks.pop()))))
    assert not inks
    assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 4.5


def test_the_icon_carries_a_picture_for_every_size(qapp):
    """No panel has to scale one."""
    icon = tray_icon(TrayState(Pose.DUE), Panel.DARK)
    assert [(size.width(), size.height()) for size in icon.availableSizes()] == [(size, size) for size in SIZES]


DARK_WINDOWS = QPalette(QColor("#FFFFFF"), QColor("#202020"))
DARK_WINDOWS.setColor(QPalette.ColorRole.Window, QColor("#202020"))
LIGHT_WINDOWS = QPalette(QColor("#EEEEEE"))


@pytest.mark.parametrize(
    ("scheme", "palette", "desktop", "panel"),
    [
        (Qt.ColorScheme.Dark, LIGHT_WINDOWS, "KDE", Panel.DARK),
        (Qt.ColorScheme.Light, DARK_WINDOWS, "KDE", Panel.LIGHT),
        (Qt.ColorScheme.Unknown, DARK_WINDOWS, "XFCE", Panel.DARK),
        (Qt.ColorScheme.Unknown, LIGHT_WINDOWS, "KDE", Panel.LIGHT),
        (Qt.ColorScheme.Unknown, LIGHT_WINDOWS, "", Panel.DARK),
        (Qt.ColorScheme.Light, LIGHT_WINDOWS, "", Panel.LIGHT),
        (Qt.ColorScheme.Light, LIGHT_WINDOWS, "ubuntu:GNOME", Panel.DARK),
    ],
)
def test_the_panel_is_guessed_from_what_the_desktop_tells(scheme, palette, desktop, panel):
    """The scheme, or the windows' colours where it is unknown; dark without a desktop and under GNOME."""
    assert guess_panel(scheme, palette, desktop) is panel


@pytest.mark.parametrize("size", [16, 22, 24, 32, 48, 64, 128, 256])
def test_the_pictures_of_the_app_icon_are_renders_of_its_drawing(size):
    """A change of the drawing without new pictures is noticed."""
    picture = QImage(str(shipped("assets", "icons", f"glutebreak-{size}.png")))
    drawing = render(shipped("assets", "icons", "glutebreak.svg").read_bytes(), size)
    assert (picture.width(), picture.height()) == (size, size)
    apart = [abs(one - other) for one, other in zip(channels(picture), channels(drawing), strict=True)]
    assert max(apart) <= 12
