"""The one place where the resident can be reached: a socket in a folder that only its owner can enter."""

import fcntl
import os
import socket
import stat
from pathlib import Path

from glutebreak.language import tr
from glutebreak.private_files import make_private_folder

LONGEST_PATH = 107
"""Bytes that a Unix socket's path may have on Linux (unix(7))."""


class AlreadyRunningError(Exception):
    """Another resident of this user has the socket."""


class SocketRefusedError(Exception):
    """The socket cannot be made; the message is one sentence for the user with the remedy."""


class SocketPlace:
    """A socket that listens at a path, and the lock that keeps any other resident from there.

    Whatever lies at the path, but for a folder, is put out of the way.

    Raises:
        AlreadyRunningError: another resident has the place.
        SocketRefusedError: the folder or the socket cannot be made, or others could reach into it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
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
            self.listener = _listener_at(path)
            found = path.stat()
        except OSError as error:
            os.close(self._lock)
            raise _refusal(error, path) from error
        self._identity = found.st_dev, found.st_ino

    @property
    def is_reachable(self) -> bool:
        """Whether what lies at the path is our socket; its folder may have been cleared away."""
        try:
            found = self._path.stat()
        except OSError:
            return False
        return (found.st_dev, found.st_ino) == self._identity

    def leave(self) -> None:
        """Listen no more, and free the place for whoever comes next."""
        if self.is_reachable:
            self._path.unlink(missing_ok=True)
        self.listener.close()
        os.close(self._lock)


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
