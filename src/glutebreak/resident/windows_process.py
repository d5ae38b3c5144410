"""The resident's hold on the windows process: started when a window is wanted, told what to open, watched to its end.

Films, charts and a crash in a codec live and die there; this process only ever loses a line to it.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from glutebreak.control.names import News
from glutebreak.control.protocol import news
from glutebreak.control.server import Peer
from glutebreak.ports import Cancellable, EventLoop


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How long the process is waited for, in milliseconds."""

    patience: int = 20_000
    """It may be there so long without a line, coming or going; a cold start from a slow disk takes some seconds. After
    that it hangs, and is killed."""
    look_every: int = 1_000
    """Between looks whether it has ended, where the system does not tell of that."""
    last_patience: int = 2_000
    """It may take so long to end when the resident ends. After that it hangs, and is killed: a window that nobody
    answers any more is not to stay on the screen."""
    warm_after: int = 250
    """From an ask to the process that is warmed for it: first the ask is to be on the screen."""
    warm_for: int = 60_000
    """It is kept warm so long for an answer. Whoever has not answered by then will not miss half a second, and an ask
    that nobody answers is not to cost a process's memory."""


USUAL = Timing()
"""How long outside of tests."""
Launch = Callable[[], "subprocess.Popen[bytes]"]


def launch_windows() -> "subprocess.Popen[bytes]":
    """Start the windows process. It finds the resident by the control socket, as the command line does."""
    return subprocess.Popen([sys.executable, "-m", "glutebreak.windows"], stdin=subprocess.DEVNULL)


class WindowsProcess:
    """At most one windows process.

    Args:
        loop: the event loop.
        on_lost: called when the process no longer listens (True), or never did (False).
        launch: starts it.
        timing: how long it is waited for.
    """

    def __init__(
        self,
        loop: EventLoop,
        on_lost: Callable[[bool], None],
        launch: Launch = launch_windows,
        timing: Timing = USUAL,
    ) -> None:
        self._loop = loop
        self._on_lost = on_lost
        self._launch = launch
        self._timing = timing
        self._process: _Child | None = None
        self._peer: Peer | None = None
        self._has_attached = False
        self._waiting: list[Mapping[str, Any]] = []
        self._giving_up: Cancellable | None = None
        self._warming: Cancellable | None = None
        self._only_warm = False
        self._began_warm = False
        self._let_go = False

    @property
    def attached(self) -> bool:
        """Whether the process is there and listens."""
        return self._peer is not None

    def tell(self, message: Mapping[str, Any]) -> None:
        """Tell the process something, such as a window to open; it is started if it is not there."""
        self._stay()
        if self._peer is not None:
            self._peer.tell(message)
            return
        self._waiting.append(message)
        if self._process is None:
            self._start()

    def inform(self, message: Mapping[str, Any]) -> None:
        """Tell the process something if it is there; never worth starting it."""
        if self._peer is not None:
            self._peer.tell(message)

    def warm(self) -> None:
        """A break may be wanted soon: have the process there without a window, for a while and if it is not there."""
        if self._process is None and self._warming is None:
            self._warming = self._loop.after(self._timing.warm_after, self._start_warm)

    def cool(self) -> None:
        """No break is wanted now: let the process go if it was there for that alone."""
        if self._only_warm and self._process is not None:
            # What is wanted from now on waits for the next one, as it does while the last window closes.
            self._peer, self._let_go = None, True
            self._stop_giving_up()
            self._process.terminate()
            self._lose_patience_later()
        self._stay()

    def attach(self, peer: Peer) -> None:
        """The process has come and listens on this line."""
        if self._let_go:
            return
        self._stop_giving_up()
        if self._only_warm:
            peer.tell(news(News.WARM))
        self._peer = peer
        self._has_attached = True
        waiting, self._waiting = self._waiting, []
        for message in waiting:
            peer.tell(message)

    def leave(self, peer: Peer) -> None:
        """A line was lost; ours or another's."""
        if peer is self._peer:
            self._peer = None
            self._lose_patience_later()
            self._on_lost(True)  # noqa: FBT003 - it was there

    def close(self) -> None:
        """The resident ends, and the windows with it."""
        self._stay()
        self._stop_giving_up()
        if self._process is not None:
            self._process.end()
            self._process = None

    def _start_warm(self) -> None:
        self._warming = None
        if self._process is None:
            self._start()
            self._only_warm = self._began_warm = True
            self._warming = self._loop.after(self._timing.warm_for, self.cool)

    def _stay(self) -> None:
        """What becomes of the process is no longer a matter of warmth."""
        self._only_warm = False
        if self._warming is not None:
            self._warming.cancel()
            self._warming = None

    def _start(self) -> None:
        self._has_attached = self._let_go = self._began_warm = False
        try:
            self._process = _Child(self._launch(), self._loop, self._timing, self._ended)
        except OSError:
            # Not at once: whoever wants the window is in the middle of a step.
            self._loop.after(0, self._not_started)
        else:
            self._lose_patience_later()

    def _lose_patience_later(self) -> None:
        if self._process is not None:
            self._giving_up = self._loop.after(self._timing.patience, self._process.kill)

    def _stop_giving_up(self) -> None:
        if self._giving_up is not None:
            self._giving_up.cancel()
            self._giving_up = None

    def _not_started(self) -> None:
        if self._process is None:
            self._ended()

    def _ended(self) -> None:
        self._stop_giving_up()
        self._process = None
        nobody_waited = self._has_attached or self._let_go or self._began_warm
        if self._waiting and nobody_waited:
            # Wanted while the one before was on its way out.
            self._start()
        elif not nobody_waited:
            self._waiting.clear()
            self._on_lost(False)  # noqa: FBT003 - it never was there


class _Child:
    """A process that was started, whose end is an event."""

    def __init__(
        self, process: "subprocess.Popen[bytes]", loop: EventLoop, timing: Timing, on_end: Callable[[], None]
    ) -> None:
        self._process = process
        self._loop = loop
        self._timing = timing
        self._on_end = on_end
        self._descriptor = _descriptor_of(process.pid)
        self._watch: Cancellable
        if self._descriptor is None:
            self._watch = loop.after(timing.look_every, self._look)
        else:
            self._watch = loop.when_readable(self._descriptor, self._ended)

    def end(self) -> None:
        """See it end, and tell no more; blocks until it has, for so long as `last_patience` says."""
        self._let_go()
        self._process.terminate()
        try:
            self._process.wait(self._timing.last_patience / 1_000)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def terminate(self) -> None:
        """Ask it to end; its end is told."""
        if self._process.poll() is None:
            self._process.terminate()

    def kill(self) -> None:
        """End it, whatever it is doing; its end is told as ever."""
        self._process.kill()

    def _look(self) -> None:
        if self._process.poll() is None:
            self._watch = self._loop.after(self._timing.look_every, self._look)
        else:
            self._ended()

    def _ended(self) -> None:
        self._let_go()
        self._process.wait()
        self._on_end()

    def _let_go(self) -> None:
        self._watch.cancel()
        if self._descriptor is not None:
            os.close(self._descriptor)


def _descriptor_of(process: int) -> int | None:
    """What becomes readable when the process ends; None where the system has no such thing."""
    try:
        return os.pidfd_open(process)
    except (AttributeError, OSError):
        return None
