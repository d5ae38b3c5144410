"""Starting at login."""

import configparser
import re
import shlex
import sys
from pathlib import Path

import pytest
from hypothesis import given, strategies

from glutebreak.storage.autostart import (
    AutostartError,
    desktop_entry,
    do_not_start_at_login,
    own_command,
    start_at_login,
    starts_at_login,
)
from storage.log_samples import full_disk

ENTRY = """\
[Desktop Entry]
Type=Application
Name=glutebreak
Comment=Asks you to get up when you have been sitting for a while
Exec=/opt/glutebreak/bin/glutebreak start
Icon=glutebreak
Terminal=false
X-GNOME-Autostart-enabled=true
"""
ARGUMENTS = strategies.text(
    strategies.characters(min_codepoint=32, exclude_characters="\x7f\x85\u2028\u2029", exclude_categories=["Cs", "Cc"])
)


def test_it_is_switched_on_and_off(tmp_path: Path) -> None:
    """The entry is written whole, and removed; both may be said twice."""
    folder = tmp_path / "config" / "autostart"
    command = ("/opt/glutebreak/bin/glutebreak", "start")

    before = starts_at_login(folder)
    for _ in range(2):
        start_at_login(folder, command)
    on, text = starts_at_login(folder), (folder / "glutebreak.desktop").read_text(encoding="utf-8")
    for _ in range(2):
        do_not_start_at_login(folder)

    assert (before, on, starts_at_login(folder)) == (False, True, False)
    assert text == ENTRY
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false", "Hidden = true"])
def test_a_desktop_may_have_switched_it_off(tmp_path: Path, line: str) -> None:
    """They leave the entry where it is and mark it."""
    start_at_login(tmp_path, own_command())
    with (tmp_path / "glutebreak.desktop").open("a", encoding="utf-8") as entry:
        entry.write(f"{line}\n")

    assert not starts_at_login(tmp_path)


def test_the_app_knows_how_it_is_started(tmp_path: Path) -> None:
    """By an absolute path, since a login session has no current folder."""
    start_at_login(tmp_path, own_command())
    entry = configparser.RawConfigParser(delimiters="=")
    entry.read(tmp_path / "glutebreak.desktop")

    assert shlex.split(entry["Desktop Entry"]["Exec"]) == list(own_command())
    assert Path(own_command()[0]).is_absolute()
    assert Path(own_command()[0]).parent == Path(sys.executable).absolute().parent


@given(argument=ARGUMENTS)
def test_every_argument_arrives_as_it_is(argument: str) -> None:
    """Read as the specification has it: value escapes first, then quotes, then field codes."""
    (line,) = [each for each in desktop_entry(("/bin/true", argument)).splitlines() if each.startswith("Exec=")]
    value = line.removeprefix("Exec=/bin/true ")
    unescaped = value.replace("\\\\", "\\")
    bare = re.sub(r'\\(["`$\\])', r"\1", unescaped[1:-1]) if unescaped.startswith('"') else unescaped

    assert bare.replace("%%", "%") == argument
    assert "%" not in bare.replace("%%", "")


@pytest.mark.parametrize("command", [(), ("glutebreak",), ("./glutebreak",), ("/bin/true", "a\nHidden=true")])
def test_what_fits_no_entry_is_a_bug(command: tuple[str, ...]) -> None:
    """A relative path would start whatever the session finds; a line break would add a line of its own."""
    with pytest.raises(ValueError, match=r"absolute|line break"):
        desktop_entry(command)


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    """One sentence, and no half-written entry."""
    with full_disk(10), pytest.raises(AutostartError) as refusal:
        start_at_login(tmp_path, own_command())

    assert str(refusal.value) == (
        f"{tmp_path / 'glutebreak.desktop'} can’t be written: File too large; free up some space, and switch again."
    )
    assert list(tmp_path.iterdir()) == []
