"""A break as the windows' process puts it together, from the user's own files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from glutebreak.control.window_requests import FinishBreak, ReportPress
from glutebreak.core.coaching.plan import BreakPlan
from glutebreak.core.exercises.catalogue import Side
from glutebreak.core.sitting.happenings import Outcome
from glutebreak.places import Places
from glutebreak.windows.guided_break.composition import compose_break
from glutebreak.windows.guided_break.window import GuidedBreakWindow
from glutebreak.windows.look.theme import Look
from glutebreak.windows.speech.voice import Silent
from pictures.manual_time import ManualTime
from pictures.remembering_resident import RememberingResident
from windows.guided_break.break_samples import CATALOGUE

STRETCH_AND_KICK = BreakPlan(CATALOGUE.routine("mat-stretch-then-fire"), Side.LEFT)


class Opened:
    """Breaks of one user."""

    def __init__(self, folder: Path, look: Look, qtbot: QtBot) -> None:
        self.places = Places(data=folder, config=folder, runtime=folder, autostart=folder)
        self.resident = RememberingResident()
        self._look = look
        self._qtbot = qtbot
        self.windows: list[GuidedBreakWindow] = []

    def open(self) -> GuidedBreakWindow:
        """Begin one."""
        time = ManualTime()
        window = compose_break(STRETCH_AND_KICK, self.places, self._look, time, time, self.resident, Silent())
        self._qtbot.addWidget(window)
        self.windows.append(window)
        return window


@pytest.fixture
def opened(tmp_path: Path, look: Look, qtbot: QtBot) -> Iterator[Opened]:
    """None yet."""
    opened = Opened(tmp_path, look, qtbot)
    yield opened
    for window in opened.windows:
        window.close()


def exercise_of(window: GuidedBreakWindow) -> str:
    """What is being done, or comes next."""
    exercise = window.conductor.moment().exercise
    assert exercise is not None
    return exercise.id


def test_nothing_that_is_banned_takes_the_place_of_another(opened: Opened) -> None:
    """What hurt on another day is not offered for what hurts today."""
    swapped = []
    for settings in ("", 'banned = ["couch-stretch"]\n'):
        opened.places.settings.write_text(settings)
        window = opened.open()
        window.conductor.swap()
        swapped.append(exercise_of(window))
    assert swapped[0] == "couch-stretch"
    assert swapped[1] != "couch-stretch"


def test_what_the_user_presses_and_how_it_went_goes_over_the_line(opened: Opened) -> None:
    """The press goes before the set that it broke off, which it does not tell against."""
    window = opened.open()
    window.conductor.leave()
    assert opened.resident.asked == [ReportPress(), FinishBreak(Outcome.ABANDONED, seated=False)]
