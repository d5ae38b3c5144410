"""The foot of the break window: what hurts, what to swap, back, pause, next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from glutebreak.core.break_moment import Moment, Part
from glutebreak.core.catalogue import Catalogue
from glutebreak.core.legs import Phase
from glutebreak.language import tr
from glutebreak.windows.guided_break.routine_bar import RoutineBar
from glutebreak.windows.look.buttons import Button, IconButton, Kind
from glutebreak.windows.look.theme import Look


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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.bar, 1)
        row.addWidget(self.hurts_button)
        row.addWidget(self.swap_button)
        row.addSpacing(20)
        row.addStretch(0)
        self._before_back = row.count() - 1
        row.addWidget(self.back_button)
        row.addWidget(self.pause_button)
        row.addWidget(self.next_button)
        self._row = row

    def set_narrow(self, *, narrow: bool, small: bool) -> None:
        """Without the bar; and where there is hardly any height, with the pause alone."""
        self.bar.setVisible(not narrow)
        self._row.setStretch(self._before_back, 1 if narrow else 0)
        for button in (self.hurts_button, self.swap_button, self.back_button, self.next_button):
            button.setVisible(not small)
        self._row.setSpacing(4 if narrow else 8)

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
