"""The catalogue in another language: which of its texts are told to people."""

from collections.abc import Callable
from dataclasses import replace

from glutebreak.core.exercises.catalogue import Catalogue, Exercise, ExerciseStep, MoveStep, Routine, Step, Words

Translate = Callable[[str], str]
"""The text in another language; never called with an empty text."""


def translated(catalogue: Catalogue, translate: Translate) -> Catalogue:
    """The catalogue with its texts translated. Ids, doses, and what the sources are called stay.

    Args:
        catalogue: the built-in one; one's own exercises are in their user's language already.
        translate: called once for each place where a text stands.
    """
    return replace(
        catalogue,
        exercises={key: _exercise(each, translate) for key, each in catalogue.exercises.items()},
        routines={key: _routine(each, translate) for key, each in catalogue.routines.items()},
        walk=_exercise(catalogue.walk, translate),
    )


def names_in(catalogue: Catalogue) -> frozenset[str]:
    """The names of exercises and routines: what is told of them outside the windows too."""
    exercises = (*catalogue.exercises.values(), catalogue.walk)
    of_exercises = (name for each in exercises for name in (each.name, each.short))
    return frozenset((*of_exercises, *(each.name for each in catalogue.routines.values())))


def _exercise(exercise: Exercise, translate: Translate) -> Exercise:
    return replace(
        exercise,
        name=translate(exercise.name),
        short=translate(exercise.short),
        words={
            part: Words(translate(words.word), _maybe(words.hint, translate)) for part, words in exercise.words.items()
        },
        space=_maybe(exercise.space, translate),
        equipment=_each(exercise.equipment, translate),
        primary_muscles=_each(exercise.primary_muscles, translate),
        secondary_muscles=_each(exercise.secondary_muscles, translate),
        steps=_each(exercise.steps, translate),
        cues=_each(exercise.cues, translate),
        mistakes=_each(exercise.mistakes, translate),
        caution=_maybe(exercise.caution, translate),
        harder=_maybe(exercise.harder, translate),
        easier=_maybe(exercise.easier, translate),
        evidence=tuple(
            replace(each, claim=translate(each.claim), plain=_maybe(each.plain, translate))
            for each in exercise.evidence
        ),
    )


def _routine(routine: Routine, translate: Translate) -> Routine:
    return replace(
        routine,
        name=translate(routine.name),
        why=_maybe(routine.why, translate),
        steps=tuple(_step(each, translate) for each in routine.steps),
    )


def _step(step: Step, translate: Translate) -> ExerciseStep | MoveStep:
    return replace(step, words=translate(step.words)) if isinstance(step, MoveStep) else step


def _each(texts: tuple[str, ...], translate: Translate) -> tuple[str, ...]:
    return tuple(map(translate, texts))


def _maybe(text: str, translate: Translate) -> str:
    return translate(text) if text else text
