"""The notifier of this desktop: its daemon while there is one, else a plain notification."""

from pathlib import Path

from glutebreak.dbus.connection import Connection
from glutebreak.language import tr
from glutebreak.notifying import freedesktop
from glutebreak.notifying.freedesktop import FreedesktopNotifier
from glutebreak.notifying.plain import PlainNotifier
from glutebreak.ports import Capability, EventLoop, Notice, NotifierListener, UnavailableError


class DesktopNotifier:
    """The `Notifier` port over whatever shows notifications here, notice by notice."""

    def __init__(
        self,
        loop: EventLoop,
        listener: NotifierListener,
        session: Connection | UnavailableError,
        *,
        icon: Path,
        plain: PlainNotifier | None = None,
    ) -> None:
        """Get ready; nothing is shown yet.

        Args:
            loop: the event loop.
            listener: who is told of answers.
            session: a connection to the session bus, which stays the caller's to close, or why there is none.
            icon: the app's icon, a PNG.
            plain: the last resort, if not plyer.
        """
        self._plain = plain or PlainNotifier(loop, icon=icon)
        self._daemon: FreedesktopNotifier | None = None
        self._why_no_daemon = ""
        if isinstance(session, UnavailableError):
            self._why_no_daemon = str(session)
        else:
            self._daemon = FreedesktopNotifier(session, listener, icon=icon, cannot_show=self._plain.show)

    @property
    def mechanism(self) -> str:
        """The mechanism that the next notice will probably be shown with, or `none`."""
        return self.capability().mechanism

    def capability(self) -> Capability:
        """Which mechanism is in use, and why the other is not."""
        daemon, plain = self._daemon, self._plain
        if daemon is not None and not daemon.why_not:
            unneeded = tr("the desktop’s own notifications work")
            return Capability("notification", daemon.mechanism, ((plain.mechanism, unneeded),))
        why_no_daemon = (freedesktop.NAME, self._why_no_daemon if daemon is None else daemon.why_not)
        if plain.why_not:
            return Capability("notification", "none", (why_no_daemon, (plain.mechanism, plain.why_not)))
        return Capability("notification", plain.mechanism, (why_no_daemon,))

    def show(self, notice: Notice) -> None:
        """Show the notice in place of the one that may be on screen."""
        (self._plain if self._daemon is None else self._daemon).show(notice)

    def withdraw(self) -> None:
        """Take the notice that is on screen away, as far as that can be done."""
        self._plain.withdraw()
        if self._daemon is not None:
            self._daemon.withdraw()

    def close(self) -> None:
        """Withdraw, and listen no more."""
        self._plain.close()
        if self._daemon is not None:
            self._daemon.close()
