"""Saying what wants no answer."""

from glutebreak.core.durations import SECOND
from glutebreak.places import APP
from glutebreak.ports import Clock, Notice, Notifier

TOGETHER = 30 * SECOND
"""What is said within so many milliseconds is shown together: a notice takes the place of the one before."""
READ_WITHIN = 5 * SECOND
"""Milliseconds that an announcement stays on the screen at least, on desktops that let it stay."""


class Announcer:
    """Shows announcements on a notifier of its own, so that none takes an ask off the screen."""

    def __init__(self, clock: Clock, notifier: Notifier) -> None:
        self._clock = clock
        self._notifier = notifier
        self._said: list[tuple[int, str, str]] = []

    def say(self, title: str, body: str) -> None:
        """Announce this, below what was announced just before."""
        now = self._clock.steady()
        self._said = [each for each in self._said if now - each[0] < TOGETHER and each[1:] != (title, body)]
        self._said.append((now, title, body))
        if len({title for _, title, _ in self._said}) == 1:
            self._notifier.show(Notice(title, "\n".join(body for *_, body in self._said), stays=False))
        else:
            lines = (f"{title}: {body}" for _, title, body in self._said)
            self._notifier.show(Notice(APP, "\n".join(lines), stays=False))

    def make_way(self) -> None:
        """Take what has been said off the screen, if there was time to read it: something is to be answered now."""
        if self._said and self._clock.steady() - self._said[-1][0] >= READ_WITHIN:
            self._said.clear()
            self._notifier.withdraw()


class Nobody:
    """Whom an announcement's answers go to: it has none. A `NotifierListener`."""

    def chosen(self, key: str) -> None:
        """There is nothing to choose."""

    def dismissed(self) -> None:
        """It has been read."""
