"""Parts of the body as Blender meshes, with what each vertex carries."""

from __future__ import annotations

from typing import Any

import bpy
import numpy as np

from demos.body import Body, Index
from demos.rig import Array


def mesh_object(name: str, body: Body, points: Array, faces: Index, fields: dict[str, Array]) -> tuple[Any, Index]:
    """A part of the body as an object that its bones carry, and which of the body's vertices it uses."""
    used = np.unique(faces)
    number = {int(old): new for new, old in enumerate(used)}
    rings = [[number[int(i)] for i in dict.fromkeys(face.tolist())] for face in faces]
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata([tuple(p) for p in points[used]], [], rings)
    mesh.update()
    thing = bpy.data.objects.new(name, mesh)
    bpy.context.scene.collection.objects.link(thing)
    for column, bone in enumerate(body.bones):
        carried = np.nonzero(body.weights[used, column] > 1e-4)[0]
        if len(carried):
            group = thing.vertex_groups.new(name=bone)
            for index in carried:
                group.add([int(index)], float(body.weights[used[index], column]), "REPLACE")
    store_vector(mesh, "rest", points[used])
    for key, values in fields.items():
        store_number(mesh, key, values[used])
    smooth(mesh)
    return thing, used


def smooth(mesh: Any) -> None:
    """Shade all faces smoothly."""
    mesh.polygons.foreach_set("use_smooth", np.ones(len(mesh.polygons), bool))


def store_vector(mesh: Any, name: str, values: Array) -> None:
    """Keep a vector for every vertex."""
    data = mesh.attributes.get(name) or mesh.attributes.new(name, "FLOAT_VECTOR", "POINT")
    data.data.foreach_set("vector", np.asarray(values, np.float32).ravel())


def store_number(mesh: Any, name: str, values: Array) -> None:
    """Keep a number for every vertex."""
    data = mesh.attributes.get(name) or mesh.attributes.new(name, "FLOAT", "POINT")
    data.data.foreach_set("value", np.asarray(values, np.float32))


def rest_points(mesh: Any) -> Array:
    """The mesh's vertices as they stand, (n, 3)."""
    flat = np.empty(len(mesh.vertices) * 3, np.float32)
    mesh.vertices.foreach_get("co", flat)
    return flat.reshape(-1, 3).astype(float)


def along_upper_arm(body: Body, point: Array) -> float:
    """How far down the upper arm a rest point lies, 0 at the shoulder, 1 at the elbow; -1 off the arm."""
    side = "l" if point[0] > 0 else "r"
    if abs(point[0]) < (0.15 if point[2] > 1.0 else 0.30):
        return -1.0
    start = body.head[body.bone(f"upperarm_{side}")]
    span = body.head[body.bone(f"lowerarm_{side}")] - start
    return float((point - start) @ span / (span @ span))
