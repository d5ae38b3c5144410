"""Finds out whether the windows process still answers.

A process that hangs keeps its line, so that nothing tells of it: no window would open any more, and the break that
runs in it would never end.
"""

from collections.abc import Callable

from glutebreak.core.durations import MINUTE, SECOND
from glutebreak.ports import Cancellable, EventLoop

LOOK_EVERY = MINUTE
"""Milliseconds from a break's planned end to the first look, and from one to the next: a break may be paused for
long."""
PATIENCE = 20 * SECOND
"""Milliseconds in which a process that is alive answers, however busy the machine is."""


class HangWatch:
    """Looks when it is told to, and every minute while a break takes longer than was planned.

    Args:
        loop: the event loop.
        want_answer: asks the process whether it is there.
        on_hang: called once when it has not answered.
    """

    def __init__(self, loop: EventLoop, want_answer: Callable[[], None], on_hang: Callable[[], None]) -> None:
        self._loop = loop
        self._want_answer = want_answer
        self._on_hang = on_hang
        self._next_look: Cancellable | None = None
        self._giving_up: Cancellable | None = None

    def look(self) -> None:
        """Want an answer now, unless one is awaited already."""
        if self._giving_up is None:
            self._giving_up = self._loop.after(PATIENCE, self._give_up)
            self._want_answer()

    def answered(self) -> None:
        """The process is there."""
        if self._giving_up is not None:
            self._giving_up.cancel()
            self._giving_up = None

    def break_began(self, lasting: int) -> None:
        """A break runs that is planned to last so many milliseconds."""
        self.break_over()
        self._next_look = self._loop.after(lasting + LOOK_EVERY, self._look_in_break)

    def break_over(self) -> None:
        """No break runs."""
        if self._next_look is not None:
            self._next_look.cancel()
            self._next_look = None

    def process_over(self) -> None:
        """The process has gone; what it was asked is not asked of the next one."""
        self.break_over()
        self.answered()

    def _look_in_break(self) -> None:
        self._next_look = self._loop.after(LOOK_EVERY, self._look_in_break)
        self.look()

    def _give_up(self) -> None:
        self.process_over()
        self._on_hang()
