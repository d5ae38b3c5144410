"""The room that a screen has for a window."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 48)
"""What a window manager puts around a window, left and right, above and below; it is known only once that is shown."""


def fit_into_screen(window: QWidget) -> None:
    """Make a window that is about to be shown no larger than there is room for, with its frame, beside the panels."""
    window.resize(window.size().boundedTo(window.screen().availableSize() - _FRAME))
