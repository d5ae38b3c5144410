"""Joint angles of a pose in the catalogue's terms: what a reviewer would measure on the picture."""

from __future__ import annotations

import numpy as np

from demos.rig import Array, Posed, Rig, turn


def in_profile(vector: Array) -> float:
    """Angle of a downward segment seen from the figure's right, degrees: 0 hangs, + swings to the front."""
    return float(np.degrees(np.arctan2(-vector[1], -vector[2])))


def turned_up(posed: Posed, vectors: Array) -> Array:
    """Vectors (..., 3) of a figure that lies on its side as they would be if it stood up; otherwise as they are."""
    roll = posed.angles.get("pelvis_roll", 0.0)
    return np.asarray(vectors @ turn(1, roll)) if roll > LYING else vectors


LYING = 45.0
"""A figure rolled farther than this lies on its side, degrees."""


class Measure:
    """Measures poses; the neutral stance gives the zero of the trunk."""

    def __init__(self, rig: Rig) -> None:
        self._zero = 0.0
        self._zero = self.trunk_pitch(rig.forward({}))

    def trunk_pitch(self, posed: Posed) -> float:
        """Lean of the line from the hips to the shoulders, degrees: 0 upright, + forward, 90 prone."""
        hips = (posed.joints["thigh_l"] + posed.joints["thigh_r"]) / 2
        shoulders = (posed.joints["upperarm_l"] + posed.joints["upperarm_r"]) / 2
        line = turned_up(posed, shoulders - hips)
        return float(np.degrees(np.arctan2(-line[1], line[2]))) - self._zero

    def thigh(self, posed: Posed, side: str) -> float:
        """The thigh against the vertical, seen from the side, degrees."""
        return in_profile(turned_up(posed, posed.joints[f"calf_{side}"] - posed.joints[f"thigh_{side}"]))

    def shank(self, posed: Posed, side: str) -> float:
        """The shank against the vertical, seen from the side, degrees, -90 when the foot points straight back."""
        return in_profile(turned_up(posed, posed.joints[f"foot_{side}"] - posed.joints[f"calf_{side}"]))

    def hip_flex(self, posed: Posed, side: str) -> float:
        """The thigh relative to the line of the trunk, degrees, as the catalogue states it."""
        return self.thigh(posed, side) + self.trunk_pitch(posed)

    def knee_flex(self, posed: Posed, side: str) -> float:
        """The angle between thigh and shank in space, degrees, 0 straight."""
        thigh = posed.joints[f"calf_{side}"] - posed.joints[f"thigh_{side}"]
        shank = posed.joints[f"foot_{side}"] - posed.joints[f"calf_{side}"]
        cos = thigh @ shank / (np.linalg.norm(thigh) * np.linalg.norm(shank))
        return float(np.degrees(np.arccos(np.clip(cos, -1, 1))))

    def toe_up(self, posed: Posed, side: str) -> float:
        """The sole against the floor, degrees: 0 flat on it, + toes up, -90 on tiptoe, 180 to the ceiling."""
        toes = -posed.frames[f"foot_{side}"][:, 1]
        sole = -posed.frames[f"foot_{side}"][:, 2]
        return float(np.degrees(np.arctan2(toes[2], -sole[2])))

    def ankle_df(self, posed: Posed, side: str) -> float:
        """Dorsiflexion, degrees: 0 when the foot is square to the shank."""
        turn = posed.frames[f"calf_{side}"].T @ posed.frames[f"foot_{side}"]
        return float(-np.degrees(np.arctan2(turn[2, 1], turn[1, 1])))

    def shoulder_flex(self, posed: Posed, side: str) -> float:
        """The upper arm relative to the line of the trunk, degrees."""
        arm = posed.joints[f"lowerarm_{side}"] - posed.joints[f"upperarm_{side}"]
        return in_profile(turned_up(posed, arm)) + self.trunk_pitch(posed)

    def elbow_flex(self, posed: Posed, side: str) -> float:
        """The angle between upper arm and forearm in space, degrees, 0 straight."""
        upper = posed.joints[f"lowerarm_{side}"] - posed.joints[f"upperarm_{side}"]
        fore = posed.joints[f"hand_{side}"] - posed.joints[f"lowerarm_{side}"]
        cos = upper @ fore / (np.linalg.norm(upper) * np.linalg.norm(fore))
        return float(np.degrees(np.arccos(np.clip(cos, -1, 1))))

    def pelvis(self, posed: Posed) -> Array:
        """Pitch, roll and yaw of the pelvis, degrees, (3,)."""
        frame = turned_up(posed, posed.frames["pelvis"].T).T
        pitch = np.arctan2(frame[2, 1], frame[2, 2])
        roll = -np.arcsin(np.clip(frame[2, 0], -1, 1))
        yaw = np.arctan2(frame[1, 0], frame[0, 0])
        return np.asarray(np.degrees(np.array([pitch, roll, yaw])))
