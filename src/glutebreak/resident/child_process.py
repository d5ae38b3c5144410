"""A child process on the event loop."""

import os
import subprocess
from collections.abc import Callable

from glutebreak.ports import Cancellable, EventLoop


class ChildProcess:
    """A process that was started, whose end is an event.

    Args:
        process: it runs already.
        loop: on which its end is told.
        on_end: called when it has ended, unless `end` was.
        look_every: milliseconds between looks whether it has ended, where the system does not tell of that.
    """

    def __init__(
        self, process: "subprocess.Popen[bytes]", loop: EventLoop, on_end: Callable[[], None], look_every: int
    ) -> None:
        self._process = process
        self._loop = loop
        self._look_every = look_every
        self._on_end = on_end
        self._descriptor = _descriptor_of(process.pid)
        self._watch: Cancellable
        if self._descriptor is None:
            self._watch = loop.after(look_every, self._look)
        else:
            self._watch = loop.when_readable(self._descriptor, self._ended)

    def end(self, patience: int) -> None:
        """See it end, and tell no more; blocks until it has, and kills it after so many milliseconds."""
        self._let_go()
        self._process.terminate()
        try:
            self._process.wait(patience / 1_000)
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
            self._watch = self._loop.after(self._look_every, self._look)
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
