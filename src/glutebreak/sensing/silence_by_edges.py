"""Silence where a desktop tells only when input has ceased for a second and when it has begun again."""

from collections.abc import Callable

from glutebreak.ports import Cancellable, Clock, EventLoop
from glutebreak.sensing.choosing import NONE, Report

RESOLUTION = 1_000
"""Milliseconds without input that the desktop is asked to tell of."""


class SilenceByEdges:
    """The `SilenceSensor` port over two edges, which whoever derives from it tells: idle, and active again.

    Between the edges nothing wakes up but the timer for the silence that was asked for. While there is input, the last
    one is known to the second: no second has passed without one.
    """

    def __init__(self, loop: EventLoop, clock: Clock, nudge: Callable[[], None], report: Report) -> None:
        self.mechanism = NONE
        self._loop = loop
        self._clock = clock
        self._nudge = nudge
        self._report = report
        self._last_input = clock.steady()
        self._idle = False
        self._wanted: int | None = None
        self._input_after: int | None = None
        self._timer: Cancellable | None = None

    def silent_for(self) -> int:
        """Milliseconds since the last input; nothing blocks."""
        passed = max(0, self._clock.steady() - self._last_input)
        return passed if self._idle else min(RESOLUTION, passed)

    def untouched_for(self) -> int:
        """The same: keys are not told apart."""
        return self.silent_for()

    def listen_for_silence(self, lasting: int) -> None:
        """Nudge once when there has been no input for that many milliseconds; at once if that is so already."""
        self._stop_listening()
        self._wanted = lasting
        if self._idle:
            self._nudge_after(max(0, lasting - self.silent_for()))

    def listen_for_input(self) -> None:
        """Nudge once at the next input, told a second late while there has been input all along."""
        self._stop_listening()
        self._input_after = self._clock.steady()
        if not self._idle:
            # Not idle a second from now: there has been input meanwhile.
            self._nudge_after(RESOLUTION)

    def close(self) -> None:
        """Listen no more."""
        self._stop_listening()

    def _became_idle(self) -> None:
        """There has been no input for a second."""
        self._report.heard(self.mechanism)
        self._idle = True
        self._last_input = max(self._last_input, self._clock.steady() - RESOLUTION)
        if self._wanted is not None:
            self._nudge_after(max(0, self._wanted - self.silent_for()))
        elif self._input_after is not None:
            self._stop_timer()
            if self._last_input > self._input_after:
                self._come()

    def _became_active(self) -> None:
        """There is input again."""
        self._report.heard(self.mechanism)
        self._idle = False
        self._last_input = self._clock.steady()
        if self._input_after is not None:
            self._come()
        else:
            self._stop_timer()

    def _lose(self, reason: str) -> None:
        """Nothing is sensed any more: silence goes on from the last input that is known."""
        if self.mechanism != NONE:
            self._last_input = self._clock.steady() - self.silent_for()
            self._idle = True
            self.mechanism = NONE
            self._report.lost(reason)
            if self._wanted is not None:
                self.listen_for_silence(self._wanted)

    def _stop_listening(self) -> None:
        self._wanted = self._input_after = None
        self._stop_timer()

    def _nudge_after(self, milliseconds: int) -> None:
        self._stop_timer()
        self._timer = self._loop.after(milliseconds, self._come)

    def _come(self) -> None:
        self._stop_listening()
        self._nudge()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
