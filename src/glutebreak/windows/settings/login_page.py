"""The page about login: whether the desktop starts the app."""

from glutebreak.language import tr
from glutebreak.windows.look.theme import Look
from glutebreak.windows.settings.editing import Editing
from glutebreak.windows.settings.page import SettingsPage


class AtLogin(SettingsPage):
    """Whether the desktop starts the app."""

    def __init__(self, look: Look, editing: Editing) -> None:
        super().__init__(look, editing, tr("At login"))
        self.add_card(
            [
                self.switch_row(
                    "start_at_login",
                    tr("Start with the desktop"),
                    tr("It sits in the tray and counts from the first key on."),
                )
            ]
        )
        self.column.addStretch(1)
