"""Which moment of a movement belongs to a moment of the break."""

from glutebreak.core.coaching.break_moment import Moment
from glutebreak.core.coaching.segments import Phase
from glutebreak.core.exercises.catalogue import Dose, DoseKind


def movement_time(moment: Moment, lasts: int) -> int:
    """How far the drawn figure is, in milliseconds; at its start while nothing is counted.

    Args:
        moment: what is shown.
        lasts: the length of the movement, which is one repetition in the exercise's own dose, or a loop of its own
            where seconds or lengths are counted.
    """
    dose, exercise = moment.dose, moment.exercise
    if dose is None or exercise is None or not moment.counting:
        return 0
    if dose.kind in {DoseKind.LENGTHS, DoseKind.TIME}:
        return moment.into % lasts if moment.phase is Phase.HOLD else 0
    usual = exercise.dose
    return round(_in_usual_time(moment.into_repetition, dose, usual) * lasts / usual.repetition)


def _in_usual_time(into: int, dose: Dose, usual: Dose) -> float:
    """The same place in a repetition of the usual dose, whose parts may be longer or shorter."""
    lifts, rest = divmod(into, dose.lift)
    passed = float(lifts * usual.lift)
    parts = ((dose.up, usual.up), (dose.hold, usual.hold), (dose.down, usual.down), (dose.rest, usual.rest))
    for given, wanted in parts:
        if rest < given:
            return passed + wanted * rest / given
        rest -= given
        passed += wanted
    return passed
