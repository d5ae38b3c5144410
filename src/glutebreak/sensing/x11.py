"""A connection to an X server, driven by the event loop, that outlives the server.

xcb reads events into a queue of its own whenever it waits for a reply or for room to write. A select would never see
those: whatever talks to the server here therefore collects them afterwards and has them delivered from the loop.
"""

import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import xcffib
import xcffib.sync
import xcffib.xproto

from glutebreak.language import tr
from glutebreak.ports import Cancellable, EventLoop, UnavailableError
from glutebreak.sensing.wayland_connection import wayland_socket


class XServerGoneError(Exception):
    """The X server has gone away."""


def refuse_wayland(environment: Mapping[str, str]) -> None:
    """Refuse a Wayland session, where XWayland knows only of the input that reaches its own windows.

    Xwayland 22 has no extension by which to tell it, and a program may be handed nothing but its DISPLAY: a compositor
    that listens is sign enough, unless the session says that it is X11's.

    Raises:
        UnavailableError: this is a Wayland session.
    """
    kind = environment.get("XDG_SESSION_TYPE")
    if kind == "wayland" or (kind != "x11" and wayland_socket(environment) is not None):
        raise UnavailableError(_wayland())


def _wayland() -> str:
    return tr("this is a Wayland session, of which X11 sees only a part")


def has_extension(connection: Any, name: str) -> bool:
    """Whether the server has that extension; one round trip."""
    return bool(connection.core.QueryExtension(len(name), name).reply().present)


class XDisplay:
    """One connection to an X server."""

    def __init__(
        self,
        loop: EventLoop,
        on_event: Callable[[Any], None],
        on_lost: Callable[[str], None],
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        """Connect; blocks for a few round trips.

        Args:
            loop: what calls back.
            on_event: called from the loop with each xcffib event. Errors the server reports are left out: each
                follows from a window that has gone meanwhile.
            on_lost: called once, from the loop, with the reason, when the server goes away.
            environment: where DISPLAY and the kind of session are looked up.

        Raises:
            UnavailableError: there is no X display here, or only one that Wayland lends.
        """
        refuse_wayland(environment)
        name = environment.get("DISPLAY")
        if not name:
            raise UnavailableError(tr("there is no X display: DISPLAY is not set"))
        self._connection = self._connect(name)
        self._loop = loop
        self._on_event = on_event
        self._on_lost = on_lost
        self._events: deque[Any] = deque()
        self._delivery: Cancellable | None = None
        self._alive = True
        self._readable = loop.when_readable(self._connection.get_file_descriptor(), self._read)

    @property
    def alive(self) -> bool:
        """Whether the server is still there, as far as we know."""
        return self._alive

    @contextmanager
    def talking(self) -> Iterator[Any]:
        """Send requests and wait for replies on the xcffib connection that is handed in.

        Raises:
            XServerGoneError: the server has gone; `on_lost` is told.
        """
        if not self._alive:
            raise XServerGoneError
        try:
            yield self._connection
            self._connection.flush()
            self._collect()
        except xcffib.ConnectionException:
            self._loop.after(0, self._lose)
            raise XServerGoneError from None

    def close(self) -> None:
        """Let go of the server; nobody is called any more."""
        if self._alive:
            self._alive = False
            self._readable.cancel()
            if self._delivery is not None:
                self._delivery.cancel()
            self._events.clear()
            self._connection.disconnect()

    def _connect(self, name: str) -> Any:
        try:
            connection: Any = xcffib.Connection(display=name)  # type: ignore[no-untyped-call]  # xcffib has no type hints
            lent_by_wayland = has_extension(connection, "XWAYLAND")
        except xcffib.XcffibException:
            raise UnavailableError(tr("the X display {name} can’t be reached", name=name)) from None
        if lent_by_wayland:
            connection.disconnect()
            raise UnavailableError(_wayland())
        return connection

    def _read(self) -> None:
        if not self._alive:
            return
        try:
            self._collect()
        except xcffib.ConnectionException:
            self._lose()
            return
        self._deliver()

    def _collect(self) -> None:
        while True:
            try:
                event = self._connection.poll_for_event()
            except xcffib.ConnectionException:
                raise
            except (xcffib.XcffibException, LookupError):
                continue
            if event is None:
                break
            self._events.append(event)
        if self._events and self._delivery is None:
            self._delivery = self._loop.after(0, self._deliver)

    def _deliver(self) -> None:
        if self._delivery is not None:
            self._delivery.cancel()
            self._delivery = None
        while self._events and self._alive:
            self._on_event(self._events.popleft())

    def _lose(self) -> None:
        if self._alive:
            self.close()
            self._on_lost(tr("the X server has gone"))
