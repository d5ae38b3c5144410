"""Fire hydrant: on hands and knees, the bent right leg opens to the side about the long axis of a still trunk.

The path is the opening: 0 on the mat, 1 at the top. Filmed from in front and from behind, where the knee is
seen to travel sideways and the pelvis to stay square.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from demos.curves import eased
from demos.exercise import Exercise, Solver, View
from demos.props import mat
from demos.quadruped import Quadruped, opened, touching, trunk
from demos.repeating import repetition
from demos.rig import Posed, Rig

TEMPO = (1.5, 1.0, 1.2, 0.3)
OUT = 42.0
ANKLE = ((0.0, -62.0), (0.3, -60.0), (1.0, -20.0))


@dataclass(frozen=True)
class Hydrant:
    """One way to do it; what is not given is right."""

    out: float = OUT
    """How far the knee goes out, degrees."""
    opened: float = 0.0
    """How far the pelvis turns open at the top, degrees."""

    def build(self, rig: Rig) -> Solver:
        """Rest the left shin and both hands on the mat; the right shin touches at the start only."""
        stance = Quadruped(rig)
        lean = Quadruped.lean(rig)

        def solve(at: float) -> Posed:
            leg = {
                "knee_flex_r": eased(((0.0, stance.knee_at_rest("r")), (0.3, 98.0), (1.0, 95.0)), at),
                "ankle_df_r": eased(ANKLE, at),
            }
            thigh = opened(lean, "r", lean, self.out * at)
            return stance.kneel(trunk(0.0, self.opened * at), "l", leg, turned=thigh, hands=stance.grips)

        return solve


def effort(at: float) -> float:
    """The abductors carry the leg as soon as it has left the mat, and most at the top."""
    return at**1.5


FIRE_HYDRANT = Exercise(
    id="fire-hydrant",
    name="Fire hydrant",
    shoes=False,
    mirrored=True,
    build=Hydrant().build,
    clips=(repetition(TEMPO),),
    views=(
        View("side", (-2.0, -4.2, 1.5), (-0.08, -0.08, 0.40), 66.0),
        View("behind", (-2.6, 3.8, 1.6), (-0.08, 0.0, 0.40), 60.0),
    ),
    contacts=touching("r"),
    contraction={"medius_r": effort, "glute_r": lambda at: 0.6 * effort(at)},
    stretch={},
    props=(mat(-0.02),),
    moments={"start": 0.0, "top": 1.0},
    poster=("loop", 2.0),
)

TURNED_OPEN = replace(
    FIRE_HYDRANT, build=Hydrant(out=62.0, opened=20.0).build, views=FIRE_HYDRANT.views[:1], mistake="turned-open"
)
"""The knee goes higher than the hip allows, and the pelvis turns open after it."""
