"""Glute bridge: on the back, feet flat and close, tuck, lift until shoulders, hips and knees make one line.

The path runs from 0 (on the mat) to 1 (the top). The feet stay, the upper back rolls up onto the shoulders, and the
height of the bridge is found from the line: the trunk rises until the thighs are in line with it.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from demos.curves import eased
from demos.exercise import Contact, Exercise, Solver, View, level_frame, palm_frame
from demos.figure_surfaces import patch
from demos.measure import Measure
from demos.placing import palm_height, sole_height, sunk
from demos.props import MAT, mat
from demos.repeating import repetition
from demos.rig import Grip, Posed, Rig

KNEE = 116.0
"""Bend of the knee at the top, degrees."""
TUCK = ((0.0, 0.0), (0.16, 8.0), (1.0, 4.0))
SHOULDER_Y = 0.50
"""Where the shoulder joints lie, metres behind the room's middle."""


class Bridge:
    """Finds the poses of a bridge; ``arch`` is how far the lowest ribs flare at the top, degrees."""

    def __init__(self, rig: Rig, arch: float = 0.0) -> None:
        self.rig, self.arch, self.measure = rig, 0.0, Measure(rig)
        body = rig.body
        self.hip_x = float(body.head[body.bone("thigh_l")][0])
        self.back, self.head = patch(body, "back", shoes=False), patch(body, "head", shoes=False)
        self.seat = patch(body, "seat", shoes=False)
        self.feet: dict[str, Grip] = {}
        top = self.trunk_posed(-116.0, 1.0)
        self.feet = self._place_feet(top)
        self.arch = arch  # the feet stand where they do when it is done right
        self.flat, self.top = self._flat(), self._top()
        lying = self.trunk_posed(self.flat, 0.0)
        self.hands = {}
        for side, sign in (("l", 1), ("r", -1)):
            frame = palm_frame(side, np.array([0.12 * sign, -1.0, 0.0]), np.array([0.0, 0.0, -1.0]))
            shoulder = lying.joints[f"upperarm_{side}"]
            at = np.array([shoulder[0] + 0.085 * sign, shoulder[1] - 0.477, palm_height(rig, side, MAT, frame)])
            self.hands[f"hand_{side}"] = Grip(at, np.array([0.7 * sign, 0.2, -0.7]), frame)

    def angles(self, pitch: float, at: float, nod: float) -> dict[str, float]:
        """The trunk at a pitch, the head kept on the mat by ``nod``."""
        tuck = eased(TUCK, at)
        arch = self.arch * at * at * (3 - 2 * at)
        angles = {
            "pelvis_pitch": pitch - 0.5 * tuck + 0.35 * arch,
            "spine_1": 0.7 * tuck - 0.55 * arch,
            "spine_2": 0.3 * tuck - 0.45 * arch,
            "spine_3": 0.25 * (-90.0 - pitch) - 0.3 * arch,
            "neck_pitch": 0.6 * nod,
            "head_pitch": 0.4 * nod,
        }
        for side, sign in (("l", 1), ("r", -1)):
            angles |= {f"finger_curl_{side}": 6.0, f"shoulder_abd_{side}": 10.0, f"shoulder_rot_{side}": 4.0 * sign}
        return angles

    def trunk_posed(self, pitch: float, at: float, *, hands: bool = False) -> Posed:
        """The trunk with its upper back and its head on the mat, legs held where the feet stand."""
        shift, nod = np.zeros(3), 0.75 * (-90.0 - pitch)
        grips = self.feet | (self.hands if hands else {})
        fixed = (
            {f"{bone}_{side}": self.feet[f"foot_{side}"].frame for side in "lr" for bone in ("foot", "ball")}
            if self.feet
            else {}
        )
        posed = self.rig.forward({})
        for _ in range(5):
            angles = self.angles(pitch, at, nod)
            posed = self.rig.solve(angles, grips, shift, fixed)
            shoulders = (posed.joints["upperarm_l"] + posed.joints["upperarm_r"]) / 2
            shift = shift + np.array([0.0, SHOULDER_Y - shoulders[1], sunk(self.rig, posed, self.back, MAT)])
            posed = self.rig.solve(angles, grips, shift, fixed)
            nod += float(np.degrees(sunk(self.rig, posed, self.head, MAT) / 0.20))
            nod = min(max(nod, -20.0), 55.0)
        return posed

    def _flat(self) -> float:
        """The pitch at which the buttocks touch the mat as well."""
        low, high = -100.0, -75.0
        for _ in range(14):
            middle = (low + high) / 2
            if sunk(self.rig, self.trunk_posed(middle, 0.0), self.seat, MAT) < 0:
                low = middle
            else:
                high = middle
        return (low + high) / 2

    def _place_feet(self, top: Posed) -> dict[str, Grip]:
        """Where flat feet make a knee of 116 degrees when shoulders, hips and knees are in line at this pitch."""
        thigh, calf = self.rig.length["thigh_l"], self.rig.length["calf_l"]
        hips = (top.joints["thigh_l"] + top.joints["thigh_r"]) / 2
        lift = np.radians(-90.0 - self.measure.trunk_pitch(top))
        ankle_z = sole_height(self.rig, "l", MAT, 4.0, shoes=False)
        knee = hips + thigh * np.array([0.0, -np.cos(lift), np.sin(lift)])
        away = np.sqrt(max(calf**2 - (knee[2] - ankle_z) ** 2, 0.0))
        feet = {}
        for side, sign in (("l", 1), ("r", -1)):
            at = np.array([sign * self.hip_x, knee[1] - away * FEET_BEYOND, ankle_z])
            feet[f"foot_{side}"] = Grip(at, np.array([0.02 * sign, -0.6, 1.0]), level_frame(0.0, 4.0 * sign))
        return feet

    def _top(self) -> float:
        """The pitch at which the thighs come in line with the trunk."""
        low, high = -128.0, -100.0
        for _ in range(12):
            middle = (low + high) / 2
            if self.measure.hip_flex(self.trunk_posed(middle, 1.0), "r") > 1.0 + 0.7 * self.arch:
                high = middle
            else:
                low = middle
        return (low + high) / 2

    def pose(self, at: float) -> Posed:
        """The pose at a share of the way up."""
        return self.trunk_posed(self.flat + (self.top - self.flat) * at, at, hands=True)


FEET_BEYOND = -0.15
"""How far the heels stand beyond the knees at the top, as a share of what is left of the shank; negative is nearer."""


def build(rig: Rig) -> Solver:
    """Lie on the mat with the feet flat, hands beside."""
    return Bridge(rig).pose


def effort(at: float) -> float:
    """Both glutes: the tuck asks a little, the lift the rest."""
    return float(np.interp(at, (0.0, 0.12, 1.0), (0.0, 0.25, 1.0)))


GLUTE_BRIDGE = Exercise(
    id="glute-bridge",
    name="Glute bridge",
    shoes=False,
    mirrored=False,
    build=build,
    clips=(repetition((1.5, 2.0, 2.0, 0.5)),),
    views=(
        View("side", (-4.5, -0.95, 1.2), (0.0, 0.05, 0.28), 62.0),
        View("front", (-2.9, -3.6, 1.5), (0.0, 0.0, 0.26), 62.0),
    ),
    contacts=(
        Contact("foot_l", MAT),
        Contact("foot_r", MAT),
        Contact("hand_l", MAT),
        Contact("hand_r", MAT),
        Contact("back", MAT, rolls=True),
        Contact("seat", MAT, lambda at: at == 0.0, rolls=True),
    ),
    contraction={
        "glute_l": effort,
        "glute_r": effort,
        "hamstrings_l": lambda at: 0.55 * effort(at),
        "hamstrings_r": lambda at: 0.55 * effort(at),
    },
    stretch={},
    props=(mat(0.06, 1.74),),
    moments={"flat": 0.0, "tucked": 0.16, "top": 1.0},
    poster=("loop", 2.0),
)

RIB_FLARE = replace(
    GLUTE_BRIDGE, build=lambda rig: Bridge(rig, arch=22.0).pose, views=GLUTE_BRIDGE.views[:1], mistake="rib-flare"
)
"""The lower back arches at the top and the lowest ribs stand out."""
