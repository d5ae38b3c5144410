"""Keeps the app reachable where the control socket is cleared away under it, as by a new login or a clean-up."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher

from glutebreak.control.server import ControlServer
from glutebreak.control.socket_place import AlreadyRunningError, SocketRefusedError
from glutebreak.ports import Cancellable, EventLoop

FIRST_TRY_AFTER = 1_000
"""Milliseconds from the loss to the first try: whoever clears a folder away is let finish."""
LONGEST_WAIT = 60_000
"""Milliseconds between tries at most, where the folder cannot be made yet; each wait is twice the one before."""


class ControlSocketWatch:
    """Has the socket opened again once it, or its folder, has gone. It sleeps until the folder changes.

    Args:
        server: has the socket.
        path: where the socket lies.
        loop: the event loop.
    """

    def __init__(self, server: ControlServer, path: Path, loop: EventLoop) -> None:
        self._server = server
        self._folder = str(path.parent)
        self._loop = loop
        self._wait = FIRST_TRY_AFTER
        self._next_try: Cancellable | None = None
        self._watcher = QFileSystemWatcher([self._folder])
        self._watcher.directoryChanged.connect(self._look)

    def close(self) -> None:
        """Watch no more."""
        self._watcher.directoryChanged.disconnect(self._look)
        if self._next_try is not None:
            self._next_try.cancel()
            self._next_try = None

    def _look(self) -> None:
        if self._next_try is None and not self._server.is_reachable:
            self._next_try = self._loop.after(self._wait, self._try)

    def _try(self) -> None:
        self._next_try = None
        try:
            if not self._server.is_reachable:
                self._server.open_again()
        except AlreadyRunningError:
            # Another one has been started meanwhile, and is the one to be reached.
            return
        except SocketRefusedError:
            self._wait = min(2 * self._wait, LONGEST_WAIT)
            self._next_try = self._loop.after(self._wait, self._try)
            return
        self._wait = FIRST_TRY_AFTER
        # The folder is a new one; the watcher may still hold on to the one that has gone.
        self._watcher.removePath(self._folder)
        self._watcher.addPath(self._folder)
