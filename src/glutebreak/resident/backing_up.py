"""The log's copy made on a thread of its own, since that may take a second, and how it went told on the loop."""

import contextlib
import os
from collections.abc import Callable
from threading import Thread

from glutebreak.core.records import Dated
from glutebreak.places import Places
from glutebreak.ports import Cancellable, EventLoop
from glutebreak.storage.backup import back_up
from glutebreak.storage.errors import LogError

_LONGEST_REPORT = 4096


class BackingUp:
    """Copies the log, one copy at a time.

    Args:
        loop: on which it is told how it went.
        places: where the log and its copies lie.
        on_trouble: told the sentence when there is no copy; a damaged log is one reason.
    """

    def __init__(self, loop: EventLoop, places: Places, on_trouble: Callable[[str], None]) -> None:
        self._loop = loop
        self._places = places
        self._on_trouble = on_trouble
        self._watch: Cancellable | None = None
        self._report = -1

    @property
    def busy(self) -> bool:
        """Whether a copy is being made."""
        return self._watch is not None

    def start(self, taken: Dated) -> None:
        """Begin a copy, dated like that; nothing happens while one is being made."""
        if self._watch is not None:
            return
        self._report, report = os.pipe()
        self._watch = self._loop.when_readable(self._report, self._over)
        # A daemon thread: an app that quits does not wait for it, and what it left half-done is cleared next time.
        Thread(target=self._run, args=(taken, report), name="backup", daemon=True).start()

    def close(self) -> None:
        """Wait for no copy any more."""
        if self._watch is not None:
            self._watch.cancel()
            self._watch = None
            os.close(self._report)

    def _run(self, taken: Dated, report: int) -> None:
        """Copy, and write into the pipe what went wrong; its end says that it is over. Runs in the thread."""
        try:
            back_up(self._places.log, self._places.backups, taken)
        except LogError as error:
            with contextlib.suppress(OSError):
                os.write(report, str(error).encode(errors="replace")[:_LONGEST_REPORT])
        finally:
            os.close(report)

    def _over(self) -> None:
        trouble = os.read(self._report, _LONGEST_REPORT).decode(errors="replace")
        self.close()
        if trouble:
            self._on_trouble(trouble)
