"""The page about the log."""

from pytestqt.qtbot import QtBot

from glutebreak.core.app_settings import AppSettings
from glutebreak.windows.dates_and_lengths import NO_BREAK
from glutebreak.windows.look.segments_and_switch import Switch
from glutebreak.windows.look.theme import Look
from glutebreak.windows.settings.log_page import YourLog
from glutebreak.windows.settings.window import SettingsWindow
from windows.settings.settings_samples import Keeper


def test_logging_the_summary_and_the_goal_are_set_here(qtbot: QtBot, look: Look) -> None:
    """Each change goes out by itself, at once."""
    keeper = Keeper()
    window = SettingsWindow(AppSettings(), keeper, look)
    qtbot.addWidget(window)
    page = window.pages[-1]
    assert isinstance(page, YourLog)
    for name in ("keep_log", "weekly_summary"):
        switch = page.rows[name].control
        assert isinstance(switch, Switch)
        assert switch.isChecked()
        switch.click()
    page.goal.fewer.click()
    assert keeper.changes == [{"keep_log": False}, {"weekly_summary": False}, {"daily_goal": 360}]


def test_no_goal_is_said_in_a_word(look: Look, qtbot: QtBot) -> None:
    """Zero is none; else it is hours and minutes."""
    window = SettingsWindow(AppSettings(daily_goal=0), Keeper(), look)
    qtbot.addWidget(window)
    page = window.pages[-1]
    assert isinstance(page, YourLog)
    field = page.goal.focusProxy()
    assert field is not None
    assert (field.text(), page.goal._field.textFromValue(390)) == ("none", f"6{NO_BREAK}h{NO_BREAK}30")  # type: ignore[attr-defined]
