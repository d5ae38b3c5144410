"""The window of a guided break."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from glutebreak.core.coaching.segments import Phase
from glutebreak.core.sitting.happenings import Outcome
from glutebreak.language import tr
from glutebreak.ports import EventLoop
from glutebreak.windows.guided_break.audio import Audio
from glutebreak.windows.guided_break.commands import Command, key_of, reads_from_right
from glutebreak.windows.guided_break.conductor import BreakConductor
from glutebreak.windows.guided_break.corner import CornerWindow
from glutebreak.windows.guided_break.finished import Finished, Today
from glutebreak.windows.guided_break.page import LEAST_SIZE, BreakPage
from glutebreak.windows.look.painted_button import PaintedButton
from glutebreak.windows.look.theme import Look

FIRST_SIZE = QSize(1200, 760)


class GuidedBreakWindow(QWidget):
    """Shows a break, and lets it be led.

    Args:
        look: what it is painted with.
        conductor: the break, which goes with the window.
        audio: what is heard of it.
        loop: counts the seconds at its end.
        today: reads the day from the log, for the end.
    """

    closed = Signal()
    """The window has gone; nothing more comes from it."""

    def __init__(self, look: Look, conductor: BreakConductor, audio: Audio, loop: EventLoop, today: Today) -> None:
        super().__init__()
        self._look = look
        self._loop = loop
        self._today = today
        self._gone = False
        self._released: tuple[int, int] | None = None
        self._corner: CornerWindow | None = None
        self._in_corner = False
        self._finished: Finished | None = None
        self.conductor = conductor
        conductor.setParent(self)
        self._audio = audio
        self.setMinimumSize(LEAST_SIZE.width(), 300)
        self.resize(FIRST_SIZE)
        self._build()
        conductor.changed.connect(self._changed)
        look.changed.connect(self.update)
        self._changed()
        self._focus_pause()

    # What others may do with it.

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
        self.conductor.handled()
        self._in_corner = True
        self._corner.stand_in_corner(self.screen())
        # In this order: a window manager would hand the keyboard on to the small one, which leaves it to nobody.
        self.hide()
        self._corner.show()

    def leave_corner(self) -> None:
        """Be large again."""
        if self._in_corner:
            self.conductor.handled()
            self.show()
            self.raise_()
            self.activateWindow()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or be a window again."""
        self.conductor.handled()
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    # Events.

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever shows it, be it a second wish for a break, takes the small window's place."""
        if self._corner is not None and self._in_corner:
            self._in_corner = False
            self._corner.hide()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key each for everything."""
        if not self._press(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window's keys go before those of its buttons, which know arrows too."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyRelease:
            self._released = event.key(), event.timestamp()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            # Space is pressed on whatever has the focus.
            return (event.key() != key_of(Command.PAUSE) or self._is_repeat(event)) and self._press(event)
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
        self._pages = QStackedLayout(self)
        self._page = BreakPage(self._look, self.conductor, self)
        self._pages.addWidget(self._page)
        self.stage, self.controls, self._tools = self._page.stage, self._page.controls, self._page.tools
        self._tools.show_muted(muted=self._audio.muted)
        self._tools.mute.connect(self._toggle_mute)
        self._tools.corner.connect(self.show_corner)
        self._tools.full.connect(self.toggle_full_screen)
        self._tools.film.connect(self._toggle_film)
        self._page.settled.connect(self._focus_pause)
        for button in self._page.findChildren(PaintedButton):
            # A click leaves the focus at the pause, and with it Space.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for watched in (*self._page.findChildren(QWidget), self):
            watched.installEventFilter(self)

    def _keys(self) -> dict[int, Callable[[], None]]:
        if self._finished is not None:
            return {key_of(Command.LEAVE): self._leave}
        conductor = self.conductor
        commands: dict[Command, Callable[[], None]] = {
            Command.LEAVE: self._escape,
            Command.MUTE: self._toggle_mute,
            Command.CORNER: self.show_corner,
            Command.FULL_SCREEN: self.toggle_full_screen,
            Command.WALK: conductor.walk,
        }
        if conductor.moment().phase is not Phase.HURT:
            commands |= {
                Command.PAUSE: conductor.toggle_pause,
                Command.BACK: conductor.back,
                Command.NEXT: conductor.next,
                Command.SWAP: conductor.swap,
                Command.STAND: conductor.stand,
                Command.HURTS: conductor.hurts,
            }
        mirrored = reads_from_right(self)
        return {key_of(command, mirrored=mirrored): does for command, does in commands.items()}

    def _press(self, event: QKeyEvent) -> bool:
        if self._is_repeat(event):
            # A key that is held down works once; its repeats must not reach a button, which moves the focus by arrows.
            return event.key() in self._keys()
        if self._finished is not None:
            self._finished.stop_clock()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers not in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}:
            return False
        pressed = self._keys().get(event.key())
        if pressed is not None:
            pressed()
        return pressed is not None

    def _is_repeat(self, event: QKeyEvent) -> bool:
        """Whether a key is held down. On X11 it is released and pressed at one moment; Qt misses some of that."""
        return event.isAutoRepeat() or (event.timestamp() > 0 and (event.key(), event.timestamp()) == self._released)

    def _escape(self) -> None:
        if self.isFullScreen():
            self.toggle_full_screen()
        else:
            self._leave()

    def _leave(self) -> None:
        self.close()

    def _toggle_mute(self) -> None:
        self.conductor.handled()
        self._audio.toggle()
        self._tools.show_muted(muted=self._audio.muted)

    def _toggle_film(self) -> None:
        self.conductor.handled()
        still = not self.conductor.still_film
        self.conductor.show_film(still=still)
        self._tools.show_still(still=still)

    # How it follows.

    def _changed(self) -> None:
        if self.conductor.moment().phase is Phase.FINISHED:
            self._show_end()
        else:
            self.setWindowTitle(tr("Break: {routine}", routine=self.conductor.routine.name))
            self._page.follow()

    def _focus_pause(self) -> None:
        self.controls.pause_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_end(self) -> None:
        if self._finished is not None or self._gone:
            return
        result = self.conductor.result()
        self._finished = finished = Finished(self._look, self._loop, result, self._today(), self)
        finished.corrected.connect(lambda outcome: self.conductor.correct(Outcome(outcome)))
        finished.closed.connect(self._leave)
        for watched in (finished, *finished.findChildren(QWidget)):
            watched.installEventFilter(self)
        self._pages.addWidget(finished)
        self._pages.setCurrentWidget(finished)
        finished.start_clock()
        if self._corner is not None and self._in_corner:
            self._corner.show_end(result)
