"""A heading of the library with the posters under it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from glutebreak.core.exercises.library import Heading
from glutebreak.windows.library import library_texts
from glutebreak.windows.library.poster_grid import PosterGrid
from glutebreak.windows.look.link import LinkButton
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
        title, beside = library_texts.heading(heading)
        self.title = Words(look, title, Type.SECTION)
        self.beside = Words(look, beside, Type.CONTROL, tone=Tone.TEXT2, weight=Weight.REGULAR, wrap=True)
        self.beside.setContentsMargins(0, 0, 0, 2)
        self.grid = PosterGrid()
        self._link: LinkButton | None = None
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

    def add_link(self, text: str, icon: str) -> LinkButton:
        """Something that can be done with all of them, at the heading's end."""
        self._link = LinkButton(self._look, text, icon_after=icon, height=28, underlined=True)
        self._rows = None
        self._arrange()
        return self._link

    def put_above_grid(self, widget: QWidget) -> None:
        """Something wider than a poster."""
        self._column.insertWidget(1, widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another arrangement."""
        self._arrange()

    def _arrange(self) -> None:
        widths = [each.sizeHint().width() + _GAP for each in (self.title, self.beside)]
        link = self._link.sizeHint().width() + _GAP if self._link is not None else 0
        # What has no room on the heading's line stands on one of its own: first the words, then the link too.
        beside_row = int(sum(widths) + link > self.width())
        link_row = 2 * int(widths[0] + link + 2 * _GAP > self.width())
        if (beside_row, link_row) == self._rows:
            return
        self._rows = beside_row, link_row
        self._head.removeWidget(self.beside)
        if beside_row:
            self._head.addWidget(self.beside, beside_row, 0, 1, 4)
        else:
            self._head.addWidget(self.beside, 0, 1, _FOOT)
        if self._link is not None:
            self._head.removeWidget(self._link)
            self._head.addWidget(self._link, link_row, 0 if link_row else 3, 1, 4 if link_row else 1, _END | _FOOT)
