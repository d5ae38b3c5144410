"""A checksum of the log, kept beside it while nobody writes: whether it is byte by byte as it was left.

That takes a seventh of the time in which SQLite looks at every page, and nothing that has changed escapes it. While the
log is open there is none, so that a crash leaves none either.
"""

import zlib
from contextlib import suppress
from pathlib import Path

from glutebreak.private_files import make_private_file
from glutebreak.storage.ordinary_files import read_ordinary

_DOUBTED = "doubted"
_MOST = 100
_PORTION = 1 << 18


def is_as_it_was_left(log: Path) -> bool | None:
    """Whether the log is as `keep_checksum` found it; None if nothing is known of that.

    Nothing is where the app had no time to close the log: a checksum that is there all the same is of an earlier time.
    """
    try:
        kept = read_ordinary(_beside(log), _MOST).decode("ascii", "replace")
        is_known = kept not in {_DOUBTED, ""} and not _has_write_ahead(log)
        return kept == _checksum(log) if is_known else None
    except OSError:
        return None


def keep_checksum(log: Path) -> None:
    """Keep what the log is now, unless somebody has doubted it; without a checksum the next start looks at all of it.

    The log has to be closed. What is still in a file beside it is not known here, so that there is no checksum then.
    """
    beside = _beside(log)
    with suppress(OSError):
        if not beside.exists() and not _has_write_ahead(log):
            _write(beside, _checksum(log))


def doubt(log: Path) -> None:
    """Have the next start look at all of the log, whatever its checksum: something in it was found to be wrong."""
    with suppress(OSError):
        _write(_beside(log), _DOUBTED)


def forget(log: Path) -> None:
    """The log is going to be written."""
    with suppress(OSError):
        _beside(log).unlink(missing_ok=True)


def _beside(log: Path) -> Path:
    return log.with_suffix(".checksum")


def _has_write_ahead(log: Path) -> bool:
    beside = Path(f"{log}-wal")
    return beside.exists() and beside.stat().st_size > 0


def _write(beside: Path, content: str) -> None:
    make_private_file(beside)
    beside.write_text(content, encoding="ascii")


def _checksum(log: Path) -> str:
    found, size = 0, 0
    with log.open("rb", buffering=0) as file:
        while portion := file.read(_PORTION):
            found, size = zlib.crc32(portion, found), size + len(portion)
    return f"{found:08x} {size}"
