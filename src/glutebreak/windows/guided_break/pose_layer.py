"""The pose drawing where there is no film: painted once for each exercise, side and size, and kept."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from glutebreak.core.exercises.catalogue import Exercise, Region, Role
from glutebreak.places import shipped
from glutebreak.windows.figure.painting import paint_pose
from glutebreak.windows.figure.rig import Figure, read_poses
from glutebreak.windows.look.theme import Look

LEAST_HEIGHT = 0.46
"""Of a stature: the room that a figure which lies is given. In the grid of the library all are of one scale; here each
stands alone."""


class PoseLayer:
    """Paints the pose of an exercise, darker in the dark as the films are.

    Args:
        look: what it is painted with.
        poses: reads the poses, when the first one is wanted.
    """

    def __init__(
        self,
        look: Look,
        poses: Callable[[], Mapping[str, Figure]] = lambda: read_poses(shipped("resources", "poses.json")),
    ) -> None:
        self._look = look
        self._read = poses
        self._poses: Mapping[str, Figure] | None = None
        self._key: object = None
        self._layer = QImage()

    def has(self, exercise: Exercise) -> bool:
        """Whether there is a pose of it."""
        if self._poses is None:
            self._poses = self._read()
        return exercise.id in self._poses

    def paint(self, painter: QPainter, exercise: Exercise, where: QRectF, *, mirrored: bool) -> None:
        """Paint the pose into that room; nothing if there is none."""
        if not self.has(exercise) or self._poses is None:
            return
        ratio = painter.device().devicePixelRatioF()
        key = (exercise.id, where.size(), ratio, mirrored, self._look.dark)
        if key != self._key:
            self._key = key
            self._layer = self._painted(self._poses[exercise.id], exercise, where, ratio, mirrored=mirrored)
        painter.drawImage(where.topLeft(), self._layer)

    def _painted(self, figure: Figure, exercise: Exercise, where: QRectF, ratio: float, *, mirrored: bool) -> QImage:
        layer = QImage((where.size() * ratio).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
        layer.fill(Qt.GlobalColor.transparent)
        layer.setDevicePixelRatio(ratio)
        painter = QPainter(layer)
        room = QRectF(0, 0, where.width(), where.height())
        region = None if exercise.region is Region.WHOLE_BODY else exercise.region
        stretched = exercise.role is Role.STRETCH
        paint_pose(painter, figure, region, room, mirrored=mirrored, stretched=stretched, least=LEAST_HEIGHT)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
        painter.fillRect(room, self._look.colours.stage_dim)
        painter.end()
        return layer
