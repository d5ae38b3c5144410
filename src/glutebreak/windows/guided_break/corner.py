"""The small window in a corner of the screen: on top of everything, and never in the way of the keyboard."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QRegion, QScreen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from glutebreak.core.coaching.break_moment import Moment, Result
from glutebreak.core.coaching.segments import Phase
from glutebreak.core.exercises.catalogue import Exercise
from glutebreak.language import capital, tr
from glutebreak.windows.guided_break import break_texts
from glutebreak.windows.guided_break.button_background import ButtonBackground
from glutebreak.windows.guided_break.conductor import BreakConductor
from glutebreak.windows.guided_break.end_picture import paint_end
from glutebreak.windows.guided_break.film_painting import FilmPainting
from glutebreak.windows.look import painting
from glutebreak.windows.look.buttons import IconButton, Kind
from glutebreak.windows.look.ring import STROKES, Mark, paint_ring
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius, Tone, Type, Weight
from glutebreak.windows.look.words import Words

SIZE = QSize(360, 300)
LARGEST = 1.6
"""It grows with the text, but no more than this."""
_SMALLER_NAME_FROM = 1.3
FROM_EDGE = 12
_RING = 68
_END, _BELOW_END = 104, 16
"""The figure at the end, and from there to its words."""


class CornerWindow(QWidget):
    """Film, ring, name and pause in 360 by 300.

    It never takes the keyboard's focus. It is moved by dragging, and keeps its distance from the screen's edges.

    Args:
        look: what it is painted with.
        conductor: the break.
    """

    expanded = Signal()
    """The large window is wanted."""
    closed = Signal()
    """The break is to end."""

    def __init__(self, look: Look, conductor: BreakConductor) -> None:
        flags = (
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        super().__init__(None, flags)
        self._look = look
        self._conductor = conductor
        self._film = FilmPainting(look)
        self._dragged: QPoint | None = None
        self._result: Result | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        # While it stands for the large window it is the one whose closing may end the process.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle(tr("Break, small window"))
        self.setFixedSize(SIZE * min(look.text_scale, LARGEST))
        self._name_size = Type.BODY if look.text_scale > _SMALLER_NAME_FROM else Type.CUE
        self._name = Words(look, "", self._name_size, weight=Weight.SEMIBOLD, parent=self)
        self._about = Words(look, "", Type.HELP, tone=Tone.TEXT2, parent=self)
        self._pause = IconButton(look, "pause", tr("Pause"), Kind.TONAL, large=True, parent=self)
        self._pause.clicked.connect(conductor.toggle_pause)
        self._tools = _WindowButtons(look, self)
        self._tools.expand.clicked.connect(self.expanded)
        self._tools.close_button.clicked.connect(self.closed)
        self._tools.hide()
        self._shape()
        conductor.changed.connect(self._changed)
        conductor.moved.connect(self._moved)
        look.changed.connect(self.update)
        self._changed()

    def stand_in_corner(self, screen: QScreen) -> None:
        """Go to the lower right corner of the screen."""
        room = screen.availableGeometry().adjusted(FROM_EDGE, FROM_EDGE, -FROM_EDGE, -FROM_EDGE)
        self.move(room.right() + 1 - self.width(), room.bottom() + 1 - self.height())

    def show_end(self, result: Result) -> None:
        """Say what was done, until the break's window closes."""
        self._result = result
        summary = break_texts.summarise(result)
        for each in (self._name, self._about, self._pause):
            each.hide()
        self.setAccessibleName(f"{summary.title}. {summary.line}")
        self._show_words_of(summary)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The tools show under the pointer."""
        self._tools.show()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """And go with it."""
        self._tools.hide()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it, within the screen."""
        if self._dragged is None:
            return
        room = self.screen().availableGeometry().adjusted(FROM_EDGE, FROM_EDGE, -FROM_EDGE, -FROM_EDGE)
        wanted = event.globalPosition().toPoint() - self._dragged
        x = min(max(wanted.x(), room.left()), room.right() + 1 - self.width())
        y = min(max(wanted.y(), room.top()), room.bottom() + 1 - self.height())
        self.move(x, y)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        self._dragged = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, film fading into its foot, ring."""
        painter, colours = painting.begin(self), self._look.colours
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), Radius.POPOVER, Radius.POPOVER)
        painter.fillPath(outline, colours.canvas)
        painter.setClipPath(outline)
        if self._result is None:
            moment, image = self._conductor.moment(), self._conductor.player.image
            mirrored = self._conductor.mirrored
            still = self._conductor.still_film
            self._film.paint(painter, moment, image, self._film_room(), colours.canvas, mirrored=mirrored, still=still)
            painter.setClipping(False)
            self._paint_ring(painter, moment)
        else:
            painter.setClipping(False)
            paint_end(painter, self._look, self._end_place(), self._result)
        edge = QRectF(self.rect())
        painting.box(painter, edge, float(Radius.POPOVER), None, colours.line)

    def _film_room(self) -> QRectF:
        return QRectF(0, 0, self.width(), self.height() - self._foot())

    def _show_words_of(self, summary: break_texts.Summary) -> None:
        """What was done, in the middle below the figure."""
        look, centred = self._look, Qt.AlignmentFlag.AlignHCenter
        title = Words(look, summary.title, Type.SECTION, align=centred, parent=self)
        line = Words(look, summary.line, Type.HELP, tone=Tone.TEXT2, wrap=True, align=centred, parent=self)
        wide, top = self.width() - 2 * 24, round(self._end_place().bottom()) + look.px(_BELOW_END)
        title.setGeometry(24, top, wide, look.line(Type.SECTION))
        line.setGeometry(24, title.geometry().bottom() + 3, wide, line.heightForWidth(wide))
        for each in (title, line):
            each.show()

    def _end_place(self) -> QRectF:
        """The figure stands above its words, and all of them in the middle."""
        look, side = self._look, float(self._look.px(_END))
        words = look.px(_BELOW_END) + look.line(Type.SECTION) + look.line(Type.HELP)
        return QRectF((self.width() - side) / 2, (self.height() - side - words) / 2, side, side)

    def _foot(self) -> int:
        return self._look.px(96)

    def _ring_place(self) -> QRectF:
        side = self._look.px(_RING)
        middle = self.height() - self._foot() / 2
        left = 16 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - 16 - side
        return QRectF(left, middle - side / 2, side, side)

    def _paint_ring(self, painter: QPainter, moment: Moment) -> None:
        state = break_texts.ring_of(moment, whole=self._look.reduced_motion)
        where = self._ring_place()
        stroke = where.width() * STROKES[_RING] / _RING
        state = replace(state, below="", mark=state.mark if state.mark is Mark.SQUARE else None)
        paint_ring(painter, self._look, where, stroke, state)

    def _changed(self) -> None:
        moment = self._conductor.moment()
        if moment.phase is Phase.FINISHED:
            return
        exercise = moment.exercise
        said = break_texts.say_phase(moment)
        counting = moment.counting and not moment.paused
        self._name.set_text(self._fitting_name(exercise) if exercise is not None and counting else said.word)
        pills = break_texts.side_pills(moment)
        side = pills[-1].text if pills else ""
        below = break_texts.ring_of(moment).below
        if moment.counts_repetitions and counting:
            about = tr("{side}, {below}", side=side, below=below) if side else below
        elif moment.paused and exercise is not None:
            about = exercise.name
        else:
            about = capital(said.hint) or side
        self._about.set_text(about)
        self._pause.set_icon("play" if moment.paused else "pause")
        self._pause.set_name(tr("Resume") if moment.paused else tr("Pause"))
        # What hurts is asked in the large window.
        self._pause.setEnabled(moment.phase is not Phase.HURT)
        self.setAccessibleName(break_texts.say_all(moment))
        self.update()

    def _fitting_name(self, exercise: Exercise) -> str:
        """The exercise's name; a short one where there is no room for the whole."""
        needed = QFontMetricsF(self._look.font(self._name_size, Weight.SEMIBOLD)).horizontalAdvance(exercise.name)
        return exercise.name if needed <= self._name.width() else capital(exercise.short)

    def _moved(self) -> None:
        self.update()

    def _shape(self) -> None:
        """Where no compositor makes corners see-through, they are cut."""
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), Radius.POPOVER - 1, Radius.POPOVER - 1)
        self.setMask(QRegion(path.toFillPolygon().toPolygon()))
        look, px = self._look, self._look.px
        title, line = look.line(Type.CUE), look.line(Type.HELP)
        ring, pause = self._ring_place(), self._pause.sizeHint()
        middle = round(ring.center().y())
        words = self.width() - 16 - round(ring.width()) - px(14) - 20 - pause.width()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 20 + pause.width() if mirrored else round(ring.right()) + px(14)
        self._name.setGeometry(left, middle - title, words, title)
        self._about.setGeometry(left, middle + px(3), words, line)
        x = 12 if mirrored else self.width() - 12 - pause.width()
        self._pause.setGeometry(x, middle - pause.height() // 2, pause.width(), pause.height())
        tools = self._tools.sizeHint()
        self._tools.setGeometry(self.width() - tools.width() - 8, 8, tools.width(), tools.height())


class _WindowButtons(ButtonBackground):
    """Expand and close."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.expand = IconButton(look, "full", tr("Large window"), parent=self)
        self.close_button = IconButton(look, "close", tr("End the break"), parent=self)
        row.addWidget(self.expand)
        row.addWidget(self.close_button)
