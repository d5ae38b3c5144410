"""What is offered when an exercise hurts."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from glutebreak.core.exercises.catalogue import Exercise
from glutebreak.language import tr
from glutebreak.windows.look.buttons import Button, Kind
from glutebreak.windows.look.surfaces import Card
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type
from glutebreak.windows.look.words import Words


class HurtCard(Card):
    """One sentence, and what to do instead.

    Args:
        look: what it is painted with.
        parent: where it stands.
    """

    gentler_taken = Signal()
    """The easier exercise is wanted."""
    gone_on = Signal()
    """On without it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._title = Words(look, "", Type.SECTION)
        self._body = Words(look, "", Type.BODY, tone=Tone.TEXT2, wrap=True)
        self._easier = Words(look, "", Type.BODY, tone=Tone.TEXT2, wrap=True)
        self._gentler = Button(look, "", Kind.PRIMARY, parent=self)
        self._go_on = Button(look, "", Kind.TONAL, parent=self)
        self._gentler.clicked.connect(self.gentler_taken)
        self._go_on.clicked.connect(self.gone_on)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(8)
        for words in (self._title, self._body, self._easier):
            column.addWidget(words)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(8)
        self._row.addWidget(self._gentler)
        self._row.addWidget(self._go_on)
        self._row.addStretch(1)
        column.addSpacing(8)
        column.addLayout(self._row)

    def show_for(
        self, hurting: Exercise, gentler: Exercise | None, following: Exercise | None, *, comes_again: bool
    ) -> None:
        """Ask what to do instead of the exercise that hurts; `comes_again` if it is offered later all the same."""
        self._title.set_text(tr("{exercise}: stopped", exercise=hurting.name))
        self._body.set_text(
            tr("With sharp pain, stop for today.")
            if comes_again
            else tr("It will not come up again until you allow it in the library. With sharp pain, stop for today.")
        )
        self._easier.set_text(hurting.caution)
        self._easier.setVisible(bool(hurting.caution))
        self._gentler.setVisible(gentler is not None)
        if gentler is not None:
            self._gentler.set_text(tr("Easier: {exercise}", exercise=gentler.name))
        self._go_on.set_text(
            tr("Continue with {exercise}", exercise=following.name) if following is not None else tr("End the break")
        )
        self.setAccessibleName(self._title.text())
        self.show()
        self.raise_()
        (self._gentler if gentler is not None else self._go_on).setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, room: QRect, page_height: int) -> None:
        """Stand in the middle of the room, wrapped to fit; where even the page is too low, without the caution."""
        self._easier.setVisible(bool(self._easier.text()))
        width = min(self._look.px(520), room.width() - 32)
        side_by_side = self._gentler.sizeHint().width() + self._go_on.sizeHint().width() + 8 <= width - 48
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if side_by_side else QBoxLayout.Direction.TopToBottom)
        height = self._column.totalHeightForWidth(width)
        if height > page_height - 16:
            self._easier.hide()
            height = self._column.totalHeightForWidth(width)
        top = room.y() + (room.height() - height) // 2
        top = min(max(top, 8), max(page_height - height - 8, 8))
        self.setGeometry(room.x() + (room.width() - width) // 2, top, width, height)
