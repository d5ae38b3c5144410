"""`python -m pictures DIR [PART]`: a picture of every state of every window, in the folder DIR.

With PART, only those whose name contains it, such as `library/` or `paused`. They are drawn offscreen unless
`QT_QPA_PLATFORM` says otherwise.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QLocale, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from glutebreak import language
from glutebreak.places import shipped
from glutebreak.qt_event_loop import QtEventLoop
from glutebreak.windows.film import FILM_ENVIRONMENT
from glutebreak.windows.look.desktop_look import DesktopLook
from glutebreak.windows.user_locale import locale_in_force
from pictures.album import Album, shots

_IN_NO_HURRY = 10
"""Added to the niceness of whoever draws."""


def main() -> int:
    """Take them; returns the exit status."""
    parser = argparse.ArgumentParser(prog="pictures", description="Pictures of every window.")
    parser.add_argument("folder", type=Path, help="where they go")
    parser.add_argument("part", nargs="?", default="", help="a part of the names of those to take; all if left out")
    parser.add_argument("--language", default=language.SYSTEM, help="such as de; the session's if left out")
    parser.add_argument("--pixels", type=float, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    wanted = list(shots(chosen.part))
    if chosen.pixels is None:
        if hasattr(os, "nice"):
            # Nobody waits for them.
            os.nice(_IN_NO_HURRY)
        # A process draws at one scale from its beginning to its end.
        scales = sorted({shot.appearance.pixels for shot in wanted})
        running = [_painter(chosen.folder, chosen.part, chosen.language, scale) for scale in scales]
        return max((each.wait() for each in running), default=0)
    language.install(shipped("assets", "locale"), chosen.language, windows=True)
    QLocale.setDefault(locale_in_force())
    for name, value in FILM_ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    qInstallMessageHandler(_pass_on)
    application = QApplication(["glutebreak"])
    application.setQuitOnLastWindowClosed(False)
    album = Album(application, DesktopLook(application), QtEventLoop(application), chosen.folder)
    for shot in wanted:
        if shot.appearance.pixels == chosen.pixels:
            album.take(shot)
    return 0


def _painter(folder: Path, part: str, spoken: str, pixels: float) -> "subprocess.Popen[bytes]":
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "QT_SCALE_FACTOR": str(pixels)}
    command = [sys.executable, "-m", "pictures", str(folder), part, "--language", spoken, "--pixels", str(pixels)]
    return subprocess.Popen(command, env=environment)


def _pass_on(_: QtMsgType, __: QMessageLogContext, message: str) -> None:
    """What Qt says, but not that a window which nobody sees cannot be raised or cut to a shape."""
    if not message.startswith("This plugin does not support"):
        sys.stderr.write(f"{message}\n")


if __name__ == "__main__":
    raise SystemExit(main())
