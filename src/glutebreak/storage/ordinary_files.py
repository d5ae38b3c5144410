"""Only ordinary files of a sane size are read: a pipe, a device or an endless file would hold up the whole app."""

import os
import stat
from pathlib import Path
from typing import Final

from glutebreak.language import tr

MEGABYTE: Final = 1_000_000


class NotOrdinaryError(OSError):
    """There is something else than an ordinary file of a sane size; the message is a clause that says what."""


class TooLargeError(NotOrdinaryError):
    """A file has more bytes than are read."""


def check_ordinary(path: Path, most: int | None = None) -> None:
    """Refuse what is no ordinary file, without opening it; a link is what it leads to.

    Args:
        path: where the file lies.
        most: how many bytes it may have.

    Raises:
        FileNotFoundError: there is nothing.
        NotOrdinaryError: it is something else, or too large.
        OSError: it cannot be looked at.
    """
    try:
        found = path.stat()
    except ValueError:
        raise NotOrdinaryError(tr("no file can have such a name")) from None
    _check(found, most)


def read_ordinary(path: Path, most: int) -> bytes:
    """The content of a file, read only if it is an ordinary one.

    Args:
        path: where the file lies.
        most: how many bytes it may have.

    Raises:
        FileNotFoundError: there is nothing.
        NotOrdinaryError: it isn’t an ordinary file, or too large.
        OSError: it cannot be read.
    """
    # Opening some devices does something already, so it is looked at first, and once more when it is open.
    check_ordinary(path, most)
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:  # noqa: PTH123 - pathlib opens no descriptors
        _check(os.fstat(descriptor), most)
        # One byte more: some files say that they are empty and are endless.
        content = file.read(most + 1)
    if len(content) > most:
        raise _too_large(most)
    return content


def _check(found: os.stat_result, most: int | None) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise NotOrdinaryError(tr("there’s a folder in its place"))
    if not stat.S_ISREG(found.st_mode):
        raise NotOrdinaryError(tr("it isn’t an ordinary file"))
    if most is not None and found.st_size > most:
        raise _too_large(most)


def _too_large(most: int) -> TooLargeError:
    return TooLargeError(tr("it is larger than {megabytes} MB", megabytes=most // MEGABYTE))
