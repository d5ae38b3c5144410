"""Where limbs rest: heights and tilts at which a knee, an instep, a sole or a palm just touches."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from demos.exercise import level_frame
from demos.figure_surfaces import Patch, patch
from demos.rig import Array, Posed, Rig, turn

PRESS = 0.001
"""Soft parts sink this far into what they rest on, metres."""


def depth(rig: Rig, rest: Patch, bone: str, frame: Array) -> float:
    """How far the patch reaches below the bone's joint when the bone has this frame, metres."""
    delta = frame @ rig.neutral(bone)
    head = rig.body.head[rig.body.bone(bone)]
    return float(-((rest.rest - head) @ delta.T)[:, 2].min())


@dataclass(frozen=True)
class Shin:
    """A lower leg that lies on the ground."""

    knee_height: float
    """Height of the knee joint, metres."""
    frames: dict[str, Array]
    """Frames that shank, foot and toes keep."""


def lying_shin(rig: Rig, side: str, surfaces: tuple[float, float], plantar: float, bend: float) -> Shin:
    """Lay a shank down: the knee on one surface, the bare instep on another.

    ``plantar`` is the bend of the ankle and ``bend`` that of the knee, degrees; the thigh matters, for the kneecap is
    carried by both bones.
    """
    knee, instep = patch(rig.body, f"knee_{side}", shoes=False), patch(rig.body, f"instep_{side}", shoes=False)
    tilt = 90.0
    for _ in range(12):
        calf = turn(0, tilt)
        foot = calf @ turn(0, plantar)
        frames = {f"calf_{side}": calf, f"foot_{side}": foot, f"ball_{side}": foot}
        posed = rig.solve({}, {}, np.zeros(3), frames | {f"thigh_{side}": calf @ turn(0, -bend)})
        joint = posed.joints[f"calf_{side}"][2]
        height = surfaces[0] - PRESS + joint - float(knee.posed(rig, posed)[:, 2].min())
        lowest = height - joint + float(instep.posed(rig, posed)[:, 2].min())
        tilt -= float(np.degrees((lowest - (surfaces[1] - PRESS)) / rig.length[f"calf_{side}"])) * 0.9
    return Shin(height, frames)


def sole_height(rig: Rig, side: str, surface: float, yaw: float = 0.0, *, shoes: bool) -> float:
    """Height of the ankle joint when the foot stands flat, metres."""
    return (
        surface
        - PRESS
        + depth(rig, patch(rig.body, f"foot_{side}", shoes=shoes), f"foot_{side}", level_frame(0.0, yaw))
    )


def ball_height(rig: Rig, side: str, surface: float, *, shoes: bool) -> float:
    """Height of the joint at the ball of the foot when the toes lie flat, metres."""
    return surface - PRESS + depth(rig, patch(rig.body, f"ball_{side}", shoes=shoes), f"ball_{side}", level_frame())


def palm_height(rig: Rig, side: str, surface: float, frame: Array) -> float:
    """Height of the wrist joint when the flat hand rests on a surface, metres."""
    posed = rig.solve({}, {}, np.zeros(3), {f"hand_{side}": frame})
    points = patch(rig.body, f"hand_{side}", shoes=False).posed(rig, posed)
    return surface - PRESS + float(posed.joints[f"hand_{side}"][2] - points[:, 2].min())


def ankle_over_ball(rig: Rig, side: str, ball: Array, foot: Array) -> Array:
    """Where the ankle is when the ball of the foot is here and the foot has this frame, (3,) metres."""
    span = rig.body.head[rig.body.bone(f"ball_{side}")] - rig.body.head[rig.body.bone(f"foot_{side}")]
    return np.asarray(ball - foot @ rig.neutral(f"foot_{side}") @ span)


def sunk(rig: Rig, posed: Posed, rest: Patch, surface: float) -> float:
    """How far the lowest point of a part is below where it just touches a surface, metres; negative hovers."""
    return float(surface - PRESS - rest.posed(rig, posed)[:, 2].min())
