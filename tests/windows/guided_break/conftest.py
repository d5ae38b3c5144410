"""What tests of the guided break share."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from glutebreak.core.coaching.plan import BreakPlan
from glutebreak.core.exercises.catalogue import Routine, Side
from glutebreak.windows.film.films import Films
from glutebreak.windows.guided_break.audio import SILENCE, AudioSettings
from glutebreak.windows.guided_break.finished import DaySoFar
from glutebreak.windows.look.theme import Look
from windows.guided_break.break_samples import CATALOGUE, Begin, Break


@pytest.fixture
def begin(look: Look, qtbot: QtBot) -> Iterator[Begin]:
    """Open a break window; closed at the end."""
    opened: list[Break] = []

    def begun(
        routine: Routine | str = "donkey-kick",
        *,
        first_side: Side = Side.LEFT,
        standing: str | None = None,
        films: Films | None = None,
        so_far: DaySoFar | None = None,
        audio: AudioSettings = SILENCE,
    ) -> Break:
        found = CATALOGUE.routine(routine) if isinstance(routine, str) else routine
        plan = BreakPlan(found, first_side, CATALOGUE.routine(standing) if standing else None)
        made = Break(look, plan, films=films, so_far=so_far, audio=audio)
        qtbot.addWidget(made.window)
        made.window.activateWindow()
        qtbot.waitUntil(made.window.isActiveWindow)
        opened.append(made)
        return made

    yield begun
    for each in opened:
        each.window.close()
