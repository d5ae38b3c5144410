"""Straight-leg run: knees nearly straight, toes up, the legs scissor from the hips, the ball lands close in front."""

from __future__ import annotations

from demos.curves import cyclic
from demos.exercise import DRILL, Exercise, View
from demos.gait import Gait

RUN = Gait(
    cycle=0.84,
    contact=0.25,
    speed=1.67,
    lands=0.215,
    leg={
        "hip_flex": ((0.0, 15.0), (0.11, 1.0), (0.22, -13.0), (0.32, -16.0), (0.42, -12.0), (0.53, 12.0),
                     (0.64, 34.0), (0.74, 38.0)),
        "knee_flex": ((0.0, 8.0), (0.11, 10.0), (0.22, 4.0), (0.32, 8.0), (0.42, 14.0), (0.53, 16.0),
                      (0.64, 8.0), (0.74, 5.0)),
        "ankle_df": ((0.0, -6.0), (0.11, 2.0), (0.22, -22.0), (0.32, -10.0), (0.42, 2.0), (0.53, 14.0),
                     (0.64, 12.0), (0.74, 12.0)),
    },
    sole=((-0.10, -6.0), (0.0, -9.0), (0.10, -5.0), (0.16, -14.0), (0.25, -40.0), (0.33, -52.0)),
    hips=((0.0, 1.017), (0.10, 1.014), (0.25, 1.034)),
    arm=((0.0, -30.0), (0.11, -5.0), (0.22, 32.0), (0.32, 36.0), (0.42, 25.0), (0.53, 0.0),
         (0.64, -32.0), (0.74, -36.0)),
    elbow=88.0,
    lean=4.5,
    toes=14.0,
    let_go=0.08,
)  # fmt: skip


def drive(at: float) -> float:
    """Effort of the left hip flexors: they bring the straight leg forward from behind."""
    return max(0.0, cyclic(((0.0, 0.0), (0.25, 0.1), (0.40, 0.9), (0.52, 0.8), (0.64, 0.35), (0.74, 0.0)), at, 0.84))


def pull(at: float) -> float:
    """Effort of the left glutes: pulling the leg down before it lands and back until it leaves the ground."""
    return max(0.0, cyclic(((0.0, 1.0), (0.11, 0.9), (0.22, 0.7), (0.32, 0.0), (0.60, 0.0), (0.74, 0.75)), at, 0.84))


STRAIGHT_LEG_RUN = Exercise(
    id="straight-leg-run",
    name="Straight-leg run",
    shoes=True,
    mirrored=False,
    build=RUN.build,
    clips=(RUN.clip(4),),
    views=(
        DRILL,
        View("front", (-2.5, -4.2, 1.2), (0.0, -0.04, 0.90), 46.0),
    ),
    contacts=RUN.contacts(),
    contraction={
        "flexor_l": drive,
        "flexor_r": lambda at: drive(at + RUN.step),
        "glute_l": pull,
        "glute_r": lambda at: pull(at + RUN.step),
        "hamstrings_l": pull,
        "hamstrings_r": lambda at: pull(at + RUN.step),
    },
    stretch={},
    props=(),
    moments={"left lands": 0.0, "left under the hips": 0.11, "left pushes": 0.22, "flight": 0.32, "right lands": 0.42},
    poster=("loop", 0.3),
    travelled=lambda at: RUN.speed * at,
)
