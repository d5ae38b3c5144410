"""Half squat: hips back, knees half bent over the toes, arms floating forward, then up and a squeeze at the top.

The path runs from 0 (tall) to 1 (half way down), and from 0 to -1 for the squeeze before the next one.
"""

from __future__ import annotations

from demos.curves import ease, there_and_back
from demos.exercise import Clip, Contact, Exercise, Solver, View
from demos.rig import Posed, Rig
from demos.standing import arm, leg, soles, trunk

DOWN, PAUSE, UP, LOOP = 1.5, 0.5, 1.5, 4.0
LEAN = ((0.0, 0.0), (0.5, 14.0), (1.0, 28.0))
KNEE = ((0.0, 2.0), (0.5, 32.0), (1.0, 65.0))
ANKLE = ((0.0, 1.0), (0.5, 9.0), (1.0, 18.0))
ARMS = ((0.0, 0.0), (0.5, 52.0), (1.0, 83.0))
TUCK = 5.0


def path(seconds: float) -> float:
    """Down, a pause, up, and a squeeze that is let go before the end."""
    if seconds <= DOWN + PAUSE:
        return ease(seconds / DOWN)
    seconds -= DOWN + PAUSE
    return 1.0 - ease(seconds / UP) - ease((seconds - 1.25) / 0.35) + ease((seconds - 1.65) / 0.35)


def build(rig: Rig) -> Solver:
    """Stand with the feet as wide as the shoulders."""
    feet = soles(rig, apart=1.5, turned=11.0)

    def solve(at: float) -> Posed:
        depth = max(at, 0.0)
        ankle, knee = there_and_back(ANKLE, depth), there_and_back(KNEE, depth)
        body = trunk(there_and_back(LEAN, depth), TUCK * max(-at, 0.0))
        angles = dict(body)
        for side in "lr":
            angles |= arm(side, there_and_back(ARMS, depth), 8.0 - 3.0 * depth)
            angles |= leg(side, knee - ankle, knee, body["pelvis_pitch"], ankle) | {f"hip_abd_{side}": 4.0}
        return feet.stand(rig, angles)

    return solve


def effort(at: float) -> float:
    """Glutes carry at the bottom, and squeeze at the top."""
    return 0.75 * max(at, 0.0) ** 1.5 + max(-at, 0.0)


HALF_SQUAT = Exercise(
    id="half-squat",
    name="Half squat",
    shoes=True,
    mirrored=False,
    build=build,
    clips=(
        Clip(
            "loop",
            LOOP,
            path,
            loops=True,
            phases=(
                ("down", 0.0, DOWN),
                ("hold", DOWN, DOWN + PAUSE),
                ("up", DOWN + PAUSE, DOWN + PAUSE + UP),
                ("rest", DOWN + PAUSE + UP, LOOP),
            ),
        ),
    ),
    views=(View("side", (-4.75, -1.9, 1.2), (0.0, -0.05, 0.88), 48.0),),
    contacts=(Contact("foot_l", 0.0), Contact("foot_r", 0.0)),
    contraction={
        "glute_l": effort,
        "glute_r": effort,
        "quadriceps_l": lambda at: max(at, 0.0),
        "quadriceps_r": lambda at: max(at, 0.0),
    },
    stretch={},
    props=(),
    moments={"tall": 0.0, "half way": 1.0, "squeezed": -1.0},
    poster=("loop", 1.7),
)
