"""Noticing that something is made at a path, by Linux's inotify (man 7 inotify), which the standard library lacks."""

import ctypes
import os
import struct
from collections.abc import Callable
from pathlib import Path

from glutebreak.ports import Cancellable, EventLoop

_EVENT = struct.Struct("iIII")
_CREATED, _MOVED_HERE, _DELETED_ITSELF, _MOVED_ITSELF, _FOLDERS_ONLY = 0x100, 0x080, 0x400, 0x800, 0x0100_0000
_WANTED = _CREATED | _MOVED_HERE | _DELETED_ITSELF | _MOVED_ITSELF | _FOLDERS_ONLY
_READ_AT_ONCE = 4096


class PathWatch:
    """Calls back each time something is made at a path, also where its folders are still to be made; nothing polls.

    What can be watched is the nearest folder that exists: when the next part of the path comes there, the watch moves
    on to it. Where the system gives no watch, nobody is called.
    """

    def __init__(self, loop: EventLoop, path: Path, on_made: Callable[[], None]) -> None:
        self._loop = loop
        self._path = path
        self._on_made = on_made
        self._inotify = -1
        self._next_part = b""
        self._readable: Cancellable | None = None
        self._watch()

    def cancel(self) -> None:
        """Watch no longer."""
        if self._readable is not None:
            self._readable.cancel()
            self._readable = None
            os.close(self._inotify)

    def _watch(self) -> None:
        libc = ctypes.CDLL(None)
        inotify = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if inotify < 0:
            return
        for below in (self._path, *self._path.parents):
            if libc.inotify_add_watch(inotify, os.fsencode(below.parent), _WANTED) >= 0:
                self._next_part = os.fsencode(below.name)
                self._inotify = inotify
                self._readable = self._loop.when_readable(inotify, self._read)
                return
        os.close(inotify)

    def _read(self) -> None:
        if self._readable is not None and self._concerns_us(os.read(self._inotify, _READ_AT_ONCE)):
            self.cancel()
            self._watch()
            if self._path.exists():
                self._on_made()

    def _concerns_us(self, events: bytes) -> bool:
        """Whether the next part of the path has come, or the folder that is watched has gone."""
        at = 0
        while at < len(events):
            *_, length = _EVENT.unpack_from(events, at)
            at += _EVENT.size + length
            if not length or events[at - length : at].rstrip(b"\0") == self._next_part:
                return True
        return False
