"""A setting as a row of a card: what it is, what it means, its control, and what was wrong with the last try."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from glutebreak.language import tr
from glutebreak.windows.look import painting
from glutebreak.windows.look.buttons import IconButton
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type
from glutebreak.windows.look.words import Words


class _Complaint(Words):
    """One sentence behind a bar of the text's colour."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", Type.HELP, wrap=True)
        self._bar = look
        self.setContentsMargins(10, 0, 0, 0)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        at = self.width() - 2 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0
        painting.begin(self).fillRect(QRectF(at, 1, 2, self.height() - 2), self._bar.colours.text)
        super().paintEvent(event)


class SettingRow(QWidget):
    """A setting.

    Args:
        look: what it is painted with.
        title: what it is.
        explanation: what it means; empty for none.
        control: what sets it.
        stacked: the control stands under the words instead of beside them.
    """

    def __init__(self, look: Look, title: str, explanation: str, control: QWidget, *, stacked: bool = False) -> None:
        super().__init__()
        self.title = title
        self.control = control
        self.reset = IconButton(look, "reset", tr("Back to the default: {title}", title=title))
        kept = self.reset.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(kept)
        self.reset.hide()
        self.complaint = _Complaint(look)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Words(look, title, Type.CONTROL))
        if explanation:
            words.addWidget(Words(look, explanation, Type.HELP, tone=Tone.TEXT2, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(words, 1)
        row.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        column.addLayout(row)
        if stacked:
            column.addWidget(control)
        else:
            row.addWidget(control)
        column.addWidget(self.complaint)
        control.setAccessibleDescription(explanation)

    def complain(self, sentence: str) -> None:
        """Say under the row what was wrong; an empty sentence takes it back."""
        self.complaint.set_text(sentence)
        self.complaint.setVisible(bool(sentence))

    def differs(self, *, from_default: bool) -> None:
        """Offer the way back where the value is not the default."""
        self.reset.setVisible(from_default)
