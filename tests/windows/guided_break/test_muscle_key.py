"""The two colours of muscle on the stage, and what explains them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from glutebreak.windows.film.films import Film
from glutebreak.windows.guided_break.muscle_key import paint_key
from glutebreak.windows.look.desktop_look import DesktopLook
from windows.dressing import Dress
from windows.film.film_samples import FilmsOf, write_poster
from windows.guided_break.break_samples import Begin

STRETCH = "half-kneeling-hip-flexor-stretch"


def is_violet(colour: QColor) -> bool:
    """Whether a muscle that is stretched has that colour."""
    return colour.blue() > colour.green() + 60 and colour.blue() > colour.red() + 30


def is_red(colour: QColor) -> bool:
    """Whether a muscle that works has it."""
    return colour.red() > colour.blue() + 60


def dots(image: QImage, left: int, top: int, width: int, height: int) -> list[str]:
    """The dots of a key in that piece of a picture, from left to right."""
    found: list[str] = []
    for x in range(left, left + width):
        column = [image.pixelColor(x, y) for y in range(top, top + height)]
        name = "violet" if any(map(is_violet, column)) else "red" if any(map(is_red, column)) else ""
        if name and name not in found:
            found.append(name)
    return found


@pytest.mark.parametrize(
    ("exercise", "filmed", "size", "explained"),
    [
        (STRETCH, True, (1200, 760), ["violet", "red"]),
        (STRETCH, False, (1200, 760), []),
        ("donkey-kick", True, (1200, 760), []),
        (STRETCH, True, (900, 420), []),
    ],
    ids=["a stretch", "no film", "one colour", "no room"],
)
def test_two_colours_are_explained_where_a_film_shows_them(
    begin: Begin, tmp_path: Path, exercise: str, *, filmed: bool, size: tuple[int, int], explained: list[str]
) -> None:
    """A dot each at the foot of the ring's column: what is stretched, and what works."""
    films = FilmsOf(**{exercise.replace("-", "_"): Film({}, write_poster(tmp_path / "poster.png"))})
    it = begin(exercise, films=films if filmed else None)
    it.window.resize(*size)
    image = it.window.stage.grab().toImage()

    assert dots(image, image.width() - 230, image.height() - 44, 190, 20) == explained


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("mirrored", [False, True], ids=["left to right", "right to left"])
def test_the_stretch_is_read_first(dress: Dress, *, dark: bool, mirrored: bool) -> None:
    """Whichever way one reads, and as dark as the film is."""
    look: DesktopLook = dress(dark=dark)
    image = QImage(300, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.lightGray)
    painter = QPainter(image)
    paint_key(painter, look, image.rect().center().toPointF(), mirrored=mirrored)
    painter.end()

    assert dots(image, 0, 0, 300, 40) == (["red", "violet"] if mirrored else ["violet", "red"])
