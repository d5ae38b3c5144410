"""A library window with everything around it faked, but for its catalogue."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.exercises.catalogue_samples import BUILT_IN, built_in
from glutebreak.core.exercises.catalogue import Catalogue
from glutebreak.core.records import ActivationRecord
from glutebreak.qt_event_loop import QtEventLoop
from glutebreak.storage.own_catalogue import OwnCatalogue
from glutebreak.storage.reader import LogReader
from glutebreak.windows.figure.movements_file import read_movements
from glutebreak.windows.film.films import Film, View
from glutebreak.windows.library.exercise_pictures import LibraryFilms
from glutebreak.windows.library.window import LibraryWindow
from glutebreak.windows.look.theme import Look
from pictures.manual_time import ManualTime
from pictures.remembering_resident import RememberingResident
from windows.history.sample_week import FRIDAY_AFTERNOON

MOVEMENTS = BUILT_IN.with_name("movements.json")


class ShelfOf:
    """Films of some exercises, by exercise and view; remembers what it was asked for."""

    def __init__(self, **films: Film) -> None:
        self._films: dict[tuple[str, View], Film] = {}
        for name, film in films.items():
            exercise, _, view = name.partition("__")
            self._films[exercise.replace("_", "-"), View(view or "side")] = film

    def film(self, exercise: str, view: View = View.SIDE) -> Film | None:
        """The film."""
        return self._films.get((exercise, view))

    def views(self, exercise: str) -> tuple[View, ...]:
        """The views of it."""
        return tuple(view for identity, view in self._films if identity == exercise)


@dataclass
class ActivationsReader:
    """A log of activations."""

    records: tuple[ActivationRecord, ...] = ()

    def activations(self, since: int, until: int) -> tuple[ActivationRecord, ...]:
        """Those that began in the span."""
        return tuple(each for each in self.records if since <= each.start.utc < until)


def opened_library(
    qtbot: QtBot,
    qapp: QApplication,
    look: Look,
    folder: Path,
    *,
    films: LibraryFilms | None = None,
    reader: ActivationsReader | LogReader | None = None,
    resident: RememberingResident | None = None,
    catalogue: Catalogue | None = None,
    banned: Collection[str] = (),
    complaint: str | None = None,
    open_file: Callable[[Path], bool] = lambda _: False,
) -> LibraryWindow:
    """On screen, with the keyboard."""
    window = LibraryWindow(
        catalogue or built_in(),
        lambda _: films or ShelfOf(),
        reader or ActivationsReader(),
        look,
        resident or RememberingResident(),
        clock=ManualTime(FRIDAY_AFTERNOON),
        loop=QtEventLoop(qapp),
        own=OwnCatalogue(folder / "catalogue.json", built_in()),
        banned=lambda: banned,
        movements=read_movements(MOVEMENTS),
        complaint=complaint,
        open_file=open_file,
    )
    # Somebody holds every window until it is closed, as the windows' process does; pytest-qt does not.
    qtbot.addWidget(window, before_close_func=[window].count)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window
