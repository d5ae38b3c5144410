"""Where the muscles are: the glutes as fields on the surface, the hip flexors as shapes for the x-ray.

A field is a signed distance in metres, positive inside, of rest-pose points to a muscle's outline.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from demos.body import Body
from demos.rig import Array

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
    """A muscle as the x-ray draws it: an elliptic tube swept through keys that the bones carry.

    The curve is drawn through the keys where the pose takes them, so the muscle stays a smooth spindle however far
    the joint bends.
    """

    rest: Array
    """Middle of every key at rest, (k, 3) metres."""
    beside: Array
    """A point beside every key at rest, on its broad side, (k, 3) metres."""
    half: Array
    """Half breadth and half thickness at every key, (k, 2) metres."""
    weights: Array
    """Bone weights of the keys, (k, b)."""
    length: float
    """Length at rest, metres."""
    origin: float
    """Share of the length over which it rises out of the bone."""
    tendon: float
    """Share of the length at which flesh turns into tendon."""


@dataclass(frozen=True)
class Swept:
    """A tube in a pose."""

    points: Array
    """Rings one after the other, (rings * around, 3) metres."""
    faces: np.ndarray[tuple[int, int], np.dtype[np.int64]]
    """Triangles, (m, 3)."""
    fibre: Array
    """(share along, share around) of every point, (rings * around, 2)."""


RINGS, AROUND = 44, 28
"""How finely a tube is drawn, along and around."""
PSOAS = (
    (0.020, 0.030, 0.270, 0.007, 0.007, 90), (0.027, 0.022, 0.225, 0.015, 0.011, 90),
    (0.038, 0.010, 0.165, 0.021, 0.016, 75), (0.050, -0.006, 0.105, 0.023, 0.018, 50),
    (0.068, -0.026, 0.050, 0.021, 0.017, 20), (0.082, -0.033, 0.004, 0.016, 0.013, 0),
    (0.090, -0.024, -0.040, 0.010, 0.008, 0), (0.090, -0.010, -0.082, 0.004, 0.004, 0),
)  # fmt: skip
ILIACUS = (
    (0.086, 0.008, 0.132, 0.016, 0.004, -44), (0.089, 0.004, 0.114, 0.040, 0.011, -44),
    (0.090, -0.001, 0.088, 0.045, 0.018, -42), (0.091, -0.011, 0.055, 0.033, 0.020, -36),
    (0.091, -0.023, 0.018, 0.020, 0.016, -25), (0.091, -0.024, -0.027, 0.011, 0.010, 0),
    (0.090, -0.010, -0.080, 0.004, 0.004, 0),
)  # fmt: skip
"""Keys: centre from the hip joint (across, back, up), half breadth, half thickness, metres, and which way the broad
side faces, degrees: 0 is across the body, -90 from back to front on the outside."""


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


def arc(points: Array) -> Array:
    """Length of a chain of points up to each of them, (k,)."""
    return np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])


def hip_flexors(body: Body, side: str) -> tuple[Tube, ...]:
    """Iliacus and psoas of one side, carried by spine, pelvis and thigh, the deeper one first."""
    hip = body.head[body.bone(f"thigh_{side}")]
    sign = 1 if side == "l" else -1
    tubes = []
    for keys, origin, tendon in ((ILIACUS, 0.14, 0.66), (PSOAS, 0.20, 0.78)):
        table = np.array(keys)
        centre = np.stack([sign * table[:, 0], table[:, 1] + hip[1], table[:, 2] + hip[2]], axis=1)
        facing = np.radians(table[:, 5])
        broad = np.stack([sign * np.cos(facing), np.sin(facing), 0 * facing], axis=1)
        to_thigh = np.clip((0.045 - table[:, 2]) / 0.085, 0, 1)
        to_thigh = to_thigh**2 * (3 - 2 * to_thigh)
        to_spine = np.clip((table[:, 2] - 0.09) / 0.10, 0, 1) if keys is PSOAS else 0 * to_thigh
        weights = np.zeros((len(table), len(body.bones)))
        weights[:, body.bone(f"thigh_{side}")] = to_thigh
        weights[:, body.bone("pelvis")] = (1 - to_thigh) * (1 - to_spine)
        weights[:, body.bone("spine_01")] = (1 - to_thigh) * to_spine
        length = float(arc(through(centre, 40))[-1])
        tubes.append(Tube(centre, centre + broad * 0.01, table[:, 3:5], weights, length, origin, tendon))
    return tuple(tubes)


def evenly(curve: Array, count: int) -> Array:
    """A curve whose first three columns are places, resampled at even steps along its length, (count, d)."""
    at = arc(curve[:, :3])
    return np.stack([np.interp(np.linspace(0, at[-1], count), at, column) for column in curve.T], axis=1)


def eased_bend(chain: Array, reach: int) -> Array:
    """A chain of points averaged with up to ``reach`` neighbours on either side, both ends kept, (k, 3)."""
    before, after = 2 * chain[0] - chain[reach:0:-1], 2 * chain[-1] - chain[-2 : -reach - 2 : -1]
    window = np.hanning(2 * reach + 3)[1:-1]
    window /= window.sum()
    padded = np.vstack([before, chain, after])
    return np.stack([np.convolve(column, window, mode="valid") for column in padded.T], axis=1)


def sweep(tube: Tube, centre: Array, beside: Array, swell: float) -> Swept:
    """The tube through its posed keys (k, 3); it thins as it lengthens, and ``swell`` adds a share to its girth."""
    rings, around = RINGS, AROUND
    curve = evenly(through(np.hstack([centre, beside - centre, tube.half]), 4 * rings), 4 * rings)
    curve[:, :3] = eased_bend(curve[:, :3], rings // 2)
    length = float(arc(curve[:, :3])[-1])
    curve = evenly(curve, rings)
    middle, broad = curve[:, :3], curve[:, 3:6]
    girth = (1 + swell) * np.clip(tube.length / length, 0.6, 1.6) ** 0.5
    along = np.gradient(middle, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    x = broad - along * (broad * along).sum(axis=1, keepdims=True)
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    y = np.cross(along, x)
    angle = 2 * np.pi * np.arange(around) / around
    off = x[:, None] * (np.cos(angle)[:, None] * curve[:, None, 6:7])
    off = (off + y[:, None] * (np.sin(angle)[:, None] * curve[:, None, 7:8])) * girth
    points = (middle[:, None] + off).reshape(-1, 3)
    ring, step = np.meshgrid(np.arange(rings), np.arange(around), indexing="ij")
    fibre = np.stack([ring / (rings - 1), step / around], axis=-1).reshape(-1, 2)
    a = (ring[:-1] * around + step[:-1]).ravel()
    b = (ring[:-1] * around + (step[:-1] + 1) % around).ravel()
    faces = np.concatenate([np.stack([a, b, b + around], axis=1), np.stack([a, b + around, a + around], axis=1)])
    return Swept(points, faces, fibre)
