"""What the app says unasked, and what wants no answer."""

from glutebreak.core.durations import SECOND
from glutebreak.language import tr
from glutebreak.places import APP
from glutebreak.ports import Clock, Notice, Notifier
from glutebreak.sensing.choosing import NONE

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
        self._said_no_tray = False

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

    def refused(self, why: str) -> None:
        """What was chosen in the tray cannot be done now."""
        self.say(tr("Not possible right now"), why)

    def break_lost(self) -> None:
        """The windows process has gone in the middle of a break."""
        body = tr("Your progress was saved. You can start another break at any time.")
        self.say(tr("The break window closed unexpectedly"), body)

    def window_missing(self) -> None:
        """The windows process did not come."""
        body = tr("Nothing was lost. To see what went wrong, quit glutebreak and start it in a terminal.")
        self.say(tr("The window could not be opened"), body)

    def log_trouble(self, why: str | None) -> None:
        """The log does not take what happens, or, without a reason, takes it again."""
        title = tr("Logging doesn’t work right now") if why else tr("Logging works again")
        self.say(title, why or tr("Nothing was lost."))

    def log_put_back(self) -> None:
        """Somebody had removed the log."""
        body = tr("It has been restored. You can delete days in the history window.")
        self.say(tr("The log file was removed"), body)

    def log_not_copied(self, why: str) -> None:
        """There is no backup of today."""
        self.say(tr("The log was not backed up"), why)

    def log_opened(self, notice: str) -> None:
        """What was found out about the log when it was opened."""
        self.say(tr("The log"), notice)

    def settings_unusable(self, complaint: str) -> None:
        """Something in the settings file cannot be used."""
        self.say(tr("The settings"), complaint)

    def own_exercises_unusable(self, complaint: str) -> None:
        """The user's own exercises cannot be used."""
        self.say(tr("Your own exercises"), complaint)

    def input_sensed(self, mechanism: str) -> None:
        """By which mechanism input is sensed; without any, nothing on this desktop tells of it."""
        if mechanism != NONE:
            return
        body = tr("This desktop does not tell when you type, so sitting is not counted. See: glutebreak doctor")
        self.say(tr("glutebreak cannot see whether you are here"), body)

    def tray_found(self, found: bool) -> None:  # noqa: FBT001 - it is the event itself
        """Without any tray, say once how to reach the app."""
        if not found and not self._said_no_tray:
            self._said_no_tray = True
            body = tr("glutebreak is running without an icon. To see your week, start it again.")
            self.say(tr("This desktop has no system tray"), body)


class Nobody:
    """Whom an announcement's answers go to: it has none. A `NotifierListener`."""

    def chosen(self, key: str) -> None:
        """There is nothing to choose."""

    def dismissed(self) -> None:
        """It has been read."""
