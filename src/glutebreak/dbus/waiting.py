"""Who waits for what on a bus: replies to calls, signals by their rules, and the owners of names."""

import copy
from collections.abc import Callable
from dataclasses import dataclass

from jeepney import HeaderFields, MatchRule, Message

from glutebreak.ports import Cancellable

DISCONNECTED = "org.freedesktop.DBus.Error.Disconnected"
"""The name of the error that calls end with when the bus has gone."""
NO_REPLY = "org.freedesktop.DBus.Error.NoReply"
"""The name of the error that a call ends with when its time is up."""

OnMessage = Callable[[Message], None]


@dataclass(frozen=True, slots=True)
class CallError:
    """Why a call has no reply."""

    name: str
    """The error's D-Bus name, such as `org.freedesktop.DBus.Error.ServiceUnknown`."""
    text: str
    """What the other side says about it; may be empty."""


OnError = Callable[[CallError], None]


class Promise:
    """A promise to call back that can be given up."""

    def __init__(self, give_up: Callable[[], object]) -> None:
        self._give_up: Callable[[], object] | None = give_up

    def cancel(self) -> None:
        """Give it up."""
        if self._give_up is not None:
            give_up, self._give_up = self._give_up, None
            give_up()


class Call:
    """A call whose reply is still to come."""

    def __init__(self, on_reply: OnMessage | None, on_error: OnError | None) -> None:
        self.on_reply = on_reply
        self.on_error = on_error
        self.timer: Cancellable | None = None

    def fail(self, error: CallError) -> None:
        """There will be no reply."""
        if self.on_error is not None:
            self.on_error(error)


class Listening:
    """A match rule and who is called for it."""

    def __init__(self, rule: MatchRule, callback: OnMessage) -> None:
        self._rule = copy.copy(rule)
        # A message carries its sender's unique name, a rule mostly the well-known one: compared by owner instead.
        self._rule.header_fields = {key: value for key, value in rule.header_fields.items() if key != "sender"}
        self._sender: str | None = rule.header_fields.get("sender")
        self.callback = callback

    def set_owner(self, owner: str | None) -> None:
        """Signals count from that unique name only; None while nobody owns the rule's."""
        self._sender = owner or ""

    def wants(self, message: Message) -> bool:
        """Whether a signal fits."""
        sender = message.header.fields.get(HeaderFields.sender)
        return (self._sender is None or sender == self._sender) and bool(self._rule.matches(message))


class NameWatch:
    """Who owns a name, told once at first and then at each change."""

    def __init__(self, on_change: Callable[[str | None], None]) -> None:
        self._on_change = on_change
        self._told = False
        self._owner: str | None = None

    def tell_anew(self) -> None:
        """What is heard next is told also if it is no change."""
        self._told = False

    def close(self) -> None:
        """Tell no more: an answer may still be under way."""
        self._on_change = lambda _: None

    def tell(self, owner: str) -> None:
        """This unique name owns it now; nobody does if it is empty."""
        found = owner or None
        if self._told and found == self._owner:
            return
        self._told, self._owner = True, found
        self._on_change(found)
