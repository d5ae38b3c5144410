"""The virtual desktop that `make run` starts where there is no display."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from virtual_desktop.desktop import VirtualDesktop
from virtual_desktop.program import DesktopError

pytestmark = pytest.mark.desktop

TOOLS = Path(__file__).parent.parent.parent / "tools"


def test_a_command_runs_in_it_and_each_event_is_passed_on_with_a_picture(tmp_path: Path) -> None:
    """What the command prints is printed, its status handed back, and the whole screen saved after an event."""
    command = [sys.executable, "-m", "virtual_desktop", "sh", "-c", "echo 09:00 Somebody sits down.; exit 3"]
    environment = {**os.environ, "PYTHONPATH": str(TOOLS)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    *_, event, last = done.stdout.splitlines()
    assert (event, last) == ("09:00 Somebody sits down.", f"The screenshots lie in {tmp_path}/screens")
    picture = QImage(str(tmp_path / "screens" / "desktop-01.png"))
    assert (picture.width(), picture.height(), picture.pixelColor(720, 450).name()) == (1440, 900, "#3b4a54")


def test_it_is_private_and_leaves_nothing_behind() -> None:
    """Folders, display and buses are its own, and with it everything it started is gone."""
    with VirtualDesktop() as desktop:
        parts = (desktop.x_server, desktop.window_manager, desktop.panel, desktop.notification_daemon)
        pids = [part.pid for part in parts]
        folders = [value for name, value in desktop.environment.items() if name == "HOME" or name.startswith("XDG_CO")]
        assert all(Path(folder).is_relative_to(desktop.folder) for folder in folders)
        assert "WAYLAND_DISPLAY" not in desktop.environment
        assert desktop.environment["DISPLAY"] != os.environ.get("DISPLAY")
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)
    assert not desktop.folder.exists()


def test_a_part_that_is_missing_is_named(tmp_path: Path) -> None:
    """One sentence says what is not installed, and what installs it."""
    with VirtualDesktop(panel=False, notifications=False) as desktop:
        program = desktop.program("missing", [str(tmp_path / "no-such-program")])
        with pytest.raises(DesktopError, match=r"no-such-program is not installed; packaging/set_up\.py installs it\."):
            program.start(desktop.environment)
