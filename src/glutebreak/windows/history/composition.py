"""Puts the history's window together."""

from glutebreak.core.durations import MINUTE
from glutebreak.places import Places, shipped
from glutebreak.ports import Clock
from glutebreak.storage.catalogue_file import read_catalogue
from glutebreak.storage.reader import LogReader
from glutebreak.storage.settings_file import read_settings
from glutebreak.windows.history.context import HistoryContext
from glutebreak.windows.history.window import HistoryWindow
from glutebreak.windows.look.theme import Look
from glutebreak.windows.resident_requests import SendRequest


def compose_history(places: Places, look: Look, clock: Clock, send: SendRequest) -> HistoryWindow:
    """The week, the day and what was done so far, from this user's log."""
    settings = read_settings(places.settings).settings
    parts = HistoryContext(
        reader=LogReader(places.log),
        clock=clock,
        catalogue=lambda: read_catalogue(shipped("resources", "catalogue.json"), places.catalogue).catalogue,
        send=send,
        off_after=settings.sitting.off_after,
        goal=settings.daily_goal * MINUTE or None,
    )
    return HistoryWindow(parts, look)
