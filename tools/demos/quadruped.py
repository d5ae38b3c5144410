"""Hands and knees: what the kneeling movements share."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from demos.exercise import Contact, palm_frame
from demos.measure import Measure
from demos.placing import Shin, lying_shin, palm_height
from demos.props import MAT
from demos.rig import Array, Grip, Posed, Rig, turn

PITCH, SPINE = 69.0, (8.0, 6.0, 5.0)
"""Pelvis and the three segments of the spine when the back is flat: the figure's own hollow is taken out, degrees."""
SIGNS = (("l", 1), ("r", -1))
"""Sides and the way they lie from the middle."""
BENT = 90.0
"""Bend of the knees, degrees."""


def trunk(sag: float = 0.0, opened: float = 0.0) -> dict[str, float]:
    """A flat back with the neck in line.

    ``sag`` lets it hang and tips the pelvis forward, ``opened`` turns the right side of the pelvis up; degrees.
    """
    return {
        "pelvis_pitch": PITCH + 1.05 * sag + 0.22 * opened,
        "spine_1": SPINE[0] - 0.9 * sag,
        "spine_2": SPINE[1] - 0.6 * sag,
        "spine_3": SPINE[2] + 0.35 * sag,
        "neck_pitch": -10.0 - 0.2 * sag,
        "head_pitch": -3.0,
        "pelvis_roll": opened,
        "spine_twist": opened,
    }


class Quadruped:
    """Shins and hands on the mat, and poses in which a leg or an arm is lifted."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        self.shins: dict[str, Shin] = {side: lying_shin(rig, side, (MAT, MAT), 62.0, BENT) for side in "lr"}
        hip = float(rig.body.head[rig.body.bone("thigh_l")][0])
        height = 0.62 * self.shins["l"].knee_height + 0.38 * self.shins["r"].knee_height
        self.knees = {side: np.array([sign * hip, 0.0, height]) for side, sign in SIGNS}
        resting = self.kneel(trunk(), "l", {})
        self.grips: dict[str, Grip] = {}
        for side, sign in SIGNS:
            frame = palm_frame(side, np.array([0.10 * sign, -1.0, 0.0]), np.array([0.0, 0.0, -1.0]))
            shoulder = resting.joints[f"upperarm_{side}"]
            at = np.array([shoulder[0] * 1.02, shoulder[1] - 0.008, palm_height(rig, side, MAT, frame)])
            self.grips[f"hand_{side}"] = Grip(at, np.array([0.55 * sign, 1.0, 0.0]), frame)

    def kneel(
        self,
        body: Mapping[str, float],
        on: str,
        leg: Mapping[str, float],
        *,
        turned: Array | None = None,
        hands: Mapping[str, Grip] | None = None,
    ) -> Posed:
        """The pose with the shin of one side down and the other leg by its angles; what ``leg`` leaves out kneels.

        ``turned`` gives the lifted thigh a frame in the room instead.
        """
        other = "r" if on == "l" else "l"
        down = self.shins[other].frames[f"calf_{other}"]
        angles = (
            {
                f"hip_flex_{on}": body["pelvis_pitch"],
                f"hip_flex_{other}": body["pelvis_pitch"],
                f"knee_flex_{other}": float(np.degrees(np.arctan2(down[2, 1], down[1, 1]))),
                f"ankle_df_{other}": -62.0,
            }
            | dict(body)
            | dict(leg)
        )
        fixed = {**self.shins[on].frames, f"thigh_{on}": np.eye(3)}
        if turned is not None:
            fixed[f"thigh_{other}"] = turned
        shift = self.rig.anchored(angles, f"calf_{on}", self.knees[on], fixed)
        return self.rig.solve(angles, hands or {}, shift, fixed)

    @staticmethod
    def lean(rig: Rig) -> float:
        """Lean of the line from the hips to the shoulders on hands and knees, degrees."""
        return Measure(rig).trunk_pitch(rig.forward(trunk()))

    def knee_at_rest(self, side: str) -> float:
        """The bend at which the lifted shin lies on the mat, degrees."""
        down = self.shins[side].frames[f"calf_{side}"]
        return float(np.degrees(np.arctan2(down[2, 1], down[1, 1])))


def opened(lean: float, side: str, flexion: float, out: float) -> Array:
    """Frame of a thigh bent by ``flexion`` and turned ``out`` about the long axis of the trunk, degrees, (3, 3)."""
    sign = 1 if side == "l" else -1
    return np.asarray(turn(0, lean) @ turn(2, sign * out) @ turn(0, -flexion))


def touching(lifted: str) -> tuple[Contact, ...]:
    """What rests on the mat when the leg of one side is lifted from it and put back."""
    other = "r" if lifted == "l" else "l"
    return (
        Contact(f"knee_{other}", MAT),
        Contact(f"instep_{other}", MAT),
        Contact("hand_l", MAT),
        Contact("hand_r", MAT),
        Contact(f"knee_{lifted}", MAT, lambda at: at == 0.0),
        Contact(f"instep_{lifted}", MAT, lambda at: at == 0.0),
    )
