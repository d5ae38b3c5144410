"""Clamshell: on the left side, hips bent 45 and knees 90 degrees, the upper knee opens while the heels stay together.

The path is the opening: 0 closed, 1 open. The upper leg turns about the line from its hip to its heel, so the foot
does not leave the other one and the pelvis stays stacked. The head lies on a cushion and the lower arm in front of
the chest, where it is out of the way; the catalogue's lies over the head.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from demos.exercise import Box, Contact, Exercise, Solver, View, palm_frame
from demos.figure_surfaces import patch
from demos.placing import palm_height, sunk
from demos.props import MAT
from demos.repeating import repetition
from demos.rig import Array, Grip, Posed, Rig, turn

OPEN = 36.0
"""How far the upper knee opens about the line from hip to heel, degrees."""
CUSHION = 0.10
"""The cushion under the head is this high above the mat, metres."""
REACH = 0.594
"""From hip to ankle with hips at 45 and knees at 90 degrees, metres."""
FEET = 0.082
"""The upper ankle lies this far above the lower one, metres."""
STACKED = -9.0
"""Which way the closed upper knee points, degrees above level."""


class SideLying:
    """Finds what the trunk, the lower leg, the head and both hands rest on."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        resting = ("hip_l", "shoulder_l", "foot_l", "knee_l", "head")
        self.patches = {name: patch(rig.body, name, shoes=False) for name in resting}
        self.roll, self.height, self.nod = 90.0, 0.2, 0.0
        self.lower = Grip(np.zeros(3), np.array([0.0, -1.0, 0.0]))
        self.upper_ankle = np.zeros(3)
        self.droop, ankle_z = 0.0, 0.06
        for _ in range(12):
            posed = self.posed({}, {})
            self.height += sunk(rig, posed, self.patches["hip_l"], MAT)
            self.roll -= 0.6 * float(np.degrees(sunk(rig, posed, self.patches["shoulder_l"], MAT) / 0.42))
            hip = self.hip(posed, "l")
            ankle_z += sunk(rig, posed, self.patches["foot_l"], MAT) if self.lower.at.any() else 0.0
            self.droop += 2.0 * sunk(rig, posed, self.patches["knee_l"], MAT) if self.lower.at.any() else 0.0
            self.lower = Grip(np.array([hip[0] - REACH, hip[1] + 0.012, ankle_z]), np.array([0.0, -1.0, self.droop]))
            self.nod -= 0.5 * float(np.degrees(sunk(rig, posed, self.patches["head"], MAT + CUSHION) / 0.15))
        self.upper_ankle = self.lower.at + np.array([0.0, 0.0, FEET])
        self.hands = self.place_hands(self.posed({}, {}))

    def hip(self, posed: Posed, side: str) -> Array:
        """Where a hip joint is."""
        return posed.joints[f"thigh_{side}"]

    def posed(self, angles: Mapping[str, float], grips: Mapping[str, Grip]) -> Posed:
        """The pose of the trunk with the lower leg where it lies, and whatever is gripped."""
        whole = {
            "pelvis_roll": self.roll,
            "hip_flex_l": 45.0,
            "knee_flex_l": 90.0,
            "hip_flex_r": 45.0,
            "knee_flex_r": 90.0,
            "shoulder_flex_l": 85.0,
            "elbow_flex_l": 100.0,
            "finger_curl_l": 4.0,
            "finger_curl_r": 4.0,
        } | dict(angles)
        fixed = {"neck_01": turn(1, self.roll + 0.5 * self.nod), "head": turn(1, self.roll + self.nod) @ turn(0, 4.0)}
        shift = np.array([0.0, 0.0, self.height]) - self.rig.body.head[0]
        legs = {"foot_l": self.lower} if self.lower.at.any() else {}
        return self.rig.solve(whole, legs | dict(grips), shift, fixed)

    def place_hands(self, posed: Posed) -> dict[str, Grip]:
        """The lower hand before the face, the upper one flat before the chest."""
        low, high = posed.joints["upperarm_l"], posed.joints["upperarm_r"]
        level = palm_frame("l", np.array([0.9, -0.25, 0.0]), np.array([0.0, 0.0, -1.0]))
        flat = palm_frame("r", np.array([0.75, -0.6, 0.0]), np.array([0.0, 0.0, -1.0]))
        return {
            "hand_l": Grip(
                np.array([low[0] + 0.10, low[1] - 0.30, palm_height(self.rig, "l", MAT, level)]),
                np.array([-1.0, -0.9, 0.25]),
                level,
            ),
            "hand_r": Grip(
                np.array([high[0] - 0.06, high[1] - 0.27, palm_height(self.rig, "r", MAT, flat)]),
                np.array([-0.8, 0.2, 0.9]),
                flat,
            ),
        }

    def pose(self, at: float) -> Posed:
        """The pose at a share of the opening."""
        up = np.radians(STACKED + OPEN * at)
        upper = Grip(self.upper_ankle, np.array([0.0, -np.cos(up), np.sin(up)]))
        return self.posed({}, {"foot_r": upper} | self.hands)


def build(rig: Rig) -> Solver:
    """Lie on the left side."""
    return SideLying(rig).pose


def effort(at: float) -> float:
    """The abductors of the upper hip, most when it is open."""
    return at**1.4


CLAMSHELL = Exercise(
    id="clamshell",
    name="Clamshell",
    shoes=False,
    mirrored=True,
    build=build,
    clips=(repetition((1.0, 1.0, 1.5, 0.5)),),
    views=(
        View("side", (-0.9, -4.3, 2.0), (0.0, -0.10, 0.16), 60.0),
        View("behind", (-1.2, 4.2, 2.2), (0.03, -0.05, 0.16), 60.0),
    ),
    contacts=(
        Contact("hip_l", MAT),
        Contact("shoulder_l", MAT),
        Contact("foot_l", MAT),
        Contact("hand_l", MAT),
        Contact("hand_r", MAT),
    ),
    contraction={"medius_r": effort, "glute_r": lambda at: 0.8 * effort(at)},
    stretch={},
    props=(
        Box("mat", (1.66, 0.72, MAT), (0.05, -0.09, MAT / 2)),
        Box("cushion", (0.26, 0.36, CUSHION), (0.67, -0.02, MAT + CUSHION / 2), 0.03),
    ),
    moments={"closed": 0.0, "open": 1.0},
    poster=("loop", 1.5),
)
