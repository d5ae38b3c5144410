"""The resident's end of the control protocol: a Unix socket, without threads and without blocking."""

import contextlib
import fcntl
import os
import socket
import traceback
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from glutebreak.control.protocol import RECEIVED_AT_ONCE, CommandRefusedError, Framer, ProtocolError, encode
from glutebreak.language import tr
from glutebreak.ports import Cancellable, EventLoop


class AlreadyRunningError(Exception):
    """Another resident of this user has the socket."""


class Peer:
    """Somebody connected: a command that wants one answer, or the windows process that stays."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.framer = Framer()

    def tell(self, message: Mapping[str, Any]) -> bool:
        """Send a message; False if the peer is gone or does not read.

        A local socket takes some hundred kilobytes before it refuses, far more than a reader lags behind.
        """
        try:
            self._connection.sendall(encode(message))
        except OSError:
            return False
        return True


Handler = Callable[[Mapping[str, Any], Peer], Mapping[str, Any]]
"""Carries out a request and returns the answer; raises CommandRefusedError to refuse it."""


class ControlServer:
    """Has this user's socket; there is never a second one. Whoever asks waits until it serves.

    Raises:
        AlreadyRunningError: another resident listens already.
        OSError: the folder or the socket cannot be made.
    """

    def __init__(self, path: Path, loop: EventLoop) -> None:
        self._path = path
        self._loop = loop
        self._handler: Handler = _refuse
        self._on_leave: Callable[[Peer], None] = lambda _: None
        self._watches: dict[socket.socket, Cancellable] = {}
        self._peers: dict[socket.socket, Peer] = {}
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = self._take_lock(path.with_suffix(".lock"))
        path.unlink(missing_ok=True)
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_NONBLOCK | socket.SOCK_CLOEXEC)
        before = os.umask(0o177)
        try:
            self._listener.bind(str(path))
        finally:
            os.umask(before)
        self._listener.listen()

    def serve(self, handler: Handler, on_leave: Callable[[Peer], None] = lambda _: None) -> None:
        """Answer from now on.

        Args:
            handler: carries requests out.
            on_leave: told of everybody who hangs up.
        """
        self._handler, self._on_leave = handler, on_leave
        self._watches[self._listener] = self._loop.when_readable(self._listener.fileno(), self._accept)

    def close(self) -> None:
        """Hang up on everybody and let the next resident in."""
        for watch in self._watches.values():
            watch.cancel()
        for connection in [*self._peers, self._listener]:
            connection.close()
        self._watches.clear()
        self._peers.clear()
        self._path.unlink(missing_ok=True)
        os.close(self._lock)

    @staticmethod
    def _take_lock(path: Path) -> int:
        lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            raise AlreadyRunningError from None
        return lock

    def _accept(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while True:
                connection, _ = self._listener.accept()
                connection.settimeout(0)
                self._peers[connection] = Peer(connection)
                read = partial(self._read, connection)
                self._watches[connection] = self._loop.when_readable(connection.fileno(), read)

    def _read(self, connection: socket.socket) -> None:
        peer = self._peers.get(connection)
        if peer is None:
            return
        try:
            received = connection.recv(RECEIVED_AT_ONCE)
            for request in peer.framer.feed(received):
                peer.tell(self._answer(request, peer))
                if connection not in self._peers:
                    return
        except BlockingIOError:
            return
        except (OSError, ProtocolError):
            received = b""
        if not received:
            self._hang_up(connection)

    def _answer(self, request: Mapping[str, Any], peer: Peer) -> Mapping[str, Any]:
        try:
            return {"ok": True, **self._handler(request, peer)}
        except CommandRefusedError as error:
            return {"ok": False, "error": str(error)}
        except Exception:
            # A bug, which is to be loud here; but whoever asked must not wait for an answer in vain.
            traceback.print_exc()
            return {"ok": False, "error": tr("This is a fault in glutebreak; what it says in its terminal tells more.")}

    def _hang_up(self, connection: socket.socket) -> None:
        self._watches.pop(connection).cancel()
        peer = self._peers.pop(connection)
        connection.close()
        self._on_leave(peer)


def _refuse(_request: Mapping[str, Any], _peer: Peer) -> Mapping[str, Any]:
    raise CommandRefusedError(tr("glutebreak is still starting; try again."))
