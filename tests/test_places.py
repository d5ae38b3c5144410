"""Where things lie, by the desktop's own rules."""

from pathlib import Path

import pytest

from glutebreak.places import Places, apart, of_this_user, shipped

VARIABLES = ("GLUTEBREAK_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who has set nothing."""
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_without_any_variable_everything_lies_in_the_users_home(home: Path) -> None:
    """The socket too: without a runtime folder no other is the user's own."""
    places = of_this_user()
    assert places == Places(
        data=home / ".local/share/glutebreak",
        config=home / ".config/glutebreak",
        runtime=home / ".local/share/glutebreak/run",
        autostart=home / ".config/autostart",
    )
    assert (places.log, places.backups, places.settings, places.catalogue, places.control) == (
        home / ".local/share/glutebreak/log.db",
        home / ".local/share/glutebreak/backups",
        home / ".config/glutebreak/settings.toml",
        home / ".config/glutebreak/catalogue.json",
        home / ".local/share/glutebreak/run/control.sock",
    )


def test_the_desktops_variables_move_each_of_them(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the XDG base directory specification has it."""
    (home / "xdg_runtime_dir").mkdir(mode=0o700)
    for variable in VARIABLES[1:]:
        monkeypatch.setenv(variable, str(home / variable.lower()))
    assert of_this_user() == Places(
        data=home / "xdg_data_home/glutebreak",
        config=home / "xdg_config_home/glutebreak",
        runtime=home / "xdg_runtime_dir/glutebreak",
        autostart=home / "xdg_config_home/autostart",
    )


@pytest.mark.parametrize("empty", ["", " "])
def test_an_empty_runtime_folder_is_none(home: Path, monkeypatch: pytest.MonkeyPatch, empty: str) -> None:
    """The socket must not come to lie where others can write."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", empty)
    assert of_this_user().runtime == home / ".local/share/glutebreak/run"


@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o770, 0o722])
def test_a_runtime_folder_that_others_can_write_to_is_none(
    home: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    """They could put a socket of their own into it; the shared folder for temporary files is one such."""
    session = home / "session"
    session.mkdir()
    session.chmod(mode)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(session))
    assert of_this_user().runtime == home / ".local/share/glutebreak/run"


@pytest.mark.parametrize("value", ["session", "./session", "/nowhere/at/all", "a\tfile"])
def test_a_runtime_folder_that_is_no_absolute_folder_is_none(
    home: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    """Relative to the current folder, every start would look elsewhere."""
    (home / "session").mkdir(mode=0o700)
    monkeypatch.chdir(home)
    monkeypatch.setenv("XDG_RUNTIME_DIR", value)
    assert of_this_user().runtime == home / ".local/share/glutebreak/run"


def test_a_runtime_folder_that_others_can_only_read_is_taken(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies in it for us is closed to them."""
    session = home / "session"
    session.mkdir()
    session.chmod(0o755)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(session))
    assert of_this_user().runtime == session / "glutebreak"


def test_one_variable_puts_everything_in_one_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the others say: that is how the demo keeps off the user's own log."""
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "elsewhere"))
    monkeypatch.setenv("GLUTEBREAK_HOME", str(home / "demo"))
    places = of_this_user()
    assert places == apart(home / "demo")
    assert all(
        path.is_relative_to(home / "demo") for path in (places.data, places.config, places.runtime, places.autostart)
    )


def test_nothing_is_made_by_asking(home: Path) -> None:
    """Whoever writes makes its folder."""
    of_this_user()
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("parts", [("assets", "icons"), ("resources", "catalogue.json"), ("resources", "videos")])
def test_what_came_with_the_app_is_found(parts: tuple[str, ...]) -> None:
    """In a checkout at its top level, in a wheel inside the package."""
    assert shipped(*parts).exists()
