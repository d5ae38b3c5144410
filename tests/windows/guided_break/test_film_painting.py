"""The film in its room: paler while it stands, never darker than the room."""

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from glutebreak.windows.guided_break.film_painting import PAUSED, STOPPED, paint_frame
from glutebreak.windows.guided_break.stage_background import StageBackground
from glutebreak.windows.guided_break.stage_layout import ALL_ROUND, Edge
from glutebreak.windows.look import painting, tokens
from windows.dressing import Dress

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


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_picture_that_stands_alone_has_no_edges(dress: Dress, *, dark: bool) -> None:
    """Not even one that is all black: at each of its sides it ends as the ground begins."""
    ground, place = StageBackground(dress(dark=dark)), QRect(100, 50, 160, 90)
    shown = QImage(400, 300, QImage.Format.Format_RGB32)
    painter = QPainter(shown)
    ground.prepare(QSize(400, 300), 1.0, place, ALL_ROUND)
    ground.paint_ground(painter, shown.rect())
    painter.fillRect(place, Qt.GlobalColor.black)
    ground.paint_strips(painter)
    painter.end()
    middle = place.center()
    ends = {
        Edge.LEFT: (QPoint(place.left(), middle.y()), QPoint(-1, 0)),
        Edge.RIGHT: (QPoint(place.right(), middle.y()), QPoint(1, 0)),
        Edge.TOP: (QPoint(middle.x(), place.top()), QPoint(0, -1)),
        Edge.FOOT: (QPoint(middle.x(), place.bottom()), QPoint(0, 1)),
    }
    seen = {edge: [shown.pixelColor(each).lightness() for each in (at, at + out)] for edge, (at, out) in ends.items()}
    assert shown.pixelColor(middle).lightness() < 10
    assert [edge for edge, (inside, outside) in seen.items() if abs(inside - outside) > 12] == []
