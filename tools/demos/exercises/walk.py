"""The walk, at a pace at which one could talk: heel, sole, ball, arms swinging opposite."""

from __future__ import annotations

from demos.curves import cyclic
from demos.exercise import Exercise, View
from demos.gait import Gait

WALK = Gait(
    cycle=1.1,
    contact=0.63,
    speed=1.12,
    lands=0.365,
    leg={
        "hip_flex": ((0.0, 25.0), (0.13, 21.0), (0.33, 3.0), (0.55, -13.0), (0.66, -6.0), (0.82, 18.0), (0.95, 27.0)),
        "knee_flex": ((0.0, 5.0), (0.13, 15.0), (0.40, 6.0), (0.55, 13.0), (0.68, 40.0), (0.80, 60.0), (0.95, 28.0)),
        "ankle_df": ((0.0, 0.0), (0.10, -5.0), (0.45, 9.0), (0.58, 6.0), (0.68, -18.0), (0.82, 2.0), (0.95, 3.0)),
    },
    sole=((-0.10, 20.0), (0.0, 19.0), (0.10, 0.0), (0.34, 0.0), (0.47, -14.0), (0.56, -36.0), (0.63, -60.0),
          (0.73, -70.0)),
    hips=((0.0, 0.976), (0.05, 0.977), (0.14, 0.986), (0.28, 0.997)),
    arm=((0.0, -20.0), (0.275, 0.0), (0.55, 22.0), (0.825, 2.0)),
    elbow=18.0,
    lean=3.0,
    let_go=0.10,
)  # fmt: skip


def carry(at: float) -> float:
    """Effort of the left glutes: they catch the weight and carry it over the foot."""
    return 0.75 * max(0.0, cyclic(((0.0, 0.5), (0.12, 1.0), (0.35, 0.55), (0.55, 0.1), (0.95, 0.1)), at, 1.1))


def push(at: float) -> float:
    """Effort of the left calf: most just before the foot leaves the ground."""
    return max(0.0, cyclic(((0.0, 0.0), (0.2, 0.1), (0.48, 0.9), (0.58, 0.7), (0.63, 0.0), (0.95, 0.0)), at, 1.1))


WALK_FILM = Exercise(
    id="walk",
    name="Walk",
    shoes=True,
    mirrored=False,
    build=WALK.build,
    clips=(WALK.clip(3),),
    views=(View("side", (-4.75, -1.3, 1.2), (0.0, -0.02, 0.88), 48.0),),
    contacts=WALK.contacts(),
    contraction={
        "glute_l": carry,
        "glute_r": lambda at: carry(at + WALK.step),
        "calf_l": push,
        "calf_r": lambda at: push(at + WALK.step),
    },
    stretch={},
    props=(),
    moments={"left heel": 0.0, "left under the hips": 0.30, "right heel": 0.55, "left leaves": 0.63},
    poster=("loop", 0.0),
    travelled=lambda at: WALK.speed * at,
)
