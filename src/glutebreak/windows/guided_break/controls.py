"""The foot of the break window: what hurts, what to swap, back, pause, next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from glutebreak.core.break_moment import Moment, Part
from glutebreak.core.catalogue import Catalogue
from glutebreak.core.legs import Phase
from glutebreak.language import tr
from glutebreak.windows.guided_break.routine_bar import RoutineBar
from glutebreak.windows.look.buttons import Button, IconButton, Kind
from glutebreak.windows.look.theme import Look

_LEAST_BAR = 300
"""A bar narrower than this says nothing."""


class Controls(QWidget):
    """The routine's bar and the buttons.

    Args:
        look: what it is painted with.
        catalogue: where the exercises' names are.
        parent: where it stands.
    """

    hurts = Signal()
    swap = Signal()
    back = Signal()
    pause = Signal()
    next = Signal()

    def __init__(self, look: Look, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.bar = RoutineBar(look, catalogue, self)
        self.hurts_button = Button(look, tr("This hurts"), Kind.QUIET, icon="warning", parent=self)
        self.swap_button = Button(look, tr("Swap"), Kind.QUIET, icon="swap", parent=self)
        self.back_button = IconButton(look, "back", tr("Back"), Kind.TONAL, large=True, parent=self)
        self.pause_button = Button(look, tr("Pause"), Kind.PRIMARY, icon="pause", large=True, parent=self)
        self.next_button = IconButton(look, "next", tr("Next"), Kind.TONAL, large=True, parent=self)
        for button, key, pressed in (
            (self.hurts_button, "H", self.hurts),
            (self.swap_button, "S", self.swap),
            (self.back_button, "←", self.back),
            (self.pause_button, tr("Space"), self.pause),
            (self.next_button, "→", self.next),
        ):
            button.setToolTip(tr("{name} ({key})", name=button.accessibleName(), key=key))
            button.clicked.connect(pressed)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        self._left.addWidget(self.bar, 1)
        self._left.addWidget(self.hurts_button)
        self._left.addWidget(self.swap_button)
        self._left.addStretch(0)
        self._right.addStretch(0)
        for button in (self.back_button, self.pause_button, self.next_button):
            self._right.addWidget(button)
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addLayout(self._left, 1)
        self._outer.addLayout(self._right)
        for row in (self._left, self._right):
            row.setSpacing(8)
        self._outer.setSpacing(28)

    def fit(self, width: int, *, narrow: bool, small: bool) -> None:
        """Fit that width: without the bar where there is no room, in two rows where there is still less.

        Args:
            width: what there is.
            narrow: no bar in any case.
            small: the pause alone, where there is hardly any height.
        """
        left = (self.hurts_button, self.swap_button)
        right = (self.back_button, self.pause_button, self.next_button)
        needed = sum(each.sizeHint().width() for each in (*left, *right)) + 28 + 4 * 8
        self.bar.setVisible(not narrow and not small and width - needed > _LEAST_BAR)
        for button in (*left, self.back_button, self.next_button):
            button.setVisible(not small)
        two_rows = needed > width and not small
        self._outer.setDirection(QBoxLayout.Direction.TopToBottom if two_rows else QBoxLayout.Direction.LeftToRight)
        self._outer.setSpacing(8 if two_rows else 28)
        for row, before in ((self._left, False), (self._right, True)):
            row.setStretch(0 if before else row.count() - 1, 0 if self.bar.isVisibleTo(self) else 1)
        self.updateGeometry()

    def reveal(self, moment: Moment, parts: tuple[Part, ...], *, can_swap: bool) -> None:
        """Follow the break."""
        self.bar.show_parts(parts)
        if moment.paused:
            self.pause_button.set_text(tr("Go on"))
            self.pause_button.set_icon("play")
        else:
            self.pause_button.set_text(tr("Pause"))
            self.pause_button.set_icon("pause")
        self.pause_button.setToolTip(tr("{name} ({key})", name=self.pause_button.accessibleName(), key=tr("Space")))
        stopped = moment.phase is Phase.HURT
        for button in (self.back_button, self.pause_button, self.next_button):
            button.setEnabled(not stopped)
        self.hurts_button.setEnabled(not stopped and moment.dose is not None)
        self.swap_button.setEnabled(can_swap)
