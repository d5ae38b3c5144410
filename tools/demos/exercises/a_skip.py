"""A-skip on the spot: step-hop, step-hop, the knee to hip height, opposite arm and leg, landing under the hips.

The path is the time within one cycle of 1.3 s, both sides. The catalogue's key poses are given for the left foot's
half of the cycle; the other half is its mirror image. Skipping on the spot keeps the feet from sliding over the
studio's bare floor.
"""

from __future__ import annotations

import numpy as np

from demos.curves import cyclic, ease
from demos.exercise import Clip, Contact, Exercise, Solver, View, level_frame
from demos.figure_surfaces import SOLE
from demos.placing import ankle_over_ball, ball_height
from demos.rig import Array, Grip, Posed, Rig

CYCLE = 1.3
HALF = CYCLE / 2
CYCLES = 3
TIMES = (0.0, 0.12, 0.23, 0.34, 0.45, 0.55)
"""Moments of one half, seconds: land, push, toe-off, hop, land again, drive down."""
LIFT_OFF, TOUCH_DOWN = 0.23, 0.45
"""The hop's flight, seconds."""

DRIVING = {
    "hip_flex": (2.0, 48.0, 86.0, 91.0, 72.0, 40.0),
    "knee_flex": (42.0, 98.0, 96.0, 92.0, 76.0, 44.0),
    "ankle_df": (-5.0, 8.0, 10.0, 10.0, 10.0, 6.0),
}
"""The leg whose knee comes up."""
CARRYING = {
    "hip_flex": (14.0, 5.0, -7.0, -3.0, 5.0, -1.0),
    "knee_flex": (14.0, 16.0, 4.0, 10.0, 14.0, 10.0),
    "ankle_df": (-6.0, 6.0, -24.0, -14.0, -6.0, -4.0),
}
"""The leg that carries, before its foot is held to the floor."""
ARM_OF_STANDING = (5.0, 30.0, 52.0, 55.0, 38.0, 14.0)
ARM_OF_DRIVING = (10.0, -25.0, -50.0, -52.0, -35.0, -10.0)
HIP_HEIGHT = (0.542, 0.534, 0.563, 0.591, 0.550, 0.540)
"""Hips above the floor, in the catalogue's fractions of stature; 0.53 is standing."""
RISE = 0.034
"""The hop above the straight line from lift-off to touch-down, in the same fractions: what gravity gives in 0.22 s."""
FORWARD = (-0.005, 0.010, 0.028, 0.022, 0.005, 0.0)
"""Sway of the hips to the front, metres."""
HEEL_UP = (14.0, 6.0, 31.0, 34.0, 24.0, 10.0)
"""How far the standing foot is tipped onto its ball, degrees."""
BALL_LIFT = 0.062
"""Height of the ball of the foot at the top of the hop, metres."""
LAG = 0.035
"""Forearms and hands follow the upper arms by this much, seconds."""


def both(first: tuple[float, ...], second: tuple[float, ...]) -> list[tuple[float, float]]:
    """Keys of a whole cycle: one half in one role, the next in the other."""
    return [*zip(TIMES, first, strict=True), *((t + HALF, v) for t, v in zip(TIMES, second, strict=True))]


def leg(channel: str, at: float) -> float:
    """A channel of the left leg, which carries first and drives in the second half."""
    return cyclic(both(CARRYING[channel], DRIVING[channel]), at, CYCLE)


def arm(at: float) -> float:
    """The left arm swings with the right knee."""
    return cyclic(both(ARM_OF_STANDING, ARM_OF_DRIVING), at, CYCLE)


def hop(at: float) -> float:
    """Share of the hop's height, a parabola while the foot is in the air."""
    u = (at - LIFT_OFF) / (TOUCH_DOWN - LIFT_OFF)
    return 4 * u * (1 - u) if 0 < u < 1 else 0.0


def hip_height(at: float) -> float:
    """Height of the hips within one half: a thrown body's while the foot is in the air."""
    if LIFT_OFF < at < TOUCH_DOWN:
        u = (at - LIFT_OFF) / (TOUCH_DOWN - LIFT_OFF)
        return HIP_HEIGHT[2] * (1 - u) + HIP_HEIGHT[4] * u + RISE * hop(at)
    return cyclic([*zip(TIMES, HIP_HEIGHT, strict=True)], at, HALF)


def carrying(at: float) -> float:
    """How much the left foot is held to its place: 1 from landing to landing, eased in and out of the swing."""
    at %= CYCLE
    if at <= HALF:
        return 1.0
    return max(1 - ease((at - HALF) / 0.10), ease((at - (CYCLE - 0.12)) / 0.12))


def grounded(at: float) -> bool:
    """Whether the left ball is on the floor."""
    at %= CYCLE
    return at <= LIFT_OFF or TOUCH_DOWN <= at <= HALF


def build(rig: Rig) -> Solver:
    """Find the place of each ball under the hips, and the height of the hips when standing."""
    hip = rig.body.head[rig.body.bone("thigh_l")]
    standing = float(hip[2]) + SOLE
    ball_z = {side: ball_height(rig, side, 0.0, shoes=True) for side in "lr"}

    def side_angles(side: str, at: float) -> dict[str, float]:
        forearm = arm(at - LAG)
        driving = cyclic(both((0.0,) * 6, (0.0, 0.5, 1.0, 1.0, 0.6, 0.2)), at, CYCLE)
        return {
            f"hip_flex_{side}": leg("hip_flex", at),
            f"knee_flex_{side}": leg("knee_flex", at),
            f"ankle_df_{side}": leg("ankle_df", at),
            f"hip_abd_{side}": -1.0,
            f"toes_ext_{side}": 6.0 * driving,
            f"shoulder_flex_{side}": arm(at),
            f"shoulder_abd_{side}": 8.0,
            f"shoulder_rot_{side}": 6.0 + 0.14 * max(forearm, 0.0),
            f"elbow_flex_{side}": 88.0
            + 0.12 * (forearm - arm(at))
            + 0.5 * min(forearm, 0.0)
            + 0.10 * max(forearm, 0.0),
            f"wrist_ext_{side}": 0.15 * (arm(at) - forearm),
            f"pronation_{side}": 5.0,
            f"finger_curl_{side}": 58.0,
        }

    def foot(side: str, at: float, free: Posed) -> tuple[Grip, Array]:
        here, at = carrying(at), at % CYCLE
        sign = 1 if side == "l" else -1
        tip = cyclic(both(HEEL_UP, (26.0, 20.0, 0.0, 0.0, 0.0, 6.0)), at, CYCLE)
        lifted = hop(at) * BALL_LIFT
        ball = np.array([sign * hip[0] * 0.80, hip[1] - 0.055, ball_z[side] + lifted])
        held = level_frame(-tip, sign * 4.0)
        loose = free.frames[f"foot_{side}"]
        blend = blended(loose, held, here)
        ankle = ankle_over_ball(rig, side, ball, held) * here + free.joints[f"foot_{side}"] * (1 - here)
        toes = blended(free.frames[f"ball_{side}"], level_frame(0.0, sign * 4.0), here)
        return Grip(ankle, np.array([0.06 * sign, -1.0, 0.15]), blend), toes

    def solve(at: float) -> Posed:
        swing = arm(at) - arm(at + HALF)
        height = hip_height(at % HALF) / 0.53
        angles = side_angles("l", at) | side_angles("r", at + HALF)
        angles |= {
            "pelvis_pitch": 3.0,
            "pelvis_yaw": 0.035 * swing,
            "pelvis_roll": 0.0,
            "spine_1": 0.0,
            "spine_2": 0.5,
            "spine_3": 0.5,
            "spine_twist": -0.10 * swing,
            "neck_pitch": -1.0,
            "head_pitch": -1.0 + 40.0 * (height - 1.04),
            "head_yaw": 0.065 * swing,
        }
        forward = cyclic([*zip(TIMES, FORWARD, strict=True)], at, HALF)
        shift = np.array([0.0, -forward, standing * height - float(hip[2])])
        free = rig.forward(angles, shift=shift)
        left, left_toes = foot("l", at, free)
        right, right_toes = foot("r", at + HALF, free)
        fixed = {"ball_l": left_toes, "ball_r": right_toes}
        return rig.solve(angles, {"foot_l": left, "foot_r": right}, shift, fixed)

    return solve


def blended(a: Array, b: Array, share: float) -> Array:
    """The frame a share of the way from one frame to another."""
    mixed = a * (1 - share) + b * share
    u, _, v = np.linalg.svd(mixed)
    return np.asarray(u @ v)


def drive(at: float) -> float:
    """Effort of the left hip flexors: highest when the left thigh is level, nothing while the leg carries."""
    return max(0.0, cyclic(both((0.0, 0.0, 0.0, 0.0, 0.0, 0.0), (0.15, 0.75, 1.0, 1.0, 0.45, 0.10)), at, CYCLE))


def push_down(at: float) -> float:
    """Effort of the left glutes: carrying, pushing off, and pulling the leg down under the hips."""
    return max(0.0, cyclic(both((0.75, 0.65, 0.75, 0.35, 0.60, 0.35), (0.05, 0.0, 0.0, 0.0, 0.35, 0.8)), at, CYCLE))


A_SKIP = Exercise(
    id="a-skip",
    name="A-skip",
    shoes=True,
    mirrored=False,
    build=build,
    clips=(
        Clip(
            "loop",
            CYCLE * CYCLES,
            lambda seconds: seconds % CYCLE,
            loops=True,
            phases=tuple(("left" if n % 2 == 0 else "right", n * HALF, (n + 1) * HALF) for n in range(2 * CYCLES)),
        ),
    ),
    views=(
        View("side", (-5.0, -0.9, 1.25), (0.0, -0.06, 0.95), 46.0),
        View("front", (-1.9, -4.7, 1.25), (0.0, -0.06, 0.95), 46.0),
    ),
    contacts=(
        Contact("ball_l", 0.0, grounded),
        Contact("ball_r", 0.0, lambda at: grounded(at + HALF)),
    ),
    contraction={
        "flexor_l": drive,
        "flexor_r": lambda at: drive(at + HALF),
        "glute_l": push_down,
        "glute_r": lambda at: push_down(at + HALF),
    },
    stretch={},
    props=(),
    moments={
        "left lands": 0.0,
        "right toe-off": 0.23,
        "right hop": 0.34,
        "right lands": HALF,
        "left toe-off": 0.23 + HALF,
        "left hop": 0.34 + HALF,
    },
    poster=("loop", 0.3),
)
