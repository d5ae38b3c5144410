"""The cues below the stage: one, and a second one where there is room."""

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type, Weight
from glutebreak.windows.look.words import Words

_BESIDE_DOT = 16


class CueLine(QWidget):
    """One line of cues; where one reads from right to left the first one stands at the right, whatever its language.

    Args:
        look: what it is painted with.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._size = Type.CUE
        self._first = Words(look, "", Type.CUE, weight=Weight.MEDIUM)
        self._dot = Words(look, "•", Type.CUE, tone=Tone.TEXT3)
        self._second = Words(look, "", Type.CUE, tone=Tone.TEXT2, weight=Weight.REGULAR)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_BESIDE_DOT)
        for words in (self._first, self._dot, self._second):
            row.addWidget(words)
        row.addStretch(1)

    def set_size(self, size: Type) -> None:
        """Another size of the scale."""
        self._size = size
        for words in (self._first, self._dot, self._second):
            words.set_size(size)

    def show_cues(self, cues: tuple[str, ...], width: int) -> None:
        """Show the first cue, and the second if both fit the width; without any the line keeps its room."""
        first, second = (*cues, "", "")[:2]
        self._first.set_text(first)
        medium, regular = (QFontMetricsF(self._look.font(self._size, each)) for each in (Weight.MEDIUM, Weight.REGULAR))
        needed = medium.horizontalAdvance(f"{first}•") + 2 * _BESIDE_DOT + regular.horizontalAdvance(second)
        fits = bool(second) and needed <= width
        self._second.set_text(second if fits else "")
        for words in (self._dot, self._second):
            words.setVisible(fits)

    def text(self) -> str:
        """What is to be read."""
        return " • ".join(each for each in (self._first.text(), self._second.text()) if each)
