"""The room every film is made in: one seamless ground, three lights, a camera, and the props."""

from __future__ import annotations

from typing import Any

import bpy
import numpy as np
from mathutils import Vector

from demos.blender.nodes import Material, linear
from demos.exercise import Box, View

WIDTH, HEIGHT = 1280, 720
MATERIALS = {
    "mat": ("#6787a8", 0.9),
    "cushion": ("#b4c5d4", 0.9),
    "desk": ("#b99d7c", 0.55),
    "desk leg": ("#8d949c", 0.5),
    "chair seat": ("#56606c", 0.85),
    "chair back": ("#56606c", 0.85),
    "chair frame": ("#9aa1a9", 0.45),
    "sofa seat": ("#a9b0a4", 0.95),
    "sofa base": ("#9ba396", 0.95),
    "sofa back": ("#a9b0a4", 0.95),
}


ABOVE = 3.6
"""Height of the light above, metres."""


def empty_scene() -> None:
    """Start from nothing."""
    bpy.ops.wm.read_factory_settings(use_empty=True)


def ground(view: View) -> Any:
    """A floor that curves up into a wall behind the figure, as seen from the camera."""
    world = bpy.data.worlds.new("light all round")
    bpy.context.scene.world = world
    world.use_nodes = True
    background = world.node_tree.nodes["Background"]
    background.inputs[0].default_value = (*linear("#eef3f9"), 1)
    background.inputs[1].default_value = 0.60
    radius, behind = 2.2, 3.2
    profile = [(-10.0, 0.0)]
    profile += [(behind + radius * np.sin(t), radius - radius * np.cos(t)) for t in np.linspace(0, np.pi / 2, 24)]
    profile += [(behind + radius, 10.0)]
    count = len(profile)
    points = [(x, y, z) for x in (-16.0, 16.0) for y, z in profile]
    mesh = bpy.data.meshes.new("ground")
    mesh.from_pydata(points, [], [(i, i + 1, count + i + 1, count + i) for i in range(count - 1)])
    mesh.polygons.foreach_set("use_smooth", np.ones(count - 1, bool))
    thing = bpy.data.objects.new("ground", mesh)
    bpy.context.scene.collection.objects.link(thing)
    away = np.array(view.target[:2]) - np.array(view.camera[:2])
    thing.rotation_euler[2] = float(np.arctan2(away[1], away[0]) - np.pi / 2)
    material = Material("ground", "#dfe6ee", 0.95)
    material.surface.inputs["Specular IOR Level"].default_value = 0.1
    mesh.materials.append(material.data)
    return thing


def lamp(  # noqa: PLR0913, PLR0917 (a light is told all that it is)
    name: str,
    at: tuple[float, float, float],
    aim: tuple[float, float, float],
    size: float,
    watts: float,
    tint: str,
) -> Any:
    """A square soft light."""
    data = bpy.data.lights.new(name, "AREA")
    data.size, data.energy, data.color = size, watts, linear(tint)
    thing = bpy.data.objects.new(name, data)
    bpy.context.scene.collection.objects.link(thing)
    thing.location = at
    point(thing, aim)
    return thing


def lamps(view: View, upright: list[Any], lying: list[Any]) -> None:
    """Key, fill and rim light for what stands upright, a light above for the floor and what lies on it.

    All are always at the same places as seen from the camera and from the figure's middle. The floor's own light makes
    every shadow a soft one right under the thing that casts it, and none falls to the sides of the picture.
    """
    to_camera = np.array(view.camera[:2]) - np.array(view.target[:2])
    to_camera /= np.linalg.norm(to_camera)
    right = np.array([-to_camera[1], to_camera[0]])
    middle = (view.target[0], view.target[1], view.target[2])
    floor = (view.target[0], view.target[1], 0.0)
    standing, floored = collection("upright", upright), collection("lying", lying)

    def at(towards: float, across: float, up: float) -> tuple[float, float, float]:
        x, y = to_camera * towards + right * across + np.array(view.target[:2])
        return float(x), float(y), view.target[2] + up

    for thing, lit in (
        (lamp("key", at(2.0, 2.7, 2.9), middle, 1.6, 190, "#fff6ec"), standing),
        (lamp("fill", at(2.9, -3.3, 0.9), middle, 3.0, 45, "#eef5ff"), standing),
        (lamp("rim", at(-2.4, -2.2, 2.2), middle, 1.4, 190, "#ffffff"), standing),
        (lamp("above", (floor[0], floor[1], ABOVE), floor, 1.3, 290, "#ffffff"), floored),
    ):
        thing.light_linking.receiver_collection = lit


def collection(name: str, things: list[Any]) -> Any:
    """A group of things that a light shines on."""
    group = bpy.data.collections.new(name)
    for thing in things:
        group.objects.link(thing)
    return group


def point(thing: Any, aim: tuple[float, float, float]) -> None:
    """Turn a light or a camera towards a place."""
    away = Vector(aim) - thing.location
    thing.rotation_euler = away.to_track_quat("-Z", "Y").to_euler()


def camera(view: View) -> None:
    """The camera of a view."""
    data = bpy.data.cameras.new("camera")
    data.lens = view.lens
    thing = bpy.data.objects.new("camera", data)
    bpy.context.scene.collection.objects.link(thing)
    thing.location = view.camera
    point(thing, view.target)
    bpy.context.scene.camera = thing


def prop(box: Box) -> Any:
    """A block with rounded edges."""
    bpy.ops.mesh.primitive_cube_add(size=1, location=box.centre)
    thing = bpy.context.object
    thing.name, thing.scale = box.name, box.size
    bpy.ops.object.transform_apply(scale=True)
    round_off = thing.modifiers.new("edges", "BEVEL")
    round_off.width, round_off.segments = box.bevel, 3
    colour, roughness = MATERIALS[box.name]
    thing.data.materials.append(Material(box.name, colour, roughness).data)
    return thing


def settings(samples: int, share: float) -> None:
    """How pictures are computed; ``share`` is the size relative to 1280x720."""
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    cycles = scene.cycles
    cycles.device, cycles.samples = "CPU", samples
    cycles.use_adaptive_sampling, cycles.use_light_tree = False, False
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.denoising_input_passes, cycles.denoising_quality = "RGB_ALBEDO_NORMAL", "FAST"
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces, cycles.transmission_bounces = 4, 2, 2, 0
    cycles.use_fast_gi, cycles.fast_gi_method, cycles.ao_bounces_render = True, "REPLACE", 1
    cycles.caustics_reflective = cycles.caustics_refractive = False
    scene.render.resolution_x, scene.render.resolution_y = round(WIDTH * share), round(HEIGHT * share)
    scene.render.resolution_percentage = 100
    scene.render.use_persistent_data = True
    scene.render.image_settings.file_format, scene.render.image_settings.color_mode = "PNG", "RGB"
    scene.render.image_settings.compression = 20
    scene.view_settings.view_transform, scene.view_settings.look = "Filmic", "Medium High Contrast"
    scene.view_settings.exposure = 0.3
