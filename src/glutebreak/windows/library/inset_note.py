"""An inset note on a page: one sentence, and what can be done about it."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from glutebreak.windows.look import painting
from glutebreak.windows.look.flow import Flow
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius, Tone, Type
from glutebreak.windows.look.words import Words

_BAR = 3
_LEAST_SENTENCE = 280
"""A sentence that would have less room beside the buttons has them below."""


class Note(QWidget):
    """Not there while there is nothing to say.

    Args:
        look: what it is painted with.
        buttons: what may be done.
        beside: the buttons stand beside the sentence where there is room; else always below it.
    """

    def __init__(self, look: Look, buttons: Sequence[QWidget], *, beside: bool = False) -> None:
        super().__init__()
        self._look = look
        self._buttons = buttons
        self._beside = beside
        self.sentence = Words(look, "", Type.BODY, tone=Tone.TEXT, wrap=True)
        self._row = QWidget()
        row = Flow(self._row)
        for button in buttons:
            row.addWidget(button)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(20, 14, 20, 14)
        self._layout.setSpacing(12)
        self._layout.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        self._layout.addWidget(self._row, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()
        look.changed.connect(self.update)

    def text(self) -> str:
        """What it says; empty while it is not there."""
        return self.sentence.text()

    def show_sentence(self, sentence: str, offered: Collection[QWidget]) -> None:
        """Say it with these of the buttons, or nothing more."""
        self.sentence.set_text(sentence)
        for button in self._buttons:
            button.setVisible(button in offered)
            # A button that takes the focus with the note is read together with what it is about.
            button.setAccessibleDescription(sentence)
        self._row.setVisible(bool(offered))
        self._arrange()
        self.setVisible(bool(sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another arrangement."""
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Inset, with a bar of the text's colour at its beginning."""
        painter, colours, room = painting.begin(self), self._look.colours, QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(room, float(Radius.CONTROL), float(Radius.CONTROL))
        painter.fillPath(shape, colours.band)
        bar = QPainterPath()
        bar.addRect(painting.turned(self, QRectF(0, 0, _BAR, room.height())))
        painter.fillPath(shape.intersected(bar), colours.text)

    def _arrange(self) -> None:
        needed = self._row.sizeHint().width() + self._look.px(_LEAST_SENTENCE)
        if self._beside and self.width() >= needed:
            self._layout.setDirection(QBoxLayout.Direction.LeftToRight)
            self._row.setFixedWidth(self._row.sizeHint().width())
        else:
            self._layout.setDirection(QBoxLayout.Direction.TopToBottom)
            self._row.setMinimumWidth(0)
            self._row.setMaximumWidth(16_777_215)
