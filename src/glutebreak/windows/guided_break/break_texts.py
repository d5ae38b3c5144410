"""What a guided break says: every word of it is made here."""

import math
from dataclasses import dataclass

from glutebreak.core.coaching.break_moment import Moment, Result
from glutebreak.core.coaching.segments import Phase
from glutebreak.core.exercises.catalogue import DoseKind, Side, Sides
from glutebreak.core.sitting.happenings import Outcome
from glutebreak.language import capital, tr, tr_in
from glutebreak.windows.dates_and_lengths import to_the_second
from glutebreak.windows.guided_break.commands import Command, spell_key
from glutebreak.windows.look.ring import MOST_ARCS, Mark, RingState


@dataclass(frozen=True, slots=True)
class Said:
    """The words under the ring."""

    word: str
    """One or a few words, large."""
    hint: str
    """A few more; may be empty."""


def say_phase(moment: Moment) -> Said:
    """What is said of the present phase."""
    exercise = moment.exercise
    if moment.phase is Phase.HURT:
        return Said(tr("Stopped"), tr("let go and relax"))
    if moment.paused:
        return Said(tr("Paused"), tr("Press {key} to resume", key=spell_key(Command.PAUSE)))
    if moment.phase is Phase.SIDE_CHANGE:
        return Said(tr("Change sides"), tr("right side next") if moment.side is Side.RIGHT else tr("left side next"))
    if moment.phase is Phase.READY:
        return _say_ready(moment)
    if moment.phase in {Phase.SETTLE, Phase.FINISHED} or exercise is None:
        return Said(capital(moment.words) or tr("That was it"), "")
    usual = {
        Phase.UP: tr("Lift"),
        Phase.HOLD: tr("Hold"),
        Phase.DOWN: tr("Lower slowly"),
        Phase.REST: tr("Rest"),
    }
    words = exercise.words.get(moment.phase.value)
    hint = words.hint if words else ""
    if moment.dose is not None and moment.dose.sides is Sides.ALTERNATING:
        hint = _side_at_work(moment.side)
    return Said(words.word if words else usual[moment.phase], hint)


def _say_ready(moment: Moment) -> Said:
    word = capital(moment.words) or tr("Get ready")
    if moment.exercise is None:
        return Said(word, "")
    if moment.side is Side.LEFT and moment.dose is not None and moment.dose.sides is Sides.EACH:
        return Said(word, tr("left side first"))
    if moment.side is Side.RIGHT and moment.dose is not None and moment.dose.sides is Sides.EACH:
        return Said(word, tr("right side first"))
    return Said(word, moment.exercise.short)


def _side_at_work(side: Side | None) -> str:
    return {Side.LEFT: tr("left side"), Side.RIGHT: tr("right side")}[side] if side else ""


def ring_of(moment: Moment, *, whole: bool = False) -> RingState:
    """What the ring shows; whole, it moves with the number in it and not between."""
    mark = Mark.SQUARE if moment.phase is Phase.HURT else Mark.BARS if moment.paused else None
    if moment.counts_repetitions and moment.dose is not None:
        count, below = moment.dose.count, tr("of {count}", count=moment.dose.count)
        arcs = count if count <= MOST_ARCS else 1
        done = math.ceil(moment.filled) if whole else moment.filled
        return RingState(arcs, done * arcs / count, str(moment.repetition), below, still=moment.paused, mark=mark)
    seconds = max(0, -(-moment.remaining // 1000))
    remaining = seconds * 1000 if whole else moment.remaining
    dose = moment.dose
    if moment.counting and dose is not None and dose.kind is DoseKind.TIME:
        figure = tr("{minutes}:{seconds}", minutes=seconds // 60, seconds=f"{seconds % 60:02}")
        share = 1 - remaining / moment.lasts
        return RingState(1, min(max(share, 0.0), 1.0), figure, tr_in("time", "left"), still=moment.paused, mark=mark)
    lasts = dose.hold if moment.counting and dose is not None and dose.kind is DoseKind.HOLD else moment.lasts
    share = 1 - remaining / lasts if lasts else 1.0
    below = tr("second") if seconds == 1 else tr("seconds")
    return RingState(1, min(max(share, 0.0), 1.0), str(seconds), below, still=moment.paused, mark=mark)


@dataclass(frozen=True, slots=True)
class Pill:
    """A side of the present exercise."""

    text: str
    icon: str | None
    """A tick for the side that is done, two triangles where the side changes."""
    done: bool


def side_pills(moment: Moment) -> tuple[Pill, ...]:
    """The side that is done, and the one at work or next; none for exercises without sides."""
    if moment.dose is None or moment.dose.sides is not Sides.EACH or moment.side is None:
        return ()
    names = {Side.LEFT: tr("Left"), Side.RIGHT: tr("Right")}
    pills = []
    for each in moment.done_sides:
        if each.side is not moment.side:
            name = names[each.side]
            text = tr("{side} {reps}", side=name, reps=each.reps) if each.reps else name
            pills.append(Pill(text, "tick", done=True))
    if moment.phase is Phase.SIDE_CHANGE:
        changing = tr("Now right") if moment.side is Side.RIGHT else tr("Now left")
        return (*pills, Pill(changing, "mirror", done=False))
    working = tr("Right side") if moment.side is Side.RIGHT else tr("Left side")
    return (*pills, Pill(working, None, done=False))


def say_next(moment: Moment) -> str:
    """`Next: Glute bridge`; empty when nothing comes after."""
    return tr("Next: {exercise}", exercise=moment.following.name) if moment.following else ""


def say_all(moment: Moment) -> str:
    """The stage for somebody who does not see it."""
    name = moment.exercise.name if moment.exercise else ""
    said, ring = say_phase(moment), ring_of(moment)
    side = _side_at_work(moment.side)
    count = f"{ring.figure} {ring.below}"
    return ", ".join(each for each in (name, side, count, said.word, said.hint) if each)


@dataclass(frozen=True, slots=True)
class Summary:
    """What the end of a break says."""

    title: str
    line: str


def summarise(result: Result) -> Summary:
    """The title and the one line at the end: so many of the planned exercises were completed, in so long."""
    planned, length = result.planned, to_the_second(result.lasted)
    if not result.moved:
        return Summary(tr("Another time"), tr("Nothing is counted, and sitting goes on."))
    if result.seated:
        return Summary(
            tr("Good for the glutes"), tr("Sitting goes on: what is done in the chair does not interrupt it.")
        )
    if result.outcome is Outcome.PARTLY and not result.completed:
        return Summary(tr("Moved"), tr("Part of an exercise, {length} out of the chair.", length=length))
    if result.outcome is Outcome.PARTLY:
        line = tr("{completed} of {planned} exercises, {length} out of the chair.",
                  completed=result.completed, planned=planned, length=length)  # fmt: skip
        return Summary(tr("Moved"), line)
    if planned == 1:
        return Summary(tr("Well moved"), tr("{length} out of the chair.", length=length))
    words = {2: tr("Both exercises"), 3: tr("All three exercises"), 4: tr("All four exercises")}
    exercises = words.get(planned, tr("All {planned} exercises", planned=planned))
    return Summary(tr("Well moved"), tr("{exercises}, {length} out of the chair.", exercises=exercises, length=length))
