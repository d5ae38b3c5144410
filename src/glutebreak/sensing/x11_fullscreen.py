"""Whether a window of another program fills the screen, under X11 (Extended Window Manager Hints 1.5)."""

import os
from collections.abc import Callable, Mapping
from typing import Any

from xcffib import xproto

from glutebreak.places import APP
from glutebreak.ports import EventLoop
from glutebreak.sensing.x11 import XDisplay, XServerGoneError

MECHANISM = "X11 window states"

_ACTIVE, _STATE, _FULLSCREEN = "_NET_ACTIVE_WINDOW", "_NET_WM_STATE", "_NET_WM_STATE_FULLSCREEN"
_MOST_STATES = 64
_LONGEST_CLASS = 64
"""In units of four bytes."""
_ANY_TYPE = 0


class X11Fullscreen:
    """Tells when a fullscreen window becomes the active one and when none is any more, until closed.

    The app's own windows do not count: a guided break that fills the screen keeps no ask back.

    The window manager says which window is active and what state it is in. Some, openbox among them, go on naming a
    window that is gone: its end, and its vanishing from the screen, are watched too.
    """

    def __init__(
        self,
        loop: EventLoop,
        on_change: Callable[[bool], None],
        *,
        on_lost: Callable[[str], None] = lambda _: None,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        """Connect to the display; blocks for a few round trips.

        Args:
            loop: what calls back.
            on_change: called from the loop when it begins and when it ends; nothing at first means there is none.
            on_lost: called once with the reason when the X server goes away.
            environment: where DISPLAY and the kind of session are looked up.

        Raises:
            UnavailableError: there is no X display here, or only one that Wayland lends.
        """
        self.mechanism = MECHANISM
        self._on_change = on_change
        self._on_lost = on_lost
        self._told = False
        self._window = 0
        self._display = XDisplay(loop, self._event, self._lost, environment)
        self._first_look = loop.after(0, self._look)
        try:
            with self._display.talking() as connection:
                self._root = connection.setup.roots[connection.pref_screen].root
                self._atoms = {name: _atom(connection, name) for name in (_ACTIVE, _STATE, _FULLSCREEN)}
                _select(connection, self._root, xproto.EventMask.PropertyChange)
        except XServerGoneError:
            # Told from the loop, as any other loss.
            self._first_look.cancel()

    def close(self) -> None:
        """Tell no more, and let go of the connection."""
        self._first_look.cancel()
        self._display.close()

    def _event(self, event: Any) -> None:
        if isinstance(event, xproto.PropertyNotifyEvent):
            wanted = {self._root: _ACTIVE, self._window: _STATE}.get(event.window)
            if wanted is not None and event.atom == self._atoms[wanted]:
                self._look()
        elif (
            isinstance(event, xproto.DestroyNotifyEvent | xproto.UnmapNotifyEvent | xproto.MapNotifyEvent)
            and event.window == self._window
        ):
            self._look()

    def _look(self) -> None:
        try:
            with self._display.talking() as connection:
                fullscreen = self._active_is_fullscreen(connection)
        except XServerGoneError:
            return
        if fullscreen != self._told:
            self._told = fullscreen
            self._on_change(fullscreen)

    def _active_is_fullscreen(self, connection: Any) -> bool:
        try:
            active = _numbers(connection, self._root, self._atoms[_ACTIVE], 1)
            self._watch(connection, active[0] if active else 0)
            if not self._window:
                return False
            if connection.core.GetWindowAttributes(self._window).reply().map_state != xproto.MapState.Viewable:
                return False
            states = _numbers(connection, self._window, self._atoms[_STATE], _MOST_STATES)
            return self._atoms[_FULLSCREEN] in states and not _is_own(connection, self._window)
        except xproto.WindowError:
            # It went away while it was looked at.
            return False

    def _watch(self, connection: Any, window: int) -> None:
        """Select events before looking, so that no change falls between."""
        if window == self._window:
            return
        if self._window not in {0, self._root}:
            _select(connection, self._window, xproto.EventMask.NoEvent)
        self._window = window
        if window not in {0, self._root}:
            _select(connection, window, xproto.EventMask.PropertyChange | xproto.EventMask.StructureNotify)

    def _lost(self, reason: str) -> None:
        self.mechanism = "none"
        if self._told:
            self._told = False
            self._on_change(False)  # noqa: FBT003 - the callback's one argument
        self._on_lost(reason)


def _atom(connection: Any, name: str) -> int:
    return int(connection.core.InternAtom(False, len(name), name).reply().atom)  # noqa: FBT003 - the protocol's order


def _select(connection: Any, window: int, mask: int) -> None:
    connection.core.ChangeWindowAttributes(window, xproto.CW.EventMask, [mask])


def _is_own(connection: Any, window: int) -> bool:
    """Whether the window is glutebreak's, by its class (ICCCM 4.1.2.5: two texts, each ended by a zero)."""
    name, kind = xproto.Atom.WM_CLASS, xproto.Atom.STRING
    property_ = connection.core.GetProperty(False, window, name, kind, 0, _LONGEST_CLASS).reply()  # noqa: FBT003 - likewise
    return APP.encode() in property_.value.buf().split(b"\0")


def _numbers(connection: Any, window: int, name: int, most: int) -> tuple[int, ...]:
    property_ = connection.core.GetProperty(False, window, name, _ANY_TYPE, 0, most).reply()  # noqa: FBT003 - likewise
    return tuple(property_.value.to_atoms()) if property_.format == 32 else ()  # noqa: PLR2004 - bits
