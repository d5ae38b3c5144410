"""Finds out whether the windows process still answers where a break takes longer than was planned.

A process that hangs keeps its line, so that nothing tells of it, and the break that runs in it would never end.
"""

from collections.abc import Callable

from glutebreak.core.durations import MINUTE, SECOND
from glutebreak.ports import Cancellable, EventLoop

ASK_AFTER = MINUTE
"""Milliseconds from the break's planned end to the first time that an answer is wanted, and from one to the next: a
break may be paused for long."""
PATIENCE = 20 * SECOND
"""Milliseconds in which a process that is alive answers, however busy the machine is."""


class HangWatch:
    """Wants an answer from the process once a break takes longer than was planned, and again every minute.

    Args:
        loop: the event loop.
        want_answer: asks the process whether it is there.
        on_hang: called once when it has not answered.
    """

    def __init__(self, loop: EventLoop, want_answer: Callable[[], None], on_hang: Callable[[], None]) -> None:
        self._loop = loop
        self._want_answer = want_answer
        self._on_hang = on_hang
        self._next: Cancellable | None = None
        self._waiting = False

    def break_began(self, lasting: int) -> None:
        """A break runs that is planned to last so many milliseconds."""
        self._later(lasting + ASK_AFTER, self._look)

    def break_over(self) -> None:
        """No break runs."""
        self._waiting = False
        if self._next is not None:
            self._next.cancel()
            self._next = None

    def answered(self) -> None:
        """The process is there."""
        if self._waiting:
            self._waiting = False
            self._later(ASK_AFTER, self._look)

    def _look(self) -> None:
        self._waiting = True
        self._later(PATIENCE, self._give_up)
        self._want_answer()

    def _give_up(self) -> None:
        self._waiting, self._next = False, None
        self._on_hang()

    def _later(self, milliseconds: int, do: Callable[[], None]) -> None:
        if self._next is not None:
            self._next.cancel()
        self._next = self._loop.after(milliseconds, do)
