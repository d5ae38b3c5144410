"""Lock, unlock, sleep and wake from a mocked login manager on a private system bus."""

from collections.abc import Iterator

import pytest
from jeepney import Message, new_method_call

from glutebreak.dbus.connection import Connection
from glutebreak.ports import UnavailableError
from glutebreak.sensing.logind import MANAGER, MECHANISM, NAME, LogindLock, LogindSleep
from noting_listener import NotingListener
from noting_report import NotingReport
from private_bus import MockedService, PrivateBus
from select_loop import SelectLoop

OURS = "/org/freedesktop/login1/session/c1"
OTHERS = "/org/freedesktop/login1/session/c2"
SESSION = f"{NAME}.Session"
GONE = "the bus closed the connection"
NOT_YET = "it has not answered yet"
ENVIRONMENT = {"XDG_SESSION_ID": "c1"}


@pytest.fixture
def logind(bus: PrivateBus) -> Iterator[MockedService]:
    """The mocked login manager with our session and somebody else's, running before we connect."""
    made = bus.mock("--system", "--template", "logind", name=NAME)
    for session in ("c1", "c2"):
        made.mock(MANAGER.object_path, "AddSession", "ssusb", session, "seat0", 0, "root", True)
    yield made
    made.close()


def holds_up(logind: MockedService, expected: list[tuple[str, str, str]]) -> bool:
    """Whether exactly this now holds something up: what, who, and how.

    The mock notices a closed descriptor a little late: it is asked again, a bounded number of times.
    """
    for _ in range(200):
        (listed,) = logind.call(MANAGER.object_path, MANAGER.interface, "ListInhibitors")
        if [(what, who, mode) for what, who, _, mode, _, _ in listed] == expected:
            return True
    return False


def prepare_for_sleep(logind: MockedService, *, start: bool) -> None:
    """Have the login manager say that sleep begins or has ended."""
    logind.emit(MANAGER.object_path, MANAGER.interface, "PrepareForSleep", "b", ("b", start))


def settled(connection: Connection, loop: SelectLoop) -> None:
    """Wait until the login manager has answered all that was asked, and all that its answers led to."""
    for _ in range(3):
        answers: list[Message] = []
        connection.call(new_method_call(MANAGER, "ListInhibitors"), answers.append)
        assert loop.run_until(lambda answers=answers: answers)  # type: ignore[misc]


OUR_DELAY = [("sleep", "glutebreak", "delay")]


class TestLock:
    """The sensor of locks."""

    def test_lock_and_unlock_of_our_session_are_told(
        self, logind: MockedService, connection: Connection, loop: SelectLoop
    ) -> None:
        """The signals and the hint each tell; another session's do not; a signal's echo in the hint is told again."""
        listener = NotingListener()
        sensor = LogindLock(connection, listener, NotingReport(), ENVIRONMENT)
        settled(connection, loop)
        assert listener.told == []
        logind.emit(OTHERS, SESSION, "Lock")
        logind.update(OTHERS, SESSION, LockedHint=("b", True))
        logind.emit(OURS, SESSION, "Lock")
        assert loop.run_until(lambda: listener.told == ["asked to lock"])
        logind.update(OURS, SESSION, LockedHint=("b", True))
        assert loop.run_until(lambda: listener.told == ["asked to lock", "locked"])
        logind.update(OURS, SESSION, LockedHint=("b", False))
        assert loop.run_until(lambda: listener.told == ["asked to lock", "locked", "unlocked"])
        logind.emit(OURS, SESSION, "Unlock")
        assert loop.run_until(lambda: listener.told == ["asked to lock", "locked", "unlocked", "unlocked"])
        assert sensor.mechanism == MECHANISM
        sensor.close()

    def test_a_screen_locked_already_is_told(
        self, logind: MockedService, connection: Connection, loop: SelectLoop
    ) -> None:
        """Starting behind a locked screen begins with the lock."""
        listener = NotingListener()
        logind.update(OURS, SESSION, LockedHint=("b", True))
        LogindLock(connection, listener, NotingReport(), ENVIRONMENT)
        assert loop.run_until(lambda: listener.told)
        assert listener.told == ["locked"]

    def test_without_a_session_id_the_sessions_own_answer_is_taken(
        self, logind: MockedService, connection: Connection, loop: SelectLoop
    ) -> None:
        """A program of the user's service manager finds its session by asking for `auto`."""
        listener = NotingListener()
        logind.mock(
            MANAGER.object_path, "AddMethod", "sssss", MANAGER.interface, "GetSession", "s", "o", f'ret="{OURS}"'
        )
        LogindLock(connection, listener, NotingReport(), {})
        settled(connection, loop)
        logind.emit(OURS, SESSION, "Lock")
        assert loop.run_until(lambda: listener.told == ["asked to lock"])

    def test_a_session_nobody_knows_is_told_as_lost(
        self, logind: MockedService, connection: Connection, loop: SelectLoop
    ) -> None:
        """When every question for our session is refused, the reason is told and the mechanism is none."""
        report = NotingReport()
        code = 'raise dbus.exceptions.DBusException("no such session", name="org.freedesktop.login1.NoSuchSession")'
        logind.mock(MANAGER.object_path, "AddMethod", "sssss", MANAGER.interface, "GetSession", "s", "o", code)
        sensor = LogindLock(connection, NotingListener(), report, ENVIRONMENT)
        assert loop.run_until(lambda: len(report.losses) > 1)
        assert sensor.mechanism == "none"
        assert (report.heard_from, report.losses[0], len(report.losses)) == ([], NOT_YET, 2)
        assert report.losses[1].startswith("this session is unknown to the login manager")

    def test_a_closed_sensor_tells_nothing(
        self, logind: MockedService, connection: Connection, loop: SelectLoop
    ) -> None:
        """After closing, a lock is not told."""
        listener = NotingListener()
        sensor = LogindLock(connection, listener, NotingReport(), ENVIRONMENT)
        settled(connection, loop)
        sensor.close()
        logind.emit(OURS, SESSION, "Lock")
        settled(connection, loop)
        assert listener.told == []

    def test_a_bus_that_dies_while_locked_locks_nobody_out(
        self, logind: MockedService, connection: Connection, loop: SelectLoop, bus: PrivateBus
    ) -> None:
        """With nobody left to tell of the unlock, it is told at once, and the loss once."""
        listener, report = NotingListener(), NotingReport()
        sensor = LogindLock(connection, listener, report, ENVIRONMENT)
        settled(connection, loop)
        logind.emit(OURS, SESSION, "Lock")
        assert loop.run_until(lambda: listener.told)
        bus.stop_daemon()
        assert loop.run_until(lambda: report.losses[-1] == GONE)
        assert listener.told == ["asked to lock", "unlocked"]
        assert sensor.mechanism == "none"


class TestSleep:
    """The sensor of sleep."""

    def test_sleep_waits_for_the_listener_each_time(
        self, logind: MockedService, connection: Connection, loop: SelectLoop
    ) -> None:
        """The delay is held while awake and while the listener saves, given up after, and taken anew at the wake."""
        listener = NotingListener()
        while_saving: list[bool] = []
        sensor = LogindSleep(connection, listener, NotingReport())
        listener.while_falling_asleep = lambda: while_saving.append(sensor.delays_sleep)
        assert loop.run_until(lambda: sensor.delays_sleep)
        for turn in (1, 2):
            assert holds_up(logind, OUR_DELAY)
            prepare_for_sleep(logind, start=True)
            assert loop.run_until(lambda turn=turn: len(listener.told) == 2 * turn - 1)  # type: ignore[misc]
            assert not sensor.delays_sleep
            assert holds_up(logind, [])
            prepare_for_sleep(logind, start=False)
            assert loop.run_until(lambda: sensor.delays_sleep)
        assert listener.told == ["falling asleep", "awake"] * 2
        assert while_saving == [True, True]
        sensor.close()
        assert holds_up(logind, [])

    def test_a_delay_granted_too_late_is_given_back(
        self, logind: MockedService, connection: Connection, loop: SelectLoop
    ) -> None:
        """When sleep begins before the login manager has answered, its answer holds nothing up."""
        listener = NotingListener()
        sensor = LogindSleep(connection, listener, NotingReport())
        prepare_for_sleep(logind, start=True)
        assert loop.run_until(lambda: listener.told)
        settled(connection, loop)
        assert not sensor.delays_sleep
        assert holds_up(logind, [])
        sensor.close()

    def test_a_refused_delay_leaves_sleep_told(
        self, logind: MockedService, connection: Connection, loop: SelectLoop
    ) -> None:
        """Where delaying is not allowed, sleep and wake are told just the same."""
        code = 'raise dbus.exceptions.DBusException("no", name="org.freedesktop.DBus.Error.AccessDenied")'
        logind.mock(MANAGER.object_path, "AddMethod", "sssss", MANAGER.interface, "Inhibit", "ssss", "h", code)
        listener = NotingListener()
        sensor = LogindSleep(connection, listener, NotingReport())
        settled(connection, loop)
        prepare_for_sleep(logind, start=True)
        prepare_for_sleep(logind, start=False)
        assert loop.run_until(lambda: listener.told == ["falling asleep", "awake"])
        assert sensor.mechanism == MECHANISM

    def test_a_manager_started_anew_is_asked_anew(
        self, logind: MockedService, connection: Connection, loop: SelectLoop, bus: PrivateBus
    ) -> None:
        """The delay is gone with the old login manager and held again with the new one."""
        sensor = LogindSleep(connection, NotingListener(), NotingReport())
        assert loop.run_until(lambda: sensor.delays_sleep)
        logind.stop()
        assert loop.run_until(lambda: not sensor.delays_sleep)
        again = bus.mock("--system", "--template", "logind", name=NAME)
        assert loop.run_until(lambda: sensor.delays_sleep)
        assert holds_up(again, OUR_DELAY)
        sensor.close()
        again.close()

    def test_a_bus_that_dies_is_told_as_lost(
        self, logind: MockedService, connection: Connection, loop: SelectLoop, bus: PrivateBus
    ) -> None:
        """The loss is told once, and nothing else."""
        listener, report = NotingListener(), NotingReport()
        sensor = LogindSleep(connection, listener, report)
        assert loop.run_until(lambda: sensor.delays_sleep)
        bus.stop_daemon()
        assert loop.run_until(lambda: report.losses[-1] == GONE)
        assert (listener.told, sensor.mechanism, sensor.delays_sleep) == ([], "none", False)


@pytest.mark.parametrize("sensor", [LogindLock, LogindSleep])
def test_without_a_login_manager_the_reason_is_told(
    connection: Connection, sensor: type[LogindLock] | type[LogindSleep]
) -> None:
    """On a bus without it, constructing fails with the reason."""
    with pytest.raises(UnavailableError, match="no login manager"):
        sensor(connection, NotingListener(), NotingReport())
