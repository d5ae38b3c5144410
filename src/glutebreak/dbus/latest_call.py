"""A question that is asked anew whenever its answer may have changed."""

from jeepney import Message

from glutebreak.dbus.connection import Connection
from glutebreak.dbus.messages import without_starting
from glutebreak.dbus.waiting import OnError, OnMessage
from glutebreak.ports import Cancellable


class LatestCall:
    """Of all calls made through it, only the latest is answered: an older answer may be older than the change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._call: Cancellable | None = None

    def ask(self, message: Message, on_reply: OnMessage, on_error: OnError) -> None:
        """Call, starting nobody who is not running; what was asked before is forgotten."""
        self.cancel()
        self._call = self._connection.call(without_starting(message), on_reply, on_error)

    def cancel(self) -> None:
        """Forget what was asked."""
        if self._call is not None:
            self._call.cancel()
            self._call = None
