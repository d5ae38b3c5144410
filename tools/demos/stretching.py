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


def tucked_trunk(tuck: float, breath: float) -> dict[str, float]:
    """An upright trunk over a pelvis tipped back by ``tuck`` degrees: the lowest segment of the spine takes it up."""
    lean = 0.22 * tuck
    return {
        "pelvis_pitch": lean - tuck,
        "spine_1": 0.85 * tuck,
        "spine_2": 0.15 * tuck,
        "spine_3": 0.5 - 0.5 * lean,
        "neck_pitch": 2.0 - 0.5 * lean,
        "head_pitch": 2.0,
        "breath": breath,
    }


def hand_behind(posed: Posed) -> Grip:
    """The back of the right hand in the small of the back: it hides neither glutes nor hip flexors from any side."""
    pelvis = posed.frames["pelvis"]
    at = posed.joints["thigh_r"] + pelvis @ np.array([0.098, 0.080, 0.158])
    frame = palm_frame("r", pelvis @ np.array([1.0, -0.06, -0.10]), pelvis @ np.array([0.0, 1.0, 0.15]))
    return Grip(at, np.array([-1.0, 0.75, -0.1]), frame)
