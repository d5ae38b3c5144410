"""What the coach proposes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.exercises.catalogue_samples import built_in
from glutebreak.core.coaching.coach import Proposal, propose
from glutebreak.core.coaching.occasion import Occasion, Past, Place
from glutebreak.core.exercises.catalogue import ExerciseStep, MoveStep, Role, Setting, Side
from glutebreak.core.records import ActivationRecord, Dated, SetRecord
from glutebreak.core.sitting.happenings import Outcome

CATALOGUE = built_in()
ONLY_MAT = replace(CATALOGUE, routines={"mat-stretch-then-fire": CATALOGUE.routines["mat-stretch-then-fire"]})


def proposed(place: Place, floor: bool) -> set[str]:
    """The ids of everything that may come up."""
    return {propose(CATALOGUE, Occasion(place, floor, seed=seed)).routine.id for seed in range(200)}


def exercises_of(proposal: Proposal) -> list[str]:
    """The ids of the exercises in their order."""
    return [step.exercise for step in proposal.routine.exercise_steps]


DISCREET = {"on-a-call-minute", "desk-two-minute-reset"}
AT_THE_DESK = DISCREET | {"three-minute-resistance-break"}
ON_THE_MAT = {"mat-stretch-then-fire", "mat-hip-stability"}


@pytest.mark.parametrize(
    ("place", "floor", "expected"),
    [
        (Place.OPEN_OFFICE, False, DISCREET),
        (Place.OPEN_OFFICE, True, DISCREET),
        (Place.OWN_OFFICE, False, AT_THE_DESK),
        (Place.OWN_OFFICE, True, AT_THE_DESK | ON_THE_MAT),
        (Place.HOME, False, AT_THE_DESK),
        (Place.HOME, True, AT_THE_DESK | ON_THE_MAT),
    ],
)
def test_what_is_proposed_fits_the_place(place: Place, floor: bool, expected: set[str]) -> None:
    """Only what is discreet where others look on, and the mat only where there is a floor."""
    assert proposed(place, floor) == expected


def test_the_prompt_names_the_true_length_and_the_first_two_exercises() -> None:
    """Three minutes: hip-flexor stretch, then donkey kicks. No room for a mat? The standing version takes two."""
    proposal = next(
        each
        for each in (propose(CATALOGUE, Occasion(Place.HOME, floor=True, seed=seed)) for seed in range(100))
        if each.routine.id == "mat-stretch-then-fire"
    )

    assert proposal.lasts == 180_000
    assert proposal.named == ("half-kneeling hip-flexor stretch", "donkey kicks")
    assert proposal.alternative == CATALOGUE.routines["desk-two-minute-reset"]
    assert proposal.alternative.lasts == 120_000


def test_a_standing_routine_has_no_standing_alternative() -> None:
    """There is nothing to get out of the way."""
    proposal = propose(CATALOGUE, Occasion(Place.OPEN_OFFICE, floor=False))

    assert proposal.alternative is None


def test_a_walk_is_always_offered_instead() -> None:
    """Five minutes of it."""
    walk = propose(CATALOGUE, Occasion(Place.OPEN_OFFICE, floor=False)).walk

    assert (walk.id, walk.lasts) == ("walk", 300_000)


def test_the_same_arguments_give_the_same_proposal() -> None:
    """The seed decides, nothing else."""
    once = [propose(CATALOGUE, Occasion(Place.HOME, floor=True, seed=seed)) for seed in range(20)]
    again = [propose(CATALOGUE, Occasion(Place.HOME, floor=True, seed=seed)) for seed in range(20)]

    assert once == again


@given(place=some.sampled_from(Place), floor=some.booleans(), seeds=some.lists(some.integers(), max_size=30))
def test_nothing_comes_three_times_running_where_there_is_a_choice(place: Place, floor: bool, seeds: list[int]) -> None:
    """Whatever the seeds, a day's proposals never repeat one routine thrice."""
    history: list[Past] = []
    for seed in seeds:
        occasion = Occasion(place, floor, tuple(history), seed=seed)
        history.append(Past(propose(CATALOGUE, occasion).routine.id))

    names = [past.routine for past in history]
    assert all(len(set(names[at : at + 3])) > 1 for at in range(len(names) - 2))


def test_without_a_choice_the_same_routine_comes_again() -> None:
    """One routine is better than none."""
    past = (Past("mat-stretch-then-fire"),) * 5

    assert propose(ONLY_MAT, Occasion(Place.HOME, floor=True, history=past)).routine.id == "mat-stretch-then-fire"


def test_the_sides_take_turns() -> None:
    """The side that was first last time is second this time."""
    left_first = Past("mat-stretch-then-fire", Side.LEFT)
    right_first = Past("mat-stretch-then-fire", Side.RIGHT)
    others = (Past("on-a-call-minute"), Past("other", Side.LEFT))
    first, second, third = (
        propose(ONLY_MAT, Occasion(Place.HOME, floor=True, history=history))
        for history in ((), (left_first,), (right_first, *others))
    )

    assert (first.first_side, second.first_side, third.first_side) == (Side.LEFT, Side.RIGHT, Side.LEFT)


def test_the_past_is_read_from_the_log() -> None:
    """The first set with a side tells which side was first."""
    now = Dated(0, 0)
    sets = (
        SetRecord("calf-raise", None, 10, 0, completed=True, plausible=True),
        SetRecord("donkey-kick", "right", 7, 0, completed=True, plausible=True),
        SetRecord("donkey-kick", "left", 7, 0, completed=True, plausible=True),
    )
    record = ActivationRecord(now, now, 180_000, "mat-stretch-then-fire", Outcome.DONE, seated=False, sets=sets)

    assert Past.of(record) == Past("mat-stretch-then-fire", Side.RIGHT)


@given(
    banned=some.sets(some.sampled_from(sorted(CATALOGUE.exercises))),
    place=some.sampled_from(Place),
    floor=some.booleans(),
    seed=some.integers(),
)
def test_nothing_banned_comes_up_and_stretches_come_first(
    banned: set[str], place: Place, floor: bool, seed: int
) -> None:
    """Whatever is banned is exchanged or left out, down to the bare walk; nothing needs room that is not there."""
    proposal = propose(CATALOGUE, Occasion(place, floor, banned=frozenset(banned), seed=seed))

    done = exercises_of(proposal)
    roles = [CATALOGUE.exercise(each).role is Role.STRETCH for each in done]
    assert not banned & set(done)
    assert done
    assert roles == sorted(roles, reverse=True)
    assert floor or Setting.MAT not in CATALOGUE.settings_of(proposal.routine)
    assert Setting.HALLWAY not in CATALOGUE.settings_of(proposal.routine)
    assert proposal.alternative is None or not banned & {each.exercise for each in proposal.alternative.exercise_steps}


def test_a_banned_exercise_is_exchanged_for_one_that_takes_as_long() -> None:
    """The routine's own exchange comes first, in as many repetitions as fit the time."""
    only = replace(CATALOGUE, routines={"mat-hip-stability": CATALOGUE.routines["mat-hip-stability"]})

    proposal = propose(only, Occasion(Place.HOME, floor=True, banned=frozenset({"fire-hydrant"})))

    clamshell = proposal.routine.exercise_steps[1]
    assert exercises_of(proposal) == ["half-kneeling-hip-flexor-stretch", "clamshell", "bird-dog"]
    assert (clamshell.dose.count, clamshell.lasts) == (6, 56_000)


def test_when_everything_is_banned_a_walk_is_proposed() -> None:
    """There is always a way out of the chair."""
    proposal = propose(CATALOGUE, Occasion(Place.HOME, floor=True, banned=frozenset(CATALOGUE.exercises)))

    assert proposal.routine.id == "walk"
    assert (proposal.lasts, proposal.named) == (300_000, ("walk",))


def test_ones_own_routine_is_put_in_order_too() -> None:
    """A stretch written last comes first, together with the change of position that leads to it."""
    calf, stretch = (CATALOGUE.alone(each).steps[0] for each in ("calf-raise", "standing-hip-flexor-stretch"))
    mine = replace(
        CATALOGUE.routines["on-a-call-minute"],
        steps=(MoveStep("stand up", 2000), calf, MoveStep("step back", 3000), stretch, MoveStep("settle", 1000)),
    )

    proposal = propose(replace(CATALOGUE, routines={"mine": mine}), Occasion(Place.HOME, floor=False))

    assert proposal.routine.steps == (
        MoveStep("step back", 3000),
        stretch,
        MoveStep("stand up", 2000),
        calf,
        MoveStep("settle", 1000),
    )
    assert isinstance(stretch, ExerciseStep)
