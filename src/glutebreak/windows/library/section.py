"""A heading of the library with the posters under it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from glutebreak.core.exercises.library import Heading
from glutebreak.windows.library import spelling
from glutebreak.windows.library.poster_grid import PosterGrid
from glutebreak.windows.look.buttons import Button, Kind
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type, Weight
from glutebreak.windows.look.words import Words

_GAP = 12
_FOOT = Qt.AlignmentFlag.AlignBottom
_END = Qt.AlignmentFlag.AlignTrailing


class Section(QWidget):
    """A heading, a few words beside it or, where there is no room for them, under it, and the posters.

    Args:
        look: what it is painted with.
        heading: what its exercises are for.
    """

    def __init__(self, look: Look, heading: Heading) -> None:
        super().__init__()
        self._look = look
        title, beside = spelling.heading(heading)
        self.title = Words(look, title, Type.SECTION)
        self.beside = Words(look, beside, Type.CONTROL, tone=Tone.TEXT2, weight=Weight.REGULAR, wrap=True)
        self.beside.setContentsMargins(0, 0, 0, 2)
        self.grid = PosterGrid()
        self._button: Button | None = None
        self._rows: tuple[int, int] | None = None
        self._head = QGridLayout()
        self._head.setHorizontalSpacing(_GAP)
        self._head.setVerticalSpacing(0)
        self._head.setColumnStretch(2, 1)
        self._head.addWidget(self.title, 0, 0, _FOOT)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._column.addLayout(self._head)
        self._column.addWidget(self.grid)
        self._arrange()

    def add_button(self, text: str, icon: str) -> Button:
        """A quiet button at the heading's end."""
        self._button = Button(self._look, text, Kind.QUIET, icon=icon)
        self._rows = None
        self._arrange()
        return self._button

    def put_above_grid(self, widget: QWidget) -> None:
        """Something wider than a poster."""
        self._column.insertWidget(1, widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another arrangement."""
        self._arrange()

    def _arrange(self) -> None:
        widths = [each.sizeHint().width() + _GAP for each in (self.title, self.beside)]
        button = self._button.sizeHint().width() + _GAP if self._button is not None else 0
        # What has no room on the heading's line stands on one of its own: first the words, then the button too.
        beside_row = int(sum(widths) + button > self.width())
        button_row = 2 * int(widths[0] + button + 2 * _GAP > self.width())
        if (beside_row, button_row) == self._rows:
            return
        self._rows = beside_row, button_row
        self._head.removeWidget(self.beside)
        if beside_row:
            self._head.addWidget(self.beside, beside_row, 0, 1, 4)
        else:
            self._head.addWidget(self.beside, 0, 1, _FOOT)
        if self._button is not None:
            self._head.removeWidget(self._button)
            self._head.addWidget(self._button, button_row, 0 if button_row else 3, 1, 4 if button_row else 1, _END)
