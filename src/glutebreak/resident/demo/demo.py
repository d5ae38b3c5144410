"""Two scripted working hours in under three minutes, on a throw-away log: the command `demo`.

The tray, the notifications and the windows are the real ones. Only the clock, the typing and, if nobody else answers,
the answers come from the script. During the break the clock goes as everybody's does.
"""

import os
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from glutebreak import places
from glutebreak.control.news import WindowWanted
from glutebreak.control.requests import Window
from glutebreak.control.socket_place import AlreadyRunningError
from glutebreak.core.app_settings import AppSettings
from glutebreak.core.coaching.occasion import Place
from glutebreak.core.durations import MINUTE, SECOND
from glutebreak.core.sitting.happenings import (
    ActivationBegan,
    ActivationOver,
    AskAnswered,
    BoutEnded,
    BoutOpened,
    BreakTaken,
    Choice,
    Happening,
    Hold,
    PromptShown,
    PromptWithdrawn,
)
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.language import tr
from glutebreak.qt_event_loop import QtEventLoop
from glutebreak.resident.application import Application, World
from glutebreak.resident.demo.clock import DemoClock, DemoLoop
from glutebreak.resident.demo.script import ScriptedProposer, ScriptedSenses, at, typing
from glutebreak.resident.display_check import why_no_display
from glutebreak.resident.sitting_clock import Step
from glutebreak.resident.texts import spell_length, spell_sitting
from glutebreak.resident.tray_and_socket import TrayAndSocket, make_application
from glutebreak.storage.errors import LogError
from glutebreak.storage.settings_file import write_settings

Say = Callable[[str], None]

LASTS = at(2, 0)
"""Milliseconds of the scripted day."""
SPEED = 60
"""Scripted time over real time, outside the break."""
PATIENCE = 4_000
"""Real milliseconds that somebody who watches has to answer an ask before the script does."""
SHOWN_FOR = 5_000
"""Real milliseconds that each window stays open in the end."""

TYPING = (
    typing(at(0, 1), at(0, 22)),
    typing(at(0, 24), at(0, 42)),
    typing(at(0, 50), at(1, 8)),
    typing(at(1, 24), at(1, 40)),
    typing(at(1, 54), LASTS),
)
"""Writing; reading for two minutes; writing on, and the break; a call; a walk; back again."""
CALL = at(1, 8), at(1, 24)
"""When the script is in a call: sitting goes on, and nothing is asked."""
ANSWERS = (Choice.SNOOZE, Choice.START, Choice.SKIP)
"""What the script answers, ask by ask; the last one again and again."""


def demo(say: Say, say_wrong: Say) -> int:
    """Show the whole app once; returns the exit status.

    Args:
        say: told every event as it happens.
        say_wrong: told what keeps the demo from going on.
    """
    if (why := why_no_display()) is not None:
        say_wrong(why)
        return 1
    with tempfile.TemporaryDirectory(prefix="glutebreak-demo-") as folder:
        os.environ[places.HOME] = folder
        try:
            _Demo(places.apart(Path(folder)), say, say_wrong).run()
        except (AlreadyRunningError, LogError) as error:
            say_wrong(str(error))
            return 1
    return 0


class _Demo:
    """One showing."""

    def __init__(self, folders: places.Places, say: Say, say_wrong: Say) -> None:
        self._say = say
        self._answers = list(ANSWERS)
        settings = SittingSettings(break_min=20 * SECOND, away_after=3 * MINUTE)
        write_settings(folders.settings, AppSettings(sitting=settings, place=Place.HOME, floor=True))
        self._qt = make_application()
        self._loop = QtEventLoop(self._qt)
        self._clock = DemoClock(SPEED, LASTS)
        self._sitting_loop = DemoLoop(self._loop, self._clock)
        self._senses = ScriptedSenses(self._clock, self._sitting_loop, TYPING)
        world = World(
            application=self._qt,
            places=folders,
            clock=self._clock,
            loop=self._loop,
            sitting_loop=self._sitting_loop,
            say_wrong=say_wrong,
            sense=lambda _, sitting, __: self._senses.nudging(sitting.nudge),
            watch=self._watch,
            proposer=ScriptedProposer,
        )
        self._tray_and_socket = TrayAndSocket(self._qt, folders, self._loop)
        self._app = Application(world, self._tray_and_socket)

    def run(self) -> None:
        """Show it from the first minute to the last window."""
        self._say(tr("Two working hours at {speed} times normal speed, on a temporary log.", speed=SPEED))
        call = self._app.sitting.hold
        for moment, in_force in zip(CALL, (True, False), strict=True):
            self._sitting_loop.after(moment, partial(call, Hold.CALL, in_force=in_force))
        self._sitting_loop.after(LASTS, self._show_week)
        self._app.launch()
        self._qt.exec()
        self._app.close()
        self._tray_and_socket.close()

    def _watch(self, step: Step) -> None:
        for happening in step.happenings:
            if (sentence := _spell(happening)) is not None:
                self._say(f"{self._clock.wall():%H:%M}  {sentence}")
            match happening:
                case PromptShown():
                    self._loop.after(PATIENCE, partial(self._answer_if_nobody_did, happening.nth))
                case ActivationBegan():
                    self._clock.go_at(1)
                case ActivationOver():
                    self._clock.go_at(SPEED)
                case _:
                    pass

    def _answer_if_nobody_did(self, nth: int) -> None:
        asking = self._app.sitting.state.asks
        if asking.on_screen and asking.nth == nth:
            self._app.sitting.answer(self._answers.pop(0) if len(self._answers) > 1 else self._answers[0])

    def _show_week(self) -> None:
        self._clock.go_at(1)
        self._say(tr("The two hours are over. This is the week."))
        self._show(Window.WEEK, then=self._show_settings)

    def _show_settings(self) -> None:
        self._say(tr("These are the settings."))
        self._show(Window.SETTINGS, then=self._show_library)

    def _show_library(self) -> None:
        self._say(tr("And these are the exercises."))
        self._show(Window.LIBRARY, then=self._end)

    def _show(self, window: Window, then: Callable[[], None]) -> None:
        self._app.windows.open(WindowWanted(window))
        self._loop.after(SHOWN_FOR, then)

    def _end(self) -> None:
        self._say(tr("All done. To start glutebreak for real: glutebreak"))
        self._loop.after(1_000, self._app.end)


def _spell(happening: Happening) -> str | None:
    match happening:
        case BoutOpened():
            return tr("Someone sits down and types.")
        case PromptShown():
            return tr("Sitting for {length}: a reminder to get up appears.", length=spell_sitting(happening.sitting))
        case AskAnswered(choice=choice) if choice is not Choice.START:
            return tr("The answer: {choice}.", choice=choice)
        case PromptWithdrawn():
            return tr("The reminder goes away: the user got up.")
        case ActivationBegan():
            return tr("The answer: Start. The break runs at normal speed, with one exercise.")
        case ActivationOver():
            return tr("The break is over: {outcome}.", outcome=happening.outcome)
        case BoutEnded():
            lasted = spell_sitting(happening.end - happening.start)
            return tr("Sat for {length}. It ended because: {reason}.", length=lasted, reason=happening.ended_by)
        case BreakTaken():
            lasted = spell_length(happening.end - happening.start)
            return tr("A break of {length}, {kind}.", length=lasted, kind=happening.kind)
        case _:
            return None
