"""The outer surfaces that touch things: clothes and shoes stand off the skin, and contact is reckoned on them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from demos.body import Body, Index
from demos.rig import Array, Posed, Rig

CLOTH = 0.0015
"""How far the outside of the leggings stands off the tights they are cut from, metres."""
SOLE = 0.012
"""How far a shoe's sole reaches below the tights' foot, metres."""
KNEE_RELAX = 0.0105
"""Smoothing the rendered cloth takes this much off a bent kneecap, metres; measured on Blender's evaluated mesh."""
HEM = 0.075
"""Leggings end this far above the ankle joint, metres."""
SLEEVE = 0.45
"""A sleeve covers this share of the upper arm."""

HAND_BONES = (
    "hand",
    *(f"{finger}_0{n}" for finger in ("thumb", "index", "middle", "ring", "pinky") for n in (1, 2, 3)),
)


@dataclass(frozen=True)
class Patch:
    """A piece of the figure's outside that rests on something."""

    rest: Array
    """Points at rest, standing off by cloth or sole, (k, 3) metres."""
    weights: Array
    """Bone weights of the points, (k, b)."""

    def posed(self, rig: Rig, posed: Posed) -> Array:
        """The points in the pose, (k, 3)."""
        return rig.skin(posed, self.rest, self.weights)


def standoff(body: Body, *, shoes: bool) -> Array:
    """How far the outside of skin, clothes and shoes stands off each vertex at rest, (n, 3) metres."""
    normals = body.normals()
    off = np.zeros_like(normals)
    tights = body.group_vertices("helper-tights")
    off[tights] = normals[tights] * CLOTH
    for side in "lr":
        knee = body.head[body.bone(f"calf_{side}")]
        from_knee = (body.vertices[tights, 2] - knee[2]) / 0.06
        own = body.vertices[tights, 0] * knee[0] > 0
        share = np.exp(-(from_knee**2)) * np.clip(-normals[tights, 1], 0, 1) * own
        off[tights] -= normals[tights] * (share * KNEE_RELAX)[:, None]
    if shoes:
        ankle = body.head[body.bone("foot_l")][2]
        feet = tights[body.vertices[tights, 2] < ankle + 0.012]
        off[feet] = shoe_offset(body)[feet]
    return off


def seen_vertices(body: Body, *, shoes: bool) -> Index:
    """The vertices whose outside can be seen or can touch something: not the skin under clothes and shoes."""
    skin, tights = body.group_vertices("body"), body.group_vertices("helper-tights")
    arms = [body.bone(f"{bone}_{side}") for bone in ("lowerarm", "hand") for side in "lr"]
    tights = tights[body.weights[tights][:, arms].sum(axis=1) < 0.1]
    ankle = body.head[body.bone("foot_l")][2]
    height = body.vertices[:, 2]
    if shoes:
        return np.concatenate([skin[height[skin] > ankle], tights])
    return np.concatenate([skin, tights[height[tights] > ankle + HEM]])


def carried(body: Body, bones: tuple[str, ...], among: Index, off: Array, least: float) -> Patch:
    """A patch of the vertices that the bones carry, standing off by ``off`` (n, 3)."""
    index = body.carried_by(bones, among, least)
    return Patch(body.vertices[index] + off[index], body.weights[index])


def patch(body: Body, name: str, *, shoes: bool) -> Patch:
    """The outside of a part of the trunk, such as ``back``, or of one side, such as ``knee_r``.

    There are ``back``, ``seat``, ``head``, and of each side ``knee``, ``instep``, ``foot``, ``ball``, ``hand``, ``hip``
    and ``shoulder``.
    """
    part, _, side = name.partition("_")
    off = standoff(body, shoes=shoes)
    if not side:
        return trunk_patch(body, part, off)
    ankle = body.head[body.bone(f"foot_{side}")][2]
    ours = body.vertices[:, 0] * (1 if side == "l" else -1) > 0
    skin, tights = (body.group_vertices(group) for group in ("body", "helper-tights"))
    skin, tights = skin[ours[skin]], tights[ours[tights]]
    if part == "knee":
        near = tights[np.abs(body.vertices[tights, 2] - body.head[body.bone(f"calf_{side}")][2]) < 0.12]
        return carried(body, (f"thigh_{side}", f"calf_{side}"), near, off, 0.95)
    if part == "hand":
        return carried(body, tuple(f"{bone}_{side}" for bone in HAND_BONES), skin, off, 0.9)
    if part == "hip":
        return carried(
            body, ("pelvis", f"thigh_{side}"), tights[np.abs(height_over_hip(body, tights)) < 0.13], off, 0.9
        )
    if part == "shoulder":
        return carried(body, (f"upperarm_{side}", f"clavicle_{side}", "spine_03"), np.union1d(skin, tights), off, 0.9)
    bones = {"instep": ("foot", "ball"), "foot": ("foot", "ball"), "ball": ("ball",)}[part]
    worn = tights if shoes else skin
    low = worn[body.vertices[worn, 2] < ankle]
    return carried(body, tuple(f"{bone}_{side}" for bone in bones), low, off, 0.8 if shoes else 0.85)


def height_over_hip(body: Body, index: Index) -> Array:
    """How far vertices lie above the hip joints at rest, (k,) metres."""
    return np.asarray(body.vertices[index, 2] - body.head[body.bone("thigh_l")][2])


def trunk_patch(body: Body, part: str, off: Array) -> Patch:
    """A part of the trunk or the head that lies or sits on something."""
    skin, tights = (body.group_vertices(group) for group in ("body", "helper-tights"))
    if part == "head":
        return carried(body, ("head",), skin, off, 0.9)
    if part == "seat":
        near = tights[np.abs(height_over_hip(body, tights)) < 0.16]
        return carried(body, ("pelvis", "thigh_l", "thigh_r"), near, off, 0.9)
    bones = ("spine_02", "spine_03", "clavicle_l", "clavicle_r")
    return carried(body, bones, tights, off, 0.6)


def shoe_offset(body: Body) -> Array:
    """How far the shoe's outside stands off each vertex of the tights' feet, (n, 3) metres."""
    normals = body.normals()
    off = normals * 0.006
    off[:, 2] -= (SOLE - 0.006) * np.clip(-normals[:, 2], 0, 1)
    return off
