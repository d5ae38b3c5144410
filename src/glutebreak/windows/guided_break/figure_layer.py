"""The drawn figure where there is no film: in time with the count, and painted once for each moment, side and size."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from glutebreak.core.coaching.break_moment import Moment
from glutebreak.core.exercises.catalogue import Exercise, Region, Role, Side
from glutebreak.places import shipped
from glutebreak.windows.figure.movement import Movement
from glutebreak.windows.figure.movements_file import read_movements
from glutebreak.windows.figure.painting import paint_pose
from glutebreak.windows.guided_break.movement_time import movement_time
from glutebreak.windows.look.theme import Look

LEAST_HEIGHT = 0.46
"""Of a stature: the room that a figure which lies is given. In the grid of the library all are of one scale; here each
stands alone."""


class FigureLayer:
    """Paints the figure doing an exercise, darker in the dark as the films are.

    Args:
        look: what it is painted with.
        movements: reads how it goes, when the first exercise without a film comes; what came with the app if it is not
            given.
    """

    def __init__(
        self,
        look: Look,
        movements: Callable[[], Mapping[str, Movement]] = lambda: read_movements(
            shipped("resources", "movements.json")
        ),
    ) -> None:
        self._look = look
        self._read = movements
        self._movements: Mapping[str, Movement] | None = None
        self._key: object = None
        self._layer = QImage()

    def has(self, exercise: Exercise) -> bool:
        """Whether the figure knows how it goes."""
        return exercise.id in self._known()

    def is_tall(self, exercise: Exercise) -> bool:
        """Whether the figure needs more height than width: it then stands beside words rather than above them."""
        movement = self._known().get(exercise.id)
        if movement is None:
            return False
        extent = movement.extent
        return extent.top - extent.bottom > extent.right - extent.left

    def paint(self, painter: QPainter, moment: Moment, where: QRectF, *, opacity: float, still: bool) -> None:
        """Paint the figure into that room; nothing if there is none.

        Args:
            painter: where it is painted.
            moment: what is shown.
            where: the room.
            opacity: how much of it is seen.
            still: whether it stands at the moment that tells most rather than moving.
        """
        exercise = moment.exercise
        movement = None if exercise is None else self._known().get(exercise.id)
        if exercise is None or movement is None:
            return
        at = None if still else movement_time(moment, movement.lasts)
        mirrored = moment.leading is Side.LEFT
        ratio = painter.device().devicePixelRatioF()
        key = (exercise.id, at, where.size(), ratio, mirrored, self._look.dark)
        if key != self._key:
            self._key = key
            self._layer = self._painted(movement, at, exercise, where, ratio, mirrored=mirrored)
        painter.save()
        painter.setOpacity(opacity)
        painter.drawImage(where.topLeft(), self._layer)
        painter.restore()

    def _known(self) -> Mapping[str, Movement]:
        if self._movements is None:
            self._movements = self._read()
        return self._movements

    def _painted(
        self, movement: Movement, at: int | None, exercise: Exercise, where: QRectF, ratio: float, *, mirrored: bool
    ) -> QImage:
        layer = QImage((where.size() * ratio).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
        layer.fill(Qt.GlobalColor.transparent)
        layer.setDevicePixelRatio(ratio)
        painter = QPainter(layer)
        room = QRectF(0, 0, where.width(), where.height())
        paint_pose(
            painter,
            movement.still if at is None else movement.figure(at),
            None if exercise.region is Region.WHOLE_BODY else exercise.region,
            room,
            mirrored=mirrored,
            stretched=exercise.role is Role.STRETCH,
            least=LEAST_HEIGHT,
            extent=movement.extent,
            effort=1.0 if at is None else movement.effort(at),
        )
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
        painter.fillRect(room, self._look.colours.stage_dim)
        painter.end()
        return layer
