"""The three files every stretch is made of: into it, a hold that loops for as long as the dose asks, and out."""

from __future__ import annotations

import numpy as np

from demos.curves import ease
from demos.exercise import Clip, palm_frame
from demos.rig import Grip, Posed

TUCK_S, GLIDE_S, OUT_S = 1.5, 1.5, 2.0
BREATH_S = 4.0
"""One calm breath: as long in as out."""


def into(seconds: float) -> float:
    """Tall to tucked in 1.5 s, then the glide in 1.5 s; the path is 0, 1, 2."""
    return ease(seconds / TUCK_S) + ease((seconds - TUCK_S) / GLIDE_S)


def hold(seconds: float) -> float:
    """One breath: in and out again, at the far end of the path."""
    share = seconds / BREATH_S
    return 2.0 + ease(2 * share if share < 0.5 else 2 - 2 * share)


def out(seconds: float) -> float:
    """The way back, at the speed of its own two seconds."""
    return into((OUT_S - seconds) * (TUCK_S + GLIDE_S) / OUT_S)


def stretch_clips() -> tuple[Clip, ...]:
    """Into, hold and out."""
    whole = TUCK_S + GLIDE_S
    return (
        Clip("into", whole, into, loops=False, phases=(("tuck", 0.0, TUCK_S), ("glide", TUCK_S, whole))),
        Clip("hold", BREATH_S, hold, loops=True, phases=(("in", 0.0, BREATH_S / 2), ("out", BREATH_S / 2, BREATH_S))),
        Clip("out", OUT_S, out, loops=False, phases=(("back", 0.0, OUT_S),)),
    )


RELAXED = 4.0
"""Before the tuck the pelvis is tipped forward by this much, as it is in relaxed standing, so that the tuck is seen."""
FULL_TUCK = 12.0


def tucked_trunk(tuck: float, breath: float, lean: float = 0.0) -> dict[str, float]:
    """A trunk that leans by ``lean`` degrees over a pelvis tipped back by ``tuck``; the lowest spine takes it up."""
    give = 0.22 * tuck
    relaxed = RELAXED * (1 - tuck / FULL_TUCK)
    return {
        "pelvis_pitch": lean + give - tuck + relaxed,
        "spine_1": 0.85 * tuck - 0.9 * relaxed,
        "spine_2": 0.15 * tuck - 0.3 * relaxed,
        "spine_3": 0.5 - 0.5 * give,
        "neck_pitch": 2.0 - 0.5 * give - 0.4 * lean,
        "head_pitch": 2.0 - 0.2 * lean,
        "breath": breath,
    }


def hand_on_hip(posed: Posed) -> Grip:
    """The right hand on the back of the hip bone, fingers down: it hides no hip flexor from any side."""
    pelvis = posed.frames["pelvis"]
    at = posed.joints["thigh_r"] + pelvis @ np.array([-0.060, 0.052, 0.150])
    frame = palm_frame("r", pelvis @ np.array([0.36, 0.41, -0.84]), pelvis @ np.array([0.75, -0.66, 0.0]))
    return Grip(at, np.array([-1.0, 0.75, -0.1]), frame)


def hand_on_thigh(posed: Posed) -> Grip:
    """The left hand flat on the front thigh."""
    thigh = posed.frames["thigh_l"]
    at = posed.joints["thigh_l"] + thigh @ np.array([0.030, -0.088, -0.235])
    frame = palm_frame("l", thigh @ np.array([-0.15, -0.12, -1.0]), thigh @ np.array([0.0, 1.0, 0.0]))
    return Grip(at, np.array([0.5, 0.9, -0.35]), frame)
