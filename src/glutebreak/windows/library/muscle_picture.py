"""A drawing on the page on why: in the films' studio, with round corners, three to two."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from glutebreak.windows.figure.painting import paint_studio
from glutebreak.windows.look import painting
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius

GRID_WIDE, GRID_HIGH = 360.0, 240.0
"""The grid that every drawing is made on."""

Draw = Callable[[QPainter, Look, QRectF], None]
"""Draws into a room."""


class MusclePicture(QWidget):
    """One picture.

    Args:
        look: what it is painted with.
        draw: draws it into a room.
        name: what is to be seen, for screen readers.
    """

    def __init__(self, look: Look, draw: Draw, name: str) -> None:
        super().__init__()
        self._look = look
        self._draw = draw
        self._ready: tuple[object, QPixmap] | None = None
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._usual = round(GRID_WIDE)
        look.changed.connect(self.update)

    def arrange(self, *, one_column: bool, width: int) -> None:
        """As wide as the column, up to 560, or of that width beside a text."""
        self._usual = 560 if one_column else width
        self.setMinimumWidth(0 if one_column else width * 4 // 5)
        self.setMaximumWidth(self._usual)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Three to two."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Three to two."""
        return round(min(width, self._usual) * GRID_HIGH / GRID_WIDE)

    def sizeHint(self) -> QSize:
        """Its usual width."""
        return QSize(self._usual, self.heightForWidth(self._usual))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture with round corners."""
        painter = painting.begin(self)
        ratio = self.devicePixelRatioF()
        key = (self.size(), ratio, self._look.dark, self._look.text_scale)
        if self._ready is None or self._ready[0] != key:
            pixmap = QPixmap(self.size() * ratio)
            pixmap.setDevicePixelRatio(ratio)
            inner = painting.begin(pixmap)
            room = QRectF(self.rect())
            paint_studio(inner, self._look, room)
            self._draw(inner, self._look, room)
            inner.fillRect(room, self._look.colours.stage_dim)
            inner.end()
            self._ready = (key, pixmap)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()), float(Radius.POPOVER), float(Radius.POPOVER))
        painter.setClipPath(clip)
        painter.drawPixmap(0, 0, self._ready[1])
