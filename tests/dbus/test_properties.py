"""Watching a property, with a peer that plays the service."""

from typing import Any

from jeepney import DBusAddress, Message, MessageType, message_bus, new_method_return, new_signal
from jeepney.io.blocking import DBusConnection

from glutebreak.dbus.connection import Connection
from glutebreak.dbus.properties import PropertyWatch
from private_bus import ask
from select_loop import SelectLoop

NAME = "org.example.Lamp"
LAMP = DBusAddress("/org/example/Lamp", NAME, NAME)
CHANGES = LAMP.with_interface("org.freedesktop.DBus.Properties")


def answer(peer: DBusConnection, value: bool) -> None:
    """Answer the next question for the property."""
    while True:
        message: Message = peer.receive(timeout=5)
        if message.header.message_type is MessageType.method_call:
            assert message.body == (NAME, "Lit")
            peer.send(new_method_return(message, "v", (("b", value),)))
            return


def test_a_property_is_told_at_first_and_at_each_change(
    connection: Connection, loop: SelectLoop, peer: DBusConnection
) -> None:
    """Asked for once, then followed through changes, other properties and an invalidation, told only when new."""
    told: list[Any] = []
    ask(peer, message_bus.RequestName(NAME))
    watch = PropertyWatch(connection, LAMP, "Lit", told.append)
    assert not loop.run_until(lambda: told, timeout=0.05)
    answer(peer, value=False)
    assert loop.run_until(lambda: told == [False])
    for changed, invalidated in (({"Colour": ("s", "red")}, []), ({"Lit": ("b", True)}, []), ({}, ["Lit"])):
        peer.send(new_signal(CHANGES, "PropertiesChanged", "sa{sv}as", (NAME, changed, invalidated)))
    assert loop.run_until(lambda: told == [False, True])
    answer(peer, value=True)
    ask(peer, message_bus.ReleaseName(NAME))
    assert loop.run_until(lambda: told == [False, True, None])
    watch.cancel()


def test_nobody_there_is_told_as_none_and_nobody_is_started(connection: Connection, loop: SelectLoop) -> None:
    """Without an owner the value is None at once."""
    told: list[Any] = []
    PropertyWatch(connection, LAMP, "Lit", told.append)
    assert loop.run_until(lambda: told)
    assert told == [None]


def test_a_cancelled_watch_tells_nothing(connection: Connection, loop: SelectLoop, peer: DBusConnection) -> None:
    """After cancelling, neither the answer nor a change is told."""
    told: list[Any] = []
    heard: list[Any] = []
    ask(peer, message_bus.RequestName(NAME))
    PropertyWatch(connection, LAMP, "Lit", told.append).cancel()
    connection.call(message_bus.GetId(), heard.append)
    assert loop.run_until(lambda: heard)
    assert told == []
