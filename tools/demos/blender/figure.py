"""The dressed figure as Blender objects, and the way it takes a pose."""

from __future__ import annotations

from typing import Any

import bpy
import numpy as np
from mathutils import Matrix, Vector

from demos.blender import clothes
from demos.blender.clothes import GLUTES
from demos.blender.nodes import Material, linear
from demos.body import Body
from demos.figure_surfaces import CLOTH, shoe_offset
from demos.rig import Array, Posed, Rig

SHIRT, LEGGINGS, SKIN, HAIR = "#2b7f86", "#39455a", "#c99b7d", "#2b211d"
BROW = 0.0195
"""Height of the eyebrows above the middle of the eyes, metres."""
RED, DEEP_RED = "#e3241c", "#8a1013"


class Figure:
    """The figure: skin, clothes, hair, eyes, and shoes when the exercise wants them."""

    def __init__(self, rig: Rig, *, shoes: bool) -> None:
        self.rig, self.body = rig, rig.body
        self.armature = self._armature()
        self.hair_field = self._hair()
        self.skin = skin_material(self.body)
        self.cloth = cloth_material(self.body)
        self.parts = {
            "skin": clothes.skin(self.body, self.hair_field, self.skin, shoes=shoes),
            "cloth": clothes.cloth(self.body, self.cloth),
            "eyes": clothes.eyes(self.body),
            "bun": clothes.bun(self.body, HAIR),
        }
        if shoes:
            self.parts["shoes"] = clothes.shoes(self.body, shoe_offset(self.body))
        for name, part in self.parts.items():
            self._follow_bones(name, part)

    def _armature(self) -> Any:
        """The bones, each with its own orientation at rest."""
        data = bpy.data.armatures.new("bones")
        thing = bpy.data.objects.new("bones", data)
        bpy.context.scene.collection.objects.link(thing)
        bpy.context.view_layer.objects.active = thing
        bpy.ops.object.mode_set(mode="EDIT")
        for index, name in enumerate(self.body.bones):
            bone = data.edit_bones.new(name)
            bone.head, bone.tail = self.body.head[index], self.body.tail[index]
            if np.linalg.norm(self.body.tail[index] - self.body.head[index]) < 1e-4:
                bone.tail = self.body.head[index] + np.array([0, 0, 0.05])
        for index, name in enumerate(self.body.bones):
            if self.body.parent[index] >= 0:
                data.edit_bones[name].parent = data.edit_bones[self.body.bones[self.body.parent[index]]]
        bpy.ops.object.mode_set(mode="OBJECT")
        for bone in thing.pose.bones:
            bone.rotation_mode = "QUATERNION"
        thing.hide_render = True
        return thing

    def _hair(self) -> Array:
        """Signed distance to the hairline, positive under the hair, (n,)."""
        v, skin = self.body.vertices, self.body.group_vertices("body")
        top, middle = v[skin, 2].max(), self.body.head[self.body.bone("head")][1]
        front = (v[:, 2] - (top - 0.064)) + 0.75 * (v[:, 1] - (middle - 0.045))
        back = np.minimum((v[:, 1] - (middle + 0.030)) * 0.9, v[:, 2] - (top - 0.185))
        side = np.minimum((v[:, 1] - (middle - 0.012)) * 0.8, v[:, 2] - (top - 0.105))
        field = np.clip(np.maximum.reduce([front, back, side]), -0.05, 0.05)
        return np.where(v[:, 2] < top - 0.25, -0.05, field)

    def _follow_bones(self, name: str, part: Any) -> None:
        """Skin a part to the bones, then smooth, swell and thicken it."""
        follow = part.modifiers.new("bones", "ARMATURE")
        follow.object, follow.use_deform_preserve_volume = self.armature, True
        if name == "bun":
            return
        if name in ("skin", "cloth"):
            relax = part.modifiers.new("relax", "CORRECTIVE_SMOOTH")
            relax.iterations, relax.smooth_type, relax.use_pin_boundary = 8, "LENGTH_WEIGHTED", True
        if name == "cloth":
            for glute in GLUTES:
                swell(part, glute)
            thick = part.modifiers.new("thick", "SOLIDIFY")
            thick.thickness, thick.offset = 0.003, -1 + 2 * CLOTH / 0.003
        if name == "shoes":
            thick = part.modifiers.new("thick", "SOLIDIFY")
            thick.thickness, thick.offset = 0.005, -1
        if name != "eyes":
            finer = part.modifiers.new("finer", "SUBSURF")
            finer.levels = finer.render_levels = 1

    def pose(self, posed: Posed) -> None:
        """Take a pose."""
        for bone in self.armature.pose.bones:
            rest = np.array(bone.bone.matrix_local.to_3x3())
            above = posed.deltas[bone.parent.name] if bone.parent else np.eye(3)
            turn = rest.T @ above.T @ posed.deltas[bone.name] @ rest
            bone.rotation_quaternion = Matrix(turn.tolist()).to_quaternion()
            if bone.parent is None:
                shift = posed.joints[bone.name] - self.body.head[self.body.bone(bone.name)]
                bone.location = Vector((rest.T @ shift).tolist())

    def flex(self, effort: dict[str, float]) -> None:
        """Light the glutes, 0..1 each, and let them swell."""
        for glute in GLUTES:
            level = effort.get(glute, 0.0)
            self.cloth.set_dial(glute, level)
            self.parts["cloth"].modifiers["swell " + glute].strength = 0.008 * level

    def hide(self, *, hidden: bool) -> None:
        """Leave the studio, or come back."""
        for part in self.parts.values():
            part.hide_render = hidden


def swell(part: Any, glute: str) -> None:
    """A modifier that lets a muscle stand out when it works."""
    field = np.empty(len(part.data.vertices), np.float32)
    part.data.attributes[glute].data.foreach_get("value", field)
    share = np.clip((field + 0.004) / 0.032, 0, 1)
    group = part.vertex_groups.new(name="swell " + glute)
    for index in np.nonzero(share > 0)[0]:
        group.add([int(index)], float(share[index] ** 2 * (3 - 2 * share[index])), "REPLACE")
    push = part.modifiers.new("swell " + glute, "DISPLACE")
    push.vertex_group, push.mid_level, push.strength = group.name, 0, 0


def skin_material(body: Body) -> Material:
    """Skin, eyebrows, and dull hair where the hair field is positive."""
    material = Material("skin", SKIN, 0.55)
    under_hair = material.step(material.attribute("hair"), -0.0015, 0.0025)
    x, y, z = material.rest()
    eye = body.vertices[body.group_vertices("helper-l-eye")].mean(axis=0)
    along = material.math("DIVIDE", material.math("SUBTRACT", material.math("ABSOLUTE", x), float(eye[0])), 0.019)
    drop = material.math("MULTIPLY", material.math("MULTIPLY", along, along), 0.0045)
    height = material.math("ADD", material.math("SUBTRACT", z, float(eye[2]) + BROW), drop)
    off = material.step(material.math("ABSOLUTE", height), 0.0016, 0.0034)
    ends = material.step(material.math("ABSOLUTE", along), 0.75, 1.05)
    behind = material.step(y, float(eye[1]), float(eye[1]) + 0.01)
    bare = material.math("MAXIMUM", material.math("MAXIMUM", off, ends), behind)
    brow = material.math("MULTIPLY", material.math("SUBTRACT", 1.0, bare), 0.65)
    skin = material.mix(brow, linear(SKIN), linear(HAIR))
    material.paint(material.mix(under_hair, skin, linear(HAIR)))
    material.plug(
        material.surface.inputs["Roughness"], material.math("ADD", 0.55, material.math("MULTIPLY", under_hair, 0.4))
    )
    shine = material.math("SUBTRACT", 0.3, material.math("MULTIPLY", under_hair, 0.25))
    material.plug(material.surface.inputs["Specular IOR Level"], shine)
    return material


def cloth_material(body: Body) -> Material:
    """Leggings below the waist, shirt above it, and the glutes shining through by their dials."""
    material = Material("cloth", LEGGINGS, 0.75)
    x, y, z = material.rest()
    waist = float(body.head[body.bone("spine_01")][2]) + 0.035
    height = material.math("ADD", z, material.math("MULTIPLY", y, 0.12))
    colour = material.mix(material.step(height, waist - 0.0015, waist + 0.0015), linear(LEGGINGS), linear(SHIRT))
    glow: Any = 0.0
    for glute, angle in (("glute_l", np.radians(-38)), ("glute_r", np.radians(38))):
        field, level = material.attribute(glute), material.dial(glute)
        across = material.math("MULTIPLY", x, -float(np.sin(angle)))
        along = material.math("ADD", across, material.math("MULTIPLY", z, float(np.cos(angle))))
        stripe = material.math("SINE", material.math("MULTIPLY", along, 2 * float(np.pi) / 0.0085))
        stripe = material.math("ADD", material.math("MULTIPLY", stripe, 0.14), 0.80)
        rim = material.math("ADD", material.math("MULTIPLY", material.step(field, 0.0, 0.016), 0.40), 0.60)
        shade = material.math("MULTIPLY", stripe, rim)
        share = material.math("MULTIPLY", material.step(field, -0.0015, 0.0055), level, clamp=True)
        colour = material.mix(share, colour, material.mix(shade, linear(DEEP_RED), linear(RED)))
        glow = material.math("ADD", glow, material.math("MULTIPLY", share, material.math("MULTIPLY", shade, 0.12)))
    material.paint(colour)
    material.glow(glow, "#ff2a1c")
    return material
