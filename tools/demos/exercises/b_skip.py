"""B-skip on the spot: up like an A-skip, then the shank swings out loosely and the leg is pulled down and back."""

from __future__ import annotations

from demos.exercise import DRILL, Exercise
from demos.skipping import Skip

SKIP = Skip(
    times=(0.0, 0.13, 0.25, 0.36, 0.47, 0.60),
    half=0.72,
    driving={
        "hip_flex": (2.0, 48.0, 87.0, 87.0, 72.0, 42.0),
        "knee_flex": (42.0, 98.0, 96.0, 60.0, 20.0, 9.0),
        "ankle_df": (-5.0, 8.0, 12.0, 12.0, 10.0, 6.0),
    },
    carrying={
        "hip_flex": (14.0, 5.0, -7.0, -3.0, 5.0, -1.0),
        "knee_flex": (14.0, 16.0, 4.0, 10.0, 14.0, 12.0),
        "ankle_df": (-6.0, 6.0, -24.0, -14.0, -6.0, -4.0),
    },
)
CYCLE, HALF = SKIP.cycle, SKIP.half


def drive(at: float) -> float:
    """Effort of the left hip flexors: they lift the thigh, and let go while the shank swings out."""
    return SKIP.effort((0.0, 0.0, 0.0, 0.0, 0.0, 0.0), (0.15, 0.75, 1.0, 0.7, 0.2, 0.0), at)


def pull(at: float) -> float:
    """Effort of the left glutes: carrying, pushing off, and most of all pulling the opened leg down and back."""
    return SKIP.effort((0.7, 0.6, 0.7, 0.35, 0.55, 0.35), (0.05, 0.0, 0.0, 0.0, 0.55, 1.0), at)


def hamstrings(at: float) -> float:
    """Effort of the left hamstrings: they brake the shank that swings out, and pull the leg down."""
    return SKIP.effort((0.4, 0.3, 0.3, 0.1, 0.2, 0.1), (0.0, 0.0, 0.0, 0.15, 0.9, 1.0), at)


B_SKIP = Exercise(
    id="b-skip",
    name="B-skip",
    shoes=True,
    mirrored=False,
    build=SKIP.build,
    clips=(SKIP.clip(2),),
    views=(DRILL,),
    contacts=SKIP.contacts(),
    contraction={
        "flexor_l": drive,
        "flexor_r": lambda at: drive(at + HALF),
        "glute_l": pull,
        "glute_r": lambda at: pull(at + HALF),
        "hamstrings_l": hamstrings,
        "hamstrings_r": lambda at: hamstrings(at + HALF),
    },
    stretch={},
    props=(),
    moments=SKIP.moments(),
    poster=("loop", 0.45),
)
