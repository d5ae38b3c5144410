"""Skipping on the spot in a step-hop rhythm: what A-skip and B-skip share.

The path is the time within one cycle, both sides. A skip is given for the left foot's half of the cycle; the other half
is its mirror image. Skipping on the spot keeps the feet from sliding over the studio's bare floor.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from demos.curves import cyclic, ease
from demos.exercise import Clip, Contact, Solver, level_frame
from demos.figure_surfaces import SOLE
from demos.placing import ankle_over_ball, ball_height
from demos.rig import Array, Grip, Posed, Rig

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
TOES_UP = 18.0
"""The toes of the driving leg are pulled up by this much, degrees."""
Row = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Skip:
    """One kind of skip."""

    times: Row
    """Moments of one half, seconds: land, push, toe-off, hop, land again, drive down."""
    half: float
    """Seconds of one half."""
    driving: Mapping[str, Row]
    """Angles of the leg whose knee comes up, degrees."""
    carrying: Mapping[str, Row]
    """Angles of the leg that carries, before its foot is held to the floor, degrees."""
    lean: Row = field(default=(0.0,) * 6)
    """How far the trunk leans back beyond its upright 3 degrees, degrees."""

    @property
    def cycle(self) -> float:
        """Seconds of both halves."""
        return 2 * self.half

    def both(self, first: Row, second: Row) -> list[tuple[float, float]]:
        """Keys of a whole cycle: one half in one role, the next in the other."""
        later = [(time + self.half, value) for time, value in zip(self.times, second, strict=True)]
        return [*zip(self.times, first, strict=True), *later]

    def through(self, first: Row, second: Row, at: float) -> float:
        """A value of the left side, which carries first and drives in the second half."""
        return cyclic(self.both(first, second), at, self.cycle)

    def each(self, row: Row, at: float) -> float:
        """A value that both halves share."""
        return cyclic([*zip(self.times, row, strict=True)], at, self.half)

    def leg(self, channel: str, at: float) -> float:
        """A channel of the left leg."""
        return self.through(self.carrying[channel], self.driving[channel], at)

    def arm(self, at: float) -> float:
        """The left arm swings with the right knee."""
        return self.through(ARM_OF_STANDING, ARM_OF_DRIVING, at)

    def hop(self, at: float) -> float:
        """Share of the hop's height within one half, a parabola while the foot is in the air."""
        u = (at - self.times[2]) / (self.times[4] - self.times[2])
        return 4 * u * (1 - u) if 0 < u < 1 else 0.0

    def hip_height(self, at: float) -> float:
        """Height of the hips within one half: a thrown body's while the foot is in the air."""
        if self.times[2] < at < self.times[4]:
            u = (at - self.times[2]) / (self.times[4] - self.times[2])
            return HIP_HEIGHT[2] * (1 - u) + HIP_HEIGHT[4] * u + RISE * self.hop(at)
        return self.each(HIP_HEIGHT, at)

    def held(self, at: float) -> float:
        """How much the left foot is held to its place: 1 from landing to landing, eased in and out of the swing."""
        at %= self.cycle
        if at <= self.half:
            return 1.0
        return max(1 - ease((at - self.half) / 0.10), ease((at - (self.cycle - 0.12)) / 0.12))

    def grounded(self, at: float) -> bool:
        """Whether the left ball is on the floor."""
        at %= self.cycle
        return at <= self.times[2] or self.times[4] <= at <= self.half

    def side_angles(self, side: str, at: float) -> dict[str, float]:
        """Leg and arm of one side, ``at`` counted as for the left."""
        forearm = self.arm(at - LAG)
        lifted = self.through((0.0,) * 6, (0.0, 0.5, 1.0, 1.0, 0.6, 0.2), at)
        return {
            **{f"{channel}_{side}": self.leg(channel, at) for channel in ("hip_flex", "knee_flex", "ankle_df")},
            f"hip_abd_{side}": -1.0,
            f"toes_ext_{side}": TOES_UP * lifted,
            f"shoulder_flex_{side}": self.arm(at),
            f"shoulder_abd_{side}": 9.0 - 0.08 * min(forearm, 0.0),
            f"shoulder_rot_{side}": 6.0 + 0.14 * max(forearm, 0.0),
            f"elbow_flex_{side}": 90.0 + 0.08 * (forearm - self.arm(at)),
            f"wrist_ext_{side}": 0.15 * (self.arm(at) - forearm),
            f"pronation_{side}": 5.0,
            f"finger_curl_{side}": 58.0,
        }

    def build(self, rig: Rig) -> Solver:
        """Find the place of each ball under the hips, and the height of the hips when standing."""
        hip = rig.body.head[rig.body.bone("thigh_l")]
        standing = float(hip[2]) + SOLE
        ball_z = {side: ball_height(rig, side, 0.0, shoes=True) for side in "lr"}

        def foot(side: str, at: float, free: Posed) -> tuple[Grip, Array]:
            here, at = self.held(at), at % self.cycle
            sign = 1 if side == "l" else -1
            tip = self.through(HEEL_UP, (26.0, 20.0, 0.0, 0.0, 0.0, 6.0), at)
            ball = np.array([sign * hip[0] * 0.80, hip[1] - 0.055, ball_z[side] + self.hop(at) * BALL_LIFT])
            down = level_frame(-tip, sign * 4.0)
            ankle = ankle_over_ball(rig, side, ball, down) * here + free.joints[f"foot_{side}"] * (1 - here)
            toes = blended(free.frames[f"ball_{side}"], level_frame(0.0, sign * 4.0), here)
            return Grip(
                ankle, np.array([0.06 * sign, -1.0, 0.15]), blended(free.frames[f"foot_{side}"], down, here)
            ), toes

        def solve(at: float) -> Posed:
            swing = self.arm(at) - self.arm(at + self.half)
            height = self.hip_height(at % self.half) / 0.53
            back = self.each(self.lean, at)
            angles = self.side_angles("l", at) | self.side_angles("r", at + self.half)
            angles |= {
                "pelvis_pitch": 3.0 - 0.6 * back,
                "pelvis_yaw": 0.035 * swing,
                "spine_1": -0.25 * back,
                "spine_2": 0.5 - 0.25 * back,
                "spine_3": 0.5 - 0.2 * back,
                "spine_twist": -0.10 * swing,
                "neck_pitch": -1.0 + 0.3 * back,
                "head_pitch": -1.0 + 40.0 * (height - 1.04),
                "head_yaw": 0.065 * swing,
            }
            forward = self.each(FORWARD, at)
            shift = np.array([0.0, -forward, standing * height - float(hip[2])])
            free = rig.forward(angles, shift=shift)
            left, left_toes = foot("l", at, free)
            right, right_toes = foot("r", at + self.half, free)
            fixed = {"ball_l": left_toes, "ball_r": right_toes}
            return rig.solve(angles, {"foot_l": left, "foot_r": right}, shift, fixed)

        return solve

    def clip(self, cycles: int) -> Clip:
        """A loop of so many cycles."""
        phases = tuple(
            ("left" if n % 2 == 0 else "right", n * self.half, (n + 1) * self.half) for n in range(2 * cycles)
        )
        return Clip("loop", self.cycle * cycles, lambda seconds: seconds % self.cycle, loops=True, phases=phases)

    def contacts(self) -> tuple[Contact, ...]:
        """Each ball on the floor while it carries."""
        return (
            Contact("ball_l", 0.0, self.grounded),
            Contact("ball_r", 0.0, lambda at: self.grounded(at + self.half)),
        )

    def moments(self) -> dict[str, float]:
        """Both sides' landing, toe-off and hop."""
        found = {}
        for standing, driving, start in (("left", "right", 0.0), ("right", "left", self.half)):
            found |= {
                f"{standing} lands": start,
                f"{driving} toe-off": start + self.times[2],
                f"{driving} hop": start + self.times[3],
                f"{driving} lands again": start + self.times[4],
                f"{driving} pulls down": start + self.times[5],
            }
        return found

    def effort(self, carrying: Row, driving: Row, at: float) -> float:
        """Effort of a muscle of the left leg, never below nothing."""
        return max(0.0, self.through(carrying, driving, at))


def blended(a: Array, b: Array, share: float) -> Array:
    """The frame a share of the way from one frame to another."""
    mixed = a * (1 - share) + b * share
    u, _, v = np.linalg.svd(mixed)
    return np.asarray(u @ v)
