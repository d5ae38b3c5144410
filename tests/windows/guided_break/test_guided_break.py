"""The window of a guided break, led through with a clock that goes on when it is told to."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QEvent, QMargins, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from glutebreak.clock import SystemClock
from glutebreak.core.coaching.guide import Guide
from glutebreak.core.coaching.legs import Phase
from glutebreak.core.coaching.plan import BreakPlan
from glutebreak.core.exercises.catalogue import Dose, DoseKind, Exercise, ExerciseStep, MoveStep, Routine, Side, Sides
from glutebreak.core.history.figures import Records, days
from glutebreak.core.records import BoutRecord, Dated
from glutebreak.core.sitting.happenings import EndedBy, Outcome
from glutebreak.qt_event_loop import QtEventLoop
from glutebreak.windows.film.films import Clip, Film
from glutebreak.windows.guided_break.audio import SILENCE, Audio
from glutebreak.windows.guided_break.conductor import BreakConductor
from glutebreak.windows.guided_break.cue_line import CueLine
from glutebreak.windows.guided_break.day_line import DayLine
from glutebreak.windows.guided_break.page import NARROW_UNDER
from glutebreak.windows.guided_break.sounds import Sound, samples
from glutebreak.windows.guided_break.stage_layout import StageLayout, narrow_edge, narrow_layout, wide_layout
from glutebreak.windows.guided_break.stage_words import paint_steps
from glutebreak.windows.guided_break.tools import Tools
from glutebreak.windows.guided_break.voice import Silent
from glutebreak.windows.guided_break.window import GuidedBreakWindow
from glutebreak.windows.library.menu import Menu
from glutebreak.windows.look.desktop_look import DesktopLook
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import CONTROL_AIR, Type
from glutebreak.windows.look.words import Words
from windows.film_samples import FilmsOf, loop_film, write_poster
from windows.guided_break.break_samples import (
    CATALOGUE,
    OFF_AFTER,
    Begin,
    Break,
    RememberingListener,
    RememberingSounds,
    a_day,
    short_routine,
    shown_texts,
)

BRIDGES = CATALOGUE.exercise("glute-bridge").dose


# A whole break


def test_a_whole_routine_by_keyboard_alone(begin: Begin, qtbot: QtBot) -> None:
    """Pause, go on, back, next, and the rest by itself; each set is told at once, and the window closes itself."""
    it = begin(short_routine())
    told = it.listener.told

    it.time.go_on(3_000)
    it.key(Qt.Key.Key_Space)
    it.time.go_on(60_000)
    paused = it.window.conductor.moment().paused
    it.key(Qt.Key.Key_Space)
    it.time.go_on(3_000)
    first = list(told)
    it.time.go_on(4_500)
    it.key(Qt.Key.Key_Left)
    again = it.phase
    it.time.go_on(6_000 + 2_000 + 4_000)
    it.key(Qt.Key.Key_Right)
    it.time.go_on(4_000)
    it.time.go_on(12_000)

    stretch = "half-kneeling-hip-flexor-stretch"
    assert paused
    assert first == [("set", stretch, "left", 2000, True)]
    assert again is Phase.SIDE_CHANGE
    assert told == [
        ("set", stretch, "left", 2000, True),
        ("set", stretch, "right", 1500, False),
        ("set", stretch, "right", 2000, True),
        ("set", "donkey-kick", "left", 1, True),
        ("set", "glute-bridge", None, 2, True),
        ("finished", Outcome.PARTLY, False),
    ]
    with qtbot.waitSignal(it.window.closed):
        it.time.go_on(8_000)
    assert it.time.waiting == 0


def test_a_walk_is_always_offered_instead(begin: Begin) -> None:
    """W, or the button, begins one of five minutes with a timer of its own; then there is nothing to offer."""
    it = begin("mat-stretch-then-fire")
    offered = it.window.controls.walk_button.isEnabled()
    it.key(Qt.Key.Key_W)
    it.time.go_on(61_000)

    assert (offered, it.window.controls.walk_button.isEnabled()) == (True, False)
    assert it.window.stage.accessibleName() == "Walk, 3:59 left, Walk, any pace you like"
    it.time.go_on(239_000)
    assert it.listener.told == [("set", "walk", None, 300_000, True), ("finished", Outcome.DONE, False)]


def test_the_standing_version_that_the_ask_promised_can_be_had(begin: Begin) -> None:
    """N, or the button, takes it in place of what needs a mat; then there is nothing more to offer."""
    it = begin("mat-stretch-then-fire", standing="desk-two-minute-reset")
    button = it.window.controls.stand_button
    offered, bar = button.isVisible(), it.window.windowTitle()
    it.key(Qt.Key.Key_N)
    reset = CATALOGUE.routine("desk-two-minute-reset")

    assert (offered, button.isVisible()) == (True, False)
    assert (bar, it.window.windowTitle()) == ("Break: Mat: stretch then fire", f"Break: {reset.name}")
    assert it.exercise == reset.exercise_steps[0].exercise
    it.time.go_on(reset.lasts + 10_000)
    done = [told[1] for told in it.listener.told if told[0] == "set"]
    assert list(dict.fromkeys(done)) == [step.exercise for step in reset.exercise_steps]
    assert it.listener.told[-1] == ("finished", Outcome.DONE, False)


def test_no_standing_version_is_offered_where_none_was_promised(begin: Begin) -> None:
    """The key does nothing then."""
    it = begin("mat-stretch-then-fire")
    before = it.exercise
    it.key(Qt.Key.Key_N)
    assert (it.window.controls.stand_button.isVisible(), it.exercise) == (False, before)


@pytest.fixture(params=[False, True], ids=["left to right", "right to left"])
def mirrored(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[bool]:
    """Each way of reading; whether it is the one from right to left."""
    was = qapp.layoutDirection()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft if request.param else Qt.LayoutDirection.LeftToRight)
    yield request.param
    qapp.setLayoutDirection(was)


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


def test_leaving_at_once_is_no_break(begin: Begin) -> None:
    """Esc leaves, nothing was done, and it is told once."""
    it = begin()

    it.key(Qt.Key.Key_Escape)

    assert it.listener.told == [("finished", Outcome.ABANDONED, False)]
    assert it.window.isHidden()
    assert it.time.waiting == 0


def test_closing_the_window_tells_what_was_seen(begin: Begin) -> None:
    """As the title bar's cross does it."""
    it = begin()
    it.time.go_on(3_000 + 40_000 + 5_000 + 9_000)

    it.window.close()

    assert it.listener.told == [
        ("set", "donkey-kick", "left", 10, True),
        ("set", "donkey-kick", "right", 2, False),
        ("finished", Outcome.PARTLY, False),
    ]


def test_a_machine_that_sleeps_does_no_exercise(begin: Begin) -> None:
    """Whoever closes the lid finds the break paused where it was, and nothing is told as done that was not."""
    it = begin("calf-raise")
    it.time.go_on(3_000 + 9_000)
    it.time.sleep(3_600_000)
    it.time.go_on(1_000)

    moment = it.window.conductor.moment()
    assert (moment.paused, it.exercise, moment.repetition) == (True, "calf-raise", 3)
    assert it.listener.told == []
    it.key(Qt.Key.Key_Space)
    it.time.go_on(60_000)
    assert it.listener.told == [("set", "calf-raise", None, 15, True), ("finished", Outcome.DONE, False)]


def test_a_key_right_after_a_sleep_is_not_pressed_an_hour_later(begin: Begin) -> None:
    """It may come before anything else has told that the machine is awake."""
    it = begin("calf-raise")
    it.time.go_on(3_000 + 9_000)
    it.time.sleep(3_600_000)
    it.key(Qt.Key.Key_Escape)

    assert it.listener.told == [("set", "calf-raise", None, 2, False), ("finished", Outcome.ABANDONED, False)]


def test_swap_brings_another_exercise(begin: Begin) -> None:
    """S exchanges the present one."""
    it = begin("mat-stretch-then-fire")

    it.key(Qt.Key.Key_S)

    assert it.exercise == "couch-stretch"


def test_what_hurts_stops_at_once_and_is_told(begin: Begin) -> None:
    """H stops, the easier version is offered and has the focus, Enter takes it."""
    it = begin("mat-stretch-then-fire")
    it.time.go_on(90_000)
    it.key(Qt.Key.Key_H)
    stopped = it.phase
    it.time.go_on(30_000)

    assert stopped is Phase.HURT
    assert it.listener.told[-1] == ("hurts", "donkey-kick")
    assert shown_texts(it.window) >= {
        "Donkey kick: stopped",
        "Easier: Standing hip extension",
        "Continue with Glute bridge",
    }
    it.key(Qt.Key.Key_Return)
    assert (it.phase, it.exercise) == (Phase.READY, "standing-hip-extension")


def test_a_walk_that_hurts_is_stopped_and_not_banned(begin: Begin) -> None:
    """It is always offered, and none of the library's exercises: nobody could allow it again, and nobody says so."""
    it = begin("walk")
    it.time.go_on(90_000)
    it.key(Qt.Key.Key_H)

    assert it.phase is Phase.HURT
    assert it.listener.told == [("set", "walk", None, 87_000, False)]
    assert shown_texts(it.window) >= {"Walk: stopped", "With sharp pain, stop for today.", "End the break"}


@pytest.mark.parametrize("size", [(1200, 760), (600, 720)])
def test_nothing_coaches_on_when_it_hurts(begin: Begin, tmp_path: Path, size: tuple[int, int]) -> None:
    """No film, no cue, no button that does nothing; the stage keeps its size, and a walk can still be had."""
    film = Film({}, write_poster(tmp_path / "poster.png"))
    it = begin("mat-stretch-then-fire", films=FilmsOf(half_kneeling_hip_flexor_stretch=film))
    it.window.resize(*size)
    QApplication.processEvents()
    stage, controls, (line,) = it.window.stage, it.window.controls, it.window.findChildren(CueLine)
    before, filmed = stage.size(), has_red(stage)
    it.key(Qt.Key.Key_H)
    QApplication.processEvents()

    shown = {each.accessibleName() for each in controls.findChildren(QAbstractButton) if each.isVisible()}
    assert (filmed, has_red(stage)) == (True, False)
    assert (line.text(), shown, stage.size()) == ("", {"Walk instead"}, before)
    it.key(Qt.Key.Key_W)
    assert it.exercise == "walk"
    assert controls.pause_button.hasFocus()


def test_going_on_leaves_out_what_hurts(begin: Begin) -> None:
    """The other button, reached with Tab."""
    it = begin("mat-stretch-then-fire")
    it.time.go_on(90_000)
    it.key(Qt.Key.Key_H)

    it.key(Qt.Key.Key_Tab)
    it.key(Qt.Key.Key_Space)

    assert it.exercise == "glute-bridge"
    it.time.go_on(40_000)
    assert any(text.startswith("2 of 3 exercises, ") for text in shown_texts(it.window))


def test_every_press_for_the_break_is_told_as_such(begin: Begin) -> None:
    """So that nobody takes it for work: those that change the exercise, and those that leave it as it is."""
    it = begin("mat-stretch-then-fire")
    keys = (Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_S, Qt.Key.Key_M)
    for each in keys:
        it.key(each)
    for _ in range(2):
        it.window.toggle_full_screen()
    it.window.show_corner()
    it.window.leave_corner()

    assert it.listener.handled_times == len(keys) + 4
    it.window.close()
    assert it.listener.handled_times == len(keys) + 4


# Its end


def test_the_end_says_what_was_done_and_how_the_day_is(begin: Begin) -> None:
    """One line, and the day as bricks."""
    it = begin(short_routine(), so_far=a_day())
    it.time.go_on(36_000)

    assert shown_texts(it.window) >= {
        "Well moved",
        "All three exercises, 36\N{NO-BREAK SPACE}s out of the chair.",
        "First break today, one every 61 sitting minutes. Longest stretch of sitting: 31\N{NO-BREAK SPACE}min.",
        "Done",
        "Partly",
        "Couldn’t",
        "Back to work",
    }


def test_a_break_that_is_too_short_is_none_of_the_days(begin: Begin) -> None:
    """The sitting goes on through it, and so the end must not count it."""
    it = begin(short_routine(), so_far=a_day(break_min=37_000))
    it.time.go_on(36_000)

    texts = shown_texts(it.window)
    assert "No break yet today. Longest stretch of sitting: 31\N{NO-BREAK SPACE}min." in texts


@pytest.mark.parametrize("minutes", [6, 90])
def test_the_line_of_the_day_ends_now(look: Look, qtbot: QtBot, minutes: int) -> None:
    """A bout that goes on reaches the word "now", however short the day has been."""
    now = Dated(10 * 3_600_000, 0)
    start = Dated(now.utc - minutes * 60_000, 0)
    bout = BoutRecord(start, now, minutes * 60_000, EndedBy.OPEN)
    (day,) = days(date(1970, 1, 1), 1, Records(bouts=[bout]), OFF_AFTER)
    line = DayLine(look, day, now, taken=0)
    qtbot.addWidget(line)
    line.resize(line.sizeHint())

    image = line.grab().toImage()

    ground, end = image.pixelColor(image.width() - 2, 33), image.width() - look.px(13)
    told = [x for x in range(image.width()) if image.pixelColor(x, 33) != ground]
    assert told[0] == pytest.approx(max(0, end * (1 - minutes / 60)), abs=2)
    assert told[-1] == pytest.approx(end, abs=4)


@pytest.mark.parametrize(
    ("size", "scale"), [((560, 520), 2.0), ((600, 720), 2.0), ((1200, 760), 2.0), ((600, 720), 1.0)]
)
def test_the_way_out_of_the_end_is_always_seen(
    begin: Begin, look: DesktopLook, size: tuple[int, int], scale: float
) -> None:
    """It tells that the window closes by itself; what does not fit above it can be scrolled to."""
    look.set_text_scale(scale)
    it = begin("calf-raise", so_far=a_day())
    it.window.resize(*size)
    it.time.go_on(64_000)
    QApplication.processEvents()
    page = it.window.finished_page
    assert page is not None
    shown = {each.accessibleName(): each for each in page.findChildren(QAbstractButton)}
    for name in ("Back to work", "Keep open"):
        whole = shown[name].rect()
        assert shown[name].visibleRegion().boundingRect() == whole
        assert page.rect().contains(QRect(shown[name].mapTo(page, whole.topLeft()), whole.size()))
    assert shown["Back to work"].hasFocus()


def test_a_seated_break_says_that_sitting_goes_on(begin: Begin) -> None:
    """A squeeze in the chair is told as what it is."""
    it = begin("seated-glute-squeeze")
    it.time.go_on(55_000)

    assert it.listener.told[-1] == ("finished", Outcome.DONE, True)
    assert "Sitting goes on: what is done in the chair does not interrupt it." in shown_texts(it.window)


def test_one_press_corrects_how_it_went(begin: Begin, qtbot: QtBot) -> None:
    """The claim is told apart from what was seen, and the window stays until it is closed."""
    it = begin("calf-raise")
    it.time.go_on(65_000)
    page = it.window.finished_page
    assert page is not None

    partly = next(each for each in page.findChildren(QAbstractButton) if each.accessibleName() == "Partly")
    qtbot.mouseClick(partly, Qt.MouseButton.LeftButton)
    it.time.go_on(20_000)

    assert it.listener.told[1:] == [("finished", Outcome.DONE, False), ("corrected", Outcome.PARTLY)]
    assert it.window.isVisible()
    it.key(Qt.Key.Key_Escape)
    assert it.window.isHidden()


def test_the_end_waits_for_whoever_is_there(begin: Begin) -> None:
    """A key stops the eight seconds."""
    it = begin("calf-raise")
    it.time.go_on(65_000)
    page = it.window.finished_page
    assert page is not None
    counting = page.counting, page.seconds_left

    it.key(Qt.Key.Key_Tab)
    it.time.go_on(20_000)

    assert counting[0]
    assert not page.counting
    assert it.window.isVisible()


@pytest.mark.parametrize("part", [DayLine, Words])
def test_a_hand_that_moves_over_the_words_of_the_end_keeps_it_open(
    begin: Begin, qtbot: QtBot, part: type[QWidget]
) -> None:
    """Wherever the pointer was when the break was over."""
    it = begin("calf-raise", so_far=a_day())
    it.time.go_on(65_000)
    page = it.window.finished_page
    assert page is not None
    over = page.findChildren(part)[0]
    for by in range(3):
        QApplication.processEvents()
        qtbot.mouseMove(over, over.rect().center() + QPoint(by, by))
    qtbot.waitUntil(lambda: not page.counting)


def test_pressing_back_to_work_closes(begin: Begin) -> None:
    """It has the focus: Enter is enough."""
    it = begin("calf-raise")
    it.time.go_on(64_000)

    it.key(Qt.Key.Key_Return)

    assert it.window.isHidden()


# What it shows


def test_the_stage_says_everything_to_who_does_not_see_it(begin: Begin) -> None:
    """Exercise, side, count, phase."""
    it = begin()
    it.time.go_on(3_000 + 40_000 + 5_000 + 5 * 4_000 + 2_400)

    assert it.window.stage.accessibleName() == (
        "Donkey kick, right side, 6 of 10, Lower slowly, knee stays off the mat"
    )


@pytest.mark.parametrize("moment", ["counting", "hurt", "finished", "corner"])
def test_every_control_has_a_name(begin: Begin, moment: str) -> None:
    """Nothing that can be pressed is nameless, in any state."""
    it = begin("mat-stretch-then-fire", so_far=a_day())
    it.time.go_on(90_000)
    window: QWidget = it.window
    if moment == "hurt":
        it.key(Qt.Key.Key_H)
    elif moment == "finished":
        it.time.go_on(90_000)
    elif moment == "corner":
        it.key(Qt.Key.Key_C)
        assert it.window.corner is not None
        window = it.window.corner
        QApplication.sendEvent(window, QEvent(QEvent.Type.Enter))

    buttons = [each for each in window.findChildren(QAbstractButton) if each.isVisible()]
    assert [each for each in buttons if not each.accessibleName()] == []
    assert len(buttons) >= 3


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


def darkest(image: QImage, left: int, top: int, width: int, height: int) -> int:
    """The lightness of the darkest point of a piece, from 0 to 255."""
    return min(image.pixelColor(x, y).lightness() for x in range(left, left + width, 2)
               for y in range(top, top + height, 2))  # fmt: skip


def test_the_pose_and_the_steps_stand_where_there_is_no_film(begin: Begin) -> None:
    """A drawing above, with the muscle that works, words below it; for a walk a drawing without a muscle."""
    bridge = begin("glute-bridge").window.stage.grab().toImage()
    walk = begin("walk").window.stage.grab().toImage()

    def colours(image: QImage) -> list[QColor]:
        return [image.pixelColor(x, y) for x in range(48, 800, 3) for y in range(24, 300, 3)]

    def has_muscle(image: QImage) -> bool:
        return any(each.red() > each.green() + 120 for each in colours(image))

    def has_shirt(image: QImage) -> bool:
        return any(each.green() > each.red() + 80 for each in colours(image))

    assert (has_muscle(bridge), has_shirt(bridge)) == (True, True)
    assert (has_muscle(walk), has_shirt(walk)) == (False, True)
    assert darkest(bridge, 100, 330, 500, 170) < 80
    assert darkest(walk, 100, 330, 500, 170) < 80


def test_a_broken_film_leaves_the_poster_and_says_so(begin: Begin, tmp_path: Path, qtbot: QtBot) -> None:
    """The break goes on by the clock."""
    (tmp_path / "loop.webm").write_bytes(b"not a film")
    clip = Clip(tmp_path / "loop.webm", 4000, loops=True)
    film = Film({"loop": clip}, write_poster(tmp_path / "poster.png"))
    it = begin(films=FilmsOf(donkey_kick=film))
    it.window.conductor.show_film(still=False)
    before = it.window.stage.grab().toImage()

    qtbot.waitUntil(lambda: it.window.conductor.player.broken, timeout=8000)
    it.time.go_on(3_000 + 40_000)

    assert it.listener.told == [("set", "donkey-kick", "left", 10, True)]
    assert it.window.conductor.player.image is not None
    assert it.window.stage.grab().toImage() != before


def is_red(image: QImage, x: int, y: int) -> bool:
    """Whether the film's red half is there."""
    colour = image.pixelColor(x, y)
    return colour.red() > colour.blue() + 60


def has_red(widget: QWidget) -> bool:
    """Whether the film's red half is anywhere to be seen."""
    image = widget.grab().toImage()
    return any(is_red(image, x, y) for x in range(0, image.width(), 9) for y in range(0, image.height(), 9))


@pytest.mark.parametrize(("first_side", "red_at_the_left"), [(Side.RIGHT, True), (Side.LEFT, False)])
def test_the_film_is_mirrored_for_the_other_side(
    begin: Begin, tmp_path: Path, first_side: Side, red_at_the_left: bool
) -> None:
    """A film of the right side, shown for the left one."""
    film = Film({}, write_poster(tmp_path / "poster.png"), Side.RIGHT)
    it = begin(films=FilmsOf(donkey_kick=film), first_side=first_side)

    image = it.window.stage.grab().toImage()

    assert is_red(image, 60, 300) is red_at_the_left


def test_the_next_exercises_film_is_put_on_as_it_comes(begin: Begin) -> None:
    """One film at a time."""
    films = FilmsOf()
    it = begin(short_routine(), films=films)
    it.time.go_on(40_000)

    assert films.asked == ["half-kneeling-hip-flexor-stretch", "donkey-kick", "glute-bridge"]


def test_the_ring_follows_the_film(look: DesktopLook, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    """After thirty loops of a real film, film and ring are less than two frames apart.

    The middle of the last loops counts: one picture that comes late on a busy machine is none of the ring's doing.
    """
    look.choose(dark=False, reduced_motion=False)
    dose = Dose(kind=DoseKind.REPS, count=32, sides=Sides.BOTH, up=200, hold=100, down=200)
    exercise: Exercise = replace(CATALOGUE.exercise("calf-raise"), dose=dose)
    catalogue = replace(CATALOGUE, exercises={**CATALOGUE.exercises, "calf-raise": exercise})
    routine = Routine(id="loops", name="Loops", steps=(MoveStep("up", 200), ExerciseStep("calf-raise", dose)))
    clock, loop = SystemClock(), QtEventLoop(qapp)
    conductor = BreakConductor(
        Guide(catalogue, BreakPlan(routine, Side.LEFT), clock.steady()),
        FilmsOf(calf_raise=loop_film(tmp_path)),
        clock=clock,
        loop=loop,
        listener=RememberingListener(),
        glides=lambda: True,
    )
    window = GuidedBreakWindow(
        look, conductor, Audio(conductor, RememberingSounds(), Silent(), SILENCE), loop, lambda: None
    )
    qtbot.addWidget(window)
    window.show()
    apart: list[float] = []
    player = window.conductor.player

    def compare() -> None:
        moment = window.conductor.moment()
        if moment.counting and player.running and moment.repetition > 2:
            off = abs(player.share() * 500 - moment.into_repetition)
            apart.append(min(off, 500 - off))

    window.conductor.moved.connect(compare)
    qtbot.waitUntil(lambda: window.conductor.moment().repetition > 30, timeout=60_000)
    window.close()

    assert len(apart) > 150
    assert median(apart[-50:]) < 2 * 1000 / 30


# Its shapes


@pytest.mark.parametrize(("size", "title", "bar"), [((1200, 760), True, True), ((600, 640), False, False)])
def test_a_narrow_window_keeps_what_matters(begin: Begin, size: tuple[int, int], title: bool, bar: bool) -> None:
    """Under 900 wide: no header, no bar, all buttons."""
    it = begin("mat-stretch-then-fire")
    it.window.resize(*size)
    QApplication.processEvents()

    shown = shown_texts(it.window)
    assert ("Half-kneeling hip-flexor stretch" in shown) is title
    assert it.window.controls.bar.isVisible() is bar
    assert shown >= {"This hurts", "Swap", "Back", "Pause", "Next"}


def test_a_low_window_keeps_the_pause(begin: Begin) -> None:
    """Below 520 high: film, ring, phase, pause."""
    it = begin()
    it.window.resize(900, 420)
    QApplication.processEvents()

    assert it.window.controls.pause_button.isVisible()
    assert not it.window.controls.next_button.isVisible()


def stage_layout(it: Break, look: Look) -> StageLayout:
    """Where things stand on the stage of a window in its size."""
    QApplication.processEvents()
    if it.window.width() < NARROW_UNDER:
        return narrow_layout(it.window.stage.size(), look, lines=4)
    return wide_layout(it.window.stage.size(), look, words_width=160 * look.text_scale)


@pytest.mark.parametrize("size", [(1200, 760), (900, 900), (600, 720), (560, 520)])
def test_large_text_makes_neither_the_count_nor_the_film_small(
    begin: Begin, look: DesktopLook, size: tuple[int, int]
) -> None:
    """The count is what is read from the mat: its ring grows with the text, and the film keeps a row of its own."""
    it = begin()
    it.window.resize(*size)
    usual = stage_layout(it, look)
    look.set_text_scale(2.0)
    large = stage_layout(it, look)
    word = look.font(Type.TITLE).pixelSize() * large.scale

    assert large.ring.width() >= usual.ring.width()
    assert 0.4375 * large.ring.width() > word
    assert large.film.height() >= 0.45 * it.window.stage.height()
    assert not large.ring.intersects(QRectF(large.film)) or not large.upright
    assert it.window.stage.rect().contains(large.ring.toAlignedRect())


def test_what_has_no_room_in_a_small_window_with_large_text_is_in_a_menu(begin: Begin, look: DesktopLook) -> None:
    """One button opens it; each choice does what its button does."""
    look.set_text_scale(2.0)
    it = begin("mat-stretch-then-fire", standing="desk-two-minute-reset")
    it.window.resize(560, 520)
    QApplication.processEvents()
    on_page = {each.accessibleName() for each in it.window.findChildren(QAbstractButton) if each.isVisible()}
    it.window.findChild(Tools).more_button.click()
    (menu,) = it.window.findChildren(Menu)
    rows = {row.choice.text: row for row in menu.rows}

    assert on_page == {"This hurts", "Back", "Pause", "Next", "Sounds are off", "More"}
    assert list(rows) == [
        *("Swap", "No room", "Walk instead"),
        *("Let the film move", "Small window", "Full screen"),
    ]
    assert it.window.rect().contains(menu.geometry().marginsRemoved(QMargins(44, 44, 44, 44)))
    rows["Swap"].click()
    assert (it.exercise, menu.isVisible()) == ("couch-stretch", False)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_narrow_window_has_one_margin(begin: Begin, look: DesktopLook, scale: float, *, mirrored: bool) -> None:
    """The pill, the ring and the first icon stand on it; at the other side the tools' last icon and the last button."""
    look.set_text_scale(scale)
    it = begin()
    it.window.resize(600, 720)
    layout, edge, controls = stage_layout(it, look), narrow_edge(look), it.window.controls
    tools = it.window.findChild(Tools)

    def from_start(widget: QWidget) -> int:
        left = widget.mapTo(it.window, QPoint(0, 0)).x()
        return 600 - left - widget.width() if mirrored else left

    assert edge == layout.pills.x() == layout.ring.left()
    assert from_start(controls.hurts_button) + look.px(CONTROL_AIR) == edge
    assert 600 - from_start(controls.next_button) - controls.next_button.width() == edge
    assert 600 - from_start(tools) - tools.width() + look.px(8) == edge


@pytest.mark.parametrize("height", [10, 40, 60, 80, 200])
def test_steps_stay_in_their_room(look: DesktopLook, height: int) -> None:
    """In the lowest window the ring stands below them: the steps that have no room are left out."""
    steps = CATALOGUE.exercise("standing-hip-extension").steps
    image = QImage(QSize(520, 400), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_steps(painter, look, steps, QRectF(10, 10, 500, height), note="", narrow=True)
    painter.end()

    lines = [y for y in range(image.height()) if any(image.pixelColor(x, y).alpha() for x in range(image.width()))]
    assert all(10 <= y <= 10 + height for y in lines)
    assert bool(lines) is (height > 10)


@pytest.mark.parametrize("size", [(560, 520), (900, 600), (1200, 760), (1920, 1080)])
def test_nothing_stands_on_anything_else(begin: Begin, look: DesktopLook, size: tuple[int, int]) -> None:
    """At twice the size of text too, no button is cut or covered by another."""
    for scale in (1.0, 2.0):
        look.set_text_scale(scale)
        it = begin("mat-stretch-then-fire", standing="desk-two-minute-reset")
        it.window.resize(QSize(*size))
        QApplication.processEvents()
        buttons = [each for each in it.window.controls.findChildren(QAbstractButton) if each.isVisible()]
        places = [each.geometry() for each in buttons]
        assert [place.size() for place in places] == [button.sizeHint() for button in buttons]
        assert not any(one.intersects(two) for one in places for two in places if one is not two)


def test_the_corner_window_takes_no_focus(begin: Begin, qtbot: QtBot) -> None:
    """It stands on top, is shown without being activated, and hands the break back."""
    it = begin()
    it.key(Qt.Key.Key_C)
    corner = it.window.corner
    assert corner is not None
    flags = corner.windowFlags()

    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus
    assert flags & Qt.WindowType.WindowStaysOnTopHint
    assert corner.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert (corner.isVisible(), it.window.isVisible()) == (True, False)
    it.time.go_on(3_000 + 8_000)
    assert corner.accessibleName() == "Donkey kick, left side, 3 of 10, Kick up, sole to the ceiling"
    large = next(each for each in corner.findChildren(QAbstractButton) if each.accessibleName() == "Large window")
    QApplication.sendEvent(corner, QEvent(QEvent.Type.Enter))
    large.click()
    assert (it.window.isVisible(), it.window.corner) == (True, None)


def test_in_the_corner_nothing_goes_on_that_hurts(begin: Begin) -> None:
    """What to do instead is asked in the large window, so the small one has no play to press."""
    it = begin("donkey-kick")
    it.time.go_on(10_000)
    it.key(Qt.Key.Key_H)
    it.key(Qt.Key.Key_C)
    corner = it.window.corner
    assert corner is not None
    (pause,) = (each for each in corner.findChildren(QAbstractButton) if each.accessibleName() in {"Pause", "Resume"})

    stopped = pause.isEnabled()
    it.window.leave_corner()
    it.window.conductor.take_gentler()

    assert (stopped, pause.isEnabled(), pause.accessibleName()) == (False, True, "Pause")


def test_a_break_that_is_wanted_again_comes_out_of_the_corner(begin: Begin) -> None:
    """From the tray or the command line: it is shown large, and in one window."""
    it = begin()
    it.key(Qt.Key.Key_C)
    corner = it.window.corner
    assert corner is not None
    it.window.show()
    assert (it.window.isVisible(), corner.isVisible(), it.window.corner) == (True, False, None)


def test_ending_in_the_corner_closes_both(begin: Begin) -> None:
    """The small window says what was done, and goes with the large one."""
    it = begin("calf-raise")
    it.window.show_corner()
    it.time.go_on(64_000)
    corner = it.window.corner
    assert corner is not None
    assert "Well moved" in shown_texts(corner)

    it.time.go_on(8_000)

    assert it.window.corner is None
    assert not corner.isVisible()
    assert it.listener.told[-1] == ("finished", Outcome.DONE, False)


def test_under_reduced_motion_the_ring_moves_once_a_repetition(begin: Begin) -> None:
    """The repetition that runs is filled at once; otherwise it fills as it goes."""
    it = begin(Routine(id="bridges", name="Bridges", steps=(ExerciseStep("glute-bridge", BRIDGES),)))
    look, stage = it.window.stage._look, it.window.stage
    it.time.go_on(it.window.conductor.moment().remaining + BRIDGES.repetition * 3 // 2)
    filled = []
    for reduced in (True, False):
        look.choose(dark=False, high_contrast=False, reduced_motion=reduced)
        filled.append(stage._ring().filled)

    assert filled == [2.0, pytest.approx(1.5, abs=0.1)]


def test_a_break_that_is_ended_in_the_corner_ends_its_process() -> None:
    """The large window is hidden then; nothing must be left that keeps the process alive."""
    program = [sys.executable, str(Path(__file__).with_name("corner_program.py"))]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    answer = subprocess.run(program, env=environment, capture_output=True, text=True, timeout=60, check=False)

    assert (answer.returncode, answer.stdout) == (0, "ended\n"), answer.stderr


def test_full_screen_is_left_before_the_break_is(begin: Begin, qtbot: QtBot) -> None:
    """F fills the screen; the first Esc leaves it, the second the break."""
    it = begin()
    it.key(Qt.Key.Key_F)
    qtbot.waitUntil(it.window.isFullScreen)
    it.key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not it.window.isFullScreen())

    assert it.listener.told == []
    it.key(Qt.Key.Key_Escape)
    assert it.listener.told == [("finished", Outcome.ABANDONED, False)]


def test_mute_is_told(begin: Begin, qtbot: QtBot) -> None:
    """M switches the sounds on, and off again."""
    it = begin()
    with qtbot.waitSignal(it.window.muted_changed) as signal:
        it.key(Qt.Key.Key_M)

    assert signal.args == [False]


def test_the_sounds_are_off_until_they_are_wanted(begin: Begin) -> None:
    """Then a chime when it begins anew, a tick for each repetition, two notes for the other side."""
    it = begin(short_routine())
    it.time.go_on(9_000)
    muted = list(it.sounds.heard)
    it.key(Qt.Key.Key_M)
    it.time.go_on(27_000)

    assert muted == []
    assert it.sounds.heard == [
        *(Sound.CHIME, Sound.CHIME, Sound.TICK, Sound.SIDE, Sound.TICK),
        *(Sound.TICK, Sound.TICK, Sound.CHIME),
    ]


@pytest.mark.parametrize("sound", Sound)
def test_a_sound_begins_and_ends_in_silence(sound: Sound) -> None:
    """No click at either end, never too loud, never longer than a second and a half."""
    heard = memoryview(samples(sound)).cast("h").tolist()

    assert abs(heard[0]) < 50
    assert abs(heard[-1]) < 200
    assert 500 < max(map(abs, heard)) < 8000
    assert len(heard) < 1.5 * 24_000


def test_a_paused_break_wakes_nobody(begin: Begin) -> None:
    """No timer runs while nothing changes."""
    it = begin()
    it.time.go_on(10_000)
    it.key(Qt.Key.Key_Space)
    before = it.time.woken

    it.time.go_on(600_000)

    assert it.time.woken == before


def test_with_reduced_motion_it_wakes_once_a_second_at_most(begin: Begin) -> None:
    """And once for each phase of a repetition."""
    it = begin("mat-stretch-then-fire")
    before = it.time.woken

    it.time.go_on(30_000)

    assert it.time.woken - before <= 32


@pytest.mark.parametrize("exercise", ["a-skip", "donkey-kick"])
def test_a_cue_that_stands_under_the_ring_is_not_said_twice(begin: Begin, exercise: str) -> None:
    """Another one takes its place in the line below the stage."""
    it = begin(exercise)
    (line,) = it.window.findChildren(CueLine)
    shown = it.window.conductor.moment().exercise
    assert shown is not None
    hints = {words.hint.lower() for words in shown.words.values() if words.hint}
    assert line.text()
    assert [hint for hint in hints if hint in line.text().lower()] == []
