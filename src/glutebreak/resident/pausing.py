"""Pauses that the user asks for: each a hold that ends by itself, or when they say so."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from glutebreak.core.durations import MINUTE
from glutebreak.core.records import Dated
from glutebreak.core.sitting.happenings import Hold
from glutebreak.ports import Cancellable, Clock, EventLoop
from glutebreak.resident.texts import spell_pause

NEW_DAY = time(4, 0)
"""When "tomorrow" begins: whoever works past midnight still has the same day."""


class Pausing:
    """Holds reminders back for a length of time, until tomorrow, or until the user resumes them.

    A length of time goes by the steady clock, so that setting the wall clock neither shortens nor prolongs it, and a
    sleep counts; only "tomorrow" goes by the wall clock.

    Args:
        clock: tells both times.
        loop: ends the pause.
        hold: puts the hold in force and takes it back.
    """

    def __init__(self, clock: Clock, loop: EventLoop, hold: Callable[[Hold, bool], None]) -> None:
        self._clock = clock
        self._loop = loop
        self._hold = hold
        self._paused = False
        self._left: Callable[[], int] | None = None
        self._waiting: Cancellable | None = None

    def pause_for(self, milliseconds: int) -> None:
        """Ask nothing for so long from now on, whatever pause there was."""
        end = self._clock.steady() + milliseconds
        self._pause(lambda: end - self._clock.steady())

    def pause_until_tomorrow(self) -> None:
        """Ask nothing before tomorrow begins."""
        now = self._clock.wall()
        day = now.date() if now.time() < NEW_DAY else now.date() + timedelta(days=1)
        self._pause(lambda: self._shown_at(datetime.combine(day, NEW_DAY)) - self._now())

    def pause_until_resumed(self) -> None:
        """Ask nothing until told otherwise."""
        self._pause(None)

    @property
    def said(self) -> str | None:
        """How long the pause lasts, to the nearest minute, as a clause; None if there is none."""
        if not self._paused:
            return None
        today = self._clock.wall().date()
        if self._left is None:
            return spell_pause(None, today)
        return spell_pause(self._clock.local(self._now() + self._left() + MINUTE // 2), today)

    def resume(self) -> None:
        """Ask again."""
        self._paused, self._left = False, None
        self._stop_waiting()
        self._hold(Hold.PAUSE, False)  # noqa: FBT003 - no longer in force

    def look_again(self) -> None:
        """End the pause if its time has come, else wait for that; needed when the clocks have jumped."""
        self._stop_waiting()
        if self._left is None:
            return
        left = self._left()
        if left > 0:
            self._waiting = self._loop.after(left, self.look_again)
        else:
            self.resume()

    def _pause(self, left: Callable[[], int] | None) -> None:
        self._paused, self._left = True, left
        self._hold(Hold.PAUSE, True)  # noqa: FBT003 - in force
        self.look_again()

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _now(self) -> int:
        return Dated.of(self._clock.wall()).utc

    def _shown_at(self, local: datetime) -> int:
        """When the user's clock shows that, in UTC milliseconds; its offset from UTC may be another one by then."""
        about = Dated.of(local.replace(tzinfo=self._clock.wall().tzinfo)).utc
        return Dated.of(local.replace(tzinfo=self._clock.local(about).tzinfo)).utc
