"""The windows speak the language of the settings, and write dates and numbers as its country does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from glutebreak import language
from glutebreak.core.app_settings import AppSettings, Language
from glutebreak.language import tr
from glutebreak.places import Places, apart
from glutebreak.storage.settings_file import write_settings
from glutebreak.windows.user_locale import UserLocale


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Places]:
    """A user's own; the language and the locale of before are back after the test."""
    before = QLocale()
    yield apart(tmp_path)
    QLocale.setDefault(before)
    language.install(tmp_path / "nothing")


def set_language(places: Places, chosen: Language) -> None:
    """As the settings window does."""
    places.settings.parent.mkdir(exist_ok=True)
    write_settings(places.settings, AppSettings(language=chosen))


def spoken() -> tuple[str, str, str, str]:
    """The app's language, a sentence of its own, one of Qt's, and how a number is written."""
    of_qt = QCoreApplication.translate("QWidgetTextControl", "Select All")
    return language.code(), tr("This week"), of_qt, QLocale().toString(1.5)


def test_the_windows_follow_the_language_of_the_settings(qapp: QApplication, places: Places) -> None:
    """Each time that they are asked to, there and back, with Qt's own words."""
    locale = UserLocale(qapp, places)
    set_language(places, Language.GERMAN)
    locale.follow_settings()
    german = spoken()
    set_language(places, Language.ENGLISH)
    locale.follow_settings()
    assert german == ("de", "Diese Woche", "Alles auswählen", "1,5")
    assert spoken() == ("en", "This week", "Select All", "1.5")
