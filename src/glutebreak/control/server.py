"""The resident's end of the control protocol: a Unix socket, without threads and without blocking."""

import fcntl
import os
import socket
import stat
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from glutebreak.control.lines import RECEIVED_AT_ONCE, Framer, ProtocolError, encode
from glutebreak.control.messages import Codec, Refused, RequestRefusedError, UnknownMessageError, to_object
from glutebreak.language import tr
from glutebreak.ports import Cancellable, EventLoop
from glutebreak.private_files import make_private_folder

MOST_PEERS = 64
"""Lines held at once. A command hangs up once it is answered; one that stays on the line is made to."""
TRY_AGAIN_AFTER = 1_000
"""Milliseconds until the next try where the system had no descriptor left for a new line."""
LONGEST_PATH = 107
"""Bytes that a Unix socket's path may have on Linux (unix(7))."""


class AlreadyRunningError(Exception):
    """Another resident of this user has the socket."""


class SocketRefusedError(Exception):
    """The socket cannot be made; the message is one sentence for the user with the remedy."""


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
        self._listener: socket.socket | None = None
        self._lock: int | None = None
        self._open()

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
        try:
            found = self._path.stat()
        except OSError:
            return False
        return (found.st_dev, found.st_ino) == self._identity

    def open_again(self) -> None:
        """Listen at the path anew, where the socket or its folder has gone. Lines that are open stay.

        Raises:
            AlreadyRunningError: another resident has taken the place meanwhile.
            SocketRefusedError: as at the first time.
        """
        self._let_go()
        self._open()
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
        if self.is_reachable:
            self._path.unlink(missing_ok=True)
        self._let_go()

    def _let_go(self) -> None:
        """Listen no more, and free the place for whoever comes next."""
        if self._listener is not None:
            if (watch := self._watches.pop(self._listener, None)) is not None:
                watch.cancel()
            self._listener.close()
            self._listener = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _open(self) -> None:
        path = self._path
        if len(os.fsencode(path)) > LONGEST_PATH:
            raise SocketRefusedError(
                tr(
                    "The path {path} is too long for a socket; {most} bytes are the most. "
                    "Set XDG_RUNTIME_DIR (or GLUTEBREAK_HOME, if you have set it) to a folder with a shorter path.",
                    path=path,
                    most=LONGEST_PATH,
                )
            )
        try:
            make_private_folder(path.parent)
            _keep_others_out(path.parent)
            self._lock = _take_lock(path.with_suffix(".lock"))
        except OSError as error:
            raise _refusal(error, path) from error
        try:
            path.unlink(missing_ok=True)
            self._listener = _listener_at(path)
            found = path.stat()
        except OSError as error:
            self._let_go()
            raise _refusal(error, path) from error
        self._identity = found.st_dev, found.st_ino

    def _watch_listener(self) -> None:
        if self._listener is not None and self._listener not in self._watches:
            accept = partial(self._accept, self._listener)
            self._watches[self._listener] = self._loop.when_readable(self._listener.fileno(), accept)

    def _accept(self, listener: socket.socket) -> None:
        while listener is self._listener:
            try:
                connection, _ = listener.accept()
            except BlockingIOError:
                return
            except OSError:
                # No descriptor is left, and the listener stays readable: looking on would never end.
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
            # A bug, which is to be loud here; but whoever asked must not wait for an answer in vain.
            traceback.print_exc()
            return Refused(tr("This is a fault in glutebreak; what it says in its terminal tells more."))

    def _hang_up(self, connection: socket.socket) -> None:
        self._watches.pop(connection).cancel()
        peer = self._peers.pop(connection)
        connection.close()
        self._on_leave(peer)


def _refuse(_given: dict[str, Any], _peer: Peer) -> object:
    raise RequestRefusedError(tr("glutebreak is still starting. Try again in a moment."))


def _listener_at(path: Path) -> socket.socket:
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_NONBLOCK | socket.SOCK_CLOEXEC)
    before = os.umask(0o177)
    try:
        listener.bind(str(path))
        listener.listen()
    except OSError:
        listener.close()
        raise
    finally:
        os.umask(before)
    return listener


def _keep_others_out(folder: Path) -> None:
    """Take everybody else's rights from the folder.

    Raises:
        SocketRefusedError: it is somebody else's.
        OSError: its rights cannot be changed.
    """
    found = folder.stat()
    if found.st_uid != os.getuid():
        raise SocketRefusedError(
            tr(
                "{folder} belongs to somebody else, who could listen in. Set XDG_RUNTIME_DIR to a folder of your own.",
                folder=folder,
            )
        )
    if found.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        folder.chmod(stat.S_IRWXU)


def _take_lock(path: Path) -> int:
    """Lock the file that says who listens; whatever is no ordinary file is put out of its place.

    Raises:
        AlreadyRunningError: another resident has locked it.
        OSError: it cannot be made or locked.
    """
    if path.is_symlink() or (path.exists() and not path.is_file() and not path.is_dir()):
        path.unlink()
    lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise AlreadyRunningError from None
    except OSError:
        os.close(lock)
        raise
    return lock


def _refusal(error: OSError, path: Path) -> SocketRefusedError:
    return SocketRefusedError(
        tr(
            "{path} can’t be created ({reason}). Move away what lies there, or set XDG_RUNTIME_DIR to a folder "
            "that you can write to.",
            path=error.filename or path,
            reason=error.strerror or error,
        )
    )
