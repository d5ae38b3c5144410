"""What standing movements share: soles that stay where they are, a trunk that leans and tucks, arms that hang."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from demos.exercise import level_frame
from demos.placing import sole_height
from demos.rig import Array, Grip, Posed, Rig


def trunk(lean: float, tuck: float = 0.0, breath: float = 0.0) -> dict[str, float]:
    """A straight back that leans forward by ``lean`` degrees over a pelvis tipped back by ``tuck`` degrees."""
    give = 0.22 * tuck
    return {
        "pelvis_pitch": lean + give - tuck,
        "spine_1": 0.85 * tuck,
        "spine_2": 0.15 * tuck,
        "spine_3": 0.5 - 0.5 * give,
        "neck_pitch": 2.0 - 0.5 * give - 0.45 * lean,
        "head_pitch": 2.0 - 0.25 * lean,
        "breath": breath,
    }


def arm(side: str, swing: float = 0.0, elbow: float = 8.0) -> dict[str, float]:
    """An arm that hangs or swings beside the body, its hand relaxed."""
    return {
        f"shoulder_flex_{side}": swing,
        f"shoulder_abd_{side}": 7.0,
        f"shoulder_rot_{side}": 6.0,
        f"elbow_flex_{side}": elbow,
        f"finger_curl_{side}": 24.0,
    }


def leg(side: str, thigh: float, knee: float, pelvis_pitch: float, ankle: float = 0.0) -> dict[str, float]:
    """A leg by its thigh against the vertical and its knee, degrees."""
    return {f"hip_flex_{side}": thigh + pelvis_pitch, f"knee_flex_{side}": knee, f"ankle_df_{side}": ankle}


@dataclass(frozen=True)
class Soles:
    """Two feet flat on the floor."""

    ankles: dict[str, Array]
    """Where the ankle joints are, (3,) metres."""
    frames: dict[str, Array]
    """Frames that feet and toes keep."""
    outward: float
    """How far knees and toes point outward, as a share of forward."""

    def grip(self, side: str) -> Grip:
        """Where one foot is held."""
        sign = 1 if side == "l" else -1
        return Grip(self.ankles[side], np.array([sign * self.outward, -1.0, 0.1]), self.frames[f"foot_{side}"])

    def stand(  # noqa: PLR0913 (a pose is told all that makes it)
        self,
        rig: Rig,
        angles: Mapping[str, float],
        *,
        on: str = "lr",
        over: str = "l",
        aside: float = 0.0,
        up: float = 0.0,
        hands: Mapping[str, Grip] | None = None,
    ) -> Posed:
        """The pose with the feet named by ``on`` on the floor, the hips where the angles of the leg ``over`` put them.

        ``aside`` is how far the hips are to the left of the room's middle, ``up`` lifts them; metres.
        """
        fixed = {f"{bone}_{side}": self.frames[f"{bone}_{side}"] for side in on for bone in ("foot", "ball")}
        free = rig.forward(angles)
        leg = free.joints[f"foot_{over}"] - free.joints[f"thigh_{over}"]
        across = self.ankles[over][0] - free.joints[f"thigh_{over}"][0] - aside
        steeper = leg[2] + np.sqrt(leg[0] ** 2 + leg[2] ** 2 - across**2)
        shift = self.ankles[over] - free.joints[f"foot_{over}"]
        shift = np.array([aside, shift[1], shift[2] + steeper + up])
        grips = {f"foot_{side}": self.grip(side) for side in on}
        return rig.solve(angles, grips | dict(hands or {}), shift, fixed)


def soles(rig: Rig, *, apart: float = 0.95, turned: float = 4.0) -> Soles:
    """Two feet in shoes side by side, ``apart`` in widths of the hips, toes turned outward by degrees."""
    hip = rig.body.head[rig.body.bone("thigh_l")]
    ankles, frames = {}, {}
    for side, sign in (("l", 1), ("r", -1)):
        ankles[side] = np.array([sign * hip[0] * apart, 0.0, sole_height(rig, side, 0.0, turned, shoes=True)])
        frames[f"foot_{side}"] = frames[f"ball_{side}"] = level_frame(0.0, sign * turned)
    return Soles(ankles, frames, float(np.tan(np.radians(turned))) + 0.01)
