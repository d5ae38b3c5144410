"""Lock and unlock from screen savers, played by a peer on a private session bus."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from jeepney import DBusAddress, Message, MessageType, message_bus, new_method_return, new_signal
from jeepney.io.blocking import DBusConnection

from glutebreak.dbus.connection import Connection
from glutebreak.sensing.screensaver import MECHANISM, SCREEN_SAVERS, ScreenSaverLock
from noting_listener import NotingListener
from noting_report import NotingReport
from private_bus import PrivateBus, ask
from select_loop import SelectLoop


@pytest.fixture
def saver(bus: PrivateBus) -> Iterator[DBusConnection]:
    """The program that plays the screen saver."""
    made = bus.client()
    yield made
    made.close()


def tell(saver: DBusConnection, address: DBusAddress, *, active: bool) -> None:
    """Have the saver say whether it covers the screen."""
    saver.send(new_signal(address, "ActiveChanged", "b", (active,)))


def settled(connection: Connection, loop: SelectLoop) -> None:
    """Wait until the bus has answered everything asked so far."""
    answers: list[Message] = []
    connection.call(message_bus.GetId(), answers.append)
    assert loop.run_until(lambda: answers)


@pytest.mark.parametrize("address", SCREEN_SAVERS, ids=lambda each: each.bus_name)
def test_each_desktops_saver_is_understood(
    connection: Connection, loop: SelectLoop, saver: DBusConnection, address: DBusAddress
) -> None:
    """Covering tells a lock, uncovering an unlock, though the saver came after us."""
    listener = NotingListener()
    sensor = ScreenSaverLock(connection, listener, NotingReport())
    settled(connection, loop)
    ask(saver, message_bus.RequestName(address.bus_name))
    tell(saver, address, active=True)
    tell(saver, address, active=False)
    assert loop.run_until(lambda: listener.told == ["locked", "unlocked"])
    assert sensor.mechanism == MECHANISM
    sensor.close()


def test_a_screen_covered_already_is_told(bus: PrivateBus, loop: SelectLoop, saver: DBusConnection) -> None:
    """Starting behind a covered screen begins with the lock; an uncovered one says nothing."""
    listener = NotingListener()
    answers = {"/org/gnome/ScreenSaver": True, "/org/freedesktop/ScreenSaver": False}
    asked = list[str]()
    for name in ("org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver"):
        ask(saver, message_bus.RequestName(name))
    connection = Connection.open(bus.address, loop)
    ScreenSaverLock(connection, listener, NotingReport())

    def answer() -> None:
        with suppress(TimeoutError):
            while True:
                call = saver.receive(timeout=0)
                if call.header.message_type is MessageType.method_call:
                    asked.append(call.header.fields[1])
                    saver.send(new_method_return(call, "b", (answers[asked[-1]],)))

    loop.when_readable(saver.sock.fileno(), answer)
    assert loop.run_until(lambda: listener.told and len(asked) == len(answers))
    settled(connection, loop)
    assert listener.told == ["locked"]
    connection.close()


def test_a_saver_that_dies_while_active_locks_nobody_out(
    connection: Connection, loop: SelectLoop, saver: DBusConnection, bus: PrivateBus
) -> None:
    """Its end uncovers the screen; the end of one that was not active tells nothing."""
    listener = NotingListener()
    ScreenSaverLock(connection, listener, NotingReport())
    settled(connection, loop)
    tell(saver, SCREEN_SAVERS[1], active=True)
    assert loop.run_until(lambda: listener.told == ["locked"])
    other = bus.client()
    other.close()
    saver.close()
    assert loop.run_until(lambda: listener.told == ["locked", "unlocked"])


def test_a_message_of_another_shape_is_ignored(connection: Connection, loop: SelectLoop, saver: DBusConnection) -> None:
    """Somebody else's idea of the signal neither locks nor breaks anything."""
    listener = NotingListener()
    ScreenSaverLock(connection, listener, NotingReport())
    settled(connection, loop)
    saver.send(new_signal(SCREEN_SAVERS[0], "ActiveChanged", "su", ("maybe", 7)))
    tell(saver, SCREEN_SAVERS[0], active=True)
    assert loop.run_until(lambda: listener.told)
    assert listener.told == ["locked"]


def test_a_bus_that_dies_while_covered_locks_nobody_out(
    connection: Connection, loop: SelectLoop, saver: DBusConnection, bus: PrivateBus
) -> None:
    """With nobody left to tell of the unlock, it is told at once and once, and the loss with its reason."""
    listener, report = NotingListener(), NotingReport()
    sensor = ScreenSaverLock(connection, listener, report)
    settled(connection, loop)
    tell(saver, SCREEN_SAVERS[0], active=True)
    assert loop.run_until(lambda: listener.told)
    bus.stop_daemon()
    assert loop.run_until(lambda: report.losses[-1] == "the bus closed the connection")
    assert listener.told == ["locked", "unlocked"]
    assert sensor.mechanism == "none"


def test_a_closed_sensor_tells_nothing(connection: Connection, loop: SelectLoop, saver: DBusConnection) -> None:
    """After closing, a lock is not told."""
    listener = NotingListener()
    sensor = ScreenSaverLock(connection, listener, NotingReport())
    settled(connection, loop)
    sensor.close()
    tell(saver, SCREEN_SAVERS[0], active=True)
    ask(saver, message_bus.GetId())
    settled(connection, loop)
    assert listener.told == []
