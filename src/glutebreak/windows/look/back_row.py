"""The row above a page that one comes to from another one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from glutebreak.windows.look.buttons import Button, Kind
from glutebreak.windows.look.theme import Look

_BEFORE_ARROW = 21
"""From the button's edge to the tip of its arrow, which stands on the page's margin."""


class BackRow(QHBoxLayout):
    """The button that leads back, and at the other end what else can be done.

    Args:
        look: what it is painted with.
        text: what it leads back to.
        others: what stands at the other end.
    """

    def __init__(self, look: Look, text: str, *others: QWidget) -> None:
        super().__init__()
        self._look = look
        self.back = Button(look, text, Kind.QUIET, icon="left")
        self.addWidget(self.back)
        self.addStretch(1)
        for other in others:
            self.addWidget(other)

    def stand_above(self, margin: int, *, above: int = 18, below: int) -> None:
        """Fit it to a page with those margins at its sides, and so much room above it and between the two."""
        beside = max(margin - self._look.px(_BEFORE_ARROW), 0)
        mirrored = self.back.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (margin, beside) if mirrored else (beside, margin)
        self.setContentsMargins(left, above, right, below)
