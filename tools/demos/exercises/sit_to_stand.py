"""Sit-to-stand: lean from the hips until the nose is over the toes, press through the feet, stand, squeeze, sit down.

The path is the catalogue's seconds on the way up, 0 (seated tall) to 1.5 (standing), then 2 with the squeeze. Sitting
down takes the same poses at its own speed.
"""

from __future__ import annotations

from demos.curves import ease, eased, there_and_back
from demos.exercise import Clip, Contact, Exercise, Solver, View
from demos.props import SEAT, chair
from demos.rig import Posed, Rig
from demos.sitting import Sitting
from demos.standing import arm, leg, soles, trunk

LEAN = ((0.0, 0.0), (0.6, 36.0), (0.9, 38.0), (1.2, 19.0), (1.35, 9.0), (1.5, 0.0))
KNEE = ((0.0, 101.0), (0.6, 102.0), (0.9, 97.0), (1.2, 66.0), (1.35, 37.0), (1.5, 3.0))
ANKLE = ((0.0, 13.0), (0.6, 15.0), (0.9, 22.0), (1.2, 25.0), (1.35, 16.0), (1.5, 1.5))
ARMS = ((0.0, 42.0), (0.6, 78.0), (0.9, 80.0), (1.2, 61.0), (1.35, 46.0), (1.5, 0.0))
STOOD, SQUEEZED = 1.5, 2.0
SEAT_OFF = 0.72
"""Up to here the buttocks rest on the seat."""
TUCK = 6.0
DOWN = ((0.0, 1.5), (0.4, 1.34), (0.8, 1.18), (1.35, 0.9), (2.0, 0.6), (2.9, 0.0))
"""Seconds of sitting down and the point of the path: hips unlock, hips back, touch the seat, tall."""


def path(seconds: float) -> float:
    """Up in 1.5 s, half a second of squeeze, down until the seat is touched in 2 s, tall in one more."""
    if seconds <= STOOD:
        return STOOD * (0.35 * ease(seconds / STOOD) + 0.65 * seconds / STOOD) if seconds > 0 else 0.0
    if seconds <= SQUEEZED:
        return STOOD + 0.5 * ease((seconds - STOOD) / 0.3)
    if seconds <= SQUEEZED + 0.2:
        return SQUEEZED - 0.5 * ease((seconds - SQUEEZED) / 0.2)
    return there_and_back(DOWN, (seconds - SQUEEZED - 0.2) * DOWN[-1][0] / 2.8)


def build(rig: Rig) -> Solver:
    """Sit near the front edge, feet pulled back under the knees."""
    sitting = Sitting(rig, soles(rig, apart=1.15, turned=6.0))

    def solve(at: float) -> Posed:
        tuck = TUCK * eased(((STOOD, 0.0), (SQUEEZED, 1.0)), at)
        rising = min(at, STOOD)
        ankle, knee = there_and_back(ANKLE, rising), there_and_back(KNEE, rising)
        body = trunk(there_and_back(LEAN, rising), tuck)
        angles = dict(body)
        for side in "lr":
            angles |= arm(side, there_and_back(ARMS, rising), 10.0)
            angles |= leg(side, knee - ankle, knee, body["pelvis_pitch"], ankle) | {f"hip_abd_{side}": 2.0}
        return sitting.pose(angles, carried=at <= SEAT_OFF)

    return solve


def effort(at: float) -> float:
    """Glutes work from the moment the weight comes onto the feet, and most in the squeeze."""
    return eased(((0.45, 0.0), (0.85, 0.8), (1.3, 0.45), (STOOD, 0.5), (SQUEEZED, 1.0)), at)


def push(at: float) -> float:
    """The quadriceps work while the knees straighten."""
    return eased(((0.45, 0.0), (0.85, 1.0), (1.2, 0.7), (STOOD, 0.1), (SQUEEZED, 0.1)), at)


SIT_TO_STAND = Exercise(
    id="sit-to-stand",
    name="Sit-to-stand",
    shoes=True,
    mirrored=False,
    build=build,
    clips=(
        Clip(
            "loop",
            5.0,
            path,
            loops=True,
            phases=(
                ("up", 0.0, STOOD),
                ("hold", STOOD, SQUEEZED),
                ("down", SQUEEZED, SQUEEZED + 2.0),
                ("rest", SQUEEZED + 2.0, 5.0),
            ),
        ),
    ),
    views=(View("side", (-4.9, -0.75, 1.15), (0.0, 0.10, 0.88), 48.0),),
    contacts=(
        Contact("foot_l", 0.0),
        Contact("foot_r", 0.0),
        Contact("seat", SEAT, lambda at: at <= SEAT_OFF, rolls=True),
    ),
    contraction={"glute_l": effort, "glute_r": effort, "quadriceps_l": push, "quadriceps_r": push},
    stretch={},
    props=chair(0.20),
    moments={"seated": 0.0, "lean": 0.6, "seat-off": 0.9, "rising": 1.2, "stood": STOOD, "squeezed": SQUEEZED},
    poster=("loop", 0.9),
)
