"""Says that the user's own exercises could not be read, and helps to put it right."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from glutebreak.language import tr
from glutebreak.windows.library.flow import Flow
from glutebreak.windows.look import painting
from glutebreak.windows.look.buttons import Button, Kind
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius, Tone, Type
from glutebreak.windows.look.words import Words

_BAR = 3


class Complaint(QWidget):
    """One sentence, and what can be done about it; not there while nothing is wrong.

    Args:
        look: what it is painted with.
    """

    open_wanted = Signal()
    """The file is to be opened."""
    reload_wanted = Signal()
    """The file is to be read again."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.sentence = Words(look, "", Type.BODY, tone=Tone.TEXT, wrap=True)
        self.open = Button(look, tr("Open the file"), Kind.OUTLINE)
        self.reload = Button(look, tr("Reload"), Kind.OUTLINE, icon="reset")
        self.open.clicked.connect(self.open_wanted)
        self.reload.clicked.connect(self.reload_wanted)
        buttons = QWidget()
        row = Flow(buttons)
        row.addWidget(self.open)
        row.addWidget(self.reload)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(12)
        column.addWidget(self.sentence)
        column.addWidget(buttons)
        self.hide()
        look.changed.connect(self.update)

    def say(self, sentence: str) -> None:
        """Say it, or nothing more."""
        self.sentence.set_text(sentence)
        self.setVisible(bool(sentence))

    def paintEvent(self, event: QPaintEvent) -> None:
        """An inset note with a bar of the text's colour at its beginning."""
        painter, colours, room = painting.begin(self), self._look.colours, QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(room, float(Radius.CONTROL), float(Radius.CONTROL))
        painter.fillPath(shape, colours.band)
        bar = QPainterPath()
        bar.addRect(painting.turned(self, QRectF(0, 0, _BAR, room.height())))
        painter.fillPath(shape.intersected(bar), colours.text)
