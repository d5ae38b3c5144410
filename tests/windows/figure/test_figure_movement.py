"""The drawn figure goes through every exercise: in its time, without a jump, and with its feet where they stand."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.exercises.catalogue_samples import BUILT_IN, built_in
from glutebreak.core.exercises.catalogue import DoseKind
from glutebreak.windows.figure.curves import hermite, monotone
from glutebreak.windows.figure.movement import Movement
from glutebreak.windows.figure.movements_file import read_movements
from glutebreak.windows.figure.rig import Figure, Point, Prop, PropKind

CATALOGUE = built_in()
MOVEMENTS = read_movements(BUILT_IN.with_name("movements.json"))
BRIEF = {name: movement.shortened(300) for name, movement in MOVEMENTS.items()}
"""The same without the time in which nothing moves."""
FRAME = 1000 // 60
STATURE = 1750
"""Millimetres, for what is easier to judge in them."""


def joints(figure: Figure) -> dict[str, Point]:
    """Every joint by its name."""
    sides = {"L": figure.left, "R": figure.right}
    named = {f"{joint}_{side}": getattr(limbs, joint) for side, limbs in sides.items() for joint in limbs.__slots__}
    return {"pelvis": figure.pelvis, "chest": figure.chest, "head": figure.head, **named}


def apart(one: Point, other: Point) -> float:
    """How far two points are from each other, in millimetres on somebody of that stature."""
    return math.dist(one, other) * STATURE


def furthest(one: Figure, other: Figure) -> float:
    """How far the joint that differs most is from itself, likewise."""
    return max(apart(point, joints(other)[name]) for name, point in joints(one).items())


def moments(movement: Movement) -> list[int]:
    """Each frame of one loop, and the first of the next."""
    return [*range(0, movement.lasts, FRAME), movement.lasts]


def test_there_is_a_movement_for_every_exercise_and_the_walk() -> None:
    """And for nothing else."""
    assert set(MOVEMENTS) == {*CATALOGUE.exercises, CATALOGUE.walk.id}


@pytest.mark.parametrize("name", MOVEMENTS)
def test_a_movement_takes_as_long_as_the_exercise(name: str) -> None:
    """One loop is one repetition, or one hold with the way in and out: the figure moves in time with the count."""
    dose = CATALOGUE.exercise(name).dose
    if dose.kind in {DoseKind.REPS, DoseKind.HOLD}:
        assert MOVEMENTS[name].lasts == dose.repetition
    else:
        assert 500 <= MOVEMENTS[name].lasts <= 2_000


@pytest.mark.parametrize("name", MOVEMENTS)
def test_a_movement_goes_on_without_a_jump(name: str) -> None:
    """No joint goes 12 cm in a sixtieth of a second, the end meets the beginning, and effort is a share."""
    movement = BRIEF[name]
    seen = [movement.figure(at) for at in moments(movement)]
    assert max(furthest(before, after) for before, after in pairwise(seen)) < 120
    assert furthest(seen[0], seen[-1]) < 1
    assert all(0 <= movement.effort(at) <= 1 for at in moments(movement))
    assert {movement.effort(each.at) for each in movement.keyframes[:-1]} == {
        each.effort for each in movement.keyframes[:-1]
    }


@pytest.mark.parametrize("name", [name for name, each in MOVEMENTS.items() if not each.travels])
def test_what_stands_keeps_its_place(name: str) -> None:
    """Feet, knees and hands slide less than 3 cm between two keyframes that both stand on them."""
    movement = BRIEF[name]
    slid = [0.0]
    for before, after in pairwise(movement.keyframes):
        for contact in before.stands & after.stands & {"foot_L", "foot_R", "knee_L", "knee_R", "hand_L", "hand_R"}:
            part, side = contact.split("_")
            joint = {"foot": "ankle", "knee": "knee", "hand": "wrist"}[part] + f"_{side}"
            first = joints(movement.figure(before.at))[joint]
            slid += [apart(joints(movement.figure(at))[joint], first) for at in range(before.at, after.at, FRAME)]
    assert max(slid) < 30


@pytest.mark.parametrize("name", MOVEMENTS)
def test_nothing_sinks_into_the_ground_and_the_whole_movement_has_its_room(name: str) -> None:
    """Its extent holds every joint of every frame."""
    movement = BRIEF[name]
    extent = movement.extent
    for at in moments(movement):
        for x, y, _ in joints(movement.figure(at)).values():
            assert extent.left - 0.01 <= x <= extent.right + 0.01
            assert extent.bottom + 0.015 <= y <= extent.top


def test_a_look_at_a_stretch_holds_it_for_a_moment_only() -> None:
    """The way in and the way out are as long as ever."""
    stretch = MOVEMENTS["couch-stretch"]
    short = stretch.shortened(4_000)
    assert (stretch.lasts, short.lasts) == (38_000, 12_000)
    assert [each.at for each in short.keyframes] == [0, 2_500, 5_000, 9_000, 12_000]
    assert furthest(short.figure(3_700), stretch.figure(3_700)) == 0
    assert furthest(short.figure(10_500), stretch.figure(36_500)) < 1


def test_the_chair_stays_where_it_is_while_its_user_gets_up() -> None:
    """And is where they sit down again."""
    rising = MOVEMENTS["sit-to-stand"]
    assert {rising.figure(at).props for at in moments(rising)} == {(Prop(PropKind.CHAIR, 0, 0.235),)}
    assert rising.figure(1_700).pelvis[0] > rising.figure(0).pelvis[0] + 0.1


@pytest.mark.parametrize("name", ["donkey-kick", "bird-dog"])
def test_hands_on_the_floor_lie_flat_and_go_no_deeper(name: str) -> None:
    """Fingers ahead of the wrist, whatever the arm's direction; one that is lifted points where the arm does."""
    movement = BRIEF[name]
    for at in moments(movement):
        for limbs in (movement.figure(at).left, movement.figure(at).right):
            assert limbs.fingers[1] > 0
            assert apart(limbs.wrist, limbs.fingers) == pytest.approx(0.06 * STATURE)
    start = movement.figure(0).right
    assert start.fingers[0] - start.wrist[0] > 0.055


@pytest.mark.parametrize("name", ["standing-hip-extension", "standing-hip-flexor-stretch", "calf-raise"])
def test_hands_rest_on_the_desk_that_stands_there(name: str) -> None:
    """At its edge, as high as its top."""
    movement = MOVEMENTS[name]
    (desk,) = movement.props
    wrist = movement.figure(0).left.wrist
    assert (desk.kind, abs(wrist[1] - desk.height) < 0.03, abs(wrist[0] - desk.ahead) < 0.03) == (
        PropKind.DESK,
        True,
        True,
    )


@given(st.lists(st.floats(-100, 100), min_size=2, max_size=8), st.data())
def test_smooth_curves_overshoot_none_of_their_values(values: list[float], data: st.DataObject) -> None:
    """Between two keyframes a joint stays between what they say."""
    loop = [*values, values[0]]
    spans = data.draw(st.lists(st.integers(1, 5_000), min_size=len(values), max_size=len(values)))
    times = [sum(spans[:nth]) for nth in range(len(loop))]
    slopes = monotone(times, loop)
    for nth, span in enumerate(spans):
        low, high = sorted(loop[nth : nth + 2])
        for share in (0.0, 0.1, 0.37, 0.5, 0.81, 1.0):
            at = hermite(share, loop[nth], loop[nth + 1], slopes[nth] * span, slopes[nth + 1] * span)
            assert low - 1e-6 <= at <= high + 1e-6
