"""A connection to a Wayland compositor for the few requests that are needed here.

The protocol: https://wayland.freedesktop.org/docs/html/ch04.html. A library for it costs the resident 5 MB, and lacks
half of what is asked for.
"""

import os
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from struct import Struct
from struct import error as UnpackError  # noqa: N812 - its own name says nothing

from glutebreak.language import tr
from glutebreak.ports import EventLoop, UnavailableError

PATIENCE = 2.0
"""Seconds that the compositor may take to say what it offers."""

OnEvent = Callable[[int], None]
"""Called with an event's number; what it carries is left out, for nobody here reads it."""

_DISPLAY, _REGISTRY, _FIRST_DONE = 1, 2, 3
_SYNC, _GET_REGISTRY, _BIND = 0, 1, 0
_ERROR, _GLOBAL = 0, 0
_HEADER, _NUMBER = Struct("=II"), Struct("=I")
_READ_AT_ONCE = 4096


class _NotWaylandError(Exception):
    """What came is not this protocol, or is the compositor's word that we broke it."""


def wayland_socket(environment: Mapping[str, str]) -> Path | None:
    """Where the session's compositor listens, also where it is not named: the first one of the user that does."""
    folder = Path(environment.get("XDG_RUNTIME_DIR", ""))
    if name := environment.get("WAYLAND_DISPLAY"):
        return folder / name
    if not folder.is_absolute():
        return None
    with suppress(OSError):
        return next((path for path in sorted(folder.glob("wayland-*")) if _listens(path)), None)
    return None


def _listens(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as tried, suppress(OSError):
        tried.connect(str(path))
        return True
    return False


class WaylandConnection:
    """Asks a compositor for objects and is told of their events, from the event loop."""

    def __init__(
        self, loop: EventLoop, on_lost: Callable[[str], None], environment: Mapping[str, str] = os.environ
    ) -> None:
        """Connect and learn what the compositor offers; blocks for one round trip.

        Args:
            loop: what calls back.
            on_lost: called once, from the loop, with the reason, when the compositor goes away.
            environment: where WAYLAND_DISPLAY and XDG_RUNTIME_DIR are looked up.

        Raises:
            UnavailableError: no compositor can be reached.
        """
        place = wayland_socket(environment)
        if place is None:
            raise UnavailableError(tr("this is no Wayland session"))
        self._on_lost = on_lost
        self._on_event: dict[int, OnEvent] = {}
        self._offered: dict[str, tuple[int, int]] = {}
        self._received = bytearray()
        self._last_id = _FIRST_DONE
        self._open = True
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(PATIENCE)
        try:
            self._socket.connect(str(place))
            self._learn()
        except (OSError, _NotWaylandError) as error:
            self._socket.close()
            raise UnavailableError(tr("the Wayland compositor does not answer: {reason}", reason=error)) from None
        self._socket.setblocking(False)  # noqa: FBT003 - the library's one argument
        self._readable = loop.when_readable(self._socket.fileno(), self._read)

    def version(self, interface: str) -> int:
        """The version in which the compositor offers that interface; 0 if it does not."""
        return self._offered.get(interface, (0, 0))[1]

    def bind(self, interface: str, version: int) -> int:
        """An object of an interface that is offered in that version or a later one."""
        name, _ = self._offered[interface]
        made = self.new_id(lambda _: None)
        self.request(_REGISTRY, _BIND, name, interface, version, made)
        return made

    def new_id(self, on_event: OnEvent) -> int:
        """The number of an object that the next request makes."""
        self._last_id += 1
        self._on_event[self._last_id] = on_event
        return self._last_id

    def request(self, target: int, number: int, *values: int | str) -> None:
        """Send a request; that the compositor has gone is told from the loop."""
        body = b"".join(_NUMBER.pack(each) if isinstance(each, int) else _text(each) for each in values)
        with suppress(OSError):
            self._socket.sendall(_HEADER.pack(target, (_HEADER.size + len(body)) << 16 | number) + body)

    def close(self) -> None:
        """Hang up; nobody is called any more."""
        if self._open:
            self._open = False
            self._readable.cancel()
            self._socket.close()

    def _learn(self) -> None:
        done = False

        def come(_: int) -> None:
            nonlocal done
            done = True

        self._on_event[_FIRST_DONE] = come
        self.request(_DISPLAY, _GET_REGISTRY, _REGISTRY)
        self.request(_DISPLAY, _SYNC, _FIRST_DONE)
        while not done:
            self._take_some()

    def _read(self) -> None:
        if not self._open:
            return
        try:
            self._take_some()
        except BlockingIOError:
            return
        except (OSError, _NotWaylandError):
            self.close()
            self._on_lost(tr("the Wayland compositor has gone"))

    def _take_some(self) -> None:
        # The few descriptors that a compositor may send are for objects that nobody asks for here.
        received = self._socket.recv(_READ_AT_ONCE)
        if not received:
            raise _NotWaylandError(tr("it hung up"))
        self._received += received
        while len(self._received) >= _HEADER.size:
            sender, word = _HEADER.unpack_from(self._received)
            length, number = word >> 16, word & 0xFFFF
            if length < _HEADER.size:
                raise _NotWaylandError(tr("it does not speak Wayland"))
            if len(self._received) < length:
                return
            body = bytes(self._received[_HEADER.size : length])
            del self._received[:length]
            self._take(sender, number, body)

    def _take(self, sender: int, number: int, body: bytes) -> None:
        if (sender, number) == (_DISPLAY, _ERROR):
            raise _NotWaylandError(tr("it refuses what it is asked"))
        if (sender, number) == (_REGISTRY, _GLOBAL):
            self._take_offer(body)
        elif (on_event := self._on_event.get(sender)) is not None:
            on_event(number)

    def _take_offer(self, body: bytes) -> None:
        """What is offered: its number, its interface's name, padded to four bytes, and its version."""
        try:
            name, length = _HEADER.unpack_from(body)
            interface = body[_HEADER.size : _HEADER.size + length].rstrip(b"\0").decode()
            (version,) = _NUMBER.unpack_from(body, _HEADER.size + length + -length % 4)
        except (ValueError, UnpackError):
            raise _NotWaylandError(tr("it does not speak Wayland")) from None
        self._offered.setdefault(interface, (name, version))


def _text(text: str) -> bytes:
    data = text.encode() + b"\0"
    return _NUMBER.pack(len(data)) + data + bytes(-len(data) % 4)
