"""The language that the settings file names, read without the rest of the settings."""

from pathlib import Path

import pytest

from glutebreak.core.app_settings import AppSettings, Language
from glutebreak.language import SYSTEM
from glutebreak.storage.chosen_language import chosen_language
from glutebreak.storage.settings_file import write_settings


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ('language = "de"', "de"),
        ('\ufefflanguage = "en"  # home', "en"),
        ('snooze = "5m"', SYSTEM),
        ("language = 3", SYSTEM),
        ("language = ", SYSTEM),
        ('[plugin]\nlanguage = "de"', SYSTEM),
        ("language = " + "[" * 9_999, SYSTEM),
    ],
)
def test_a_file_says_which_language_to_speak(tmp_path: Path, text: str, language: str) -> None:
    """What it says nothing usable of is the system's."""
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    assert chosen_language(path) == language


def test_without_a_readable_file_it_is_the_systems(tmp_path: Path) -> None:
    """A folder, no UTF-8, or nothing at all."""
    (tmp_path / "latin").write_bytes(b'language = "\xe4"')
    assert [chosen_language(tmp_path / each) for each in ("none", ".", "latin")] == [SYSTEM] * 3


def test_it_is_what_saving_wrote(tmp_path: Path) -> None:
    """Each of the languages that can be set."""
    for language in Language:
        write_settings(tmp_path / "settings.toml", AppSettings(language=language))
        assert chosen_language(tmp_path / "settings.toml") == language
