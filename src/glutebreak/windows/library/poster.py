"""An exercise in the grid: its picture, which moves under the pointer or the focus, its name, and a line about it."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from glutebreak.core.exercises.catalogue import Exercise
from glutebreak.language import tr
from glutebreak.windows.library import library_texts
from glutebreak.windows.library.exercise_pictures import Frame, Pictures
from glutebreak.windows.library.moving_pictures import Projector
from glutebreak.windows.look import painting
from glutebreak.windows.look.focus import show_focus
from glutebreak.windows.look.redrawing import follow_look, redraw
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius, Type, Weight
from glutebreak.windows.look.wrapping import in_company

WIDTH, HEIGHT = 272, 153
"""A picture at its usual size."""
_NAME_GAP = 12
_WRAPPED = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextWordWrap)
_ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}


class Tile(QAbstractButton):
    """What posters and drills share: keys, hover, the focus ring around the picture, and the wish for a film."""

    arrow = Signal(QWidget, int)
    """An arrow key was pressed, or Home, or End; carries the tile and the key."""

    def __init__(self, look: Look, exercise: Exercise, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.exercise = exercise
        self.pictures = pictures
        self.banned = False
        self.frame: Frame | None = None
        self.share = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(exercise.name)
        self.focus_ring = show_focus(look, self, lambda: (self.picture_box(), float(Radius.POPOVER)))
        follow_look(look, self)
        self.set_banned(banned=False)

    @property
    def line(self) -> str:
        """What stands under the name."""
        return library_texts.tile_line(self.exercise, banned=self.banned)

    def set_banned(self, *, banned: bool) -> None:
        """Whether it is never proposed."""
        self.banned = banned
        self.line_changed()

    def line_changed(self) -> None:
        """Another line stands under the name, which may need more room."""
        self.setAccessibleDescription(self.line)
        redraw(self)

    def picture_box(self) -> QRectF:
        """Where the picture is."""
        return QRectF(0, 0, self.width(), round(self.width() * HEIGHT / WIDTH))

    @property
    def looked_at(self) -> bool:
        """Whether the pointer or the focus is on it."""
        return self.underMouse() or self.focus_ring.shown or self.frame is not None

    def wish(self) -> None:
        """A film is wanted here."""

    def unwish(self) -> None:
        """It is not wanted any more, unless the pointer or the focus is still on it."""

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer wants it to move."""
        super().enterEvent(event)
        if not self.look.reduced_motion:
            self.wish()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """And no more."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self.unwish()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus wants it to move, when it came by keyboard."""
        super().focusInEvent(event)
        by_key = {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        }
        if event.reason() in by_key and not self.look.reduced_motion:
            self.wish()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And no more."""
        super().focusOutEvent(event)
        if not self.underMouse():
            self.unwish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as Space does; arrows go to a neighbour."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.click()
        elif event.key() in _ARROWS:
            self.arrow.emit(self, int(event.key()))
        else:
            super().keyPressEvent(event)

    def paint_player(self, painter: QPainter, box: QRectF) -> None:
        """The play button and how much of the film is behind."""
        colours, px = self.look.colours, self.look.px
        side, inset = px(40), 12
        button = QRectF(box.left() + inset, box.bottom() - inset - side, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        painter.drawEllipse(button)
        glyph = px(20)
        middle = button.center()
        self.look.paint_icon(
            painter, "play", QRectF(middle.x() - glyph / 2, middle.y() - glyph / 2, glyph, glyph), colours.on_accent
        )
        bar = QRectF(button.right() + inset, middle.y() - 2, box.right() - button.right() - 2 * inset, 4)
        painting.box(painter, bar, 2, QColor(23, 32, 46, 56))
        done = QRectF(bar.topLeft(), QPointF(bar.left() + bar.width() * self.share, bar.bottom()))
        painting.box(painter, done, 2, colours.accent)


class Poster(Tile):
    """One exercise. Its width is given by the grid.

    Args:
        look: what it is painted with.
        exercise: what it shows.
        pictures: where its picture comes from.
        projector: where its film is shown from.
        parent: where it stands.
    """

    _unplayable = False

    def __init__(
        self, look: Look, exercise: Exercise, pictures: Pictures, projector: Projector, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, exercise, pictures, parent)
        self._projector = projector

    def sizeHint(self) -> QSize:
        """At its usual size."""
        return QSize(WIDTH, self.height_for(WIDTH))

    def height_for(self, width: int) -> int:
        """The picture and the two lines below it."""
        return round(width * HEIGHT / WIDTH) + _NAME_GAP + lines_height(self, width)

    def wish(self) -> None:
        """Show its film."""
        self._projector.begin(self, [self.pictures.reel(self.exercise.id)])

    def unwish(self) -> None:
        """Stop its film."""
        self._projector.leave(self)

    def show_frame(self, nth: int, frame: Frame | None, share: float) -> None:
        """Another picture."""
        self.frame, self.share = frame, share
        self.update()

    def show_unplayable(self, nth: int) -> None:
        """The film is broken: the poster stands, and the line says so."""
        self.frame, self._unplayable = None, True
        self.line_changed()

    @property
    def line(self) -> str:
        """What stands under the name."""
        if self._unplayable:
            return tr("This film cannot be played; the steps are inside")
        return super().line

    def paintEvent(self, event: QPaintEvent) -> None:
        """Picture, name, line."""
        painter, box = painting.begin(self), self.picture_box()
        self.pictures.paint(painter, self.exercise, box, float(Radius.POPOVER), frame=self.frame)
        if self.looked_at and self.pictures.moves(self.exercise.id) and not self._unplayable:
            self.paint_player(painter, box)
        top = box.bottom() + _NAME_GAP
        paint_lines(painter, self, QRectF(0, top, self.width(), self.height() - top))


def lines_height(tile: Tile, width: float) -> int:
    """How high an exercise's name and the line about it are in that width."""
    return sum(round(height) + 1 for _, _, _, height in _lines(tile, width))


def paint_lines(painter: QPainter, tile: Tile, where: QRectF) -> None:
    """An exercise's name and the line about it, wrapped where the width ends."""
    for text, font, colour, height in _lines(tile, where.width()):
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QRectF(where.left(), where.top(), where.width(), height), _WRAPPED, text)
        where = where.adjusted(0, height + 1, 0, 0)


def _lines(tile: Tile, width: float) -> Iterator[tuple[str, QFont, QColor, float]]:
    """The two texts with their fonts, colours and heights."""
    look = tile.look
    for text, size, weight, colour in (
        (tile.exercise.name, Type.BODY, Weight.SEMIBOLD, look.colours.text),
        (tile.line, Type.HELP, Weight.REGULAR, look.colours.text2),
    ):
        font = look.font(size, weight)
        together = in_company(text, font, width)
        needed = QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 1000), _WRAPPED, together).height()
        yield together, font, colour, max(needed, look.line(size))
