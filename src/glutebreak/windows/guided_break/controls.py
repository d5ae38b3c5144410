"""The foot of the break window: what hurts, what to swap, back, pause, next."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from glutebreak.core.coaching.break_moment import ExerciseProgress, Moment, Offers
from glutebreak.core.coaching.segments import Phase
from glutebreak.language import tr
from glutebreak.windows.guided_break.commands import Command, show_key
from glutebreak.windows.guided_break.routine_bar import RoutineBar
from glutebreak.windows.look.buttons import Button, IconButton, Kind
from glutebreak.windows.look.menu import MenuEntry
from glutebreak.windows.look.theme import Look

_BETWEEN, _BETWEEN_ROWS = 8, 28
"""Between two buttons, and between those at the left and those at the right."""
_LEAST_BAR = 300
"""A bar narrower than this says nothing."""


class Controls(QWidget):
    """The routine's bar and the buttons.

    Args:
        look: what it is painted with.
        parent: where it stands.
    """

    hurts = Signal()
    swap = Signal()
    stand = Signal()
    walk = Signal()
    back = Signal()
    pause = Signal()
    next = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.bar = RoutineBar(look, self)
        self.hurts_button = Button(look, tr("This hurts"), Kind.QUIET, icon="warning", parent=self)
        self.swap_button = Button(look, tr("Swap"), Kind.QUIET, icon="swap", parent=self)
        self.stand_button = Button(look, tr("No room"), Kind.QUIET, icon="person", parent=self)
        self._offers_standing = self._stopped = self._small = self._crowded = False
        self.walk_button = Button(look, tr("Walk instead"), Kind.QUIET, icon="walk", parent=self)
        self.back_button = IconButton(look, "back", tr("Back"), Kind.TONAL, large=True, parent=self)
        self.pause_button = Button(look, tr("Pause"), Kind.PRIMARY, icon="pause", large=True, parent=self)
        self.pause_button.keep_room(tr("Pause"), tr("Resume"))
        self.next_button = IconButton(look, "next", tr("Next"), Kind.TONAL, large=True, parent=self)
        for button, command, pressed in (
            (self.hurts_button, Command.HURTS, self.hurts),
            (self.swap_button, Command.SWAP, self.swap),
            (self.stand_button, Command.STAND, self.stand),
            (self.walk_button, Command.WALK, self.walk),
            (self.back_button, Command.BACK, self.back),
            (self.pause_button, Command.PAUSE, self.pause),
            (self.next_button, Command.NEXT, self.next),
        ):
            show_key(button, command)
            button.clicked.connect(pressed)
        show_key(self.stand_button, Command.STAND, tr("The standing version"))
        self.stand_button.hide()
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        self._left.addWidget(self.bar, 1)
        self._left.addWidget(self.hurts_button)
        self._left.addWidget(self.swap_button)
        self._left.addWidget(self.stand_button)
        self._left.addWidget(self.walk_button)
        self._left.addStretch(0)
        self._right.addStretch(0)
        for button in (self.back_button, self.pause_button, self.next_button):
            self._right.addWidget(button)
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addLayout(self._left, 1)
        self._outer.addLayout(self._right)
        for row in (self._left, self._right):
            row.setSpacing(_BETWEEN)
        self._outer.setSpacing(_BETWEEN_ROWS)

    def fit(self, width: int, unseen: int, *, narrow: bool, small: bool, crowded: bool) -> None:
        """Fit that width: without the bar where there is no room, in two rows where there is still less.

        Args:
            width: what there is.
            unseen: how much more there is where a button, whose edge is unseen, begins the row and not the bar.
            narrow: no bar in any case.
            small: the pause alone, where there is hardly any height.
            crowded: what else could be done is in a menu.
        """
        self._small, self._crowded = small, crowded
        self._show_usable()
        left = [each for each in self._last_words if each is not self.pause_button and each.isVisibleTo(self)]
        right = () if self._stopped else (self.back_button, self.pause_button, self.next_button)
        self._say_all_words()
        needed = _width_of(left) + _BETWEEN_ROWS + _width_of(right)
        self.bar.setVisible(not narrow and not small and width - needed > _LEAST_BAR)
        width += 0 if self.begins_with_bar else unseen
        in_one = self._fits(lambda: _width_of(left) + _BETWEEN_ROWS + _width_of(right) <= width) or small
        if not in_one:
            self._say_all_words()
            self._fits(lambda: max(_width_of(left), _width_of(right)) <= width)
        self._outer.setDirection(QBoxLayout.Direction.LeftToRight if in_one else QBoxLayout.Direction.TopToBottom)
        self._outer.setSpacing(_BETWEEN_ROWS if in_one else _BETWEEN)
        for row, before in ((self._left, False), (self._right, True)):
            row.setStretch(0 if before else row.count() - 1, 0 if self.begins_with_bar else 1)
        self.updateGeometry()

    @property
    def begins_with_bar(self) -> bool:
        """Whether the bar has room."""
        return self.bar.isVisibleTo(self)

    def offer_standing(self, *, offered: bool) -> bool:
        """Whether there is a standing version to change to; returns whether that is new, and `fit` is wanted."""
        is_new = offered != self._offers_standing
        self._offers_standing = offered
        self._show_usable()
        return is_new

    def choices(self) -> list[MenuEntry]:
        """What a menu offers of it where there is no room for more than what hurts, back, pause and next."""
        offered = (self.stand_button,) if self._offers_standing else ()
        return [
            MenuEntry(button.accessibleName(), None, chosen=False, choose=button.click)
            for button in (self.swap_button, *offered, self.walk_button)
            if button.isEnabled()
        ]

    def _show_usable(self) -> None:
        """Hide what has no room, and what does nothing while a question stands on the stage."""
        here = not self._small and not self._crowded
        self.hurts_button.setVisible(not self._small and not self._stopped)
        self.swap_button.setVisible(here and not self._stopped)
        self.stand_button.setVisible(here and self._offers_standing and not self._stopped)
        self.walk_button.setVisible(here and (self.walk_button.isEnabled() or not self._stopped))
        self.pause_button.setVisible(not self._stopped)
        for skip in (self.back_button, self.next_button):
            skip.setVisible(not self._small and not self._stopped)

    @property
    def _last_words(self) -> tuple[Button, ...]:
        """Whose icon says it as well, in the order in which their words go."""
        return (self.walk_button, self.stand_button, self.pause_button, self.swap_button, self.hurts_button)

    def _say_all_words(self) -> None:
        for button in self._last_words:
            button.set_wordless(wordless=False)

    def _fits(self, enough: Callable[[], bool]) -> bool:
        """Whether there is room enough, if need be without the words of what an icon says as well."""
        for button in self._last_words:
            if enough():
                return True
            button.set_wordless(wordless=True)
        return enough()

    def reveal(self, moment: Moment, parts: tuple[ExerciseProgress, ...], offers: Offers) -> None:
        """Follow the break."""
        self.bar.show_parts(parts)
        if moment.paused:
            self.pause_button.set_text(tr("Resume"))
            self.pause_button.set_icon("play")
        else:
            self.pause_button.set_text(tr("Pause"))
            self.pause_button.set_icon("pause")
        show_key(self.pause_button, Command.PAUSE)
        for button, enabled in (
            (self.hurts_button, moment.dose is not None),
            (self.swap_button, offers.swap),
            (self.walk_button, offers.walk),
        ):
            if not enabled and button.hasFocus():
                # Else Qt hands it on to a neighbour, and Space would do something else a second time.
                self.pause_button.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setEnabled(enabled)
        if self._stopped is not (moment.phase is Phase.HURT):
            self._stopped = not self._stopped
            # It stays as high as it is: the stage is not to grow and shrink with a question.
            self.setMinimumHeight(self.height() if self._stopped else 0)
            self._show_usable()


def _width_of(row: Sequence[QWidget]) -> int:
    return sum(each.sizeHint().width() for each in row) + (len(row) - 1) * _BETWEEN
