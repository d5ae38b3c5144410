"""The film of a break: whose it is, mirrored, broken, in step, and what stands in its place."""

from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from glutebreak.clock import SystemClock
from glutebreak.core.coaching.guide import Guide
from glutebreak.core.coaching.plan import BreakPlan
from glutebreak.core.exercises.catalogue import Dose, DoseKind, Exercise, ExerciseStep, MoveStep, Routine, Side, Sides
from glutebreak.qt_event_loop import QtEventLoop
from glutebreak.windows.film.films import Clip, Film
from glutebreak.windows.guided_break.audio import SILENCE, Audio
from glutebreak.windows.guided_break.conductor import BreakConductor
from glutebreak.windows.guided_break.cue_line import CueLine
from glutebreak.windows.guided_break.window import GuidedBreakWindow
from glutebreak.windows.look.desktop_look import DesktopLook
from glutebreak.windows.speech.voice import Silent
from windows.film.film_samples import FilmsOf, loop_film, write_poster
from windows.guided_break.break_samples import CATALOGUE, Begin, BreakResident, RememberingSounds, short_routine


def darkest(image: QImage, left: int, top: int, width: int, height: int) -> int:
    """The lightness of the darkest point of a piece, from 0 to 255."""
    return min(image.pixelColor(x, y).lightness() for x in range(left, left + width, 2)
               for y in range(top, top + height, 2))  # fmt: skip


def test_the_pose_and_the_steps_stand_where_there_is_no_film(begin: Begin) -> None:
    """A drawing with the muscle that works, for a walk without one; words below it, or beside one that is tall."""
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
    assert darkest(walk, 400, 150, 380, 230) < 80


def test_a_broken_film_leaves_the_poster_and_says_so(begin: Begin, tmp_path: Path, qtbot: QtBot) -> None:
    """A note and the steps stand below the poster, read out too, and the break goes on by the clock."""
    (tmp_path / "loop.webm").write_bytes(b"not a film")
    clip = Clip(tmp_path / "loop.webm", 4000, loops=True)
    film = Film({"loop": clip}, write_poster(tmp_path / "poster.png"))
    it = begin(films=FilmsOf(donkey_kick=film))
    it.window.conductor.show_film(still=False)

    qtbot.waitUntil(lambda: it.window.conductor.player.broken, timeout=8000)
    it.time.go_on(3_000 + 40_000)

    image = it.window.stage.grab().toImage()

    assert it.resident.told == [("set", "donkey-kick", "left", 10, True)]
    assert (is_red(image, 340, 200), is_red(image, 540, 200)) == (True, False)
    assert darkest(image, 48, 322, 260, 22) < 90
    assert darkest(image, 48, 350, 600, 150) < 80
    steps = " ".join(CATALOGUE.exercise("donkey-kick").steps)
    assert it.window.stage.accessibleDescription() == f"This film cannot be played. In words: {steps}"


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
        Guide(catalogue, BreakPlan(routine, Side.LEFT), clock.steady(), ()),
        FilmsOf(calf_raise=loop_film(tmp_path)),
        clock=clock,
        loop=loop,
        send=BreakResident(),
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
