"""What the resident senses the user and the desktop with.

Every purpose has its mechanisms in an order, each tried by making it: of what senses silence and sleep the first that
works is taken, of what senses locks and holds every one, since desktops differ in which they use. A new desktop is a
new file in `sensing` and a line here.
"""

from collections.abc import Callable
from typing import Protocol

from glutebreak.core.happenings import Hold
from glutebreak.dbus.connection import Connection
from glutebreak.language import tr
from glutebreak.ports import Capability, Clock, EventLoop, PresenceSensor, SilenceSensor, UnavailableError
from glutebreak.resident.buses import Buses
from glutebreak.resident.sitting_clock import SittingClock
from glutebreak.sensing.do_not_disturb import DaemonDoNotDisturb, XfceDoNotDisturb
from glutebreak.sensing.logind import LogindLock, LogindSleep
from glutebreak.sensing.screensaver import ScreenSaverLock
from glutebreak.sensing.unknown_silence import UnknownSilence
from glutebreak.sensing.x11_fullscreen import X11Fullscreen
from glutebreak.sensing.x11_silence import X11Silence

Make = Callable[[], PresenceSensor]
OnHold = Callable[[Hold, bool], None]


class Senses(Protocol):
    """All sensors together; they call the sitting clock and the holds by themselves."""

    @property
    def silence(self) -> SilenceSensor:
        """How long ago the last input was."""

    def capabilities(self) -> tuple[Capability, ...]:
        """Which mechanism serves what, and why each other one does not."""

    def close(self) -> None:
        """Sense no more."""


class DesktopSenses:
    """The sensors of the desktop that this process runs in."""

    def __init__(self, sitting: SittingClock, on_hold: OnHold, buses: Buses, clock: Clock, loop: EventLoop) -> None:
        self._capabilities: list[Capability] = []
        self._kept: list[PresenceSensor] = []
        session, system = buses.session, buses.system
        self._silence = self._make_silence(sitting, clock, loop)
        self._make("lock", {"logind": lambda: LogindLock(_there(system), sitting)})
        self._make("screen saver", {"session bus": lambda: ScreenSaverLock(_there(session), sitting)})
        self._make("sleep", {"logind": lambda: LogindSleep(_there(system), sitting)})
        self._make(
            "full screen",
            {"X11": lambda: X11Fullscreen(loop, lambda active: on_hold(Hold.FULLSCREEN, active))},
        )
        disturb = _AnyOf(lambda active: on_hold(Hold.DND, active))
        self._make(
            "do not disturb",
            {
                "notification daemon": lambda: DaemonDoNotDisturb(_there(session), disturb.source()),
                "Xfce settings": lambda: XfceDoNotDisturb(_there(session), disturb.source()),
            },
        )

    @property
    def silence(self) -> SilenceSensor:
        """How long ago the last input was."""
        return self._silence

    def capabilities(self) -> tuple[Capability, ...]:
        """Which mechanism serves what, and why each other one does not."""
        return tuple(self._capabilities)

    def close(self) -> None:
        """Sense no more."""
        for sensor in self._kept:
            sensor.close()
        self._silence.close()

    def _make_silence(self, sitting: SittingClock, clock: Clock, loop: EventLoop) -> SilenceSensor:
        try:
            silence: SilenceSensor = X11Silence(loop, clock, sitting.nudge)
        except UnavailableError as error:
            self._capabilities.append(Capability("silence", "none", (("X11 IDLETIME", str(error)),)))
            return UnknownSilence(loop, clock, sitting.nudge)
        self._capabilities.append(Capability("silence", silence.mechanism))
        return silence

    def _make(self, purpose: str, mechanisms: dict[str, Make]) -> None:
        not_taken: list[tuple[str, str]] = []
        taken: list[str] = []
        for name, make in mechanisms.items():
            try:
                sensor = make()
            except UnavailableError as error:
                not_taken.append((name, str(error)))
            else:
                self._kept.append(sensor)
                taken.append(sensor.mechanism)
        self._capabilities.append(Capability(purpose, ", ".join(taken) or "none", tuple(not_taken)))


class _AnyOf:
    """One fact from several sources: it is so while any of them says so."""

    def __init__(self, on_change: Callable[[bool], None]) -> None:
        self._on_change = on_change
        self._saying: list[bool] = []

    def source(self) -> Callable[[bool], None]:
        """What one more source is to call."""
        nth = len(self._saying)
        self._saying.append(False)

        def say(active: bool) -> None:  # noqa: FBT001 - it is the event itself
            before = any(self._saying)
            self._saying[nth] = active
            if any(self._saying) != before:
                self._on_change(not before)

        return say


def _there(bus: Connection | UnavailableError) -> Connection:
    if isinstance(bus, UnavailableError):
        raise UnavailableError(tr("the bus cannot be joined: {reason}", reason=bus))
    return bus
