"""The composition root of the tray process."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from glutebreak import language
from glutebreak.clock import SystemClock, start_of_machine
from glutebreak.control.news import SettingsChanged
from glutebreak.control.window_requests import REQUESTS
from glutebreak.core.coaching.occasion import Occasion, Past
from glutebreak.core.exercises.catalogue import Catalogue
from glutebreak.core.sitting.happenings import Hold
from glutebreak.notifying.desktop_notifier import DesktopNotifier
from glutebreak.places import Places, shipped
from glutebreak.ports import Clock, EventLoop
from glutebreak.resident.announcing import Announcer, Nobody
from glutebreak.resident.backing_up import BackingUp
from glutebreak.resident.clock_jumps import ClockJumps
from glutebreak.resident.commands import Commands
from glutebreak.resident.guided_break import GuidedBreak
from glutebreak.resident.holds import Holds
from glutebreak.resident.housekeeping import Housekeeping
from glutebreak.resident.kept_catalogue import KeptCatalogue
from glutebreak.resident.log_keeper import LogKeeper
from glutebreak.resident.occasions import Occasions
from glutebreak.resident.pausing import Pausing
from glutebreak.resident.prompting import Prompter
from glutebreak.resident.proposing import Proposer
from glutebreak.resident.recorder import Recorder
from glutebreak.resident.saved_run import go_on, saved_run
from glutebreak.resident.scheduler import LoopScheduler
from glutebreak.resident.senses import Senses
from glutebreak.resident.settings_keeper import SettingsKeeper
from glutebreak.resident.shown_state import view_of
from glutebreak.resident.sitting_clock import SittingClock, Step
from glutebreak.resident.step_effects import StepEffects
from glutebreak.resident.tray_and_socket import TrayAndSocket
from glutebreak.resident.unix_signals import UnixSignals
from glutebreak.resident.weekly_summary import WeeklySummary
from glutebreak.resident.windows_process import WindowsProcess
from glutebreak.sensing.desktop_senses import DesktopSenses
from glutebreak.sensing.surroundings import Surroundings
from glutebreak.storage.catalogue_file import read_catalogue
from glutebreak.storage.log import open_log
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
        shown: its icon and its socket, which are there already. They stay the caller's to close, after this.

    Raises:
        LogError: the log cannot be opened.
    """

    def __init__(self, world: World, shown: TrayAndSocket) -> None:
        self._world = world
        self._shown = shown
        places, loop, buses = world.places, world.loop, shown.buses
        opened = open_log(places.log, places.backups, world.clock, migrate_apart)
        reader = LogReader(places.log)
        self._settings = settings = SettingsKeeper(places, world.say_wrong)
        model, clock = go_on(opened.log.load_state(), world.clock, start_of_machine(), settings.now.sitting)
        self.sitting = sitting = SittingClock(model, clock, world.sitting_loop)

        # What speaks to the user by itself
        icon = shipped("assets", "icons", "glutebreak-128.png")
        self._announcements = DesktopNotifier(loop, Nobody(), buses.session, icon=icon)
        self._announcer = announcer = Announcer(clock, self._announcements)

        # What is proposed, asked, and done
        occasions = Occasions(lambda: settings.now, reader, clock)
        catalogue = KeptCatalogue(
            places.catalogue,
            lambda: read_catalogue(shipped("resources", "catalogue.json"), places.catalogue),
            announcer.own_exercises_unusable,
        )
        proposer = world.proposer(catalogue, occasions.now, occasions.past)
        prompter = Prompter(lambda: sitting.state, proposer, sitting.answer)
        self._notifier = DesktopNotifier(loop, prompter, buses.session, icon=icon)
        prompter.show_with(self._notifier)
        self.windows = windows = WindowsProcess(loop)

        # The log
        self._recorder = recorder = Recorder(
            opened.log,
            clock,
            state=lambda: sitting.state,
            routine=lambda: proposer.plan.routine.id,
            saved=lambda: saved_run(model, clock),
            on_trouble=announcer.log_trouble,
            on_put_back=announcer.log_put_back,
        )
        recorder.go_on()
        recorder.keep_log(on=settings.now.keep_log)
        self._backing_up = BackingUp(loop, places, announcer.log_not_copied)
        self._log_keeper = LogKeeper(
            loop, clock, places, recorder, copying=lambda: self._backing_up.busy, inform=windows.inform
        )
        guided_break = GuidedBreak(sitting, windows, proposer, recorder, announcer)
        windows.tell_of_its_end(guided_break.window_gone, guided_break.window_never_came)

        # What holds reminders back, and when
        holds = Holds(recorder, sitting)
        pausing = Pausing(clock, world.sitting_loop, holds.put)
        self._scheduler = LoopScheduler(loop)
        self._housekeeping = Housekeeping(
            clock, self._scheduler, places, self._backing_up, hold=holds.put, prune=recorder.prune
        )
        clock_jumps = ClockJumps(clock, loop, pausing.look_again, self._housekeeping.clocks_jumped)

        self._senses = world.sense(Surroundings(loop, clock, buses.session, buses.system), sitting, holds.put)
        sitting.sense_with(self._senses.silence)

        # What follows from each step, and what is asked for
        effects = StepEffects(
            sitting=sitting,
            prompter=prompter,
            guided_break=guided_break,
            windows=windows,
            announcer=announcer,
            recorder=recorder,
            pausing=pausing,
            weekly_summary=WeeklySummary(clock, reader, settings=lambda: settings.now, announce=announcer.say),
            show=shown.tray.show,
            user_is_here=self._senses.user_is_here,
        )
        for listener in (effects.stepped, lambda _: clock_jumps.look(), world.watch):
            sitting.add_listener(listener)
        self._commands = Commands(
            sitting=sitting,
            prompter=prompter,
            pausing=pausing,
            guided_break=guided_break,
            windows=windows,
            log_keeper=self._log_keeper,
            settings=settings,
            announcer=announcer,
            capabilities=lambda: (
                *self._senses.capabilities(),
                self._notifier.capability(),
                shown.tray.capability(),
            ),
            end=self.end,
        )
        for follow in (
            # First: whatever the others say of the change is said in the new language.
            lambda now: language.install(shipped("assets", "locale"), now.language),
            lambda now: sitting.adopt(now.sitting),
            lambda now: recorder.keep_log(on=now.keep_log),
            lambda now: self._housekeeping.keep_quiet(now.quiet_hours),
            lambda _: prompter.settings_changed(),
            lambda _: windows.inform(SettingsChanged()),
        ):
            settings.add_listener(follow)
        self._signals = UnixSignals(loop, world.application.quit)
        self._notices = opened.notices

    def launch(self) -> None:
        """Begin: go on where the last run left off, and answer whoever asks."""
        self.sitting.launch()
        self._shown.tray.show(view_of(self.sitting.state))
        self._shown.tray.serve(self._commands.from_tray, self._announcer.tray_found)
        self._shown.control.serve(REQUESTS, self._commands.over_socket, self.windows.leave)
        self._scheduler.start()
        self._housekeeping.keep_quiet(self._settings.now.quiet_hours)
        for notice in self._notices:
            self._announcer.log_opened(tell(notice))
        for complaint in self._settings.complaints:
            self._announcer.settings_unusable(complaint)
        self._announcer.input_sensed(self._senses.silence.mechanism)

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
