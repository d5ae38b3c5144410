"""The running drills in figures, held to what coaches ask for and to the table in docs/demos.md."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from demos.exercises.a_skip import SKIP as A
from demos.exercises.b_skip import SKIP as B
from demos.exercises.straight_leg_run import RUN
from demos.measure import Measure
from demos.plan import Stage
from demos.rig import Posed

StageOf = Callable[[str], Stage]
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "demos.md"
CYCLES = {"a-skip": A.cycle, "b-skip": B.cycle, "straight-leg-run": RUN.cycle}
STEP_S = 0.002


@dataclass(frozen=True)
class Drill:
    """One drill in figures."""

    cadence: float
    """Contacts a minute of both feet."""
    stance: float
    """The longest contact of a foot, seconds."""
    flight: float
    """The longest time without any contact, seconds."""
    thigh: float
    """The thigh at its highest against the vertical, degrees."""
    knees: tuple[float, float]
    """The straightest and the most bent knee, degrees."""
    elbows: tuple[float, float]
    """The same of the elbow, degrees."""
    reach: float
    """How far the ankle is in front of the hips when its foot comes down, metres; negative is behind."""
    lean: float
    """The greatest lean of the trunk forward, degrees."""
    toes: float
    """The least dorsiflexion while the thigh is at its highest, degrees."""


def longest(held: list[bool]) -> float:
    """The longest unbroken time in a cycle, seconds."""
    best = run = 0
    for here in held + held:
        run = run + 1 if here else 0
        best = max(best, run)
    return min(best, len(held)) * STEP_S


@cache
def figures(stage: Stage, measure: Measure) -> Drill:
    """Look at one cycle of a drill every two milliseconds."""
    exercise, cycle = stage.exercise, CYCLES[stage.exercise.id]
    times = [float(at) for at in np.arange(0.0, cycle, STEP_S)]
    held = {c.part[-1]: [c.held(at) for at in times] for c in exercise.contacts if c.part.startswith("ball")}
    landings = [
        (at, side)
        for side, holds in held.items()
        for at, before, here in zip(times, [holds[-1], *holds], holds, strict=False)
        if here and not before
    ]
    poses = [stage.pose(at) for at in times[::10]]
    highest = max(poses, key=lambda posed: measure.thigh(posed, "r"))
    return Drill(
        cadence=60 * len(landings) / cycle,
        stance=max(longest(holds) for holds in held.values()),
        flight=longest([not (left or right) for left, right in zip(held["l"], held["r"], strict=True)]),
        thigh=measure.thigh(highest, "r"),
        knees=extremes(measure.knee_flex, poses),
        elbows=extremes(measure.elbow_flex, poses),
        reach=max(ahead(stage.pose(at), side) for at, side in landings),
        lean=max(measure.trunk_pitch(posed) for posed in poses),
        toes=measure.ankle_df(highest, "r"),
    )


def extremes(joint: Callable[[Posed, str], float], poses: list[Posed]) -> tuple[float, float]:
    """The least and the greatest of a joint of the right side."""
    values = [joint(posed, "r") for posed in poses]
    return min(values), max(values)


def ahead(posed: Posed, side: str) -> float:
    """How far an ankle is in front of the hips, metres."""
    hips = (posed.joints["thigh_l"] + posed.joints["thigh_r"]) / 2
    return float(hips[1] - posed.joints[f"foot_{side}"][1])


@pytest.mark.parametrize("exercise", ["a-skip", "b-skip"])
def test_a_skip_is_what_coaches_ask_for(stage_of: StageOf, measure: Measure, exercise: str) -> None:
    """Tall, the thigh to level, the foot under the hips with the toes up, elbows at a right angle."""
    drill = figures(stage_of(exercise), measure)
    assert drill.thigh >= 83
    assert -0.06 <= drill.reach <= 0.03
    assert drill.toes >= 8
    assert 85 <= drill.elbows[0] <= drill.elbows[1] <= 95
    assert 0 <= drill.lean <= 5


@pytest.mark.parametrize("exercise", ["a-skip", "b-skip"])
def test_every_step_is_followed_by_a_hop_of_the_same_foot(stage_of: StageOf, exercise: str) -> None:
    """Left, left, right, right: two contacts of one foot, then two of the other."""
    contacts = {c.part[-1]: c.held for c in stage_of(exercise).exercise.contacts}
    times = [float(at) for at in np.arange(0.0, CYCLES[exercise], STEP_S)]
    landings = sorted(
        (at, side)
        for side, held in contacts.items()
        for before, at in zip([times[-1], *times], times, strict=False)
        if held(at) and not held(before)
    )
    assert [side for _, side in landings] == ["l", "l", "r", "r"]


def test_the_shank_of_the_b_skip_opens_while_the_thigh_is_up_and_the_leg_is_pulled_back_before_it_lands(
    stage_of: StageOf, measure: Measure
) -> None:
    """The knee opens by 70 degrees with the thigh above 60; then the foot goes down, and back at 1 m/s or more."""
    stage = stage_of("b-skip")
    moments = stage.exercise.moments
    up, open_ = stage.pose(moments["right toe-off"]), stage.pose(moments["right lands again"])
    assert measure.knee_flex(up, "r") - measure.knee_flex(open_, "r") >= 70
    assert measure.thigh(open_, "r") >= 60
    landing = moments["right lands"]
    before, after = (stage.pose(landing - step).joints["foot_r"] for step in (0.08, 0.03))
    assert (after[1] - before[1]) / 0.05 >= 1.0
    assert after[2] < before[2]


def test_the_legs_of_the_straight_leg_run_scissor_from_the_hips(stage_of: StageOf, measure: Measure) -> None:
    """Knees within 20 degrees and never locked, feet close in front, toes up, thighs 50 degrees apart in the air."""
    stage = stage_of("straight-leg-run")
    drill = figures(stage, measure)
    assert 2 <= drill.knees[0] <= drill.knees[1] <= 20
    assert 0.0 <= drill.reach <= 0.15
    assert drill.toes >= 8
    assert 0 <= drill.lean <= 6
    flight = stage.pose(stage.exercise.moments["flight"])
    assert measure.thigh(flight, "r") - measure.thigh(flight, "l") >= 50


@pytest.mark.parametrize("exercise", ["a-skip", "b-skip", "straight-leg-run"])
def test_a_flight_lasts_as_long_as_the_hips_are_thrown(stage_of: StageOf, measure: Measure, exercise: str) -> None:
    """In the air the hips fall as a thrown body does, within a tenth."""
    stage = stage_of(exercise)
    middle = {"a-skip": 0.34, "b-skip": 0.36, "straight-leg-run": 0.335}[exercise]
    before, top, after = (float(stage.pose(middle + off).joints["pelvis"][2]) for off in (-0.04, 0.0, 0.04))
    assert (2 * top - before - after) / 0.04**2 == pytest.approx(9.81, rel=0.1)
    assert 0.15 <= figures(stage, measure).flight <= 0.25


def span(ends: tuple[float, float]) -> str:
    """From the least to the greatest, with an en dash."""
    return f"{ends[0]:.0f}\N{EN DASH}{ends[1]:.0f}°"


def row(name: str, drill: Drill) -> str:
    """The drill's line of the table in the documentation."""
    return (
        f"| {name} | {drill.cadence:.0f} | {drill.stance:.2f} s | {drill.flight:.2f} s | {drill.thigh:.0f}° "
        f"| {span(drill.knees)} | {span(drill.elbows)} "
        f"| {100 * drill.reach:+.0f} cm | {drill.lean:.0f}° | {drill.toes:.0f}° |"
    )


@pytest.mark.parametrize(
    ("name", "exercise"), [("A-skip", "a-skip"), ("B-skip", "b-skip"), ("Straight-leg run", "straight-leg-run")]
)
def test_the_documentation_has_the_drill_s_figures(
    stage_of: StageOf, measure: Measure, name: str, exercise: str
) -> None:
    """The table in docs/demos.md is what the films show."""
    assert row(name, figures(stage_of(exercise), measure)) in DOCUMENT.read_text(encoding="utf-8")
