"""`python -m virtual_desktop [COMMAND …]`: run a command, `glutebreak demo` at first, in a private virtual desktop.

What the command prints is passed on line by line, and a moment after each line a picture of the whole
desktop is saved: the tray, the notification and the windows as a person would see them.
"""

import subprocess
import sys
import threading
from pathlib import Path

from virtual_desktop.desktop import VirtualDesktop
from virtual_desktop.program import DesktopError

A_MOMENT = 1.5
"""Seconds from an event to its picture: long enough for a window to be drawn."""


class Album:
    """Pictures of the desktop, numbered; the ones of an earlier run are thrown away."""

    def __init__(self, desktop: VirtualDesktop, folder: Path) -> None:
        """Make the folder."""
        self._desktop = desktop
        self._folder = folder
        self._taken = 0
        self._coming: threading.Timer | None = None
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("desktop-*.png"):
            old.unlink()

    def take_in_a_moment(self) -> None:
        """Take a picture soon; two events in quick succession share one."""
        if self._coming is not None:
            self._coming.cancel()
        self._coming = threading.Timer(A_MOMENT, self._take)
        self._coming.start()

    def close(self) -> None:
        """Wait for the picture that is still to come."""
        if self._coming is not None:
            self._coming.join()

    def _take(self) -> None:
        self._taken += 1
        self._desktop.save_picture(self._folder / f"desktop-{self._taken:02}.png")


def run(command: list[str], screens: Path) -> int:
    """Run the command in a desktop of its own, and hand back its exit status."""
    with VirtualDesktop() as desktop:
        print(f"It runs on display {desktop.environment['DISPLAY']}, with a panel and notifications.", flush=True)
        album = Album(desktop, screens)
        complaints = desktop.folder / "complaints.log"
        # Each event is to be seen as it happens, though no terminal is at the other end.
        environment = desktop.environment | {"PYTHONUNBUFFERED": "1"}
        with (
            complaints.open("w") as errors,
            subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True) as running,
        ):
            assert running.stdout is not None
            for line in running.stdout:
                print(line, end="", flush=True)
                album.take_in_a_moment()
        album.close()
        if running.returncode:
            print(complaints.read_text(), file=sys.stderr)
    return running.returncode


def main(arguments: list[str]) -> int:
    """Run the command, and say where the pictures are."""
    screens = Path("screens").resolve()
    command = arguments or [str(Path(sys.executable).parent / "glutebreak"), "demo"]
    print("There is no display here: starting a private virtual desktop.", flush=True)
    try:
        status = run(command, screens)
    except DesktopError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    print(f"The screenshots lie in {screens}", flush=True)
    return status


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
