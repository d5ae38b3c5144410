"""Donkey kick: on hands and knees, the right sole pressed to the ceiling. One loop is one repetition of 1/1/2 s.

The path is the lift of the leg: 0 on the mat, 1 at the top. Lowering takes the same poses at half the speed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from demos.curves import eased
from demos.exercise import Exercise, Solver, View
from demos.props import mat
from demos.quadruped import Quadruped, opened, touching, trunk
from demos.repeating import lift, repetition
from demos.rig import Posed, Rig

TEMPO = (1.0, 1.0, 2.0, 0.0)
KNEE = ((0.3, 88.0), (1.0, 90.0))
ANKLE = ((0.0, -62.0), (0.42, -4.0), (1.0, -3.0))


def effort(at: float) -> float:
    """How hard the right glute works along the path, 0..1: hardly while the thigh hangs, fully when it is level.

    A hanging thigh needs nobody to hold it up, a level one pulls with its whole weight; so the effort grows late, and
    there is no red before the knee leaves the mat.
    """
    return at**2.5


@dataclass(frozen=True)
class Kick:
    """One way to do it; what is not given is right."""

    top: float = -2.0
    """Right hip at the top, relative to the line of the trunk, degrees."""
    sag: float = 0.0
    """How far the back sags and the pelvis tips at the top, degrees."""
    opened: float = 0.0
    """How far the pelvis turns open at the top, degrees."""
    out: float = 0.0
    """How far the thigh goes out to the side at the top, degrees."""

    def build(self, rig: Rig) -> Solver:
        """Rest the left shin and both hands on the mat; the right shin touches at the start only."""
        stance = Quadruped(rig)
        lean = Quadruped.lean(rig)

        def solve(at: float) -> Posed:
            body = trunk(self.sag * at, self.opened * at)
            leg = {
                "knee_flex_r": eased(((0.0, stance.knee_at_rest("r")), *KNEE), at),
                "ankle_df_r": eased(ANKLE, at),
            }
            thigh = opened(lean, "r", lean + (self.top - lean) * at, self.out * at)
            return stance.kneel(body, "l", leg, turned=thigh, hands=stance.grips)

        return solve


DONKEY_KICK = Exercise(
    id="donkey-kick",
    name="Donkey kick",
    shoes=False,
    mirrored=True,
    build=Kick().build,
    clips=(repetition(TEMPO),),
    views=(
        View("side", (-4.35, 1.6, 1.25), (0.0, 0.01, 0.49), 66.0),
        View("behind", (-1.75, 4.4, 1.55), (-0.03, 0.10, 0.46), 62.0),
    ),
    contacts=touching("r"),
    contraction={"glute_r": effort, "hamstrings_r": lambda at: 0.6 * effort(at)},
    stretch={},
    props=(mat(-0.02),),
    moments={
        "start": 0.0,
        "knee leaves the mat": lift(TEMPO)(0.35),
        "top": 1.0,
        "lower slowly": lift(TEMPO)(3.6),
    },
    poster=("loop", 1.5),
)

ARCHED_BACK = replace(
    DONKEY_KICK, build=Kick(top=14.0, sag=20.0).build, views=DONKEY_KICK.views[:1], mistake="arched-back"
)
"""The leg goes higher than the back allows, and the back sags."""
TURNED_OPEN = replace(
    DONKEY_KICK,
    build=Kick(opened=18.0, out=24.0).build,
    views=(replace(DONKEY_KICK.views[1], name="side"),),
    mistake="turned-open",
)
"""The pelvis turns open after the leg."""
