"""The film in its room: paler while it stands, never darker than the room."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from glutebreak.windows.guided_break.film_painting import PAUSED, STOPPED, paint_frame
from glutebreak.windows.look import painting, tokens

ROOM = QColor("#DADDE1")


@pytest.mark.parametrize("opacity", [1.0, PAUSED, STOPPED], ids=["runs", "paused", "hurts"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_film_of_the_bare_room_cannot_be_told_from_the_room(
    qapp: QApplication, opacity: float, *, dark: bool
) -> None:
    """Running, paused or stopped: no edge shows where it ends."""
    dim = (tokens.dark() if dark else tokens.light()).stage_dim
    room = painting.blend(ROOM, QColor("#000000"), dim.alphaF())
    shown = QImage(40, 40, QImage.Format.Format_RGB32)
    shown.fill(room)
    film = QImage(32, 18, QImage.Format.Format_RGB32)
    film.fill(ROOM)
    painter = QPainter(shown)
    paint_frame(painter, film, QRectF(0, 0, 20, 40), dim, opacity=opacity, mirrored=False)
    painter.end()
    inside, outside = shown.pixelColor(10, 20), shown.pixelColor(30, 20)
    assert [abs(one - other) <= 2 for one, other in zip(inside.getRgb(), outside.getRgb(), strict=True)] == [True] * 4
