"""Skin, leggings and shirt, shoes, eyes and hair, cut from the body's mesh at rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import bmesh
import bpy
import numpy as np

from demos.blender.meshes import along_upper_arm, mesh_object, rest_points, smooth, store_number, store_vector
from demos.blender.nodes import Material, linear
from demos.body import Body
from demos.figure_surfaces import HEM, SLEEVE
from demos.muscles import glute_field
from demos.rig import Array, unit

Chosen = Callable[[Array], bool]

GLUTES = ("glute_l", "glute_r")
SHOE, SHOE_SOLE, SHOE_TREAD, SHOE_TOP = "#2f4a63", "#f4f5f7", "#25303d", "#8fb2c9"
KNOT = (0.040, -0.022)
"""The middle of the bun, to the back and up from the crown, metres: strands run to it."""
HEM_TILT = 0.12
"""The shirt's hem hangs this much lower at the back, as a slope."""


def skin(body: Body, hair: Array, material: Material, *, shoes: bool) -> Any:
    """What the clothes leave bare: head, neck, forearms, hands, ankles and feet."""
    v, faces = body.vertices, body.group_faces("body")
    ankle, neck = body.head[body.bone("foot_l")][2], body.head[body.bone("neck_01")]
    bare = [face for face in faces if not covered(body, v[face].mean(axis=0), ankle, neck)]
    if shoes:
        bare = [f for f in bare if v[f].mean(axis=0)[2] > ankle or abs(v[f].mean(axis=0)[0]) > 0.35]
    thing, used = mesh_object("skin", body, v, np.array(bare), {"hair": hair})
    thing.data.materials.append(material.data)
    lift = np.clip((hair[used] + 0.002) / 0.02, 0, 1)
    lift = lift**2 * (3 - 2 * lift) * 0.011
    points = v[used] + body.normals()[used] * lift[:, None]
    thing.data.vertices.foreach_set("co", points.astype(np.float32).ravel())
    return thing


def covered(body: Body, middle: Array, ankle: float, neck: Array) -> bool:
    """Whether clothes surely hide a face of the skin."""
    if not middle[2] > ankle + HEM + 0.035 or along_upper_arm(body, middle) >= 0.30:
        return False
    if middle[2] < neck[2] - 0.13:
        return True
    beside = np.hypot(middle[0], middle[1] - neck[1]) > 0.115
    return bool(middle[2] < neck[2] + 0.05 and beside and not (middle[2] > neck[2] - 0.02 and abs(middle[0]) < 0.11))


def leggings(body: Body, material: Material) -> Any:
    """Leggings from the ankle to under the shirt, refined where the glutes show."""
    ankle = body.head[body.bone("foot_l")][2]
    fields = {glute: glute_field(body, body.vertices, glute[-1]) for glute in GLUTES}
    thing, _ = mesh_object("leggings", body, body.vertices, body.group_faces("helper-tights"), fields)
    thing.data.materials.append(material.data)
    under = np.array([0, 0, waist(body) + 0.05])
    cut(
        thing,
        [
            (np.array([0, 0, ankle + HEM]), np.array([0, 0, -1.0]), lambda c: bool(c[2] < ankle + 0.3)),
            (under, np.array([0, 0, 1.0]), lambda c: bool(c[2] > under[2] - 0.1)),
        ],
    )
    refine(thing)
    points = rest_points(thing.data)
    for glute in GLUTES:
        store_number(thing.data, glute, glute_field(body, points, glute[-1]))
    return thing


def shirt(body: Body, material: Material) -> Any:
    """A shirt that hangs over the leggings, cut to clean hem, sleeves and a round neck."""
    neck = body.head[body.bone("neck_01")]
    thing, _ = mesh_object("shirt", body, draped(body), body.group_faces("helper-tights"), {})
    thing.data.materials.append(material.data)
    hem = np.array([0, 0, waist(body)])
    cuts: list[tuple[Array, Array, Chosen]] = [(hem, unit(np.array([0, -HEM_TILT, -1.0])), low_on_trunk(hem))]
    for side, sign in (("l", 1), ("r", -1)):
        start, end = body.head[body.bone(f"upperarm_{side}")], body.head[body.bone(f"lowerarm_{side}")]
        cuts.append((start + SLEEVE * (end - start), unit(end - start), on_arm(body, sign)))
    cut(thing, cuts)
    open_neck(thing, neck)
    refine(thing)
    return thing


def waist(body: Body) -> float:
    """Height of the shirt's hem at rest, metres."""
    return float(body.head[body.bone("spine_01")][2]) + 0.030


def draped(body: Body) -> Array:
    """Where the shirt hangs at rest, (n, 3) metres: across hollows, softer than the body, close at the hem."""
    v, normals = body.vertices, body.normals()
    faces = body.group_faces("helper-tights")
    edges = np.concatenate([faces[:, [i, (i + 1) % 4]] for i in range(4)])
    edges = np.concatenate([edges, edges[:, ::-1]])
    count = np.maximum(np.bincount(edges[:, 0], minlength=len(v)), 1)[:, None]

    def averaged(values: Array, times: int) -> Array:
        for _ in range(times):
            total = np.zeros_like(values)
            np.add.at(total, edges[:, 0], values[edges[:, 1]])
            values = np.where(count > 1, 0.5 * values + 0.5 * total / count, values)
        return np.asarray(values)

    along = np.array([along_upper_arm(body, point) for point in v])
    down_arm = np.clip((along - 0.05) / (SLEEVE - 0.05), 0, 1)[:, None]
    chest = rising(v[:, 2], 1.13, 1.20) * rising(v[:, 2], 1.36, 1.29) * rising(v[:, 1], -0.03, -0.09)
    chest = (chest * (np.abs(v[:, 0]) < 0.16))[:, None]
    soft = averaged(v, 14) * chest + v * (1 - chest)
    bridged = np.clip(((averaged(v, 60) - soft) * normals).sum(axis=1), 0, 0.022)[:, None]
    above_hem = np.clip((v[:, 2:] - waist(body)) / 0.16, 0, 1)
    # Close at the hem: on all fours a wide one gapes, and shows nothing but the dark inside.
    bridge = averaged(bridged, 6) * (0.35 + 0.65 * above_hem)
    off = bridge + 0.004 + 0.002 * (1 - above_hem) ** 2 + 0.005 * down_arm**2
    return np.asarray(soft + normals * off)


def rising(values: Array, start: float, end: float) -> Array:
    """Smoothly from 0 at ``start`` to 1 at ``end``."""
    x = np.clip((values - start) / (end - start), 0, 1)
    return np.asarray(x * x * (3 - 2 * x))


def low_on_trunk(hem: Array) -> Chosen:
    """Chooses what lies around the hem of the shirt and below it, but no hand."""

    def chosen(middle: Array) -> bool:
        return bool(middle[2] < hem[2] + 0.1 and abs(middle[0]) < 0.30)

    return chosen


def on_arm(body: Body, sign: int) -> Chosen:
    """Chooses what lies on one arm, beyond the shoulder."""

    def chosen(middle: Array) -> bool:
        return bool(sign * middle[0] > 0.17 and along_upper_arm(body, middle) > 0.05)

    return chosen


def cut(thing: Any, cuts: list[tuple[Array, Array, Chosen]]) -> None:
    """Cut the mesh by planes, each only where chosen, and keep the largest piece."""
    mesh = bmesh.new()
    mesh.from_mesh(thing.data)
    for point, normal, chosen in cuts:
        faces = [f for f in mesh.faces if chosen(np.array(f.calc_center_median()))]
        parts = faces + list({e for f in faces for e in f.edges}) + list({v for f in faces for v in f.verts})
        bmesh.ops.bisect_plane(mesh, geom=parts, plane_co=point, plane_no=normal, clear_outer=True)
    keep_largest(mesh)
    mesh.to_mesh(thing.data)
    mesh.free()
    smooth(thing.data)


def keep_largest(mesh: Any) -> None:
    """Delete all but the largest connected piece."""
    left: set[Any] = set(mesh.verts)
    largest: set[Any] = set()
    while left:
        piece, edge = set(), [left.pop()]
        while edge:
            vertex = edge.pop()
            piece.add(vertex)
            for link in vertex.link_edges:
                other = link.other_vert(vertex)
                if other in left:
                    left.discard(other)
                    edge.append(other)
        largest = max(largest, piece, key=len)
    bmesh.ops.delete(mesh, geom=[v for v in mesh.verts if v not in largest], context="VERTS")


def open_neck(thing: Any, neck: Array, across: float = 0.088, deep: float = 0.078, corners: int = 20) -> None:
    """Cut a round collar, higher at the nape than at the front."""
    mesh = bmesh.new()
    mesh.from_mesh(thing.data)
    middle = neck + np.array([0, -0.004, 0])
    planes = []
    for corner in range(corners):
        angle = 2 * np.pi * (corner + 0.5) / corners
        off = np.array([across * np.cos(angle), deep * np.sin(angle), 0])
        planes.append((middle + off, unit(np.array([np.cos(angle) / across, np.sin(angle) / deep, 0]))))
    planes.append((neck + np.array([0, 0, -0.062]), unit(np.array([0, 0.38, -1.0]))))
    for point, normal in planes:
        faces = [
            f for f in mesh.faces if f.calc_center_median().z > neck[2] - 0.2 and abs(f.calc_center_median().x) < 0.16
        ]
        parts = faces + list({e for f in faces for e in f.edges}) + list({v for f in faces for v in f.verts})
        bmesh.ops.bisect_plane(mesh, geom=parts, plane_co=point, plane_no=normal)
    inner = []
    for face in mesh.faces:
        centre = np.array(face.calc_center_median())
        if centre[2] > neck[2] - 0.16 and all((centre - point) @ normal < 0 for point, normal in planes):
            inner.append(face)
    bmesh.ops.delete(mesh, geom=inner, context="FACES")
    keep_largest(mesh)
    bmesh.ops.remove_doubles(mesh, verts=mesh.verts, dist=0.0025)
    mesh.to_mesh(thing.data)
    mesh.free()
    smooth(thing.data)


def refine(thing: Any) -> None:
    """Subdivide once at rest."""
    finer = thing.modifiers.new("refine", "SUBSURF")
    finer.levels = 1
    bpy.context.view_layer.update()
    graph = bpy.context.evaluated_depsgraph_get()
    mesh = bpy.data.meshes.new_from_object(thing.evaluated_get(graph), preserve_all_data_layers=True, depsgraph=graph)
    thing.modifiers.remove(finer)
    thing.data = mesh
    store_vector(mesh, "rest", rest_points(mesh))


def shoes(body: Body, off: Array) -> Any:
    """Light shoes over the tights' feet, with a white sole."""
    ankle = body.head[body.bone("foot_l")][2]
    faces = body.group_faces("helper-tights")
    low = np.array([face for face in faces if body.vertices[face].mean(axis=0)[2] < ankle + 0.12])
    thing, _ = mesh_object("shoes", body, body.vertices + off, low, {})
    mesh = bmesh.new()
    mesh.from_mesh(thing.data)
    everything = list(mesh.verts) + list(mesh.edges) + list(mesh.faces)
    slope = unit(np.array([0, 0.25, 1.0]))
    bmesh.ops.bisect_plane(mesh, geom=everything, plane_co=(0, 0, ankle + 0.012), plane_no=slope, clear_outer=True)
    mesh.to_mesh(thing.data)
    mesh.free()
    smooth(thing.data)
    material = Material("shoe", SHOE, 0.6)
    _, _, z = material.rest()
    upper = material.mix(material.step(z, ankle - 0.010, ankle - 0.007), linear(SHOE), linear(SHOE_TOP))
    sole = material.mix(material.step(z, -0.0065, -0.0045), linear(SHOE_TREAD), linear(SHOE_SOLE))
    material.paint(material.mix(material.step(z, 0.0150, 0.0165), sole, upper))
    thing.data.materials.append(material.data)
    return thing


def eyes(body: Body) -> Any:
    """Both eyeballs, with a dark iris."""
    faces = np.concatenate([body.group_faces(f"helper-{side}-eye") for side in "lr"])
    thing, _ = mesh_object("eyes", body, body.vertices, faces, {})
    centre = body.vertices[body.group_vertices("helper-l-eye")].mean(axis=0)
    material = Material("eye", "#dcd6ce", 0.45)
    x, _, z = material.rest()
    across = material.math("SUBTRACT", material.math("ABSOLUTE", x), float(centre[0]))
    up = material.math("SUBTRACT", z, float(centre[2]))
    square = material.math("ADD", material.math("MULTIPLY", across, across), material.math("MULTIPLY", up, up))
    ring = material.step(material.math("SQRT", square), 0.0066, 0.0078)
    material.paint(material.mix(ring, linear("#2e2018"), linear("#dcd6ce")))
    thing.data.materials.append(material.data)
    return thing


def bun(body: Body, material: Material) -> Any:
    """A knot of hair at the back of the head."""
    top = body.vertices[body.group_vertices("body"), 2].max()
    bpy.ops.mesh.primitive_uv_sphere_add(radius=0.037, segments=48, ring_count=32, location=(0, KNOT[0], top + KNOT[1]))
    thing = bpy.context.object
    thing.scale = (1.12, 0.88, 1.05)
    bpy.ops.object.transform_apply(scale=True, location=True)
    thing.data.materials.append(material.data)
    smooth(thing.data)
    store_vector(thing.data, "rest", rest_points(thing.data))
    group = thing.vertex_groups.new(name="head")
    group.add(list(range(len(thing.data.vertices))), 1, "REPLACE")
    return thing
