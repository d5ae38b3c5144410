"""The settings in force, in real files."""

from pathlib import Path

import pytest

from glutebreak.control.messages import RequestRefusedError
from glutebreak.core.app_settings import AppSettings, QuietHours
from glutebreak.core.durations import MINUTE
from glutebreak.places import Places, apart
from glutebreak.resident.settings_keeper import SettingsKeeper
from glutebreak.storage.autostart import own_command, start_at_login, starts_at_login
from glutebreak.storage.settings_file import read_settings


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """The user's folders, empty."""
    return apart(tmp_path)


def test_without_a_file_the_defaults_hold(places: Places) -> None:
    """And nothing is written."""
    complaints: list[str] = []
    keeper = SettingsKeeper(places, complaints.append)
    assert (keeper.now, complaints, keeper.complaints, places.settings.exists()) == (AppSettings(), [], (), False)


def test_what_cannot_be_used_is_complained_of_and_kept_to_be_announced(places: Places) -> None:
    """Whoever starts at login has no terminal to read it in."""
    places.settings.parent.mkdir()
    places.settings.write_text('prompt_after = "25m"\nsnooze = "9h"\n')
    complaints: list[str] = []
    keeper = SettingsKeeper(places, complaints.append)
    assert (keeper.now.sitting.prompt_after, keeper.now.sitting.snooze) == (25 * MINUTE, 5 * MINUTE)
    assert keeper.complaints == tuple(complaints)
    (complaint,) = complaints
    assert complaint.startswith(f"{places.settings}, line 2: snooze can’t be 9h. It can be from 10s to 4h.")


def test_a_change_is_kept_and_told(places: Places) -> None:
    """To everybody who wanted to know."""
    keeper = SettingsKeeper(places, lambda _: None)
    told: list[AppSettings] = []
    keeper.add_listener(told.append)
    keeper.change({"prompt_after": 25 * MINUTE, "quiet_hours": [[1320, 420]]})
    assert told == [keeper.now] == [read_settings(places.settings).settings]
    assert keeper.now.quiet_hours == (QuietHours(1320, 420),)


def test_what_its_user_has_written_into_the_file_meanwhile_stays(places: Places) -> None:
    """It holds from the next start on, as the file says; only what was changed here is written."""
    keeper = SettingsKeeper(places, lambda _: None)
    keeper.change({"snooze": 10 * MINUTE})
    text = places.settings.read_text().replace('prompt_after = "30m"', 'prompt_after = "45m"  # for the thesis')
    places.settings.write_text(text)

    keeper.change({"sounds": True})

    assert places.settings.read_text() == text.replace("sounds = false", "sounds = true")
    assert keeper.now.sitting.prompt_after == 30 * MINUTE
    assert SettingsKeeper(places, lambda _: None).now == keeper.now.changed({"prompt_after": 45 * MINUTE})


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"prompt_after": 1}, "prompt_after can’t be 0.001s. It can be from 10s to 4h."),
        ({"floor": "yes"}, "floor can be on or off, not 'yes'."),
        ({"colour": "red"}, "There is no setting called colour."),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(
    places: Places, changes: dict[str, object], sentence: str
) -> None:
    """Not even what would fit beside it."""
    keeper = SettingsKeeper(places, lambda _: None)
    told: list[AppSettings] = []
    keeper.add_listener(told.append)
    with pytest.raises(RequestRefusedError) as refused:
        keeper.change({"start_at_login": True, **changes})
    assert (str(refused.value), keeper.now, told) == (sentence, AppSettings(), [])
    assert not places.settings.exists()
    assert not starts_at_login(places.autostart)


def test_starting_at_login_is_switched_on_the_desktop(places: Places) -> None:
    """On and off again."""
    keeper = SettingsKeeper(places, lambda _: None)
    keeper.change({"start_at_login": True})
    on = starts_at_login(places.autostart)
    keeper.change({"start_at_login": False})
    assert (on, starts_at_login(places.autostart)) == (True, False)


def test_the_desktop_has_the_last_word_on_starting_at_login(places: Places) -> None:
    """Its own settings may have switched it meanwhile."""
    start_at_login(places.autostart, own_command())
    assert SettingsKeeper(places, lambda _: None).now.start_at_login


def test_settings_that_cannot_be_kept_change_nothing_on_the_desktop_either(places: Places) -> None:
    """A file lies where the folder should be."""
    places.config.write_text("in the way")
    keeper = SettingsKeeper(places, lambda _: None)
    with pytest.raises(RequestRefusedError, match="can’t be written"):
        keeper.change({"start_at_login": True})
    assert (keeper.now.start_at_login, starts_at_login(places.autostart)) == (False, False)


def test_what_hurts_joins_what_is_never_proposed(places: Places) -> None:
    """Where it can be taken back; what is there already stays."""
    keeper = SettingsKeeper(places, lambda _: None)
    for exercise in ("a-skip", "donkey-kick", "a-skip"):
        keeper.ban(exercise)
    assert read_settings(places.settings).settings.banned == keeper.now.banned == {"a-skip", "donkey-kick"}
