"""All sensors together, on a whole private desktop and on none at all."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from jeepney import new_signal
from jeepney.io.blocking import DBusConnection

from fake_clock import FakeClock
from glutebreak.clock import SystemClock
from glutebreak.core.sitting.happenings import Hold
from glutebreak.dbus.connection import Connection
from glutebreak.ports import Capability, UnavailableError
from glutebreak.sensing.choosing import Backend, NoSensor
from glutebreak.sensing.desktop_senses import DesktopSenses
from glutebreak.sensing.logind import MANAGER, NAME
from glutebreak.sensing.screensaver import SCREEN_SAVERS
from glutebreak.sensing.surroundings import Backends, Surroundings, Told
from noting_listener import NotingListener
from private_bus import PrivateBus
from private_display import PrivateDisplay
from private_sound import PrivateSound
from select_loop import FakeLoop, SelectLoop

NO_SESSION = UnavailableError("there is no session bus")
NO_SYSTEM = UnavailableError("there is no system bus")
ABSENT = "it does not run on this desktop"
NO_SOUND = "no sound server runs; one that starts will be noticed"
NO_PLACE = "there is no place for a sound server: XDG_RUNTIME_DIR is not set"
WATCHED = ("logind", "session manager", "KDE power management")
RUNTIME = {"XDG_RUNTIME_DIR": "/nowhere"}
GNOME, WAYLAND = "GNOME idle monitor", "Wayland idle notification"
SERVED = "X11 IDLETIME serves already"
NO_WAYLAND = "this is no Wayland session"
NO_DAEMON = "no notification daemon says whether it keeps silent"
NO_XFCE = "Xfce’s settings are not there"
NO_SAVER = "no screen saver is on the session bus"
NOT_SAID = "the login manager does not say what is inhibited"
CAMERA = ("camera", "Linux does not tell programs when a camera is in use")


def served(senses: DesktopSenses) -> tuple[Capability, ...]:
    """Its capabilities without who was heard when."""
    return tuple(replace(each, heard=()) for each in senses.capabilities())


class Everything(NotingListener):
    """Remembers presence, nudges and holds."""

    def __init__(self) -> None:
        super().__init__()
        self.holds: list[tuple[Hold, bool]] = []

    def nudge(self) -> None:
        """Remember."""
        self.told.append("nudge")

    def hold(self, reason: Hold, active: bool) -> None:
        """Remember."""
        self.holds.append((reason, active))


def test_a_whole_x11_desktop_is_served(bus: PrivateBus, loop: SelectLoop, shared_display: PrivateDisplay) -> None:
    """Every purpose has its mechanism, and a word from each reaches the listener."""
    logind = bus.mock("--system", "--template", "logind", name=NAME)
    connection = Connection.open(bus.address, loop, with_descriptors=True)
    logind.mock(MANAGER.object_path, "AddSession", "ssusb", "c1", "seat0", 0, "root", True)
    listener = Everything()
    environment = RUNTIME | shared_display.environment | {"XDG_SESSION_ID": "c1"}
    around = Surroundings(loop, SystemClock(), connection, connection, environment)
    senses = DesktopSenses(around, listener, listener.hold)
    wanted = (
        Capability("silence", "X11 IDLETIME", ((GNOME, SERVED), (WAYLAND, SERVED))),
        Capability("lock", "logind", (("screen saver signals", NO_SAVER),)),
        Capability("sleep", "logind, tick gap"),
        Capability("fullscreen", "X11 window states"),
        Capability("dnd", "none", (("notification daemon", NO_DAEMON), ("Xfce settings", NO_XFCE))),
        Capability("call", "none", (("sound server", NO_SOUND), CAMERA)),
        Capability(
            "watching",
            "none",
            (("logind", NOT_SAID), ("session manager", ABSENT), ("KDE power management", ABSENT)),
        ),
    )
    assert loop.run_until(lambda: served(senses) == wanted), served(senses)
    assert [each.heard[0][0] for each in senses.capabilities() if each.heard] == [NAME, NAME]
    senses.silence.listen_for_silence(0)
    assert loop.run_until(lambda: listener.told == ["nudge"])
    logind.emit(MANAGER.object_path, MANAGER.interface, "PrepareForSleep", "b", ("b", True))
    assert loop.run_until(lambda: listener.told == ["nudge", "falling asleep"])
    saver: DBusConnection = bus.client()
    saver.send(new_signal(SCREEN_SAVERS[0], "ActiveChanged", "b", (True,)))
    assert loop.run_until(lambda: listener.told == ["nudge", "falling asleep", "locked"])
    assert served(senses)[1].mechanism == "logind, screen saver signals"
    senses.close()
    saver.send(new_signal(SCREEN_SAVERS[0], "ActiveChanged", "b", (False,)))
    assert not loop.run_until(lambda: len(listener.told) > 3, timeout=0.1)
    saver.close()
    logind.close()
    connection.close()


def test_where_there_is_nothing_every_reason_is_told(fake_loop: FakeLoop) -> None:
    """With no display and no bus it still works, and says what it lacks."""
    listener = Everything()
    senses = DesktopSenses(Surroundings(fake_loop, FakeClock(), NO_SESSION, NO_SYSTEM, {}), listener, listener.hold)
    no_display = "there is no X display: DISPLAY is not set"
    assert senses.capabilities() == (
        Capability("silence", "none", (("X11 IDLETIME", no_display), (GNOME, str(NO_SESSION)), (WAYLAND, NO_WAYLAND))),
        Capability("lock", "none", (("logind", str(NO_SYSTEM)), ("screen saver signals", str(NO_SESSION)))),
        Capability("sleep", "tick gap", (("logind", str(NO_SYSTEM)),)),
        Capability("fullscreen", "none", (("X11 window states", no_display),)),
        Capability("dnd", "none", (("notification daemon", str(NO_SESSION)), ("Xfce settings", str(NO_SESSION)))),
        Capability("call", "none", (("sound server", NO_PLACE), CAMERA)),
        Capability(
            "watching",
            "none",
            tuple((name, str(NO_SYSTEM if name == "logind" else NO_SESSION)) for name in WATCHED),
        ),
    )
    assert senses.silence.silent_for() == 0
    senses.close()
    assert (listener.told, listener.holds, fake_loop.waiting) == ([], [], [])


def test_a_bus_that_dies_leaves_what_needs_none(bus: PrivateBus, loop: SelectLoop) -> None:
    """Each purpose says what serves it still, and each loss has its reason."""
    logind = bus.mock("--system", "--template", "logind", name=NAME)
    connection = Connection.open(bus.address, loop, with_descriptors=True)
    listener = Everything()
    around = Surroundings(loop, SystemClock(), connection, connection, RUNTIME)
    senses = DesktopSenses(around, listener, listener.hold)
    bus.stop_daemon()
    assert loop.run_until(lambda: not connection.is_open)
    gone = "the bus closed the connection"
    assert served(senses)[1:3] == (
        Capability("lock", "none", (("logind", gone), ("screen saver signals", gone))),
        Capability("sleep", "tick gap", (("logind", gone),)),
    )
    assert served(senses)[4:] == (
        Capability("dnd", "none", (("notification daemon", gone), ("Xfce settings", gone))),
        Capability("call", "none", (("sound server", gone), CAMERA)),
        Capability("watching", "none", tuple((name, gone) for name in WATCHED)),
    )
    senses.close()
    logind.close()


def test_on_a_bus_that_comes_back_every_sensor_serves_again(bus: PrivateBus, loop: SelectLoop) -> None:
    """Locked by the saver when the bus dies, it is unlocked; on the next bus sleep and lock are told as before."""
    logind = bus.mock("--system", "--template", "logind", name=NAME)
    connection = Connection.open(bus.address, loop, with_descriptors=True)
    listener = Everything()
    senses = DesktopSenses(Surroundings(loop, SystemClock(), connection, connection, RUNTIME), listener, listener.hold)
    assert loop.run_until(lambda: served(senses)[2].mechanism == "logind, tick gap")
    for life in (1, 2):
        saver = bus.client()
        saver.send(new_signal(SCREEN_SAVERS[0], "ActiveChanged", "b", (True,)))
        assert loop.run_until(lambda: listener.told.count("locked") == life)  # noqa: B023 - used within the turn
        bus.stop_daemon()
        assert loop.run_until(lambda: served(senses)[2].mechanism == "tick gap")
        saver.close()
        logind.stop()
        logind.close()
        bus.start_daemon()
        logind = bus.mock("--system", "--template", "logind", name=NAME)
        assert loop.run_until(lambda: served(senses)[2].mechanism == "logind, tick gap")
        logind.emit(MANAGER.object_path, MANAGER.interface, "PrepareForSleep", "b", ("b", False))
        assert loop.run_until(lambda: listener.told.count("awake") == life)  # noqa: B023 - used within the turn
    assert listener.told == ["locked", "unlocked", "awake"] * 2
    senses.close()
    logind.close()
    connection.close()


def test_a_call_and_what_is_watched_reach_the_listener(
    bus: PrivateBus, loop: SelectLoop, connection: Connection, sound: PrivateSound
) -> None:
    """Somebody records while something keeps the machine from going idle; then both end."""
    logind = bus.mock("--system", "--template", "logind", name=NAME)
    logind.mock(MANAGER.object_path, "AddProperty", "ssv", MANAGER.interface, "BlockInhibited", ("s", "idle"))
    sound.start()
    listener = Everything()
    around = Surroundings(loop, SystemClock(), connection, Connection.open(bus.address, loop), sound.environment)
    senses = DesktopSenses(around, listener, listener.hold)
    assert loop.run_until(lambda: listener.holds == [(Hold.WATCHING, True)])
    assert loop.run_until(lambda: senses.capabilities()[5].mechanism == "sound server")
    recording = sound.record()
    assert loop.run_until(lambda: listener.holds[1:] == [(Hold.CALL, True)])
    assert served(senses)[5] == Capability("call", "sound server", (CAMERA,))
    recording.stop()
    assert loop.run_until(lambda: listener.holds[2:] == [(Hold.CALL, False)])
    logind.stop()
    assert loop.run_until(lambda: listener.holds[3:] == [(Hold.WATCHING, False)])
    senses.close()
    logind.close()
    assert isinstance(around.system, Connection)
    around.system.close()


def test_a_mechanism_that_is_lost_is_told_with_its_reason(display: PrivateDisplay, loop: SelectLoop) -> None:
    """When the X server dies, the purposes it served say so from then on."""
    listener = Everything()
    around = Surroundings(loop, SystemClock(), NO_SESSION, NO_SYSTEM, display.environment)
    senses = DesktopSenses(around, listener, listener.hold)
    display.kill_server()
    gone = "the X server has gone"
    others = ((GNOME, SERVED), (WAYLAND, SERVED))
    silence = Capability("silence", "none", (*others, ("X11 IDLETIME", gone)))
    fullscreen = Capability("fullscreen", "none", (("X11 window states", gone),))
    assert loop.run_until(lambda: {silence, fullscreen} <= set(senses.capabilities()))
    senses.close()


class Borrowed:
    """Backends of a test's own, whose holds and presence the test tells itself."""

    def __init__(self) -> None:
        self.told: Told | None = None
        self.says: dict[str, Callable[[bool], None]] = {}

    def __call__(self, _: Surroundings, told: Told) -> Backends:
        """Two mechanisms for do-not-disturb."""
        self.told = told
        self.says = {name: told.of_hold(Hold.DND, name) for name in ("one", "two")}
        return Backends(do_not_disturb=[Backend(name, lambda _: NoSensor()) for name in self.says])


@pytest.fixture
def borrowed() -> Borrowed:
    """A platform of the test's own."""
    return Borrowed()


def test_a_hold_is_in_force_while_any_mechanism_says_so(fake_loop: FakeLoop, borrowed: Borrowed) -> None:
    """Two that overlap begin once and end once; said twice is said once."""
    listener = Everything()
    around = Surroundings(fake_loop, FakeClock(), NO_SESSION, NO_SYSTEM, {})
    DesktopSenses(around, listener, listener.hold, borrowed)
    for name, active in (("one", True), ("one", True), ("two", True), ("one", False), ("two", False), ("two", False)):
        borrowed.says[name](active)
    assert listener.holds == [(Hold.DND, True), (Hold.DND, False)]


@pytest.mark.parametrize("sign", ["unlocked", "awake", "user_is_here"])
def test_where_no_input_is_sensed_a_sign_of_the_user_counts(fake_loop: FakeLoop, borrowed: Borrowed, sign: str) -> None:
    """An unlock, a wake and an answer each begin the count anew, before the listener is told."""
    listener, clock = Everything(), FakeClock()
    senses = DesktopSenses(Surroundings(fake_loop, clock, NO_SESSION, NO_SYSTEM, {}), listener, listener.hold, borrowed)
    clock.jump(10 * 3_600_000)
    assert senses.silence.silent_for() == 10 * 3_600_000
    getattr(senses if sign == "user_is_here" else borrowed.told, sign)()
    assert senses.silence.silent_for() == 0
    assert listener.told == ([] if sign == "user_is_here" else [sign])
