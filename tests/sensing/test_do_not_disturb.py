"""Do-not-disturb, from a real dunst and from peers that play KDE's daemon and Xfce's settings."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress

import pytest
from jeepney import (
    DBusAddress,
    Message,
    MessageType,
    Properties,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection

from glutebreak.dbus.connection import Connection
from glutebreak.sensing.do_not_disturb import (
    DAEMON,
    DUNST_PAUSED,
    INHIBITED,
    XFCE_PLACE,
    XFCONF,
    DaemonDoNotDisturb,
    XfceDoNotDisturb,
)
from noting_report import NotingReport
from private_bus import PrivateBus, ask, wait_for_owner
from private_display import PrivateDisplay
from select_loop import SelectLoop


@pytest.fixture
def peer(bus: PrivateBus) -> Iterator[DBusConnection]:
    """The program that plays a desktop's part."""
    made = bus.client()
    yield made
    made.close()


def play(loop: SelectLoop, peer: DBusConnection, **answers: bool) -> list[str]:
    """Have the peer answer questions for these properties, and refuse others; returns what is being asked for."""
    asked: list[str] = []

    def answer_all() -> None:
        # One read may bring several messages; those that wait in the parser make nothing readable.
        with suppress(TimeoutError):
            while True:
                answer(peer.receive(timeout=0))

    def answer(message: Message) -> None:
        if message.header.message_type is not MessageType.method_call:
            return
        name = message.body[1]
        asked.append(name)
        value = answers.get(name.strip("/").replace("-", "_"))
        if value is None:
            peer.send(new_error(message, "org.freedesktop.DBus.Error.InvalidArgs"))
        else:
            peer.send(new_method_return(message, "v", (("b", value),)))

    loop.when_readable(peer.sock.fileno(), answer_all)
    return asked


def settled(connection: Connection, loop: SelectLoop) -> None:
    """Wait until the bus has answered everything asked so far."""
    answers: list[Message] = []
    connection.call(message_bus.GetId(), answers.append)
    assert loop.run_until(lambda: answers)


def inhibited(peer: DBusConnection, value: bool) -> None:
    """Have the daemon say that its property changed."""
    address: DBusAddress = INHIBITED[0].with_interface("org.freedesktop.DBus.Properties")
    peer.send(new_signal(address, "PropertiesChanged", "sa{sv}as", (DAEMON, {"Inhibited": ("b", value)}, [])))


def test_dunst_paused_and_resumed_is_told(
    connection: Connection, loop: SelectLoop, bus: PrivateBus, shared_display: PrivateDisplay
) -> None:
    """The real daemon is paused twice; killed while paused, it keeps nobody silent any more."""
    told: list[bool] = []
    environment = os.environ | shared_display.environment | {"DBUS_SESSION_BUS_ADDRESS": bus.address}
    dunst = subprocess.Popen(["dunst"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    client = bus.client()
    try:
        sensor = DaemonDoNotDisturb(connection, told.append, NotingReport())
        wait_for_owner(client, DAEMON)
        address, name = DUNST_PAUSED
        for turn in range(2):
            ask(client, Properties(address).set(name, "b", True))
            assert loop.run_until(lambda turn=turn: told == [True, False] * turn + [True])  # type: ignore[misc]
            if turn == 0:
                ask(client, Properties(address).set(name, "b", False))
                assert loop.run_until(lambda: told == [True, False])
        dunst.kill()
        assert loop.run_until(lambda: told == [True, False, True, False])
        sensor.close()
    finally:
        dunst.kill()
        dunst.wait()
        client.close()


def test_kdes_daemon_is_understood(connection: Connection, loop: SelectLoop, peer: DBusConnection) -> None:
    """A daemon without dunst's property is silent when it says `Inhibited`, from the start and after changes."""
    told: list[bool] = []
    ask(peer, message_bus.RequestName(DAEMON))
    asked = play(loop, peer, Inhibited=True)
    DaemonDoNotDisturb(connection, told.append, NotingReport())
    assert loop.run_until(lambda: told == [True] and len(asked) == 2)
    assert sorted(asked) == ["Inhibited", "paused"]
    inhibited(peer, value=False)
    assert loop.run_until(lambda: told == [True, False])


def test_a_daemon_that_knows_nothing_of_it_tells_nothing(
    connection: Connection, loop: SelectLoop, peer: DBusConnection
) -> None:
    """Errors to both questions mean that it is off, which is how it began."""
    told: list[bool] = []
    ask(peer, message_bus.RequestName(DAEMON))
    asked = play(loop, peer)
    DaemonDoNotDisturb(connection, told.append, NotingReport())
    assert loop.run_until(lambda: len(asked) == 2)
    settled(connection, loop)
    assert told == []


def test_xfces_switch_is_understood(connection: Connection, loop: SelectLoop, peer: DBusConnection) -> None:
    """On at the start, then off, on and reset; another property of the channel is none of our business."""
    told: list[bool] = []
    ask(peer, message_bus.RequestName(XFCONF.bus_name))
    asked = play(loop, peer, do_not_disturb=True)
    sensor = XfceDoNotDisturb(connection, told.append, NotingReport())
    assert loop.run_until(lambda: told == [True])
    assert asked == ["/do-not-disturb"]
    channel, name = XFCE_PLACE
    for place, value in (((channel, name), False), ((channel, "/theme"), True), ((channel, name), True)):
        peer.send(new_signal(XFCONF, "PropertyChanged", "ssv", (*place, ("b", value))))
    assert loop.run_until(lambda: told == [True, False, True])
    peer.send(new_signal(XFCONF, "PropertyRemoved", "ss", (channel, name)))
    assert loop.run_until(lambda: told == [True, False, True, False])
    sensor.close()


def test_xfces_settings_that_go_away_keep_nobody_silent(
    connection: Connection, loop: SelectLoop, bus: PrivateBus
) -> None:
    """When xfconfd ends while the switch is on, it counts as off."""
    told: list[bool] = []
    settings = bus.client()
    ask(settings, message_bus.RequestName(XFCONF.bus_name))
    play(loop, settings, do_not_disturb=True)
    XfceDoNotDisturb(connection, told.append, NotingReport())
    assert loop.run_until(lambda: told == [True])
    loop.unwatch(settings.sock.fileno())
    settings.close()
    assert loop.run_until(lambda: told == [True, False])


@pytest.mark.parametrize("kind", [DaemonDoNotDisturb, XfceDoNotDisturb])
def test_a_closed_sensor_tells_nothing(
    connection: Connection,
    loop: SelectLoop,
    peer: DBusConnection,
    kind: type[DaemonDoNotDisturb] | type[XfceDoNotDisturb],
) -> None:
    """After closing, changes are not told."""
    told: list[bool] = []
    for name in (DAEMON, XFCONF.bus_name):
        ask(peer, message_bus.RequestName(name))
    kind(connection, told.append, NotingReport()).close()
    inhibited(peer, value=True)
    peer.send(new_signal(XFCONF, "PropertyChanged", "ssv", (*XFCE_PLACE, ("b", True))))
    ask(peer, message_bus.GetId())
    settled(connection, loop)
    assert told == []
