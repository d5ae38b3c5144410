"""Posters in as many columns as fit."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from glutebreak.windows.library.poster import WIDTH, Poster

GAP = 16
ROW_GAP = 28
_STRETCH = 24
"""A poster may be so much narrower than usual to let one more stand in the row."""


class PosterGrid(QWidget):
    """Posters in rows, all of one width that fills the row.

    Args:
        parent: where it stands.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.posters: list[Poster] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_posters(self, posters: Sequence[Poster]) -> None:
        """Show these, in this order."""
        for gone in set(self.posters) - set(posters):
            gone.hide()
        before = set(self.posters)
        self.posters = list(posters)
        for poster in self.posters:
            if poster not in before:
                poster.setParent(self)
            poster.show()
        self.updateGeometry()
        self._arrange()

    def rows(self) -> list[list[Poster]]:
        """The posters as they stand now."""
        columns = self.columns_in(self.width())
        return [self.posters[first : first + columns] for first in range(0, len(self.posters), columns)]

    def columns_in(self, width: int) -> int:
        """How many stand in a row of that width."""
        # Large text needs wider posters, though not as much wider as it is larger.
        scale = self.posters[0].look.text_scale if self.posters else 1.0
        usual = round(WIDTH * (1 + (scale - 1) * 0.4))
        return max((width + GAP + _STRETCH) // (usual + GAP), 1)

    def hasHeightForWidth(self) -> bool:
        """More rows in less width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All rows."""
        if not self.posters:
            return 0
        columns = self.columns_in(width)
        rows = -(-len(self.posters) // columns)
        return rows * self._tile(width, columns).height() + (rows - 1) * ROW_GAP

    def sizeHint(self) -> QSize:
        """Four in a row."""
        width = 4 * WIDTH + 3 * GAP
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One in a row."""
        return QSize(WIDTH // 2, 0)

    def event(self, event: QEvent) -> bool:
        """A poster may need more room than it has."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other columns."""
        self._arrange()

    def _tile(self, width: int, columns: int) -> QSize:
        each = (width - (columns - 1) * GAP) // columns
        return QSize(each, max(poster.height_for(each) for poster in self.posters))

    def _arrange(self) -> None:
        if not self.posters:
            return
        columns = self.columns_in(self.width())
        size = self._tile(self.width(), columns)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for nth, poster in enumerate(self.posters):
            row, column = divmod(nth, columns)
            x = column * (size.width() + GAP)
            x = self.width() - x - size.width() if mirrored else x
            poster.setGeometry(x, row * (size.height() + ROW_GAP), size.width(), size.height())
