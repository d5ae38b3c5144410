"""What follows from a step of the sitting clock: first on the screen, then in the log."""

from collections.abc import Callable
from dataclasses import dataclass

from glutebreak.control.news import LogChanged
from glutebreak.core.sitting.happenings import (
    ActivationBegan,
    AskAnswered,
    BoutOpened,
    Choice,
    Happening,
    PromptShown,
    PromptWithdrawn,
)
from glutebreak.resident.announcing import Announcer
from glutebreak.resident.guided_break import GuidedBreak
from glutebreak.resident.pausing import Pausing
from glutebreak.resident.prompting import Prompter
from glutebreak.resident.recorder import Recorder
from glutebreak.resident.shown_state import view_of
from glutebreak.resident.sitting_clock import SittingClock, Step
from glutebreak.resident.tray.view import TrayView
from glutebreak.resident.weekly_summary import WeeklySummary
from glutebreak.resident.windows_process import WindowsProcess


@dataclass(kw_only=True, eq=False, repr=False)
class StepEffects:
    """Passes each step on to every part that has something to do about it."""

    sitting: SittingClock
    prompter: Prompter
    guided_break: GuidedBreak
    windows: WindowsProcess
    announcer: Announcer
    recorder: Recorder
    pausing: Pausing
    weekly_summary: WeeklySummary
    show: Callable[[TrayView], None]
    """Shows a view in the tray."""
    user_is_here: Callable[[], None]
    """Tells the senses of a sign of the user that they may be unable to sense."""

    def stepped(self, step: Step) -> None:
        """Do what follows from a step."""
        if any(isinstance(each, AskAnswered | ActivationBegan) for each in step.happenings):
            self.user_is_here()
        for happening in step.happenings:
            self.guided_break.happened(happening)
            self.prompter.happened(happening)
            self._have_windows_ready(happening)
        self.recorder.step(step)
        self.show(view_of(self.sitting.state, self.pausing.said))
        if any(isinstance(each, BoutOpened) for each in step.happenings):
            self.weekly_summary.bout_opened()
        if step.happenings:
            self.windows.inform(LogChanged())

    def _have_windows_ready(self, happening: Happening) -> None:
        """While a reminder is on the screen its Start shall not have to wait for a process."""
        match happening:
            case PromptShown():
                self.announcer.make_way()
                self.windows.warm()
            case PromptWithdrawn():
                self.windows.cool()
            case AskAnswered(choice=choice) if choice is not Choice.START:
                self.windows.cool()
            case _:
                pass
