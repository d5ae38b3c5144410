"""Which part of a film belongs to a moment of the break."""

from dataclasses import dataclass

from glutebreak.core.coaching.break_moment import Moment
from glutebreak.core.coaching.segments import Phase
from glutebreak.core.exercises.catalogue import DoseKind, Exercise
from glutebreak.windows.film.films import HOLD, INTO, LOOP, OUT, Film


@dataclass(frozen=True, slots=True)
class FilmCue:
    """What the film is to do. While the cue stays the same the film goes on."""

    exercise: Exercise | None
    side: str
    """Tells the same part on two sides apart."""
    part: str
    moves: bool
    """Whether it plays, or stands at its first frame."""
    lasts: int | None = None
    """How long the part is to take, in milliseconds; None for its own time."""
    counts: bool = False
    """Whether it plays one repetition a time, so that the count follows it."""


def film_cue(moment: Moment, film: Film | None) -> FilmCue:
    """The cue for that moment, with the parts that this film has."""
    still = FilmCue(moment.exercise, str(moment.side), _had(film, INTO), moves=False)
    dose = moment.dose
    if dose is None or not moment.counting:
        return still
    if dose.kind is DoseKind.REPS:
        part = _had(film, LOOP)
        return FilmCue(moment.exercise, str(moment.leading), part, moves=True, lasts=dose.repetition, counts=True)
    if dose.kind is DoseKind.LENGTHS and moment.phase is Phase.REST:
        return still
    if dose.kind is not DoseKind.HOLD:
        return FilmCue(moment.exercise, str(moment.side), _had(film, LOOP), moves=True)
    wanted = {Phase.UP: INTO, Phase.HOLD: HOLD, Phase.DOWN: OUT}.get(moment.phase, HOLD)
    lasts = moment.lasts if wanted in {INTO, OUT} and film is not None and wanted in film.clips else None
    return FilmCue(moment.exercise, str(moment.side), _had(film, wanted), moves=True, lasts=lasts)


def _had(film: Film | None, wanted: str) -> str:
    return (film.part(wanted) if film is not None else None) or wanted
