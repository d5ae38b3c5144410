"""Bird dog: on hands and knees, one leg slides back and the opposite arm forward until both are level with the trunk.

The path is 0 on hands and knees, 1 with the right leg and the left arm long, -1 with the other two.
"""

from __future__ import annotations

import numpy as np

from demos.channels import mirrored
from demos.curves import eased
from demos.exercise import Contact, Exercise, Solver, View
from demos.props import MAT, mat
from demos.quadruped import Quadruped, trunk
from demos.repeating import both_sides
from demos.rig import Grip, Posed, Rig

TEMPO = (2.0, 3.0, 2.0, 1.0)
"""Lowering takes 0.2 s less than the dose's 2.2 and rests as much longer, so that it shows the pictures of lifting."""
HIP = ((0.0, 0.0), (0.3, 0.36), (1.0, 1.0))
"""Share of the hip's way."""
HIP_LONG, KNEE_LONG = -5.0, 5.0
KNEE = ((0.3, 68.0), (1.0, KNEE_LONG))
ANKLE = ((0.0, -62.0), (0.3, -40.0), (1.0, 0.0))
ARM_LONG = 163.0
"""Arm relative to the line of the trunk, degrees."""


def build(rig: Rig) -> Solver:
    """Rest the shin of the standing side and the hand across from it; the other two reach."""
    stance = Quadruped(rig)
    body = trunk()
    lean = Quadruped.lean(rig)
    start = {on: stance.kneel(body, on, {}, hands=stance.grips) for on in "lr"}

    def reaching(on: str, share: float) -> Grip:
        """The hand on the kneeling leg's side, from the mat along a low curve to level with the trunk."""
        shoulder, hand = start[on].joints[f"upperarm_{on}"], start[on].joints[f"hand_{on}"]
        down = hand - shoulder
        full = rig.length[f"upperarm_{on}"] + rig.length[f"lowerarm_{on}"]
        swing = eased(((0.0, 0.0), (1.0, 1.0)), share)
        first = np.degrees(np.arctan2(-down[1], -down[2]))
        angle = np.radians(first + (ARM_LONG - lean - first) * swing)
        length = eased(((0.0, float(np.hypot(down[1], down[2]))), (0.35, 0.93 * full), (1.0, 0.995 * full)), share)
        side = 1 if on == "l" else -1
        at = shoulder + np.array([down[0] - side * 0.02 * swing, -length * np.sin(angle), -length * np.cos(angle)])
        fingers = np.array([0.10 * side * (1 - swing), -1.0, np.sin(angle - np.pi / 2) * 0.9 * swing])
        palm = np.array([-side * swing, 0.0, swing - 1.0])
        x = palm - fingers * (palm @ fingers) / (fingers @ fingers)
        z = -fingers / np.linalg.norm(fingers)
        x = (-side) * x / np.linalg.norm(x)
        frame = np.stack([x, np.cross(z, x), z], axis=1)
        towards = np.array([0.55 * side, 1.0 - swing, -1.2 * swing])
        return Grip(at, towards, frame)

    def solve(at: float) -> Posed:
        share = abs(at)
        on = "l" if at >= 0 else "r"
        leg = {
            "hip_flex_r": body["pelvis_pitch"] + (HIP_LONG - lean) * eased(HIP, share),
            "knee_flex_r": eased(((0.0, stance.knee_at_rest("r")), *KNEE), share),
            "ankle_df_r": eased(ANKLE, share),
            "finger_curl_l": 8.0 * share,
        }
        if on == "r":
            leg = mirrored(leg) | {"knee_flex_l": eased(((0.0, stance.knee_at_rest("l")), *KNEE), share)}
        looking = {**body, "neck_pitch": body["neck_pitch"] - 6.0 * share}
        hands = {f"hand_{s}": stance.grips[f"hand_{s}"] for s in "lr"}
        hands[f"hand_{on}"] = reaching(on, share) if share > 0 else hands[f"hand_{on}"]
        return stance.kneel(looking, on, leg, hands=hands)

    return solve


def effort(at: float) -> float:
    """The glute of the long leg, fully when it is level."""
    return max(at, 0.0) ** 2


def down(side: str, sign: int) -> tuple[Contact, ...]:
    """Shin and opposite hand that rest while the path is on the one side, the others at the turn only."""
    other = "r" if side == "l" else "l"
    return (
        Contact(f"knee_{side}", MAT, lambda at: at * sign >= 0),
        Contact(f"instep_{side}", MAT, lambda at: at * sign >= 0),
        Contact(f"hand_{other}", MAT, lambda at: at * sign >= 0),
    )


BIRD_DOG = Exercise(
    id="bird-dog",
    name="Bird dog",
    shoes=False,
    mirrored=False,
    build=build,
    clips=(both_sides(TEMPO),),
    views=(View("side", (-4.6, 0.9, 1.3), (0.0, 0.0, 0.48), 56.0),),
    contacts=(*down("l", 1), *down("r", -1)),
    contraction={
        "glute_r": effort,
        "glute_l": lambda at: effort(-at),
        "hamstrings_r": lambda at: 0.6 * effort(at),
        "hamstrings_l": lambda at: 0.6 * effort(-at),
    },
    stretch={},
    props=(mat(0.0),),
    moments={"start": 0.0, "right leg long": 1.0, "left leg long": -1.0},
    poster=("loop", 3.0),
)
