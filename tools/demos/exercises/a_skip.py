"""A-skip on the spot: step-hop, step-hop, the knee to hip height, opposite arm and leg, landing under the hips."""

from __future__ import annotations

from dataclasses import replace

from demos.exercise import DRILL, Exercise, View
from demos.skipping import Skip

SKIP = Skip(
    times=(0.0, 0.12, 0.23, 0.34, 0.45, 0.55),
    half=0.65,
    driving={
        "hip_flex": (2.0, 48.0, 86.0, 91.0, 72.0, 40.0),
        "knee_flex": (42.0, 98.0, 96.0, 92.0, 76.0, 44.0),
        "ankle_df": (-5.0, 8.0, 12.0, 12.0, 12.0, 6.0),
    },
    carrying={
        "hip_flex": (14.0, 5.0, -7.0, -3.0, 5.0, -1.0),
        "knee_flex": (14.0, 16.0, 4.0, 10.0, 14.0, 10.0),
        "ankle_df": (-6.0, 6.0, -24.0, -14.0, -6.0, -4.0),
    },
)
CYCLE, HALF = SKIP.cycle, SKIP.half
CYCLES = 3


def drive(at: float) -> float:
    """Effort of the left hip flexors: highest when the left thigh is level, nothing while the leg carries."""
    return SKIP.effort((0.0, 0.0, 0.0, 0.0, 0.0, 0.0), (0.15, 0.75, 1.0, 1.0, 0.45, 0.10), at)


def push_down(at: float) -> float:
    """Effort of the left glutes: carrying, pushing off, and pulling the leg down under the hips."""
    return SKIP.effort((0.75, 0.65, 0.75, 0.35, 0.60, 0.35), (0.05, 0.0, 0.0, 0.0, 0.35, 0.8), at)


A_SKIP = Exercise(
    id="a-skip",
    name="A-skip",
    shoes=True,
    mirrored=False,
    build=SKIP.build,
    clips=(SKIP.clip(CYCLES),),
    views=(
        DRILL,
        View("front", (-1.75, -4.3, 1.2), (0.0, -0.06, 0.93), 46.0),
    ),
    contacts=SKIP.contacts(),
    contraction={
        "flexor_l": drive,
        "flexor_r": lambda at: drive(at + HALF),
        "glute_l": push_down,
        "glute_r": lambda at: push_down(at + HALF),
    },
    stretch={},
    props=(),
    moments=SKIP.moments(),
    poster=("loop", 0.3),
)

LEANING_BACK = replace(
    A_SKIP,
    build=replace(SKIP, lean=(13.0, 15.0, 18.0, 18.0, 16.0, 14.0)).build,
    views=A_SKIP.views[:1],
    mistake="leaning-back",
)
"""The trunk leans back, away from the knee that comes up."""
