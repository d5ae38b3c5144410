"""The hip flexors drawn through the clothes, soft at their outlines, behind any arm that passes in front of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from demos.body import Body, Index
from demos.figure_surfaces import HAND_BONES
from demos.lens import Lens
from demos.muscles import Tube, hip_flexors, sweep
from demos.raster import Canvas
from demos.rig import Array, Posed, Rig

RED = ((0.62, 0.06, 0.07), (0.93, 0.20, 0.17))
"""Deep and bright colour of a muscle that works, on the screen."""
VIOLET = ((0.40, 0.22, 0.78), (0.74, 0.55, 1.00))
"""Deep and bright colour of a muscle that is lengthened."""
ARM_BONES = ("upperarm", "lowerarm", *HAND_BONES)
SINEW = (0.96, 0.93, 0.95)
"""Colour of a tendon on the screen."""
MOST = 0.92
"""Cover of a muscle at full effort, where it faces the camera."""
FAR = 0.6
"""A muscle on the far side is drawn this much fainter."""
TOWARDS_LIGHT = np.array([0.45, 0.55, -0.70])
"""Right, up and forward as the camera sees them."""


@dataclass(frozen=True)
class Mesh:
    """A muscle on the picture."""

    pixels: Array
    """Places of its points, (k, 2)."""
    away: Array
    """Their distances, (k,) metres."""
    faces: Index
    """Triangles, (m, 3)."""
    carried: Array
    """(light, facing, share along, share around) of every point, (k, 4)."""
    tube: Tube
    """What it is made of."""


class Xray:
    """Draws the hip flexors of one figure over its pictures."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        self.tubes = {f"flexor_{side}": hip_flexors(rig.body, side) for side in "lr"}
        self.arm_index, self.arm_faces = arm_mesh(rig.body)

    def paint(
        self, picture: Array, lens: Lens, posed: Posed, work: dict[str, float], stretch: dict[str, float]
    ) -> Array:
        """The picture (h, w, 3), 0..1, with the muscles in it; ``work`` and ``stretch`` are 0..1 per muscle."""
        levels = {m: (work.get(m, 0.0), RED) for m in work if m in self.tubes}
        levels |= {m: (stretch.get(m, 0.0), VIOLET) for m in stretch if m in self.tubes}
        shown = {m: (level, colours) for m, (level, colours) in levels.items() if level > 0.01}
        if not shown:
            return picture
        meshes = {
            m: [self._mesh(tube, posed, lens, level) for tube in self.tubes[m]] for m, (level, _) in shown.items()
        }
        corners = np.concatenate([mesh.pixels for parts in meshes.values() for mesh in parts])
        height, width = picture.shape[:2]
        left, top = np.clip(np.floor(corners.min(axis=0)).astype(int) - 3, 0, (width - 1, height - 1))
        right, bottom = np.clip(np.ceil(corners.max(axis=0)).astype(int) + 4, 1, (width, height))
        canvas = Canvas(int(left), int(top), int(right - left), int(bottom - top))
        arms = self._arms(posed, lens)
        hidden = canvas.depth.copy()
        if arms is not None:
            pixels, away = arms
            canvas.draw(pixels, away, self.arm_faces, away[:, None])
            hidden = canvas.depth.copy()
        result = picture.copy()
        window = result[top:bottom, left:right]
        order = sorted(shown, key=lambda m: -float(meshes[m][0].away.mean()))
        for muscle in order:
            level, colours = shown[muscle]
            near = 1.0 if on_the_near_side(posed, lens, muscle[-1]) else FAR
            for mesh in meshes[muscle]:
                canvas.depth = hidden.copy()
                layer = canvas.draw(mesh.pixels, mesh.away, mesh.faces, mesh.carried)
                rgba = canvas.shrink(tint(layer, level, colours, near, mesh.tube))
                window[:] = window * (1 - rgba[..., 3:]) + rgba[..., :3]
        return result

    def _mesh(self, tube: Tube, posed: Posed, lens: Lens, level: float) -> Mesh:
        """A tube in the pose, ready to draw."""
        centre, beside = (self.rig.skin(posed, points, tube.weights) for points in (tube.rest, tube.beside))
        swept = sweep(tube, centre, beside, 0.12 * level)
        points, faces = swept.points, swept.faces
        corners = points[faces]
        across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        normals = np.zeros_like(points)
        for column in range(3):
            np.add.at(normals, faces[:, column], across)
        normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
        seen = normals @ lens.axes.T
        seen *= np.where(seen[:, 2:] > 0, -1, 1)
        light = np.clip(seen @ TOWARDS_LIGHT / np.linalg.norm(TOWARDS_LIGHT), 0, 1)
        pixels, away = lens.project(points)
        return Mesh(pixels, away, faces, np.column_stack([light, -seen[:, 2], swept.fibre]), tube)

    def _arms(self, posed: Posed, lens: Lens) -> tuple[Array, Array] | None:
        """Where the arms are: pixels and distances of their points."""
        return lens.project(self.rig.skin_vertices(posed, self.arm_index))


def arm_mesh(body: Body) -> tuple[Index, Index]:
    """Vertices of arms and hands, and triangles that number them."""
    skin = np.concatenate([body.group_vertices("body"), body.group_vertices("helper-tights")])
    bones = tuple(f"{bone}_{side}" for bone in ARM_BONES for side in "lr")
    index = np.unique(body.carried_by(bones, skin, 0.6))
    number = np.full(len(body.vertices), -1)
    number[index] = np.arange(len(index))
    quads = number[body.faces]
    quads = quads[(quads >= 0).all(axis=1)]
    return index, np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])


def on_the_near_side(posed: Posed, lens: Lens, side: str) -> bool:
    """Whether a hip is not clearly behind the other one, as the camera sees them."""
    other = "l" if side == "r" else "r"
    _, away = lens.project(np.stack([posed.joints[f"thigh_{side}"], posed.joints[f"thigh_{other}"]]))
    return bool(away[0] < away[1] + 0.12)


def tint(
    layer: Array, level: float, colours: tuple[tuple[float, ...], tuple[float, ...]], near: float, tube: Tube
) -> Array:
    """Premultiplied colour and cover, (h, w, 4), of a layer of (light, facing, along, around).

    The cover fades towards the outline and both ends, so that the muscle lies in the body like a soft light in mist.
    """
    drawn = ~np.isnan(layer[..., 0])
    light, facing, along, around = np.moveaxis(np.nan_to_num(layer), -1, 0)
    fibres = 0.6 * np.sin(2 * np.pi * 11 * around + 2 * along) + 0.4 * np.sin(2 * np.pi * 23 * around - 5 * along)
    deep, bright = np.array(colours[0]), np.array(colours[1])
    shade = np.clip(0.22 + 0.70 * light + 0.13 * fibres, 0, 1)[..., None]
    sinew = smooth((along - tube.tendon) / 0.16)[..., None] * 0.55
    colour = deep * (1 - shade) + bright * shade
    colour = colour * (1 - sinew) + (0.35 * bright + 0.65 * np.array(SINEW)) * (0.75 + 0.25 * shade) * sinew
    outline = 0.10 + 0.90 * smooth(facing / 0.7)
    ends = smooth(along / tube.origin) * smooth((1 - along) / 0.10)
    cover = np.where(drawn, min(1.0, 1.15 * level) * MOST * outline * ends * near, 0.0)[..., None]
    return np.concatenate([colour * cover, cover], axis=-1)


def smooth(share: Array) -> Array:
    """Smoothstep of an array, 0 below 0 and 1 above 1."""
    x = np.clip(share, 0, 1)
    return np.asarray(x * x * (3 - 2 * x))
