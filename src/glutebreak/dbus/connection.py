"""One asynchronous connection to a message bus, shared by all who need that bus.

jeepney's own blocking connection drops the signals that arrive while it waits for a reply; here nothing waits.
Every callback is called from the event loop, never from inside the call that asked for it.
"""

import os
from collections.abc import Callable, Mapping
from functools import partial
from typing import Self, TypeVar

from jeepney import HeaderFields, MatchRule, Message, MessageFlag, MessageType, message_bus, new_error

from glutebreak.dbus.messages import close_descriptors
from glutebreak.dbus.opening import BusGoneError, MessageStream, Welcome, join, why_gone
from glutebreak.dbus.waiting import (
    DISCONNECTED,
    NO_REPLY,
    Call,
    CallError,
    Given,
    Listening,
    NameWatch,
    OnError,
    OnMessage,
)
from glutebreak.language import tr
from glutebreak.ports import Cancellable, EventLoop

BUS = "org.freedesktop.DBus"
"""The bus's own name."""

_REPLY_WITHIN = 25_000
_MESSAGES_AT_ONCE = 64
_MOST_UNSENT = 4 * 2**20
_FIRST_RETRY, _LAST_RETRY = 5, 1_000
_LAST_SERIAL = 2**32 - 1

_Kept = TypeVar("_Kept")


class Connection:
    """A connection to one message bus.

    Incoming calls are refused: we offer nothing on a bus. Signals are delivered only if their sender owns the name
    that the rule gives, because anybody on a bus may send anything to anybody.
    """

    def __init__(self, welcome: Welcome, loop: EventLoop) -> None:
        self.unique_name = welcome.unique_name
        self._socket = welcome.connection
        self._names = welcome.names
        self._serial = welcome.last_serial
        self._loop = loop
        self._stream = MessageStream(welcome.connection)
        self._calls: dict[int, Call] = {}
        self._listening: list[Listening] = []
        self._watches: list[NameWatch] = []
        self._on_closed: list[Callable[[str], None]] = []
        self._unsent = bytearray()
        self._retry: Cancellable | None = None
        self._retry_after = _FIRST_RETRY
        self._open = True
        self._readable = loop.when_readable(welcome.connection.fileno(), self._read)

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
        return cls(join(address, environment, with_descriptors=with_descriptors), loop)

    @property
    def is_open(self) -> bool:
        """Whether the bus is still there."""
        return self._open

    def offers(self, name: str) -> bool:
        """Whether somebody owned that name, or could be started for it, when the connection was opened."""
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
        if not self._open:
            gone = CallError(DISCONNECTED, tr("the bus has gone"))
            return self._loop.after(0, partial(call.fail, gone))
        serial = self._send(message)
        self._calls[serial] = call
        call.timer = self._loop.after(timeout, partial(self._time_up, serial))
        return Given(partial(self._forget_call, serial))

    def send(self, message: Message) -> None:
        """Send a message to which no answer is wanted."""
        if self._open:
            if message.header.message_type is MessageType.method_call:
                message.header.flags |= MessageFlag.no_reply_expected
            self._send(message)

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
        self.send(message_bus.AddMatch(text))

        def give_up() -> None:
            _drop(self._listening, listening)
            self.send(message_bus.RemoveMatch(text))
            if owner is not None:
                owner.cancel()

        return Given(give_up)

    def watch_name(self, name: str, on_change: Callable[[str | None], None]) -> Cancellable:
        """Call back with the unique name of who owns that name, or None: once soon, then at each change."""
        watch = NameWatch(on_change)
        rule = MatchRule(type="signal", sender=BUS, interface=BUS, member="NameOwnerChanged")
        rule.add_arg_condition(0, name)
        changes = self.listen(rule, lambda message: watch.tell(message.body[2]))
        question = self.call(
            message_bus.GetNameOwner(name),
            lambda reply: watch.tell(reply.body[0]),
            lambda _: watch.tell(""),
        )
        self._watches.append(watch)

        def give_up() -> None:
            _drop(self._watches, watch)
            changes.cancel()
            question.cancel()

        return Given(give_up)

    def when_closed(self, callback: Callable[[str], None]) -> Cancellable:
        """Call back once, with the reason, when the bus goes away; our own `close` is not told."""
        self._on_closed.append(callback)
        return Given(partial(_drop, self._on_closed, callback))

    def close(self) -> None:
        """Leave the bus. Nobody is called back any more."""
        self._leave()
        self._calls.clear()
        self._listening.clear()
        self._watches.clear()
        self._on_closed.clear()

    def _send(self, message: Message) -> int:
        self._serial = self._serial % _LAST_SERIAL + 1
        data = message.serialise(serial=self._serial)
        if len(self._unsent) + len(data) > _MOST_UNSENT:
            self._lose_soon(tr("the bus takes no messages"))
            return self._serial
        self._unsent += data
        if self._retry is None:
            self._flush()
        return self._serial

    def _flush(self) -> None:
        self._retry = None
        while self._unsent:
            try:
                sent = self._socket.send(self._unsent)
            except (BlockingIOError, InterruptedError):
                # The port tells of readable sockets only. A local bus takes messages at once unless it is stopped,
                # so asking again after growing pauses costs nothing in health and little in sickness.
                self._retry = self._loop.after(self._retry_after, self._flush)
                self._retry_after = min(self._retry_after * 2, _LAST_RETRY)
                return
            except OSError as error:
                self._lose_soon(why_gone(error))
                return
            self._retry_after = _FIRST_RETRY
            del self._unsent[:sent]

    def _read(self) -> None:
        # A flood of signals must leave others their turn: what is left makes the socket readable again.
        for _ in range(_MESSAGES_AT_ONCE):
            if not self._open:
                return
            try:
                message = self._stream.read()
            except BlockingIOError:
                return
            except BusGoneError as reason:
                self._lose(str(reason))
                return
            self._take(message)

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
        call = self._calls.pop(message.header.fields.get(HeaderFields.reply_serial), None)
        if call is None:
            close_descriptors(message.body)
            return
        if call.timer is not None:
            call.timer.cancel()
        if message.header.message_type is MessageType.error:
            close_descriptors(message.body)
            text = message.body[0] if message.body and isinstance(message.body[0], str) else ""
            call.fail(CallError(message.header.fields.get(HeaderFields.error_name, ""), text))
        elif call.on_reply is not None:
            call.on_reply(message)
        else:
            close_descriptors(message.body)

    def _time_up(self, serial: int) -> None:
        call = self._calls.pop(serial, None)
        if call is not None:
            call.fail(CallError(NO_REPLY, tr("no answer came in time")))

    def _forget_call(self, serial: int) -> None:
        call = self._calls.pop(serial, None)
        if call is not None and call.timer is not None:
            call.timer.cancel()

    def _leave(self) -> None:
        if not self._open:
            return
        self._open = False
        self._readable.cancel()
        if self._retry is not None:
            self._retry.cancel()
        for call in self._calls.values():
            if call.timer is not None:
                call.timer.cancel()
        self._socket.close()

    def _lose_soon(self, reason: str) -> None:
        self._unsent.clear()
        self._loop.after(0, partial(self._lose, reason))

    def _lose(self, reason: str) -> None:
        if not self._open:
            return
        self._leave()
        calls, self._calls = self._calls, {}
        for call in calls.values():
            call.fail(CallError(DISCONNECTED, reason))
        for watch in tuple(self._watches):
            if watch in self._watches:
                watch.tell("")
        for callback in tuple(self._on_closed):
            if callback in self._on_closed:
                callback(reason)


def _drop(kept: list[_Kept], item: _Kept) -> None:
    if item in kept:
        kept.remove(item)
