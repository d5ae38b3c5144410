"""Files and folders for the owner alone, written whole or not at all."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

OWNER_ALONE = 0o600
"""The mode of every file the app keeps."""

Filled = TypeVar("Filled")
"""What is told of a file's content once it is written."""


def make_private_folder(folder: Path) -> None:
    """Make the folder and those above it that are missing, each for the owner alone; one that is there stays as it is.

    Raises:
        OSError: it cannot be made.
    """
    if folder.is_dir():
        return
    make_private_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Make the file, empty, if it is missing, and take everybody else's rights from it.

    Raises:
        OSError: it cannot be made.
    """
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR, OWNER_ALONE)
    os.close(descriptor)
    if path.stat().st_mode & 0o077:
        path.chmod(OWNER_ALONE)


def settle(part: Path, path: Path) -> None:
    """Put a finished file in its place: on disk before it is visible, and visible at once.

    Raises:
        OSError: the disk is full or read-only.
    """
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    part.replace(path)
    fsync_folder(path.parent)


def fsync_folder(folder: Path) -> None:
    """Let a rename in the folder survive a power cut, where the system lets folders be synchronised."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_whole(path: Path, fill: Callable[[Path], Filled]) -> Filled:
    """Put a file there whole or not at all, for the owner alone; its folder must be there.

    Args:
        path: where it is to lie.
        fill: writes the content to the path it is given, where an empty file lies; whatever it raises is raised.

    Returns:
        What `fill` returns.

    Raises:
        OSError: the disk is full or read-only; the file that was there is untouched.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        make_private_file(part)
        filled = fill(part)
        settle(part, path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    return filled


def write_private(path: Path, content: str) -> None:
    """Write the text file whole or not at all, for the owner alone; the folder is made if it is missing.

    Raises:
        OSError: the disk is full or read-only; the file that was there is untouched.
    """
    make_private_folder(path.parent)
    make_whole(path, lambda part: part.write_text(content, encoding="utf-8"))
