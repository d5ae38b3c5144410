"""A small triangle rasteriser: what a mesh covers of a picture, how near it is, and what it carries there."""

from __future__ import annotations

import numpy as np

from demos.body import Index
from demos.rig import Array


class Canvas:
    """A window of the picture, finer than its pixels."""

    def __init__(self, left: int, top: int, width: int, height: int, fine: int = 2) -> None:
        self.left, self.top, self.fine = left, top, fine
        self.width, self.height = width, height
        self.depth = np.full((height * fine, width * fine), np.inf)

    def draw(self, pixels: Array, distance: Array, faces: Index, carried: Array) -> Array:
        """Draw triangles nearer than what is there.

        Gives ``carried`` (k, c) interpolated over the canvas, NaN where nothing is drawn.
        """
        layer = np.full((*self.depth.shape, carried.shape[1]), np.nan)
        points = (pixels - (self.left, self.top)) * self.fine
        for face in faces:
            (ax, ay), (bx, by), (cx, cy) = corners = points[face]
            area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
            if abs(area) < 1e-9:
                continue
            x0, y0 = np.maximum(np.floor(corners.min(axis=0)).astype(int), 0)
            x1, y1 = np.ceil(corners.max(axis=0)).astype(int) + 1
            x1, y1 = min(x1, self.depth.shape[1]), min(y1, self.depth.shape[0])
            if x0 >= x1 or y0 >= y1:
                continue
            x, y = np.arange(x0, x1) + 0.5, (np.arange(y0, y1) + 0.5)[:, None]
            second = ((x - ax) * (cy - ay) - (y - ay) * (cx - ax)) / area
            third = ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / area
            first = 1 - second - third
            away = first * distance[face[0]] + second * distance[face[1]] + third * distance[face[2]]
            here = self.depth[y0:y1, x0:x1]
            seen = (first >= 0) & (second >= 0) & (third >= 0) & (away < here)
            here[seen] = away[seen]
            shares = np.stack([first[seen], second[seen], third[seen]], axis=1)
            layer[y0:y1, x0:x1][seen] = shares @ carried[face]
        return layer

    def shrink(self, fine: Array) -> Array:
        """Average a finely sampled picture down to whole pixels, (height, width, c)."""
        shape = (self.height, self.fine, self.width, self.fine, fine.shape[-1])
        return np.asarray(fine.reshape(shape).mean(axis=(1, 3)))
