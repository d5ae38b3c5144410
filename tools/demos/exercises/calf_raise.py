"""Calf raise: palms light on the desk, up onto the balls of both feet, a second at the top, slowly down.

The path is the rise: 0 with the heels down, 1 at the top.
"""

from __future__ import annotations

import numpy as np

from demos.exercise import Contact, Exercise, Solver, View, level_frame, palm_frame
from demos.placing import ankle_over_ball, ball_height, palm_height
from demos.props import DESK, desk
from demos.repeating import repetition
from demos.rig import Grip, Posed, Rig
from demos.standing import leg, soles, trunk

EDGE = -0.24
HEEL_UP = 36.0
"""How far the feet are tipped onto their balls at the top, degrees."""
TURNED = 4.0


def build(rig: Rig) -> Solver:
    """Stand at the desk, both palms on it."""
    feet = soles(rig, apart=0.95, turned=TURNED)
    body = trunk(0.0)
    hands, balls = {}, {}
    for side, sign in (("l", 1), ("r", -1)):
        palm = palm_frame(side, np.array([-0.18 * sign, -1.0, 0.0]), np.array([0.0, 0.0, -1.0]))
        at = np.array([0.20 * sign, EDGE - 0.03, palm_height(rig, side, DESK, palm)])
        hands[f"hand_{side}"] = Grip(at, np.array([0.6 * sign, 1.0, -0.25]), palm)
        flat = feet.frames[f"foot_{side}"]
        reach = feet.ankles[side] - ankle_over_ball(rig, side, np.zeros(3), flat)
        balls[side] = np.array([reach[0], reach[1], ball_height(rig, side, 0.0, shoes=True)])

    def solve(at: float) -> Posed:
        angles = dict(body)
        grips, fixed = dict(hands), {}
        for side, sign in (("l", 1), ("r", -1)):
            angles |= leg(side, 1.0, 2.0, body["pelvis_pitch"]) | {f"finger_curl_{side}": 6.0}
            tipped = level_frame(-HEEL_UP * at, sign * TURNED)
            ankle = ankle_over_ball(rig, side, balls[side], tipped)
            grips[f"foot_{side}"] = Grip(ankle, np.array([sign * 0.07, -1.0, 0.1]), tipped)
            fixed[f"ball_{side}"] = level_frame(0.0, sign * TURNED)
        shift = rig.anchored(angles, "foot_l", grips["foot_l"].at)
        shift = np.array([0.0, shift[1], shift[2]])
        return rig.solve(angles, grips, shift, fixed)

    return solve


def effort(at: float) -> float:
    """Both calves, from the first moment on."""
    return float(np.interp(at, (0.0, 0.15, 1.0), (0.0, 0.45, 1.0)))


CALF_RAISE = Exercise(
    id="calf-raise",
    name="Calf raise",
    shoes=True,
    mirrored=False,
    build=build,
    clips=(repetition((1.0, 1.0, 2.0, 0.0)),),
    views=(View("side", (-4.9, 0.9, 1.15), (0.0, -0.08, 0.88), 48.0),),
    contacts=(
        Contact("ball_l", 0.0),
        Contact("ball_r", 0.0),
        Contact("foot_l", 0.0, lambda at: at == 0.0),
        Contact("foot_r", 0.0, lambda at: at == 0.0),
        Contact("hand_l", DESK),
        Contact("hand_r", DESK),
    ),
    contraction={"calf_l": effort, "calf_r": effort},
    stretch={},
    props=desk(EDGE, (-0.42, 0.62)),
    moments={"heels down": 0.0, "top": 1.0},
    poster=("loop", 1.5),
)
