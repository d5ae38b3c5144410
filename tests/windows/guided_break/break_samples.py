"""Guided breaks for tests: led through with a clock that goes on when it is told to, by fakes that remember."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.exercises.catalogue_samples import built_in
from glutebreak.control.messages import Request
from glutebreak.control.window_requests import BanExercise, CorrectLastBreak, FinishBreak, ReportPress, ReportSet
from glutebreak.core.coaching.guide import Guide
from glutebreak.core.coaching.plan import BreakPlan
from glutebreak.core.coaching.segments import Phase
from glutebreak.core.exercises.catalogue import ExerciseStep, MoveStep, Routine
from glutebreak.core.history.statistics_by_day import Records, days
from glutebreak.core.records import BoutRecord, Dated
from glutebreak.core.sitting.happenings import EndedBy
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.windows.film.films import Films
from glutebreak.windows.guided_break.audio import SILENCE, Audio, AudioSettings
from glutebreak.windows.guided_break.conductor import BreakConductor
from glutebreak.windows.guided_break.finished import DaySoFar
from glutebreak.windows.guided_break.page import NARROW_UNDER
from glutebreak.windows.guided_break.sounds import Sound
from glutebreak.windows.guided_break.stage_layout import StageLayout, narrow_layout, wide_layout
from glutebreak.windows.guided_break.window import GuidedBreakWindow
from glutebreak.windows.look.theme import Look
from glutebreak.windows.speech.voice import Found
from pictures.manual_time import ManualTime
from pictures.remembering_resident import RememberingResident
from windows.film.film_samples import NoFilms

OFF_AFTER = SittingSettings().off_after
CATALOGUE = built_in()


class BreakResident(RememberingResident):
    """Remembers what is reported of a break, in order."""

    @property
    def told(self) -> list[tuple[object, ...]]:
        """All of it but presses, as tuples that are quick to read."""
        reports = (request for request in self.asked if not isinstance(request, ReportPress))
        return [_in_short(request) for request in reports]

    @property
    def presses(self) -> int:
        """How often a press for the break itself was reported."""
        return self.asked.count(ReportPress())


def _in_short(request: Request[Any]) -> tuple[object, ...]:
    match request:
        case ReportSet(seen):
            return ("set", seen.exercise, seen.side, seen.reps or seen.held, seen.completed)
        case BanExercise(exercise):
            return ("hurts", exercise)
        case FinishBreak(outcome, seated):
            return ("finished", outcome, seated)
        case CorrectLastBreak(outcome):
            return ("corrected", outcome)
        case _:
            raise AssertionError(request)


class RememberingSounds:
    """Remembers what was played."""

    def __init__(self) -> None:
        self.heard: list[Sound] = []

    def play(self, sound: Sound) -> None:
        """Remembered."""
        self.heard.append(sound)


class RememberingVoice:
    """Remembers what it said, and when it was silenced; is there, or has a reason not to be."""

    def __init__(self, trouble: str = "") -> None:
        self.said: list[str] = []
        self.trouble = trouble
        self.asked = 0

    def say(self, sentence: str) -> None:
        """Remembered."""
        self.said.append(sentence)

    def stop(self) -> None:
        """Remembered."""
        self.said.append("(silent)")

    def look_for(self, found: Found) -> None:
        """Known at once."""
        self.asked += 1
        found(self.trouble)


def short_routine() -> Routine:
    """A stretch of two seconds and two donkey kicks on each side, and two bridges: 36 seconds."""

    def step(exercise: str, **changes: int) -> ExerciseStep:
        return ExerciseStep(exercise, replace(CATALOGUE.exercise(exercise).dose, **changes))  # type: ignore[arg-type]

    return Routine(
        id="short",
        name="Short",
        steps=(
            MoveStep("to the mat", 2000),
            step("half-kneeling-hip-flexor-stretch", up=1000, hold=2000, down=1000, side_change=2000),
            MoveStep("to hands and knees", 2000),
            step("donkey-kick", count=1, side_change=2000),
            step("glute-bridge", count=2),
        ),
    )


def a_day(break_min: int = 30_000) -> DaySoFar:
    """Two bouts before now; breaks count from so many milliseconds on."""
    start = Dated(1_772_438_400_000, 0)
    bouts = [
        BoutRecord(Dated(start.utc + at * 60_000, 0), Dated(start.utc + end * 60_000, 0), (end - at) * 60_000, by)
        for at, end, by in ((0, 31, EndedBy.AWAY), (40, 70, EndedBy.ACTIVATION))
    ]
    (day,) = days(date(2026, 3, 2), 1, Records(bouts=bouts), OFF_AFTER)
    return DaySoFar(day, Dated(start.utc + 73 * 60_000, 0), break_min)


class Break:
    """A break window with all that stands around it, on screen."""

    def __init__(
        self,
        look: Look,
        plan: BreakPlan,
        *,
        films: Films | None = None,
        so_far: DaySoFar | None = None,
        audio: AudioSettings = SILENCE,
    ) -> None:
        self.time = ManualTime()
        self.resident, self.sounds, self.voice = BreakResident(), RememberingSounds(), RememberingVoice()
        conductor = BreakConductor(
            Guide(CATALOGUE, plan, self.time.steady(), ()),
            films or NoFilms(),
            clock=self.time,
            loop=self.time,
            send=self.resident,
            glides=lambda: not look.reduced_motion,
        )
        heard = Audio(conductor, self.sounds, self.voice, audio)
        self.window = GuidedBreakWindow(look, conductor, heard, self.time, lambda: so_far)
        self.window.show()

    def key(self, key: Qt.Key) -> None:
        """Press a key in whatever has the focus, as a keyboard does."""
        QTest.keyClick(self.focused, key)

    @property
    def focused(self) -> QWidget:
        """What the keyboard writes to."""
        return QApplication.focusWidget() or self.window

    @property
    def phase(self) -> Phase:
        """What is being done."""
        return self.window.conductor.moment().phase

    @property
    def exercise(self) -> str:
        """What is being done, or comes next."""
        exercise = self.window.conductor.moment().exercise
        return exercise.id if exercise else ""


Begin = Callable[..., Break]
"""Opens a break window that is closed after the test; see the fixture `begin`."""


def shown_texts(window: QWidget) -> set[str]:
    """Every text and accessible name on screen."""
    shown = [each for each in window.findChildren(QWidget) if each.isVisible()]
    return {text for each in shown for text in (each.accessibleName(), getattr(each, "text", str)()) if text}


def stage_layout(it: Break, look: Look) -> StageLayout:
    """Where things stand on the stage of a window in its size."""
    QApplication.processEvents()
    if it.window.width() < NARROW_UNDER:
        return narrow_layout(it.window.stage.size(), look, lines=4)
    return wide_layout(it.window.stage.size(), look, words_width=160 * look.text_scale)
