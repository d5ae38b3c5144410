"""Half-kneeling hip-flexor stretch: right knee down, tuck the tailbone, glide the hips forward, breathe.

The path runs from 0 (tall) over 1 (tucked) to 2 (hips forward), then from 2 to 3 through one breath in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from demos.curves import ease
from demos.exercise import Box, Contact, Exercise, Solver, View, level_frame
from demos.placing import lying_shin, sole_height
from demos.props import MAT, mat
from demos.rig import Grip, Posed, Rig
from demos.stretching import hand_on_hip, hand_on_thigh, stretch_clips, tucked_trunk

PAD = 0.025
"""The cushion under the knee is this thick, metres."""
TUCK = 12.0
REAR_THIGH = (-1.0, -15.0)
"""Right thigh against the vertical, before and after the glide, degrees."""


def stretching(rig: Rig, *, arch: float = 0.0, glide_to: float = REAR_THIGH[1]) -> Solver:
    """Rest the right shin on cushion and mat, stand the left foot flat, a hand on the thigh and one on the hip.

    ``arch`` replaces the tuck: the pelvis tips forward and the trunk leans back by so many degrees with the glide,
    which ends with the right thigh at ``glide_to`` degrees.
    """
    hip_x = float(rig.body.head[rig.body.bone("thigh_r")][0])
    shin = lying_shin(rig, "r", (MAT + PAD, MAT), 62.0, 84.0)
    knee_at = np.array([hip_x * 1.05, 0.0, shin.knee_height])

    def central(tuck: float, glide: float, breath: float) -> dict[str, float]:
        thigh = REAR_THIGH[0] + (glide_to - REAR_THIGH[0]) * glide
        trunk = tucked_trunk(0.0 if arch else TUCK * tuck, breath)
        trunk |= arched(trunk, arch * glide)
        return {
            **trunk,
            "hip_flex_r": thigh + trunk["pelvis_pitch"],
            "hip_flex_l": 92.0 + trunk["pelvis_pitch"],
            "knee_flex_l": 92.0,
            "shoulder_flex_l": 12.0,
            "elbow_flex_l": 60.0,
            "finger_curl_l": 10.0,
            "finger_curl_r": 4.0,
            "thumb_tuck_r": 1.0,
        }

    tall = central(0.0, 0.0, 0.0)
    start = rig.forward(tall, shin.frames, rig.anchored(tall, "calf_r", knee_at, shin.frames))
    foot_frame = level_frame(0.0, 4.0)
    ankle = start.joints["foot_l"] * (0, 1, 0)
    ankle += np.array([-hip_x * 1.12, 0.0, sole_height(rig, "l", MAT, shoes=False)])
    foot = Grip(ankle, np.array([0.06, -1.0, 0.2]), foot_frame)

    def solve(at: float) -> Posed:
        tuck, glide, breath = min(at, 1.0), min(max(at - 1.0, 0.0), 1.0), max(at - 2.0, 0.0)
        angles = central(tuck, glide, breath)
        shift = rig.anchored(angles, "calf_r", knee_at, shin.frames)
        legs = rig.solve(angles, {"foot_l": foot}, shift, shin.frames)
        hands = {"hand_l": hand_on_thigh(legs), "hand_r": hand_on_hip(legs)}
        return rig.solve(angles, {"foot_l": foot} | hands, shift, shin.frames)

    return solve


def arched(trunk: Mapping[str, float], arch: float) -> dict[str, float]:
    """The angles of a trunk whose pelvis tips forward by ``arch`` degrees and that leans back above it."""
    return {
        "pelvis_pitch": trunk["pelvis_pitch"] + 0.5 * arch,
        "spine_1": trunk["spine_1"] - 0.75 * arch,
        "spine_2": trunk["spine_2"] - 0.5 * arch,
        "spine_3": trunk["spine_3"] - 0.25 * arch,
    }


def pull(at: float) -> float:
    """How far the right hip flexors are lengthened."""
    return 0.25 * ease(at) + 0.75 * ease(at - 1.0)


HALF_KNEELING_STRETCH = Exercise(
    id="half-kneeling-hip-flexor-stretch",
    name="Half-kneeling hip-flexor stretch",
    shoes=False,
    mirrored=True,
    build=stretching,
    clips=stretch_clips(),
    views=(
        View("side", (-4.4, -1.05, 1.15), (0.0, -0.05, 0.66), 56.0),
        View("front", (-2.3, -4.3, 1.1), (-0.01, -0.05, 0.58), 54.0),
    ),
    contacts=(Contact("knee_r", MAT + PAD), Contact("instep_r", MAT), Contact("foot_l", MAT)),
    contraction={"glute_r": lambda at: 0.6 * ease(at) + 0.1 * ease(at - 1.0)},
    stretch={"flexor_r": pull},
    props=(
        mat(),
        Box("cushion", (0.30, 0.24, PAD), (-0.105, -0.045, MAT + PAD / 2), 0.011),
    ),
    moments={"tall": 0.0, "tucked": 1.0, "glide": 2.0, "breath": 3.0},
    poster=("hold", 0.0),
)

ARCHED_BACK = replace(
    HALF_KNEELING_STRETCH,
    build=lambda rig: stretching(rig, arch=15.0, glide_to=-20.0),
    views=HALF_KNEELING_STRETCH.views[:1],
    contraction={},
    mistake="arched-back",
)
"""No tuck: the hips sink forward, the lower back arches and the trunk leans back."""
