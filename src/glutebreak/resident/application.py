"""The composition root of the tray process."""

import contextlib
import os
import random
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QApplication

from glutebreak.clock import SystemClock, start_of_machine
from glutebreak.control.client import ask
from glutebreak.control.protocol import CommandRefusedError, ResidentUnreachableError
from glutebreak.control.server import AlreadyRunningError, ControlServer
from glutebreak.core.catalogue import Catalogue
from glutebreak.core.coach import Past
from glutebreak.core.happenings import ActivationBegan, AskAnswered, Hold
from glutebreak.core.occasion import Occasion
from glutebreak.core.records import Dated
from glutebreak.dbus.connection import Connection
from glutebreak.language import tr
from glutebreak.notifying.choose import DesktopNotifier
from glutebreak.places import APP, Places, shipped
from glutebreak.ports import Capability, Clock, EventLoop
from glutebreak.qt_event_loop import QtEventLoop
from glutebreak.resident.announcing import Announcer, Nobody
from glutebreak.resident.backing_up import BackingUp
from glutebreak.resident.buses import Buses
from glutebreak.resident.clock_jumps import ClockJumps
from glutebreak.resident.commands import Commands
from glutebreak.resident.housekeeping import Housekeeping
from glutebreak.resident.launching import go_on, saved_run
from glutebreak.resident.pausing import Pausing
from glutebreak.resident.presenting import view_of
from glutebreak.resident.prompting import Prompter
from glutebreak.resident.proposing import Proposer
from glutebreak.resident.recorder import Recorder
from glutebreak.resident.resident import Parts, Resident
from glutebreak.resident.scheduler import LoopScheduler
from glutebreak.resident.senses import Senses
from glutebreak.resident.settings_keeper import SettingsKeeper
from glutebreak.resident.sitting_clock import SittingClock, Step
from glutebreak.resident.tray import Tray
from glutebreak.resident.unix_signals import UnixSignals
from glutebreak.resident.windows_process import WindowsProcess
from glutebreak.sensing.desktop_senses import DesktopSenses
from glutebreak.sensing.surroundings import Surroundings
from glutebreak.storage.catalogue_file import read_catalogue
from glutebreak.storage.errors import LogError
from glutebreak.storage.log import DECISIONS_KEPT, open_log, tell
from glutebreak.storage.reader import LogReader
from glutebreak.storage.schema import migrate_apart

Say = Callable[[str], None]


def start(places: Places, say_wrong: Say) -> int:
    """Run the tray process until it is quit; returns its exit status.

    A second start opens the week window of the one that runs.
    """
    if _the_running_one_opens_its_week(places):
        return 0
    if misses_display(say_wrong):
        return 1
    try:
        return Application(the_real_one(places, say_wrong)).run()
    except AlreadyRunningError:
        if _the_running_one_opens_its_week(places):
            return 0
        say_wrong(tr("glutebreak is running already but does not answer; wait a moment, or end it, and try again."))
    except LogError as error:
        say_wrong(str(error))
    except OSError as error:
        say_wrong(
            tr(
                "{path} cannot be made ({reason}). Make its folder writable for you alone.",
                path=error.filename or places.control,
                reason=error.strerror or error,
            )
        )
    return 1


def misses_display(say_wrong: Say) -> bool:
    """Whether there is nothing to show anything on, and say so: Qt would abort the process instead."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform != "linux" or any(os.environ.get(name) for name in names):
        return False
    say_wrong(tr("There is no display here. Start glutebreak inside a desktop session."))
    return True


def make_application() -> QApplication:
    """Qt's part of the process, which lives on when no window is open."""
    application = QApplication([APP])
    application.setApplicationName(APP)
    application.setDesktopFileName(APP)
    application.setQuitOnLastWindowClosed(False)
    return application


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
    what_to_do: Callable[[Proposer], Mapping[str, Any]]
    """Names the routine for the windows process."""


def the_real_one(places: Places, say_wrong: Say) -> World:
    """This machine and this user."""
    application = make_application()
    loop = QtEventLoop(application)
    return World(
        application=application,
        places=places,
        clock=SystemClock(),
        loop=loop,
        sitting_loop=loop,
        say_wrong=say_wrong,
        sense=DesktopSenses,
        watch=lambda _: None,
        what_to_do=lambda proposer: {"occasion": proposer.occasion().to_json()},
    )


class Application:
    """The tray process, put together."""

    def __init__(self, world: World) -> None:
        self._world = world
        places, loop = world.places, world.loop
        self._resident = resident = Resident()
        self._control = ControlServer(places.control, loop, Commands(resident), resident.peer_left)
        opened = open_log(places.log, places.backups, world.clock, migrate_apart)
        self._settings = SettingsKeeper(places, world.say_wrong)
        settings = self._settings.now.sitting
        model, self._clock = go_on(opened.log.load_state(), world.clock, start_of_machine(), settings)
        self.sitting = SittingClock(model, self._clock, world.sitting_loop, self._stepped)
        self._proposer = Proposer(self._catalogue, self._occasion)
        self._recorder = Recorder(
            opened.log,
            self._clock,
            state=lambda: model.state,
            routine=lambda: self._proposer.proposal().routine.id,
            saved=lambda: saved_run(model, self._clock),
            on_trouble=resident.log_trouble,
        )
        self._recorder.go_on()
        self._prompter = Prompter(lambda: model.state, self._proposer, resident.answer)
        self._buses = Buses.join(loop)
        session = self._buses.session if isinstance(self._buses.session, Connection) else None
        desktop = os.environ.get("XDG_CURRENT_DESKTOP", "")
        self._tray = Tray(world.application, resident, view_of(model.state), session, desktop=desktop)
        icon = shipped("assets", "icons", "glutebreak-128.png")
        self._notifier = DesktopNotifier(loop, self._prompter, self._buses.session, icon=icon)
        self._announcements = DesktopNotifier(loop, Nobody(), self._buses.session, icon=icon)
        self._prompter.show_with(self._notifier)
        self.windows = WindowsProcess(loop, resident.windows_lost)
        self._scheduler = LoopScheduler(loop)
        self._clock_jumps = ClockJumps(self._clock)
        self._pausing = Pausing(self._clock, world.sitting_loop, resident.hold)
        resident.work_with(
            Parts(
                clock=self.sitting,
                recorder=self._recorder,
                prompter=self._prompter,
                announcer=Announcer(self._clock, self._announcements),
                windows=self.windows,
                pausing=self._pausing,
                show=self._tray.show,
                capabilities=self._capabilities,
                what_to_do=lambda: world.what_to_do(self._proposer),
                change_settings=self._settings.change,
                banned=lambda: self._settings.now.banned,
                end=self.end,
            )
        )
        self._senses = world.sense(
            Surroundings(loop, self._clock, self._buses.session, self._buses.system), self.sitting, resident.hold
        )
        self.sitting.sense_with(self._senses.silence)
        self._backing_up = BackingUp(loop, places, resident.backup_trouble)
        self._housekeeping = Housekeeping(
            self._clock, self._scheduler, places, self._backing_up, resident.hold, prune=self._recorder.prune
        )
        self._settings.tell(lambda settings: self.sitting.adopt(settings.sitting))
        self._settings.tell(lambda settings: self._housekeeping.keep_quiet(settings.quiet_hours))
        self._signals = UnixSignals(loop, world.application.quit)
        self._notices = opened.notices

    def run(self) -> int:
        """Sit in the tray until quit; returns the exit status."""
        self.sitting.launch()
        self._scheduler.start()
        self._housekeeping.keep_quiet(self._settings.now.quiet_hours)
        for notice in self._notices:
            self._resident.announce(tr("The log"), tell(notice))
        for complaint in self._settings.complaints:
            self._resident.announce(tr("The settings"), complaint)
        status = self._world.application.exec()
        self._close()
        return status

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

    def _close(self) -> None:
        """In the order in which nobody is told anything any more by what is closed already."""
        self._signals.close()
        self._scheduler.shutdown()
        self._backing_up.close()
        self.sitting.quit()
        self._recorder.close()
        self.windows.close()
        self._senses.close()
        self._notifier.close()
        self._announcements.close()
        self._tray.close()
        self._control.close()
        self._buses.close()

    def _catalogue(self) -> Catalogue:
        read = read_catalogue(shipped("resources", "catalogue.json"), self._world.places.catalogue)
        if read.complaint is not None:
            self._resident.announce(tr("Your own exercises"), read.complaint)
        now = Dated.of(self._clock.wall()).utc
        # Without the past a break is proposed all the same; who writes the log says what is wrong with it.
        with contextlib.suppress(LogError):
            done = LogReader(self._world.places.log).activations(now - DECISIONS_KEPT, now)
            self._proposer.remember(tuple(Past.of(each) for each in done))
        return read.catalogue

    def _occasion(self, past: tuple[Past, ...]) -> Occasion:
        settings = self._settings.now
        seed = random.getrandbits(32)
        return Occasion(settings.place, settings.floor, past, settings.banned, seed)

    def _capabilities(self) -> tuple[Capability, ...]:
        return (*self._senses.capabilities(), self._notifier.capability(), self._tray.capability())


def _the_running_one_opens_its_week(places: Places) -> bool:
    try:
        ask(places.control, "week")
    except (ResidentUnreachableError, CommandRefusedError):
        return False
    return True
