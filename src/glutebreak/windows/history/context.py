"""What the history window and its views work with."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from glutebreak.core.app_settings import AppSettings
from glutebreak.core.durations import MINUTE
from glutebreak.core.exercises.catalogue import Catalogue
from glutebreak.ports import Clock
from glutebreak.storage.reader import LogReader
from glutebreak.windows.history.export_panel import ChoosePath
from glutebreak.windows.resident_requests import SendRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryContext:
    """The log, the clock, the resident, and the settings that concern them."""

    reader: LogReader
    """The log."""
    clock: Clock
    """Says which day it is."""
    catalogue: Callable[[], Catalogue]
    """Reads the catalogue, once a view needs names from it."""
    send: SendRequest
    """Asks the resident."""
    off_after: int
    """The model's setting of that name, in milliseconds."""
    goal: int | None = None
    """Sitting per day to draw a dotted line at, in milliseconds."""
    choose_path: ChoosePath | None = None
    """Asks where to save; None shows the desktop's dialogue."""

    def with_settings(self, settings: AppSettings) -> "HistoryContext":
        """The same by these settings."""
        return replace(self, off_after=settings.sitting.off_after, goal=settings.daily_goal * MINUTE or None)
