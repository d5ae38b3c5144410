"""Puts the library's window together."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from glutebreak.places import Places, shipped
from glutebreak.ports import Clock, EventLoop
from glutebreak.storage.catalogue_file import read_built_in, read_catalogue
from glutebreak.storage.own_catalogue import OwnCatalogue
from glutebreak.storage.reader import LogReader
from glutebreak.storage.settings_file import read_settings
from glutebreak.windows.figure.movements_file import read_movements
from glutebreak.windows.film.film_files import FilmFiles
from glutebreak.windows.library.window import LibraryWindow
from glutebreak.windows.look.theme import Look
from glutebreak.windows.resident_requests import SendRequest


def compose_library(places: Places, look: Look, send: SendRequest, clock: Clock, loop: EventLoop) -> LibraryWindow:
    """The library of this user.

    Raises:
        OSError, RefusedError: the built-in catalogue is missing or broken, which is a fault of the installation.
    """
    built_in = shipped("resources", "catalogue.json")
    read = read_catalogue(built_in, places.catalogue)
    return LibraryWindow(
        read.catalogue,
        lambda catalogue: FilmFiles(shipped("resources", "videos"), catalogue, places.config),
        LogReader(places.log),
        look,
        send,
        clock=clock,
        loop=loop,
        own=OwnCatalogue(places.catalogue, read_built_in(built_in)),
        banned=lambda: read_settings(places.settings).settings.banned,
        movements=read_movements(shipped("resources", "movements.json")),
        complaint=read.complaint,
        open_file=lambda file: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))),
    )
