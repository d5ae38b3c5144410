"""Standing glute squeeze: tall, tighten both buttocks, let the tailbone drop, five seconds with one calm breath.

The path runs from 0 (relaxed) to 1 (squeezed), then to 2 with the breath in. The tuck is drawn at 11° where the
catalogue has 8, so that it is seen.
"""

from __future__ import annotations

from demos.exercise import Contact, Exercise, Solver, View
from demos.repeating import breathing_hold
from demos.rig import Posed, Rig
from demos.standing import arm, leg, soles, trunk

TUCK = 11.0


def build(rig: Rig) -> Solver:
    """Stand with feet under the hips, toes turned out a little."""
    feet = soles(rig, apart=0.95, turned=9.0)

    def solve(at: float) -> Posed:
        squeeze, breath = min(at, 1.0), max(at - 1.0, 0.0)
        body = trunk(0.0, TUCK * squeeze, breath)
        angles = body | arm("l") | arm("r")
        for side in "lr":
            angles |= leg(side, 1.5, 4.0, body["pelvis_pitch"], 2.5)
        return feet.stand(rig, angles)

    return solve


def effort(at: float) -> float:
    """Both glutes tighten with the tuck and stay tight through the breath."""
    return min(at, 1.0)


STANDING_SQUEEZE = Exercise(
    id="standing-glute-squeeze",
    name="Standing glute squeeze",
    shoes=True,
    mirrored=False,
    build=build,
    clips=(breathing_hold((1.0, 5.0, 1.0, 1.0)),),
    views=(View("side", (-3.6, 3.4, 1.15), (0.0, 0.0, 0.90), 49.0),),
    contacts=(Contact("foot_l", 0.0), Contact("foot_r", 0.0)),
    contraction={"glute_l": effort, "glute_r": effort},
    stretch={},
    props=(),
    moments={"relaxed": 0.0, "squeezed": 1.0, "breath": 2.0},
    poster=("loop", 1.2),
)
