"""Where the muscles are: the glutes as fields on the surface, the hip flexors as shapes for the x-ray.

A field is a signed distance in metres, positive inside, of rest-pose points to a muscle's outline.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from demos.body import Body
from demos.rig import Array, unit

GLUTE_OUTLINE = np.array(
    [
        (0.016, 0.105), (0.055, 0.128), (0.095, 0.110), (0.138, 0.055), (0.162, -0.015), (0.168, -0.080),
        (0.152, -0.122), (0.115, -0.112), (0.070, -0.092), (0.030, -0.060), (0.010, -0.005),
    ]
)  # fmt: skip
"""Gluteus maximus from behind: across from the midline and up from the hip joint, metres."""


def inside(points: Array, outline: Array) -> Array:
    """Signed distance of points (n, 2) to a closed outline (k, 2), positive inside."""
    nearest = np.full(len(points), np.inf)
    within = np.zeros(len(points), bool)
    for start, end in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        edge, off = end - start, points - start
        along = np.clip(off @ edge / (edge @ edge), 0, 1)[:, None]
        nearest = np.minimum(nearest, np.linalg.norm(off - along * edge, axis=1))
        if start[1] != end[1]:
            crosses = (start[1] > points[:, 1]) != (end[1] > points[:, 1])
            within ^= crosses & (points[:, 0] < start[0] + (points[:, 1] - start[1]) / edge[1] * edge[0])
    return np.where(within, nearest, -nearest)


def glute_field(body: Body, points: Array, side: str) -> Array:
    """Field of one gluteus maximus, (n,), clipped to 5 cm either way."""
    sign = 1 if side == "l" else -1
    hip = body.head[body.bone(f"thigh_{side}")]
    across, back, up = sign * points[:, 0], points[:, 1] - hip[1], points[:, 2] - hip[2]
    field = np.minimum(inside(np.stack([across, up], axis=1), GLUTE_OUTLINE), back * 0.9 + 0.005)
    return np.asarray(np.clip(np.where(across < 0, -0.05, field), -0.05, 0.05))


@dataclass(frozen=True)
class Tube:
    """A muscle drawn as a swept tube."""

    rest: Array
    """Points at rest, rings one after the other, (rings * around, 3) metres."""
    out: Array
    """The way each point stands off the middle of its ring, (rings * around, 3) metres."""
    weights: Array
    """Bone weights, (rings * around, b)."""
    faces: np.ndarray[tuple[int, int], np.dtype[np.int64]]
    """Triangles, (m, 3)."""
    fibre: Array
    """(share along, share around) of every point, (rings * around, 2)."""


PSOAS = (
    (0.024, 0.000, 0.235, 0.008, 1.15), (0.034, -0.005, 0.170, 0.020, 1.20), (0.046, -0.015, 0.100, 0.026, 1.15),
    (0.068, -0.045, 0.045, 0.025, 1.10), (0.086, -0.052, 0.000, 0.022, 1.00), (0.094, -0.022, -0.045, 0.016, 1.00),
    (0.092, 0.004, -0.078, 0.008, 1.00),
)  # fmt: skip
ILIACUS = (
    (0.112, 0.004, 0.125, 0.008, 3.0), (0.108, -0.004, 0.095, 0.014, 2.9), (0.100, -0.030, 0.050, 0.017, 2.1),
    (0.094, -0.050, 0.010, 0.017, 1.4), (0.096, -0.024, -0.045, 0.013, 1.0), (0.094, 0.004, -0.075, 0.007, 1.0),
)  # fmt: skip
"""Centre line from the hip joint (across, back, up), half thickness, and width over thickness; metres."""


def through(points: Array, count: int) -> Array:
    """A smooth curve through points (k, d), sampled ``count`` times."""
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    sampled = []
    for at in np.linspace(0, len(points) - 1, count):
        index = min(int(at), len(points) - 2)
        t = at - index
        a, b, c, d = padded[index : index + 4]
        cubic = 2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
        sampled.append(0.5 * cubic)
    return np.array(sampled)


def hip_flexors(body: Body, side: str, rings: int = 30, around: int = 18) -> tuple[Tube, ...]:
    """Psoas and iliacus of one side, carried by spine, pelvis and thigh."""
    hip = body.head[body.bone(f"thigh_{side}")]
    sign = 1 if side == "l" else -1
    tubes = []
    for keys in (PSOAS, ILIACUS):
        curve = through(np.array(keys), rings)
        centre = np.stack([sign * curve[:, 0], curve[:, 1] + 0.0, curve[:, 2] + hip[2]], axis=1)
        tangents = np.gradient(centre, axis=0)
        rest, out, fibre, weights = [], [], [], []
        for ring in range(rings):
            along = unit(tangents[ring])
            x = np.array([1.0, 0.0, 0.0])
            x = unit(x - along * (x @ along))
            y = np.cross(along, x)
            row = np.zeros(len(body.bones))
            to_thigh = np.clip((hip[2] + 0.055 - centre[ring, 2]) / 0.085, 0, 1)
            to_spine = np.clip((centre[ring, 2] - hip[2] - 0.09) / 0.10, 0, 1)
            to_thigh = to_thigh**2 * (3 - 2 * to_thigh)
            row[body.bone(f"thigh_{side}")] = to_thigh
            row[body.bone("pelvis")] = (1 - to_thigh) * (1 - to_spine)
            row[body.bone("spine_01")] = (1 - to_thigh) * to_spine
            for step in range(around):
                angle = 2 * np.pi * step / around
                off = x * np.cos(angle) * curve[ring, 3] * curve[ring, 4] + y * np.sin(angle) * curve[ring, 3]
                rest.append(centre[ring] + off)
                out.append(off)
                fibre.append((ring / (rings - 1), step / around))
                weights.append(row)
        faces = []
        for ring in range(rings - 1):
            for step in range(around):
                a, b = ring * around + step, ring * around + (step + 1) % around
                faces += [(a, b, b + around), (a, b + around, a + around)]
        tubes.append(Tube(np.array(rest), np.array(out), np.array(weights), np.array(faces), np.array(fibre)))
    return tuple(tubes)
