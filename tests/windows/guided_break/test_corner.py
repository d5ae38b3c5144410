"""The small window in a corner of the screen."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from glutebreak.core.sitting.happenings import Outcome
from windows.guided_break.break_samples import Begin, shown_texts


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


def test_what_was_done_stands_in_the_middle_of_the_corner(begin: Begin) -> None:
    """Figure and words together, as much room above as below."""
    it = begin("calf-raise")
    it.window.show_corner()
    it.time.go_on(64_000)
    corner = it.window.corner
    assert corner is not None
    image = corner.grab().toImage()
    ground = image.pixelColor(180, 20).lightness()
    inked = [y for y in range(10, image.height() - 10)
             if any(image.pixelColor(x, y).lightness() < ground - 60 for x in range(60, 300))]  # fmt: skip

    assert abs(inked[0] - (image.height() - 1 - inked[-1])) <= 12


def test_paused_the_ring_of_the_corner_is_grey(begin: Begin) -> None:
    """It keeps its number, and how far it came."""
    it = begin()
    it.time.go_on(3_000 + 20_000)
    it.window.show_corner()
    corner = it.window.corner
    assert corner is not None

    def colourful() -> bool:
        image = corner.grab().toImage()
        ring = ((x, y) for x in range(14, 90) for y in range(210, 292))
        return any(image.pixelColor(*each).hslSaturation() > 120 for each in ring)

    running = colourful()
    it.window.conductor.toggle_pause()
    assert (running, colourful()) == (True, False)


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
    assert it.resident.told[-1] == ("finished", Outcome.DONE, False)


def test_a_break_that_is_ended_in_the_corner_ends_its_process() -> None:
    """The large window is hidden then; nothing must be left that keeps the process alive."""
    program = [sys.executable, str(Path(__file__).with_name("corner_program.py"))]
    tests, tools = Path(__file__).parents[2], Path(__file__).parents[3] / "tools"
    environment = {**os.environ, "PYTHONPATH": f"{tests}{os.pathsep}{tools}"}
    answer = subprocess.run(program, env=environment, capture_output=True, text=True, timeout=60, check=False)

    assert (answer.returncode, answer.stdout) == (0, "ended\n"), answer.stderr
