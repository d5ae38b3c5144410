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
from demos.figure_surfaces import CLOTH, HEM, shoe_offset
from demos.muscles import inside
from demos.rig import Array, Posed, Rig

SHIRT, LEGGINGS, SKIN, HAIR = "#2b7f86", "#39455a", "#c08f70", "#251b17"
SHIRT_STITCH, BAND = "#1d6067", "#2a3446"
BROW = 0.0195
"""Height of the eyebrows above the middle of the eyes, metres."""
HAIR_LIGHT = "#43322a"
"""Colour of the strands that catch the light."""
HAIRLINE = np.array(
    [
        (-0.200, 0.100), (-0.200, -0.034), (-0.138, -0.038), (-0.120, -0.048), (-0.104, -0.062), (-0.090, -0.084),
        (-0.076, -0.106), (-0.068, -0.128), (-0.060, -0.142), (-0.053, -0.138), (-0.050, -0.112), (-0.040, -0.098),
        (-0.022, -0.096), (-0.010, -0.108), (-0.004, -0.140), (0.002, -0.160), (0.014, -0.176), (0.034, -0.184),
        (0.090, -0.184), (0.090, 0.100),
    ]
)  # fmt: skip
"""Outline of the hair from the side: to the back and up from the crown, metres; round the ear and down to the nape."""
RED, DEEP_RED, DIM_RED = "#e3241c", "#8a1013", "#63171f"
SPREAD = 0.028
"""How far inside its outline a muscle begins to be red, metres; one that works hard is red to its edge."""


class Figure:
    """The figure: skin, clothes, hair, eyes, and shoes when the exercise wants them."""

    def __init__(self, rig: Rig, *, shoes: bool) -> None:
        self.rig, self.body = rig, rig.body
        self.armature = self._armature()
        self.hair_field = self._hair()
        self.skin = skin_material(self.body)
        self.leggings = leggings_material(self.body)
        self.parts = {
            "skin": clothes.skin(self.body, self.hair_field, self.skin, shoes=shoes),
            "leggings": clothes.leggings(self.body, self.leggings),
            "shirt": clothes.shirt(self.body, shirt_material(self.body)),
            "eyes": clothes.eyes(self.body),
            "bun": clothes.bun(self.body, bun_material()),
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
        v, top = self.body.vertices, self.body.vertices[self.body.group_vertices("body"), 2].max()
        field = np.clip(inside(v[:, 1:] - (0, top), HAIRLINE), -0.05, 0.05)
        return np.where(v[:, 2] < top - 0.25, -0.05, field)

    def _follow_bones(self, name: str, part: Any) -> None:
        """Skin a part to the bones, then smooth, swell and thicken it."""
        follow = part.modifiers.new("bones", "ARMATURE")
        follow.object, follow.use_deform_preserve_volume = self.armature, True
        if name == "bun":
            return
        if name in ("skin", "leggings", "shirt"):
            relax = part.modifiers.new("relax", "CORRECTIVE_SMOOTH")
            relax.iterations, relax.smooth_type, relax.use_pin_boundary = 8, "LENGTH_WEIGHTED", True
        if name == "leggings":
            for glute in GLUTES:
                swell(part, glute)
            thick = part.modifiers.new("thick", "SOLIDIFY")
            thick.thickness, thick.offset = 0.003, -1 + 2 * CLOTH / 0.003
        if name == "shirt":
            thick = part.modifiers.new("thick", "SOLIDIFY")
            thick.thickness, thick.offset = 0.003, 1
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
            self.leggings.set_dial(glute, level)
            self.parts["leggings"].modifiers["swell " + glute].strength = 0.008 * level

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
    """Skin with brows and lips, and hair where the hair field is positive, in strands that run to the knot."""
    material = Material("skin", SKIN, 0.5)
    x, y, z = material.rest()
    top = float(body.vertices[body.group_vertices("body"), 2].max())
    shade = strands(material, x, y, material.math("SUBTRACT", z, top))
    ragged = material.math("ADD", material.attribute("hair"), material.math("MULTIPLY", shade, 0.004))
    under_hair = material.step(ragged, 0.0, 0.005)
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
    hair = material.mix(shade, linear(HAIR), linear(HAIR_LIGHT))
    material.paint(material.mix(under_hair, skin, hair))
    shine = material.math("SUBTRACT", 0.3, material.math("MULTIPLY", under_hair, 0.2))
    material.plug(material.surface.inputs["Specular IOR Level"], shine)
    return material


def bun_material() -> Material:
    """The knot: strands wound round it."""
    material = Material("bun", HAIR, 0.6)
    x, y, z = material.rest()
    wound = material.math("ADD", material.math("MULTIPLY", z, 260.0), material.math("MULTIPLY", y, 120.0))
    bent = material.math("ADD", wound, material.math("MULTIPLY", material.math("ABSOLUTE", x), 160.0))
    wave = material.math("MULTIPLY", material.math("SINE", bent), 0.5)
    shade = material.math("MULTIPLY", material.math("ADD", wave, 0.5), 0.7)
    material.paint(material.mix(shade, linear(HAIR), linear(HAIR_LIGHT)))
    return material


def strands(material: Material, x: Any, y: Any, up: Any) -> Any:
    """Light and dark strands that run from the hairline to the knot, 0..1; ``up`` counts from the crown."""
    back, high = material.math("SUBTRACT", y, clothes.KNOT[0]), material.math("SUBTRACT", up, clothes.KNOT[1])
    turn = material.math("ARCTAN2", x, material.math("ABSOLUTE", high))
    fan = material.math("ADD", turn, material.math("MULTIPLY", back, 3.0))
    fine = material.math("SINE", material.math("MULTIPLY", fan, 71.0))
    broad = material.math("SINE", material.math("ADD", material.math("MULTIPLY", fan, 27.0), 1.3))
    both = material.math("ADD", material.math("MULTIPLY", fine, 0.22), material.math("MULTIPLY", broad, 0.28))
    return material.math("ADD", both, 0.5)


def shirt_material(body: Body) -> Material:
    """One colour, with a stitched hem."""
    material = Material("shirt", SHIRT, 0.85)
    _, y, z = material.rest()
    height = material.math("ADD", z, material.math("MULTIPLY", y, clothes.HEM_TILT))
    stitch = stitched(material, height, clothes.waist(body) + 0.016)
    material.paint(material.mix(stitch, linear(SHIRT), linear(SHIRT_STITCH)))
    return material


def stitched(material: Material, height: Any, at: float) -> Any:
    """A fine line at a height, 0..1."""
    off = material.math("ABSOLUTE", material.math("SUBTRACT", height, at))
    return material.math("MULTIPLY", material.math("SUBTRACT", 1.0, material.step(off, 0.0012, 0.0028)), 0.6)


def leggings_material(body: Body) -> Material:
    """Leggings with a band at the waist and a stitched hem, and the glutes shining through by their dials."""
    material = Material("leggings", LEGGINGS, 0.7)
    x, y, z = material.rest()
    height = material.math("ADD", z, material.math("MULTIPLY", y, clothes.HEM_TILT))
    top = clothes.waist(body)
    band = material.step(height, top - 0.034, top - 0.032)
    colour = material.mix(band, linear(LEGGINGS), linear(BAND))
    stitch = stitched(material, z, float(body.head[body.bone("foot_l")][2]) + HEM + 0.014)
    colour = material.mix(stitch, colour, linear(BAND))
    glow: Any = 0.0
    for glute, angle in (("glute_l", np.radians(-38)), ("glute_r", np.radians(38))):
        field, level = material.attribute(glute), material.dial(glute)
        across = material.math("MULTIPLY", x, -float(np.sin(angle)))
        along = material.math("ADD", across, material.math("MULTIPLY", z, float(np.cos(angle))))
        stripe = material.math("SINE", material.math("MULTIPLY", along, 2 * float(np.pi) / 0.0085))
        stripe = material.math("ADD", material.math("MULTIPLY", stripe, 0.14), 0.80)
        rim = material.math("ADD", material.math("MULTIPLY", material.step(field, 0.0, 0.016), 0.40), 0.60)
        shade = material.math("MULTIPLY", stripe, rim)
        # The red spreads from the muscle's belly as the effort grows. Where it is, it covers the leggings: a red that
        # shone through their blue would be a mauve, close to the violet of a stretch.
        idle = material.math("MULTIPLY", material.math("SUBTRACT", 1.0, level), SPREAD)
        reached = material.step(material.math("SUBTRACT", field, idle), -0.0015, 0.0055)
        share = material.math("MULTIPLY", reached, material.math("MULTIPLY", level, 10.0, clamp=True))
        bright = material.mix(shade, linear(DEEP_RED), linear(RED))
        colour = material.mix(share, colour, material.mix(level, linear(DIM_RED), bright))
        lit = material.math("MULTIPLY", share, level)
        glow = material.math("ADD", glow, material.math("MULTIPLY", lit, material.math("MULTIPLY", shade, 0.12)))
    material.paint(colour)
    material.glow(glow, "#ff2a1c")
    return material
