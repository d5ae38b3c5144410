"""The page about the desktop: whether it starts the app, and which language the app speaks."""

from glutebreak.core.app_settings import Language
from glutebreak.language import tr
from glutebreak.windows.look.segments_and_switch import Segments
from glutebreak.windows.look.theme import Look
from glutebreak.windows.settings.editing import Editing
from glutebreak.windows.settings.page import SettingsPage


class AtLogin(SettingsPage):
    """Whether the desktop starts the app, and which language it speaks."""

    def __init__(self, look: Look, editing: Editing) -> None:
        super().__init__(look, editing, tr("Startup and language"))
        title = tr("Language")
        choices = [
            (Language.SYSTEM.value, tr("System")),
            # A language is named in itself, so that whoever is lost finds home.
            (Language.ENGLISH.value, "English"),
            (Language.GERMAN.value, "Deutsch"),
        ]
        self.languages = Segments(look, title, choices, editing.value("language"))
        language = self.row(
            "language",
            title,
            tr("Windows that are open change when you reopen them."),
            self.languages,
            lambda: self.languages.choose(editing.value("language")),
        )
        self.languages.chosen.connect(lambda key: self.try_change(language, language=key))
        self.add_card(
            [
                self.switch_row(
                    "start_at_login",
                    tr("Start with the desktop"),
                    tr("It sits in the tray and counts from the first key on."),
                ),
                language,
            ]
        )
        self.column.addStretch(1)
