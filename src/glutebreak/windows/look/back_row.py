"""The row above a page that one comes to from another one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from glutebreak.windows.look.buttons import Button, Kind
from glutebreak.windows.look.theme import Look

_TIP = 7
"""From the arrow's own box to its tip, which stands on the page's margin."""
_AIR = 8
"""Between the button's edge and the arrow's box, and at least between the window's edge and the button's."""


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
        self.back = Button(look, text, Kind.QUIET, icon="left", air=_AIR)
        self.addWidget(self.back)
        self.addStretch(1)
        for other in others:
            self.addWidget(other)

    def stand_above(self, margin: int, *, above: int = 18, below: int) -> None:
        """Fit it to a page with those margins at its sides, and so much room above it and between the two."""
        beside = max(margin - self._look.px(_TIP) - _AIR, _AIR)
        mirrored = self.back.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (margin, beside) if mirrored else (beside, margin)
        self.setContentsMargins(left, above, right, below)
