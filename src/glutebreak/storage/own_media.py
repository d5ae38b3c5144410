"""The films and pictures that lie beside the user's own exercises: copied in, and removed once nothing names them."""

import re
import shutil
from collections.abc import Collection
from contextlib import suppress
from itertools import chain, count
from pathlib import Path

from glutebreak.private_files import make_private_folder, make_whole
from glutebreak.storage.ordinary_files import check_ordinary

FILMS, PICTURES = (".webm", ".mp4"), (".png", ".jpg", ".jpeg")
"""How the names of films and of pictures end. A file of another kind is never removed, whatever names it."""

MOST_BYTES = 100_000_000
"""A larger film is not copied. Some minutes of a telephone's film are smaller, and so many bytes are copied while the
window waits: in a second or two, also by an old disk."""


class OwnMedia:
    """Remembers which files it has copied, and which an entry has let go of: no other file is ever removed.

    What is remembered is not kept on disk. A copy that is orphaned by a crash stays; nobody's file is lost by one.

    Args:
        folder: where they lie.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._copied: set[str] = set()
        self._let_go: set[str] = set()

    def copy_in(self, path: Path) -> str:
        """Keep a copy of a film or a picture in the folder; one that lies there already is its own copy.

        Returns:
            The copy's name: the file's own, without what the format allows in no name, or with a number where another
            file has that.

        Raises:
            TooLargeError: it has more than `MOST_BYTES`.
            OSError: it isn’t an ordinary file, or cannot be copied; nothing of it is left then.
        """
        check_ordinary(path)
        if path.resolve() == (self._folder / path.name).resolve() and _allowed(path.stem) == path.stem:
            return path.name
        check_ordinary(path, MOST_BYTES)
        make_private_folder(self._folder)
        taken = {each.stem for each in self._folder.iterdir() if each.suffix == path.suffix}
        kept = self._folder / f"{free_name(_allowed(path.stem), taken)}{path.suffix}"
        make_whole(kept, lambda part: shutil.copyfile(path, part))
        self._copied.add(kept.name)
        return kept.name

    def let_go(self, names: Collection[str]) -> None:
        """Entries had these files and have them no more."""
        self._let_go |= {name for name in names if Path(name).suffix.lower() in FILMS + PICTURES}

    def remove_copies(self, named: Collection[str]) -> None:
        """Remove what was copied, but for what an entry names now."""
        self._remove(self._copied - set(named))
        self._copied = set()

    def remove_unnamed(self, named: Collection[str]) -> None:
        """Remove what was copied or let go of, but for what an entry names now."""
        self.remove_copies(named)
        self._remove(self._let_go - set(named))
        self._let_go = set()

    def _remove(self, names: Collection[str]) -> None:
        for name in names:
            # A file that cannot be removed is only in the way of nobody.
            with suppress(OSError):
                (self._folder / name).unlink(missing_ok=True)


def free_name(wanted: str, taken: Collection[str], between: str = "-") -> str:
    """That name if nothing else has it, or with the first number from 2 on with which nothing has."""
    numbered = (f"{wanted}{between}{nth}" for nth in count(2))
    return next(name for name in chain((wanted,), numbered) if name not in taken)


def _allowed(stem: str) -> str:
    """The name with a hyphen for what might lead out of the folder on some system; screen recorders use it."""
    return re.sub(r"[\\:]", "-", stem).strip() or "own"
