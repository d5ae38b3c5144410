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
PathPoints = Callable[[Stage], list[float]]

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

POSES = [
    # exercise, moment, sides, the catalogue's hip, knee and ankle, window either side; degrees
    ("seated-glute-squeeze", "relaxed", "lr", 90, 90, 0, 5),
    ("seated-glute-squeeze", "squeezed", "lr", 88, 88, 0, 5),
    ("standing-glute-squeeze", "relaxed", "lr", 0, 0, 0, 5),
    ("standing-glute-squeeze", "squeezed", "lr", 0, 0, 0, 5),
    ("standing-hip-extension", "both feet down", "lr", 14, 9, 4, 4),
    ("standing-hip-extension", "leg back", "r", -10, 8, 8, 4),
    ("standing-hip-extension", "leg back", "l", 14, 9, 4, 4),
    ("sit-to-stand", "seated", "lr", 89, 101, 13, 4),
    ("sit-to-stand", "lean", "lr", 126, 103, 15, 6),
    ("sit-to-stand", "seat-off", "lr", 116, 99, 23, 5),
    ("sit-to-stand", "rising", "lr", 60, 67, 26, 4),
    ("sit-to-stand", "stood", "lr", 1, 0, 0, 4),
    ("half-squat", "tall", "lr", 0, 0, 0, 4),
    ("half-squat", "half way", "lr", 75, 65, 18, 3),
    ("calf-raise", "heels down", "lr", 0, 0, 0, 4),
    ("calf-raise", "top", "lr", 0, 0, -35, 4),
    ("standing-march", "both feet", "lr", 0, 0, 0, 5),
    ("standing-march", "right knee up", "r", 85, 90, 5, 4),
    ("standing-march", "right knee up", "l", 0, 0, 0, 5),
    ("standing-march", "left knee up", "l", 85, 90, 5, 4),
    ("fire-hydrant", "start", "lr", 75, 95, -55, 8),
    ("fire-hydrant", "top", "r", 75, 96, -25, 8),
    ("glute-bridge", "flat", "lr", 64, 134, -20, 5),
    ("glute-bridge", "tucked", "lr", 58, 134, -17, 5),
    ("glute-bridge", "top", "lr", 0, 116, 0, 5),
    ("bird-dog", "start", "lr", 75, 95, -55, 8),
    ("bird-dog", "right leg long", "r", -6, 4, 0, 4),
    ("bird-dog", "left leg long", "l", -6, 4, 0, 4),
    ("clamshell", "closed", "lr", 45, 90, 0, 5),
    ("clamshell", "open", "r", 45, 90, 0, 5),
    ("couch-stretch", "leaning", "l", 122, 87, -5, 5),
    ("couch-stretch", "leaning", "r", 30, 122, -40, 10),
    ("couch-stretch", "tall", "l", 97, 99, 6, 5),
    ("couch-stretch", "tall", "r", -7, 112, -40, 10),
    ("b-skip", "right toe-off", "r", 84, 96, 10, 4),
    ("b-skip", "right hop", "r", 84, 60, 10, 4),
    ("b-skip", "right lands again", "r", 72, 20, 10, 4),
    ("b-skip", "right pulls down", "r", 42, 8, 6, 4),
    ("b-skip", "left pulls down", "l", 42, 8, 6, 4),
    ("straight-leg-run", "left lands", "l", 15, 8, -6, 8),
    ("straight-leg-run", "left lands", "r", -14, 14, 0, 4),
    ("straight-leg-run", "left under the hips", "l", 1, 10, 2, 4),
    ("straight-leg-run", "left under the hips", "r", 12, 16, 14, 4),
    ("straight-leg-run", "left pushes", "l", -13, 4, -22, 11),
    ("straight-leg-run", "left pushes", "r", 34, 8, 10, 4),
    ("straight-leg-run", "flight", "l", -16, 8, -10, 4),
    ("straight-leg-run", "flight", "r", 38, 5, 10, 4),
]

LEANS = [
    # exercise, moment, the catalogue's lean of the trunk, window either side; degrees
    ("seated-glute-squeeze", "squeezed", 0, 2),
    ("standing-glute-squeeze", "squeezed", 0, 2),
    ("standing-hip-extension", "leg back", 10, 4),
    ("sit-to-stand", "lean", 38, 3),
    ("sit-to-stand", "seat-off", 40, 3),
    ("half-squat", "half way", 28, 2),
    ("calf-raise", "top", 0, 2),
    ("standing-march", "right knee up", 0, 2),
    ("fire-hydrant", "top", 75, 8),
    ("bird-dog", "right leg long", 75, 8),
    ("glute-bridge", "flat", -90, 3),
    ("glute-bridge", "top", -116, 3),
    ("couch-stretch", "leaning", 30, 3),
    ("couch-stretch", "tall", 4, 3),
    ("a-skip", "right hop", 3, 2),
    ("b-skip", "right hop", 3, 2),
    ("straight-leg-run", "flight", 4, 2),
]


@pytest.mark.parametrize(("exercise", "moment", "joint", "angle", "window"), WINDOWS)
def test_a_joint_is_within_its_window_at_a_named_moment(  # noqa: PLR0917 (a row of the table)
    stage_of: StageOf, measure: Measure, exercise: str, moment: str, joint: str, angle: float, window: float
) -> None:
    """The film shows what the catalogue teaches."""
    stage = stage_of(exercise)
    found = getattr(measure, joint[:-2])(stage.pose(stage.exercise.moments[moment]), joint[-1])
    assert found == pytest.approx(angle, abs=window)


@pytest.mark.parametrize(("exercise", "moment", "sides", "hip", "knee", "ankle", "window"), POSES)
def test_a_leg_is_within_its_window_at_a_named_moment(  # noqa: PLR0917 (a row of the table)
    stage_of: StageOf,
    measure: Measure,
    exercise: str,
    moment: str,
    sides: str,
    hip: float,
    knee: float,
    ankle: float,
    window: float,
) -> None:
    """Hip, knee and ankle are the catalogue's."""
    stage = stage_of(exercise)
    posed = stage.pose(stage.exercise.moments[moment])
    for side in sides:
        found = (measure.hip_flex(posed, side), measure.knee_flex(posed, side), measure.ankle_df(posed, side))
        assert found == pytest.approx((hip, knee, ankle), abs=window)


@pytest.mark.parametrize(("exercise", "moment", "lean", "window"), LEANS)
def test_the_trunk_leans_as_the_catalogue_has_it(  # noqa: PLR0917 (a row of the table)
    stage_of: StageOf, measure: Measure, exercise: str, moment: str, lean: float, window: float
) -> None:
    """The line from the hips to the shoulders."""
    stage = stage_of(exercise)
    assert measure.trunk_pitch(stage.pose(stage.exercise.moments[moment])) == pytest.approx(lean, abs=window)


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
        ("couch-stretch", "flexor_r", "tall"),
        ("seated-glute-squeeze", "glute_l", "squeezed"),
        ("standing-glute-squeeze", "glute_r", "squeezed"),
        ("standing-hip-extension", "glute_r", "leg back"),
        ("sit-to-stand", "glute_r", "squeezed"),
        ("half-squat", "glute_l", "squeezed"),
        ("half-squat", "quadriceps_l", "half way"),
        ("calf-raise", "calf_l", "top"),
        ("standing-march", "flexor_r", "right knee up"),
        ("standing-march", "flexor_l", "left knee up"),
        ("fire-hydrant", "medius_r", "top"),
        ("glute-bridge", "glute_l", "top"),
        ("bird-dog", "glute_r", "right leg long"),
        ("bird-dog", "glute_l", "left leg long"),
        ("clamshell", "medius_r", "open"),
        ("b-skip", "flexor_r", "right toe-off"),
        ("b-skip", "glute_r", "right pulls down"),
        ("straight-leg-run", "glute_l", "left lands"),
    ],
)
def test_a_muscle_is_lit_most_where_the_effort_is_greatest(
    stage_of: StageOf, path_points: PathPoints, exercise: str, muscle: str, moment: str
) -> None:
    """The light on a muscle peaks at the moment the catalogue puts the effort."""
    stage = stage_of(exercise)
    level = {**stage.exercise.contraction, **stage.exercise.stretch}[muscle]
    greatest = max(level(at) for at in path_points(stage))
    assert level(stage.exercise.moments[moment]) == pytest.approx(greatest, abs=0.02)
