"""A notification daemon that remembers, on a real bus, and a listener that remembers."""

from collections.abc import Callable, Sequence
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)

from private_bus import PrivateBus
from select_loop import SelectLoop

NAME = "org.freedesktop.Notifications"
ADDRESS = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)
USUAL = ("actions", "body", "body-markup", "icon-static")


class FakeDaemon:
    """Answers as a daemon does while the loop runs, and keeps what it was asked for."""

    def __init__(self, bus: PrivateBus, loop: SelectLoop, capabilities: Sequence[str] = USUAL, first_id: int = 1):
        """Own the name from now on; the first notification gets the number `first_id`."""
        self.notified: list[tuple[Any, ...]] = []
        """The arguments of each Notify."""
        self.numbers: list[int] = []
        """The number given to each."""
        self.closed: list[int] = []
        """What was asked to be closed."""
        self.held: list[Callable[[], None]] | None = None
        """Where answers to Notify wait, if they are to wait."""
        self.refuses = False
        """Whether Notify is answered with an error."""
        self._capabilities = list(capabilities)
        self._next = first_id
        self._connection = bus.client()
        self._connection.send_and_get_reply(message_bus.RequestName(NAME))
        self._watched = loop.when_readable(self._connection.sock.fileno(), self._read)
        self._read()

    def hold_answers(self) -> None:
        """Answer no Notify until `answer_held`."""
        self.held = []

    def answer_held(self) -> None:
        """Answer what has been held, and hold no more."""
        held, self.held = self.held or [], None
        for answer in held:
            answer()

    def invoke(self, number: int, key: str) -> None:
        """Tell that an action was chosen."""
        self._connection.send(new_signal(ADDRESS, "ActionInvoked", "us", (number, key)))

    def tell_closed(self, number: int, reason: int) -> None:
        """Tell that a notification is gone: 1 expired, 2 dismissed, 3 by a call."""
        self._connection.send(new_signal(ADDRESS, "NotificationClosed", "uu", (number, reason)))

    def die(self) -> None:
        """Be gone from the bus without a word; a second time changes nothing."""
        self._watched.cancel()
        self._connection.close()

    def _read(self) -> None:
        while True:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            except ConnectionError:
                self.die()
                return
            if message.header.message_type is MessageType.method_call:
                self._answer(message)

    def _answer(self, message: Message) -> None:
        match message.header.fields[HeaderFields.member]:
            case "GetCapabilities":
                self._connection.send(new_method_return(message, "as", (self._capabilities,)))
            case "GetServerInformation":
                self._connection.send(new_method_return(message, "ssss", ("Fake", "Tests", "1.0", "1.2")))
            case "CloseNotification":
                self.closed.append(message.body[0])
            case "Notify":
                self._take(message)

    def _take(self, message: Message) -> None:
        self.notified.append(message.body)
        if self.refuses:
            self._connection.send(new_error(message, f"{NAME}.Error.ExcessNotificationGeneration", "s", ("enough",)))
            return
        number = message.body[1]
        if not number:
            number, self._next = self._next, self._next + 1
        self.numbers.append(number)

        def answer() -> None:
            self._connection.send(new_method_return(message, "u", (number,)))

        if self.held is None:
            answer()
        else:
            self.held.append(answer)


class RememberingListener:
    """Remembers each answer."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def chosen(self, key: str) -> None:
        """A button was pressed."""
        self.told.append(key)

    def dismissed(self) -> None:
        """The notice was closed by the user."""
        self.told.append("dismissed")
