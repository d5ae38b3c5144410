"""Joint angles at the named moments of each film, within the windows of the catalogue."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from demos.exercises.a_skip import CYCLE, HALF
from demos.measure import Measure
from demos.plan import Stage
from demos.rig import Posed

StageOf = Callable[[str], Stage]

WINDOWS = [
    # exercise, moment, joint, the catalogue's angle, window either side; degrees
    ("donkey-kick", "start", "hip_flex_l", 75, 8),
    ("donkey-kick", "start", "hip_flex_r", 75, 8),
    ("donkey-kick", "start", "knee_flex_r", 95, 8),
    ("donkey-kick", "start", "shoulder_flex_l", 71, 10),
    ("donkey-kick", "start", "elbow_flex_l", 9, 10),
    ("donkey-kick", "knee leaves the mat", "hip_flex_r", 58, 6),
    ("donkey-kick", "knee leaves the mat", "knee_flex_r", 90, 5),
    ("donkey-kick", "top", "hip_flex_r", -8, 8),
    ("donkey-kick", "top", "knee_flex_r", 90, 5),
    ("donkey-kick", "top", "ankle_df_r", 5, 10),
    ("donkey-kick", "lower slowly", "hip_flex_r", 58, 16),
    ("half-kneeling-hip-flexor-stretch", "tall", "hip_flex_l", 92, 5),
    ("half-kneeling-hip-flexor-stretch", "tall", "knee_flex_l", 92, 5),
    ("half-kneeling-hip-flexor-stretch", "tall", "hip_flex_r", 0, 3),
    ("half-kneeling-hip-flexor-stretch", "tall", "knee_flex_r", 95, 12),
    ("half-kneeling-hip-flexor-stretch", "tall", "shoulder_flex_l", 10, 10),
    ("half-kneeling-hip-flexor-stretch", "tall", "elbow_flex_l", 63, 10),
    ("half-kneeling-hip-flexor-stretch", "glide", "hip_flex_r", -15, 3),
    ("half-kneeling-hip-flexor-stretch", "glide", "knee_flex_l", 107, 5),
    ("half-kneeling-hip-flexor-stretch", "glide", "ankle_df_l", 15, 5),
    ("half-kneeling-hip-flexor-stretch", "glide", "knee_flex_r", 80, 12),
    ("standing-hip-flexor-stretch", "tall", "hip_flex_l", 21, 4),
    ("standing-hip-flexor-stretch", "tall", "knee_flex_l", 0, 4),
    ("standing-hip-flexor-stretch", "tall", "hip_flex_r", -10, 4),
    ("standing-hip-flexor-stretch", "tall", "knee_flex_r", 33, 6),
    ("standing-hip-flexor-stretch", "glide", "hip_flex_l", 34, 4),
    ("standing-hip-flexor-stretch", "glide", "knee_flex_l", 38, 4),
    ("standing-hip-flexor-stretch", "glide", "hip_flex_r", -16, 4),
    ("standing-hip-flexor-stretch", "glide", "knee_flex_r", 32, 6),
    ("standing-hip-flexor-stretch", "tall", "shoulder_flex_l", 22, 10),
    ("standing-hip-flexor-stretch", "tall", "elbow_flex_l", 43, 12),
    ("a-skip", "right toe-off", "hip_flex_r", 86, 3),
    ("a-skip", "right toe-off", "knee_flex_r", 96, 3),
    ("a-skip", "right toe-off", "ankle_df_r", 10, 3),
    ("a-skip", "right hop", "hip_flex_r", 91, 3),
    ("a-skip", "right hop", "knee_flex_r", 92, 3),
    ("a-skip", "right hop", "shoulder_flex_l", 55, 3),
    ("a-skip", "right hop", "shoulder_flex_r", -52, 3),
    ("a-skip", "right toe-off", "knee_flex_l", 4, 6),
    ("a-skip", "right toe-off", "hip_flex_l", -7, 14),  # on the spot the carrying leg stays under the hips
    ("a-skip", "left lands", "hip_flex_l", 14, 6),
    ("a-skip", "left lands", "knee_flex_l", 14, 8),
    ("a-skip", "left hop", "hip_flex_l", 91, 3),
    ("a-skip", "left hop", "knee_flex_l", 92, 3),
]


@pytest.mark.parametrize(("exercise", "moment", "joint", "angle", "window"), WINDOWS)
def test_a_joint_is_within_its_window_at_a_named_moment(  # noqa: PLR0917 (a row of the table)
    stage_of: StageOf, measure: Measure, exercise: str, moment: str, joint: str, angle: float, window: float
) -> None:
    """The film shows what the catalogue teaches."""
    stage = stage_of(exercise)
    found = getattr(measure, joint[:-2])(stage.pose(stage.exercise.moments[moment]), joint[-1])
    assert found == pytest.approx(angle, abs=window)


def test_at_the_top_of_the_kick_the_knee_is_square_the_thigh_in_line_and_the_sole_level(
    stage_of: StageOf, measure: Measure
) -> None:
    """Knee 85 to 95 degrees, thigh within 5 of the trunk's line, sole within 5 of level."""
    top = stage_of("donkey-kick").pose(1.0)
    assert 85 <= measure.knee_flex(top, "r") <= 95
    assert abs(measure.hip_flex(top, "r")) <= 5
    assert abs(abs(measure.toe_up(top, "r")) - 180) <= 5


def test_trunk_and_pelvis_stay_still_through_the_kick(stage_of: StageOf, measure: Measure) -> None:
    """Neither moves by more than two degrees from the start."""
    stage = stage_of("donkey-kick")
    start = stage.pose(0.0)
    for lift in np.linspace(0, 1, 21):
        posed = stage.pose(float(lift))
        assert abs(measure.trunk_pitch(posed) - measure.trunk_pitch(start)) <= 2
        assert np.abs(measure.pelvis(posed) - measure.pelvis(start)).max() <= 2


@pytest.mark.parametrize("exercise", ["half-kneeling-hip-flexor-stretch", "standing-hip-flexor-stretch"])
def test_a_stretch_tucks_first_then_glides_upright(stage_of: StageOf, measure: Measure, exercise: str) -> None:
    """The tailbone is tucked by 8 to 14 degrees before the hips move, and the trunk stays upright throughout."""
    stage = stage_of(exercise)
    tall, tucked, glide = (stage.pose(at) for at in (0.0, 1.0, 2.0))
    tilt = measure.pelvis(tucked)[0] - measure.pelvis(tall)[0]
    assert -14 <= tilt <= -8
    assert abs(hips(tucked)[1] - hips(tall)[1]) < 0.005
    assert 0.06 <= hips(tall)[1] - hips(glide)[1] <= 0.12
    for at in np.linspace(0, 3, 31):
        assert abs(measure.trunk_pitch(stage.pose(float(at)))) <= 3


def hips(posed: Posed) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The middle between the hip joints."""
    return np.asarray((posed.joints["thigh_l"] + posed.joints["thigh_r"]) / 2)


def test_breathing_moves_the_shoulders_by_millimetres_and_nothing_below_the_waist(stage_of: StageOf) -> None:
    """A calm breath: 2 to 12 mm at the shoulders."""
    for exercise in ("half-kneeling-hip-flexor-stretch", "standing-hip-flexor-stretch"):
        out, full = stage_of(exercise).pose(2.0), stage_of(exercise).pose(3.0)
        shoulders = np.linalg.norm(full.joints["upperarm_r"] - out.joints["upperarm_r"])
        assert 0.002 <= shoulders <= 0.012
        for joint in ("thigh_l", "calf_l", "foot_l", "thigh_r", "calf_r", "foot_r"):
            assert np.linalg.norm(full.joints[joint] - out.joints[joint]) < 1e-6


def test_the_second_half_of_a_skip_is_the_first_mirrored(stage_of: StageOf) -> None:
    """Left and right do the same half a cycle apart, within 3 mm of the mesh's own asymmetry."""
    stage = stage_of("a-skip")
    for at in np.linspace(0, HALF, 14):
        one, other = stage.pose(float(at)), stage.pose(float(at + HALF) % CYCLE)
        for joint in ("hand", "foot", "calf", "ball", "lowerarm"):
            gap = np.linalg.norm(one.joints[f"{joint}_l"] * (-1, 1, 1) - other.joints[f"{joint}_r"])
            assert gap < 0.003, f"{joint} at {at:.2f}"


def test_opposite_arm_and_leg_come_forward_together(stage_of: StageOf) -> None:
    """At the height of each hop the arm across from the lifted knee is in front."""
    stage = stage_of("a-skip")
    for moment, knee, arm in (("right hop", "r", "l"), ("left hop", "l", "r")):
        posed = stage.pose(stage.exercise.moments[moment])
        assert posed.joints[f"calf_{knee}"][1] < posed.joints[f"thigh_{knee}"][1] - 0.3
        assert posed.joints[f"hand_{arm}"][1] < posed.joints[f"hand_{knee}"][1] - 0.3


def test_both_knees_and_hands_start_the_kick_alike(stage_of: StageOf) -> None:
    """On hands and knees, left and right mirror each other within 3 mm."""
    start = stage_of("donkey-kick").pose(0.0)
    for joint in ("hand", "calf", "thigh", "upperarm"):
        gap = np.linalg.norm(start.joints[f"{joint}_l"] * (-1, 1, 1) - start.joints[f"{joint}_r"])
        assert gap < 0.003, joint


@pytest.mark.parametrize(
    ("exercise", "muscle", "moment"),
    [
        ("donkey-kick", "glute_r", "top"),
        ("a-skip", "flexor_r", "right hop"),
        ("a-skip", "flexor_l", "left hop"),
        ("half-kneeling-hip-flexor-stretch", "flexor_r", "glide"),
        ("standing-hip-flexor-stretch", "flexor_r", "glide"),
        ("half-kneeling-hip-flexor-stretch", "glute_r", "glide"),
        ("standing-hip-flexor-stretch", "glute_r", "glide"),
    ],
)
def test_a_muscle_is_lit_most_where_the_effort_is_greatest(
    stage_of: StageOf, exercise: str, muscle: str, moment: str
) -> None:
    """The light on a muscle peaks at the moment the catalogue puts the effort."""
    stage = stage_of(exercise)
    level = {**stage.exercise.contraction, **stage.exercise.stretch}[muscle]
    end = {"donkey-kick": 1.0, "a-skip": CYCLE}.get(exercise, 3.0)
    greatest = max(level(float(at)) for at in np.linspace(0, end, 131))
    assert level(stage.exercise.moments[moment]) == pytest.approx(greatest, abs=0.02)
