"""The resident's end of the control protocol: answers on a Unix socket, without threads and without blocking."""

import socket
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from glutebreak.control.lines import RECEIVED_AT_ONCE, Framer, ProtocolError, encode
from glutebreak.control.messages import Codec, Refused, RequestRefusedError, UnknownMessageError, to_object
from glutebreak.control.socket_place import SocketPlace
from glutebreak.language import tr
from glutebreak.ports import Cancellable, EventLoop

MOST_PEERS = 64
"""Lines held at once. A command hangs up once it is answered; one that stays on the line is made to."""
TRY_AGAIN_AFTER = 1_000
"""Milliseconds until the next try where the system had no descriptor left for a new line."""


class Peer:
    """Somebody connected: a command that wants one answer, or the windows process that stays."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.framer = Framer()
        self.stays = False
        """Whether it is told news, and keeps its line for that."""

    def send(self, message: object) -> bool:
        """Send an answer, or news; False if the peer is gone or does not read.

        A local socket takes some hundred kilobytes before it refuses, far more than a reader lags behind.
        """
        try:
            self._connection.sendall(encode(to_object(message)))
        except OSError:
            return False
        return True


_Request = TypeVar("_Request")
_Answering = Callable[[dict[str, Any], Peer], object]


class ControlServer:
    """Has this user's socket; there is never a second one. Whoever asks waits until it serves.

    Raises:
        AlreadyRunningError: another resident listens already.
        SocketRefusedError: the folder or the socket cannot be made, or others could reach into it.
    """

    def __init__(self, path: Path, loop: EventLoop) -> None:
        self._path = path
        self._loop = loop
        self._answering: _Answering = _refuse
        self._on_leave: Callable[[Peer], None] = lambda _: None
        self._serving = False
        self._watches: dict[socket.socket, Cancellable] = {}
        self._peers: dict[socket.socket, Peer] = {}
        self._place: SocketPlace | None = SocketPlace(path)

    def serve(
        self,
        requests: Codec[_Request],
        carry_out: Callable[[_Request, Peer], object],
        on_leave: Callable[[Peer], None] = lambda _: None,
    ) -> None:
        """Answer from now on.

        Args:
            requests: reads what is asked.
            carry_out: carries a request out and returns its answer; raises RequestRefusedError to refuse it.
            on_leave: told of everybody who hangs up.
        """
        self._answering = lambda given, peer: carry_out(requests.read(given), peer)
        self._on_leave, self._serving = on_leave, True
        self._watch_listener()

    @property
    def is_reachable(self) -> bool:
        """Whether what lies at the path is our socket; its folder may have been cleared away."""
        return self._place is not None and self._place.is_reachable

    def open_again(self) -> None:
        """Listen at the path anew, where the socket or its folder has gone. Lines that are open stay.

        Raises:
            AlreadyRunningError: another resident has taken the place meanwhile.
            SocketRefusedError: as at the first time.
        """
        self._leave_place()
        self._place = SocketPlace(self._path)
        if self._serving:
            self._watch_listener()

    def close(self) -> None:
        """Hang up on everybody and let the next resident in."""
        for watch in self._watches.values():
            watch.cancel()
        for connection in self._peers:
            connection.close()
        self._watches.clear()
        self._peers.clear()
        self._leave_place()

    def _leave_place(self) -> None:
        if self._place is not None:
            if (watch := self._watches.pop(self._place.listener, None)) is not None:
                watch.cancel()
            self._place.leave()
            self._place = None

    def _watch_listener(self) -> None:
        if self._place is not None and self._place.listener not in self._watches:
            listener = self._place.listener
            self._watches[listener] = self._loop.when_readable(listener.fileno(), partial(self._accept, listener))

    def _accept(self, listener: socket.socket) -> None:
        while self._place is not None and listener is self._place.listener:
            try:
                connection, _ = listener.accept()
            except BlockingIOError:
                return
            except OSError:
                # The system has no descriptor left, and the listener stays readable: without a rest this never ends.
                self._watches.pop(listener).cancel()
                self._loop.after(TRY_AGAIN_AFTER, self._watch_listener)
                return
            connection.settimeout(0)
            self._make_room()
            self._peers[connection] = Peer(connection)
            read = partial(self._read, connection)
            self._watches[connection] = self._loop.when_readable(connection.fileno(), read)

    def _make_room(self) -> None:
        """Hang up on whoever has been on the line longest without a reason to stay, and tell it so.

        A command has had its answer by then; what asks only afterwards reads this in place of one.
        """
        if len(self._peers) >= MOST_PEERS:
            idle = (connection for connection, peer in self._peers.items() if not peer.stays)
            if (longest := next(idle, None)) is not None:
                self._peers[longest].send(Refused(tr("Too many programs ask glutebreak at once. Try again later.")))
                self._hang_up(longest)

    def _read(self, connection: socket.socket) -> None:
        peer = self._peers.get(connection)
        if peer is None:
            return
        try:
            received = connection.recv(RECEIVED_AT_ONCE)
            for request in peer.framer.feed(received):
                peer.send(self._answer(request, peer))
                if connection not in self._peers:
                    return
        except BlockingIOError:
            return
        except (OSError, ProtocolError):
            received = b""
        if not received:
            self._hang_up(connection)

    def _answer(self, given: dict[str, Any], peer: Peer) -> object:
        try:
            return self._answering(given, peer)
        except RequestRefusedError as error:
            return Refused(str(error))
        except UnknownMessageError as error:
            again = tr(
                "There is no request {name}. Restart glutebreak, so that all of it has the same version.", name=error
            )
            return Refused(again)
        except Exception:
            # A bug: it is printed here, and whoever asked is told, so that nobody waits for an answer in vain.
            traceback.print_exc()
            return Refused(tr("This is a fault in glutebreak; what it says in its terminal tells more."))

    def _hang_up(self, connection: socket.socket) -> None:
        self._watches.pop(connection).cancel()
        peer = self._peers.pop(connection)
        connection.close()
        self._on_leave(peer)


def _refuse(_given: dict[str, Any], _peer: Peer) -> object:
    raise RequestRefusedError(tr("glutebreak is still starting. Try again in a moment."))
