"""Settings being edited: a change is tried at once, and what was refused is said where it was tried."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from glutebreak.core.app_settings import AppSettings
from glutebreak.core.sitting.settings import SettingRefusedError
from glutebreak.refusals import spell_refused_setting

Apply = Callable[[Mapping[str, Any]], str | None]
"""Hands changes, by name and as JSON has them, to whoever keeps the settings; answers None, or one sentence why not."""


class Editing(QObject):
    """The settings as they are kept, and the way to change them.

    Args:
        settings: as they are kept now.
        apply: hands changes on.
        parent: whose it is.
    """

    changed = Signal()
    """The settings are other ones now, or a refused change is to be taken back on screen."""

    def __init__(self, settings: AppSettings, apply: Apply, parent: QObject) -> None:
        super().__init__(parent)
        self.settings = settings
        self._apply = apply

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

    def change(self, **changes: Any) -> str | None:
        """Change some, if they fit and can be kept.

        Returns:
            None, or one sentence why nothing was changed.
        """
        try:
            wanted = self.settings.changed(changes)
        except SettingRefusedError as refused:
            self.changed.emit()
            return spell_refused_setting(refused)
        if wanted == self.settings:
            return None
        problem = self._apply(changes)
        if problem is None:
            self.settings = wanted
        self.changed.emit()
        return problem
