"""The controls of the look: names, keys, values, and the ring for whoever uses the keyboard."""

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QKeySequence, QPainter, QPalette, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from glutebreak.windows.look.buttons import Button, Chip, IconButton, Kind
from glutebreak.windows.look.desktop_look import DesktopLook
from glutebreak.windows.look.flow import Flow
from glutebreak.windows.look.focus import FocusRing
from glutebreak.windows.look.link import LinkButton
from glutebreak.windows.look.popover import Popover
from glutebreak.windows.look.segments_and_switch import Segments, Switch
from glutebreak.windows.look.stepper import Stepper
from glutebreak.windows.look.surfaces import Hairline, Page
from glutebreak.windows.look.theme import Look
from windows.dressing import Dress

Show = Callable[..., QWidget]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Show]:
    """Puts controls side by side in a window that has the keyboard."""
    windows: list[QWidget] = []

    def show(*controls: QWidget) -> QWidget:
        window = QWidget()
        row = QHBoxLayout(window)
        for control in controls:
            row.addWidget(control)
        qtbot.addWidget(window)
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield show
    windows.clear()


def role_and_name(widget: QWidget) -> tuple[QAccessible.Role, str]:
    """What a screen reader is told."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role(), interface.text(QAccessible.Text.Name)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_is_pressed_by_space_and_by_enter(qtbot: QtBot, shown: Show, look: Look, key: Qt.Key) -> None:
    """Once for each press of the key."""
    button = Button(look, "Start", Kind.PRIMARY)
    shown(button)
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("pressed"))
    qtbot.keyClick(button, key)
    assert (len(pressed), role_and_name(button)) == (1, (QAccessible.Role.Button, "Start"))


def test_a_button_may_say_more_than_its_word(qtbot: QtBot, shown: Show, look: Look) -> None:
    """To a screen reader; it is as wide as its word all the same, and without the word as its icon."""
    plain, button = Button(look, "Change", icon="walk"), Button(look, "Change", icon="walk")
    button.setAccessibleName("Change the wall sit")
    shown(plain, button)
    widths = plain.sizeHint().width(), button.sizeHint().width()
    button.set_wordless(wordless=True)
    assert widths[0] == widths[1] > button.sizeHint().width() > look.px(20)
    assert role_and_name(button) == (QAccessible.Role.Button, "Change the wall sit")


def test_an_icon_button_says_what_it_is(qtbot: QtBot, shown: Show, look: Look) -> None:
    """To the screen reader and in its tooltip."""
    button = IconButton(look, "bell", "When to ask")
    shown(button)
    assert (role_and_name(button), button.toolTip()) == ((QAccessible.Role.Button, "When to ask"), "When to ask")


def test_an_ampersand_in_a_word_stays(qtbot: QtBot, shown: Show, look: Look) -> None:
    """It marks no shortcut."""
    button = Button(look, "Stretch & glutes")
    assert (button.accessibleName(), button.shortcut().toString()) == ("Stretch & glutes", "")


def test_a_chip_can_be_chosen_and_makes_room_for_its_tick(qtbot: QtBot, shown: Show, look: Look) -> None:
    """By keyboard too."""
    chip = Chip(look, "Mat")
    shown(chip)
    before = chip.sizeHint().width()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    assert chip.sizeHint().width() > before


def test_arrow_keys_choose_among_segments(qtbot: QtBot, shown: Show, look: Look) -> None:
    """Tab reaches the chosen one only, and each is a radio button with its name."""
    segments = Segments(look, "View", [("chart", "Bricks"), ("table", "Table"), ("more", "More")], "chart")
    after = Button(look, "After")
    shown(segments, after)
    told: list[str] = []
    segments.chosen.connect(told.append)
    first, second, _ = segments._segments.values()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert (told, segments.current(), second.hasFocus()) == (["table"], "table", True)
    qtbot.keyClick(second, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert role_and_name(second) == (QAccessible.Role.RadioButton, "Table")


def test_choosing_a_segment_by_program_tells_nobody(qtbot: QtBot, shown: Show, look: Look) -> None:
    """Only the user's choice is told."""
    segments = Segments(look, "View", [("a", "A"), ("b", "B")], "a")
    told: list[str] = []
    segments.chosen.connect(told.append)
    segments.choose("b")
    segments.choose("none such")
    assert (told, segments.current()) == ([], "b")


def test_a_switch_is_a_check_box_to_a_screen_reader(qtbot: QtBot, shown: Show, look: Look) -> None:
    """It is switched by Space, by Enter and by the pointer anywhere on it."""
    switch = Switch(look, "Wait for a pause", on=True)
    shown(switch)
    states = []
    switch.toggled.connect(states.append)
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    qtbot.keyClick(switch, Qt.Key.Key_Return)
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(switch.width() - 2, 13))
    assert states == [False, True, False]
    assert role_and_name(switch) == (QAccessible.Role.CheckBox, "Wait for a pause")


def minutes(text: str) -> int | None:
    """What the test's stepper reads."""
    number = text.removesuffix(" min")
    return int(number) if number.isdigit() else None


def made_stepper(look: Look) -> Stepper:
    """From 1 to 90 in steps of 5."""
    return Stepper(look, "Ask after", 30, least=1, most=90, step=5, spell=lambda value: f"{value} min", parse=minutes)


def test_a_stepper_steps_by_keys_and_buttons_to_whole_steps(qtbot: QtBot, shown: Show, look: Look) -> None:
    """And stops at its ends, where the button is off."""
    stepper = made_stepper(look)
    shown(stepper)
    told: list[int] = []
    stepper.changed.connect(told.append)
    field = stepper.focusProxy()
    assert field is not None
    stepper.more.click()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    stepper.set_value(3)
    stepper.fewer.click()
    assert (told, stepper.value(), stepper.fewer.isEnabled()) == ([35, 30, 1], 1, False)
    stepper.more.click()
    assert stepper.value() == 5
    assert role_and_name(field) == (QAccessible.Role.SpinBox, "Ask after")


@pytest.mark.parametrize(("typed", "value", "refused"), [("45", 45, []), ("200", 30, ["200"]), ("soon", 30, ["soon"])])
def test_what_is_typed_into_a_stepper_counts_if_it_fits(  # noqa: PLR0917
    qtbot: QtBot, shown: Show, look: Look, typed: str, value: int, refused: list[str]
) -> None:
    """What does not fit is told, and the old number stays on show."""
    stepper = made_stepper(look)
    shown(stepper)
    told: list[str] = []
    stepper.refused.connect(told.append)
    field = stepper.focusProxy()
    assert field is not None
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (stepper.value(), told, field.text()) == (value, refused, f"{value} min")  # type: ignore[attr-defined]


def test_escape_takes_back_what_is_being_typed_before_it_leaves_the_window(
    qtbot: QtBot, shown: Show, look: Look
) -> None:
    """Who changes their mind half-way has changed nothing."""
    stepper = made_stepper(look)
    window = shown(stepper)
    told: list[int] = []
    left: list[bool] = []
    stepper.changed.connect(told.append)
    QShortcut(QKeySequence(Qt.Key.Key_Escape), window).activated.connect(lambda: left.append(True))
    field = stepper.focusProxy()
    assert field is not None
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, "45")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (stepper.value(), field.text(), left) == (30, "30 min", [])  # type: ignore[attr-defined]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    field.clearFocus()
    assert (stepper.value(), told, left) == (30, [], [True])


MAKERS: list[Callable[[Look], QWidget]] = [
    lambda look: Button(look, "Start"),
    lambda look: IconButton(look, "bell", "Bell"),
    lambda look: Chip(look, "Mat"),
    lambda look: Switch(look, "Wait"),
    lambda look: Segments(look, "View", [("a", "A"), ("b", "B")], "a")._segments["a"],
]


@pytest.mark.parametrize("make", MAKERS)
def test_the_focus_ring_shows_for_the_keyboard_only(
    qtbot: QtBot, shown: Show, look: Look, make: Callable[[Look], QWidget]
) -> None:
    """Tab brings it, the pointer does not; a key pressed afterwards does; losing the focus takes it away."""
    control = make(look)
    other = Button(look, "Other")
    shown(control.parentWidget() or control, other)
    ring = control.findChild(FocusRing)
    assert isinstance(ring, FocusRing)
    other.setFocus(Qt.FocusReason.OtherFocusReason)
    control.setFocus(Qt.FocusReason.TabFocusReason)
    by_tab = ring.shown
    other.setFocus(Qt.FocusReason.OtherFocusReason)
    left = ring.shown
    control.setFocus(Qt.FocusReason.MouseFocusReason)
    by_pointer = ring.shown
    qtbot.keyClick(control, Qt.Key.Key_Shift)
    by_key = ring.shown
    assert (by_tab, left, by_pointer, by_key) == (True, False, False, True)


def test_the_focus_ring_lies_outside_the_control_and_follows_it(qtbot: QtBot, shown: Show, look: Look) -> None:
    """Two pixels away, three wide, on the window above everything."""
    button = Button(look, "Start")
    window = shown(button)
    button.clearFocus()
    ring = button.findChild(FocusRing)
    assert isinstance(ring, FocusRing)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring._overlay is not None
    around = ring._overlay.geometry()
    assert around.contains(button.geometry().adjusted(-5, -5, 5, 5))
    button.move(button.x() + 7, button.y())
    assert (ring._overlay.x() - around.x(), ring._overlay.parentWidget()) == (7, window)


def test_a_button_keeps_room_for_the_words_that_may_stand_on_it(look: Look) -> None:
    """It is as wide with one as with the other, and no wider without any."""
    button = Button(look, "Go on", icon="play", large=True)
    short = button.sizeHint()
    button.keep_room("Pause", "Go on")
    widths = [button.sizeHint().width()]
    button.set_text("Pause")
    widths.append(button.sizeHint().width())
    button.set_wordless(wordless=True)
    assert widths[0] == widths[1] > short.width() > button.sizeHint().width()


@pytest.mark.parametrize("reduced", [False, True])
def test_a_popover_appears_softly_unless_nothing_is_to_move(
    qtbot: QtBot, dress: Dress, shown: Show, *, reduced: bool
) -> None:
    """And nothing is left of the effect once it is there."""
    look = dress(reduced_motion=reduced)
    window = shown(QWidget())
    popover = Popover(look, window, QWidget(), "More")
    popover.open_at(QRect(10, 10, 20, 20))
    assert (popover.isVisible(), popover.graphicsEffect() is None) == (True, reduced)
    qtbot.waitUntil(lambda: popover.graphicsEffect() is None)


def test_what_stands_between_chips_is_not_seen_at_a_rows_end(qtbot: QtBot, look: Look) -> None:
    """Only where something follows it in its row."""
    window = QWidget()
    qtbot.addWidget(window)
    rule, chips = QWidget(), [Chip(look, each) for each in ("Mat", "Hallway", "Muscle")]
    rule.setFixedSize(17, 20)
    flow = Flow(window)
    flow.addWidget(chips[0])
    flow.addWidget(chips[1])
    flow.add_between(rule)
    flow.addWidget(chips[2])
    window.show()
    seen = []
    whole, rest = flow.sizeHint().width(), chips[2].sizeHint().width()
    for width in (whole, whole - 10, whole - rest - 10):
        window.resize(width, 100)
        flow.setGeometry(window.rect())
        seen.append((window.rect().intersects(rule.geometry()), chips[2].y() > chips[0].y()))
    assert seen == [(True, False), (False, True), (False, True)]


class RememberingLook(DesktopLook):
    """Remembers which icons were painted."""

    painted: tuple[str, ...] = ()

    def paint_icon(self, painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
        """Remember it."""
        self.painted = (*self.painted, name)


@pytest.mark.parametrize(
    ("direction", "icon"), [(Qt.LayoutDirection.LeftToRight, "right"), (Qt.LayoutDirection.RightToLeft, "left")]
)
def test_the_arrow_of_a_link_points_away_from_its_word(
    qapp: QApplication, direction: Qt.LayoutDirection, icon: str
) -> None:
    """Whichever way one reads."""
    palette, font = QPalette(qapp.palette()), qapp.font()
    look = RememberingLook(qapp, dark=False, reduced_motion=True)
    link = LinkButton(look, "Selkowitz 2013", icon_after="right")
    link.setLayoutDirection(direction)
    link.grab()
    assert look.painted == (icon,)
    # It would dress the application of every later test.
    shiboken6.delete(link)
    shiboken6.delete(look)
    qapp.setPalette(palette)
    qapp.setFont(font)


def test_a_page_shows_where_it_is_cut_off(qtbot: QtBot, look: Look) -> None:
    """With a line at its top, while there is something above it."""
    content = QWidget()
    content.setFixedHeight(900)
    page = Page(look, content)
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    [line] = page.findChildren(Hairline)
    seen = [line.isVisible()]
    for value in (120, 0):
        page.verticalScrollBar().setValue(value)
        seen.append(line.isVisible())
    assert (seen, line.width()) == ([False, True, False], 400)
