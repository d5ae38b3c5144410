"""A sentence on the screen of somebody who started the app from a menu, where Qt itself may be what is missing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

from glutebreak.language import tr

_PATIENCE = 600
"""Seconds that a message stays at most, for it keeps the process that shows it."""


def show_without_qt(sentence: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Show the sentence with the first of the desktop's own programs that can; returns whether one did.

    Whoever reads it in a terminal is shown nothing twice.
    """
    has_display = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    if not has_display or (sys.stderr is not None and sys.stderr.isatty()):
        return False
    title = tr("glutebreak cannot start")
    for command in (
        ("zenity", "--error", "--no-markup", "--title", title, "--text", sentence),
        ("kdialog", "--title", title, "--error", sentence),
        ("notify-send", "--app-name", "glutebreak", "--urgency", "critical", title, sentence),
        ("xmessage", "-center", "-title", title, sentence),
    ):
        program = shutil.which(command[0], path=environment.get("PATH"))
        if program is None:
            continue
        try:
            subprocess.run(
                [program, *command[1:]],
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_PATIENCE,
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            continue
        return True
    return False
