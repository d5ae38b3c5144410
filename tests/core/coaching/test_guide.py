"""The guided break as a state machine."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.exercises.catalogue_samples import built_in
from glutebreak.core.coaching.break_moment import DoneSide, ExerciseProgress
from glutebreak.core.coaching.guide import FORGOTTEN, Guide
from glutebreak.core.coaching.plan import BreakPlan
from glutebreak.core.coaching.segments import Phase, arrival_of
from glutebreak.core.exercises.catalogue import Exercise, MoveStep, Side
from glutebreak.core.records import SeenSet
from glutebreak.core.sitting.happenings import Outcome

CATALOGUE = built_in()
MAT = CATALOGUE.routines["mat-stretch-then-fire"]
DESK = "desk-two-minute-reset"
START = 1_000_000


def guide_of(identity: str, first_side: Side = Side.LEFT) -> Guide:
    """A guide through a routine, or through one exercise, that began at `START`."""
    return Guide(CATALOGUE, BreakPlan(CATALOGUE.routine(identity), first_side), START, ())


def arriving(identity: str) -> Guide:
    """A guide that gives the time to get up first."""
    routine = CATALOGUE.routine(identity)
    arrival = arrival_of(CATALOGUE, routine)
    return Guide(CATALOGUE, BreakPlan(routine, Side.LEFT, CATALOGUE.routine(DESK)), START, (), arrival=arrival)


def done(exercise: str, side: str | None, reps: int = 0, held: int = 0, **more: Any) -> SeenSet:
    """A set that ran to its end."""
    return SeenSet(exercise, side, reps, held, **{"completed": True, **more})


def name(exercise: Exercise | None) -> str:
    """Its id; empty for none."""
    return exercise.id if exercise else ""


def words(guide: Guide, at: int) -> tuple[str, str, str | None, int]:
    """Phase, exercise, side and repetition at so many milliseconds after the start, once time has brought it there."""
    guide.advance(START + at)
    moment = guide.moment(START + at)
    return moment.phase, name(moment.exercise), moment.side, moment.repetition


STRETCH = "half-kneeling-hip-flexor-stretch"

TIMELINE = [
    (0, ("ready", STRETCH, "left", 0)),
    (4_999, ("ready", STRETCH, "left", 0)),
    (5_000, ("up", STRETCH, "left", 1)),
    (8_000, ("hold", STRETCH, "left", 1)),
    (37_999, ("hold", STRETCH, "left", 1)),
    (38_000, ("down", STRETCH, "left", 1)),
    (40_000, ("side-change", STRETCH, "right", 0)),
    (45_000, ("up", STRETCH, "right", 1)),
    (80_000, ("ready", "donkey-kick", "left", 0)),
    (85_000, ("up", "donkey-kick", "left", 1)),
    (86_000, ("hold", "donkey-kick", "left", 1)),
    (87_000, ("down", "donkey-kick", "left", 1)),
    (89_000, ("up", "donkey-kick", "left", 2)),
    (112_999, ("down", "donkey-kick", "left", 7)),
    (113_000, ("side-change", "donkey-kick", "right", 0)),
    (116_000, ("up", "donkey-kick", "right", 1)),
    (144_000, ("ready", "glute-bridge", None, 0)),
    (150_000, ("up", "glute-bridge", None, 1)),
    (155_500, ("rest", "glute-bridge", None, 1)),
    (179_999, ("rest", "glute-bridge", None, 5)),
    (180_000, ("finished", "glute-bridge", None, 5)),
]


def test_a_routine_is_led_through_phase_by_phase() -> None:
    """Every edge of the three minutes, to the millisecond."""
    guide = guide_of("mat-stretch-then-fire")

    assert [(at, words(guide, at)) for at, _ in TIMELINE] == TIMELINE


MAT_RECORDS = (
    done(STRETCH, "left", held=30_000),
    done(STRETCH, "right", held=30_000),
    done("donkey-kick", "left", 7),
    done("donkey-kick", "right", 7),
    done("glute-bridge", None, 5),
)


@given(some.lists(some.integers(0, 181_000), max_size=40))
def test_it_does_not_matter_when_it_is_looked_at(looks: list[int]) -> None:
    """However often time is told to pass, the same sets come out, and the end lies where the routine ends."""
    guide = guide_of("mat-stretch-then-fire")

    seen: list[SeenSet] = []
    for look in [*sorted(looks), 181_000]:
        seen += guide.advance(START + look)

    assert tuple(seen) == guide.records == MAT_RECORDS
    assert (guide.outcome, guide.seated, guide.elapsed(START + 999_000)) == (Outcome.DONE, False, 180_000)


def test_each_set_is_handed_out_at_the_moment_it_is_done() -> None:
    """A set is saved at once, not at the end of the break."""
    guide = guide_of("donkey-kick")

    assert guide.advance(START + 3_000 + 39_999) == ()
    assert guide.advance(START + 3_000 + 40_000) == (done("donkey-kick", "left", 10),)
    assert guide.moment(START + 43_000).done_sides == (DoneSide(Side.LEFT, 10),)
    assert guide.outcome is Outcome.PARTLY


def test_a_routine_without_a_move_before_it_begins_by_getting_ready() -> None:
    """Three seconds to see what is coming."""
    guide = guide_of("donkey-kick")

    assert words(guide, 2_999) == ("ready", "donkey-kick", "left", 0)
    assert words(guide, 3_000) == ("up", "donkey-kick", "left", 1)


def test_alternating_sides_are_one_repetition() -> None:
    """A bird dog is counted when both sides have reached; the side at work is told."""
    guide = guide_of("bird-dog", Side.RIGHT)

    assert [words(guide, 3_000 + at) for at in (0, 8_000, 16_000)] == [
        ("up", "bird-dog", "right", 1),
        ("up", "bird-dog", "left", 1),
        ("up", "bird-dog", "right", 2),
    ]
    assert guide.advance(START + 83_000) == (done("bird-dog", None, 5),)


def test_lengths_and_walks_are_counted_in_what_they_are() -> None:
    """A drill counts lengths, the way back is its rest; a walk counts its time."""
    drill, walk = guide_of("a-skip"), guide_of("walk")

    assert [words(drill, 3_000 + at)[0] for at in (0, 20_000, 35_000)] == ["hold", "rest", "hold"]
    assert drill.advance(START + 73_000) == (done("a-skip", None, 2),)
    assert walk.advance(START + 303_000) == (done("walk", None, held=300_000),)


def test_the_settling_after_all_belongs_to_no_exercise() -> None:
    """The last move is shown, and then it is over."""
    guide = guide_of("on-a-call-minute")

    assert words(guide, 58_000) == ("settle", "", None, 0)
    assert guide.moment(START + 58_000).words == "relax"
    assert words(guide, 60_000)[0] == "finished"
    assert guide.outcome is Outcome.DONE


def test_the_moment_says_how_much_is_behind_and_ahead() -> None:
    """Arcs by repetition, seconds of a hold, what comes next."""
    guide = guide_of("mat-stretch-then-fire")

    guide.advance(START + 20_000)
    holding = guide.moment(START + 20_000)
    guide.advance(START + 90_000)
    kicking = guide.moment(START + 90_000)

    assert (holding.remaining, name(holding.following)) == (18_000, "donkey-kick")
    assert (kicking.filled, name(kicking.following), kicking.into_repetition) == (1.25, "glute-bridge", 1_000)


def test_a_stretch_counts_its_hold_only() -> None:
    """On the way in all of it is left, on the way out none."""
    guide = guide_of("mat-stretch-then-fire")

    guide.advance(START + 6_000)
    assert guide.moment(START + 6_000).remaining == 30_000
    guide.advance(START + 39_000)
    assert guide.moment(START + 39_000).remaining == 0


def test_the_bar_is_true_to_time() -> None:
    """Each part is as long as the exercise with what leads to it, and fills as time passes."""
    guide = guide_of("mat-stretch-then-fire")
    guide.advance(START + 100_000)

    assert guide.bar(START + 100_000) == (
        ExerciseProgress(CATALOGUE.exercise(STRETCH), 80_000, 80_000, completed=True),
        ExerciseProgress(CATALOGUE.exercise("donkey-kick"), 64_000, 20_000, completed=False),
        ExerciseProgress(CATALOGUE.exercise("glute-bridge"), 36_000, 0, completed=False),
    )


@pytest.mark.parametrize(
    ("at", "expected"),
    [(0, 1_000), (1, 1_000), (4_500, 5_000), (85_000, 86_000), (155_400, 155_500), (155_500, 156_000)],
)
def test_the_next_change_is_a_whole_second_or_the_phases_end(at: int, expected: int) -> None:
    """Nothing has to be looked at before."""
    guide = guide_of("mat-stretch-then-fire")
    guide.advance(START + at)

    assert guide.next_change(START + at) == START + expected


def test_a_pause_takes_no_time() -> None:
    """Time stands still, nothing changes, and it goes on from where it was."""
    guide = guide_of("donkey-kick")
    guide.pause(START + 10_000)

    assert guide.advance(START + 500_000) == ()
    assert (guide.paused, guide.next_change(START + 500_000)) == (True, START + 10_000 + FORGOTTEN)
    guide.resume(START + 500_000)
    assert guide.advance(START + 533_000) == (done("donkey-kick", "left", 10),)


def test_a_break_that_was_forgotten_is_over_as_it_was_seen() -> None:
    """A quarter of an hour after it was paused, which is then part of it as every pause is."""
    guide = guide_of("donkey-kick")
    guide.pause(START + 23_000)

    before = guide.advance(START + 23_000 + FORGOTTEN - 1)
    seen = guide.advance(START + 23_000 + FORGOTTEN)

    assert (before, seen) == ((), (done("donkey-kick", "left", 5, completed=False),))
    assert (guide.finished, guide.outcome, guide.next_change(START + 10**7)) == (True, Outcome.ABANDONED, None)
    assert guide.elapsed(START + 10**7) == 23_000 + FORGOTTEN


def test_nobody_answers_for_one_who_left_because_it_hurt() -> None:
    """The question ends with the break; what was seen was told when it hurt."""
    guide = guide_of("mat-stretch-then-fire")
    guide.advance(START + 90_000)
    guide.hurts(START + 90_000)

    assert guide.advance(START + 90_000 + FORGOTTEN) == ()
    assert (guide.finished, guide.outcome) == (True, Outcome.PARTLY)


def test_next_leaves_a_set_with_what_was_seen_of_it() -> None:
    """Five of ten, not completed; the break is partly done at best."""
    guide = guide_of("donkey-kick")

    assert guide.next(START + 3_000 + 20_500) == (done("donkey-kick", "left", 5, completed=False),)
    assert words(guide, 23_500) == ("side-change", "donkey-kick", "right", 0)
    assert guide.advance(START + 23_500 + 45_000) == (done("donkey-kick", "right", 10),)
    assert (guide.finished, guide.outcome) == (True, Outcome.PARTLY)


def test_next_stays_paused() -> None:
    """Whoever paused decides when it goes on."""
    guide = guide_of("donkey-kick")
    guide.pause(START)
    guide.next(START + 100)

    assert (guide.paused, guide.moment(START + 9_000).phase) == (True, Phase.SIDE_CHANGE)


def test_back_goes_to_the_sets_start_and_from_there_to_the_one_before() -> None:
    """As on a music player."""
    guide = guide_of("donkey-kick")
    guide.next(START + 1_000)

    guide.back(START + 20_000)
    assert guide.moment(START + 20_000).side is Side.RIGHT
    guide.back(START + 21_000)
    assert guide.moment(START + 21_000).side is Side.LEFT
    guide.back(START + 21_500)
    assert guide.moment(START + 21_500).side is Side.LEFT


def test_a_set_of_which_nothing_was_seen_leaves_no_row() -> None:
    """Skipping through the whole routine does nothing, and is no break."""
    guide = guide_of("mat-stretch-then-fire")

    seen = [guide.next(START + moment) for moment in range(1, 6)]

    assert seen == [()] * 5
    assert (guide.finished, guide.outcome) == (True, Outcome.ABANDONED)


def test_leaving_in_the_middle_tells_what_was_seen() -> None:
    """One stretch of two, and twelve seconds of the other."""
    guide = guide_of("mat-stretch-then-fire")

    seen = guide.finish(START + 60_000)

    assert seen == (MAT_RECORDS[0], done(STRETCH, "right", held=12_000, completed=False))
    assert (guide.finished, guide.outcome) == (True, Outcome.PARTLY)
    assert guide.finish(START + 70_000) == ()
    assert guide.elapsed(START + 70_000) == 60_000


def test_what_is_banned_is_offered_in_place_of_nothing() -> None:
    """Neither as the equivalent nor as the easier one: it hurt on another day."""
    plan = BreakPlan(CATALOGUE.routine("mat-hip-stability"), Side.LEFT)
    guide = Guide(CATALOGUE, plan, START, banned={"clamshell"})
    guide.advance(START + 80_000)

    guide.swap(START + 80_000)
    assert words(guide, 80_000)[1] != "clamshell"
    kick = Guide(CATALOGUE, BreakPlan(CATALOGUE.routine("donkey-kick"), Side.LEFT), START, {"standing-hip-extension"})
    kick.hurts(START + 5_000)
    assert kick.gentler is None


def test_swap_brings_an_equivalent_for_both_sides() -> None:
    """The routine's own choice, in as much time, after a moment to get into position."""
    guide = guide_of("mat-hip-stability")
    guide.advance(START + 80_000)

    assert guide.can_swap
    assert guide.swap(START + 80_000) == (done("fire-hydrant", "left", 4, completed=False),)
    assert words(guide, 80_000) == ("ready", "clamshell", "left", 0)
    assert [each.exercise for each in guide.routine.exercise_steps] == [STRETCH, "clamshell", "bird-dog"]
    assert guide.moment(START + 80_000).done_sides == ()


def test_swap_after_one_side_brings_the_other_side_only() -> None:
    """Nobody does three sides."""
    guide = guide_of("mat-hip-stability")
    guide.advance(START + 90_000)
    before = guide.moment(START + 90_000)
    guide.swap(START + 100_000)

    guide.advance(START + 105_000 + 24_000)

    assert (name(before.exercise), before.phase) == ("fire-hydrant", Phase.SIDE_CHANGE)
    assert words(guide, 129_000)[1] == "bird-dog"
    assert guide.records[-1] == done("clamshell", "right", 6)
    assert guide.advance(START + 400_000)[-1].exercise == "bird-dog"
    assert guide.outcome is Outcome.DONE


def test_what_was_swapped_away_does_not_come_back() -> None:
    """Two swaps in a row bring two different exercises; when there is none left there is no swap."""
    guide = guide_of("three-minute-resistance-break")
    guide.next(START)
    guide.next(START)
    guide.next(START)

    offered = []
    while guide.can_swap and len(offered) < 20:
        guide.swap(START)
        offered.append(name(guide.moment(START).exercise))

    assert len(set(offered)) == len(offered)
    assert not guide.can_swap


def test_when_it_hurts_everything_stops_and_the_easier_one_is_offered() -> None:
    """Time stands still until it is told what to do instead."""
    guide = guide_of("mat-stretch-then-fire")
    guide.advance(START + 90_000)

    seen = guide.hurts(START + 90_000)

    assert seen == (done("donkey-kick", "left", 1, completed=False),)
    assert words(guide, 200_000)[:2] == ("hurt", "donkey-kick")
    assert name(guide.gentler) == "standing-hip-extension"
    assert guide.next_change(START + 200_000) == START + 90_000 + FORGOTTEN
    guide.take_gentler(START + 200_000)
    assert words(guide, 200_000) == ("ready", "standing-hip-extension", "left", 0)


@pytest.mark.parametrize("command", ["next", "back", "swap", "stand", "resume", "pause", "hurts", "advance"])
def test_while_something_hurts_nothing_else_leads_on(command: str) -> None:
    """The question stands until it is answered."""
    guide = guide_of("mat-stretch-then-fire")
    guide.hurts(START + 90_000)
    stopped = guide.moment(START + 90_000)

    assert not getattr(guide, command)(START + 120_000)
    assert (guide.moment(START + 120_000), name(guide.hurting)) == (stopped, "donkey-kick")


def test_what_hurts_is_left_out_on_both_sides() -> None:
    """Going on leads to the next exercise, and the break is partly done."""
    guide = guide_of("mat-stretch-then-fire")
    guide.advance(START + 90_000)
    guide.hurts(START + 90_000)

    guide.go_on(START + 95_000)

    assert words(guide, 95_000) == ("ready", "glute-bridge", None, 0)
    guide.advance(START + 300_000)
    assert guide.outcome is Outcome.PARTLY
    assert guide.completed_of_planned == (2, 3)


def test_an_exercise_that_hurts_on_its_second_side_is_not_completed() -> None:
    """Though what is left of it in the routine, its first side, ran to its end."""
    guide = guide_of("mat-stretch-then-fire")
    guide.advance(START + 120_000)
    guide.hurts(START + 120_000)
    guide.go_on(START + 120_000)

    guide.advance(START + 300_000)

    assert guide.completed_of_planned == (2, 3)


def test_a_walk_after_an_exercise_that_hurts_is_one_more() -> None:
    """It takes the place of what was left, not of what was stopped."""
    guide = guide_of("mat-stretch-then-fire")
    guide.hurts(START + 1_000)
    guide.go_on(START + 1_000)
    guide.walk(START + 1_000)

    guide.advance(START + 400_000)

    assert guide.completed_of_planned == (1, 2)


def test_a_walk_instead_of_what_hurts_leaves_that_out() -> None:
    """Though nobody has said yet what to do in its place."""
    guide = guide_of("mat-stretch-then-fire")
    guide.hurts(START + 1_000)
    guide.walk(START + 1_000)

    guide.advance(START + 400_000)

    assert (guide.completed_of_planned, guide.outcome) == ((1, 2), Outcome.PARTLY)


def test_a_swap_as_the_next_exercise_begins_swaps_that_one() -> None:
    """Though nobody has told since that time has passed."""
    guide = guide_of("mat-stretch-then-fire")
    guide.advance(START + 79_999)

    guide.swap(START + 80_001)

    assert guide.routine.exercise_steps[0].exercise == STRETCH
    assert name(guide.moment(START + 80_001).exercise) not in {STRETCH, "donkey-kick"}


def test_when_the_only_exercise_hurts_it_is_over() -> None:
    """There is nothing to go on with."""
    guide = guide_of("calf-raise")
    guide.hurts(START + 1_000)

    assert guide.gentler is None
    guide.go_on(START + 2_000)
    assert (guide.finished, guide.outcome) == (True, Outcome.ABANDONED)


def test_seated_exercises_only_leave_their_user_in_the_chair() -> None:
    """Known from what was done; before anything was, from what is planned."""
    both = replace(
        CATALOGUE.alone("calf-raise"),
        steps=(CATALOGUE.alone("seated-glute-squeeze").steps[0], *CATALOGUE.alone("calf-raise").steps),
    )
    mixed, seated = Guide(CATALOGUE, BreakPlan(both, Side.LEFT), START, ()), guide_of("seated-glute-squeeze")

    planned = mixed.seated
    mixed.advance(START + 60_000)
    only_the_squeeze = mixed.seated
    mixed.advance(START + 200_000)

    assert (planned, only_the_squeeze, mixed.seated) == (False, True, False)
    assert seated.seated


def test_the_film_leads_the_count() -> None:
    """When the film is a little ahead or behind, the guide follows it; the count itself never jumps back."""
    guide = guide_of("donkey-kick")
    guide.advance(START + 3_000 + 5_000)

    guide.follow(1_100, START + 8_000)
    assert guide.moment(START + 8_000).into_repetition == 1_100
    guide.follow(900, START + 8_000)
    assert guide.moment(START + 8_000).into_repetition == 900
    guide.advance(START + 8_000 + 3_110)
    guide.follow(3_990, START + 11_110)
    assert (guide.moment(START + 11_110).repetition, guide.moment(START + 11_110).into_repetition) == (3, 0)


def test_the_film_leads_the_count_after_a_pause_too() -> None:
    """It may have stayed behind then."""
    guide = guide_of("donkey-kick")
    guide.pause(START + 3_000 + 5_000)
    guide.resume(START + 60_000)

    guide.follow(900, START + 60_000)
    assert guide.moment(START + 60_000).into_repetition == 900


def test_the_film_leads_nothing_outside_the_exercise() -> None:
    """While changing sides it may show what it likes."""
    guide = guide_of("donkey-kick")
    guide.follow(2_000, START + 1_000)

    assert guide.moment(START + 1_000).into == 1_000


def test_a_break_of_moves_only_ends_by_itself() -> None:
    """Even a routine with nothing in it is survived."""
    guide = Guide(CATALOGUE, BreakPlan(replace(MAT, steps=(MoveStep("stand up", 2_000),)), Side.LEFT), START, ())

    assert words(guide, 1_000) == ("settle", "", None, 0)
    assert words(guide, 2_000)[0] == "finished"
    assert guide.outcome is Outcome.ABANDONED


COMMANDS = [
    *("advance", "pause", "resume", "next", "back", "swap", "stand", "walk"),
    *("hurts", "take_back", "take_gentler", "go_on", "follow"),
]


@given(
    routine=some.sampled_from([*CATALOGUE.routines, *CATALOGUE.exercises, "walk"]),
    commands=some.lists(some.tuples(some.sampled_from(COMMANDS), some.integers(0, 60_000)), max_size=30),
    begins=some.sampled_from([guide_of, arriving]),
)
def test_whatever_is_pressed_it_stays_in_order(
    routine: str, commands: list[tuple[str, int]], begins: Callable[[str], Guide]
) -> None:
    """Any commands at any moments: what is handed out is what is remembered, the bar is never overfull, it ends."""
    guide, now, seen = begins(routine), START, list[SeenSet]()
    for command, later in commands:
        now += later
        if command == "follow":
            guide.follow(later % 4_000, now)
        else:
            seen += getattr(guide, command)(now) or ()
        seen += guide.advance(now)
        moment = guide.moment(now)
        assert 0 <= moment.into <= moment.lasts or moment.paused
        assert all(0 <= part.passed <= part.lasts for part in guide.bar(now))
        change = guide.next_change(now)
        assert change is None or change >= now
    seen += guide.finish(now)

    assert tuple(seen) == guide.records
    assert guide.finished
    assert all(record.reps or record.held for record in seen)
    assert guide.outcome is not Outcome.DONE or any(record.completed for record in seen)


# The standing version


def guide_with_standing_version() -> Guide:
    """Led through a routine on the mat, with another one promised that needs none."""
    routine, standing = (CATALOGUE.routine(each) for each in ("mat-stretch-then-fire", "desk-two-minute-reset"))
    return Guide(CATALOGUE, BreakPlan(routine, Side.LEFT, standing), START, ())


def test_the_standing_version_takes_the_place_of_all_that_is_left() -> None:
    """What was done before stays; once the other is over the break is done, and it is offered once."""
    guide = guide_with_standing_version()
    before = guide.can_stand, guide.advance(START + 41_000)
    guide.stand(START + 46_000)
    taken = guide.can_stand, guide.routine.id
    guide.advance(START + 46_000 + guide.routine.lasts + 10_000)

    steps = CATALOGUE.routine("desk-two-minute-reset").exercise_steps
    assert before == (True, (done(STRETCH, "left", held=30_000),))
    assert taken == (False, "desk-two-minute-reset")
    assert list(dict.fromkeys(each.exercise for each in guide.records)) == [STRETCH, *(each.exercise for each in steps)]
    assert (guide.outcome, guide.seated, guide.finished) == (Outcome.DONE, False, True)


def test_no_standing_version_is_to_be_had_while_something_hurts_or_with_what_hurts() -> None:
    """Nor during a walk, nor where none was promised."""
    hurting, walking = guide_with_standing_version(), guide_with_standing_version()
    hurting.hurts(START + 10_000)
    walking.walk(START + 10_000)
    standing = CATALOGUE.routine("desk-two-minute-reset")
    with_what_hurts = Guide(CATALOGUE, BreakPlan(standing, Side.LEFT, standing), START, ())
    with_what_hurts.hurts(START + 10_000)
    with_what_hurts.go_on(START + 11_000)

    guides = (hurting, walking, with_what_hurts, guide_of("mat-stretch-then-fire"))
    assert [each.can_stand for each in guides] == [False] * 4
    for each in guides:
        routine = each.routine
        each.stand(START + 12_000)
        assert each.routine is routine


# A walk instead


def test_a_walk_takes_the_place_of_all_that_is_left() -> None:
    """What was done before stays; once the walk is over the break is done, on the user's feet."""
    guide = guide_of("mat-stretch-then-fire")
    guide.advance(START + 41_000)
    seen = guide.walk(START + 46_000)
    after = words(guide, 46_000), guide.walking, guide.can_swap
    guide.walk(START + 50_000)
    walked = guide.advance(START + 46_000 + 300_000)

    assert seen == ()
    assert after == (("hold", "walk", None, 1), True, False)
    assert walked == (done("walk", None, held=300_000),)
    assert guide.records == (done(STRETCH, "left", held=30_000), *walked)
    assert (guide.outcome, guide.seated, guide.finished) == (Outcome.DONE, False, True)


def test_a_walk_that_is_left_counts_for_what_it_was() -> None:
    """Two minutes of it."""
    guide = guide_of("seated-glute-squeeze")
    guide.walk(START + 1_000)
    assert guide.finish(START + 121_000) == (done("walk", None, held=120_000, completed=False),)
    assert (guide.seated, [each.exercise.id for each in guide.bar(START + 121_000)]) == (False, ["walk"])


def test_whoever_hurts_may_walk() -> None:
    """The question is answered by it."""
    guide = guide_of("donkey-kick")
    guide.hurts(START + 10_000)
    guide.walk(START + 12_000)
    assert (name(guide.hurting), guide.paused, words(guide, 13_000)[1]) == ("", False, "walk")


# Getting there


def test_whoever_gets_up_has_the_time_to_and_then_three_seconds() -> None:
    """From the chair to the mat, and a countdown, in place of what leads to the first exercise."""
    guide = arriving("mat-stretch-then-fire")

    begun = guide.moment(START)
    assert (begun.phase, begun.words, begun.remaining) == ("get-up", "get onto the mat", 12_000)
    assert [words(guide, at)[0] for at in (11_999, 12_000, 14_999, 15_000)] == [
        "get-up",
        "countdown",
        "countdown",
        "up",
    ]
    assert not guide.moment(START + 13_000).counting


@pytest.mark.parametrize(
    ("routine", "arrival"),
    [
        ("mat-stretch-then-fire", 12_000),
        (DESK, 6_000),
        ("runners-hallway-drills", 6_000),
        ("walk", 0),
        ("a-skip", 10_000),
    ],
)
def test_how_long_it_takes_to_get_there_depends_on_where_it_is(routine: str, arrival: int) -> None:
    """The mat is farther away than the side of the desk; a walk begins anywhere."""
    assert arrival_of(CATALOGUE, CATALOGUE.routine(routine)) == arrival


def test_whoever_is_there_already_goes_on_to_the_countdown() -> None:
    """Next skips the way, not the exercise; then it is as ever."""
    guide = arriving("mat-stretch-then-fire")

    guide.next(START + 2_000)
    assert words(guide, 2_000)[:2] == ("countdown", STRETCH)
    assert words(guide, 5_000)[:2] == ("up", STRETCH)
    guide.next(START + 6_000)
    assert words(guide, 6_000)[:3] == ("side-change", STRETCH, "right")


def test_nobody_gets_up_twice() -> None:
    """Back to the start of the first exercise is back to its countdown."""
    guide = arriving("mat-stretch-then-fire")
    guide.advance(START + 25_000)

    guide.back(START + 25_000)

    assert words(guide, 25_000)[:2] == ("countdown", STRETCH)


@pytest.mark.parametrize("change", ["swap", "stand"])
def test_what_is_exchanged_on_the_way_gives_the_time_to_get_there_too(change: str) -> None:
    """They still sit, or are half way up."""
    guide = arriving("mat-stretch-then-fire")

    getattr(guide, change)(START + 2_000)

    assert words(guide, 2_000)[0] == "get-up"
    assert words(guide, 2_000)[1] != STRETCH


# What hurts can be taken back


def test_what_hurts_is_settled_by_what_is_done_instead() -> None:
    """Until then nothing is to be remembered of it."""
    guide = guide_of("mat-stretch-then-fire")
    guide.advance(START + 90_000)
    guide.hurts(START + 90_000)
    before = guide.hurt
    guide.go_on(START + 95_000)
    assert (before, guide.hurt) == (frozenset(), {"donkey-kick"})


@pytest.mark.parametrize("answer", ["take_gentler", "go_on", "walk", "finish"])
def test_every_answer_settles_it(answer: str) -> None:
    """Whoever stops for today is as hurt as who goes on."""
    guide = guide_of("mat-stretch-then-fire")
    guide.advance(START + 90_000)
    guide.hurts(START + 90_000)
    getattr(guide, answer)(START + 95_000)
    assert guide.hurt == {"donkey-kick"}


def test_a_slip_is_taken_back() -> None:
    """The exercise begins anew, what was seen of it stays, and it may come up again."""
    guide = guide_of("mat-stretch-then-fire")
    guide.advance(START + 90_000)
    seen = guide.hurts(START + 90_000)

    guide.take_back(START + 100_000)

    assert words(guide, 100_000) == ("ready", "donkey-kick", "left", 0)
    assert (guide.hurting, guide.hurt, guide.records[-1:]) == (None, frozenset(), seen)
    guide.finish(START + 101_000)
    assert guide.hurt == frozenset()


def test_without_anything_that_hurts_there_is_nothing_to_take_back() -> None:
    """The break runs on."""
    guide = guide_of("mat-stretch-then-fire")
    guide.take_back(START + 6_000)
    assert words(guide, 6_000)[0] == "up"


def test_who_left_because_it_hurt_is_taken_at_their_word() -> None:
    """Nobody answered for a quarter of an hour."""
    guide = guide_of("mat-stretch-then-fire")
    guide.hurts(START + 1_000)
    guide.advance(START + 1_000 + FORGOTTEN)
    assert (guide.finished, guide.hurt) == (True, {STRETCH})


def test_a_walk_that_hurts_is_offered_again() -> None:
    """As in every break."""
    guide = guide_of("walk")
    guide.hurts(START + 10_000)
    guide.finish(START + 11_000)
    assert guide.hurt == frozenset()
