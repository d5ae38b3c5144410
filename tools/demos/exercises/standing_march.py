"""Standing march: stand tall on a strong leg, the other knee to hip height with the toes up, opposite arm forward.

The path is 0 on both feet, 1 with the right knee up, -1 with the left one.
"""

from __future__ import annotations

from demos.curves import eased
from demos.exercise import Contact, Exercise, Solver, View
from demos.repeating import both_sides
from demos.rig import Posed, Rig
from demos.standing import arm, leg, soles, trunk

HIP = ((0.0, 2.0), (0.12, 15.0), (1.0, 87.0))
KNEE = ((0.0, 4.5), (0.12, 22.0), (0.55, 74.0), (1.0, 90.0))
ANKLE = ((0.0, 2.5), (0.12, 6.0), (1.0, 8.0))
ARM_FORWARD, ARM_BACK = 40.0, -25.0
ELBOW = 35.0
ASIDE = 0.045
"""The hips go over the standing foot by this much, metres."""


def build(rig: Rig) -> Solver:
    """Stand with the feet under the hips."""
    feet = soles(rig, apart=0.85, turned=4.0)

    def solve(at: float) -> Posed:
        up, down = ("r", "l") if at >= 0 else ("l", "r")
        lifted = abs(at)
        body = trunk(0.0, 3.0 * lifted)
        angles = body | leg(down, 2.0, 4.5, body["pelvis_pitch"], 2.5)
        angles |= leg(up, eased(HIP, lifted), eased(KNEE, lifted), body["pelvis_pitch"], eased(ANKLE, lifted))
        angles[f"toes_ext_{up}"] = 8.0 * lifted
        angles |= arm(down, ARM_FORWARD * lifted, ELBOW) | arm(up, ARM_BACK * lifted, ELBOW)
        over = ASIDE * eased(((0.0, 0.0), (0.35, 0.9), (1.0, 1.0)), lifted) * (1 if down == "l" else -1)
        on = "lr" if lifted == 0.0 else down
        return feet.stand(rig, angles, on=on, over=down, aside=over)

    return solve


def drive(at: float) -> float:
    """The hip flexors of the knee that comes up."""
    return max(at, 0.0) ** 1.2


def stand(at: float) -> float:
    """The glutes of the leg that stands."""
    return 0.8 * eased(((0.0, 0.0), (0.4, 1.0), (1.0, 1.0)), max(at, 0.0))


STANDING_MARCH = Exercise(
    id="standing-march",
    name="Standing march",
    shoes=True,
    mirrored=False,
    build=build,
    clips=(both_sides((0.6, 0.3, 0.6, 0.0)),),
    views=(View("side", (-4.6, -1.8, 1.2), (0.0, -0.04, 0.88), 48.0),),
    contacts=(
        Contact("foot_l", 0.0, lambda at: at >= 0.0),
        Contact("foot_r", 0.0, lambda at: at <= 0.0),
    ),
    contraction={
        "flexor_r": drive,
        "flexor_l": lambda at: drive(-at),
        "glute_l": stand,
        "glute_r": lambda at: stand(-at),
        "medius_l": stand,
        "medius_r": lambda at: stand(-at),
    },
    stretch={},
    props=(),
    moments={"both feet": 0.0, "right knee up": 1.0, "left knee up": -1.0},
    poster=("loop", 0.7),
)
