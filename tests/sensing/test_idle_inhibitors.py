"""What keeps the screen on, from a mocked login manager and from peers that play GNOME's and KDE's parts."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from jeepney import Message, MessageType, message_bus, new_error, new_method_return, new_signal
from jeepney.io.blocking import DBusConnection

from glutebreak.dbus.connection import Connection
from glutebreak.ports import UnavailableError
from glutebreak.sensing.idle_inhibitors import KDE_POWER, SESSION_MANAGER, Keeper, LogindInhibitors, SessionInhibitors
from glutebreak.sensing.logind import MANAGER, NAME
from noting_report import NotingReport
from private_bus import MockedService, PrivateBus, ask
from select_loop import SelectLoop

NOT_YET = "it has not answered yet"
ABSENT = "it does not run on this desktop"
SIGNATURES = {"InhibitorAdded": ("o", ("/inhibitor/1",)), "InhibitorRemoved": ("o", ("/inhibitor/1",))}
"""What each signal carries."""


@pytest.fixture
def logind(bus: PrivateBus) -> Iterator[MockedService]:
    """The mocked login manager, which nothing keeps from going idle."""
    made = bus.mock("--system", "--template", "logind", name=NAME)
    made.mock(MANAGER.object_path, "AddProperty", "ssv", MANAGER.interface, "BlockInhibited", ("s", ""))
    yield made
    made.close()


def block(logind: MockedService, what: str) -> None:
    """Have the login manager tell what is blocked from now on."""
    logind.update(MANAGER.object_path, MANAGER.interface, BlockInhibited=("s", what))


def test_an_idle_inhibitor_of_the_login_manager_is_told(
    logind: MockedService, connection: Connection, loop: SelectLoop
) -> None:
    """Only what blocks idleness counts, not what blocks sleep or the lid's switch."""
    told: list[bool] = []
    sensor = LogindInhibitors(connection, told.append, NotingReport())
    block(logind, "sleep:handle-lid-switch")
    block(logind, "shutdown:idle")
    assert loop.run_until(lambda: told == [True])
    for what in ("idle:sleep", "sleep", "idle", ""):
        block(logind, what)
    assert loop.run_until(lambda: told == [True, False, True, False])
    assert sensor.mechanism == "logind"
    sensor.close()


def test_an_idle_inhibitor_that_is_there_already_is_told(
    logind: MockedService, connection: Connection, loop: SelectLoop
) -> None:
    """Starting in the middle of a film begins with it; a login manager that goes keeps nothing on."""
    told: list[bool] = []
    block(logind, "idle")
    sensor = LogindInhibitors(connection, told.append, NotingReport())
    assert loop.run_until(lambda: told == [True])
    logind.stop()
    assert loop.run_until(lambda: told == [True, False])
    sensor.close()


def test_without_a_login_manager_the_reason_is_told(connection: Connection) -> None:
    """On a bus without it, constructing fails with the reason."""
    with pytest.raises(UnavailableError, match="no login manager"):
        LogindInhibitors(connection, lambda _: None, NotingReport())


class Played:
    """A program that plays a keeper of inhibitors."""

    def __init__(self, bus: PrivateBus, loop: SelectLoop, keeper: Keeper) -> None:
        self.asked: list[int] = []
        self.inhibited = 0
        """The sum of what is inhibited."""
        self._keeper = keeper
        self._loop = loop
        self._peer: DBusConnection = bus.client()
        ask(self._peer, message_bus.RequestName(keeper.address.bus_name))
        loop.when_readable(self._peer.sock.fileno(), self._answer_all)

    def inhibit(self, what: int, signal: str) -> None:
        """Inhibit that from now on, and say so."""
        self.inhibited = what
        self._peer.send(new_signal(self._keeper.address, signal, *SIGNATURES.get(signal, ("", ()))))

    def leave(self) -> None:
        """Go off the bus."""
        self._loop.unwatch(self._peer.sock.fileno())
        self._peer.close()

    def _answer_all(self) -> None:
        with suppress(TimeoutError):
            while True:
                self._answer(self._peer.receive(timeout=0))

    def _answer(self, message: Message) -> None:
        if message.header.message_type is not MessageType.method_call:
            return
        if (message.header.fields[2], message.header.fields[3]) != (
            self._keeper.address.interface,
            self._keeper.question,
        ):
            self._peer.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))
            return
        (what,) = message.body
        self.asked.append(what)
        self._peer.send(new_method_return(message, "b", (bool(self.inhibited & what),)))


BOTH = pytest.mark.parametrize("keeper", [SESSION_MANAGER, KDE_POWER], ids=["GNOME", "KDE"])
SLEEP = {SESSION_MANAGER.mechanism: 4, KDE_POWER.mechanism: 1}
"""What whoever plays music inhibits."""


@BOTH
def test_what_keeps_the_screen_on_is_told_and_music_is_not(
    bus: PrivateBus, connection: Connection, loop: SelectLoop, keeper: Keeper
) -> None:
    """Somebody plays music, then a film, then music again: the film alone is told."""
    screen, sleep = keeper.screen, SLEEP[keeper.mechanism]
    played = Played(bus, loop, keeper)
    told: list[bool] = []
    sensor = SessionInhibitors(connection, keeper, told.append, NotingReport())
    assert loop.run_until(lambda: len(played.asked) == 1)
    begins, ends = keeper.signals[0], keeper.signals[-1]
    played.inhibit(sleep, begins)
    assert loop.run_until(lambda: len(played.asked) == 2)
    played.inhibit(sleep | screen, begins)
    assert loop.run_until(lambda: told == [True])
    played.inhibit(sleep, ends)
    assert loop.run_until(lambda: told == [True, False])
    assert played.asked == [screen] * 4
    sensor.close()
    played.leave()


@BOTH
def test_a_keeper_that_goes_keeps_nothing_on_and_one_that_comes_is_asked(
    bus: PrivateBus, connection: Connection, loop: SelectLoop, keeper: Keeper
) -> None:
    """Its mechanism is named while it is there; while it is not, the reason is told."""
    told, report = list[bool](), NotingReport()
    sensor = SessionInhibitors(connection, keeper, told.append, report)
    assert loop.run_until(lambda: len(report.losses) == 2)
    assert (sensor.mechanism, report.losses) == ("none", [NOT_YET, ABSENT])
    played = Played(bus, loop, keeper)
    played.inhibited = keeper.screen
    assert loop.run_until(lambda: told == [True])
    assert sensor.mechanism == keeper.mechanism
    played.leave()
    assert loop.run_until(lambda: told == [True, False])
    assert (sensor.mechanism, report.losses[-1]) == ("none", ABSENT)
    sensor.close()


def test_a_closed_sensor_tells_nothing(bus: PrivateBus, connection: Connection, loop: SelectLoop) -> None:
    """After closing, a film is neither asked about nor told."""
    played = Played(bus, loop, SESSION_MANAGER)
    told: list[bool] = []
    sensor = SessionInhibitors(connection, SESSION_MANAGER, told.append, NotingReport())
    assert loop.run_until(lambda: len(played.asked) == 1)
    sensor.close()
    played.inhibit(SESSION_MANAGER.screen, "InhibitorAdded")
    answers: list[Message] = []
    connection.call(message_bus.GetId(), answers.append)
    assert loop.run_until(lambda: answers)
    assert (told, played.asked) == ([], [SESSION_MANAGER.screen])
    played.leave()
