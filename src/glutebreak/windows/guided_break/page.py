"""The page of a running break: header, stage, cues and controls, arranged for the room there is."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from glutebreak.core.coaching.segments import Phase
from glutebreak.language import tr
from glutebreak.windows import dose_texts
from glutebreak.windows.guided_break.conductor import BreakConductor
from glutebreak.windows.guided_break.controls import Controls
from glutebreak.windows.guided_break.cue_line import CueLine
from glutebreak.windows.guided_break.hurt_card import HurtCard
from glutebreak.windows.guided_break.stage import Stage
from glutebreak.windows.guided_break.stage_layout import narrow_edge
from glutebreak.windows.guided_break.toolbar import Toolbar
from glutebreak.windows.look.menu import Menu
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import (
    BREAK_MARGIN,
    CHIP_HEIGHT,
    CONTROL_AIR,
    CONTROL_HEIGHT,
    ICON,
    Tone,
    Type,
    Weight,
)
from glutebreak.windows.look.words import Words

LEAST_SIZE = QSize(560, 520)
ROOMY = QSize(1600, 960)
"""From this size on, times the scale of the text, there is room for larger words."""
NARROW_UNDER = 900
LARGE_TEXT = 1.5
"""From this size of text on the page counts as narrow up to …"""
NARROW_UNDER_LARGE = 1100
"""… this width."""
CROWDED_UNDER = 460
"""Under this height, times the scale of the text, large text leaves room for one row of buttons in a narrow window."""
LOW_SHAPE = 1.6
"""A small window that is wider than high by so much has no room for words below the film."""
SMALL_UNDER = 520
"""Under this height there is room for film, ring and pause only."""

_SPACES = (18, 18, 34)
"""Above the stage, the cues and the controls."""
_SPACES_WITHOUT_CUES = (18, 0, 24)
_SMALL_MARGIN, _SMALL_SPACES = 12, (0, 0, 12)
"""Above and below, and between them, where there is hardly any height."""


class BreakPage(QWidget):
    """Shows a break, and lets it be led.

    Args:
        look: what it is painted with.
        conductor: the break.
        parent: where it stands.
    """

    settled = Signal()
    """The question what to do instead of what hurts is answered."""

    def __init__(self, look: Look, conductor: BreakConductor, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._conductor = conductor
        self.stage = Stage(look, conductor, self)
        self.controls = Controls(look, self)
        self.tools = Toolbar(look, self)
        self._title = Words(look, "", Type.TITLE)
        self._dose = Words(look, "", Type.BODY, tone=Tone.TEXT2, weight=Weight.REGULAR)
        self._lowered = QWidget(self)
        self._lowering = QVBoxLayout(self._lowered)
        self._lowering.addWidget(self._dose)
        self._cues = CueLine(look)
        self._hurt = HurtCard(look, self)
        self._hurt.hide()
        self._header = QHBoxLayout()
        self._header.setSpacing(16)
        self._header.addWidget(self._title)
        self._header.addWidget(self._lowered)
        self._header.addStretch(1)
        self._header.addWidget(self.tools)
        self._stage_row = QHBoxLayout()
        self._stage_row.addWidget(self.stage)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._header)
        self._spaces = [QSpacerItem(0, 0) for _ in _SPACES]
        above_stage, above_cues, above_controls = self._spaces
        self._column.addItem(above_stage)
        self._column.addLayout(self._stage_row, 1)
        self._column.addItem(above_cues)
        self._column.addWidget(self._cues)
        self._column.addItem(above_controls)
        self._column.addWidget(self.controls)
        self._connect()
        look.changed.connect(self.arrange)
        self.arrange()

    def follow(self) -> None:
        """Show what the break has come to."""
        moment = self._conductor.moment()
        exercise = moment.exercise
        if exercise is not None:
            self._title.set_text(exercise.name)
            stopped = moment.phase is Phase.HURT
            self._dose.set_text(dose_texts.in_short(moment.dose) if moment.dose and not stopped else "")
            self._show_cues()
        offers = self._conductor.offers()
        if self.controls.offer_standing(offered=offers.standing):
            self.arrange()
        self.controls.reveal(moment, self._conductor.bar(), offers)
        hurt = moment.phase is Phase.HURT
        if hurt and self._hurt.isHidden() and exercise is not None:
            # A walk is among what is offered in every break.
            self._hurt.show_for(exercise, offers.gentler, moment.following, comes_again=not offers.walk)
            self.arrange()
        elif not hurt and not self._hurt.isHidden():
            self._hurt.hide()
            self.arrange()
            self.settled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wide or narrow."""
        super().resizeEvent(event)
        self.arrange()

    def _connect(self) -> None:
        conductor, controls = self._conductor, self.controls
        controls.hurts.connect(conductor.hurts)
        controls.swap.connect(conductor.swap)
        controls.stand.connect(conductor.stand)
        controls.walk.connect(conductor.walk)
        controls.back.connect(conductor.back)
        controls.pause.connect(conductor.toggle_pause)
        controls.next.connect(conductor.next)
        self.tools.more.connect(self._open_more)
        self._hurt.gentler_taken.connect(conductor.take_gentler)
        self._hurt.gone_on.connect(conductor.go_on)

    def _is_narrow(self) -> bool:
        if self.height() < SMALL_UNDER and self.width() >= LOW_SHAPE * self.height():
            return False
        under = NARROW_UNDER_LARGE if self._look.text_scale >= LARGE_TEXT else NARROW_UNDER
        return self.width() < under

    def arrange(self) -> None:
        """Fit the room and the size of text."""
        narrow, small = self._is_narrow(), self.height() < SMALL_UNDER
        self._title.setVisible(not narrow and not small)
        self._lowered.setVisible(not narrow and not small)
        self.tools.setVisible(not small)
        large = self._look.text_scale >= LARGE_TEXT
        crowded = narrow and large and self.height() < self._look.px(CROWDED_UNDER)
        cues = not narrow and not small and not (large and self.height() < self._look.px(SMALL_UNDER))
        self._cues.setVisible(cues)
        self._set_sizes()
        self.stage.set_narrow(narrow=narrow)
        margin = narrow_edge(self._look) if narrow else BREAK_MARGIN
        unseen = min(self._look.px(CONTROL_AIR), margin)
        self.controls.fit(self.width() - 2 * margin, unseen, narrow=narrow, small=small, crowded=crowded)
        self._set_margins(margin, unseen, narrow=narrow, small=small)
        heights = (0, 0, 0) if narrow else _SMALL_SPACES if small else _SPACES if cues else _SPACES_WITHOUT_CUES
        for space, height in zip(self._spaces, heights, strict=True):
            space.changeSize(0, height)
        self._column.invalidate()
        self._show_cues()
        self.tools.fit(on_stage=narrow, crowded=crowded)
        self._place_tools(narrow=narrow)
        self._place_hurt()

    def _set_margins(self, margin: int, unseen: int, *, narrow: bool, small: bool) -> None:
        """What stands at a side stands on the margin; of a button that shows no edge it is the icon."""
        ends = (margin if self.controls.begins_with_bar else margin - unseen, margin)
        left, right = reversed(ends) if self._mirrored else ends
        beside = 0 if narrow else margin
        above, below = (0, 0) if narrow else (_SMALL_MARGIN, _SMALL_MARGIN) if small else (22, margin)
        self._column.setContentsMargins(0, above, 0, below)
        for each in (self._header, self._stage_row):
            each.setContentsMargins(beside, 0, beside, 0)
        self._cues.setContentsMargins(beside, 0, beside, 0)
        around = 14 if narrow else 0
        self.controls.setContentsMargins(left, around, right, around)

    def _set_sizes(self) -> None:
        """What is read from the mat grows with the stage, where that fills a large screen."""
        roomy = self.width() >= self._look.px(ROOMY.width()) and self.height() >= self._look.px(ROOMY.height())
        self._title.set_size(Type.FIGURE if roomy else Type.TITLE)
        self._dose.set_size(Type.SECTION if roomy else Type.BODY)
        self._cues.set_size(Type.TITLE if roomy else Type.CUE)
        # The two stand on one line of writing.
        self._lowering.setContentsMargins(0, self._look.px(9 if roomy else 6), 0, 0)

    def _show_cues(self) -> None:
        moment = self._conductor.moment()
        exercise = moment.exercise
        if moment.phase is Phase.HURT:
            self._cues.show_cues((), self.width())
        elif exercise is not None:
            # What stands under the ring is not said a second time.
            said = {words.hint.casefold() for words in exercise.words.values()}
            cues = tuple(cue for cue in exercise.cues if cue.casefold() not in said) or exercise.cues
            self._cues.show_cues(cues, self.width() - 2 * BREAK_MARGIN)

    def _place_tools(self, *, narrow: bool) -> None:
        """In the header, or over the film."""
        if narrow and self._header.indexOf(self.tools) >= 0:
            self._header.removeWidget(self.tools)
        elif not narrow and self._header.indexOf(self.tools) < 0:
            self._header.addWidget(self.tools)
        if narrow:
            self.tools.adjustSize()
            # Their icons stand on the margin, beside the middle of the pill of the side.
            from_edge = narrow_edge(self._look) - self._look.px((CONTROL_HEIGHT - ICON) / 2)
            top = BREAK_MARGIN + (self._look.px(CHIP_HEIGHT) - self._look.px(CONTROL_HEIGHT)) // 2
            self.tools.move(from_edge if self._mirrored else self.width() - self.tools.width() - from_edge, top)
            self.tools.raise_()

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _open_more(self) -> None:
        """What has no room on the page."""
        choices = [*self.controls.choices(), *self.tools.choices()]
        Menu(self._look, self, tr("More"), choices, ticked=False).open_under(self.tools.more_button)

    def _place_hurt(self) -> None:
        if not self._hurt.isHidden():
            at = self.stage.geometry()
            share = 1 if self._is_narrow() or self._look.text_scale >= LARGE_TEXT else 0.72
            self._hurt.raise_()
            self._hurt.place(QRect(at.x(), at.y(), round(at.width() * share), at.height()), self.height())
