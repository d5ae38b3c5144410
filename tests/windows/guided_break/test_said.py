"""What a break says: names for who does not see it, and no cue twice."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from glutebreak.windows.guided_break.cue_line import CueLine
from windows.guided_break.break_samples import Begin, a_day


def test_the_stage_says_everything_to_who_does_not_see_it(begin: Begin) -> None:
    """Exercise, side, count, phase."""
    it = begin()
    it.time.go_on(3_000 + 40_000 + 5_000 + 5 * 4_000 + 2_400)

    assert it.window.stage.accessibleName() == (
        "Donkey kick, right side, 6 of 10, Lower slowly, keep the knee off the mat"
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
