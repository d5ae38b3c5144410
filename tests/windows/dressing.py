"""How a test of windows comes by its look."""

from typing import Protocol

from glutebreak.windows.look.desktop_look import DesktopLook


class Dress(Protocol):
    """Makes a look that goes with the test."""

    def __call__(
        self,
        *,
        dark: bool | None = False,
        high_contrast: bool | None = False,
        reduced_motion: bool | None = True,
        text_scale: float = 1.0,
    ) -> DesktopLook:
        """The look, nothing gliding unless it is wanted."""
