"""The pictures of every state: what is declared, what is taken, and that nothing of one is left in the next."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from glutebreak.qt_event_loop import QtEventLoop
from pictures.album import Album, Shot, shots
from pictures.state import DARK, LIGHT
from windows.dressing import Dress

EVERY = tuple(shots())
TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture
def album(qapp: QApplication, dress: Dress, tmp_path: Path) -> Album:
    """An empty one."""
    return Album(qapp, dress(), QtEventLoop(qapp), tmp_path)


def named(name: str) -> Shot:
    """The picture of that name."""
    return next(each for each in EVERY if each.name == name)


def test_every_picture_has_a_name_of_its_own() -> None:
    """None is taken over another."""
    names = [each.name for each in EVERY]
    assert len(set(names)) == len(names)


def test_every_state_is_shown_in_light() -> None:
    """And most in dark; a state that lacks it says so by its list."""
    states = {(each.window, each.state.name) for each in EVERY}
    light = {(each.window, each.state.name) for each in EVERY if each.appearance is LIGHT}
    dark = {(each.window, each.state.name) for each in EVERY if each.appearance is DARK}
    assert states == light
    assert len(states - dark) <= 1


@pytest.mark.parametrize("shot", [each for each in EVERY if each.appearance is LIGHT], ids=lambda each: each.name)
def test_a_state_can_be_built(album: Album, shot: Shot) -> None:
    """In the size it asks for, with something on it, and with nothing left open behind it."""
    image = QImage(str(album.take(shot)))
    assert not image.isNull()
    if shot.state.size is not None:
        assert (image.width(), image.height()) == shot.state.size
    assert len({image.pixel(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)}) > 20
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == []


def test_the_same_picture_is_taken_whatever_was_taken_before(album: Album) -> None:
    """Nothing of an appearance or a state is left over."""
    shot = named("guided-break/paused-light")
    first = QImage(str(album.take(shot)))
    for between in ("guided-break/repetitions-right-to-left", "library/exercise-large-text", "library/grid-dark"):
        album.take(named(between))
    assert QImage(str(album.take(shot))) == first


def test_a_part_is_taken_at_each_scale(tmp_path: Path) -> None:
    """The command takes what is named, in as many pixels as the appearance asks for."""
    command = [sys.executable, "-m", "pictures", str(tmp_path), "guided-break/repetitions"]
    environment = {**os.environ, "PYTHONPATH": str(TOOLS)}
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=100, check=False)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
    taken = {path.stem: QImage(str(path)).width() for path in (tmp_path / "guided-break").iterdir()}
    assert taken == {
        **dict.fromkeys(["repetitions-light", "repetitions-dark", "repetitions-large-text"], 1200),
        **dict.fromkeys(["repetitions-high-contrast", "repetitions-right-to-left"], 1200),
        "repetitions-200": 2400,
    }
