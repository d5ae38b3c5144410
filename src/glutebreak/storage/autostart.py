"""Starting at login, by the XDG autostart specification 0.5: a desktop entry in the user's autostart folder."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from glutebreak.language import tr
from glutebreak.private_files import write_private
from glutebreak.storage.errors import reason, write_remedy
from glutebreak.storage.ordinary_files import MEGABYTE, read_ordinary

_FILE = "glutebreak.desktop"
_QUOTED = set(" \t\n\"'\\><~|&;$*?#()`%")


class AutostartError(Exception):
    """Starting at login cannot be switched on or off now; the message is one sentence for the user."""


def own_command() -> tuple[str, ...]:
    """How this very program is started: the script beside its Python, or the program itself where it is frozen."""
    executable = Path(sys.executable).absolute()
    if getattr(sys, "frozen", False):
        return (str(executable),)
    script = executable.with_name("glutebreak")
    if script.exists():
        return (str(script),)
    installed = shutil.which("glutebreak")
    return (str(Path(installed).absolute()),) if installed else (str(executable), "-P", "-m", "glutebreak")


def desktop_entry(command: Sequence[str]) -> str:
    """The text of an entry that starts the command.

    Raises:
        ValueError: the command's program is no absolute path, or an argument holds a line break.
    """
    if not command or not Path(command[0]).is_absolute():
        raise ValueError("A login session knows no current folder: the program's path must be absolute.")
    if any("\n" in argument or "\r" in argument for argument in command):
        raise ValueError("A desktop entry has no room for a line break.")
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Name=glutebreak",
        f"Comment={tr('Asks you to get up when you have been sitting for a while')}",
        f"Exec={' '.join(map(_quoted, command))}",
        "Icon=glutebreak",
        "Terminal=false",
        "X-GNOME-Autostart-enabled=true",
    )
    return "\n".join(lines) + "\n"


def start_at_login(folder: Path, command: Sequence[str]) -> None:
    """Have the desktop start the command, such as `own_command()`, at every login.

    Raises:
        AutostartError: the disk is full or read-only.
        ValueError: the command fits no desktop entry.
    """
    entry, path = desktop_entry(command), folder / _FILE
    try:
        write_private(path, entry)
    except OSError as error:
        raise _refusal(path, error) from error


def do_not_start_at_login(folder: Path) -> None:
    """Have the desktop start nothing; nothing happens if it did not.

    Raises:
        AutostartError: the disk is read-only.
    """
    path = folder / _FILE
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _refusal(path, error) from error


def starts_at_login(folder: Path) -> bool:
    """Whether the desktop starts the app; also desktops' own settings switch it off, by lines in the entry."""
    try:
        lines = read_ordinary(folder / _FILE, MEGABYTE).decode("utf-8", "replace").splitlines()
    except OSError:
        return False
    said = {key.strip(): value.strip() for key, _, value in (line.partition("=") for line in lines)}
    return said.get("Hidden") != "true" and said.get("X-GNOME-Autostart-enabled") != "false"


def _quoted(argument: str) -> str:
    """An argument as the desktop entry specification has it: quoted, then escaped as every value is."""
    if argument and not _QUOTED & set(argument):
        return argument
    quoted = "".join(f"\\{each}" if each in '"`$\\' else each for each in argument)
    return '"' + quoted.replace("\\", "\\\\").replace("%", "%%") + '"'


def _refusal(path: Path, error: OSError) -> AutostartError:
    return AutostartError(
        tr(
            "{path} can’t be written: {reason}; {remedy}, and switch again.",
            path=path,
            reason=reason(error),
            remedy=write_remedy(error),
        )
    )
