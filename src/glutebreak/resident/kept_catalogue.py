"""What there is to do, kept in memory until the user's own file, or the language, is another one."""

from collections.abc import Callable
from pathlib import Path

from glutebreak import language
from glutebreak.core.exercises.catalogue import Catalogue
from glutebreak.storage.catalogue_file import ReadCatalogue


class KeptCatalogue:
    """Reads the catalogue when it is first wanted, and again when one's own was changed, in the library or by hand.

    Args:
        own: the user's own file, which need not be there.
        read: reads the catalogue.
        complain: told, once for each reading, what could not be read of the user's own.
    """

    def __init__(self, own: Path, read: Callable[[], ReadCatalogue], complain: Callable[[str], None]) -> None:
        self._own = own
        self._read = read
        self._complain = complain
        self._kept: tuple[tuple[str | int, ...], Catalogue] | None = None

    def __call__(self) -> Catalogue:
        """The catalogue as it is on disk now."""
        # The file's state is noted before it is read, so that a change in between is noticed the next time.
        stamp = self._stamp()
        if self._kept is None or self._kept[0] != stamp:
            read = self._read()
            self._kept = stamp, read.catalogue
            if read.complaint is not None:
                self._complain(read.complaint)
        return self._kept[1]

    def _stamp(self) -> tuple[str | int, ...]:
        try:
            found = self._own.stat()
        except OSError:
            return (language.code(),)
        return language.code(), found.st_ino, found.st_mtime_ns, found.st_size
