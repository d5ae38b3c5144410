"""Donkey kick: on hands and knees, the right sole pressed to the ceiling. One loop is one repetition of 1/1/2 s.

The path is the lift of the leg: 0 on the mat, 1 at the top. Lowering takes the same poses at half the speed.
"""

from __future__ import annotations

import numpy as np

from demos.curves import ease, eased
from demos.exercise import Box, Clip, Contact, Exercise, Solver, View, palm_frame
from demos.placing import lying_shin, palm_height
from demos.rig import Grip, Posed, Rig

MAT = 0.012
UP, HOLD, DOWN = 1.0, 1.0, 2.0
PITCH = 74.0
STANCE = {
    "pelvis_pitch": PITCH,
    "spine_1": 9.0,
    "spine_2": 4.0,
    "spine_3": -4.0,
    "neck_pitch": -10.0,
    "head_pitch": -3.0,
}
HIP = ((0.0, PITCH), (1.0, -10.0))
"""Right hip relative to the pelvis, degrees."""
KNEE = ((0.0, 90.0), (0.3, 88.0), (1.0, 90.0))
ANKLE = ((0.0, -62.0), (0.42, -4.0), (1.0, -3.0))


def effort(at: float) -> float:
    """How hard the right glute works along the path, 0..1: hardly while the thigh hangs, fully when it is level.

    A hanging thigh needs nobody to hold it up, a level one pulls with its whole weight; so the effort grows late, and
    there is no red before the knee leaves the mat.
    """
    return at**2.5


def lift(seconds: float) -> float:
    """The point of the path at a moment of the loop."""
    if seconds < UP:
        return ease(seconds / UP)
    if seconds < UP + HOLD:
        return 1.0
    return ease((UP + HOLD + DOWN - seconds) / DOWN)


def build(rig: Rig) -> Solver:
    """Rest the left shin and both hands on the mat; the right shin touches at the start only."""
    shin = {side: lying_shin(rig, side, (MAT, MAT), 62.0, 90.0) for side in "lr"}
    knee_at = np.array(
        [rig.body.head[rig.body.bone("thigh_l")][0], 0.0, 0.62 * shin["l"].knee_height + 0.38 * shin["r"].knee_height]
    )
    resting = rig.forward(STANCE)
    thigh_down = {"hip_flex_l": PITCH}
    shift = rig.anchored(STANCE | thigh_down, "calf_l", knee_at, shin["l"].frames)
    resting = rig.forward(STANCE | thigh_down, shin["l"].frames, shift)
    start_knee = shin["r"].frames["calf_r"]
    first_bend = float(np.degrees(np.arctan2(start_knee[2, 1], start_knee[1, 1])))
    grips = {}
    for side, sign in (("l", 1), ("r", -1)):
        frame = palm_frame(side, np.array([0.10 * sign, -1.0, 0.0]), np.array([0.0, 0.0, -1.0]))
        shoulder = resting.joints[f"upperarm_{side}"]
        at = np.array([shoulder[0] * 1.02, shoulder[1] - 0.035, palm_height(rig, side, MAT, frame)])
        grips[f"hand_{side}"] = Grip(at, np.array([0.55 * sign, 1.0, 0.0]), frame)

    def solve(at: float) -> Posed:
        angles = STANCE | thigh_down
        angles["hip_flex_r"] = HIP[0][1] + (HIP[1][1] - HIP[0][1]) * at
        angles["knee_flex_r"] = eased(((0.0, first_bend), *KNEE[1:]), at)
        angles["ankle_df_r"] = eased(ANKLE, at)
        return rig.solve(angles, grips, rig.anchored(angles, "calf_l", knee_at, shin["l"].frames), shin["l"].frames)

    return solve


DONKEY_KICK = Exercise(
    id="donkey-kick",
    name="Donkey kick",
    shoes=False,
    mirrored=True,
    build=build,
    clips=(
        Clip(
            "loop",
            UP + HOLD + DOWN,
            lift,
            loops=True,
            phases=(("up", 0.0, UP), ("hold", UP, UP + HOLD), ("down", UP + HOLD, UP + HOLD + DOWN)),
        ),
    ),
    views=(
        View("side", (-4.35, 1.6, 1.25), (0.0, 0.01, 0.49), 66.0),
        View("behind", (-1.75, 4.4, 1.55), (-0.03, 0.10, 0.46), 62.0),
    ),
    contacts=(
        Contact("knee_l", MAT),
        Contact("instep_l", MAT),
        Contact("hand_l", MAT),
        Contact("hand_r", MAT),
        Contact("knee_r", MAT, lambda at: at == 0.0),
        Contact("instep_r", MAT, lambda at: at == 0.0),
    ),
    contraction={"glute_r": effort},
    stretch={},
    props=(Box("mat", (0.66, 1.74, MAT), (0.0, -0.02, MAT / 2)),),
    moments={"start": 0.0, "knee leaves the mat": lift(0.35), "top": 1.0, "lower slowly": lift(3.6)},
    poster=("loop", 1.5),
)
