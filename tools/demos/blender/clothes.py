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
SHOE, SHOE_SOLE = "#4a6c88", "#f4f5f7"


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


def cloth(body: Body, material: Material) -> Any:
    """Leggings and shirt in one piece, cut to clean hems, sleeves and a round neck, then refined."""
    ankle, neck = body.head[body.bone("foot_l")][2], body.head[body.bone("neck_01")]
    fields = {glute: glute_field(body, body.vertices, glute[-1]) for glute in GLUTES}
    thing, _ = mesh_object("cloth", body, body.vertices, body.group_faces("helper-tights"), fields)
    thing.data.materials.append(material.data)
    cuts: list[tuple[Array, Array, Chosen]] = [
        (np.array([0, 0, ankle + HEM]), np.array([0, 0, -1.0]), lambda c: bool(c[2] < ankle + 0.3))
    ]
    for side, sign in (("l", 1), ("r", -1)):
        start, end = body.head[body.bone(f"upperarm_{side}")], body.head[body.bone(f"lowerarm_{side}")]
        cuts.append((start + SLEEVE * (end - start), unit(end - start), on_arm(body, sign)))
    cut(thing, cuts)
    open_neck(thing, neck)
    refine(body, thing)
    return thing


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
    mesh.to_mesh(thing.data)
    mesh.free()
    smooth(thing.data)


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
    bmesh.ops.remove_doubles(mesh, verts=mesh.verts, dist=0.0025)
    mesh.to_mesh(thing.data)
    mesh.free()
    smooth(thing.data)


def refine(body: Body, thing: Any) -> None:
    """Subdivide once at rest, then give the finer vertices their exact muscle fields."""
    finer = thing.modifiers.new("refine", "SUBSURF")
    finer.levels = 1
    bpy.context.view_layer.update()
    graph = bpy.context.evaluated_depsgraph_get()
    mesh = bpy.data.meshes.new_from_object(thing.evaluated_get(graph), preserve_all_data_layers=True, depsgraph=graph)
    thing.modifiers.remove(finer)
    thing.data = mesh
    points = rest_points(mesh)
    store_vector(mesh, "rest", points)
    for glute in GLUTES:
        store_number(mesh, glute, glute_field(body, points, glute[-1]))


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
    material.paint(material.mix(material.step(z, 0.010, 0.0125), linear(SHOE_SOLE), linear(SHOE)))
    thing.data.materials.append(material.data)
    return thing


def eyes(body: Body) -> Any:
    """Both eyeballs, with a dark iris."""
    faces = np.concatenate([body.group_faces(f"helper-{side}-eye") for side in "lr"])
    thing, _ = mesh_object("eyes", body, body.vertices, faces, {})
    centre = body.vertices[body.group_vertices("helper-l-eye")].mean(axis=0)
    material = Material("eye", "#f4f2ee", 0.3)
    x, _, z = material.rest()
    across = material.math("SUBTRACT", material.math("ABSOLUTE", x), float(centre[0]))
    up = material.math("SUBTRACT", z, float(centre[2]))
    square = material.math("ADD", material.math("MULTIPLY", across, across), material.math("MULTIPLY", up, up))
    ring = material.step(material.math("SQRT", square), 0.0055, 0.0065)
    material.paint(material.mix(ring, linear("#2e2018"), linear("#f4f2ee")))
    thing.data.materials.append(material.data)
    return thing


def bun(body: Body, colour: str) -> Any:
    """A knot of hair at the back of the head."""
    top = body.vertices[body.group_vertices("body"), 2].max()
    bpy.ops.mesh.primitive_uv_sphere_add(radius=0.036, segments=32, ring_count=20, location=(0, 0.055, top - 0.055))
    thing = bpy.context.object
    thing.scale = (1.1, 0.85, 1.05)
    bpy.ops.object.transform_apply(scale=True, location=True)
    thing.data.materials.append(Material("hair", colour, 0.95).data)
    smooth(thing.data)
    group = thing.vertex_groups.new(name="head")
    group.add(list(range(len(thing.data.vertices))), 1, "REPLACE")
    return thing
