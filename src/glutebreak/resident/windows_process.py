"""The resident's hold on the windows process: started when a window is wanted, told what to open, watched to its end.

Films, charts and a crash in a codec live and die there; this process only ever loses a line to it.
"""

import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any

from glutebreak.control.server import Peer
from glutebreak.ports import Cancellable, EventLoop

PATIENCE = 20_000
"""Milliseconds that the process may take to attach; a cold start from a slow disk takes some seconds."""
REAP_AFTER = 1_000
"""Milliseconds between the loss of its line and the look whether it has ended."""

Launch = Callable[[], "subprocess.Popen[bytes]"]


def launch_windows() -> "subprocess.Popen[bytes]":
    """Start the windows process. It finds the resident by the control socket, as the command line does."""
    return subprocess.Popen([sys.executable, "-m", "glutebreak.windows"], stdin=subprocess.DEVNULL)


class WindowsProcess:
    """At most one windows process.

    Args:
        loop: the event loop.
        on_lost: called when the process has gone, or never came.
        launch: starts it.
    """

    def __init__(self, loop: EventLoop, on_lost: Callable[[], None], launch: Launch = launch_windows) -> None:
        self._loop = loop
        self._on_lost = on_lost
        self._launch = launch
        self._process: subprocess.Popen[bytes] | None = None
        self._peer: Peer | None = None
        self._waiting: list[Mapping[str, Any]] = []
        self._giving_up: Cancellable | None = None

    @property
    def attached(self) -> bool:
        """Whether the process is there and listens."""
        return self._peer is not None

    def tell(self, message: Mapping[str, Any]) -> None:
        """Tell the process something, such as a window to open; it is started if it is not there."""
        if self._peer is not None:
            self._peer.tell(message)
            return
        self._waiting.append(message)
        if self._process is None or self._process.poll() is not None:
            self._process = self._launch()
            self._giving_up = self._loop.after(PATIENCE, self._lost)

    def inform(self, message: Mapping[str, Any]) -> None:
        """Tell the process something if it is there; never worth starting it."""
        if self._peer is not None:
            self._peer.tell(message)

    def attach(self, peer: Peer) -> None:
        """The process has come and listens on this line."""
        if self._giving_up is not None:
            self._giving_up.cancel()
        self._peer = peer
        waiting, self._waiting = self._waiting, []
        for message in waiting:
            peer.tell(message)

    def leave(self, peer: Peer) -> None:
        """A line was lost; ours or another's."""
        if peer is self._peer:
            self._lost()

    def close(self) -> None:
        """The resident ends, and the windows with it."""
        if self._giving_up is not None:
            self._giving_up.cancel()
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def _lost(self) -> None:
        self._peer = None
        self._waiting.clear()
        self._loop.after(REAP_AFTER, self._reap)
        self._on_lost()

    def _reap(self) -> None:
        if self._process is not None and self._process.poll() is not None:
            self._process = None
