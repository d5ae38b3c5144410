"""Standing hip-flexor stretch: split stance at a desk, tuck, bend the front knee, glide the hips forward, breathe.

The path runs from 0 (tall) over 1 (tucked) to 2 (hips forward), then from 2 to 3 through one breath in. The left
hand rests on the desk, the right one on the back of the hip, where it hides neither muscle.
"""

from __future__ import annotations

import numpy as np

from demos.curves import ease
from demos.exercise import Contact, Exercise, Solver, View, level_frame, palm_frame
from demos.placing import ankle_over_ball, ball_height, palm_height, sole_height
from demos.props import DESK, desk
from demos.rig import Grip, Posed, Rig
from demos.stretching import hand_on_hip, stretch_clips, tucked_trunk

EDGE = -0.275
"""Where the desk's near edge is, metres in front of the starting hips."""
TUCK = 12.0
FRONT_HIP, FRONT_KNEE = (21.0, 34.0), (2.0, 38.0)
HEEL_UP = (30.0, 42.0)
"""How far the rear foot is tipped onto its ball, before and after the glide, degrees."""


def build(rig: Rig) -> Solver:
    """Stand the left foot flat in front, the right ball behind, the left hand on the desk."""
    hip_x = float(rig.body.head[rig.body.bone("thigh_l")][0])
    flat = level_frame(0.0, 3.0)
    ankle_at = np.array([hip_x * 0.95, -0.29, sole_height(rig, "l", 0.0, 3.0, shoes=True)])

    def central(tuck: float, glide: float, breath: float) -> dict[str, float]:
        hip = FRONT_HIP[0] + (FRONT_HIP[1] - FRONT_HIP[0]) * glide
        trunk = tucked_trunk(TUCK * tuck, breath)
        return {
            **trunk,
            "hip_flex_l": hip + trunk["pelvis_pitch"],
            "knee_flex_l": FRONT_KNEE[0] + (FRONT_KNEE[1] - FRONT_KNEE[0]) * glide,
            "hip_flex_r": -14.0,
            "knee_flex_r": 26.0,
            "toes_ext_r": HEEL_UP[0] + (HEEL_UP[1] - HEEL_UP[0]) * glide,
            "shoulder_flex_l": 20.0,
            "elbow_flex_l": 40.0,
            "finger_curl_l": 6.0,
            "finger_curl_r": 4.0,
            "thumb_tuck_r": 1.0,
        }

    ball_at = np.array([-hip_x * 0.95, 0.268, ball_height(rig, "r", 0.0, shoes=True)])
    palm = palm_frame("l", np.array([-0.15, -1.0, 0.0]), np.array([0.0, 0.0, -1.0]))
    on_desk = Grip(np.array([0.20, EDGE - 0.03, palm_height(rig, "l", DESK, palm)]), np.array([0.5, 1.0, -0.25]), palm)

    def solve(at: float) -> Posed:
        tuck, glide, breath = min(at, 1.0), min(max(at - 1.0, 0.0), 1.0), max(at - 2.0, 0.0)
        angles = central(tuck, glide, breath)
        tipped = level_frame(-(HEEL_UP[0] + (HEEL_UP[1] - HEEL_UP[0]) * glide), 0.0)
        rear = Grip(ankle_over_ball(rig, "r", ball_at, tipped), np.array([-0.05, -1.0, 0.2]), tipped)
        fixed = {"foot_l": flat, "ball_l": flat, "ball_r": level_frame()}
        shift = rig.anchored(angles, "foot_l", ankle_at)
        front = Grip(ankle_at, np.array([0.05, -1.0, 0.1]), flat)
        grips = {"hand_l": on_desk, "foot_r": rear, "foot_l": front}
        on_hip = hand_on_hip(rig.solve(angles, grips, shift, fixed))
        return rig.solve(angles, grips | {"hand_r": on_hip}, shift, fixed)

    return solve


def pull(at: float) -> float:
    """How far the right hip flexors are lengthened."""
    return 0.25 * ease(at) + 0.75 * ease(at - 1.0)


STANDING_STRETCH = Exercise(
    id="standing-hip-flexor-stretch",
    name="Standing hip-flexor stretch",
    shoes=True,
    mirrored=True,
    build=build,
    clips=stretch_clips(),
    views=(View("side", (-5.0, -0.75, 1.25), (0.0, -0.16, 0.86), 50.0),),
    contacts=(
        Contact("foot_l", 0.0),
        Contact("ball_r", 0.0),
        Contact("hand_l", DESK),
    ),
    contraction={"glute_r": lambda at: 0.6 * ease(at) + 0.1 * ease(at - 1.0)},
    stretch={"flexor_r": pull},
    props=desk(EDGE),
    moments={"tall": 0.0, "tucked": 1.0, "glide": 2.0, "breath": 3.0},
    poster=("hold", 0.0),
)
