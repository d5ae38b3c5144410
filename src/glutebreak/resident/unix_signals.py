"""Being asked to end by the system, as an event on the loop, so that an ask is withdrawn and the log is closed."""

import signal
import socket
from collections.abc import Callable
from types import FrameType

from glutebreak.ports import EventLoop

ASKED_TO_END = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name))
"""By a session's end, by Ctrl-C, and by the terminal that is closed."""


class UnixSignals:
    """Calls back on the loop when the process is asked to end.

    One that is ignored, as `nohup` has it, stays ignored. Python runs a handler only once its interpreter gets to
    work again, which in Qt's loop may be hours later; the wake-up descriptor makes it an event.
    """

    def __init__(self, loop: EventLoop, on_end: Callable[[], None]) -> None:
        self._on_end = on_end
        self._ear, self._mouth = socket.socketpair()
        for end in (self._ear, self._mouth):
            end.setblocking(False)  # noqa: FBT003 - the socket's own signature
        heeded = [number for number in ASKED_TO_END if signal.getsignal(number) is not signal.SIG_IGN]
        self._before = {number: signal.signal(number, self._noted) for number in heeded}
        self._wakeup_before = signal.set_wakeup_fd(self._mouth.fileno())
        self._watch = loop.when_readable(self._ear.fileno(), self._heard)

    def close(self) -> None:
        """Leave the signals as they were."""
        signal.set_wakeup_fd(self._wakeup_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._watch.cancel()
        self._ear.close()
        self._mouth.close()

    def _noted(self, _number: int, _frame: FrameType | None) -> None:
        """The wake-up descriptor has told of it already."""

    def _heard(self) -> None:
        numbers = self._ear.recv(16)
        if set(numbers) & set(self._before):
            self._on_end()
