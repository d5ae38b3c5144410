"""The settings of what is heard in a break."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from glutebreak.core.app_settings import AppSettings
from glutebreak.windows.look.theme import Look
from glutebreak.windows.settings.break_page import InABreak
from glutebreak.windows.settings.window import SettingsWindow
from glutebreak.windows.speech.voice import without_voice
from windows.guided_break.break_samples import RememberingVoice
from windows.settings.settings_samples import Keeper


def opened(qtbot: QtBot, look: Look, voice: RememberingVoice, settings: AppSettings | None = None) -> InABreak:
    """The page, on screen."""
    window = SettingsWindow(settings or AppSettings(), Keeper(), look, voice=voice)
    qtbot.addWidget(window, before_close_func=[window].count)
    window.show()
    assert voice.asked == 0
    (number,) = (nth for nth, each in enumerate(window.pages) if isinstance(each, InABreak))
    window.open_group(number)
    page = window.pages[number]
    assert isinstance(page, InABreak)
    return page


def test_both_are_off_until_they_are_switched_on(qtbot: QtBot, look: Look) -> None:
    """Who switches the voice on hears it."""
    voice = RememberingVoice()
    page = opened(qtbot, look, voice)
    before = page.editing.value("sounds"), page.editing.value("voice")
    for row in page.rows.values():
        QTest.keyClick(row.control, Qt.Key.Key_Space)
    assert before == (False, False)
    assert (page.editing.value("sounds"), page.editing.value("voice")) == (True, True)
    assert voice.said == ["This is the voice of your breaks."]
    QTest.keyClick(page.spoken.control, Qt.Key.Key_Space)
    assert voice.said[1:] == ["(silent)"]


def test_without_a_voice_there_is_nothing_to_switch_on(qtbot: QtBot, look: Look) -> None:
    """The row says why."""
    page = opened(qtbot, look, RememberingVoice(without_voice()))
    assert page.spoken.complaint.text() == without_voice()
    assert not page.spoken.control.isEnabled()
    assert page.rows["sounds"].control.isEnabled()


def test_a_voice_that_has_gone_can_be_switched_off(qtbot: QtBot, look: Look) -> None:
    """And then no longer on."""
    page = opened(qtbot, look, RememberingVoice(without_voice()), AppSettings(voice=True))
    enabled = page.spoken.control.isEnabled()
    QTest.keyClick(page.spoken.control, Qt.Key.Key_Space)
    assert (enabled, page.editing.value("voice"), page.spoken.control.isEnabled()) == (True, False, False)
    assert page.spoken.complaint.text() == without_voice()
