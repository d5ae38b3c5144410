"""When a view is narrow, and what margins it has then."""

from PySide6.QtWidgets import QWidget

from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import NARROW_MARGIN, WINDOW_MARGIN

NARROW = 900
"""Under this width, times the scale of the text, what stands side by side stands one below the other."""


def is_narrow(widget: QWidget, look: Look) -> bool:
    """Whether a window or view of that width has no room for two things side by side."""
    return widget.width() < NARROW * look.text_scale


def margin_of(widget: QWidget, look: Look) -> int:
    """What is left free at either side of it."""
    return NARROW_MARGIN if is_narrow(widget, look) else WINDOW_MARGIN
