"""The commands of a guided break, and the one key of each: window, tooltips and sentences take it from here."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from glutebreak.language import tr


class Command(Enum):
    """A command; its value is its key where one reads from left to right."""

    PAUSE = Qt.Key.Key_Space
    BACK = Qt.Key.Key_Left
    NEXT = Qt.Key.Key_Right
    SWAP = Qt.Key.Key_S
    STAND = Qt.Key.Key_N
    WALK = Qt.Key.Key_W
    HURTS = Qt.Key.Key_H
    MUTE = Qt.Key.Key_M
    CORNER = Qt.Key.Key_C
    FULL_SCREEN = Qt.Key.Key_F
    LEAVE = Qt.Key.Key_Escape


_MIRRORED = {Command.BACK: Qt.Key.Key_Right, Command.NEXT: Qt.Key.Key_Left}
"""Keys that point to where their button stands, and so turn with the way one reads."""
_ARROWS = {Qt.Key.Key_Left: "←", Qt.Key.Key_Right: "→"}


def key_of(command: Command, *, mirrored: bool = False) -> Qt.Key:
    """Its key; mirrored, where one reads from right to left."""
    return _MIRRORED.get(command, command.value) if mirrored else command.value


def spell_key(command: Command, *, mirrored: bool = False) -> str:
    """Its key as a sentence names it: `Space`, `←`, `H`."""
    key = key_of(command, mirrored=mirrored)
    return tr("Space") if key == Qt.Key.Key_Space else _ARROWS.get(key) or QKeySequence(key).toString()


def reads_from_right(widget: QWidget) -> bool:
    """Whether the widget is laid out for a language that is read from right to left."""
    return widget.layoutDirection() == Qt.LayoutDirection.RightToLeft


def show_key(button: QWidget, command: Command, name: str = "") -> None:
    """Let its tooltip say what it does and by which key, such as `Pause (Space)`.

    Args:
        button: what stands for the command on screen.
        command: the command.
        name: what it does; its accessible name unless more is to be said.
    """
    key = spell_key(command, mirrored=reads_from_right(button))
    button.setToolTip(tr("{name} ({key})", name=name or button.accessibleName(), key=key))
