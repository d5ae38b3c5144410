"""The running drills on one wide card: one room, a drill in each part of it, their films one after the other."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from glutebreak.core.exercises.catalogue import Exercise
from glutebreak.windows.library.exercise_pictures import Frame, Pictures
from glutebreak.windows.library.moving_pictures import Projector
from glutebreak.windows.library.poster import HEIGHT, WIDTH, Tile, lines_height, paint_lines
from glutebreak.windows.look import painting
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius

_GAP = 12
_PLACES = 3
"""Drills on the card."""


class DrillsCard(QWidget):
    """Up to three drills side by side without a gap; each opens its page.

    Args:
        look: what it is painted with.
        drills: what it shows, in the order they are done in.
        pictures: where the pictures come from.
        projector: where the films are shown from.
        parent: where it stands.
    """

    opened = Signal(str)
    """The page of a drill is wanted; carries its id."""

    def __init__(
        self,
        look: Look,
        drills: Sequence[Exercise],
        pictures: Pictures,
        projector: Projector,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._pictures = pictures
        self._projector = projector
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.tiles = [_Drill(look, drill, pictures, self) for drill in drills]
        for tile in self.tiles:
            tile.clicked.connect(lambda _=False, tile=tile: self.opened.emit(tile.exercise.id))
        look.changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """The room keeps the films' shape."""
        return True

    def sizeHint(self) -> QSize:
        """As wide as the grid."""
        return QSize(3 * WIDTH, self.heightForWidth(3 * WIDTH))

    def minimumSizeHint(self) -> QSize:
        """Narrow, if need be."""
        return QSize(WIDTH, self.heightForWidth(WIDTH))

    def heightForWidth(self, width: int) -> int:
        """The room and the lines below it."""
        each = width / _PLACES - 2 * _GAP
        return self.room_height(width) + _GAP + max((lines_height(tile, each) for tile in self.tiles), default=0)

    def room_height(self, width: int) -> int:
        """As high as three films side by side."""
        return max(round(width / 3 * HEIGHT / WIDTH), HEIGHT * 2 // 3)

    def wish(self, tile: "_Drill") -> None:
        """Show all the films, from this drill's on."""
        reels = [self._pictures.reel(each.exercise.id) for each in self.tiles]
        self._projector.begin(self, reels, self.tiles.index(tile))

    def unwish(self) -> None:
        """Stop the films, unless another drill is looked at."""
        if not any(tile.looked_at for tile in self.tiles):
            self._projector.leave(self)

    def show_frame(self, nth: int, frame: Frame | None, share: float) -> None:
        """Another picture of a drill."""
        if nth < len(self.tiles):
            self.tiles[nth].frame, self.tiles[nth].share = frame, share
            self.tiles[nth].update()

    def show_unplayable(self, nth: int) -> None:
        """Its poster stands."""
        self.show_frame(nth, None, 0.0)

    def event(self, event: QEvent) -> bool:
        """A drill's line may need more room than it has."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out; where one is missing its place stays empty, so that none is cut for another shape."""
        edges = [round(self.width() * nth / _PLACES) for nth in range(_PLACES + 1)]
        if self.isRightToLeft():
            edges = [self.width() - each for each in edges]
        for nth, tile in enumerate(self.tiles):
            left, right = sorted((edges[nth], edges[nth + 1]))
            tile.setGeometry(left, 0, right - left, self.height())


class _Drill(Tile):
    """One drill of the card."""

    def __init__(self, look: Look, exercise: Exercise, pictures: Pictures, card: DrillsCard) -> None:
        super().__init__(look, exercise, pictures, card)
        self._card = card

    def picture_box(self) -> QRectF:
        return QRectF(0, 0, self.width(), self._card.room_height(self._card.width()))

    def wish(self) -> None:
        self._card.wish(self)

    def unwish(self) -> None:
        self._card.unwish()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = painting.begin(self), self.picture_box()
        first, last = self is self._card.tiles[0], self is self._card.tiles[-1]
        if self.isRightToLeft():
            first, last = last, first
        self.pictures.paint(painter, self.exercise, box, 0.0, frame=self.frame)
        canvas = self.look.colours.canvas
        painting.round_off(painter, box, float(Radius.POPOVER), canvas, left=first, right=last)
        if self.looked_at and self.pictures.moves(self.exercise.id):
            self.paint_player(painter, box)
        if not first:
            painting.hairline(painter, QPointF(0, 14), QPointF(0, box.bottom() - 14), self.look.colours.track)
        top = box.bottom() + _GAP
        paint_lines(painter, self, QRectF(0, top, self.width() - 2 * _GAP, self.height() - top))
