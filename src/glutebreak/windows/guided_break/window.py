"""The window of a guided break."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QStackedLayout, QVBoxLayout, QWidget

from glutebreak.core.catalogue import Catalogue, Routine, Side
from glutebreak.core.happenings import Outcome
from glutebreak.core.legs import Phase
from glutebreak.language import tr
from glutebreak.ports import Clock, EventLoop
from glutebreak.windows.film.films import Films
from glutebreak.windows.guided_break import sentences
from glutebreak.windows.guided_break.conductor import BreakConductor, BreakListener
from glutebreak.windows.guided_break.controls import Controls
from glutebreak.windows.guided_break.corner import CornerWindow
from glutebreak.windows.guided_break.cue_line import CueLine
from glutebreak.windows.guided_break.finished import Finished, Today
from glutebreak.windows.guided_break.hurt_card import HurtCard
from glutebreak.windows.guided_break.sounds import Heard, Sounds, Tones
from glutebreak.windows.guided_break.stage import Stage
from glutebreak.windows.guided_break.tools import Tools
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import BREAK_MARGIN, Tone, Type
from glutebreak.windows.look.words import Words

FIRST_SIZE = QSize(1200, 760)
LEAST_SIZE = QSize(560, 520)
NARROW_UNDER = 900
LARGE_TEXT = 1.5
"""From this size of text on the window counts as narrow up to …"""
NARROW_UNDER_LARGE = 1100
"""… this width."""
SMALL_UNDER = 520
"""Under this height there is room for film, ring and pause only."""

_SPACES = (18, 18, 34)
"""Above the stage, the cues and the controls."""


class GuidedBreakWindow(QWidget):
    """Leads through a routine: shows it, counts it, tells the listener what was done.

    Args:
        routine: what to do.
        catalogue: where its exercises are described.
        films: where their films are.
        clock: tells the time.
        loop: wakes it up.
        look: what it is painted with.
        listener: is told what was done, at once as it is seen.
        first_side: the side to begin with.
        today: reads the day from the log, for the end.
        muted: whether sounds are off.
        sounds: where sounds are played; on the default output if it is not given.
    """

    closed = Signal()
    """The window has gone; nothing more comes from it."""
    muted_changed = Signal(bool)
    """The user switched the sounds off or on."""

    def __init__(
        self,
        routine: Routine,
        catalogue: Catalogue,
        films: Films,
        *,
        clock: Clock,
        loop: EventLoop,
        look: Look,
        listener: BreakListener,
        first_side: Side = Side.LEFT,
        today: Today = lambda: None,
        muted: bool = True,
        sounds: Sounds | None = None,
    ) -> None:
        super().__init__()
        self._look = look
        self._loop = loop
        self._catalogue = catalogue
        self._today = today
        self._gone = False
        self._corner: CornerWindow | None = None
        self._in_corner = False
        self._finished: Finished | None = None
        self.conductor = BreakConductor(
            routine, catalogue, films, clock=clock, loop=loop, listener=listener, first_side=first_side,
            glides=lambda: not look.reduced_motion, parent=self,
        )  # fmt: skip
        self.conductor.still_film = look.reduced_motion
        self._heard = Heard(self.conductor, sounds or Tones(self), muted=muted)
        self.setWindowTitle(tr("Break: {routine}", routine=routine.name))
        self.setMinimumSize(LEAST_SIZE.width(), 300)
        self.resize(FIRST_SIZE)
        self._build()
        self.conductor.changed.connect(self._changed)
        look.changed.connect(self._look_changed)
        self._arrange()
        self._changed()
        self.controls.pause_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # What others may do with it.

    def input_seen(self) -> None:
        """There was input elsewhere, while an exercise was to be done."""
        self.conductor.input_seen()

    @property
    def finished_page(self) -> Finished | None:
        """The page at the end; None before."""
        return self._finished

    @property
    def corner(self) -> CornerWindow | None:
        """The small window, while it stands for this one."""
        return self._corner if self._in_corner else None

    def show_corner(self) -> None:
        """Make room: a small window in the corner goes on in place of this one."""
        if self._in_corner or self._finished is not None:
            return
        if self._corner is None:
            # Kept until this window goes: it must not be deleted by a press of its own button.
            self._corner = CornerWindow(self._look, self.conductor)
            self._corner.expanded.connect(self.leave_corner)
            self._corner.closed.connect(self._leave)
        self._in_corner = True
        self._corner.stand_in_corner(self.screen())
        # In this order: a window manager would hand the keyboard on to the small one, which leaves it to nobody.
        self.hide()
        self._corner.show()

    def leave_corner(self) -> None:
        """Be large again."""
        if self._corner is not None and self._in_corner:
            self._in_corner = False
            self._corner.hide()
            self.show()
            self.raise_()
            self.activateWindow()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or be a window again."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    # Events.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key each for everything."""
        if not self._press(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window's keys go before those of its buttons, which know arrows too."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() != Qt.Key.Key_Space:
            return self._press(event)
        if event.type() in {QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress} and self._finished is not None:
            self._finished.stop_clock()
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whatever was seen is told; then everything is let go."""
        if not self._gone:
            self._gone = True
            self.conductor.leave()
            self.conductor.close()
            if self._finished is not None:
                self._finished.stop_clock()
            if self._corner is not None:
                self._in_corner = False
                self._corner.close()
            self.closed.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wide or narrow."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """The button of the full screen says what it does."""
        if event.type() == QEvent.Type.WindowStateChange:
            self._tools.show_full(full=self.isFullScreen())
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground."""
        QPainter(self).fillRect(event.rect(), self._look.colours.canvas)

    # How it is built.

    def _build(self) -> None:
        look = self._look
        self._pages = QStackedLayout(self)
        page = QWidget(self)
        self._pages.addWidget(page)
        self._page = page
        self.stage = Stage(look, self.conductor, page)
        self._title = Words(look, "", Type.TITLE)
        self._dose = Words(look, "", Type.BODY, tone=Tone.TEXT2)
        self._lowered = QWidget(page)
        lowered = QVBoxLayout(self._lowered)
        lowered.setContentsMargins(0, look.px(6), 0, 0)
        lowered.addWidget(self._dose)
        self._cues = CueLine(look)
        self.controls = Controls(look, self._catalogue, page)
        self._hurt = HurtCard(look, page)
        self._hurt.hide()
        self._tools = Tools(look, page)
        self._tools.show_muted(muted=self._heard.muted)
        self._column = QVBoxLayout(page)
        self._column.setSpacing(0)
        self._header = QHBoxLayout()
        self._header.setSpacing(16)
        self._header.addWidget(self._title)
        self._header.addWidget(self._lowered)
        self._header.addStretch(1)
        self._header.addWidget(self._tools)
        self._column.addLayout(self._header)
        self._spaces = [QSpacerItem(0, 0) for _ in _SPACES]
        for space, widget in zip(self._spaces, (self.stage, self._cues, self.controls), strict=True):
            self._column.addItem(space)
            self._column.addWidget(widget, 1 if widget is self.stage else 0)
        self._connect()
        for watched in (*self._page.findChildren(QWidget), self):
            watched.installEventFilter(self)

    def _connect(self) -> None:
        conductor, controls = self.conductor, self.controls
        controls.hurts.connect(conductor.hurts)
        controls.swap.connect(conductor.swap)
        controls.back.connect(conductor.back)
        controls.pause.connect(conductor.toggle_pause)
        controls.next.connect(conductor.next)
        self._hurt.gentler_taken.connect(conductor.take_gentler)
        self._hurt.gone_on.connect(conductor.go_on)
        self._tools.mute.connect(self._toggle_mute)
        self._tools.corner.connect(self.show_corner)
        self._tools.full.connect(self.toggle_full_screen)
        self._tools.film.connect(self._toggle_film)

    def _keys(self) -> dict[int, Callable[[], None]]:
        if self._finished is not None:
            return {Qt.Key.Key_Escape: self._leave}
        conductor = self.conductor
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Escape: self._escape,
            Qt.Key.Key_M: self._toggle_mute,
            Qt.Key.Key_C: self.show_corner,
            Qt.Key.Key_F: self.toggle_full_screen,
        }
        if conductor.guide.hurting:
            return keys
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return keys | {
            Qt.Key.Key_Space: conductor.toggle_pause,
            (Qt.Key.Key_Right if mirrored else Qt.Key.Key_Left): conductor.back,
            (Qt.Key.Key_Left if mirrored else Qt.Key.Key_Right): conductor.next,
            Qt.Key.Key_S: conductor.swap,
            Qt.Key.Key_H: conductor.hurts,
        }

    def _press(self, event: QKeyEvent) -> bool:
        if self._finished is not None:
            self._finished.stop_clock()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.isAutoRepeat() or modifiers not in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}:
            return False
        pressed = self._keys().get(event.key())
        if pressed is not None:
            pressed()
        return pressed is not None

    def _escape(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self._leave()

    def _leave(self) -> None:
        self.close()

    def _toggle_mute(self) -> None:
        self._heard.muted = not self._heard.muted
        self._tools.show_muted(muted=self._heard.muted)
        self.muted_changed.emit(self._heard.muted)

    def _toggle_film(self) -> None:
        still = not self.conductor.still_film
        self.conductor.show_film(still=still)
        self._tools.show_still(still=still)

    # How it follows.

    def _changed(self) -> None:
        moment, exercise = self.conductor.moment(), self.conductor.exercise
        if moment.phase is Phase.FINISHED:
            self._show_end()
            return
        if exercise is not None:
            self._title.set_text(exercise.name)
            self._dose.set_text(sentences.spell_dose(moment.dose) if moment.dose else "")
            self._show_cues()
        now = self.conductor.now
        guide = self.conductor.guide
        self.controls.reveal(moment, guide.bar(now), can_swap=guide.can_swap(now))
        hurt = moment.phase is Phase.HURT
        if hurt and self._hurt.isHidden() and exercise is not None:
            following = self._catalogue.exercise(moment.following) if moment.following else None
            gentler = self._catalogue.exercise(guide.gentler.exercise) if guide.gentler else None
            self._hurt.show_for(exercise, gentler, following)
            self._place_hurt()
        elif not hurt and not self._hurt.isHidden():
            self._hurt.hide()
            self.controls.pause_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_end(self) -> None:
        if self._finished is not None or self._gone:
            return
        guide = self.conductor.guide
        parts = guide.bar(self.conductor.now)
        taken = guide.elapsed(self.conductor.now)
        summary = sentences.summarise(
            guide.outcome, seated=guide.seated, completed=sum(part.completed for part in parts), planned=len(parts),
            lasted=taken,
        )  # fmt: skip
        finished = Finished(
            self._look, self._loop, summary, outcome=guide.outcome, seated=guide.seated, so_far=self._today(),
            taken=0 if guide.seated or guide.outcome is Outcome.ABANDONED else taken, parent=self,
        )  # fmt: skip
        self._finished = finished
        finished.corrected.connect(lambda outcome: self.conductor.correct(Outcome(outcome)))
        finished.closed.connect(self._leave)
        for watched in (finished, *finished.findChildren(QWidget)):
            watched.installEventFilter(self)
        self._pages.addWidget(finished)
        self._pages.setCurrentWidget(finished)
        finished.start_clock()
        if self._corner is not None and self._in_corner:
            self._corner.show_end(summary)

    def _is_narrow(self) -> bool:
        under = NARROW_UNDER_LARGE if self._look.text_scale >= LARGE_TEXT else NARROW_UNDER
        return self.width() < under

    def _arrange(self) -> None:
        narrow, small = self._is_narrow(), self.height() < SMALL_UNDER
        self._title.setVisible(not narrow)
        self._lowered.setVisible(not narrow)
        self._cues.setVisible(not narrow and not small)
        self.stage.set_narrow(narrow=narrow)
        margin = BREAK_MARGIN
        if narrow:
            self._column.setContentsMargins(0, 0, 0, 0)
            self.controls.setContentsMargins(20, 14, 20, 14)
        else:
            self._column.setContentsMargins(margin, 22, margin, margin)
            self.controls.setContentsMargins(0, 0, 0, 0)
        self.controls.fit(self.width() - (40 if narrow else 2 * margin), narrow=narrow, small=small)
        for space, height in zip(self._spaces, _SPACES, strict=True):
            space.changeSize(0, 0 if narrow or small else height)
        self._column.invalidate()
        self._show_cues()
        self._place_tools(narrow=narrow)
        self._place_hurt()

    def _show_cues(self) -> None:
        exercise = self.conductor.exercise
        if exercise is not None:
            self._cues.show_cues(exercise.cues, self.width() - 2 * BREAK_MARGIN)

    def _place_tools(self, *, narrow: bool) -> None:
        """In the header, or over the film."""
        if narrow and self._header.indexOf(self._tools) >= 0:
            self._header.removeWidget(self._tools)
        elif not narrow and self._header.indexOf(self._tools) < 0:
            self._header.addWidget(self._tools)
        self._tools.set_grounded(grounded=narrow)
        if narrow:
            self._tools.adjustSize()
            right = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
            x = self.width() - self._tools.width() - 8 if right else 8
            self._tools.move(x, 12)
            self._tools.raise_()

    def _place_hurt(self) -> None:
        if not self._hurt.isHidden():
            at = self.stage.geometry()
            share = 1 if self._is_narrow() or self._look.text_scale >= LARGE_TEXT else 0.72
            self._hurt.place(QRect(at.x(), at.y(), round(at.width() * share), at.height()), self._page.height())

    def _look_changed(self) -> None:
        self.update()
        self._arrange()
