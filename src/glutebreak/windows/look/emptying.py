"""Taking everything out of a layout."""

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Take every item out, and delete the widgets: they are hidden at once, and gone once control is back with Qt."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
