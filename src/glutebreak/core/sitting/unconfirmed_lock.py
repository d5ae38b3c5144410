"""A lock that was asked for, while nothing says that the screen is locked.

`loginctl lock-session` asks; desktops and most lockers then say that they have locked, and later that they have
unlocked. Some lockers, i3lock and swaylock among them, say neither (i3lock issue 239, swaylock issue 382), and
sometimes none is installed at all. Believed for ever, such a lock would keep the app silent until the next login.
Input alone does not refute it, for a password is input too; input that goes on longer than anybody types a password
does.
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

    _first: int = NEVER

    def refuted_by(self, moment: int) -> bool:
        """Whether input at this moment shows that the screen is not locked; moments do not go back."""
        since = moment - self._first
        if since > STILL_THE_SAME_PERSON:
            self._first = moment
        return LONGER_THAN_A_PASSWORD <= since <= STILL_THE_SAME_PERSON

    def next_of_interest(self) -> int:
        """The earliest moment at which input has to be weighed."""
        return self._first + LONGER_THAN_A_PASSWORD
