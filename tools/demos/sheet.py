"""Contact sheets: a film on one page, for review and for the documentation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from demos.encode import Frame

COLUMNS, CELL = 4, (400, 225)
LIMIT = 200_000


def write_sheet(frames: Sequence[tuple[str, Frame]], path: Path) -> None:
    """Lay labelled frames side by side and save them as a JPEG of at most 200 kB."""
    rows = -(-len(frames) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * CELL[0], rows * CELL[1]), "#E3E4E6")
    pen = ImageDraw.Draw(sheet)
    for index, (label, frame) in enumerate(frames):
        place = (index % COLUMNS * CELL[0], index // COLUMNS * CELL[1])
        sheet.paste(Image.fromarray(np.ascontiguousarray(frame)).resize(CELL, Image.Resampling.LANCZOS), place)
        pen.text((place[0] + 8, place[1] + 6), label, fill="#596577", font_size=13)
    path.parent.mkdir(parents=True, exist_ok=True)
    save_jpeg(sheet, path, LIMIT)


def save_jpeg(image: Image.Image, path: Path, limit: int) -> None:
    """Save at the best quality that fits."""
    for quality in (92, 88, 84, 80, 72, 64):
        image.save(path, quality=quality, optimize=True, progressive=True)
        if path.stat().st_size <= limit:
            return
