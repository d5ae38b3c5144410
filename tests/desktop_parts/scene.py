"""A whole scene: the desktop, the person at it, and all that stands around."""

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop_parts.application import Application
from desktop_parts.logind import Logind
from desktop_parts.notification_daemon import Eavesdropper, NotificationDaemon, button_picker
from desktop_parts.person import Person
from desktop_parts.watcher import TrayHost
from virtual_desktop.desktop import VirtualDesktop


class Scene:
    """Everything that a desktop test needs, real wherever a user would have it: `with Scene(folder) as scene: …`."""

    def __init__(self, folder: Path, *, tray: bool = True, notifications: bool = True) -> None:
        """Say where its files go and what is there from the start."""
        self._folder = folder
        self._with_tray = tray
        self._end = ExitStack()
        self.desktop = VirtualDesktop(panel=False, notifications=notifications, menu=[str(button_picker(folder))])

    def __enter__(self) -> Self:
        """Start everything but glutebreak."""
        with ExitStack() as undo:
            undo.callback(self._end.close)
            self._end.enter_context(self.desktop)
            self.logind = Logind(self.desktop)
            self.person = Person(self.desktop)
            self.daemon = NotificationDaemon(self.desktop, self._folder, self.person)
            self.eavesdropper = Eavesdropper(self.desktop)
            self._end.callback(self.eavesdropper.close)
            if self._with_tray:
                self.start_tray_host()
            undo.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End everything."""
        self._end.close()

    def start_tray_host(self) -> None:
        """Start a tray host, at first or again."""
        self.tray = TrayHost(self.desktop.environment)
        self._end.callback(self.tray.stop)

    def application(self, name: str, settings: Mapping[str, str]) -> Application:
        """A glutebreak with fresh folders in this scene, started and answering."""
        made = Application(self.desktop, name, settings)
        made.start()
        return made
