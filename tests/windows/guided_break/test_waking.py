"""How often a break wakes the machine, and what moves by itself."""

import pytest
from PySide6.QtCore import Qt

from glutebreak.windows.look.desktop_look import DesktopLook
from windows.guided_break.break_samples import CATALOGUE, Begin, stage_layout


def test_a_paused_break_wakes_nobody(begin: Begin) -> None:
    """Not before it is taken for forgotten."""
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


@pytest.mark.parametrize("reduced", [True, False])
def test_under_reduced_motion_the_ring_moves_once_a_repetition(begin: Begin, look: DesktopLook, reduced: bool) -> None:
    """The repetition that runs is filled at once; otherwise it fills as it goes."""
    look.choose(dark=False, high_contrast=False, reduced_motion=reduced)
    it = begin("glute-bridge")
    repetition = CATALOGUE.exercise("glute-bridge").dose.repetition
    ring = stage_layout(it, look).ring.toAlignedRect()

    it.time.go_on(it.window.conductor.moment().remaining + repetition * 5 // 4)
    early = it.window.stage.grab(ring).toImage()
    it.time.go_on(repetition // 2)
    late = it.window.stage.grab(ring).toImage()

    assert it.window.conductor.moment().repetition == 2
    assert (early == late) is reduced
