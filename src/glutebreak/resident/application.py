"""The composition root of the tray process."""

import contextlib
import random
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from glutebreak import language
from glutebreak.clock import SystemClock, start_of_machine
from glutebreak.control.names import News
from glutebreak.control.protocol import news
from glutebreak.core.coaching.occasion import Occasion, Past
from glutebreak.core.exercises.catalogue import Catalogue
from glutebreak.core.records import Dated
from glutebreak.core.sitting.happenings import ActivationBegan, AskAnswered, Hold
from glutebreak.language import tr
from glutebreak.notifying.desktop_notifier import DesktopNotifier
from glutebreak.places import Places, shipped
from glutebreak.ports import Capability, Clock, EventLoop
from glutebreak.resident.announcing import Announcer, Nobody
from glutebreak.resident.backing_up import BackingUp
from glutebreak.resident.clock_jumps import ClockJumps
from glutebreak.resident.commands import Commands
from glutebreak.resident.face import Face
from glutebreak.resident.housekeeping import Housekeeping
from glutebreak.resident.kept_catalogue import KeptCatalogue
from glutebreak.resident.launching import go_on, saved_run
from glutebreak.resident.log_keeper import LogKeeper
from glutebreak.resident.parts import Parts
from glutebreak.resident.pausing import Pausing
from glutebreak.resident.presenting import view_of
from glutebreak.resident.prompting import Prompter
from glutebreak.resident.proposing import Proposer
from glutebreak.resident.recorder import Recorder
from glutebreak.resident.resident import Resident
from glutebreak.resident.scheduler import LoopScheduler
from glutebreak.resident.senses import Senses
from glutebreak.resident.settings_keeper import SettingsKeeper
from glutebreak.resident.sitting_clock import SittingClock, Step
from glutebreak.resident.unix_signals import UnixSignals
from glutebreak.resident.weekly_summary import WeeklySummary
from glutebreak.resident.windows_process import WindowsProcess
from glutebreak.sensing.choosing import NONE
from glutebreak.sensing.desktop_senses import DesktopSenses
from glutebreak.sensing.surroundings import Surroundings
from glutebreak.storage.catalogue_file import read_catalogue
from glutebreak.storage.errors import LogError
from glutebreak.storage.log import DECISIONS_KEPT, open_log
from glutebreak.storage.log_notices import tell
from glutebreak.storage.reader import LogReader
from glutebreak.storage.schema import migrate_apart

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What the tray process is put into: the real one, or the demo's."""

    application: QApplication
    """Qt's part."""
    places: Places
    """The user's folders."""
    clock: Clock
    """The machine's clock."""
    loop: EventLoop
    """The event loop."""
    sitting_loop: EventLoop
    """The loop that wakes the sitting clock up: one whose time goes as the clock's."""
    say_wrong: Say
    """Tells whoever started the app what is wrong."""
    sense: Callable[[Surroundings, SittingClock, Callable[[Hold, bool], None]], Senses]
    """Makes the senses."""
    watch: Callable[[Step], None]
    """Told of every step, after all that it brings has been done."""
    proposer: Callable[
        [Callable[[], Catalogue], Callable[[tuple[Past, ...]], Occasion], Callable[[], tuple[Past, ...]]], Proposer
    ]
    """Makes what proposes the routines, from the arguments that `Proposer` takes."""


def the_real_one(application: QApplication, loop: EventLoop, places: Places, say_wrong: Say) -> World:
    """This machine and this user."""
    return World(
        application=application,
        places=places,
        clock=SystemClock(),
        loop=loop,
        sitting_loop=loop,
        say_wrong=say_wrong,
        sense=DesktopSenses,
        watch=lambda _: None,
        proposer=Proposer,
    )


class Application:
    """The tray process, put together.

    Args:
        world: what it is put into.
        face: what is there of the app already. It stays the caller's to close, after this.

    Raises:
        LogError: the log cannot be opened.
    """

    def __init__(self, world: World, face: Face) -> None:
        self._world = world
        self._resident = resident = Resident()
        self._face = face
        places, loop, buses = world.places, world.loop, face.buses
        opened = open_log(places.log, places.backups, world.clock, migrate_apart)
        self._settings = SettingsKeeper(places, world.say_wrong)
        settings = self._settings.now.sitting
        model, self._clock = go_on(opened.log.load_state(), world.clock, start_of_machine(), settings)
        self.sitting = SittingClock(model, self._clock, world.sitting_loop, self._stepped)
        catalogue = KeptCatalogue(
            places.catalogue,
            lambda: read_catalogue(shipped("resources", "catalogue.json"), places.catalogue),
            lambda complaint: resident.announce(tr("Your own exercises"), complaint),
        )
        self._proposer = world.proposer(catalogue, self._occasion, self._past)
        self._recorder = Recorder(
            opened.log,
            self._clock,
            state=lambda: model.state,
            routine=lambda: self._proposer.plan.routine.id,
            saved=lambda: saved_run(model, self._clock),
            on_trouble=resident.log_trouble,
            on_put_back=resident.log_put_back,
        )
        self._recorder.go_on()
        self._prompter = Prompter(lambda: model.state, self._proposer, resident.answer)
        icon = shipped("assets", "icons", "glutebreak-128.png")
        self._notifier = DesktopNotifier(loop, self._prompter, buses.session, icon=icon)
        self._announcements = DesktopNotifier(loop, Nobody(), buses.session, icon=icon)
        self._prompter.show_with(self._notifier)
        self.windows = WindowsProcess(loop, resident.windows_gone, resident.windows_never_came)
        self._scheduler = LoopScheduler(loop)
        self._clock_jumps = ClockJumps(self._clock)
        self._backing_up = BackingUp(loop, places, resident.backup_trouble)
        self._log_keeper = LogKeeper(
            loop,
            self._clock,
            places,
            self._recorder,
            copying=lambda: self._backing_up.busy,
            on_corrected=resident.log_changed,
            on_deleted=resident.deleted,
        )
        self._pausing = Pausing(self._clock, world.sitting_loop, resident.hold)
        resident.work_with(
            Parts(
                clock=self.sitting,
                recorder=self._recorder,
                prompter=self._prompter,
                announcer=Announcer(self._clock, self._announcements),
                windows=self.windows,
                pausing=self._pausing,
                show=face.tray.show,
                capabilities=self._capabilities,
                proposer=self._proposer,
                change_settings=self._settings.change,
                weekly_summary=WeeklySummary(
                    self._clock,
                    LogReader(places.log),
                    off_after=lambda: self._settings.now.sitting.off_after,
                    wanted=lambda: self._settings.now.weekly_summary and self._settings.now.keep_log,
                    announce=resident.announce,
                ),
                banned=lambda: self._settings.now.banned,
                end=self.end,
            )
        )
        self._senses = world.sense(
            Surroundings(loop, self._clock, buses.session, buses.system), self.sitting, resident.hold
        )
        self.sitting.sense_with(self._senses.silence)
        self._housekeeping = Housekeeping(
            self._clock, self._scheduler, places, self._backing_up, hold=resident.hold, prune=self._recorder.prune
        )
        # First: whatever the others say of the change is said in the new language.
        self._settings.tell(lambda settings: language.install(shipped("assets", "locale"), settings.language))
        self._settings.tell(lambda settings: self.sitting.adopt(settings.sitting))
        self._recorder.keep_log(on=self._settings.now.keep_log)
        self._settings.tell(lambda settings: self._recorder.keep_log(on=settings.keep_log))
        self._settings.tell(lambda settings: self._housekeeping.keep_quiet(settings.quiet_hours))
        self._settings.tell(lambda _: self._prompter.settings_changed())
        self._settings.tell(lambda _: self.windows.inform(news(News.SETTINGS_CHANGED)))
        self._signals = UnixSignals(loop, world.application.quit)
        self._notices = opened.notices

    def launch(self) -> None:
        """Begin: go on where the last run left off, and answer whoever asks."""
        self.sitting.launch()
        self._face.tray.show(view_of(self.sitting.state))
        self._face.tray.serve(self._resident)
        self._face.control.serve(Commands(self._resident, self._log_keeper), self._resident.peer_left)
        self._scheduler.start()
        self._housekeeping.keep_quiet(self._settings.now.quiet_hours)
        for notice in self._notices:
            self._resident.announce(tr("The log"), tell(notice))
        for complaint in self._settings.complaints:
            self._resident.announce(tr("The settings"), complaint)
        if self._senses.silence.mechanism == NONE:
            body = tr("This desktop does not tell when you type, so sitting is not counted. See: glutebreak doctor")
            self._resident.announce(tr("glutebreak cannot see whether you are here"), body)

    def _stepped(self, step: Step) -> None:
        if any(isinstance(each, AskAnswered | ActivationBegan) for each in step.happenings):
            self._senses.user_is_here()
        self._resident.stepped(step)
        if self._clock_jumps.check():
            # Not at once: this may be in the middle of one of the scheduler's own jobs.
            self._world.loop.after(0, self._clocks_jumped)
        self._world.watch(step)

    def _clocks_jumped(self) -> None:
        self._pausing.look_again()
        self._housekeeping.clocks_jumped()

    def end(self) -> None:
        """Quit, once what is under way has been done: the request to quit is to be answered."""
        self._world.loop.after(0, self._world.application.quit)

    def close(self) -> None:
        """In the order in which nobody is told anything any more by what is closed already."""
        self._signals.close()
        self._scheduler.shutdown()
        self._backing_up.close()
        self._log_keeper.close()
        self.sitting.quit()
        self._recorder.close()
        self.windows.close()
        self._senses.close()
        self._notifier.close()
        self._announcements.close()

    def _past(self) -> tuple[Past, ...]:
        now = Dated.of(self._clock.wall()).utc
        # Without the past a break is proposed all the same; who writes the log says what is wrong with it.
        with contextlib.suppress(LogError):
            done = LogReader(self._world.places.log).activations(now - DECISIONS_KEPT, now)
            return tuple(Past.of(each) for each in done)
        return ()

    def _occasion(self, past: tuple[Past, ...]) -> Occasion:
        settings = self._settings.now
        seed = random.getrandbits(32)
        return Occasion(settings.place, settings.floor, past, settings.banned, seed)

    def _capabilities(self) -> tuple[Capability, ...]:
        return (*self._senses.capabilities(), self._notifier.capability(), self._face.tray.capability())
