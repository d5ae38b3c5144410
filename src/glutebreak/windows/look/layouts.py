"""Taking everything out of a layout."""

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Take every item out, and delete the widgets: they are hidden at once, and gone once control is back with Qt."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def release(layout: QLayout) -> None:
    """Take every item out, and leave the widgets as they are, to be put in again.

    A widget's own item has to go the layout's way: one that was taken from Python lives on, stays the one that hears of
    another size, and the widget is never given more room again.
    """
    while (item := layout.itemAt(0)) is not None:
        if (widget := item.widget()) is not None:
            layout.removeWidget(widget)
        else:
            layout.takeAt(0)
