"""How a break is gone through: done, left, slept through, hurt, with another exercise or none."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from glutebreak.core.coaching.guide import FORGOTTEN
from glutebreak.core.coaching.segments import Phase
from glutebreak.core.sitting.happenings import Outcome
from windows.guided_break.break_samples import CATALOGUE, Begin, short_routine, shown_texts


def test_a_whole_routine_by_keyboard_alone(begin: Begin, qtbot: QtBot) -> None:
    """Pause, go on, back, next, and the rest by itself; each set is told at once, and the window closes itself."""
    it = begin(short_routine())
    it.time.go_on(3_000)
    it.key(Qt.Key.Key_Space)
    it.time.go_on(60_000)
    paused = it.window.conductor.moment().paused
    it.key(Qt.Key.Key_Space)
    it.time.go_on(3_000)
    first = it.resident.told
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
    assert it.resident.told == [
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
    assert it.resident.told == [("set", "walk", None, 300_000, True), ("finished", Outcome.DONE, False)]


def test_the_standing_version_that_the_ask_promised_can_be_had(begin: Begin) -> None:
    """N, or the button, takes it in place of what needs a mat; then there is nothing more to offer."""
    it = begin("mat-stretch-then-fire", standing="desk-two-minute-reset")
    button = it.window.controls.stand_button
    offered, bar = button.isVisible(), it.window.windowTitle()
    it.key(Qt.Key.Key_N)
    reset = CATALOGUE.routine("desk-two-minute-reset")

    assert (offered, button.isVisible()) == (True, False)
    assert (bar, it.window.windowTitle()) == ("Break: Mat: stretch, then glutes", f"Break: {reset.name}")
    assert it.exercise == reset.exercise_steps[0].exercise
    it.time.go_on(reset.lasts + 10_000)
    done = [told[1] for told in it.resident.told if told[0] == "set"]
    assert list(dict.fromkeys(done)) == [step.exercise for step in reset.exercise_steps]
    assert it.resident.told[-1] == ("finished", Outcome.DONE, False)


def test_no_standing_version_is_offered_where_none_was_promised(begin: Begin) -> None:
    """The key does nothing then."""
    it = begin("mat-stretch-then-fire")
    before = it.exercise
    it.key(Qt.Key.Key_N)
    assert (it.window.controls.stand_button.isVisible(), it.exercise) == (False, before)


def test_leaving_at_once_is_no_break(begin: Begin) -> None:
    """Esc leaves, nothing was done, and it is told once."""
    it = begin()

    it.key(Qt.Key.Key_Escape)

    assert it.resident.told == [("finished", Outcome.ABANDONED, False)]
    assert it.window.isHidden()
    assert it.time.waiting == 0


def test_closing_the_window_tells_what_was_seen(begin: Begin) -> None:
    """As the title bar's cross does it."""
    it = begin()
    it.time.go_on(3_000 + 40_000 + 5_000 + 9_000)

    it.window.close()

    assert it.resident.told == [
        ("set", "donkey-kick", "left", 10, True),
        ("set", "donkey-kick", "right", 2, False),
        ("finished", Outcome.PARTLY, False),
    ]


def test_a_machine_that_sleeps_does_no_exercise(begin: Begin) -> None:
    """Whoever closes the lid finds the break paused where it was, and nothing is told as done that was not."""
    it = begin("calf-raise")
    it.time.go_on(3_000 + 9_000)
    it.time.sleep(FORGOTTEN - 2_000)
    it.time.go_on(1_000)

    moment = it.window.conductor.moment()
    assert (moment.paused, it.exercise, moment.repetition) == (True, "calf-raise", 3)
    assert it.resident.told == []
    it.key(Qt.Key.Key_Space)
    it.time.go_on(60_000)
    assert it.resident.told == [("set", "calf-raise", None, 15, True), ("finished", Outcome.DONE, False)]


def test_a_break_forgotten_in_a_pause_ends_by_itself_as_it_was_seen(begin: Begin) -> None:
    """Until then the window wakes up for nothing; then asks may come again."""
    it = begin("calf-raise")
    it.time.go_on(3_000 + 9_000)
    it.key(Qt.Key.Key_Space)
    woken = it.time.woken
    it.time.go_on(FORGOTTEN - 1)
    before = (it.time.woken - woken, list(it.resident.told))
    it.time.go_on(1)

    assert before == (0, [])
    assert it.resident.told == [("set", "calf-raise", None, 2, False), ("finished", Outcome.ABANDONED, False)]
    assert it.window.conductor.result().lasted == 3_000 + 9_000 + FORGOTTEN


def test_a_key_right_after_a_sleep_is_not_pressed_an_hour_later(begin: Begin) -> None:
    """It may come before anything else has told that the machine is awake."""
    it = begin("calf-raise")
    it.time.go_on(3_000 + 9_000)
    it.time.sleep(3_600_000)
    it.key(Qt.Key.Key_Escape)

    assert it.resident.told == [("set", "calf-raise", None, 2, False), ("finished", Outcome.ABANDONED, False)]


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
    assert it.resident.told[-1] == ("hurts", "donkey-kick")
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
    assert it.resident.told == [("set", "walk", None, 87_000, False)]
    assert shown_texts(it.window) >= {"Walk: stopped", "With sharp pain, stop for today.", "End the break"}


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

    assert it.resident.presses == len(keys) + 4
    it.window.close()
    assert it.resident.presses == len(keys) + 5
