"""What the voice says in a guided break: every sentence of it is made here."""

from glutebreak.core.coaching.break_moment import Moment
from glutebreak.core.coaching.segments import Phase
from glutebreak.core.exercises.catalogue import DoseKind, Side, Sides
from glutebreak.language import capital, tr
from glutebreak.windows import dose_texts
from glutebreak.windows.guided_break.break_texts import say_phase


def introduce(moment: Moment) -> str:
    """What comes now, such as `To the mat. Donkey kick. 10 times on each side. Left side first.`, as one text."""
    sentences = []
    if moment.phase is Phase.READY and moment.words:
        sentences.append(capital(moment.words))
    if moment.exercise is not None:
        sentences.append(moment.exercise.name)
    if moment.dose is not None:
        sentences.append(capital(dose_texts.aloud(moment.dose)))
        if moment.side is not None and moment.dose.sides is Sides.EACH:
            left, right = tr("Left side first"), tr("Right side first")
            sentences.append(left if moment.side is Side.LEFT else right)
    return " ".join(f"{each}." for each in sentences)


def said_between(before: Moment, now: Moment) -> str | None:
    """What is to be said as one moment turns into the next; None for nothing."""
    if now.paused or before.paused or now.phase is Phase.HURT:
        return None
    turned = now.phase is not before.phase
    if now.phase is Phase.FINISHED:
        return tr("That was it.") if turned else None
    if now.phase is Phase.SIDE_CHANGE:
        right = now.side is Side.RIGHT
        return (tr("Change sides. Right side.") if right else tr("Change sides. Left side.")) if turned else None
    moves_on = now.phase is Phase.READY and (turned or now.words != before.words)
    if now.exercise is not None and (moves_on or now.exercise is not before.exercise):
        return introduce(now)
    if _lets_go(before, now):
        return f"{say_phase(now).word}."
    is_last = now.dose is not None and 1 < now.dose.count == now.repetition != before.repetition
    return tr("Last one.") if is_last else None


def _lets_go(before: Moment, now: Moment) -> bool:
    """Whether a stretch is over, a length has been gone, or nothing is left but to settle."""
    if now.phase is before.phase:
        return False
    stretching = now.dose is not None and now.dose.kind is DoseKind.HOLD
    return (
        now.phase is Phase.SETTLE
        or (stretching and now.phase is Phase.DOWN)
        or (now.phase is Phase.REST and now.dose is not None and now.dose.kind is DoseKind.LENGTHS)
    )
