"""What the figure does in each film: contacts, limits, seams, effort, and its place in the picture."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from demos.channels import LIMITS
from demos.figure_surfaces import Patch, patch, seen_vertices, standoff
from demos.lens import Lens
from demos.measure import Measure
from demos.muscles import AROUND, RINGS, hip_flexors, sweep
from demos.plan import HEIGHT, WIDTH, Stage, outline, times
from demos.rig import Array, Posed
from demos.xray import Xray

PathPoints = Callable[[Stage], list[float]]
SLIP, PENETRATION, HOVER = 0.001, 0.006, 0.003


def rigid_patch(stage: Stage, part: str) -> Patch:
    """The points of a pinned part that its own bone alone carries."""
    whole = patch(stage.rig.body, part, shoes=stage.exercise.shoes)
    bones = {"knee": ("calf",), "instep": ("foot", "ball"), "foot": ("foot", "ball"), "ball": ("ball",)}
    names = bones.get(part[:-2])
    if names is None:
        return whole
    carried = whole.weights[:, [stage.rig.body.bone(f"{name}_{part[-1]}") for name in names]].sum(axis=1) > 0.97
    return Patch(whole.rest[carried], whole.weights[carried])


def test_pinned_parts_do_not_slip(stage: Stage, path_points: PathPoints) -> None:
    """What lies within a centimetre of the surface stays where it is, within a millimetre, while it is held.

    A back or a seat that rolls brings other points down, so it has no point that must stay. Where the camera goes along
    with somebody who travels, the surface moves back under them.
    """
    for contact in stage.exercise.contacts:
        if contact.rolls:
            continue
        rest = rigid_patch(stage, contact.part)
        first: Array | None = None
        touching = None
        for at in path_points(stage)[::2]:
            if not contact.held(at):
                first = None
                continue
            points = rest.posed(stage.rig, stage.pose(at)) - (0.0, stage.exercise.travelled(at), 0.0)
            if first is None or touching is None:
                first, touching = points, points[:, 2] < points[:, 2].min() + 0.01
            slip = np.linalg.norm(points[touching] - first[touching], axis=1).max()
            assert slip <= SLIP, f"{contact.part} slips {1000 * slip:.1f} mm at {at}"


def test_pinned_parts_touch_what_they_rest_on(stage: Stage, path_points: PathPoints) -> None:
    """Neither sunk by more than 6 mm nor hovering by more than 3 mm."""
    for contact in stage.exercise.contacts:
        rest = patch(stage.rig.body, contact.part, shoes=stage.exercise.shoes)
        for at in path_points(stage)[::2]:
            if contact.held(at):
                above = rest.posed(stage.rig, stage.pose(at))[:, 2].min() - contact.height
                assert -PENETRATION <= above <= HOVER, f"{contact.part} is {1000 * above:.1f} mm above at {at}"


def test_nothing_sinks_into_floor_mat_cushion_or_desk(stage: Stage, path_points: PathPoints) -> None:
    """No point of skin, clothes or shoes is more than 6 mm inside anything."""
    body = stage.rig.body
    seen = seen_vertices(body, shoes=stage.exercise.shoes)
    rest = body.vertices[seen] + standoff(body, shoes=stage.exercise.shoes)[seen]
    for at in path_points(stage)[::4]:
        points = stage.rig.skin(stage.pose(at), rest, body.weights[seen])
        assert points[:, 2].min() >= -PENETRATION, f"floor at {at}"
        for box in stage.exercise.props:
            low = np.array(box.centre) - np.array(box.size) / 2
            high = low + box.size
            inside = np.minimum(points - low, high - points).min(axis=1).max()
            assert inside <= PENETRATION, f"{box.name}: {1000 * inside:.1f} mm at {at}"


def test_every_hand_and_foot_reaches_its_place(stage: Stage, path_points: PathPoints) -> None:
    """No target of the inverse kinematics is out of reach."""
    assert {at: stage.pose(at).out_of_reach for at in path_points(stage) if stage.pose(at).out_of_reach} == {}


def test_joints_keep_their_limits(stage: Stage, path_points: PathPoints, measure: Measure) -> None:
    """Both the angles asked for and those that inverse kinematics finds stay within a healthy adult's."""
    for at in path_points(stage):
        posed = stage.pose(at)
        for channel, value in posed.angles.items():
            low, high = LIMITS[channel]
            assert low <= value <= high, f"{channel} {value:.1f} at {at}"
        for side in "lr":
            for joint in ("knee_flex", "ankle_df", "elbow_flex", "shoulder_flex"):
                low, high = LIMITS[f"{joint}_{side}"]
                value = getattr(measure, joint)(posed, side)
                assert low <= value <= high, f"{joint}_{side} {value:.1f} at {at}"
            hip = measure.thigh(posed, side) + measure.pelvis(posed)[0]
            assert LIMITS["hip_flex_l"][0] <= hip <= LIMITS["hip_flex_l"][1], f"hip {side} {hip:.1f} at {at}"


def shape(posed: Posed) -> Array:
    """All joints, (b, 3)."""
    return np.array(list(posed.joints.values()))


def step(a: Posed, b: Posed) -> float:
    """The farthest any joint moves between two poses, metres."""
    return float(np.linalg.norm(shape(a) - shape(b), axis=1).max())


def test_loops_close(stage: Stage) -> None:
    """From the last frame to the first is no greater step than between other frames."""
    for clip in stage.exercise.clips:
        if clip.loops:
            poses = [stage.pose(clip.path(t)) for t in times(clip)]
            moving = [s for s in map(step, poses, poses[1:]) if s > 1e-6]
            assert step(poses[-1], poses[0]) <= max(float(np.median(moving)), 1e-6)


def test_the_parts_of_a_stretch_meet(stage: Stage) -> None:
    """Into ends where hold begins, hold where out begins, out where into began."""
    parts = {clip.part: clip for clip in stage.exercise.clips}
    if "hold" in parts:
        into, hold, out = parts["into"], parts["hold"], parts["out"]
        joins = ((into, into.duration, hold, 0.0), (hold, hold.duration, out, 0.0), (out, out.duration, into, 0.0))
        for first, end, second, start in joins:
            assert abs(first.path(end) - second.path(start)) < 1e-9


def test_phases_fill_the_clip_without_a_gap(stage: Stage) -> None:
    """The words a display shows follow each other from the first moment to the last."""
    for clip in stage.exercise.clips:
        ends = [0.0, *(end for _, _, end in clip.phases)]
        assert [start for _, start, _ in clip.phases] == ends[:-1]
        assert ends[-1] == clip.duration


def test_the_whole_figure_is_in_the_picture_and_the_outer_eighths_are_free(
    stage: Stage, path_points: PathPoints
) -> None:
    """The guided break fades the film into its ground at the sides; props keep clear of them too."""
    for view in stage.exercise.views:
        corners = [
            np.array(box.centre) + np.array(box.size) / 2 * (x, y, z)
            for box in stage.exercise.props
            for x in (-1, 1)
            for y in (-1, 1)
            for z in (-1, 1)
        ]
        if corners:
            left, top = (seen := Lens(view, WIDTH, HEIGHT).project(np.array(corners))[0]).min(axis=0)
            right, bottom = seen.max(axis=0)
            assert left >= WIDTH / 8, view.name
            assert right <= WIDTH * 7 / 8, view.name
            assert top >= 12, view.name
            assert bottom <= HEIGHT - 8, view.name
        for at in path_points(stage)[::4]:
            pixels = outline(stage, view, at)
            assert pixels[:, 0].min() >= WIDTH / 8, f"{view.name} at {at}"
            assert pixels[:, 0].max() <= WIDTH * 7 / 8, f"{view.name} at {at}"
            assert pixels[:, 1].min() >= 12, f"{view.name} at {at}"
            assert pixels[:, 1].max() <= HEIGHT - 8, f"{view.name} at {at}"


def test_the_skip_leaves_the_floor_as_high_as_gravity_lets_it(stage_of: Callable[[str], Stage]) -> None:
    """The standing foot rises by 5 to 8 cm, and in the air the hips fall as a thrown body does, within a tenth."""
    stage = stage_of("a-skip")
    rises = [float(stage.pose(at).joints["ball_l"][2]) for at in np.linspace(0, 0.65, 40)]
    assert 0.05 <= max(rises) - min(rises) <= 0.08
    step = 0.05
    before, apex, after = (float(stage.pose(0.34 + off).joints["pelvis"][2]) for off in (-step, 0.0, step))
    assert (2 * apex - before - after) / step**2 == pytest.approx(9.81, rel=0.1)


@pytest.mark.parametrize(
    ("exercise", "moment"),
    [
        ("half-kneeling-hip-flexor-stretch", "glide"),
        ("standing-hip-flexor-stretch", "glide"),
        ("couch-stretch", "tall"),
    ],
)
def test_no_arm_hides_the_hip_flexor_in_a_stretch(stage_of: Callable[[str], Stage], exercise: str, moment: str) -> None:
    """At the height of the stretch, all of the x-ray that would show without arms shows with them."""
    stage = stage_of(exercise)
    for view in stage.exercise.views:
        lens, ground = Lens(view, WIDTH, HEIGHT), np.zeros((HEIGHT, WIDTH, 3))
        whole, bare = Xray(stage.rig), Xray(stage.rig)
        bare.arm_faces = bare.arm_faces[:0]
        posed = stage.pose(stage.exercise.moments[moment])
        seen, all_of_it = (
            float(xray.paint(ground, lens, posed, {}, {"flexor_r": 1.0}).sum()) for xray in (whole, bare)
        )
        assert all_of_it > 0
        assert seen >= 0.999 * all_of_it, view.name


@pytest.mark.parametrize(("exercise", "moment"), [("a-skip", "right hop"), ("standing-hip-flexor-stretch", "glide")])
def test_a_hip_flexor_stays_a_smooth_spindle_in_any_pose(
    stage_of: Callable[[str], Stage], exercise: str, moment: str
) -> None:
    """Lifted or stretched, its curve nowhere turns sharply, and it tapers from its belly to both ends."""
    stage = stage_of(exercise)
    posed = stage.pose(stage.exercise.moments[moment])
    for tube in hip_flexors(stage.rig.body, "r"):
        centre, beside = (stage.rig.skin(posed, points, tube.weights) for points in (tube.rest, tube.beside))
        rings = sweep(tube, centre, beside, 0.0).points.reshape(RINGS, AROUND, 3)
        middle = rings.mean(axis=1)
        along = np.diff(middle, axis=0)
        along /= np.linalg.norm(along, axis=1, keepdims=True)
        turns = np.degrees(np.arccos(np.clip((along[1:] * along[:-1]).sum(axis=1), -1, 1)))
        assert turns.max() <= 20
        girth = np.linalg.norm(rings - middle[:, None], axis=2).mean(axis=1)
        assert girth.argmax() not in range(3)
        assert girth[-1] < 0.35 * girth.max()


def test_effort_is_never_more_than_whole(stage: Stage, path_points: PathPoints) -> None:
    """Efforts and stretches are shares, and every muscle named is lit at some time."""
    levels = {**stage.exercise.contraction, **stage.exercise.stretch}
    for muscle, level in levels.items():
        values = [level(at) for at in path_points(stage)]
        assert min(values) >= 0.0, muscle
        assert 0.5 <= max(values) <= 1.0, muscle
