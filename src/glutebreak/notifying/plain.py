"""plyer's plain notification: no buttons, no answer, no taking back. The last resort on Linux.

plyer 2.1 calls dbus-python where that is installed, else `notify-send`, whose end it waits for and whose failure it
ignores; with neither it raises. So it runs on a thread of its own.
"""

import sys
import warnings
from collections.abc import Callable
from pathlib import Path

from glutebreak.background import Background
from glutebreak.language import tr
from glutebreak.notifying.without_buttons import body_without_buttons
from glutebreak.ports import EventLoop, Notice

SECONDS_ON_SCREEN = 10
"""What plyer asks for where it can; the desktop decides."""


def notify_through_plyer(notice: Notice, icon: Path) -> None:
    """Show the notice; blocks until whatever plyer found to show it with has done so.

    Raises:
        Exception: whatever plyer and its helpers raise.
    """
    with warnings.catch_warnings():
        # It warns of each helper that it lacks; what counts is whether it finds one.
        warnings.simplefilter("ignore")
        from plyer import notification  # noqa: PLC0415 - few desktops ever need it, and it weighs on the resident

        notification.notify(
            title=notice.title,
            message=body_without_buttons(notice),
            app_name="glutebreak",
            # Windows takes only .ico files there, and macOS none.
            app_icon=str(notice.picture or icon) if sys.platform == "linux" else "",
            timeout=SECONDS_ON_SCREEN,
        )


class PlainNotifier:
    """The `Notifier` port as far as a plain notification goes: it is shown, and nobody is told of an answer."""

    mechanism = "plyer"

    def __init__(
        self, loop: EventLoop, *, icon: Path, notify: Callable[[Notice, Path], None] = notify_through_plyer
    ) -> None:
        """Nothing is loaded before the first notice.

        Args:
            loop: which is told how it went.
            icon: the app's icon, a PNG.
            notify: shows a notice with the icon; runs in a thread, may block and may raise.
        """
        self.why_not = ""
        """Why the last notice was not shown; empty if it was, or none has been tried."""
        self._icon = icon
        self._notify = notify
        self._waiting: Notice | None = None
        self._showing: Background[str] = Background(loop, "plain notification")

    def show(self, notice: Notice) -> None:
        """Show the notice as soon as the one before has been dealt with; only the latest waits."""
        self._waiting = notice
        self._start()

    def withdraw(self) -> None:
        """Show nothing that has not been shown yet; what is on screen cannot be taken back."""
        self._waiting = None

    def close(self) -> None:
        """Forget what waits, and how the one under way goes."""
        self._waiting = None
        self._showing.forget()

    def _start(self) -> None:
        if self._waiting is not None and not self._showing.busy:
            notice, self._waiting = self._waiting, None
            self._showing.start(lambda: self._show(notice), self._shown)

    def _show(self, notice: Notice) -> str:
        """Show it and say what went wrong; nothing if it was shown. Runs in the thread."""
        try:
            self._notify(notice, self._icon)
        except Exception as error:
            # Whatever plyer and its helpers raise: `doctor` tells it.
            return str(error) or type(error).__name__
        return ""

    def _shown(self, error: str) -> None:
        self.why_not = tr("plyer can’t show it: {reason}", reason=error) if error else ""
        self._start()
