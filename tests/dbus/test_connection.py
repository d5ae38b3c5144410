"""The asynchronous connection, on a real bus."""

import errno
import os
import signal
import socket
from pathlib import Path
from typing import Any

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageFlag,
    MessageType,
    message_bus,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection

from glutebreak.dbus import joining
from glutebreak.dbus.connection import Connection
from glutebreak.dbus.waiting import DISCONNECTED, NO_REPLY, CallError
from glutebreak.ports import UnavailableError
from private_bus import PrivateBus, ask
from select_loop import SelectLoop

NAME = "org.example.Bell"
BELL = DBusAddress("/org/example/Bell", NAME, NAME)


def calls_only(peer: DBusConnection) -> Message:
    """The next method call the peer gets."""
    while True:
        message = peer.receive(timeout=5)
        if message.header.message_type is MessageType.method_call:
            return message


def own(peer: DBusConnection, flags: int = 0) -> None:
    """Make the peer own the bell's name."""
    ask(peer, message_bus.RequestName(NAME, flags))


def rung(rule_sender: str | None = NAME) -> MatchRule:
    """The rule for the bell's signal."""
    return MatchRule(type="signal", sender=rule_sender, interface=NAME, member="Rung")


def settled(connection: Connection, loop: SelectLoop) -> None:
    """Wait until the bus has answered everything asked so far."""
    answers: list[Message] = []
    connection.call(message_bus.GetId(), answers.append)
    assert loop.run_until(lambda: answers)


def test_a_call_is_answered_with_its_reply(connection: Connection, loop: SelectLoop) -> None:
    """The reply's body reaches the caller, later and once."""
    replies: list[Any] = []
    errors: list[CallError] = []
    connection.call(
        message_bus.NameHasOwner("org.freedesktop.DBus"), lambda reply: replies.append(reply.body), errors.append
    )
    assert replies == []
    assert loop.run_until(lambda: replies)
    assert (replies, errors) == ([(True,)], [])


def test_a_refused_call_tells_the_errors_name_and_text(connection: Connection, loop: SelectLoop) -> None:
    """An error reply reaches the caller as a value."""
    replies: list[Message] = []
    errors: list[CallError] = []
    connection.call(new_method_call(BELL, "Ring"), replies.append, errors.append)
    assert loop.run_until(lambda: errors)
    assert replies == []
    assert errors[0].name == "org.freedesktop.DBus.Error.ServiceUnknown"
    assert NAME in errors[0].text


def test_signals_before_a_reply_are_not_lost(connection: Connection, loop: SelectLoop, peer: DBusConnection) -> None:
    """What arrives between a call and its reply is delivered in the order it was sent."""
    heard: list[Any] = []
    own(peer)
    connection.listen(rung(), lambda message: heard.append(("signal", *message.body)))
    connection.call(new_method_call(BELL, "Ring"), lambda reply: heard.append(("reply", *reply.body)))
    call = calls_only(peer)
    for number in (1, 2, 3):
        peer.send(new_signal(BELL, "Rung", "i", (number,)))
    peer.send(new_method_return(call, "s", ("done",)))
    peer.send(new_signal(BELL, "Rung", "i", (4,)))
    assert loop.run_until(lambda: len(heard) == 5)
    assert heard == [("signal", 1), ("signal", 2), ("signal", 3), ("reply", "done"), ("signal", 4)]


def test_replies_find_their_callers_in_any_order(
    connection: Connection, loop: SelectLoop, peer: DBusConnection
) -> None:
    """Two calls answered in reverse each get their own answer."""
    heard: list[Any] = []
    own(peer)
    for name in ("first", "second"):
        connection.call(
            new_method_call(BELL, "Ring", "s", (name,)),
            lambda reply, name=name: heard.append((name, *reply.body)),  # type: ignore[misc]
        )
    calls = [calls_only(peer), calls_only(peer)]
    assert [each.body for each in calls] == [("first",), ("second",)]
    for each in reversed(calls):
        peer.send(new_method_return(each, "s", each.body))
    assert loop.run_until(lambda: len(heard) == 2)
    assert heard == [("second", "second"), ("first", "first")]


def test_a_stranger_cannot_speak_for_a_name(
    connection: Connection, loop: SelectLoop, peer: DBusConnection, bus: PrivateBus
) -> None:
    """A signal sent straight to us by one who does not own the rule's sender is not delivered."""
    heard: list[Any] = []
    own(peer)
    connection.listen(rung(), lambda message: heard.append(message.body[0]))
    settled(connection, loop)
    stranger = bus.client()
    forged = new_signal(BELL, "Rung", "i", (666,))
    forged.header.fields[HeaderFields.destination] = connection.unique_name
    stranger.send(forged)
    ask(stranger, message_bus.GetId())
    peer.send(new_signal(BELL, "Rung", "i", (1,)))
    stranger.close()
    assert loop.run_until(lambda: heard)
    assert heard == [1]


def test_the_next_owner_of_a_name_is_heard(
    connection: Connection, loop: SelectLoop, peer: DBusConnection, bus: PrivateBus
) -> None:
    """When a name passes on, its new owner speaks for it and the old one no more."""
    heard: list[Any] = []
    own(peer, flags=1)
    connection.listen(rung(), lambda message: heard.append(message.body[0]))
    heir = bus.client()
    own(heir, flags=2)
    peer.send(new_signal(BELL, "Rung", "i", (1,)))
    ask(peer, message_bus.GetId())
    heir.send(new_signal(BELL, "Rung", "i", (2,)))
    assert loop.run_until(lambda: heard)
    heir.close()
    assert heard == [2]


def test_a_cancelled_listener_hears_no_more(connection: Connection, loop: SelectLoop, peer: DBusConnection) -> None:
    """Cancelling one of two listeners leaves the other alone; cancelling twice does nothing."""
    one: list[Any] = []
    two: list[Any] = []
    first = connection.listen(rung(None), lambda message: one.append(message.body[0]))
    connection.listen(rung(None), lambda message: two.append(message.body[0]))
    settled(connection, loop)
    first.cancel()
    first.cancel()
    settled(connection, loop)
    peer.send(new_signal(BELL, "Rung", "i", (1,)))
    assert loop.run_until(lambda: two)
    assert (one, two) == ([], [1])


def test_a_name_is_watched_from_the_start_through_every_change(
    connection: Connection, loop: SelectLoop, peer: DBusConnection
) -> None:
    """Nobody, then the peer, then nobody again, each told once."""
    owners: list[str | None] = []
    connection.watch_name(NAME, owners.append)
    assert loop.run_until(lambda: owners == [None])
    own(peer)
    assert loop.run_until(lambda: owners == [None, peer.unique_name])
    ask(peer, message_bus.ReleaseName(NAME))
    assert loop.run_until(lambda: owners == [None, peer.unique_name, None])


def test_who_is_there_at_the_start_is_known_at_once(
    bus: PrivateBus, loop: SelectLoop, peer: DBusConnection, connection: Connection
) -> None:
    """A name owned before opening is offered, one taken afterwards is not."""
    assert not connection.offers(NAME)
    own(peer)
    second = Connection.open(bus.address, loop)
    assert second.offers(NAME)
    second.close()


def test_a_call_nobody_answers_ends_in_an_error(connection: Connection, loop: SelectLoop, peer: DBusConnection) -> None:
    """After its time is up the caller is told once, and a late reply is ignored."""
    replies: list[Message] = []
    errors: list[CallError] = []
    own(peer)
    connection.call(new_method_call(BELL, "Ring"), replies.append, errors.append, timeout=30)
    call = calls_only(peer)
    assert loop.run_until(lambda: errors)
    peer.send(new_method_return(call))
    settled(connection, loop)
    assert ([each.name for each in errors], replies) == ([NO_REPLY], [])


def test_a_cancelled_call_tells_nothing(connection: Connection, loop: SelectLoop) -> None:
    """Neither reply nor error comes after cancelling."""
    heard: list[Any] = []
    connection.call(message_bus.GetId(), heard.append, heard.append).cancel()
    settled(connection, loop)
    assert heard == []


def test_a_bus_that_dies_is_told_once_to_everybody(
    connection: Connection, loop: SelectLoop, peer: DBusConnection, bus: PrivateBus
) -> None:
    """Open calls fail, names lose their owners, and the reason is told, while the bus is tried again without a word."""
    errors: list[CallError] = []
    owners: list[str | None] = []
    reasons: list[str] = []
    own(peer)
    connection.watch_name(NAME, owners.append)
    connection.call(new_method_call(BELL, "Ring"), None, errors.append)
    connection.when_lost(reasons.append)
    assert loop.run_until(lambda: owners)
    bus.stop_daemon()
    assert loop.run_until(lambda: reasons)
    assert [each.name for each in errors] == [DISCONNECTED]
    assert owners == [peer.unique_name, None]
    assert len(reasons) == 1
    assert reasons[0]
    assert not connection.is_open
    loop.run_for(0.35)
    assert (len(errors), len(owners), len(reasons)) == (1, 2, 1)


def test_a_call_on_a_dead_bus_fails_later_not_at_once(
    connection: Connection, loop: SelectLoop, bus: PrivateBus
) -> None:
    """Using a connection whose bus has gone raises nothing and answers with an error from the loop."""
    errors: list[CallError] = []
    bus.stop_daemon()
    assert loop.run_until(lambda: not connection.is_open)
    connection.call(message_bus.GetId(), None, errors.append)
    connection.listen(rung(), lambda _: None).cancel()
    connection.send(new_signal(BELL, "Rung"))
    assert errors == []
    assert loop.run_until(lambda: errors)
    assert [each.name for each in errors] == [DISCONNECTED]


def test_a_call_just_as_the_bus_dies_fails_from_the_loop(
    connection: Connection, loop: SelectLoop, bus: PrivateBus
) -> None:
    """Writing to a socket whose other end has gone is survived."""
    errors: list[CallError] = []
    bus.stop_daemon()
    connection.call(message_bus.GetId(), None, errors.append)
    connection.call(message_bus.GetId(), None, errors.append)
    assert errors == []
    assert loop.run_until(lambda: len(errors) == 2)
    assert {each.name for each in errors} == {DISCONNECTED}


def test_our_own_close_calls_nobody(bus: PrivateBus, loop: SelectLoop) -> None:
    """After closing, nothing is told, and giving up what was asked for does nothing."""
    heard: list[Any] = []
    connection = Connection.open(bus.address, loop)
    connection.call(message_bus.GetId(), heard.append, heard.append)
    given = [connection.when_lost(heard.append), connection.watch_name(NAME, heard.append)]
    connection.close()
    for each in given:
        each.cancel()
    loop.run_for(0.05)
    assert heard == []


def test_a_stopped_bus_blocks_nobody_and_loses_nothing(
    connection: Connection, loop: SelectLoop, bus: PrivateBus, peer: DBusConnection
) -> None:
    """More than the socket holds waits in order, and goes out when the bus goes on."""
    heard: list[int] = []
    own(peer)
    ask(peer, message_bus.AddMatch(rung(None)))
    bus.daemon.send_signal(signal.SIGSTOP)
    try:
        for number in range(30):
            connection.send(new_signal(BELL, "Rung", "is", (number, "x" * 50_000)))
        loop.run_for(0.05)
    finally:
        bus.daemon.send_signal(signal.SIGCONT)

    def next_number() -> bool:
        while len(heard) < 30:
            message = peer.receive(timeout=5)
            if message.header.fields.get(HeaderFields.member) == "Rung":
                heard.append(message.body[0])
        return True

    settled(connection, loop)
    assert next_number()
    assert heard == list(range(30))


def test_calls_to_us_are_refused(connection: Connection, loop: SelectLoop, peer: DBusConnection) -> None:
    """Somebody who calls us gets an error instead of waiting for nothing."""
    serial = next(peer.outgoing_serial)
    peer.send(new_method_call(DBusAddress("/", connection.unique_name, NAME), "Ring"), serial=serial)
    ask(peer, message_bus.GetId())
    settled(connection, loop)
    while True:
        answer = peer.receive(timeout=5)
        if answer.header.fields.get(HeaderFields.reply_serial) == serial:
            break
    assert answer.header.fields[HeaderFields.error_name] == "org.freedesktop.DBus.Error.UnknownMethod"


def test_a_flood_of_signals_leaves_others_their_turn(
    connection: Connection, loop: SelectLoop, peer: DBusConnection
) -> None:
    """A timer that is due comes before thousands of waiting signals are through."""
    heard: list[int] = []
    at_timer: list[int] = []
    connection.listen(rung(None), lambda message: heard.append(message.body[0]))
    settled(connection, loop)
    for number in range(1000):
        peer.send(new_signal(BELL, "Rung", "i", (number,)))
    ask(peer, message_bus.GetId())
    loop.after(0, lambda: at_timer.append(len(heard)))
    assert loop.run_until(lambda: len(heard) == 1000)
    assert heard == list(range(1000))
    assert at_timer[0] < 1000


def test_an_unintelligible_message_is_skipped(loop: SelectLoop) -> None:
    """A message of an unknown kind disturbs neither the one before nor the one after."""
    ours, theirs = socket.socketpair()
    ours.settimeout(0)
    stream = joining.MessageStream(ours)
    before, strange, after = (
        bytearray(new_signal(BELL, "Rung", "i", (number,)).serialise(serial=number)) for number in (1, 2, 3)
    )
    strange[1] = 77
    theirs.sendall(bytes(before + strange + after))
    assert [stream.read().body, stream.read().body] == [(1,), (3,)]
    with pytest.raises(BlockingIOError):
        stream.read()
    theirs.sendall(b"HTTP/1.1 400 Bad Request\r\n")
    with pytest.raises(joining.BusGoneError):
        stream.read()
    ours.close()
    theirs.close()


@pytest.mark.parametrize(
    ("address", "environment", "reason"),
    [
        ("session", {}, "DBUS_SESSION_BUS_ADDRESS is not set"),
        ("session", {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere/bus"}, os.strerror(errno.ENOENT)),
        ("system", {"DBUS_SYSTEM_BUS_ADDRESS": "tcp:host=localhost,port=1"}, "names no Unix socket"),
        ("system", {"DBUS_SYSTEM_BUS_ADDRESS": "nonsense"}, "names no Unix socket"),
    ],
)
def test_a_bus_that_is_not_there_is_told_with_the_reason(
    loop: SelectLoop, address: str, environment: dict[str, str], reason: str
) -> None:
    """Opening fails with one clause that says why."""
    with pytest.raises(UnavailableError, match=reason):
        Connection.open(address, loop, environment=environment)


def test_a_session_bus_is_found_in_the_runtime_folder(bus: PrivateBus, loop: SelectLoop, tmp_path: Path) -> None:
    """Without an address, the socket that systemd makes is tried."""
    connection = Connection.open("session", loop, environment={"XDG_RUNTIME_DIR": str(tmp_path / "bus")})
    assert connection.unique_name.startswith(":")
    connection.close()


def test_a_bus_that_never_answers_holds_us_up_for_a_moment_only(
    loop: SelectLoop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A socket nobody reads ends in an error, not in a hang."""
    monkeypatch.setattr("glutebreak.dbus.connection.PATIENCE", 0.05)
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(str(tmp_path / "deaf"))
        deaf.listen()
        with pytest.raises(UnavailableError, match="does not answer"):
            Connection.open(f"unix:path={tmp_path / 'deaf'}", loop)


def test_a_message_to_which_no_answer_is_wanted_says_so(
    connection: Connection, loop: SelectLoop, peer: DBusConnection
) -> None:
    """`send` marks calls, so that nobody answers for nothing."""
    own(peer)
    connection.send(new_method_call(BELL, "Ring"))
    assert calls_only(peer).header.flags & MessageFlag.no_reply_expected
