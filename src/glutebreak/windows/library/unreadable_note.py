"""Says that the user's own exercises could not be read, and helps to put it right."""

from PySide6.QtCore import Signal

from glutebreak.language import tr
from glutebreak.windows.library.inset_note import Note
from glutebreak.windows.look.buttons import Button, Kind
from glutebreak.windows.look.theme import Look


class UnreadableNote(Note):
    """One sentence, and what can be done about it.

    Args:
        look: what it is painted with.
    """

    open_wanted = Signal()
    """The file is to be opened."""
    reload_wanted = Signal()
    """The file is to be read again."""

    def __init__(self, look: Look) -> None:
        buttons = (
            Button(look, tr("Open the file"), Kind.OUTLINE),
            Button(look, tr("Reload"), Kind.OUTLINE, icon="reset"),
        )
        super().__init__(look, buttons)
        self.open, self.reload = buttons
        self.open.clicked.connect(self.open_wanted)
        self.reload.clicked.connect(self.reload_wanted)

    def say(self, sentence: str) -> None:
        """Say it, or nothing more."""
        self.show_sentence(sentence, [self.open, self.reload])
