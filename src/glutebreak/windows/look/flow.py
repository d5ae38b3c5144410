"""A layout that puts its items side by side and goes on in the next row where the width ends."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Items in rows, each in its own size, centred on the row; mirrored where the writing is.

    Args:
        parent: what it lays out.
        gap: between items and between rows.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._between: list[QWidget] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def add_between(self, widget: QWidget) -> None:
        """Something that stands between two items, and is not seen where a row begins or ends there."""
        self._between.append(widget)
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """One more at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item there, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take it out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """More rows in less width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The rows' height in that width."""
        return self._arranged(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(rect)
        self._arranged(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one row."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(len(sizes) - 1, 0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The widest item alone."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.sizeHint())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arranged(self, room: QRect, *, move: bool) -> int:
        """Lay the items out; returns the height they take."""
        rows: list[list[QLayoutItem]] = []
        width = 0
        for item in self._shown():
            needed = item.sizeHint().width()
            if not rows or width + self._gap + needed > room.width():
                rows.append([])
                width = -self._gap
            rows[-1].append(item)
            width += self._gap + needed
        y = room.y()
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for row in rows:
            for end in (0, -1):
                rule = row[end].widget()
                if rule in self._between and len(row) > 1:
                    row.pop(end)
                    if move:
                        rule.move(-rule.width(), -rule.height())
            height, x = max(item.sizeHint().height() for item in row), room.x()
            for item in row:
                size = item.sizeHint()
                if move:
                    left = room.right() + 1 - (x - room.x()) - size.width() if mirrored else x
                    item.setGeometry(QRect(QPoint(left, y + (height - size.height()) // 2), size))
                x += size.width() + self._gap
            y += height + self._gap
        return y - room.y() - (self._gap if rows else 0)
