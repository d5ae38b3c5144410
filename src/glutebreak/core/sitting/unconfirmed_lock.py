"""A lock that was asked for, while nothing says that the screen is locked.

`loginctl lock-session` asks; desktops and most lockers then say that they have locked, and later that they have
unlocked. Some lockers, i3lock and swaylock among them, say neither (i3lock issue 239, swaylock issue 382), and
sometimes none is installed at all. Believed for ever, such a lock would keep the app silent until the next login.
Input alone does not refute it, for a password is input too; input that goes on longer than anybody types a password
does. A pointer that trembles untouched goes on for ever: where the desktop tells keys and buttons apart from it, only
they count.
"""

from dataclasses import dataclass

from glutebreak.core.durations import MINUTE
from glutebreak.core.sitting.presence import NEVER

LONGER_THAN_A_PASSWORD = MINUTE
"""Two inputs this far apart, in milliseconds, are not one password."""
STILL_THE_SAME_PERSON = 3 * MINUTE
"""Two inputs further apart than this may be two knocks against a locked desk."""


@dataclass(slots=True)
class UnconfirmedLock:
    """Weighs the input that comes while a lock is in doubt. Moments are milliseconds on the steady clock."""

    asked_at: int
    """When the lock was asked for."""
    _first: int = NEVER
    _touched: int = NEVER
    _look_from: int = NEVER

    def refuted_by(self, touched: int, now: int) -> bool:
        """Whether input shows that the screen is not locked.

        Args:
            touched: the last key or button, or the last input where the desktop tells of no more.
            now: the present moment; moments do not go back.
        """
        since = touched - self._first
        if touched > self.asked_at and since > STILL_THE_SAME_PERSON:
            self._first = touched
        # What only trembles is looked at once a minute.
        self._look_from = (self._first if touched > self._touched else now) + LONGER_THAN_A_PASSWORD
        self._touched = touched
        return LONGER_THAN_A_PASSWORD <= since <= STILL_THE_SAME_PERSON

    def next_of_interest(self) -> int:
        """The earliest moment at which input has to be weighed."""
        return self._look_from
