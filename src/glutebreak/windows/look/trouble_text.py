"""Why a view has nothing to show, and what helps."""

from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type
from glutebreak.windows.look.words import Words


class TroubleText(Words):
    """One sentence under the view's own, to be read rather than looked at; not there while nothing is wrong."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", Type.BODY, tone=Tone.TEXT2, wrap=True)
        self.setContentsMargins(0, 8, 0, 0)
        self.hide()

    def say(self, sentence: str) -> None:
        """Say it, or nothing more."""
        self.set_text(sentence)
        self.setVisible(bool(sentence))
