"""The tray process as a whole, short of the desktop: the real model, prompter and pauses on a simulated desk."""

from typing import Any

from core.exercises.catalogue_samples import built_in
from glutebreak.control.messages import Request, RequestRefusedError
from glutebreak.control.news import News, WindowWanted
from glutebreak.control.requests import GetStatus, Window
from glutebreak.control.status import Status
from glutebreak.core.coaching.occasion import Occasion, Place
from glutebreak.core.durations import SECOND
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.ports import Capability
from glutebreak.resident.announcing import Announcer
from glutebreak.resident.commands import Commands
from glutebreak.resident.guided_break import GuidedBreak
from glutebreak.resident.holds import Holds
from glutebreak.resident.pausing import Pausing
from glutebreak.resident.prompting import Prompter
from glutebreak.resident.proposing import Proposer
from glutebreak.resident.sitting_clock import Step
from glutebreak.resident.step_effects import StepEffects
from glutebreak.resident.tray.view import TrayView
from resident.noting_notifier import NotingNotifier
from resident.simulated_world import SimulatedWorld


class Noting:
    """Can be told anything, and remembers it as the call's name and arguments."""

    def __init__(self) -> None:
        self.noted: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Any:
        def note(*arguments: Any, **named: Any) -> None:
            self.noted.append((name, *arguments, *named.values()))

        return note


class NotingRecorder(Noting):
    """Remembers what was to be logged."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[Step] = []

    def step(self, step: Step) -> None:
        """Remember."""
        self.steps.append(step)


class NotingWindows:
    """Remembers what was to be opened; `informed` is what was not worth starting the windows for."""

    def __init__(self) -> None:
        self.opened: list[WindowWanted] = []
        self.informed: list[News] = []
        self.attached: list[Any] = []
        self.warmth: list[str] = []
        self.hang_watch = Noting()

    def open(self, window: WindowWanted) -> None:
        """Remember."""
        self.opened.append(window)

    def inform(self, news: News) -> None:
        """Remember."""
        self.informed.append(news)

    def answered(self) -> None:
        """As the windows process does."""
        self.hang_watch.answered()

    def warm(self) -> None:
        """Remember."""
        self.warmth.append("warm")

    def cool(self) -> None:
        """Remember."""
        self.warmth.append("cool")

    def attach(self, peer: Any) -> None:
        """Remember."""
        self.attached.append(peer)

    def leave(self, peer: Any) -> None:
        """Forget."""
        self.attached.remove(peer)


class Desk:
    """A tray process at a simulated desk; a peer of its own asks."""

    def __init__(self) -> None:
        self.world = SimulatedWorld(SittingSettings(), launch=False)
        self.sitting = self.world.sitting
        self.recorder: Any = NotingRecorder()
        self.windows: Any = NotingWindows()
        self.log_keeper: Any = Noting()
        self.settings: Any = Noting()
        self.weekly_summary: Any = Noting()
        self.senses = Noting()
        self.screen = NotingNotifier()
        self.said = NotingNotifier()
        self.views: list[TrayView] = []
        self.ended = 0
        self.peer: Any = object()
        self.proposer = Proposer(
            built_in, lambda past: Occasion(Place.HOME, floor=True, history=past, banned=frozenset(), seed=1)
        )
        self.prompter = Prompter(lambda: self.sitting.state, self.proposer, self.sitting.answer)
        self.prompter.show_with(self.screen)
        self.announcer = Announcer(self.world.clock, self.said)
        self.guided_break = GuidedBreak(self.sitting, self.windows, self.proposer, self.recorder, self.announcer)
        self.holds = Holds(self.recorder, self.sitting)
        pausing = Pausing(self.world.clock, self.world.loop, self.holds.put)
        self.commands = Commands(
            sitting=self.sitting,
            prompter=self.prompter,
            pausing=pausing,
            guided_break=self.guided_break,
            windows=self.windows,
            log_keeper=self.log_keeper,
            settings=self.settings,
            announcer=self.announcer,
            capabilities=lambda: (Capability("tray", "none", (("X11 system tray", "no panel"),)),),
            end=self._end,
        )
        effects = StepEffects(
            sitting=self.sitting,
            prompter=self.prompter,
            guided_break=self.guided_break,
            windows=self.windows,
            announcer=self.announcer,
            recorder=self.recorder,
            pausing=pausing,
            weekly_summary=self.weekly_summary,
            show=self.views.append,
            user_is_here=self.senses.user_is_here,
        )
        self.world.on_step = effects.stepped
        self.sitting.launch()

    def ask(self, request: Any) -> Any:
        """What the request is answered with.

        Raises:
            RequestRefusedError: it is refused.
        """
        return self.commands.over_socket(request, self.peer)

    def refusal_of(self, request: Request[Any]) -> str:
        """Why a request is refused; empty if it is not."""
        try:
            self.ask(request)
        except RequestRefusedError as refusal:
            return str(refusal)
        return ""

    @property
    def status(self) -> Status:
        """What `status` answers."""
        answer = self.ask(GetStatus())
        assert isinstance(answer, Status)
        return answer

    def type_until(self, end: int) -> None:
        """Type every second until so many milliseconds after the start."""
        for moment in range(self.world.clock.steady() - self.world.began, end + 1, SECOND):
            self.world.run_to(moment)
            self.world.touch()

    def break_opens(self) -> WindowWanted:
        """What the windows are told when a break begins."""
        return WindowWanted(Window.BREAK, self.proposer.proposal().plan)

    def told(self, kind: type) -> list[Any]:
        """What the model told of a kind."""
        return [each for each in self.world.told if isinstance(each, kind)]

    def announced(self) -> list[str]:
        """Every announcement's text."""
        return [each.body for each in self.said.notices]

    def _end(self) -> None:
        self.ended += 1
