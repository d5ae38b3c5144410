"""Form: what a physiotherapist looks for in each exercise, and what sets a mistake apart from it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from demos.exercises import EXERCISES, MISTAKES
from demos.measure import Measure
from demos.plan import Stage
from demos.rig import Posed

StageOf = Callable[[str], Stage]
PathPoints = Callable[[Stage], list[float]]


def at_moment(stage: Stage, moment: str) -> Posed:
    """The pose at a named moment."""
    return stage.pose(stage.exercise.moments[moment])


def moved(stage: Stage, joint: str, first: str, second: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """How far a joint moves between two named moments, (3,) metres."""
    return np.asarray(at_moment(stage, second).joints[joint] - at_moment(stage, first).joints[joint])


def test_the_knee_of_the_hydrant_goes_out_and_up_and_does_not_slide_forward(stage_of: StageOf) -> None:
    """Out and up by a hand's length or more, forward by less than 3 cm, and the foot goes with it."""
    stage = stage_of("fire-hydrant")
    out, forward, up = moved(stage, "calf_r", "start", "top") * (-1, -1, 1)
    assert out >= 0.20
    assert up >= 0.09
    assert abs(forward) <= 0.03
    assert moved(stage, "foot_r", "start", "top")[2] >= 0.09


@pytest.mark.parametrize("exercise", ["fire-hydrant", "bird-dog", "donkey-kick", "clamshell"])
def test_pelvis_and_trunk_stay_where_they_are(
    stage_of: StageOf, measure: Measure, path_points: PathPoints, exercise: str
) -> None:
    """Only the hip moves: neither pelvis nor trunk turns by more than two degrees."""
    stage = stage_of(exercise)
    start = stage.pose(0.0)
    for at in path_points(stage)[::6]:
        posed = stage.pose(at)
        assert abs(measure.trunk_pitch(posed) - measure.trunk_pitch(start)) <= 2
        assert np.abs(measure.pelvis(posed) - measure.pelvis(start)).max() <= 2


def test_the_feet_of_the_clamshell_stay_together_while_the_knee_opens(stage_of: StageOf) -> None:
    """The upper ankle stays within a millimetre, the knee rises by more than 12 cm."""
    stage = stage_of("clamshell")
    assert np.linalg.norm(moved(stage, "foot_r", "closed", "open")) <= 0.001
    assert moved(stage, "calf_r", "closed", "open")[2] >= 0.12
    gap = at_moment(stage, "open").joints["foot_r"] - at_moment(stage, "open").joints["foot_l"]
    assert np.linalg.norm(gap) <= 0.09


def test_shoulders_hips_and_knees_make_one_line_at_the_top_of_the_bridge(stage_of: StageOf) -> None:
    """Seen from the side, the hips lie within 2 cm of the line from shoulder to knee."""
    posed = at_moment(stage_of("glute-bridge"), "top")
    shoulder, hip, knee = (posed.joints[f"{joint}_r"][1:] for joint in ("upperarm", "thigh", "calf"))
    line = (knee - shoulder) / np.linalg.norm(knee - shoulder)
    off = (hip - shoulder) - line * ((hip - shoulder) @ line)
    assert np.linalg.norm(off) <= 0.02


def test_leg_and_arm_of_the_bird_dog_are_level_with_the_trunk(stage_of: StageOf) -> None:
    """Long leg and long arm are within 12 degrees of level, on opposite sides."""
    stage = stage_of("bird-dog")
    for moment, leg, arm in (("right leg long", "r", "l"), ("left leg long", "l", "r")):
        joints = at_moment(stage, moment).joints
        for start, end in ((f"thigh_{leg}", f"foot_{leg}"), (f"upperarm_{arm}", f"hand_{arm}")):
            way = joints[end] - joints[start]
            assert abs(np.degrees(np.arcsin(way[2] / np.linalg.norm(way)))) <= 12, end


@pytest.mark.parametrize(("exercise", "moment"), [("half-squat", "half way"), ("sit-to-stand", "seat-off")])
def test_knees_follow_the_toes(stage_of: StageOf, exercise: str, moment: str) -> None:
    """Seen from the front, each knee lies within 4 cm of the line from the ankle through the ball of the foot."""
    joints = at_moment(stage_of(exercise), moment).joints
    for side in "lr":
        ankle, ball, knee = (joints[f"{joint}_{side}"][:2] for joint in ("foot", "ball", "calf"))
        along = (ball - ankle) / np.linalg.norm(ball - ankle)
        off = (knee - ankle) - along * ((knee - ankle) @ along)
        assert np.linalg.norm(off) <= 0.04


def test_the_nose_is_over_the_toes_before_the_seat_is_left(stage_of: StageOf) -> None:
    """The head is at least as far forward as the balls of the feet."""
    joints = at_moment(stage_of("sit-to-stand"), "seat-off").joints
    assert joints["head"][1] <= joints["ball_l"][1]


def test_the_tuck_of_the_standing_squeeze_is_seen(stage_of: StageOf, measure: Measure) -> None:
    """The pelvis tips back by 8 to 12 degrees and the hips do not go forward."""
    stage = stage_of("standing-glute-squeeze")
    relaxed, squeezed = (at_moment(stage, moment) for moment in ("relaxed", "squeezed"))
    assert 8 <= measure.pelvis(relaxed)[0] - measure.pelvis(squeezed)[0] <= 12
    assert abs(moved(stage, "thigh_l", "relaxed", "squeezed")[1]) <= 0.02


PAIRS = [("b-skip", 0.72), ("straight-leg-run", 0.42), ("walk", 0.55)]


@pytest.mark.parametrize(("exercise", "half"), PAIRS)
def test_the_second_half_of_a_cycle_is_the_first_mirrored(stage_of: StageOf, exercise: str, half: float) -> None:
    """Left and right do the same half a cycle apart, within 3 mm of the mesh's own asymmetry."""
    stage = stage_of(exercise)
    for at in np.linspace(0, half, 12):
        one, other = stage.pose(float(at)), stage.pose(float(at + half))
        for joint in ("hand", "foot", "calf", "ball", "lowerarm"):
            gap = np.linalg.norm(one.joints[f"{joint}_l"] * (-1, 1, 1) - other.joints[f"{joint}_r"])
            assert gap < 0.003, f"{joint} at {at:.2f}"


@pytest.mark.parametrize("exercise", ["standing-march", "bird-dog"])
def test_the_second_side_is_the_first_mirrored(stage_of: StageOf, exercise: str) -> None:
    """The same share of the way with the other side gives the mirrored pose, within 5 mm."""
    stage = stage_of(exercise)
    for at in np.linspace(0.1, 1, 7):
        one, other = stage.pose(float(at)), stage.pose(float(-at))
        for joint in ("hand", "foot", "calf", "thigh", "lowerarm"):
            gap = np.linalg.norm(one.joints[f"{joint}_l"] * (-1, 1, 1) - other.joints[f"{joint}_r"])
            assert gap < 0.005, f"{joint} at {at:.2f}"


def back_sags(measure: Measure, posed: Posed) -> float:
    """How far the pelvis tips forward against the line of the trunk, degrees."""
    return float(measure.pelvis(posed)[0]) - measure.trunk_pitch(posed)


def pelvis_opens(measure: Measure, posed: Posed) -> float:
    """How far the right side of the pelvis is turned up, degrees."""
    return float(measure.pelvis(posed)[1])


def leans_back(measure: Measure, posed: Posed) -> float:
    """Lean of the trunk backward, degrees."""
    return -measure.trunk_pitch(posed)


FAULTS = [
    ("donkey-kick.arched-back", "top", back_sags, 12),
    ("donkey-kick.turned-open", "top", pelvis_opens, 15),
    ("fire-hydrant.turned-open", "top", pelvis_opens, 15),
    ("glute-bridge.rib-flare", "top", back_sags, 12),
    ("half-kneeling-hip-flexor-stretch.arched-back", "glide", back_sags, 12),
    ("half-kneeling-hip-flexor-stretch.arched-back", "glide", leans_back, 5),
    ("a-skip.leaning-back", "right hop", leans_back, 10),
]


@pytest.mark.parametrize(("mistake", "moment", "fault", "least"), FAULTS)
def test_a_mistake_is_seen_beside_the_right_way(  # noqa: PLR0917 (a row of the table)
    stage_of: StageOf,
    measure: Measure,
    mistake: str,
    moment: str,
    fault: Callable[[Measure, Posed], float],
    least: float,
) -> None:
    """Its fault is at least so many degrees greater than when it is done right."""
    wrong, right = stage_of(mistake), stage_of(MISTAKES[mistake].id)
    assert fault(measure, at_moment(wrong, moment)) - fault(measure, at_moment(right, moment)) >= least


def test_a_mistake_runs_in_step_with_the_right_way() -> None:
    """Beside each other on the page, both have the same clips and phases."""
    for film in MISTAKES.values():
        assert [(c.part, c.duration, c.phases) for c in film.clips] == [
            (c.part, c.duration, c.phases) for c in EXERCISES[film.id].clips
        ]
