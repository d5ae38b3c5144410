"""Where things lie: the files that came with the app, and the user's own."""

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

APP = "glutebreak"
HOME = "GLUTEBREAK_HOME"
"""The variable that names one folder for everything."""


def shipped(*parts: str) -> Path:
    """A file that came with the app, such as `shipped("assets", "icons")` or `shipped("resources", "videos")`.

    An installed wheel carries them in its `data` folder; a checkout has them at its top level.
    """
    package = Path(__file__).parent
    installed = package / "data"
    root = installed if installed.is_dir() else package.parent.parent
    return root.joinpath(*parts)


@dataclass(frozen=True, slots=True)
class Places:
    """The user's own folders. Nothing is made here: whoever writes makes its folder, for the owner alone."""

    data: Path
    """The log and its backups."""
    config: Path
    """The settings file."""
    runtime: Path
    """The control socket; gone with the login session."""
    autostart: Path
    """Where the desktop looks for what to start at login (XDG autostart)."""

    @property
    def log(self) -> Path:
        """The SQLite log."""
        return self.data / "log.db"

    @property
    def backups(self) -> Path:
        """The log's daily copies."""
        return self.data / "backups"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.toml"

    @property
    def catalogue(self) -> Path:
        """The user's own exercises and routines."""
        return self.config / "catalogue.json"

    @property
    def control(self) -> Path:
        """The socket of the control protocol."""
        return self.runtime / "control.sock"


def of_this_user() -> Places:
    """The platform's folders for this user; on Linux the XDG ones, so their variables move them all.

    `GLUTEBREAK_HOME` names one folder for everything instead: that is how the demo keeps off the user's own log.
    """
    if home := os.environ.get(HOME):
        return apart(Path(home))
    config, data = Path(platformdirs.user_config_dir(APP)), Path(platformdirs.user_data_dir(APP))
    return Places(data=data, config=config, runtime=_runtime(data), autostart=config.parent / "autostart")


def _runtime(data: Path) -> Path:
    """The session's folder; the data folder where the session has none that only this user can write to.

    The XDG Base Directory Specification 0.8 wants XDG_RUNTIME_DIR to be absolute and the user's own.
    """
    if sys.platform != "linux":
        return Path(platformdirs.user_runtime_dir(APP))
    session = Path(os.environ.get("XDG_RUNTIME_DIR", "").strip())
    try:
        found = session.stat()
    except (OSError, ValueError):
        return data / "run"
    writable_by_others = bool(found.st_mode & (stat.S_IWGRP | stat.S_IWOTH))
    trusted = session.is_absolute() and session.is_dir() and found.st_uid == os.getuid() and not writable_by_others
    return session / APP if trusted else data / "run"


def apart(folder: Path) -> Places:
    """Everything in one folder."""
    return Places(
        data=folder / "data", config=folder / "config", runtime=folder / "run", autostart=folder / "autostart"
    )
