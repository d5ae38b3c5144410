"""How what was done is spelled."""

from glutebreak.core.durations import MINUTE, SECOND
from glutebreak.core.history.exercise_totals import (
    ENOUGH_ASKS,
    Amount,
    Balance,
    DoneSoFar,
    ExerciseDone,
    Group,
    HourOfAsks,
)
from glutebreak.language import tr, tr_count
from glutebreak.windows.dates_and_lengths import minutes_and_seconds


def amount(given: Amount, *, in_time: bool) -> str:
    """`68`, or `2:40` where time is what counts."""
    return minutes_and_seconds(given.held) if in_time else str(given.reps)


def opening(made: DoneSoFar) -> str:
    """The sentence it opens with; what matters stands between pairs of asterisks."""
    if made.is_empty:
        return tr(
            "**Nothing yet this week.** Sets and repetitions appear here, left beside right, after a guided break."
        )
    parts = []
    if made.glute_reps:
        parts.append(tr_count("{count} glute repetition", "{count} glute repetitions", made.glute_reps))
    if made.stretch_held:
        parts.append(_stretched(made.stretch_held))
    if not parts:
        return tr("**No glutes and no stretch yet.** The asks are counted beside it.")
    facts = ", ".join(parts)
    tails = {
        Balance.EVEN: tr("**{facts},** even left and right.", facts=facts),
        Balance.ALMOST: tr("**{facts},** almost even left and right.", facts=facts),
        Balance.MORE_LEFT: tr("**{facts},** more on the left so far.", facts=facts),
        Balance.MORE_RIGHT: tr("**{facts},** more on the right so far.", facts=facts),
    }
    return tails[made.balance] if made.balance is not None else tr("**{facts}.**", facts=facts)


def _stretched(milliseconds: int) -> str:
    # Rounded as `minutes_and_seconds` rounds beside each exercise, so that one exercise adds up to its own figure.
    seconds = round(milliseconds / SECOND)
    if seconds * SECOND < MINUTE:
        return tr_count("{count} second of hip-flexor stretch", "{count} seconds of hip-flexor stretch", seconds)
    minutes = (milliseconds + MINUTE // 2) // MINUTE
    return tr_count("{count} minute of hip-flexor stretch", "{count} minutes of hip-flexor stretch", minutes)


def group_name(group: Group, *, in_time: bool) -> str:
    """`Stretch, minutes`."""
    return {
        Group.STRETCH: tr("Stretch, minutes"),
        Group.GLUTES: tr("Glutes, repetitions"),
        Group.OTHER: tr("More, minutes") if in_time else tr("More, repetitions"),
    }[group]


def in_time(done: ExerciseDone) -> bool:
    """Whether an exercise is told in minutes: nothing of it was counted."""
    return not done.reps


def said(name: str, done: ExerciseDone) -> str:
    """An exercise in one line, for screen readers and tooltips."""
    timed = in_time(done)
    parts = [tr_count("{name}: {count} set", "{name}: {count} sets", done.sets, name=name)]
    for given, spell in ((done.left, _on_the_left), (done.right, _on_the_right), (done.both, _on_both)):
        if given.sets:
            reps = tr_count("{count} repetition", "{count} repetitions", given.reps)
            parts.append(spell(amount(given, in_time=True) if timed else reps))
    claimed = sum(each.claimed_held if timed else each.claimed_reps for each in (done.left, done.right, done.both))
    if claimed:
        parts.append(tr("{amount} of it done while typing", amount=minutes_and_seconds(claimed) if timed else claimed))
    return ", ".join(parts)


def yes_of(made: DoneSoFar) -> str:
    """`22 of 33`."""
    return tr("{yes} of {asked}", yes=made.yes, asked=made.asked)


def most_often(made: DoneSoFar) -> str:
    """`most often between 10 and 12`, or why that cannot be said."""
    best = made.best_hours()
    if best is not None:
        return tr("most often between {first} and {last}", first=best[0], last=best[1])
    if not made.asked:
        return tr("no asks were answered")
    return (
        tr("too few asks to say when most often") if made.asked < ENOUGH_ASKS else tr("at no hours more than at others")
    )


def hour_said(hour: HourOfAsks) -> str:
    """An hour in one line."""
    started = tr("{hour}:00: started {yes} of {asked}", hour=hour.hour, yes=hour.yes, asked=hour.asked)
    if not hour.claimed:
        return started
    return tr("{started}, {count} more done by your word", started=started, count=hour.claimed)


def _on_the_left(amount: str) -> str:
    return tr("left {amount}", amount=amount)


def _on_the_right(amount: str) -> str:
    return tr("right {amount}", amount=amount)


def _on_both(amount: str) -> str:
    return tr("both sides at once {amount}", amount=amount)
