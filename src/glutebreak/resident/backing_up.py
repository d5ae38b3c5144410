"""The log's copy made on a thread of its own, since that may take a second, and how it went told on the loop."""

from collections.abc import Callable

from glutebreak.background import Background
from glutebreak.core.records import Dated
from glutebreak.places import Places
from glutebreak.ports import EventLoop
from glutebreak.storage.backup import back_up
from glutebreak.storage.errors import LogError


class BackingUp:
    """Copies the log, one copy at a time.

    Args:
        loop: on which it is told how it went.
        places: where the log and its copies lie.
        on_trouble: told the sentence when there is no copy; a damaged log is one reason.
    """

    def __init__(self, loop: EventLoop, places: Places, on_trouble: Callable[[str], None]) -> None:
        self._places = places
        self._on_trouble = on_trouble
        # Its thread is not waited for at a quit: what it leaves half-done is cleared next time.
        self._copying: Background[str | None] = Background(loop, "backup")

    @property
    def busy(self) -> bool:
        """Whether a copy is being made."""
        return self._copying.busy

    def start(self, taken: Dated) -> None:
        """Begin a copy, dated like that; nothing happens while one is being made."""
        if not self.busy:
            self._copying.start(lambda: self._copy(taken), self._copied)

    def close(self) -> None:
        """Wait for no copy any more."""
        self._copying.forget()

    def _copy(self, taken: Dated) -> str | None:
        """Copy, and say what went wrong. Runs in the thread."""
        try:
            back_up(self._places.log, self._places.backups, taken)
        except LogError as error:
            return str(error)
        return None

    def _copied(self, trouble: str | None) -> None:
        if trouble is not None:
            self._on_trouble(trouble)
