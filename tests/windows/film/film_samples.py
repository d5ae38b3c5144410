"""Small films for tests: the left half red, the right half blue, brighter with every frame."""

from pathlib import Path

import av
import numpy as np
from PySide6.QtGui import QColor, QImage

from glutebreak.windows.film.films import Clip, Film


class NoFilms:
    """There are no films."""

    def film(self, exercise: str, view: str = "side") -> Film | None:
        """None."""
        return None


def write_film(path: Path, frames: int = 15, size: tuple[int, int] = (160, 90)) -> Path:
    """So many frames at 30 a second, VP9 in WebM, without a seam."""
    width, height = size
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libvpx-vp9", rate=30)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.options = {"crf": "40", "b": "0", "cpu-used": "8", "deadline": "realtime"}
        for number in range(frames):
            picture = np.zeros((height, width, 3), np.uint8)
            level = 120 + 120 * number // frames
            picture[:, : width // 2, 0] = level
            picture[:, width // 2 :, 2] = level
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode())
    return path


def write_poster(path: Path) -> Path:
    """The left half red, the right half blue."""
    image = QImage(160, 90, QImage.Format.Format_RGB32)
    image.fill(QColor("#0000C8"))
    for x in range(80):
        for y in range(90):
            image.setPixelColor(x, y, QColor("#C80000"))
    assert image.save(str(path))
    return path


def loop_film(folder: Path, frames: int = 15, **more: object) -> Film:
    """A film of one loop, with a poster."""
    clip = Clip(write_film(folder / "loop.webm", frames), frames * 1000 // 30, loops=True)
    return Film({"loop": clip}, write_poster(folder / "poster.png"), **more)  # type: ignore[arg-type]


class FilmsOf:
    """Films of some exercises; remembers what it was asked for."""

    def __init__(self, **films: Film) -> None:
        self._films = {name.replace("_", "-"): film for name, film in films.items()}
        self.asked: list[str] = []

    def film(self, exercise: str, view: str = "side") -> Film | None:
        """The film."""
        self.asked.append(exercise)
        return self._films.get(exercise)
