"""Somebody at the desk: types and clicks through the X server, as a keyboard and a mouse do."""

import subprocess

from virtual_desktop.desktop import VirtualDesktop

ENDLESS_TYPING = ["xdotool", "type", "--delay", "100", "a" * 5000]
"""Eight minutes of it."""


class Person:
    """Whoever sits in front of the virtual desktop."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        """Sit down at that desktop."""
        self._desktop = desktop
        self._hands = desktop.program("hands", ENDLESS_TYPING)

    def press_key(self) -> None:
        """Press one key that no program listens to."""
        self._xdotool("key", "Shift_L")

    def press(self, key: str) -> None:
        """Press one key, such as `Escape`, for whatever window has the keyboard."""
        self._xdotool("key", key)

    def write(self, text: str) -> None:
        """Type a text into whatever window has the keyboard."""
        self._xdotool("type", "--delay", "20", text)

    def writes_to(self) -> str:
        """The title of the window that has the keyboard; empty if none has."""
        return self._xdotool("getwindowfocus", "getwindowname", check=False).strip()

    def start_typing(self) -> None:
        """Type on, a key each tenth of a second."""
        self._hands.start(self._desktop.environment)

    def stop_typing(self) -> None:
        """Type no longer, and leave no key down: the server would repeat it for ever."""
        self._hands.stop()
        self._xdotool("keyup", "a")

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Click that point of the screen; 1 is the left button, 3 the right one."""
        self._xdotool("mousemove", str(x), str(y), "click", str(button))

    def windows_named(self, name: str) -> list[str]:
        """The visible windows whose title matches the regular expression."""
        found = self._xdotool("search", "--onlyvisible", "--name", name, check=False)
        return found.split()

    def window_names(self) -> list[str]:
        """The titles of all visible windows that have one."""
        windows = self.windows_named(".")
        return [self._xdotool("getwindowname", window, check=False).strip() for window in windows]

    def place_of(self, name: str) -> tuple[int, int, int, int]:
        """Left, top, width and height of the one visible window with such a title."""
        (window,) = self.windows_named(name)
        told = dict(
            line.split("=")
            for line in self._xdotool("getwindowgeometry", "--shell", window).splitlines()
            if "=" in line
        )
        return int(told["X"]), int(told["Y"]), int(told["WIDTH"]), int(told["HEIGHT"])

    def size_of(self, name: str) -> tuple[int, int]:
        """Width and height of the one visible window with such a title."""
        return self.place_of(name)[2:]

    def close_window(self, name: str) -> None:
        """Close the windows with such a title, as the window manager's button does."""
        for window in self.windows_named(name):
            self._desktop.display.close_window(int(window))

    def _xdotool(self, *arguments: str, check: bool = True) -> str:
        command = ["xdotool", *arguments]
        done = subprocess.run(
            command, env=self._desktop.environment, check=check, capture_output=True, text=True, timeout=10
        )
        return done.stdout
