"""What was done so far, by example and against a second computation."""

from collections import Counter
from datetime import date, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from glutebreak.core.durations import HOUR, MINUTE
from glutebreak.core.history.exercise_totals import Amount, Balance, DoneSoFar, Group, HourOfAsks, done_so_far
from glutebreak.core.records import (
    ActivationRecord,
    AskRecord,
    ClaimRecord,
    CorrectionRecord,
    Dated,
    SetRecord,
    ShowRecord,
)
from glutebreak.core.sitting.happenings import Outcome

MONDAY = date(2026, 11, 16)
NOON = 1_794_913_200_000
"""Monday 16 November 2026, 12:00 in Berlin."""
GROUPS = {"stretch": Group.STRETCH, "kick": Group.GLUTES, "squat": Group.GLUTES, "skip": Group.OTHER}


def run(at: int, *sets: SetRecord, outcome: Outcome = Outcome.DONE, said: Outcome | None = None) -> ActivationRecord:
    """A run so many milliseconds after the Monday's noon."""
    start, end = Dated(NOON + at, 60), Dated(NOON + at + 3 * MINUTE, 60)
    corrections = () if said is None else (CorrectionRecord(end, said),)
    return ActivationRecord(start, end, 3 * MINUTE, "desk", outcome, False, sets, 1, corrections)


def reps(exercise: str, side: str | None, count: int, *, plausible: bool = True) -> SetRecord:
    """A set of repetitions."""
    return SetRecord(exercise, side, count, 0, completed=True, plausible=plausible)


def held(exercise: str, side: str | None, seconds: int) -> SetRecord:
    """A stretch held."""
    return SetRecord(exercise, side, 0, seconds * 1000, completed=True, plausible=True)


def ask(at: int, outcome: str | None) -> AskRecord:
    """An ask shown so many milliseconds after the Monday's noon."""
    return AskRecord(1, (ShowRecord(Dated(NOON + at, 60), 1, 30 * MINUTE),), outcome, Dated(NOON + at, 60))


def test_sides_are_added_up_and_what_is_only_claimed_is_told_apart() -> None:
    """One exercise on each side, one on both, a stretch, and one that the catalogue has lost."""
    made = done_so_far(
        MONDAY,
        7,
        [
            run(0, reps("kick", "left", 10), reps("kick", "right", 10), held("stretch", "left", 30)),
            run(HOUR, reps("kick", "left", 8, plausible=False), reps("squat", None, 12), reps("lost", None, 3)),
        ],
        [],
        GROUPS,
    )
    assert [each.exercise for each in made.exercises] == ["stretch", "kick", "squat", "lost"]
    kick = made.exercises[1]
    assert (kick.left, kick.right, kick.both) == (Amount(2, 18, 0, 8, 0), Amount(1, 10), Amount())
    assert (made.glute_reps, made.stretch_held) == (18 + 10 + 12, 30_000)
    assert [each.sets for each in made.exercises] == [1, 3, 1, 1]


def test_sets_of_a_run_left_early_count_unless_the_user_says_no() -> None:
    """What was seen was done; "couldn't" takes it back, "did do it" changes nothing about what was seen."""
    early = run(0, reps("kick", "left", 10), outcome=Outcome.ABANDONED)
    denied = run(0, reps("kick", "left", 10), said=Outcome.ABANDONED)
    claimed = run(0, reps("kick", "left", 10), outcome=Outcome.ABANDONED, said=Outcome.DONE)
    assert [done_so_far(MONDAY, 7, [each], [], GROUPS).glute_reps for each in (early, denied, claimed)] == [10, 0, 10]


def test_only_an_answer_is_a_yes_or_a_no() -> None:
    """Nobody was there to answer what was taken back."""
    outcomes = ["start", "snooze", "skip", "dismiss", "unanswered", "withdrawn", None]
    made = done_so_far(MONDAY, 7, [], [ask(0, outcome) for outcome in outcomes], GROUPS)
    assert made.hours == (HourOfAsks(12, 1, 4),)
    assert (made.yes, made.asked) == (1, 5)


def test_the_hours_between_are_there_too() -> None:
    """An hour without an ask is an empty one."""
    made = done_so_far(MONDAY, 7, [], [ask(0, "start"), ask(2 * HOUR, "skip")], GROUPS)
    assert made.hours == (HourOfAsks(12, 1, 0), HourOfAsks(13, 0, 0), HourOfAsks(14, 0, 1))


def test_the_best_two_hours_need_enough_answers() -> None:
    """With a few it is chance; with more the two hours with the largest share are named."""
    few = DoneSoFar((), (HourOfAsks(10, 3, 0), HourOfAsks(11, 0, 2)))
    many = DoneSoFar((), (HourOfAsks(9, 1, 3), HourOfAsks(10, 3, 0), HourOfAsks(11, 4, 1), HourOfAsks(12, 0, 2)))
    assert (few.best_hours(), many.best_hours()) == (None, (10, 12))


def test_no_hours_are_named_when_none_stands_out() -> None:
    """Always yes is no pattern."""
    assert DoneSoFar((), (HourOfAsks(10, 5, 0), HourOfAsks(11, 5, 0))).best_hours() is None


def test_left_and_right_are_compared() -> None:
    """Within a tenth they are almost even; one side alone leads."""

    def balance(left: int, right: int) -> Balance | None:
        sets = [reps("kick", "left", left), reps("kick", "right", right)]
        return done_so_far(MONDAY, 7, [run(0, *sets)], [], GROUPS).balance

    assert [balance(10, 10), balance(10, 9), balance(10, 8), balance(0, 5), balance(0, 0)] == [
        Balance.EVEN,
        Balance.ALMOST,
        Balance.MORE_LEFT,
        Balance.MORE_RIGHT,
        None,
    ]


SETS = st.builds(
    SetRecord,
    st.sampled_from([*GROUPS, "lost"]),
    st.sampled_from(["left", "right", None]),
    st.integers(0, 20),
    st.integers(0, 60_000),
    st.booleans(),
    st.booleans(),
)
RUNS = st.builds(
    lambda at, offset, sets, outcome, said: ActivationRecord(
        Dated(NOON + at, offset),
        Dated(NOON + at + MINUTE, offset),
        MINUTE,
        "desk",
        outcome,
        False,
        tuple(sets),
        1,
        () if said is None else (CorrectionRecord(Dated(NOON + at, offset), said),),
    ),
    st.integers(-9 * 24 * HOUR, 9 * 24 * HOUR),
    st.sampled_from([60, 120, -480, -420]),
    st.lists(SETS, max_size=4),
    st.sampled_from(list(Outcome)),
    st.one_of(st.none(), st.sampled_from(list(Outcome))),
)
ASKS = st.builds(
    lambda at, offset, outcome, said: AskRecord(
        1,
        (ShowRecord(Dated(NOON + at, offset), 1, 0),),
        outcome,
        None,
        claims=tuple(ClaimRecord(Dated(NOON + at, offset), done) for done in said if outcome not in {None, "start"}),
    ),
    st.integers(-9 * 24 * HOUR, 9 * 24 * HOUR),
    st.sampled_from([60, 120, -480, -420]),
    st.sampled_from(["start", "snooze", "skip", "dismiss", "withdrawn", "unanswered", None]),
    st.lists(st.booleans(), max_size=2),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(RUNS, max_size=12), st.lists(ASKS, max_size=12))
def test_what_was_done_equals_its_second_computation(runs: list[ActivationRecord], asks: list[AskRecord]) -> None:
    """Counted set by set and ask by ask, whatever the clocks' offsets."""
    made = done_so_far(MONDAY, 7, runs, asks, GROUPS)
    week = {MONDAY + timedelta(days=nth) for nth in range(7)}

    def day(moment: Dated) -> date:
        return moment.local().astimezone(timezone(timedelta(minutes=moment.offset))).date()

    counted = [
        (each.exercise, each.side, each)
        for one in runs
        if day(one.start) in week and not (one.corrections and one.corrections[-1].outcome is Outcome.ABANDONED)
        for each in one.sets
    ]
    for exercise in {name for name, *_ in counted}:
        shown = next(each for each in made.exercises if each.exercise == exercise)
        for side, amount in (("left", shown.left), ("right", shown.right), (None, shown.both)):
            mine = [each for name, where, each in counted if (name, where) == (exercise, side)]
            assert amount == Amount(
                len(mine),
                sum(each.reps for each in mine),
                sum(each.held for each in mine),
                sum(each.reps for each in mine if not each.plausible),
                sum(each.held for each in mine if not each.plausible),
            )
    assert {each.exercise for each in made.exercises} == {name for name, *_ in counted}
    assert made.glute_reps == sum(each.reps for name, _, each in counted if name in {"kick", "squat"})
    yes, no, claimed = Counter(), Counter(), Counter()
    for one in asks:
        hour = one.shows[0].at.local().hour
        if day(one.shows[0].at) in week:
            yes[hour] += one.outcome == "start"
            by_word = [each.done for each in one.claims][-1:] == [True]
            claimed[hour] += by_word
            no[hour] += not by_word and one.outcome in {"snooze", "skip", "dismiss", "unanswered"}
    assert {each.hour: (each.yes, each.claimed, each.no) for each in made.hours if each.asked} == {
        hour: (yes[hour], claimed[hour], no[hour]) for hour in yes if yes[hour] + claimed[hour] + no[hour]
    }
