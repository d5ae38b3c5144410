"""A start that fails is told on the screen, with whatever program of the desktop is there."""

import json
from pathlib import Path

import pytest

from glutebreak.resident.message_without_qt import show_without_qt

SENTENCE = "Qt needs a library <b>that</b> is missing."


def install(folder: Path, name: str, *, works: bool = True) -> None:
    """A program of that name that writes down what it was given."""
    program = folder / name
    program.write_text(
        "#!/usr/bin/env python3\nimport json, sys\n"
        f"open({str(folder / 'shown')!r}, 'a').write(json.dumps(sys.argv) + '\\n')\nsys.exit({0 if works else 1})\n"
    )
    program.chmod(0o755)


def shown(folder: Path) -> list[list[str]]:
    """What the programs were given, the program's name first."""
    path = folder / "shown"
    lines = path.read_text().splitlines() if path.exists() else []
    return [[Path(given[0]).name, *given[1:]] for given in map(json.loads, lines)]


@pytest.mark.parametrize("name", ["zenity", "kdialog", "notify-send", "xmessage"])
def test_the_program_that_is_there_shows_the_sentence(tmp_path: Path, name: str) -> None:
    """Word for word, as its last argument."""
    install(tmp_path, name)
    assert show_without_qt(SENTENCE, {"PATH": f"{tmp_path}:/usr/bin:/bin", "DISPLAY": ":7"})
    ((program, *_, last),) = shown(tmp_path)
    assert (program, last) == (name, SENTENCE)


def test_one_that_fails_gives_way_to_the_next(tmp_path: Path) -> None:
    """A dialog program without its display, say."""
    install(tmp_path, "zenity", works=False)
    install(tmp_path, "kdialog")
    assert show_without_qt(SENTENCE, {"PATH": f"{tmp_path}:/usr/bin:/bin", "WAYLAND_DISPLAY": "wayland-0"})
    assert [program for program, *_ in shown(tmp_path)] == ["zenity", "kdialog"]


def test_without_a_display_or_a_program_nothing_is_shown(tmp_path: Path) -> None:
    """The terminal has the sentence all the same."""
    install(tmp_path, "zenity")
    assert not show_without_qt(SENTENCE, {"PATH": str(tmp_path)})
    assert not show_without_qt(SENTENCE, {"PATH": str(tmp_path / "empty"), "DISPLAY": ":7"})
    assert shown(tmp_path) == []
