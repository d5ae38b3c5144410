"""The camera in numpy: where points of the room fall on the picture."""

from __future__ import annotations

import numpy as np

from demos.exercise import View
from demos.rig import Array, unit

SENSOR = 36.0
"""Width of the sensor, millimetres."""


class Lens:
    """A pinhole camera that agrees with Blender's."""

    def __init__(self, view: View, width: int, height: int) -> None:
        self.at = np.array(view.camera)
        forward = unit(np.array(view.target) - self.at)
        right = unit(np.cross(forward, np.array([0.0, 0.0, 1.0])))
        self.axes = np.stack([right, np.cross(right, forward), forward])
        self.scale = view.lens / SENSOR * width
        self.middle = np.array([width / 2, height / 2])

    def project(self, points: Array) -> tuple[Array, Array]:
        """Pixels from the top left, (k, 2), and distance along the line of sight, (k,) metres."""
        seen = (points - self.at) @ self.axes.T
        pixels = seen[:, :2] / seen[:, 2:] * self.scale * (1, -1) + self.middle
        return pixels, seen[:, 2]
