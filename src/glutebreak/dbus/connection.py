"""One asynchronous connection to a message bus, shared by all who need that bus.

jeepney's own blocking connection drops the signals that arrive while it waits for a reply; here nothing waits.
Every callback is called from the event loop, never from inside the call that asked for it.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Self, TypeVar

from jeepney import HeaderFields, MatchRule, Message, MessageFlag, MessageType, message_bus, new_error

from glutebreak.dbus.bus_socket import BusSocket
from glutebreak.dbus.joining import PATIENCE, Welcome, join, socket_paths
from glutebreak.dbus.messages import close_descriptors
from glutebreak.dbus.rejoining import Rejoining
from glutebreak.dbus.waiting import (
    DISCONNECTED,
    NO_REPLY,
    Call,
    CallError,
    Listening,
    NameWatch,
    OnError,
    OnMessage,
    Promise,
)
from glutebreak.language import tr
from glutebreak.ports import Cancellable, EventLoop

BUS = "org.freedesktop.DBus"
"""The bus's own name."""

_REPLY_WITHIN = 25_000

_Kept = TypeVar("_Kept")


class Connection:
    """A connection to one message bus, which is joined again when it has gone and come back.

    What was listened to and watched before is so again then; calls fail while the bus is away.

    Incoming calls are refused: we offer nothing on a bus. Signals are delivered only if their sender owns the name
    that the rule gives, because anybody on a bus may send anything to anybody.
    """

    def __init__(self, loop: EventLoop, join_bus: Callable[[float], Welcome], places: Sequence[Path]) -> None:
        """Join; raises as `join_bus` does.

        Args:
            loop: what calls back.
            join_bus: joins the bus, waiting so many seconds at most for any one answer.
            places: the sockets by which it is reached.
        """
        self._loop = loop
        self._join_bus = join_bus
        self._places = places
        self._calls: dict[int, Call] = {}
        self._listening: list[Listening] = []
        self._watches: list[NameWatch] = []
        self._at_each_joining: list[Callable[[], object]] = []
        self._on_lost: list[Callable[[str], None]] = []
        self._rejoining: Rejoining | None = None
        self._socket: BusSocket | None = None
        self._joined(join_bus(PATIENCE))

    @classmethod
    def open(
        cls,
        address: str,
        loop: EventLoop,
        *,
        environment: Mapping[str, str] = os.environ,
        with_descriptors: bool = False,
    ) -> Self:
        """Join the `session` or `system` bus, or the bus at an address such as `unix:path=/run/bus`.

        Blocks for a few round trips on this machine, and for two seconds at most in any one of them.

        Args:
            address: which bus.
            loop: what calls back from then on.
            environment: where the buses' addresses are looked up.
            with_descriptors: whether file descriptors may be received.

        Raises:
            UnavailableError: no bus can be reached there.
        """
        join_bus = partial(join, address, environment, with_descriptors)
        return cls(loop, join_bus, socket_paths(address, environment))

    @property
    def is_open(self) -> bool:
        """Whether the bus is there."""
        return self._socket is not None

    def offers(self, name: str) -> bool:
        """Whether somebody owned that name, or could be started for it, when the bus was last joined."""
        return name in self._names

    def call(
        self,
        message: Message,
        on_reply: OnMessage | None = None,
        on_error: OnError | None = None,
        *,
        timeout: int = _REPLY_WITHIN,
    ) -> Cancellable:
        """Send a method call; exactly one of the two is called later, unless the call is cancelled before.

        Args:
            message: made by `jeepney.new_method_call`; its serial is set here.
            on_reply: called with the reply, whose `body` is a tuple. File descriptors in it are then its own to close.
            on_error: called when the answer is an error, none came in time, or the bus has gone.
            timeout: milliseconds to wait for the answer.

        Returns:
            What makes the connection forget the reply; the call itself is not taken back.
        """
        call = Call(on_reply, on_error)
        if self._socket is None:
            gone = CallError(DISCONNECTED, tr("the bus has gone"))
            return self._loop.after(0, partial(call.fail, gone))
        serial = self._socket.send(message)
        self._calls[serial] = call
        call.timer = self._loop.after(timeout, partial(self._time_up, serial))
        return Promise(lambda: self._take_call(serial))

    def send(self, message: Message) -> None:
        """Send a message to which no answer is wanted."""
        if self._socket is not None:
            if message.header.message_type is MessageType.method_call:
                message.header.flags |= MessageFlag.no_reply_expected
            self._socket.send(message)

    def listen(self, rule: MatchRule, callback: OnMessage) -> Cancellable:
        """Call back for each signal that fits the rule, until cancelled.

        A rule's `sender` may be a well-known name: signals then count only from the one who owns it at that time.
        """
        listening = Listening(rule, callback)
        sender = rule.header_fields.get("sender")
        owner: Cancellable | None = None
        if sender is not None and sender != BUS and not sender.startswith(":"):
            listening.set_owner(None)
            # Asked before the rule is added, so that no signal can arrive before its owner is known.
            owner = self.watch_name(sender, listening.set_owner)
        self._listening.append(listening)
        text = rule.serialise()
        adding = self._at_this_and_each_joining(lambda: self.send(message_bus.AddMatch(text)))

        def give_up() -> None:
            _drop(self._listening, listening)
            adding.cancel()
            self.send(message_bus.RemoveMatch(text))
            if owner is not None:
                owner.cancel()

        return Promise(give_up)

    def watch_name(self, name: str, on_change: Callable[[str | None], None]) -> Cancellable:
        """Call back with the unique name of who owns that name, or None.

        That is told once soon, also after each joining, and then at each change; None when the bus goes away.
        """
        watch = NameWatch(on_change)
        rule = MatchRule(type="signal", sender=BUS, interface=BUS, member="NameOwnerChanged")
        rule.add_arg_condition(0, name)
        changes = self.listen(rule, lambda message: watch.tell(message.body[2]))
        self._watches.append(watch)

        def ask() -> None:
            question = message_bus.GetNameOwner(name)
            self.call(question, lambda reply: watch.tell(reply.body[0]), lambda _: watch.tell(""))

        asking = self._at_this_and_each_joining(ask)

        def give_up() -> None:
            _drop(self._watches, watch)
            watch.close()
            changes.cancel()
            asking.cancel()

        return Promise(give_up)

    def when_lost(self, callback: Callable[[str], None]) -> Cancellable:
        """Call back with the reason each time the bus goes away; our own `close` is not told."""
        self._on_lost.append(callback)
        return Promise(partial(_drop, self._on_lost, callback))

    def close(self) -> None:
        """Leave the bus. Nobody is called back any more."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        if self._rejoining is not None:
            self._rejoining.cancel()
            self._rejoining = None
        for serial in tuple(self._calls):
            self._take_call(serial)
        self._listening.clear()
        self._watches.clear()
        self._at_each_joining.clear()
        self._on_lost.clear()

    def _at_this_and_each_joining(self, do: Callable[[], object]) -> Cancellable:
        self._at_each_joining.append(do)
        do()
        return Promise(partial(_drop, self._at_each_joining, do))

    def _joined(self, welcome: Welcome) -> None:
        self._rejoining = None
        self.unique_name = welcome.unique_name
        self._names = welcome.names
        self._socket = BusSocket(welcome, self._loop, self._take, self._lost)
        for watch in self._watches:
            watch.tell_anew()
        for do in tuple(self._at_each_joining):
            do()

    def _lost(self, reason: str) -> None:
        self._socket = None
        self._rejoining = Rejoining(self._loop, self._join_bus, self._places, self._joined)
        for serial in tuple(self._calls):
            if (call := self._take_call(serial)) is not None:
                call.fail(CallError(DISCONNECTED, reason))
        for watch in tuple(self._watches):
            if watch in self._watches:
                watch.tell("")
        for callback in tuple(self._on_lost):
            if callback in self._on_lost:
                callback(reason)

    def _take(self, message: Message) -> None:
        kind = message.header.message_type
        if kind is MessageType.signal:
            for each in tuple(self._listening):
                if each in self._listening and each.wants(message):
                    each.callback(message)
            close_descriptors(message.body)
        elif kind is MessageType.method_call:
            if not message.header.flags & MessageFlag.no_reply_expected:
                self.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))
            close_descriptors(message.body)
        else:
            self._take_reply(message)

    def _take_reply(self, message: Message) -> None:
        call = self._take_call(message.header.fields.get(HeaderFields.reply_serial))
        if call is None:
            close_descriptors(message.body)
        elif message.header.message_type is MessageType.error:
            close_descriptors(message.body)
            text = message.body[0] if message.body and isinstance(message.body[0], str) else ""
            call.fail(CallError(message.header.fields.get(HeaderFields.error_name, ""), text))
        elif call.on_reply is not None:
            call.on_reply(message)
        else:
            close_descriptors(message.body)

    def _time_up(self, serial: int) -> None:
        if (call := self._take_call(serial)) is not None:
            call.fail(CallError(NO_REPLY, tr("no answer came in time")))

    def _take_call(self, serial: int | None) -> Call | None:
        """Wait for that call's reply no longer; None if nobody does."""
        call = self._calls.pop(serial, None) if serial is not None else None
        if call is not None and call.timer is not None:
            call.timer.cancel()
        return call


def _drop(kept: list[_Kept], item: _Kept) -> None:
    if item in kept:
        kept.remove(item)
