"""The mechanisms of Linux desktops, the best first. Each is imported when it is tried, its library with it."""

# ruff: noqa: PLC0415 - that is what keeps the resident lean

from glutebreak.core.sitting.happenings import Hold
from glutebreak.dbus.connection import Connection
from glutebreak.language import tr
from glutebreak.ports import SilenceSensor, UnavailableError
from glutebreak.sensing.choosing import Backend, Report, Sensor
from glutebreak.sensing.surroundings import Backends, Surroundings, Told

X11_IDLETIME = "X11 IDLETIME"
WAYLAND = "Wayland idle notification"
GNOME = "GNOME idle monitor"
LOGIND = "logind"
SCREEN_SAVERS = "screen saver signals"
X11_WINDOWS = "X11 window states"
DAEMON = "notification daemon"
XFCE = "Xfce settings"
SOUND_SERVER = "sound server"
CAMERA = "camera"
SESSION_MANAGER = "session manager"
KDE_POWER = "KDE power management"


def backends(surroundings: Surroundings, told: Told) -> Backends:
    """What there is to try on Linux."""
    tried = _Tried(surroundings, told)
    return Backends(
        silence=[
            Backend(X11_IDLETIME, tried.x11_silence),
            Backend(GNOME, tried.gnome_silence),
            Backend(WAYLAND, tried.wayland_silence),
        ],
        lock=[Backend(LOGIND, tried.logind_lock), Backend(SCREEN_SAVERS, tried.screen_savers)],
        sleep=[Backend(LOGIND, tried.logind_sleep)],
        fullscreen=[Backend(X11_WINDOWS, tried.x11_fullscreen)],
        do_not_disturb=[Backend(DAEMON, tried.daemon_keeps_silent), Backend(XFCE, tried.xfce_keeps_silent)],
        call=[Backend(SOUND_SERVER, tried.microphone), Backend(CAMERA, _camera)],
        watching=[
            Backend(LOGIND, tried.logind_inhibitors),
            Backend(SESSION_MANAGER, tried.session_manager_inhibitors),
            Backend(KDE_POWER, tried.kde_inhibitors),
        ],
    )


class _Tried:
    """Makes each sensor from the surroundings."""

    def __init__(self, around: Surroundings, told: Told) -> None:
        self._around = around
        self._told = told

    def x11_silence(self, report: Report) -> SilenceSensor:
        from glutebreak.sensing.x11_silence import X11Silence

        around = self._around
        return X11Silence(
            around.loop, around.clock, self._told.nudge, on_lost=report.lost, environment=around.environment
        )

    def gnome_silence(self, report: Report) -> SilenceSensor:
        from glutebreak.sensing.mutter_silence import MutterSilence

        around = self._around
        return MutterSilence(around.loop, around.clock, self._told.nudge, _there(around.session), report)

    def wayland_silence(self, report: Report) -> SilenceSensor:
        from glutebreak.sensing.wayland_silence import WaylandSilence

        around = self._around
        return WaylandSilence(around.loop, around.clock, self._told.nudge, report, around.environment)

    def logind_lock(self, report: Report) -> Sensor:
        from glutebreak.sensing.logind import LogindLock

        bus = _there(self._around.system)
        return LogindLock(bus, self._told, report, self._around.environment)

    def logind_sleep(self, report: Report) -> Sensor:
        from glutebreak.sensing.logind import LogindSleep

        return LogindSleep(_there(self._around.system), self._told, report)

    def screen_savers(self, report: Report) -> Sensor:
        from glutebreak.sensing.screensaver import ScreenSaverLock

        return ScreenSaverLock(_there(self._around.session), self._told, report)

    def x11_fullscreen(self, report: Report) -> Sensor:
        from glutebreak.sensing.x11_fullscreen import X11Fullscreen

        tell = self._told.of_hold(Hold.FULLSCREEN, X11_WINDOWS)
        return X11Fullscreen(self._around.loop, tell, on_lost=report.lost, environment=self._around.environment)

    def daemon_keeps_silent(self, report: Report) -> Sensor:
        from glutebreak.sensing.do_not_disturb import DaemonDoNotDisturb

        tell = self._told.of_hold(Hold.DND, DAEMON)
        return DaemonDoNotDisturb(_there(self._around.session), tell, report)

    def xfce_keeps_silent(self, report: Report) -> Sensor:
        from glutebreak.sensing.do_not_disturb import XfceDoNotDisturb

        tell = self._told.of_hold(Hold.DND, XFCE)
        return XfceDoNotDisturb(_there(self._around.session), tell, report)

    def microphone(self, report: Report) -> Sensor:
        from glutebreak.sensing.microphone import MicrophoneInUse

        around, tell = self._around, self._told.of_hold(Hold.CALL, SOUND_SERVER)
        return MicrophoneInUse(around.loop, around.session, tell, report, environment=around.environment)

    def logind_inhibitors(self, report: Report) -> Sensor:
        from glutebreak.sensing.idle_inhibitors import LogindInhibitors

        return LogindInhibitors(_there(self._around.system), self._told.of_hold(Hold.WATCHING, LOGIND), report)

    def session_manager_inhibitors(self, report: Report) -> Sensor:
        from glutebreak.sensing.idle_inhibitors import SESSION_MANAGER as KEEPER
        from glutebreak.sensing.idle_inhibitors import SessionInhibitors

        tell = self._told.of_hold(Hold.WATCHING, SESSION_MANAGER)
        return SessionInhibitors(_there(self._around.session), KEEPER, tell, report)

    def kde_inhibitors(self, report: Report) -> Sensor:
        from glutebreak.sensing.idle_inhibitors import KDE_POWER as KEEPER
        from glutebreak.sensing.idle_inhibitors import SessionInhibitors

        tell = self._told.of_hold(Hold.WATCHING, KDE_POWER)
        return SessionInhibitors(_there(self._around.session), KEEPER, tell, report)


def _camera(_: Report) -> Sensor:
    raise UnavailableError(tr("Linux does not tell programs when a camera is in use"))


def _there(bus: Connection | UnavailableError) -> Connection:
    if isinstance(bus, UnavailableError):
        raise bus
    return bus
