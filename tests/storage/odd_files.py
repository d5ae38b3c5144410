"""What may lie where a file is expected, and is no ordinary file of a sane size."""

import os
from collections.abc import Callable
from pathlib import Path

MEGABYTE = 1_000_000
IN_ITS_PLACE = "it isn’t an ordinary file"
A_FOLDER = "there’s a folder in its place"
SELF_LINKED = "it is a link that leads back to itself"


def put_pipe(path: Path) -> None:
    """Whoever opens it waits for a writer."""
    os.mkfifo(path)


def put_folder(path: Path) -> None:
    """A folder of that name."""
    path.mkdir()


def put_endless(path: Path) -> None:
    """A link to a device that never ends."""
    path.symlink_to("/dev/zero")


def put_link_to_itself(path: Path) -> None:
    """A link that leads nowhere."""
    path.symlink_to(path)


def put_huge(path: Path) -> None:
    """Half a gigabyte that takes no room."""
    with path.open("wb") as file:
        file.truncate(469 * MEGABYTE)


ODD_FILES: tuple[tuple[Callable[[Path], None], str], ...] = (
    (put_pipe, IN_ITS_PLACE),
    (put_endless, IN_ITS_PLACE),
    (put_folder, A_FOLDER),
    (put_link_to_itself, SELF_LINKED),
)
"""Each with the clause by which it is told."""
