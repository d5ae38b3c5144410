"""What the log says about one exercise."""

from datetime import UTC, date, datetime

from glutebreak.core.history.exercise_history import ExerciseHistory, history_of
from glutebreak.core.history.exercise_totals import Amount
from glutebreak.core.records import ActivationRecord, CorrectionRecord, Dated, SetRecord
from glutebreak.core.sitting.happenings import Outcome

FRIDAY = date(2026, 11, 20)
SATURDAY = date(2026, 11, 21)


def at(day: date) -> Dated:
    """Noon of that day."""
    return Dated.of(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))


def kicks(side: str | None, reps: int, *, plausible: bool = True) -> SetRecord:
    """A set of donkey kicks."""
    return SetRecord("donkey-kick", side, reps, 0, completed=True, plausible=plausible)


def run(day: date, *sets: SetRecord, corrected: Outcome | None = None) -> ActivationRecord:
    """A routine done on that day."""
    corrections = () if corrected is None else (CorrectionRecord(at(day), corrected),)
    return ActivationRecord(
        at(day), at(day), 60_000, "mat", Outcome.DONE, seated=False, sets=sets, corrections=corrections
    )


def history(*runs: ActivationRecord, today: date = FRIDAY) -> ExerciseHistory:
    """Of the donkey kick."""
    return history_of("donkey-kick", runs, today)


def test_the_last_ten_working_days_are_shown() -> None:
    """Monday to Friday, today included, the earliest first."""
    shown = [each.date.day for each in history().days]
    assert shown == [9, 10, 11, 12, 13, 16, 17, 18, 19, 20]
    assert history().is_empty


def test_both_sides_are_added_up_apart() -> None:
    """Several runs of a day together, other exercises not, and what was claimed is told apart."""
    other = SetRecord("glute-bridge", None, 10, 0, completed=True, plausible=True)
    made = history(
        run(FRIDAY, kicks("left", 10), kicks("right", 8), other),
        run(FRIDAY, kicks("left", 5, plausible=False)),
        run(date(2026, 11, 16), kicks("left", 10)),
    )
    today = made.days[-1]
    assert (today.left, today.right, today.both) == (Amount(2, 15, 0, 5, 0), Amount(1, 8), Amount())
    assert (made.left.reps, made.right.reps, made.both.reps) == (25, 8, 0)
    assert [each.any for each in made.days] == [False] * 5 + [True] + [False] * 3 + [True]


def test_a_run_that_could_not_be_done_counts_for_nothing() -> None:
    """By the user's word afterwards."""
    assert history(run(FRIDAY, kicks("left", 10), corrected=Outcome.ABANDONED)).is_empty
    assert not history(run(FRIDAY, kicks("left", 10), corrected=Outcome.PARTLY)).is_empty


def test_a_weekend_with_the_exercise_is_a_working_day() -> None:
    """And one without it is not."""
    made = history(run(SATURDAY, kicks("left", 10)), today=date(2026, 11, 22))
    assert [each.date.day for each in made.days] == [10, 11, 12, 13, 16, 17, 18, 19, 20, 21]


def test_a_set_broken_off_at_once_was_not_done() -> None:
    """Neither a repetition nor a second of it was seen."""
    assert history(run(FRIDAY, kicks("left", 0))).is_empty
