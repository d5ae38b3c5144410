"""Work that blocks, done on a thread of its own, and how it went told on the event loop."""

import os
from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

from glutebreak.ports import Cancellable, EventLoop

Result = TypeVar("Result")


class Background(Generic[Result]):
    """One piece of work at a time.

    The thread touches nothing but what the work itself touches. When it is over it closes its end of a pipe, which is
    an event on the loop. It is a daemon, so that a process that ends does not wait for it.

    Args:
        loop: on which the result is handed over.
        name: what the thread is called.
    """

    def __init__(self, loop: EventLoop, name: str) -> None:
        self._loop = loop
        self._name = name
        self._thread: Thread | None = None
        self._watch: Cancellable | None = None
        self._ear = -1
        self._over: Callable[[], None] = lambda: None

    @property
    def busy(self) -> bool:
        """Whether there is work under way whose result somebody waits for."""
        return self._thread is not None

    def start(self, work: Callable[[], Result], on_over: Callable[[Result], None]) -> None:
        """Begin; not to be called while it is busy.

        Args:
            work: called in the thread; it may block. What it raises is a bug: Python says so, and there is no result.
            on_over: called from the loop with what the work returned.
        """
        assert self._thread is None
        results: list[Result] = []
        self._ear, mouth = os.pipe()

        def run() -> None:
            try:
                results.append(work())
            finally:
                os.close(mouth)

        def over() -> None:
            self.forget()
            for result in results:
                on_over(result)

        self._over = over
        self._watch = self._loop.when_readable(self._ear, over)
        self._thread = Thread(target=run, name=self._name, daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Block until the work under way is over, and hand its result over now; nothing happens if there is none."""
        if self._thread is not None:
            self._thread.join()
            self._over()

    def forget(self) -> None:
        """Wait for no result any more; the work itself goes on."""
        if self._watch is not None:
            self._watch.cancel()
            os.close(self._ear)
        self._thread = self._watch = None
