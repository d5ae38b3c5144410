"""Standing hip extension: hands light on the desk, a lean from the hips, the right leg straight back and held.

The path is the way of the leg: 0 with both feet down, 1 behind. The weight goes over the left foot first.
"""

from __future__ import annotations

import numpy as np

from demos.curves import eased
from demos.exercise import Contact, Exercise, Solver, View, palm_frame
from demos.placing import palm_height
from demos.props import DESK, desk
from demos.repeating import repetition
from demos.rig import Grip, Posed, Rig
from demos.standing import leg, soles, trunk

LEAN = 12.0
EDGE = -0.33
THIGH = ((0.0, 4.0), (1.0, -24.0))
"""Right thigh against the vertical, degrees; the catalogue's 14 and -10 relative to the trunk."""
KNEE = ((0.0, 9.0), (0.25, 20.0), (1.0, 8.0))
ANKLE = ((0.0, 4.0), (0.25, 14.0), (1.0, 6.0))
ASIDE = 0.035
"""The hips go over the standing foot by this much, metres."""


def build(rig: Rig) -> Solver:
    """Stand at the desk, both palms on it."""
    feet = soles(rig, apart=0.9, turned=4.0)
    body = trunk(LEAN)
    palm, hands = {}, {}
    for side, sign in (("l", 1), ("r", -1)):
        palm[side] = palm_frame(side, np.array([-0.18 * sign, -1.0, 0.0]), np.array([0.0, 0.0, -1.0]))
        at = np.array([0.20 * sign, EDGE - 0.03, palm_height(rig, side, DESK, palm[side])])
        hands[f"hand_{side}"] = Grip(at, np.array([0.7 * sign, 1.0, -0.35]), palm[side])

    def solve(at: float) -> Posed:
        angles = dict(body)
        for side in "lr":
            angles |= leg(side, 4.0, 9.0, body["pelvis_pitch"], 5.0)
            angles |= {f"finger_curl_{side}": 6.0}
        angles["hip_flex_r"] = eased(THIGH, at) + body["pelvis_pitch"]
        angles |= {"knee_flex_r": eased(KNEE, at), "ankle_df_r": eased(ANKLE, at), "hip_abd_r": -1.0 - at}
        on = "lr" if at == 0.0 else "l"
        return feet.stand(rig, angles, on=on, aside=ASIDE, hands=hands)

    return solve


def effort(at: float) -> float:
    """The glute of the leg that goes back."""
    return at**1.5


STANDING_HIP_EXTENSION = Exercise(
    id="standing-hip-extension",
    name="Standing hip extension",
    shoes=True,
    mirrored=True,
    build=build,
    clips=(repetition((1.0, 2.0, 1.5, 0.5)),),
    views=(View("side", (-4.9, 0.55, 1.2), (0.0, -0.08, 0.88), 48.0),),
    contacts=(
        Contact("foot_l", 0.0),
        Contact("foot_r", 0.0, lambda at: at == 0.0),
        Contact("hand_l", DESK),
        Contact("hand_r", DESK),
    ),
    contraction={"glute_r": effort, "hamstrings_r": lambda at: 0.6 * effort(at), "medius_l": lambda at: 0.7 * at},
    stretch={},
    props=desk(EDGE, (-0.42, 0.62)),
    moments={"both feet down": 0.0, "leg back": 1.0},
    poster=("loop", 1.8),
)
