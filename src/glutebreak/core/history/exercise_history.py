"""What the log says about one exercise: how much of it was done on each of the last working days, side by side.

What counts is what `core/history/exercise_totals.py` counts: every set that was seen, unless the user said afterwards
that they couldn't do it; what was seen while somebody typed is only claimed and told apart.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from glutebreak.core.history.exercise_totals import Amount
from glutebreak.core.history.local_days import local_day
from glutebreak.core.records import ActivationRecord

WORKING_DAYS = 10
"""So many days are shown."""
SPAN_DAYS = 2 * WORKING_DAYS
"""No more days than that have to be read to find them."""
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DayOfExercise:
    """One exercise on one day."""

    date: date
    left: Amount = field(default_factory=Amount)
    right: Amount = field(default_factory=Amount)
    both: Amount = field(default_factory=Amount)
    """Both sides at once, or in turns."""

    @property
    def any(self) -> bool:
        """Whether it was done on that day."""
        return bool(self.left.sets or self.right.sets or self.both.sets)


@dataclass(frozen=True, slots=True)
class ExerciseHistory:
    """One exercise on the last working days."""

    days: tuple[DayOfExercise, ...]
    """From the earliest to today."""

    @property
    def is_empty(self) -> bool:
        """Whether it was done on none of them."""
        return not any(each.any for each in self.days)

    @property
    def left(self) -> Amount:
        """All of the left side."""
        return sum((each.left for each in self.days), Amount())

    @property
    def right(self) -> Amount:
        """All of the right side."""
        return sum((each.right for each in self.days), Amount())

    @property
    def both(self) -> Amount:
        """All of both sides at once."""
        return sum((each.both for each in self.days), Amount())


def history_of(exercise: str, activations: Iterable[ActivationRecord], today: date) -> ExerciseHistory:
    """The exercise on the last ten working days, today included.

    A working day is one from Monday to Friday, and any other on which the exercise was done.

    Args:
        exercise: its id.
        activations: those of the last `SPAN_DAYS` days at least.
        today: the local day.
    """
    amounts: defaultdict[tuple[date, str | None], Amount] = defaultdict(Amount)
    for activation in activations:
        if activation.is_disclaimed:
            continue
        for done in activation.sets:
            if done.exercise == exercise and (done.reps or done.held):
                amounts[local_day(activation.start), done.side] += Amount.of(done)
    worked = {day for day, _ in amounts}
    days: list[DayOfExercise] = []
    for back in range(SPAN_DAYS):
        day = today - timedelta(days=back)
        if (day.weekday() < _SATURDAY or day in worked) and len(days) < WORKING_DAYS:
            sides = (amounts.get((day, side), Amount()) for side in ("left", "right", None))
            days.append(DayOfExercise(day, *sides))
    return ExerciseHistory(tuple(reversed(days)))
