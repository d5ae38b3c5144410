"""Posters in as many columns as fit."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from glutebreak.windows.library.poster import WIDTH, Poster

GAP = 16
ROW_GAP = 28
_STRETCH = 24
"""A poster may be so much narrower than usual to let one more stand in the row."""


class PosterGrid(QWidget):
    """Posters in rows, all of one width that fills the row; arrow keys go from one to the next.

    Args:
        parent: where it stands.
    """

    left_upwards = Signal()
    """Up was pressed in the first row."""
    left_downwards = Signal()
    """Down was pressed in the last row."""
    moved_to = Signal(QWidget)
    """An arrow key went to that poster."""

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
            gone.arrow.disconnect(self._arrow)
        before = set(self.posters)
        self.posters = list(posters)
        for poster in self.posters:
            if poster not in before:
                poster.setParent(self)
                poster.arrow.connect(self._arrow)
            poster.show()
        for first, second in zip(self.posters, self.posters[1:], strict=False):
            QWidget.setTabOrder(first, second)
        self.updateGeometry()
        self._arrange()

    def columns_in(self, width: int) -> int:
        """How many stand in a row of that width."""
        # Large text needs wider posters, though not as much wider as it is larger.
        scale = self.posters[0].look.text_scale if self.posters else 1.0
        usual = round(WIDTH * (1 + (scale - 1) * 0.6))
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other columns."""
        self._arrange()

    def _tile(self, width: int, columns: int) -> QSize:
        each = (width - (columns - 1) * GAP) // columns
        if columns == 1:
            each = min(width, 2 * WIDTH)
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

    def _arrow(self, key: int) -> None:
        sender = self.sender()
        here = self.posters.index(sender) if isinstance(sender, Poster) and sender in self.posters else 0
        columns = self.columns_in(self.width())
        ahead = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {
            int(Qt.Key.Key_Left): -ahead,
            int(Qt.Key.Key_Right): ahead,
            int(Qt.Key.Key_Up): -columns,
            int(Qt.Key.Key_Down): columns,
            int(Qt.Key.Key_Home): -here,
            int(Qt.Key.Key_End): len(self.posters) - 1 - here,
        }
        there = here + steps[key]
        if key == int(Qt.Key.Key_Down) and there >= len(self.posters):
            last_row = (len(self.posters) - 1) // columns
            if here // columns < last_row:
                there = len(self.posters) - 1
        if 0 <= there < len(self.posters):
            self.posters[there].setFocus(Qt.FocusReason.TabFocusReason)
            self.moved_to.emit(self.posters[there])
        elif there < 0 and key == int(Qt.Key.Key_Up):
            self.left_upwards.emit()
        elif key == int(Qt.Key.Key_Down):
            self.left_downwards.emit()
