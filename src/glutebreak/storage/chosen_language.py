"""The language that the settings name, read alone: the command line and the tray's first moment wait for no more."""

from pathlib import Path

from glutebreak.language import SYSTEM
from glutebreak.storage.ordinary_files import MEGABYTE, read_ordinary


def chosen_language(settings: Path) -> str:
    """What the settings file says under `language`; `system` where it says nothing that can be used.

    What is wrong with the file is told by whoever reads all of it.
    """
    try:
        text = read_ordinary(settings, MEGABYTE).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return SYSTEM
    if "language" not in text:
        return SYSTEM
    import tomllib  # noqa: PLC0415 - most settings files name no language, and `status` is to answer at once

    try:
        wanted = tomllib.loads(text).get("language", SYSTEM)
    except (ValueError, RecursionError):
        return SYSTEM
    return wanted if isinstance(wanted, str) else SYSTEM
