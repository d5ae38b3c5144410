"""The socket to a message bus: messages go in and out until it breaks, and nothing waits for it."""

from collections.abc import Callable
from functools import partial

from jeepney import Message

from glutebreak.dbus.joining import BusGoneError, MessageStream, Welcome, why_gone
from glutebreak.language import tr
from glutebreak.ports import Cancellable, EventLoop

_MESSAGES_AT_ONCE = 64
_MOST_UNSENT = 4 * 2**20
_FIRST_RETRY, _LAST_RETRY = 5, 1_000
_LAST_SERIAL = 2**32 - 1


class BusSocket:
    """One stay on a bus, from the welcome to the end of the socket."""

    def __init__(
        self,
        welcome: Welcome,
        loop: EventLoop,
        on_message: Callable[[Message], None],
        on_gone: Callable[[str], None],
    ) -> None:
        """Go on where the welcome left off.

        Args:
            welcome: what the bus answered when it was joined.
            loop: what calls back.
            on_message: called from the loop with each message that comes.
            on_gone: called once, from the loop, with the reason when the bus goes away; our own `close` is not told.
        """
        self._socket = welcome.connection
        self._serial = welcome.last_serial
        self._loop = loop
        self._on_message = on_message
        self._on_gone = on_gone
        self._stream = MessageStream(welcome.connection)
        self._unsent = bytearray()
        self._retry: Cancellable | None = None
        self._retry_after = _FIRST_RETRY
        self._open = True
        self._readable = loop.when_readable(welcome.connection.fileno(), self._read)

    def send(self, message: Message) -> int:
        """Send the message, now or as soon as the bus takes it; returns its serial."""
        self._serial = self._serial % _LAST_SERIAL + 1
        data = message.serialise(serial=self._serial)
        if len(self._unsent) + len(data) > _MOST_UNSENT:
            self._lose_soon(tr("the bus takes no messages"))
            return self._serial
        self._unsent += data
        if self._retry is None:
            self._flush()
        return self._serial

    def close(self) -> None:
        """Leave the bus; nobody is called back any more."""
        if self._open:
            self._open = False
            self._readable.cancel()
            if self._retry is not None:
                self._retry.cancel()
            self._socket.close()

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
            self._on_message(message)

    def _lose_soon(self, reason: str) -> None:
        self._unsent.clear()
        self._loop.after(0, partial(self._lose, reason))

    def _lose(self, reason: str) -> None:
        if self._open:
            self.close()
            self._on_gone(reason)
