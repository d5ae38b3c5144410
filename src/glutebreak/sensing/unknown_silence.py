"""Silence where nothing tells of input: the last resort of the `SilenceSensor` port."""

from collections.abc import Callable

from glutebreak.ports import Cancellable, Clock, EventLoop
from glutebreak.sensing.choosing import NONE


class UnknownSilence:
    """Counts from the last certain sign of the user, and invents neither presence nor input.

    An unlock, a wake and every answer are signs, told by `user_is_here`. In between nobody knows whether somebody sits
    there: to believe so would log an empty room and ask it, and give "typing" as the reason where none was seen.
    """

    def __init__(self, loop: EventLoop, clock: Clock, nudge: Callable[[], None]) -> None:
        self.mechanism = NONE
        self._loop = loop
        self._clock = clock
        self._nudge = nudge
        self._last_sign = clock.steady()
        self._wanted: int | None = None
        self._wants_input = False
        self._timer: Cancellable | None = None

    def user_is_here(self) -> None:
        """The user has just done something that only a user does."""
        self._last_sign = self._clock.steady()
        if self._wanted is not None:
            self._nudge_after(self._wanted)
        elif self._wants_input:
            # Not at once: this may be in the middle of what the sign brings.
            self._nudge_after(0)

    def silent_for(self) -> int:
        """Milliseconds since the last certain sign."""
        return max(0, self._clock.steady() - self._last_sign)

    def untouched_for(self) -> int:
        """The same: keys are not told apart."""
        return self.silent_for()

    def listen_for_silence(self, lasting: int) -> None:
        """Nudge once when there has been no sign for that many milliseconds; at once if that is so already."""
        self.close()
        self._wanted = lasting
        self._nudge_after(max(0, lasting - self.silent_for()))

    def listen_for_input(self) -> None:
        """Nudge once at the next sign."""
        self.close()
        self._wants_input = True

    def close(self) -> None:
        """Listen no more."""
        self._wanted, self._wants_input = None, False
        self._stop_timer()

    def _nudge_after(self, milliseconds: int) -> None:
        self._stop_timer()
        self._timer = self._loop.after(milliseconds, self._come)

    def _come(self) -> None:
        self.close()
        self._nudge()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
