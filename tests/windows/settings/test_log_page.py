"""The page about the log."""

from collections.abc import Mapping
from typing import Any

from pytestqt.qtbot import QtBot

from glutebreak.core.app_settings import AppSettings
from glutebreak.windows.dates_and_lengths import NO_BREAK
from glutebreak.windows.look.segments_and_switch import Switch
from glutebreak.windows.look.theme import Look
from glutebreak.windows.settings.log_page import YourLog
from glutebreak.windows.settings.window import SettingsWindow


def test_logging_the_summary_and_the_goal_are_set_here(qtbot: QtBot, look: Look) -> None:
    """Each change goes out by itself, at once."""
    asked: list[Mapping[str, Any]] = []

    def keep(changes: Mapping[str, Any]) -> None:
        asked.append(changes)

    window = SettingsWindow(AppSettings(), keep, look)
    qtbot.addWidget(window)
    page = window.pages[-1]
    assert isinstance(page, YourLog)
    for name in ("keep_log", "weekly_summary"):
        switch = page.rows[name].control
        assert isinstance(switch, Switch)
        assert switch.isChecked()
        switch.click()
    page.goal.fewer.click()
    assert asked == [{"keep_log": False}, {"weekly_summary": False}, {"daily_goal": 360}]


def test_no_goal_is_said_in_a_word(look: Look, qtbot: QtBot) -> None:
    """Zero is none; else it is hours and minutes."""
    window = SettingsWindow(AppSettings(daily_goal=0), lambda _: None, look)
    qtbot.addWidget(window)
    page = window.pages[-1]
    assert isinstance(page, YourLog)
    field = page.goal.focusProxy()
    assert field is not None
    assert (field.text(), page.goal._field.textFromValue(390)) == ("none", f"6{NO_BREAK}h{NO_BREAK}30")  # type: ignore[attr-defined]
