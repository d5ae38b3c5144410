"""The windows process as the resident sees it: started when a window is wanted, told what to open, watched to its end.

Films, charts and a crash in a codec live and die there; this process only ever loses a line to it.
"""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from glutebreak.control.news import AnswerWanted, BreakExpected, News, WindowWanted
from glutebreak.control.requests import Window
from glutebreak.control.server import Peer
from glutebreak.ports import Cancellable, EventLoop
from glutebreak.resident.child_process import ChildProcess
from glutebreak.resident.hang_watch import HangWatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How long the process is waited for, in milliseconds."""

    patience: int = 20_000
    """The process may run so long before it has attached, or after its line was lost; a start from a slow disk takes
    some seconds. A process that takes longer hangs, and is killed."""
    look_every: int = 1_000
    """Between looks whether it has ended, where the system does not tell of that."""
    last_patience: int = 2_000
    """The process may take so long to end when the resident ends. One that takes longer hangs, and is killed: a window
    that nobody answers any more is not to stay on the screen."""
    warm_after: int = 250
    """From the show of an ask to the start of a process for its break: the ask is to be on the screen first."""
    warm_for: int = 60_000
    """The process waits so long for the ask to be answered. Whoever answers later waits half a second for the window,
    and an ask that nobody answers does not cost a process's memory for long."""


USUAL = Timing()
"""How long outside of tests."""
Launch = Callable[[], "subprocess.Popen[bytes]"]


def launch_windows() -> "subprocess.Popen[bytes]":
    """Start the windows process. It finds the resident by the control socket, as the command line does."""
    return subprocess.Popen([sys.executable, "-P", "-m", "glutebreak.windows"], stdin=subprocess.DEVNULL)


class WindowsProcess:
    """At most one windows process.

    Args:
        loop: the event loop.
        launch: starts it.
        timing: how long it is waited for.
    """

    def __init__(self, loop: EventLoop, launch: Launch = launch_windows, timing: Timing = USUAL) -> None:
        self.hang_watch = HangWatch(loop, lambda: self.inform(AnswerWanted()), self._hangs)
        self._loop = loop
        self._on_gone: Callable[[], None] = lambda: None
        self._on_never_came: Callable[[], None] = lambda: None
        self._launch = launch
        self._timing = timing
        self._process: ChildProcess | None = None
        self._peer: Peer | None = None
        self._waiting: list[WindowWanted] = []
        self._sent: list[WindowWanted] = []
        """What a process that has not answered since was told to open."""
        self._giving_up: Cancellable | None = None
        self._warming: Cancellable | None = None
        self._awaited = False
        """Whether somebody waits for the process to come, and is to be told if it does not."""
        self._only_warm = False
        """Whether the process runs only because an ask is on the screen."""
        self._let_go = False
        """Whether it was told to go, and may be on its way out still."""

    def tell_of_its_end(self, on_gone: Callable[[], None], on_never_came: Callable[[], None]) -> None:
        """Tell of what goes wrong, or ends, from now on.

        Args:
            on_gone: called when the process no longer listens.
            on_never_came: called when it ended, or could not be started, before it listened to what it was wanted for.
        """
        self._on_gone, self._on_never_came = on_gone, on_never_came

    @property
    def attached(self) -> bool:
        """Whether the process is there and listens."""
        return self._peer is not None

    def open(self, window: WindowWanted) -> None:
        """Have a window opened, or brought to the front; the process is started if it is not there."""
        self._stay()
        if self._peer is not None:
            self._send(self._peer, window)
            return
        self._waiting.append(window)
        if self._process is None:
            self._start(awaited=True)

    def inform(self, news: News) -> None:
        """Tell the process something if it is there; never worth starting it."""
        if self._peer is not None:
            self._peer.send(news)

    def warm(self) -> None:
        """A break may be wanted soon: have the process there without a window, for a while and if it is not there."""
        if self._process is None and self._warming is None:
            self._warming = self._loop.after(self._timing.warm_after, self._start_warm)

    def cool(self) -> None:
        """No break is wanted now: let the process go if it was there for that alone."""
        if self._only_warm and self._process is not None:
            # A window that is wanted from now on is opened by the next process: this one is on its way out.
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
            peer.send(BreakExpected())
        peer.stays = True
        self._peer, self._awaited = peer, False
        waiting, self._waiting = self._waiting, []
        for window in waiting:
            self._send(peer, window)

    def answered(self) -> None:
        """The process does not hang, and has opened what it was told to."""
        self._sent.clear()
        self.hang_watch.answered()

    def leave(self, peer: Peer) -> None:
        """A line was lost; ours or another's."""
        if peer is self._peer:
            self._peer = None
            self.hang_watch.process_over()
            self._lose_patience_later()
            self._on_gone()

    def close(self) -> None:
        """The resident ends, and the windows with it."""
        self._stay()
        self.hang_watch.process_over()
        self._stop_giving_up()
        if self._process is not None:
            self._process.end(self._timing.last_patience)
            self._process = None

    def _send(self, peer: Peer, window: WindowWanted) -> None:
        """Have a window opened by the process that is there, and find out whether it could."""
        self._sent.append(window)
        peer.send(window)
        self.hang_watch.look()

    def _hangs(self) -> None:
        """End the process, which is told as any end; the next one opens what this one could not, but for its break."""
        if self._process is not None:
            self._waiting += [each for each in self._sent if each.window is not Window.BREAK]
            self._process.kill()

    def _start_warm(self) -> None:
        self._warming = None
        if self._process is None:
            self._start(awaited=False)
            self._only_warm = True
            self._warming = self._loop.after(self._timing.warm_for, self.cool)

    def _stay(self) -> None:
        """What becomes of the process is no longer a matter of warmth."""
        self._only_warm = False
        if self._warming is not None:
            self._warming.cancel()
            self._warming = None

    def _start(self, *, awaited: bool) -> None:
        self._awaited, self._let_go = awaited, False
        try:
            self._process = ChildProcess(self._launch(), self._loop, self._ended, self._timing.look_every)
        except OSError:
            # Not at once: a window is wanted in the middle of a step of the sitting clock.
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
        self._sent.clear()
        awaited, self._awaited = self._awaited, False
        if awaited:
            self._waiting.clear()
            self._on_never_came()
        elif self._waiting:
            # A window was wanted while this process was on its way out, or before it had attached.
            self._start(awaited=True)
