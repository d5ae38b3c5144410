"""Measuring and painting a widget anew, when the look has changed or what it shows."""

from PySide6.QtWidgets import QWidget

from glutebreak.windows.look.theme import Look


def redraw(widget: QWidget) -> None:
    """Ask the widget for its size again, and paint it again."""
    widget.updateGeometry()
    widget.update()


def follow_look(look: Look, widget: QWidget) -> None:
    """Redraw the widget whenever the look changes, for as long as it lives."""
    # Methods of the widget itself: Qt disconnects those when it is deleted.
    look.changed.connect(widget.updateGeometry)
    look.changed.connect(widget.update)
