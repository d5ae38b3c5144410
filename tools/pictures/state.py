"""What a picture shows: a window in one of its states, dressed in one appearance."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from glutebreak.ports import EventLoop
from glutebreak.windows.look.desktop_look import DesktopLook
from pictures.manual_time import ManualTime


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """How everything looks, whatever is shown."""

    name: str
    dark: bool = False
    high_contrast: bool = False
    text_scale: float = 1.0
    """The factor on every text size, from 1 to 2."""
    pixels: float = 1.0
    """Pixels of the screen to one of the layout."""
    right_to_left: bool = False


LIGHT = Appearance(name="light")
DARK = Appearance(name="dark", dark=True)
DOUBLE = Appearance(name="200", pixels=2.0)
LARGE_TEXT = Appearance(name="large-text", text_scale=2.0)
HIGH_CONTRAST = Appearance(name="high-contrast", high_contrast=True)
RIGHT_TO_LEFT = Appearance(name="right-to-left", right_to_left=True)

BOTH = (LIGHT, DARK)
"""What every state is shown in."""
ALL = (LIGHT, DARK, DOUBLE, LARGE_TEXT, HIGH_CONTRAST, RIGHT_TO_LEFT)
"""What a window's most telling state is shown in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a window is built with."""

    look: DesktopLook
    """Already dressed; nothing glides or fades."""
    time: ManualTime
    """A clock and an event loop that stand still until they are told to go on; new for each picture."""
    loop: EventLoop
    """The real one, for what has to happen by itself, such as a film that is opened."""
    folder: Path
    """An empty folder, thrown away with the picture."""


Build = Callable[[Surroundings], QWidget]
"""Makes the window and brings it into its state; it may be shown already, and need not be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One state of a window."""

    name: str
    """What tells it from the window's other states, such as `paused`: the picture's name begins with it."""
    build: Build
    size: tuple[int, int] | None = None
    """Width and height; None for the window's own."""
    appearances: tuple[Appearance, ...] = BOTH
    """How it is to be shown."""
    then: Callable[[QWidget], QWidget | None] = lambda _: None
    """Called once the window is on screen in its size, for a state which only then can be reached. It may hand over
    another widget to be pictured instead, such as a small window."""
