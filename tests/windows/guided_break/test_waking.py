"""How often a break wakes the machine, and what moves by itself."""

import pytest
from PySide6.QtCore import Qt

from glutebreak.core.exercises.catalogue import ExerciseStep, Routine
from windows.guided_break.break_samples import CATALOGUE, Begin


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


BRIDGES = CATALOGUE.exercise("glute-bridge").dose


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
