"""The row above every page of the library that one comes to from the grid."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from glutebreak.language import tr
from glutebreak.windows.look.buttons import Button, Kind
from glutebreak.windows.look.theme import Look

_AIR = 15
"""Between the button's edge and its icon: the icon stands on the page's margin."""


class BackRow(QHBoxLayout):
    """The button back to the grid, and at the other end what else can be done.

    Args:
        look: what it is painted with.
        others: what stands at the other end.
    """

    def __init__(self, look: Look, *others: QWidget) -> None:
        super().__init__()
        self.back = Button(look, tr("Exercises"), Kind.QUIET, icon="left")
        self.addWidget(self.back)
        self.addStretch(1)
        for other in others:
            self.addWidget(other)

    def stand_above(self, margin: int, *, gap: int) -> None:
        """Fit it to a page with those margins at its sides, and so much room between them."""
        self.setContentsMargins(margin - _AIR, 18, margin, gap)
