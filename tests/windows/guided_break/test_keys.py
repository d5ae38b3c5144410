"""The keys of a break, its buttons, and which of them has the focus."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from glutebreak.core.coaching.segments import Phase
from glutebreak.core.sitting.happenings import Outcome
from windows.guided_break.break_samples import Begin


def test_every_button_tells_its_key(begin: Begin, *, mirrored: bool) -> None:
    """The arrows point to where the buttons stand, which is the other way where one reads from right to left."""
    it = begin("mat-stretch-then-fire", standing="desk-two-minute-reset")
    buttons = (each for each in it.window.findChildren(QAbstractButton) if each.isVisible())
    film = {"Let the film move"}

    assert {each.toolTip() for each in buttons} - film == {
        *("This hurts (H)", "Swap (S)", "The standing version (N)", "Walk instead (W)", "Pause (Space)"),
        *(("Back (→)", "Next (←)") if mirrored else ("Back (←)", "Next (→)")),
        *("Sounds are off (M)", "Small window in the corner (C)", "Full screen (F)"),
    }


def test_the_key_that_a_button_tells_does_what_the_button_does(begin: Begin, *, mirrored: bool) -> None:
    """Next, then back; and paused, the words under the ring tell the key that goes on."""
    it = begin("mat-stretch-then-fire")
    keys = {"(←)": Qt.Key.Key_Left, "(→)": Qt.Key.Key_Right}
    controls, begun = it.window.controls, it.phase
    it.key(keys[controls.next_button.toolTip().split()[-1]])
    after = it.phase
    it.key(keys[controls.back_button.toolTip().split()[-1]])
    back = it.phase
    it.key(Qt.Key.Key_Space)

    assert (begun, after, back) == (Phase.READY, Phase.SIDE_CHANGE, Phase.READY)
    assert it.window.stage.accessibleName().endswith("Paused, Press Space to resume")
    assert controls.pause_button.toolTip() == "Resume (Space)"


def test_a_key_that_is_held_down_works_once(begin: Begin) -> None:
    """Its repeats skip nothing, and leave the focus, and with it Space, at the pause."""
    it = begin("mat-stretch-then-fire")
    it.key(Qt.Key.Key_Right)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, autorep=True)
    for _ in range(3):
        QApplication.sendEvent(it.focused, held)

    assert it.window.controls.pause_button.hasFocus()
    assert (it.phase, it.exercise) == (Phase.SIDE_CHANGE, "half-kneeling-hip-flexor-stretch")
    it.key(Qt.Key.Key_Space)
    assert it.window.conductor.moment().paused


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Space])
def test_a_repeat_that_qt_takes_for_another_press_does_nothing(begin: Begin, key: Qt.Key) -> None:
    """On X11 a key that is held down is released and pressed again in one millisecond; nobody's finger does that."""
    it = begin("mat-stretch-then-fire")
    pressed, released = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    for kind, moment in ((pressed, 1_000), (released, 1_660), (pressed, 1_660), (released, 1_700), (pressed, 1_700)):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(moment)
        QApplication.sendEvent(it.focused, event)

    assert it.window.conductor.moment().paused is (key == Qt.Key.Key_Space)
    assert it.phase is (Phase.READY if key == Qt.Key.Key_Space else Phase.SIDE_CHANGE)
    assert it.exercise == "half-kneeling-hip-flexor-stretch"


def test_space_pauses_after_a_click_on_something_else(begin: Begin, qtbot: QtBot) -> None:
    """What the tooltip and the words under the ring promise does not depend on where the mouse was."""
    it = begin("mat-stretch-then-fire")
    (mute,) = (each for each in it.window.findChildren(QAbstractButton) if each.accessibleName().startswith("Sounds"))
    for button in (mute, it.window.controls.swap_button, it.window.controls.walk_button):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        it.key(Qt.Key.Key_Space)
        paused = it.window.conductor.moment().paused
        it.key(Qt.Key.Key_Space)
        assert (paused, it.window.conductor.moment().paused) == (True, False)


def test_a_button_that_is_pressed_by_key_and_is_done_with_gives_the_focus_to_the_pause(begin: Begin) -> None:
    """Tab to the walk, Space: a second Space must not go back."""
    it = begin("mat-stretch-then-fire")
    it.window.controls.walk_button.setFocus(Qt.FocusReason.TabFocusReason)
    it.key(Qt.Key.Key_Space)

    assert it.exercise == "walk"
    assert it.window.controls.pause_button.hasFocus()


def test_full_screen_is_left_before_the_break_is(begin: Begin, qtbot: QtBot) -> None:
    """F fills the screen; the first Esc leaves it, the second the break."""
    it = begin()
    it.key(Qt.Key.Key_F)
    qtbot.waitUntil(it.window.isFullScreen)
    it.key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not it.window.isFullScreen())

    assert it.resident.told == []
    it.key(Qt.Key.Key_Escape)
    assert it.resident.told == [("finished", Outcome.ABANDONED, False)]


def test_everything_can_be_reached_with_tab(begin: Begin) -> None:
    """The ring of the focus goes through all buttons that can be pressed."""
    it = begin("mat-stretch-then-fire")
    names: list[str] = []
    for _ in range(12):
        it.key(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        names.append(focused.accessibleName() if focused else "")

    assert set(names) >= {
        *("This hurts", "Swap", "Back", "Pause", "Next"),
        *("Sounds are off", "Small window in the corner", "Full screen"),
    }
