"""Which pictures a film needs, and how its frames are made of them.

Only *key* pictures are rendered. Where the figure moves less than ``NEAR`` pixels between two keys, the frames
between them are blended: that is finer than an encoder keeps, and saves most of the work of a slow stretch.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from dataclasses import asdict, dataclass

import numpy as np

from demos.body import load_body
from demos.exercise import Clip, Exercise, Solver, View
from demos.lens import Lens
from demos.rig import Array, Posed, Rig

FPS = 30
WIDTH, HEIGHT = 1280, 720
NEAR = 2.2
"""Two keys this far apart on the picture, in pixels, may have frames blended between them."""
SAME_LIGHT = 0.07
"""And their muscles' efforts may differ by this much."""
MARGIN = (84, 28, 84, 72)
"""Room left, above, right of and below the figure for its shadow, full-size pixels."""
LOOK = 5
"""Raised when materials, light or figure change, so that no picture of the old look is used again."""


@dataclass(frozen=True)
class Blend:
    """A frame: a share of the way between two key pictures."""

    at: float
    """Point of the path."""
    first: float
    """Path point of one key."""
    second: float
    """Path point of the other; equal to ``first`` when the frame is a key."""
    share: float
    """0 shows the first, 1 the second."""


@dataclass(frozen=True)
class Plan:
    """Everything to render and to put together for one view of an exercise."""

    exercise: Exercise
    view: View
    keys: tuple[float, ...]
    """Path points to render, ascending."""
    frames: dict[str, tuple[Blend, ...]]
    """Frames of each clip by its part."""


class Stage:
    """An exercise with its solver, remembered poses and efforts."""

    def __init__(self, exercise: Exercise, rig: Rig | None = None) -> None:
        self.exercise = exercise
        self.rig = rig or Rig(load_body())
        self.solve: Solver = exercise.build(self.rig)
        self._poses: dict[float, Posed] = {}

    def pose(self, at: float) -> Posed:
        """The pose at a point of the path."""
        at = rounded(at)
        if at not in self._poses:
            self._poses[at] = self.solve(at)
        return self._poses[at]

    def work(self, at: float) -> dict[str, float]:
        """Effort of each working muscle, in 64 steps."""
        return {m: round(64 * level(rounded(at))) / 64 for m, level in self.exercise.contraction.items()}

    def stretch(self, at: float) -> dict[str, float]:
        """Stretch of each lengthened muscle, 0..1."""
        return {m: level(rounded(at)) for m, level in self.exercise.stretch.items()}


def rounded(at: float) -> float:
    """A point of the path, fine enough for any picture."""
    return round(at, 6)


def times(clip: Clip) -> list[float]:
    """Seconds of a clip's frames. A loop leaves out its last moment, which is its first again."""
    count = round(clip.duration * FPS)
    return [n * clip.duration / (count if clip.loops else count - 1) for n in range(count)]


def outline(stage: Stage, view: View, at: float) -> Array:
    """Pixels of points all over the figure, (k, 2)."""
    skin = stage.rig.body.group_vertices("body")[::23]
    return Lens(view, WIDTH, HEIGHT).project(stage.rig.skin_vertices(stage.pose(at), skin))[0]


def make_plan(stage: Stage, view: View) -> Plan:
    """Choose the keys of a view and make up its frames."""
    clips = stage.exercise.clips
    wanted = {clip.part: [rounded(clip.path(t)) for t in times(clip)] for clip in clips}
    points = sorted({at for path in wanted.values() for at in path})
    shapes = {at: outline(stage, view, at) for at in points}
    keys = [points[0]]
    for before, after in zip(points[1:], [*points[2:], None], strict=True):
        if after is None or not close(stage, shapes, keys[-1], after):
            keys.append(before)
    frames = {part: tuple(blend(keys, shapes, at) for at in path) for part, path in wanted.items()}
    return Plan(stage.exercise, view, tuple(keys), frames)


def close(stage: Stage, shapes: dict[float, Array], a: float, b: float) -> bool:
    """Whether two points of the path look so alike that frames between may be blended."""
    light = max((abs(stage.work(a)[m] - stage.work(b)[m]) for m in stage.work(a)), default=0.0)
    return moved(shapes[a], shapes[b]) <= NEAR and light <= SAME_LIGHT


def moved(a: Array, b: Array) -> float:
    """The farthest any point moved, pixels."""
    return float(np.linalg.norm(a - b, axis=1).max())


def blend(keys: list[float], shapes: dict[float, Array], at: float) -> Blend:
    """The frame at a point of the path, from the keys on either side."""
    if at in keys:
        return Blend(at, at, at, 0.0)
    index = bisect_right(keys, at)
    first, second = keys[index - 1], keys[index]
    span = shapes[second] - shapes[first]
    share = float(((shapes[at] - shapes[first]) * span).sum() / max((span * span).sum(), 1e-12))
    return Blend(at, first, second, min(max(round(share, 3), 0.0), 1.0))


def border(stage: Stage, view: View, at: float) -> tuple[int, int, int, int]:
    """The part of the picture that the figure and its shadow reach: left, top, right, bottom in full-size pixels."""
    seen = outline(stage, view, at)
    low = np.floor((seen.min(axis=0) - np.array(MARGIN[:2])) / 4) * 4
    high = np.ceil((seen.max(axis=0) + np.array(MARGIN[2:])) / 4) * 4
    left, top = np.clip(low, 0, (WIDTH, HEIGHT)).astype(int)
    right, bottom = np.clip(high, 0, (WIDTH, HEIGHT)).astype(int)
    return int(left), int(top), int(right), int(bottom)


def room_name(stage: Stage, view: View, settings: tuple[float, ...]) -> str:
    """What all pictures of a view have in common, as a short hash."""
    exercise = stage.exercise
    common = [asdict(view), [asdict(box) for box in exercise.props], exercise.shoes, MARGIN, settings, LOOK]
    return hashlib.sha256(json.dumps(common, sort_keys=True).encode()).hexdigest()[:12]


def picture_name(stage: Stage, at: float, room: str) -> str:
    """The name of a key picture: a hash of pose, surface effort and room."""
    posed = stage.pose(at)
    numbers = [posed.deltas[name].ravel() for name in stage.rig.body.bones]
    numbers += [posed.joints[stage.rig.body.bones[0]]]
    surface = [level for muscle, level in sorted(stage.work(at).items()) if muscle.startswith("glute")]
    state = np.round(np.concatenate([*numbers, np.array(surface)]), 4) + 0.0
    return hashlib.sha256(state.tobytes() + room.encode()).hexdigest()[:16]
