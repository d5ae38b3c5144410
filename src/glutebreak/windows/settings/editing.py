"""Settings being edited: a change is tried at once, and what was refused is said where it was tried."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from glutebreak.control.messages import Done, Refused
from glutebreak.control.window_requests import ChangeSettings
from glutebreak.core.app_settings import AppSettings
from glutebreak.core.sitting.settings import SettingRefusedError
from glutebreak.refusals import spell_refused_setting
from glutebreak.windows.resident_requests import SendRequest, while_there, why_refused

Complain = Callable[[str], None]
"""Told one sentence why a change was refused, or nothing once it is kept."""


class Editing(QObject):
    """The settings as they are kept, and the way to change them.

    Args:
        settings: as they are kept now.
        send: asks the resident, which keeps them.
        parent: whose it is.
    """

    changed = Signal()
    """The settings are other ones now, or a refused change is to be taken back on screen."""

    def __init__(self, settings: AppSettings, send: SendRequest, parent: QObject) -> None:
        super().__init__(parent)
        self.settings = settings
        self._send = send

    def value(self, name: str) -> Any:
        """A setting's value, as JSON has it."""
        return self.settings.to_json()[name]

    def default(self, name: str) -> Any:
        """Its value at first."""
        return AppSettings().to_json()[name]

    def take(self, settings: AppSettings) -> None:
        """Somebody else has changed the settings."""
        self.settings = settings
        self.changed.emit()

    def change(self, complain: Complain, **changes: Any) -> None:
        """Change some, if they fit and can be kept; `complain` is told once that is known."""
        try:
            wanted = self.settings.changed(changes)
        except SettingRefusedError as refused:
            self.changed.emit()
            complain(spell_refused_setting(refused))
            return
        if wanted == self.settings:
            complain("")
            return
        self._send(ChangeSettings(changes), while_there(self, partial(self._answered, complain, changes)))

    def _answered(self, complain: Complain, changes: dict[str, Any], answer: Done | Refused) -> None:
        if isinstance(answer, Done):
            self.settings = self.settings.changed(changes)
        self.changed.emit()
        complain(why_refused(answer))
