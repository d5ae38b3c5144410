"""The three running drills as one film: two cycles of A-skip, two of B-skip, four of straight-leg run, and round again.

A point of the path is a drill's own time after that drill's start; every cycle of a drill shows the same pictures,
which are those of its own film. A-skip goes over into B-skip at a landing, where both are the same. Into and out of
the run the figure changes in the air, where no foot has to stay.
"""

from __future__ import annotations

from functools import partial

from demos.curves import ease
from demos.exercise import DRILL, Clip, Contact, Exercise, Solver
from demos.exercises.a_skip import A_SKIP
from demos.exercises.a_skip import SKIP as A
from demos.exercises.b_skip import B_SKIP
from demos.exercises.b_skip import SKIP as B
from demos.exercises.straight_leg_run import RUN, STRAIGHT_LEG_RUN
from demos.gait import FRAMES
from demos.rig import Posed, Rig
from demos.skipping import blended

B_AT, INTO_RUN_AT, RUN_AT, OUT_OF_RUN_AT = 10.0, 20.0, 30.0, 40.0
"""Where on the path each part starts."""
A_CYCLE, B_CYCLE, RUN_CYCLE = (round(drill.cycle * FRAMES) for drill in (A, B, RUN))
"""Frames of one cycle."""
A_FRAMES = 2 * A_CYCLE
B_FRAMES = 2 * B_CYCLE + 7
"""Two cycles and up to the toe-off of the third."""
INTO, OUT_OF = 6, 5
"""Frames in the air between B-skip and run, and between run and A-skip."""
RUN_FROM, RUN_TO = 13, 4 * RUN_CYCLE - OUT_OF
"""Frames of the run that are shown: from the first landing to the last flight."""
LENGTH = A_FRAMES + B_FRAMES + INTO + RUN_TO - RUN_FROM + OUT_OF


def path(seconds: float) -> float:
    """Seconds into the film to the point of the path."""
    frame = round(seconds * FRAMES) % LENGTH
    if frame < A_FRAMES:
        return frame % A_CYCLE * A.cycle / A_CYCLE
    frame -= A_FRAMES
    if frame < B_FRAMES:
        return B_AT + frame % B_CYCLE * B.cycle / B_CYCLE
    frame -= B_FRAMES
    if frame < INTO:
        return INTO_RUN_AT + frame
    frame += RUN_FROM - INTO
    if frame < RUN_TO:
        return RUN_AT + frame % RUN_CYCLE * RUN.cycle / RUN_CYCLE
    return OUT_OF_RUN_AT + frame - RUN_TO


def run_time(frame: float) -> float:
    """The run's own time at one of its frames."""
    return frame * RUN.cycle / RUN_CYCLE


def build(rig: Rig) -> Solver:
    """Join the three drills."""
    a, b, run = A.build(rig), B.build(rig), RUN.build(rig)

    def between(first: Posed, second: Posed, share: float) -> Posed:
        root = rig.body.bones[0]
        held = {bone: blended(first.frames[bone], second.frames[bone], share) for bone in first.frames}
        place = first.joints[root] * (1 - share) + second.joints[root] * share
        angles = {
            name: first.angles.get(name, 0.0) * (1 - share) + second.angles.get(name, 0.0) * share
            for name in first.angles | second.angles
        }
        return rig.solve(angles, {}, place - rig.body.head[0], held)

    def solve(at: float) -> Posed:
        if at < B_AT:
            return a(at)
        if at < INTO_RUN_AT:
            return b(at - B_AT)
        if at < RUN_AT:
            frame = at - INTO_RUN_AT
            leaving, landing = b((7 + frame) * B.cycle / B_CYCLE), run(run_time(RUN_FROM - INTO + frame))
            return between(leaving, landing, ease((frame + 0.5) / INTO))
        if at < OUT_OF_RUN_AT:
            return run(at - RUN_AT)
        frame = at - OUT_OF_RUN_AT
        return between(run(run_time(RUN_CYCLE - OUT_OF + frame)), a(0.0), ease((frame + 0.5) / OUT_OF))

    return solve


def grounded(side: str, at: float) -> bool:
    """Whether the ball of one foot is on the floor."""
    if at < B_AT:
        return A.grounded(at + (0.0 if side == "l" else A.half))
    if at < INTO_RUN_AT:
        return B.grounded(at - B_AT + (0.0 if side == "l" else B.half))
    return RUN_AT <= at < OUT_OF_RUN_AT and RUN.on_ground(at - RUN_AT + (0.0 if side == "l" else RUN.step))


def effort(muscle: str, at: float) -> float:
    """Effort of a muscle along the path, in the air between two drills going over from one to the other."""
    a, b, run = (drill.contraction.get(muscle, nothing) for drill in (A_SKIP, B_SKIP, STRAIGHT_LEG_RUN))
    if at < B_AT:
        return a(at)
    if at < INTO_RUN_AT:
        return b(at - B_AT)
    if at < RUN_AT:
        share = (at - INTO_RUN_AT) / INTO
        return b(B_FRAMES % B_CYCLE * B.cycle / B_CYCLE) * (1 - share) + run(run_time(RUN_FROM)) * share
    if at < OUT_OF_RUN_AT:
        return run(at - RUN_AT)
    share = (at - OUT_OF_RUN_AT) / OUT_OF
    return run(run_time(RUN_CYCLE - OUT_OF)) * (1 - share) + a(0.0) * share


def nothing(_at: float) -> float:
    """A muscle that a drill does not show."""
    return 0.0


A_END, B_END = A_FRAMES / FRAMES, (A_FRAMES + B_FRAMES) / FRAMES

DRILL_SEQUENCE = Exercise(
    id="drill-sequence",
    name="A-skip, B-skip, straight-leg run",
    shoes=True,
    mirrored=False,
    build=build,
    clips=(
        Clip(
            "loop",
            LENGTH / FRAMES,
            path,
            loops=True,
            phases=(
                ("A-skip", 0.0, A_END),
                ("B-skip", A_END, B_END),
                ("straight-leg run", B_END, LENGTH / FRAMES),
            ),
        ),
    ),
    views=(DRILL,),
    contacts=(
        Contact("ball_l", 0.0, partial(grounded, "l")),
        Contact("ball_r", 0.0, partial(grounded, "r")),
    ),
    contraction={
        muscle: partial(effort, muscle)
        for muscle in ("flexor_l", "flexor_r", "glute_l", "glute_r", "hamstrings_l", "hamstrings_r")
    },
    stretch={},
    props=(),
    moments={"A-skip": 0.36, "B-skip": B_AT + 0.47, "straight-leg run": RUN_AT + 0.32},
    poster=("loop", 0.3),
    travelled=lambda at: RUN.speed * (at - RUN_AT) if RUN_AT <= at < OUT_OF_RUN_AT else 0.0,
)
