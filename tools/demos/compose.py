"""Put frames together: the rendered part over the still room, the studio's ground, and the x-ray."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from demos.encode import Frame
from demos.lens import Lens
from demos.plan import HEIGHT, WIDTH, Blend, Plan, Stage, border, picture_name
from demos.rig import Array
from demos.xray import Xray

GROUND_STOPS = ((0.0, "#D0D3D8"), (0.40, "#DADDE1"), (0.74, "#E5E6E8"), (1.0, "#E3E4E6"))
"""The studio ground from top to bottom: the stage of the guided break is painted with the same."""
PROP_MARGIN = 110
"""Room around a prop for its shadow, full-size pixels."""
FEATHER = (64, 20, 100, 40)
"""The rendered part fades into the still room over so many full-size pixels at its left, top, right and bottom."""


NOISE = (0.009, 0.024)
"""Up to the first difference from the ground it is noise, from the second on it is a shadow or a thing; 0..1."""


def studio_ground(height: int) -> Array:
    """Colour of every row, (height, 1, 3), 0..1."""
    at = (np.arange(height) + 0.5) / height
    places = [place for place, _ in GROUND_STOPS]
    colours = np.array([[int(c[i : i + 2], 16) / 255 for i in (1, 3, 5)] for _, c in GROUND_STOPS])
    return np.stack([np.interp(at, places, colours[:, channel]) for channel in range(3)], axis=1)[:, None]


def read(path: Path) -> Array:
    """A picture as (h, w, 3), 0..1."""
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"), np.float32).astype(np.float64) / 255


def correction(ground: Path, width: int, height: int) -> Array:
    """What the empty room must be multiplied by to have exactly the studio's ground, (h, w, 3)."""
    with Image.open(ground) as image:
        small = image.convert("RGB").resize((320, 180), Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(2.5))
        even = np.asarray(small.resize((width, height), Image.Resampling.BICUBIC), np.float64) / 255
    return np.asarray(studio_ground(height) / np.maximum(even, 0.2))


class Composer:
    """Makes the frames of one plan from the pictures in a cache."""

    def __init__(self, stage: Stage, plan: Plan, cache: Path, room: str, share: float = 1.0) -> None:
        self.stage, self.plan, self.cache, self.room = stage, plan, cache, room
        self.width, self.height = round(WIDTH * share), round(HEIGHT * share)
        self.plate = read(cache / f"plate-{room}.png")
        self.light = correction(cache / f"ground-{room}.png", self.width, self.height)
        self.ground = studio_ground(self.height)
        self.reach = reach(stage, plan, self.width, self.height)
        self.lens = Lens(plan.view, self.width, self.height)
        self.xray = Xray(stage.rig)
        self.share = share
        grain = np.random.default_rng(7).random((self.height, self.width, 1)) - 0.5
        self.grain = grain / 255
        self._key = lru_cache(maxsize=6)(self._read_key)

    def _read_key(self, at: float) -> Array:
        """A key picture laid over the still room."""
        part = read(self.cache / f"{picture_name(self.stage, at, self.room)}.png")
        edges = border(self.stage, self.plan.view, at)
        left, top = round(edges[0] * self.share), round(edges[1] * self.share)
        part = part[: self.height - top, : self.width - left]
        height, width = part.shape[:2]
        before_x, before_y, after_x, after_y = (max(2, round(pixels * self.share)) for pixels in FEATHER)
        cover = fade(height, before_y if top else 0, after_y if top + height < self.height else 0)[:, None]
        cover = cover * fade(width, before_x if left else 0, after_x if left + width < self.width else 0)[None]
        whole = self.plate.copy()
        window = whole[top : top + height, left : left + width]
        window += (part - window) * cover[..., None]
        return whole

    def frame(self, blend: Blend) -> Frame:
        """A finished frame, (h, w, 3) bytes."""
        picture = self._key(blend.first)
        if blend.share:
            picture = picture + (self._key(blend.second) - picture) * blend.share
        picture = calm(picture * self.light, self.ground, self.reach)
        posed = self.stage.pose(blend.at)
        picture = self.xray.paint(picture, self.lens, posed, self.stage.work(blend.at), self.stage.stretch(blend.at))
        return np.clip((picture + self.grain) * 255 + 0.5, 0, 255).astype(np.uint8)


def calm(picture: Array, ground: Array, near: Array) -> Array:
    """Make the ground exactly the studio's where it differs by no more than noise, and far from things."""
    off = np.abs(picture - ground).max(axis=2)
    with Image.fromarray(np.clip(off * 2550, 0, 255).astype(np.uint8)) as image:
        around = np.asarray(image.filter(ImageFilter.GaussianBlur(3)), np.float64) / 2550
    share = np.clip((around - NOISE[0]) / (NOISE[1] - NOISE[0]), 0, 1)
    share = (share * share * (3 - 2 * share) * near)[..., None]
    return np.asarray(ground + (picture - ground) * share)


def reach(stage: Stage, plan: Plan, width: int, height: int) -> Array:
    """1 where figure, props and their shadows may be, softly 0 elsewhere and in the outer eighths; (h, w)."""
    edges = np.array([border(stage, plan.view, at) for at in plan.keys])
    boxes = [(*edges[:, :2].min(axis=0), *edges[:, 2:].max(axis=0))]
    for box in stage.exercise.props:
        sides = np.array([(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)])
        corners = Lens(plan.view, WIDTH, HEIGHT).project(np.array(box.centre) + np.array(box.size) / 2 * sides)[0]
        boxes.append((*(corners.min(axis=0) - PROP_MARGIN), *(corners.max(axis=0) + PROP_MARGIN)))
    mask = Image.new("L", (WIDTH, HEIGHT), 0)
    for left, top, right, bottom in boxes:
        mask.paste(255, (int(left), int(top), int(right), int(bottom)))
    soft = mask.filter(ImageFilter.GaussianBlur(28)).resize((width, height), Image.Resampling.BILINEAR)
    across = (np.arange(width) + 0.5) / width
    aside = np.clip((np.minimum(across, 1 - across) - 0.01) / (1 / 8 - 0.01), 0, 1)
    return np.asarray(np.asarray(soft, np.float64) / 255 * aside * aside * (3 - 2 * aside))


def fade(length: int, before: int, after: int) -> Array:
    """1 in the middle, smoothly towards 0 over so many places at either end."""
    cover = np.ones(length)
    for over, ends in ((before, slice(None, before)), (after, slice(length - after, None))):
        ramp = (np.arange(over) + 1) / (over + 1)
        ramp = ramp * ramp * (3 - 2 * ramp)
        cover[ends] = ramp if ends.start is None else ramp[::-1]
    return cover
