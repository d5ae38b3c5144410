"""Nothing is imported from the folder that the app happens to be started in."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from glutebreak.resident.windows_process import launch_windows
from glutebreak.storage.autostart import own_command
from glutebreak.storage.schema import migrate_apart

TRAPS = ("gettext", "json", "sqlite3", "socket", "argparse", "PySide6", "glutebreak", "sqlite_utils", "tomllib")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder in which modules lie under well-known names; each leaves a mark if it is run."""
    for name in TRAPS:
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'sprung')!r}, 'a').write({name!r} + '\\n')\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GLUTEBREAK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return tmp_path


def sprung(folder: Path) -> list[str]:
    """Which of the traps were run."""
    mark = folder / "sprung"
    return mark.read_text().split() if mark.exists() else []


def test_the_windows_process_imports_nothing_from_there(folder: Path) -> None:
    """It ends at once, for no resident runs; by then it has imported what it needs."""
    assert launch_windows().wait(60) == 1
    assert sprung(folder) == []


def test_the_migration_of_the_log_imports_nothing_from_there(folder: Path) -> None:
    """It runs in a process of its own."""
    migrate_apart(folder / "log.db")
    assert ((folder / "log.db").exists(), sprung(folder)) == (True, [])


@pytest.mark.parametrize("command", ["status", "log", "doctor", "quit"])
def test_the_command_that_is_installed_imports_nothing_from_there(folder: Path, command: str) -> None:
    """As started at login, from a menu or a terminal."""
    subprocess.run([*own_command(), command], cwd=folder, capture_output=True, timeout=60, check=False)
    assert sprung(folder) == []


def test_started_as_a_module_at_login_it_imports_nothing_from_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no script lies beside Python, the autostart entry names the module."""
    monkeypatch.setattr(sys, "executable", str(Path(sys.executable)))
    monkeypatch.setattr(Path, "with_name", lambda self, name: folder / "no such script")
    monkeypatch.setenv("PATH", os.defpath)
    command = own_command()
    monkeypatch.undo()
    done = subprocess.run([*command, "--version"], cwd=folder, capture_output=True, timeout=60, check=False)
    assert (done.returncode, command[1:], sprung(folder)) == (0, ("-P", "-m", "glutebreak"), [])


def test_the_traps_work(folder: Path) -> None:
    """A module that is started without that protection would run them."""
    command = [sys.executable, "-c", "import gettext"]
    subprocess.run(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)}, check=False)
    assert "gettext" in sprung(folder)
