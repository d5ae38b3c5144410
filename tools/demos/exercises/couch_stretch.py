"""Couch stretch: right knee down, the shin up against a low sofa; tuck, then rise as tall as the tuck holds, breathe.

The path runs from 0 (leaning forward) over 1 (tucked) to 2 (tall), then from 2 to 3 through one breath in.
"""

from __future__ import annotations

import numpy as np

from demos.curves import ease
from demos.exercise import Box, Contact, Exercise, Solver, View, level_frame
from demos.placing import lying_shin, sole_height
from demos.props import MAT, SOFA, mat, sofa
from demos.rig import Grip, Posed, Rig
from demos.stretching import hand_on_hip, hand_on_thigh, stretch_clips, tucked_trunk

PAD = 0.035
"""The cushion under the knee is this thick, metres."""
TUCK = 12.0
LEAN = (28.0, 24.0, 4.0)
"""Lean of the trunk leaning forward, tucked and tall, degrees."""
REAR_THIGH = (0.0, 0.0, -11.0)
"""Right thigh against the vertical at the same moments, degrees."""
SOFA_FRONT = 0.385
"""Where the sofa's seat begins, metres behind the knee."""


def build(rig: Rig) -> Solver:
    """Rest the right knee on the cushion and the instep on the sofa, stand the left foot flat."""
    hip_x = float(rig.body.head[rig.body.bone("thigh_r")][0])
    shin = lying_shin(rig, "r", (MAT + PAD, SOFA), 31.0, 118.0)
    knee_at = np.array([hip_x * 1.05, 0.0, shin.knee_height])

    def central(at: float) -> dict[str, float]:
        tuck, rise, breath = min(at, 1.0), min(max(at - 1.0, 0.0), 1.0), max(at - 2.0, 0.0)
        lean = LEAN[0] + (LEAN[1] - LEAN[0]) * tuck + (LEAN[2] - LEAN[1]) * rise
        thigh = REAR_THIGH[0] + (REAR_THIGH[1] - REAR_THIGH[0]) * tuck + (REAR_THIGH[2] - REAR_THIGH[1]) * rise
        trunk = tucked_trunk(TUCK * tuck, breath, lean)
        return {
            **trunk,
            "hip_flex_r": thigh + trunk["pelvis_pitch"],
            "hip_flex_l": 92.0 + trunk["pelvis_pitch"],
            "knee_flex_l": 88.0,
            "shoulder_flex_l": 12.0,
            "elbow_flex_l": 60.0,
            "finger_curl_l": 10.0,
            "finger_curl_r": 4.0,
            "thumb_tuck_r": 1.0,
        }

    start_angles = central(0.0)
    start = rig.forward(start_angles, shin.frames, rig.anchored(start_angles, "calf_r", knee_at, shin.frames))
    ankle = start.joints["foot_l"] * (0, 1, 0)
    ankle += np.array([-hip_x * 1.12, -0.02, sole_height(rig, "l", MAT, shoes=False)])
    foot = Grip(ankle, np.array([0.06, -1.0, 0.2]), level_frame(0.0, 4.0))

    def solve(at: float) -> Posed:
        angles = central(at)
        shift = rig.anchored(angles, "calf_r", knee_at, shin.frames)
        legs = rig.solve(angles, {"foot_l": foot}, shift, shin.frames)
        hands = {"hand_l": hand_on_thigh(legs), "hand_r": hand_on_hip(legs)}
        return rig.solve(angles, {"foot_l": foot} | hands, shift, shin.frames)

    return solve


def pull(at: float) -> float:
    """How far the front of the right thigh is lengthened: the bent knee stretches it from the start."""
    return 0.35 + 0.15 * ease(at) + 0.5 * ease(at - 1.0)


COUCH_STRETCH = Exercise(
    id="couch-stretch",
    name="Couch stretch",
    shoes=False,
    mirrored=True,
    build=build,
    clips=stretch_clips(),
    views=(View("side", (-4.55, -1.0, 1.15), (0.0, 0.05, 0.64), 52.0),),
    contacts=(Contact("knee_r", MAT + PAD), Contact("instep_r", SOFA), Contact("foot_l", MAT)),
    contraction={"glute_r": lambda at: 0.6 * ease(at) + 0.1 * ease(at - 1.0)},
    stretch={"flexor_r": lambda at: 0.25 * ease(at) + 0.75 * ease(at - 1.0), "rectus_r": pull},
    props=(
        mat(-0.31, 1.04),
        Box("cushion", (0.30, 0.24, PAD), (-0.105, -0.060, MAT + PAD / 2), 0.015),
        *sofa(SOFA_FRONT, -0.105),
    ),
    moments={"leaning": 0.0, "tucked": 1.0, "tall": 2.0, "breath": 3.0},
    poster=("hold", 0.0),
)
