"""Where an arrow key goes from a tile of the library: through all that stands on the page, whatever heads it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt

from glutebreak.windows.library.poster import Tile

Rows = Sequence[Sequence[Tile]]
"""Tiles that stand together, row by row, each in reading order."""


def neighbour(groups: Sequence[Rows], tile: Tile, key: Qt.Key) -> Tile | None:
    """The tile that the key goes to; None at the page's edge.

    Left and Right follow the reading order, Up and Down go to the nearest tile of the next row, Home and End to the
    first and the last tile that stand together with this one.

    Args:
        groups: what is on the page, from the top.
        tile: one of it.
        key: an arrow key, Home or End.
    """
    rows = [row for group in groups for row in group if row]
    if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
        here = next(nth for nth, row in enumerate(rows) if tile in row)
        there = here + (1 if key == Qt.Key.Key_Down else -1)
        middle = _middle(tile)
        return min(rows[there], key=lambda each: abs(_middle(each) - middle)) if 0 <= there < len(rows) else None
    if key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
        together = next(
            [each for row in group for each in row] for group in groups if any(tile in row for row in group)
        )
        return together[0 if key == Qt.Key.Key_Home else -1]
    ahead = Qt.Key.Key_Left if tile.isRightToLeft() else Qt.Key.Key_Right
    listed = [each for row in rows for each in row]
    there = listed.index(tile) + (1 if key == ahead else -1)
    return listed[there] if 0 <= there < len(listed) else None


def _middle(tile: Tile) -> int:
    return tile.mapToGlobal(QPoint(tile.width() // 2, 0)).x()
