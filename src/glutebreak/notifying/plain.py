"""plyer's plain notification: no buttons, no answer, no taking back. The last resort on Linux.

plyer 2.1 calls dbus-python where that is installed, else `notify-send`, whose end it waits for and whose failure it
ignores; with neither it raises. So it runs in a thread of its own, and what it reports goes through a pipe, for only
the event loop's thread may touch anything else here.
"""

import contextlib
import os
import sys
import threading
import warnings
from collections.abc import Callable
from pathlib import Path

from glutebreak.language import tr
from glutebreak.notifying.without_buttons import body_without_buttons
from glutebreak.ports import Cancellable, EventLoop, Notice

SECONDS_ON_SCREEN = 10
"""What plyer asks for where it can; the desktop decides."""
_LARGEST_REPORT = 4096


def notify_through_plyer(notice: Notice, icon: Path) -> None:
    """Show the notice; blocks until whatever plyer found to show it with has done so.

    Raises:
        Exception: whatever plyer and its helpers raise.
    """
    with warnings.catch_warnings():
        # It warns of each helper that it lacks; what counts is whether it finds one.
        warnings.simplefilter("ignore")
        # Imported when first needed: few desktops ever do, and it weighs on the resident.
        from plyer import notification  # noqa: PLC0415

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
        self._loop = loop
        self._icon = icon
        self._notify = notify
        self._waiting: Notice | None = None
        self._running: Cancellable | None = None
        self._report = -1

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
        self._stop_listening()

    def _start(self) -> None:
        if self._waiting is None or self._running is not None:
            return
        notice, self._waiting = self._waiting, None
        self._report, report = os.pipe()
        self._running = self._loop.when_readable(self._report, self._finished)
        # A daemon thread: an app that quits does not wait for a notification.
        threading.Thread(target=self._run, args=(notice, report), name="plain notification", daemon=True).start()

    def _run(self, notice: Notice, report: int) -> None:
        """Show it and report an error, if any, into the pipe, whose end says that it is over. Runs in the thread."""
        try:
            self._notify(notice, self._icon)
        except Exception as error:
            text = str(error) or type(error).__name__
            with contextlib.suppress(OSError):
                os.write(report, text.encode(errors="replace")[:_LARGEST_REPORT])
        finally:
            os.close(report)

    def _finished(self) -> None:
        error = os.read(self._report, _LARGEST_REPORT).decode(errors="replace")
        self._stop_listening()
        self.why_not = tr("plyer cannot show it: {reason}", reason=error) if error else ""
        self._start()

    def _stop_listening(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self._running = None
            os.close(self._report)
