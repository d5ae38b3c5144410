"""What the windows speak, and how they write dates and numbers."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from glutebreak import language
from glutebreak.places import Places, shipped
from glutebreak.storage.chosen_language import chosen_language


class UserLocale:
    """Has the whole process speak the language of the settings.

    A window speaks the language that was set when it was opened.
    """

    def __init__(self, application: QApplication, places: Places) -> None:
        self._application = application
        self._places = places
        self._of_qt: QTranslator | None = None
        self._spoken: str | None = None

    def follow_settings(self) -> None:
        """Speak what the settings file says now; called before a window is built."""
        language.install(shipped("assets", "locale"), chosen_language(self._places.settings), windows=True)
        if language.code() == self._spoken:
            return
        self._spoken = language.code()
        locale = locale_in_force()
        QLocale.setDefault(locale)
        self._application.setLayoutDirection(locale.textDirection())
        self._translate_qt(locale)

    def _translate_qt(self, locale: QLocale) -> None:
        """Qt's own words, such as those of the menu of a text field."""
        if self._of_qt is not None:
            self._application.removeTranslator(self._of_qt)
        self._of_qt = QTranslator()
        if self._of_qt.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._application.installTranslator(self._of_qt)


def locale_in_force() -> QLocale:
    """The app's language, as the user's country writes and speaks it if it is that country's too."""
    ours, users = QLocale(language.code()), QLocale.system()
    return users if users.language() is ours.language() else ours
