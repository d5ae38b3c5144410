"""Walking and running that travel: the camera goes along, so the ground moves back under the feet.

The path is the time within one cycle, both sides. A gait is given for the left leg, whose foot comes down at 0; the
right one does the same half a cycle later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from demos.curves import Keys, cyclic, ease
from demos.exercise import Clip, Contact, Solver, level_frame
from demos.figure_surfaces import SOLE, patch
from demos.placing import PRESS, ankle_over_ball, ball_height, depth
from demos.rig import Array, Grip, Posed, Rig
from demos.skipping import blended

FRAMES = 30
"""Frames a second of every film."""
THROWN = 9.81 / 2 / 0.92
"""Half of gravity in standing heights of the hips, 0.92 m: what makes the arc of a flight."""


@dataclass(frozen=True)
class Gait:
    """One way to travel on two feet."""

    cycle: float
    """Seconds of two steps."""
    contact: float
    """Seconds that a foot is on the ground."""
    speed: float
    """Metres a second."""
    lands: float
    """The ball of the foot comes down so far in front of the hip joint, metres."""
    leg: Mapping[str, Keys]
    """``hip_flex`` against the trunk, ``knee_flex`` and ``ankle_df`` of the free leg over the cycle, degrees."""
    sole: Keys
    """The sole on the ground against the floor, over the contact: + toes up on the heel, - on the ball; degrees."""
    hips: Keys
    """Height of the hips over one step, shares of standing height."""
    arm: Keys
    """The arm of the same side over the cycle, degrees."""
    elbow: float
    """Bend of the elbows, degrees."""
    lean: float
    """Lean of the trunk, degrees."""
    toes: float = 0.0
    """The toes of the free leg are pulled up by this much, degrees."""
    width: float = 0.75
    """How far apart the feet come down, in widths of the hips."""
    let_go: float = 0.10
    """Seconds over which a foot leaves the ground's hold, and is taken by it."""

    @property
    def step(self) -> float:
        """Seconds of one step."""
        return self.cycle / 2

    def on_ground(self, at: float) -> bool:
        """Whether the left ball is on the ground: from flat to the end of the contact."""
        at %= self.cycle
        return self.flat <= at <= self.contact

    def touches(self, at: float) -> bool:
        """Whether any of the left sole is on the ground."""
        return at % self.cycle <= self.contact

    @property
    def flat(self) -> float:
        """Seconds after landing at which the whole sole or the ball is down."""
        return next(time for time, pitch in self.sole if pitch <= 0)

    def height(self, at: float) -> float:
        """Height of the hips within one step, in shares of standing height; in the air that of a thrown body."""
        flight = self.step - self.contact
        u = (at - self.contact) / flight if flight > 0 else 0.0
        if not 0.0 < u < 1.0:
            return cyclic(self.hips, at, self.step)
        off, down = cyclic(self.hips, self.contact, self.step), cyclic(self.hips, 0.0, self.step)
        return off * (1 - u) + down * u + THROWN * flight**2 * u * (1 - u)

    def build(self, rig: Rig) -> Solver:
        """Find where heels and balls touch, then give the solver."""
        hip = rig.body.head[rig.body.bone("thigh_l")]
        standing = float(hip[2]) + SOLE
        feet = {side: _Foot(rig, side) for side in "lr"}

        def held(at: float) -> float:
            at %= self.cycle
            if at <= self.contact:
                return 1.0
            return max(1 - ease((at - self.contact) / self.let_go), ease((at - self.cycle + self.let_go) / self.let_go))

        def down(side: str, at: float) -> tuple[Array, Array]:
            """Ankle and frame of a foot that the ground holds, also a little before and after it does."""
            at %= self.cycle
            late = at > (self.cycle + self.contact) / 2
            since = at - self.cycle if late else at
            pitch = float(np.interp(since, [t for t, _ in self.sole], [p for _, p in self.sole]))
            sign = 1 if side == "l" else -1
            nearest = min(max(since, 0.0), self.contact)
            travelled = nearest + 0.3 * (since - nearest)
            place = np.array([sign * hip[0] * self.width, hip[1] - self.lands + self.speed * travelled, 0.0])
            ankle = feet[side].ankle(place, pitch, sign * 5.0)
            if self.contact < self.step and not 0.0 <= since <= self.contact:  # in the air the foot rises with the hips
                ankle[2] += standing * (self.height(at % self.step) - self.height(0.0 if since < 0 else self.contact))
            return ankle, level_frame(pitch, sign * 5.0)

        def side_angles(side: str, at: float) -> dict[str, float]:
            pelvis = self.lean
            free = 1.0 - held(at)
            swing = cyclic(self.arm, at, self.cycle)
            return {
                f"hip_flex_{side}": cyclic(self.leg["hip_flex"], at, self.cycle) - self.lean + pelvis,
                f"knee_flex_{side}": cyclic(self.leg["knee_flex"], at, self.cycle),
                f"ankle_df_{side}": cyclic(self.leg["ankle_df"], at, self.cycle),
                f"toes_ext_{side}": self.toes * free,
                f"shoulder_flex_{side}": swing,
                f"shoulder_abd_{side}": 8.0,
                f"shoulder_rot_{side}": 6.0 + 0.14 * max(swing, 0.0),
                f"elbow_flex_{side}": self.elbow + 0.25 * max(swing, 0.0),
                f"finger_curl_{side}": 26.0 + 0.36 * self.elbow,
            }

        def solve(at: float) -> Posed:
            swing = cyclic(self.arm, at, self.cycle) - cyclic(self.arm, at + self.step, self.cycle)
            angles = side_angles("l", at) | side_angles("r", at + self.step)
            angles |= {
                "pelvis_pitch": self.lean,
                "pelvis_yaw": 0.05 * swing,
                "spine_twist": -0.11 * swing,
                "neck_pitch": -0.5 * self.lean,
                "head_pitch": 1.0 - 0.3 * self.lean,
                "head_yaw": 0.06 * swing,
            }
            height = self.height(at % self.step) * standing
            shift = np.array([0.0, 0.0, height - float(hip[2])])
            free = rig.forward(angles, shift=shift)
            grips, fixed = {}, {}
            for side, when in (("l", at), ("r", at + self.step)):
                sign, here = (1 if side == "l" else -1), held(when)
                ankle, frame = down(side, when)
                grips[f"foot_{side}"] = Grip(
                    ankle * here + free.joints[f"foot_{side}"] * (1 - here),
                    np.array([0.05 * sign, -1.0, 0.12]),
                    blended(free.frames[f"foot_{side}"], frame, here),
                )
                pitch = min(float(np.degrees(np.arcsin(np.clip(-frame[2, 1], -1, 1)))), 0.0) if here else 0.0
                toes = level_frame(0.0, sign * 5.0) if pitch < 0 else frame
                fixed[f"ball_{side}"] = blended(free.frames[f"ball_{side}"], toes, here)
            return rig.solve(angles, grips, shift, fixed)

        return solve

    def clip(self, cycles: int) -> Clip:
        """A loop of so many cycles, each of whole frames, so that every cycle shows the same pictures."""
        whole = round(self.cycle * FRAMES) / FRAMES
        phases = tuple(
            ("left" if n % 2 == 0 else "right", n * whole / 2, (n + 1) * whole / 2) for n in range(2 * cycles)
        )
        share = self.cycle / whole
        return Clip("loop", whole * cycles, lambda seconds: seconds * share % self.cycle, loops=True, phases=phases)

    def contacts(self) -> tuple[Contact, ...]:
        """Soles that touch, and balls that do not slip on the ground."""
        return (
            Contact("foot_l", 0.0, self.touches, rolls=True),
            Contact("foot_r", 0.0, lambda at: self.touches(at + self.step), rolls=True),
            Contact("ball_l", 0.0, self.on_ground),
            Contact("ball_r", 0.0, lambda at: self.on_ground(at + self.step)),
        )


class _Foot:
    """Where the ankle of a foot in a shoe is when its heel or its ball is on the ground."""

    def __init__(self, rig: Rig, side: str) -> None:
        self.rig, self.side = rig, side
        self.sole = patch(rig.body, f"foot_{side}", shoes=True)
        self.ball_z = ball_height(rig, side, 0.0, shoes=True)
        flat = ankle_over_ball(rig, side, np.array([0.0, 0.0, self.ball_z]), level_frame())
        self.flat_ankle = flat
        points = (self.sole.rest - rig.body.head[rig.body.bone(f"foot_{side}")]) @ rig.neutral(f"foot_{side}").T
        low = points[points[:, 2] < points[:, 2].min() + 0.012]
        self.heel = low[low[:, 1].argmax()]

    def ankle(self, ball: Array, pitch: float, yaw: float) -> Array:
        """The ankle when the flat foot's ball would be here, for a sole tipped by ``pitch`` degrees, (3,) metres."""
        frame, level = level_frame(pitch, yaw), level_frame(0.0, yaw)
        on_ball = np.array([ball[0], ball[1], self.ball_z])
        if pitch <= 0:
            return ankle_over_ball(self.rig, self.side, on_ball, frame)
        flat = ankle_over_ball(self.rig, self.side, on_ball, level)
        at = flat + level @ self.heel - frame @ self.heel
        at[2] = depth(self.rig, self.sole, f"foot_{self.side}", frame) - PRESS
        return at
