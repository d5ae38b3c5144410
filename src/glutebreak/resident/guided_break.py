"""The guided break from the resident's side: it is led through in the windows process, and begins and ends here."""

from glutebreak.control.messages import RequestRefusedError
from glutebreak.control.news import WindowWanted
from glutebreak.control.requests import Window
from glutebreak.core.durations import SECOND
from glutebreak.core.records import SeenSet, SetRecord
from glutebreak.core.sitting.happenings import ActivationBegan, ActivationOver, Choice, Happening, Outcome
from glutebreak.language import tr
from glutebreak.resident.announcing import Announcer
from glutebreak.resident.proposing import Proposer
from glutebreak.resident.recorder import Recorder
from glutebreak.resident.sitting_clock import SittingClock
from glutebreak.resident.windows_process import WindowsProcess

HANDS_OFF_WITHIN = 5 * SECOND
"""Milliseconds after a set's beginning, and after each press of the break's own keys and buttons, in which input is no
sign that the user does something else: it is the press itself, or the hand that leaves the mouse."""


class GuidedBreak:
    """Starts, watches over and ends the one break that may run.

    Args:
        sitting: knows whether one runs.
        windows: the process in which it runs.
        proposer: what is done in it.
        recorder: takes the sets that were seen.
        announcer: says when it was lost.
    """

    def __init__(
        self,
        sitting: SittingClock,
        windows: WindowsProcess,
        proposer: Proposer,
        recorder: Recorder,
        announcer: Announcer,
    ) -> None:
        self._sitting = sitting
        self._windows = windows
        self._proposer = proposer
        self._recorder = recorder
        self._announcer = announcer
        self._last_press = 0

    @property
    def runs(self) -> bool:
        """Whether there is one."""
        return self._sitting.state.activation is not None

    def start(self, routine: str | None = None) -> None:
        """Start a break, or, where one runs and nothing was chosen, bring its window to the front.

        Args:
            routine: the id of a routine or an exercise; None for what is proposed.

        Raises:
            RequestRefusedError: the screen is locked, there is no such routine, or another one would have to be ended.
        """
        if routine is None and self.runs:
            self._windows.open(WindowWanted(Window.BREAK))
        elif routine is None:
            self._start()
        elif self.runs:
            raise RequestRefusedError(tr("A break is already running. Finish it first."))
        elif not self._proposer.knows(routine):
            sentence = tr("There’s no exercise called {name}. Close Exercises and open it again.", name=routine)
            raise RequestRefusedError(sentence)
        else:
            with self._proposer.chosen(routine):
                self._start()

    def happened(self, happening: Happening) -> None:
        """Open the window of a break that has begun, and watch over its process until the break is over."""
        match happening:
            case ActivationBegan(t):
                self._last_press = t
                plan = self._proposer.plan
                self._windows.open(WindowWanted(Window.BREAK, plan))
                self._windows.hang_watch.break_began(plan.routine.lasts)
            case ActivationOver():
                self._windows.hang_watch.break_over()
            case _:
                pass

    def pressed(self) -> None:
        """The user has paused, gone on, skipped or muted: no sign that they do something else than the exercise."""
        self._last_press = self._sitting.now

    def set_seen(self, seen: SeenSet) -> None:
        """A set was seen; whoever typed meanwhile has only claimed it."""
        typed = self.runs and self._sitting.touched_since(self._last_press + HANDS_OFF_WITHIN)
        self._last_press = self._sitting.now
        self._recorder.set_done(SetRecord.of(seen, plausible=not typed))

    def finish(self, outcome: Outcome, *, seated: bool) -> None:
        """It is over.

        Raises:
            RequestRefusedError: none runs.
        """
        if not self.runs:
            raise RequestRefusedError(tr("No break is running."))
        self._sitting.finish(outcome, seated=seated)

    def window_gone(self) -> None:
        """The windows process has gone: a break that ran in it is abandoned."""
        if self.runs:
            self._abandon()
            self._announcer.break_lost()

    def window_never_came(self) -> None:
        """The windows process never came: a break that was to run in it is abandoned."""
        self._announcer.window_missing()
        if self.runs:
            self._abandon()

    def _abandon(self) -> None:
        self._sitting.finish(Outcome.ABANDONED, seated=False)

    def _start(self) -> None:
        if self._sitting.answer(Choice.START).refused:
            raise RequestRefusedError(tr("You can’t start a break while the screen is locked."))
