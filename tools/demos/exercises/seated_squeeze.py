"""Seated glute squeeze: sitting tall near the front of the chair, both buttocks tighten and lift a few millimetres.

The path runs from 0 (relaxed) to 1 (squeezed), then to 2 with the breath in. It is filmed from behind the hip: from
the front nothing of it would be seen.
"""

from __future__ import annotations

import numpy as np

from demos.exercise import Contact, Exercise, Solver, View, palm_frame
from demos.props import SEAT, chair
from demos.repeating import breathing_hold
from demos.rig import Grip, Posed, Rig
from demos.sitting import Sitting
from demos.standing import leg, soles, trunk

TUCK = 4.0


def build(rig: Rig) -> Solver:
    """Sit with both feet flat and a hand on each thigh."""
    sitting = Sitting(rig, soles(rig, apart=1.05, turned=5.0))

    def hand(posed: Posed, side: str, sign: int) -> Grip:
        thigh = posed.frames[f"thigh_{side}"]
        at = posed.joints[f"thigh_{side}"] + thigh @ np.array([0.02 * sign, -0.086, -0.235])
        frame = palm_frame(side, thigh @ np.array([-0.25 * sign, -0.10, -1.0]), thigh @ np.array([0.0, 1.0, 0.0]))
        return Grip(at, np.array([0.45 * sign, 0.9, -0.35]), frame)

    def solve(at: float) -> Posed:
        squeeze, breath = min(at, 1.0), max(at - 1.0, 0.0)
        body = trunk(0.0, TUCK * squeeze, breath)
        angles = dict(body)
        for side in "lr":
            angles |= leg(side, 89.0, 89.0, body["pelvis_pitch"]) | {
                f"shoulder_flex_{side}": 11.0,
                f"elbow_flex_{side}": 57.0,
                f"finger_curl_{side}": 14.0,
            }
        seated = sitting.pose(angles)
        hands = {f"hand_{side}": hand(seated, side, sign) for side, sign in (("l", 1), ("r", -1))}
        return sitting.pose(angles, hands=hands)

    return solve


def effort(at: float) -> float:
    """Both glutes tighten and stay tight through the breath."""
    return min(at, 1.0)


SEATED_SQUEEZE = Exercise(
    id="seated-glute-squeeze",
    name="Seated glute squeeze",
    shoes=True,
    mirrored=False,
    build=build,
    clips=(breathing_hold((1.0, 5.0, 1.0, 1.0)),),
    views=(View("side", (-3.9, 2.75, 0.95), (0.0, 0.22, 0.66), 55.0),),
    contacts=(Contact("foot_l", 0.0), Contact("foot_r", 0.0), Contact("seat", SEAT, rolls=True)),
    contraction={"glute_l": effort, "glute_r": effort},
    stretch={},
    props=chair(0.24),
    moments={"relaxed": 0.0, "squeezed": 1.0, "breath": 2.0},
    poster=("loop", 1.2),
)
