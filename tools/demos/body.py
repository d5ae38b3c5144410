"""The figure's body: a CC0 MakeHuman mesh, shaped once and kept as a small file beside this one.

Coordinates are metres, Z up, the figure faces -Y and +X is its left. ``body.npz`` holds only what the studio
needs, so that neither the films nor their tests need the package the mesh came from.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Index = NDArray[np.int64]

BODY_FILE = Path(__file__).parent / "data" / "body.npz"


@dataclass(frozen=True)
class Body:
    """A body standing at rest, arms a little away from the sides."""

    vertices: Array
    """Rest positions, (n, 3) metres."""
    faces: Index
    """Quads as vertex indices, (m, 4); a triangle repeats its last corner."""
    face_group: NDArray[np.int64]
    """Index into ``groups`` for every face, (m,)."""
    groups: tuple[str, ...]
    """Names of the parts: the skin, the tights that clothes are cut from, the eyes."""
    bones: tuple[str, ...]
    """Bone names, parents before children."""
    parent: tuple[int, ...]
    """Index of each bone's parent, -1 for the root."""
    head: Array
    """Where each bone starts, (b, 3) metres."""
    tail: Array
    """Where each bone ends, (b, 3) metres."""
    weights: Array
    """How much each bone carries each vertex, (n, b); rows add up to 1."""

    def bone(self, name: str) -> int:
        """The index of a bone."""
        return self.bones.index(name)

    def group_faces(self, name: str) -> Index:
        """The faces of one part, (k, 4)."""
        return np.asarray(self.faces[self.face_group == self.groups.index(name)])

    def group_vertices(self, name: str) -> Index:
        """The vertices of one part, sorted."""
        return np.unique(self.group_faces(name))

    def carried_by(self, bones: tuple[str, ...], among: Index, least: float = 0.9) -> Index:
        """Those vertices of ``among`` that the given bones carry by at least ``least``."""
        columns = [self.bone(name) for name in bones]
        return np.asarray(among[self.weights[among][:, columns].sum(axis=1) >= least])

    def normals(self) -> Array:
        """Outward unit normals at rest, (n, 3)."""
        corners = self.vertices[self.faces]
        across = np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1])
        normals = np.zeros_like(self.vertices)
        for column in range(4):
            np.add.at(normals, self.faces[:, column], across)
        return np.asarray(normals / np.maximum(np.linalg.norm(normals, axis=1), 1e-12)[:, None])


def load_body(path: Path = BODY_FILE) -> Body:
    """Read the shaped body."""
    with np.load(path) as data:
        vertices = data["vertices"].astype(np.float64)
        names = tuple(str(name) for name in data["bones"])
        weights = np.zeros((len(vertices), len(names)))
        rows = np.arange(len(vertices))
        for slot in range(data["weight_bone"].shape[1]):
            np.add.at(weights, (rows, data["weight_bone"][:, slot]), data["weight"][:, slot].astype(np.float64))
        weights /= np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
        return Body(
            vertices=vertices,
            faces=data["faces"].astype(np.int64),
            face_group=data["face_group"].astype(np.int64),
            groups=tuple(str(name) for name in data["groups"]),
            bones=names,
            parent=tuple(int(p) for p in data["parent"]),
            head=data["head"].astype(np.float64),
            tail=data["tail"].astype(np.float64),
            weights=weights,
        )
