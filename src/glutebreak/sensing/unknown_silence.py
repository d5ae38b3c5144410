"""Silence where nothing tells of input: the last resort of the `SilenceSensor` port."""

from collections.abc import Callable

from glutebreak.ports import Cancellable, Clock, EventLoop

BELIEVED_FOR = 3_600_000
"""Milliseconds after the last certain sign of the user during which they are believed to be there."""
_SOON = 1_000


class UnknownSilence:
    """Believes that the user is there for an hour after the last certain sign of them, and away after that.

    To believe "always there" would log nights at the desk and ask an empty room; to believe "away" would never ask
    anybody. So it is taken as with somebody who watches a film: launching the app, an unlock, a wake and every answer
    are signs, told by `user_is_here`, and each is good for an hour. That is long enough for an ask and its repeats; who
    answers none of them, and locks and unlocks nothing, is left in peace until the next sign. Locks and sleeps are
    still told by their own sensors, and end a bout as ever.
    """

    def __init__(self, loop: EventLoop, clock: Clock, nudge: Callable[[], None]) -> None:
        self.mechanism = "none"
        self._loop = loop
        self._clock = clock
        self._nudge = nudge
        self._last_sign = clock.steady()
        self._listening: Callable[[], None] | None = None
        self._timer: Cancellable | None = None

    def user_is_here(self) -> None:
        """The user has just done something that only a user does."""
        self._last_sign = self._clock.steady()
        if self._listening is not None:
            self._listening()

    def silent_for(self) -> int:
        """Milliseconds since the user was last believed to be there; 0 while they are."""
        return max(0, self._clock.steady() - self._last_sign - BELIEVED_FOR)

    def listen_for_silence(self, lasting: int) -> None:
        """Nudge once when the belief has been over for that long; at once if it has."""

        def listen() -> None:
            passed = self._clock.steady() - self._last_sign
            self._nudge_after(max(0, BELIEVED_FOR + lasting - passed))

        self._listening = listen
        listen()

    def listen_for_input(self) -> None:
        """Nudge once, soon while the user is believed to be there, or else at the next sign."""

        def listen() -> None:
            if self.silent_for():
                self._stop_timer()
            else:
                self._nudge_after(_SOON)

        self._listening = listen
        listen()

    def close(self) -> None:
        """Listen no more."""
        self._listening = None
        self._stop_timer()

    def _nudge_after(self, milliseconds: int) -> None:
        self._stop_timer()
        self._timer = self._loop.after(milliseconds, self._come)

    def _come(self) -> None:
        self._timer = None
        self._listening = None
        self._nudge()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
