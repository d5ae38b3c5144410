"""The cues below the stage: one, and a second one where there is room."""

from PySide6.QtGui import QFontMetricsF

from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type, Weight
from glutebreak.windows.look.words import Run, Words

_BETWEEN = "   •   "


class CueLine(Words):
    """One line of cues.

    Args:
        look: what it is painted with.
    """

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", Type.CUE)
        self._metrics_of = look

    def show_cues(self, cues: tuple[str, ...], width: int) -> None:
        """Show the first cue, and the second if both fit the width."""
        runs: tuple[Run, ...] = (Run(cues[0], Tone.TEXT, Weight.MEDIUM),)
        if len(cues) > 1:
            font = self._metrics_of.font(Type.CUE)
            needed = QFontMetricsF(font).horizontalAdvance(cues[0] + _BETWEEN + cues[1])
            if needed <= width:
                runs += (Run(_BETWEEN, Tone.TEXT3), Run(cues[1], Tone.TEXT2, Weight.REGULAR))
        self.set_text(runs)
