"""Who keeps the settings in tests of their window."""

from collections.abc import Mapping
from typing import Any

from glutebreak.control.window_requests import ChangeSettings
from pictures.remembering_resident import RememberingResident


class Keeper(RememberingResident):
    """Keeps the settings, and remembers what it was asked for."""

    @property
    def changes(self) -> list[Mapping[str, Any]]:
        """What was to be changed, by the settings' names."""
        return [each.changes for each in self.asked if isinstance(each, ChangeSettings)]
