"""Who carries out what is asked for, by the tray, the command line and the windows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from glutebreak.control.diagnosis import Diagnosis
from glutebreak.control.display import other_display
from glutebreak.control.messages import Done, RequestRefusedError
from glutebreak.control.news import WindowWanted
from glutebreak.control.requests import (
    Diagnose,
    GetStatus,
    OpenWindow,
    PauseFor,
    PauseUntilResumed,
    PauseUntilTomorrow,
    Quit,
    Resume,
    Sit,
    Skip,
    Snooze,
    Stand,
    StartBreak,
    UserRequest,
)
from glutebreak.control.server import Peer
from glutebreak.control.status import Status
from glutebreak.control.window_requests import (
    Attach,
    BanExercise,
    ChangeSettings,
    ClaimAsk,
    CorrectActivation,
    CorrectBout,
    CorrectLastBreak,
    Delete,
    FinishBreak,
    ReportAlive,
    ReportPress,
    ReportSet,
    UndoCorrection,
    WindowRequest,
)
from glutebreak.core.durations import spell_duration
from glutebreak.core.sitting.happenings import Posture
from glutebreak.language import tr
from glutebreak.ports import Capability
from glutebreak.resident.announcing import Announcer
from glutebreak.resident.guided_break import GuidedBreak
from glutebreak.resident.log_keeper import LogKeeper
from glutebreak.resident.pausing import Pausing
from glutebreak.resident.prompting import Prompter
from glutebreak.resident.settings_keeper import SettingsKeeper
from glutebreak.resident.shown_state import status_of
from glutebreak.resident.sitting_clock import SittingClock
from glutebreak.resident.windows_process import WindowsProcess


@dataclass(kw_only=True, eq=False, repr=False)
class Commands:
    """Calls, for each request, the part that does it."""

    sitting: SittingClock
    prompter: Prompter
    pausing: Pausing
    guided_break: GuidedBreak
    windows: WindowsProcess
    log_keeper: LogKeeper
    settings: SettingsKeeper
    announcer: Announcer
    capabilities: Callable[[], tuple[Capability, ...]]
    """Tells which mechanism serves what now."""
    end: Callable[[], None]
    """Ends the app, once the request to end it has been answered."""

    def from_tray(self, request: UserRequest) -> None:
        """Carry out what was chosen in the tray; a refusal is shown, for nobody waits for it."""
        try:
            self.from_user(request)
        except RequestRefusedError as refusal:
            self.announcer.refused(str(refusal))

    def over_socket(self, request: UserRequest | WindowRequest, peer: Peer) -> Done | Status | Diagnosis:
        """Carry out what came over the control socket; what the control server is given to carry out.

        Raises:
            RequestRefusedError: it cannot be carried out now.
        """
        if isinstance(request, UserRequest):
            return self.from_user(request) or Done()
        self._from_window(request, peer)
        return Done()

    def from_user(self, request: UserRequest) -> Status | Diagnosis | None:  # noqa: C901, PLR0912 - one case a request
        """Carry out what the user asked for, and return what there is to answer.

        Raises:
            RequestRefusedError: it cannot be carried out now.
        """
        match request:
            case GetStatus():
                self.sitting.nudge()
                return status_of(self.sitting.state, self.pausing.said)
            case Diagnose():
                after = spell_duration(self.sitting.state.settings.prompt_after)
                return Diagnosis(capabilities=self.capabilities(), prompt_after=after)
            case StartBreak(routine):
                self.guided_break.start(routine)
            case Snooze(milliseconds):
                self.prompter.snooze(milliseconds)
            case Skip():
                self.prompter.skip()
            case PauseFor(milliseconds):
                self.pausing.pause_for(milliseconds)
            case PauseUntilTomorrow():
                self.pausing.pause_until_tomorrow()
            case PauseUntilResumed():
                self.pausing.pause_until_resumed()
            case Resume():
                self.pausing.resume()
            case Stand():
                self.sitting.posture(Posture.STANDING)
            case Sit():
                self.sitting.posture(Posture.SITTING)
            case OpenWindow(window, displays):
                _refuse_on_another_display(displays)
                self.windows.open(WindowWanted(window))
            case Quit():
                self.end()
            case _:
                assert_never(request)
        return None

    def _from_window(self, request: WindowRequest, peer: Peer) -> None:  # noqa: C901, PLR0912 - one case a request
        match request:
            case Attach():
                self.windows.attach(peer)
            case ReportAlive():
                self.windows.answered()
            case ReportSet(seen):
                self.guided_break.set_seen(seen)
            case ReportPress():
                self.guided_break.pressed()
            case FinishBreak(outcome, seated):
                self.guided_break.finish(outcome, seated=seated)
            case CorrectLastBreak(outcome):
                self.log_keeper.correct_last_break(outcome)
            case CorrectActivation(activation, outcome):
                self.log_keeper.correct_activation(activation, outcome)
            case ClaimAsk(ask, done):
                self.log_keeper.claim_ask(ask, done=done)
            case CorrectBout(bout, since, until, said):
                self.log_keeper.correct_sitting(bout, since, until, said)
            case UndoCorrection(correction):
                self.log_keeper.undo_correction(correction)
            case Delete(days):
                self.log_keeper.delete(days)
            case BanExercise(exercise):
                self.settings.ban(exercise)
            case ChangeSettings(changes):
                self.settings.change(changes)
            case _:
                assert_never(request)


def _refuse_on_another_display(displays: tuple[str, ...]) -> None:
    """For a start on another display, whose user would not see the window, say where the app runs."""
    if (display := other_display(displays)) is not None:
        raise RequestRefusedError(
            tr(
                "glutebreak is already running for you on display {display}. To use it here instead, quit it "
                "first: glutebreak quit",
                display=display,
            )
        )
