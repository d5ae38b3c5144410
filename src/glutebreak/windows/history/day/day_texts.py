"""How the day spells what happened."""

from collections.abc import Callable
from datetime import date

from glutebreak.core.history.corrections import Said
from glutebreak.core.history.day_and_week import Interruption
from glutebreak.core.history.timeline import (
    AskEnded,
    AskMark,
    Block,
    Event,
    GotUp,
    HoldBlock,
    HoldEnded,
    SaidBlock,
    Standing,
    Started,
    StoodUp,
    Timeline,
)
from glutebreak.core.records import ActivationRecord, Dated
from glutebreak.core.sitting.happenings import BreakKind, EndedBy, Hold, Outcome
from glutebreak.language import tr, tr_count
from glutebreak.windows.dates_and_lengths import clock, duration, long_day

RoutineName = Callable[[str], str]
"""The name of a routine by its id."""


def ends(start: Dated, lasted: int) -> str:
    """The clock time at which something ended."""
    return clock(Dated(start.utc + lasted, start.offset))


def from_to(start: Dated, lasted: int) -> str:
    """`9:12 to 10:46`."""
    return tr("{start} to {end}", start=clock(start), end=ends(start, lasted))


def hold_name(reason: Hold) -> str:
    """`Call`."""
    return {
        Hold.CALL: tr("Call"),
        Hold.WATCHING: tr("Watching"),
        Hold.FULLSCREEN: tr("Full screen"),
        Hold.DND: tr("Do not disturb"),
        Hold.QUIET: tr("Quiet hours"),
        Hold.PAUSE: tr("Pause"),
    }[reason]


def hold_label(hold: HoldBlock) -> str:
    """`Call, not asked`."""
    name = hold_name(hold.reason)
    return name if hold.kept_back is None else tr("{hold}, not asked", hold=name)


def opening(made: Timeline) -> tuple[str, str]:
    """What a day opens with: its total, and what is to be said beside it."""
    statistics = made.day.statistics
    if made.is_empty:
        return "", ""
    parts = [tr_count("in {count} bout", "in {count} bouts", statistics.bouts)] if statistics.bouts else []
    if statistics.breaks:
        parts.append(tr_count("up once", "up {count} times", statistics.breaks))
    if statistics.activation:
        parts.append(tr("{length} of stretching and glutes", length=duration(statistics.activation)))
    return tr("{length} sitting", length=duration(statistics.sitting)), ", ".join(parts)


def empty_day(day: date, today: date) -> str:
    """What a day without anything says; what matters stands between pairs of asterisks."""
    if day == today:
        return tr("**Nothing so far today.** Each time you sit becomes a block on this line.")
    return tr("**Nothing was logged on {day}.**", day=long_day(day))


def outcome(activation: ActivationRecord) -> str:
    """`done`."""
    return {
        Outcome.DONE: tr("done"),
        Outcome.PARTLY: tr("partly"),
        Outcome.ABANDONED: tr("left early"),
    }[activation.corrected_outcome]


def block_name(block: Block) -> str:
    """What screen readers say of a stretch of sitting."""
    if block.is_open:
        return tr("Sitting since {start}, {length}", start=clock(block.start), length=duration(block.within))
    return tr("Sitting {span}, {length}", span=from_to(block.start, block.within), length=duration(block.within))


def said_name(block: SaidBlock) -> str:
    """What was said of a part of a bout."""
    span = from_to(block.start, block.within)
    if block.said is Said.STANDING:
        return tr("Standing {span}, by your correction", span=span)
    return tr("Away {span}, by your correction", span=span)


def standing_name(block: Standing) -> str:
    """A declared time on one's feet."""
    return tr("Standing {span}", span=from_to(block.start, block.within))


def break_name(each: Interruption) -> str:
    """`Up at 10:46 for 4 min, guided`."""
    if each.kind is BreakKind.PROMPTED:
        return tr("Up at {time} for {length}, guided", time=clock(each.start), length=duration(each.lasted))
    return tr("Up at {time} for {length}, on your own", time=clock(each.start), length=duration(each.lasted))


def ask_word(ask_outcome: str | None) -> str:
    """`Skipped`."""
    return {
        "start": tr("Started"),
        "snooze": tr("Later"),
        "skip": tr("Skipped"),
        "dismiss": tr("Put away"),
        "withdrawn": tr("Taken back"),
        "unanswered": tr("No answer"),
        None: tr("On screen"),
    }.get(ask_outcome, tr("No answer"))


def ask_name(mark: AskMark) -> str:
    """What screen readers say of an ask."""
    if mark.ask.is_claimed:
        answer = ask_word(mark.ask.outcome).lower()
        return tr("Asked, {word} at {time}, done by your word", word=answer, time=clock(mark.at))
    return tr("Asked, {word} at {time}", word=ask_word(mark.ask.outcome).lower(), time=clock(mark.at))


def activation_name(activation: ActivationRecord, name: RoutineName) -> str:
    """What screen readers say of an activation."""
    return tr(
        "{routine} at {time}, {outcome}",
        routine=name(activation.routine),
        time=clock(activation.start),
        outcome=outcome(activation),
    )


def event(happened: Event, name: RoutineName) -> tuple[str, str, str]:
    """An event as its time, its word and what there is to add."""
    at = clock(happened.at)
    match happened.fact:
        case Started(activation, asked):
            added = tr("{routine}, {outcome}", routine=name(activation.routine), outcome=outcome(activation))
            return at, tr("Started"), added if asked else tr("{what}, unasked", what=added)
        case HoldEnded(reason, kept_back):
            word = tr("{hold} ended", hold=hold_name(reason))
            if kept_back is None:
                return at, word, ""
            return at, word, tr("it had held the ask back for {length}", length=duration(kept_back))
        case GotUp(lasted, by):
            after = tr("after {length}", length=duration(lasted))
            reasons = {
                EndedBy.LOCK: tr("{after}, screen locked", after=after),
                EndedBy.SLEEP: tr("{after}, computer asleep", after=after),
                EndedBy.POSTURE: tr("{after}, to stand", after=after),
                EndedBy.QUIT: tr("{after}, while glutebreak was closed", after=after),
            }
            return at, tr("Got up"), reasons.get(by, after)
        case StoodUp():
            return at, tr("Standing"), tr("by your word")
        case AskEnded(ask_outcome, claimed):
            added = tr("you had got up already") if ask_outcome == "withdrawn" else ""
            word = tr("Asked") if ask_outcome is None else ask_word(ask_outcome)
            return at, word, tr("done by your word") if claimed else added
