"""A fullscreen window under a real window manager."""

import struct
from collections.abc import Iterator
from typing import Any

import pytest
import xcffib
from xcffib import xproto

from glutebreak.ports import UnavailableError
from glutebreak.sensing.x11_fullscreen import MECHANISM, X11Fullscreen
from private_display import PrivateDisplay
from select_loop import SelectLoop

_REMOVE, _ADD = 0, 1
_APPLICATION = 1


class Film:
    """A program that shows a window, on an X connection of its own."""

    def __init__(self, display: PrivateDisplay, *, fullscreen: bool = False, named: str = "player") -> None:
        self._connection: Any = display.connect()
        self._core = self._connection.core
        self._root = self._connection.setup.roots[0].root
        self._window = self._connection.generate_id()
        self._core.CreateWindow(
            0, self._window, self._root, 10, 10, 200, 100, 0, xproto.WindowClass.InputOutput, 0, 0, []
        )
        mask = xproto.EventMask.StructureNotify
        self._core.ChangeWindowAttributes(self._window, xproto.CW.EventMask, [mask])
        class_ = f"{named}\0{named}\0".encode()
        self._core.ChangeProperty(
            xproto.PropMode.Replace, self._window, xproto.Atom.WM_CLASS, xproto.Atom.STRING, 8, len(class_), class_
        )
        if fullscreen:
            data = struct.pack("=I", self._atom("_NET_WM_STATE_FULLSCREEN"))
            state = self._atom("_NET_WM_STATE")
            self._core.ChangeProperty(xproto.PropMode.Replace, self._window, state, xproto.Atom.ATOM, 32, 1, data)
        self.show()

    def fill_the_screen(self, fill: bool) -> None:
        """Ask the window manager to make it fullscreen, or no longer."""
        self._ask("_NET_WM_STATE", _ADD if fill else _REMOVE, self._atom("_NET_WM_STATE_FULLSCREEN"), 0, _APPLICATION)

    def come_forward(self) -> None:
        """Ask the window manager to make it the active window."""
        self._ask("_NET_ACTIVE_WINDOW", 2, 0, 0)

    def show(self) -> None:
        """Put it on the screen and wait until the window manager has."""
        self._core.MapWindow(self._window)
        self._connection.flush()
        while not isinstance(self._connection.wait_for_event(), xproto.MapNotifyEvent):
            pass

    def hide(self) -> None:
        """Take it off the screen."""
        self._core.UnmapWindow(self._window)
        self._connection.flush()

    def destroy(self) -> None:
        """End the window."""
        self._core.DestroyWindow(self._window)
        self._connection.flush()

    def quit(self) -> None:
        """End the program."""
        self._connection.disconnect()

    def _ask(self, what: str, *values: int) -> None:
        data = xproto.ClientMessageData.synthetic([*values, *[0] * (5 - len(values))], "I" * 5)
        message = xproto.ClientMessageEvent.synthetic(32, self._window, self._atom(what), data)
        mask = xproto.EventMask.SubstructureRedirect | xproto.EventMask.SubstructureNotify
        self._core.SendEvent(False, self._root, mask, message.pack())
        self._connection.flush()

    def _atom(self, name: str) -> int:
        return int(self._core.InternAtom(False, len(name), name).reply().atom)


@pytest.fixture
def film(managed_display: PrivateDisplay) -> Iterator[Film]:
    """A window that fills nothing yet."""
    made = Film(managed_display)
    yield made
    made.quit()


@pytest.fixture
def told() -> list[bool]:
    """What the sensor has told."""
    return []


@pytest.fixture
def sensor(managed_display: PrivateDisplay, loop: SelectLoop, told: list[bool]) -> Iterator[X11Fullscreen]:
    """The sensor under test."""
    made = X11Fullscreen(loop, told.append, environment=managed_display.environment)
    yield made
    made.close()


def test_filling_the_screen_and_no_longer_are_told(
    sensor: X11Fullscreen, loop: SelectLoop, film: Film, told: list[bool]
) -> None:
    """Each change is told once; an ordinary window is nothing to tell."""
    film.come_forward()
    film.fill_the_screen(True)
    assert loop.run_until(lambda: told == [True])
    film.fill_the_screen(False)
    assert loop.run_until(lambda: told == [True, False])
    assert sensor.mechanism == MECHANISM


@pytest.mark.usefixtures("sensor")
def test_the_apps_own_windows_do_not_count(
    managed_display: PrivateDisplay, loop: SelectLoop, film: Film, told: list[bool]
) -> None:
    """A guided break that fills the screen is no reason to be silent, and none that the day has to show."""
    own = Film(managed_display, fullscreen=True, named="glutebreak")
    own.come_forward()
    loop.run_for(0.3)
    own.quit()
    assert told == []
    film.come_forward()
    film.fill_the_screen(True)
    assert loop.run_until(lambda: told == [True])


def test_a_window_that_fills_the_screen_already_is_told(
    managed_display: PrivateDisplay, loop: SelectLoop, told: list[bool]
) -> None:
    """Starting in the middle of a film begins with it, from the loop."""
    waiting: list[bool] = []
    first = X11Fullscreen(loop, waiting.append, environment=managed_display.environment)
    film = Film(managed_display, fullscreen=True)
    assert loop.run_until(lambda: waiting)
    second = X11Fullscreen(loop, told.append, environment=managed_display.environment)
    assert told == []
    assert loop.run_until(lambda: told)
    assert told == [True]
    film.quit()
    first.close()
    second.close()


@pytest.mark.usefixtures("sensor")
@pytest.mark.parametrize("end", ["destroy", "hide", "quit"])
def test_the_end_of_the_window_ends_it(
    managed_display: PrivateDisplay, loop: SelectLoop, told: list[bool], end: str
) -> None:
    """However it goes from the screen, it fills it no longer, whatever the window manager goes on to say."""
    film = Film(managed_display, fullscreen=True)
    assert loop.run_until(lambda: told == [True])
    getattr(film, end)()
    assert loop.run_until(lambda: told == [True, False])
    if end != "quit":
        film.quit()


@pytest.mark.usefixtures("sensor")
def test_another_window_in_front_ends_it_until_it_is_back(
    managed_display: PrivateDisplay, loop: SelectLoop, film: Film, told: list[bool]
) -> None:
    """Only the active window counts."""
    filling = Film(managed_display, fullscreen=True)
    assert loop.run_until(lambda: told == [True])
    film.come_forward()
    assert loop.run_until(lambda: told == [True, False])
    filling.come_forward()
    assert loop.run_until(lambda: told == [True, False, True])
    filling.quit()


def test_a_server_that_dies_ends_it(loop: SelectLoop, told: list[bool]) -> None:
    """The loss is told after the end, once, and the loop falls quiet."""
    display = PrivateDisplay(with_wm=True)
    lost: list[str] = []
    sensor = X11Fullscreen(loop, told.append, on_lost=lost.append, environment=display.environment)
    film = Film(display, fullscreen=True)
    assert loop.run_until(lambda: told == [True])
    display.close()
    assert loop.run_until(lambda: lost)
    with pytest.raises(xcffib.XcffibException):
        film.hide()
    assert told == [True, False]
    assert lost == ["the X server has gone"]
    assert sensor.mechanism == "none"


def test_without_a_window_manager_nothing_fills_the_screen(
    display: PrivateDisplay, loop: SelectLoop, told: list[bool]
) -> None:
    """A bare server names no active window, which is nothing to tell."""
    sensor = X11Fullscreen(loop, told.append, environment=display.environment)
    loop.run_for(0.05)
    assert told == []
    sensor.close()


def test_under_wayland_it_is_refused(loop: SelectLoop) -> None:
    """XWayland knows only its own windows."""
    with pytest.raises(UnavailableError, match="Wayland"):
        X11Fullscreen(loop, lambda _: None, environment={"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"})
