"""The rig: angles in, the same angles out; limbs that reach their targets; skin that follows the bones."""

from __future__ import annotations

import numpy as np
import pytest

from demos.channels import mirrored
from demos.curves import cyclic, eased
from demos.exercise import View
from demos.lens import Lens
from demos.measure import Measure
from demos.rig import Grip, Rig

POSE = {
    "pelvis_pitch": 12.0,
    "pelvis_yaw": 5.0,
    "spine_twist": 8.0,
    "hip_flex_l": 60.0,
    "knee_flex_l": 75.0,
    "ankle_df_l": 10.0,
    "hip_abd_r": 12.0,
    "shoulder_flex_r": 40.0,
    "elbow_flex_r": 50.0,
}


@pytest.mark.parametrize(
    ("channel", "measured"),
    [
        ("hip_flex_l", "hip_flex"),
        ("hip_flex_r", "hip_flex"),
        ("knee_flex_r", "knee_flex"),
        ("ankle_df_l", "ankle_df"),
        ("shoulder_flex_r", "shoulder_flex"),
        ("elbow_flex_l", "elbow_flex"),
    ],
)
def test_a_joint_set_to_an_angle_measures_that_angle(rig: Rig, measure: Measure, channel: str, measured: str) -> None:
    """What an exercise file says is what a reviewer finds on the figure."""
    posed = rig.forward({channel: 35.0})
    assert getattr(measure, measured)(posed, channel[-1]) == pytest.approx(35.0, abs=0.7)


def test_the_neutral_pose_stands_upright(rig: Rig, measure: Measure) -> None:
    """All angles at zero: trunk upright, legs straight, soles level."""
    posed = rig.forward({})
    assert measure.trunk_pitch(posed) == pytest.approx(0.0)
    for side in "lr":
        assert measure.thigh(posed, side) == pytest.approx(0.0, abs=0.01)
        assert measure.knee_flex(posed, side) == pytest.approx(0.0, abs=0.01)
        assert measure.toe_up(posed, side) == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize("end", ["hand_l", "hand_r", "foot_l", "foot_r"])
def test_a_limb_reaches_the_place_it_is_held_at(rig: Rig, end: str) -> None:
    """Two-bone inverse kinematics lands within a hundredth of a millimetre."""
    at = rig.forward({}).joints[end] + np.array([0.02, -0.15, 0.20])
    way = np.array([0.0, 1.0, 0.0]) if end.startswith("hand") else np.array([0.0, -1.0, 0.0])
    posed = rig.solve({}, {end: Grip(at, way)}, np.zeros(3))
    assert posed.out_of_reach == {}
    assert np.abs(posed.joints[end] - at).max() < 1e-5


def test_a_knee_bends_forward_and_an_elbow_back(rig: Rig) -> None:
    """Inverse kinematics bends joints the way they bend."""
    grips = {
        "foot_l": Grip(rig.forward({}).joints["foot_l"] + np.array([0, 0, 0.2]), np.array([0.0, -1.0, 0.0])),
        "hand_r": Grip(rig.forward({}).joints["hand_r"] + np.array([0, 0, 0.2]), np.array([0.0, 1.0, 0.0])),
    }
    posed = rig.solve({}, grips, np.zeros(3))
    assert posed.joints["calf_l"][1] < min(posed.joints["thigh_l"][1], posed.joints["foot_l"][1]) - 0.1
    assert posed.joints["lowerarm_r"][1] > max(posed.joints["upperarm_r"][1], posed.joints["hand_r"][1]) + 0.1


def test_a_place_out_of_reach_is_reported_with_the_distance_missing(rig: Rig) -> None:
    """No limb is stretched in silence."""
    shoulder = rig.forward({}).joints["upperarm_l"]
    at = shoulder + np.array([0.0, -1.0, 0.0])
    posed = rig.solve({}, {"hand_l": Grip(at, np.array([0.0, 1.0, -1.0]))}, np.zeros(3))
    missing = 1.0 - rig.length["upperarm_l"] - rig.length["lowerarm_l"]
    assert posed.out_of_reach == {"hand_l": pytest.approx(missing)}


def test_a_mirrored_pose_has_mirrored_joints(rig: Rig) -> None:
    """Left and right are built alike."""
    one, other = rig.forward(POSE), rig.forward(mirrored(POSE))
    for name, joint in one.joints.items():
        twin = name[:-1] + {"l": "r", "r": "l"}[name[-1]] if name.endswith(("_l", "_r")) else name
        assert np.abs(joint * (-1, 1, 1) - other.joints[twin]).max() < 0.002


def test_skin_moves_rigidly_where_one_bone_carries_it(rig: Rig) -> None:
    """Dual-quaternion skinning agrees with the bone's own motion."""
    posed = rig.forward(POSE, shift=np.array([0.1, 0.2, 0.3]))
    skin = rig.body.carried_by(("calf_l",), rig.body.group_vertices("body"), 0.999)
    bone = rig.body.bone("calf_l")
    rigid = (rig.body.vertices[skin] - rig.body.head[bone]) @ posed.deltas["calf_l"].T + posed.joints["calf_l"]
    assert np.abs(rig.skin_vertices(posed, skin) - rigid).max() < 0.0005


def test_an_eased_curve_rests_at_its_keys() -> None:
    """No jerk at the start, the end, or a key between."""
    keys = ((0.0, 0.0), (1.0, 10.0), (3.0, 4.0))
    for key, value in keys:
        assert eased(keys, key) == value
        assert abs(eased(keys, key + 0.001) - value) < 0.001


def test_a_cyclic_curve_has_no_corner_at_its_seam() -> None:
    """The value and the speed agree on both sides of the seam."""
    keys = ((0.0, 2.0), (0.3, 8.0), (0.7, 5.0))
    before, at, after = (cyclic(keys, 1.0 + step, 1.0) for step in (-1e-4, 0.0, 1e-4))
    assert at == pytest.approx(2.0)
    assert after - at == pytest.approx(at - before, abs=1e-5)


def test_the_lens_puts_its_target_in_the_middle_and_up_above_it() -> None:
    """Pixels count from the top left."""
    lens = Lens(View("side", (-4.0, 0.5, 1.0), (0.0, 0.0, 0.5), 50.0), 1280, 720)
    pixels, distance = lens.project(np.array([[0.0, 0.0, 0.5], [0.0, 0.0, 0.6], [0.0, -0.1, 0.5]]))
    assert pixels[0] == pytest.approx([640, 360])
    assert pixels[1, 1] < 360
    assert pixels[2, 0] > 640
    assert distance[0] == pytest.approx(np.linalg.norm([4.0, 0.5, 0.5]))
