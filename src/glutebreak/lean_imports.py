"""Libraries imported without what this program never calls of them: it stays in memory all day.

What is left out is what a library does or loads at its import for uses that are not ours. Nothing is changed in the
library itself, and what was left out can still be imported afterwards, by whoever needs it.
"""

import builtins
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from inspect import iscoroutinefunction
from types import ModuleType


def import_qt() -> None:
    """Import PySide6, and take its `from __feature__ import` out of Python's `import`.

    For that line PySide6 looks through the source of every module imported from then on, and so reads and keeps all of
    it: seven megabytes, and a third of the start-up. Who writes no such line needs none of it. The function that
    `import` called before lies beside it, under the name used here.
    """
    import_module("PySide6.QtCore")
    builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)


def import_apscheduler() -> None:
    """Import APScheduler's schedulers without thread pools, process pools, asyncio and the metadata of all packages.

    It wants asyncio for one function that the standard library has elsewhere too, the pools for jobs that run in
    threads, and metadata for its own version and for triggers that are looked up by a name: none is done here.
    """
    metadata = {
        "version": _unknown_version,
        "PackageNotFoundError": _UnknownVersionError,
        "entry_points": lambda **_: (),
    }
    stand_ins: dict[str, dict[str, object]] = {
        "asyncio": {"iscoroutinefunction": iscoroutinefunction},
        "importlib.metadata": metadata,
        "apscheduler.executors.pool": {"ThreadPoolExecutor": None},
    }
    with _lent(stand_ins):
        import_module("apscheduler.schedulers.base")


class _UnknownVersionError(Exception):
    """APScheduler then takes a version of its own choice, which only its export of jobs writes anywhere."""


def _unknown_version(_: str) -> str:
    raise _UnknownVersionError


@contextmanager
def _lent(stand_ins: Mapping[str, Mapping[str, object]]) -> Iterator[None]:
    """Let imports find these modules, by name, with these contents; not where the real one is there already."""
    lent: list[str] = []
    for name, contents in stand_ins.items():
        if name not in sys.modules:
            sys.modules[name] = ModuleType(name)
            vars(sys.modules[name]).update(contents)
            lent.append(name)
    try:
        yield
    finally:
        for name in lent:
            del sys.modules[name]
