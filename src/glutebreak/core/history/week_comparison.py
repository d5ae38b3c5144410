"""What a week is worth saying about, and how it differs from the one before: facts as message ids, never a verdict."""

from collections.abc import Mapping

from glutebreak.core.durations import MINUTE
from glutebreak.core.history.day_and_week import Statistics, Week
from glutebreak.core.message import Message


def minutes(duration: int) -> int:
    """Whole minutes, half a minute counting as one."""
    return (duration + MINUTE // 2) // MINUTE


def headline(week: Week, before: Week | None) -> tuple[Message, ...]:
    """The facts of a week's opening sentence.

    * `nothing-sat` alone, when nothing was sat;
    * `up-every` with `minutes` sat for each break, then `up-every-before` with those of the week before if it has any
      breaks; or `no-break` with `minutes` sat;
    * `longest` with the `minutes` of the longest bout and its `day`.

    Args:
        week: the week.
        before: the whole week before, or None when it does not matter.
    """
    statistics = week.statistics
    if not statistics.sitting:
        return (Message("nothing-sat"),)
    facts = []
    if statistics.sitting_per_break is None:
        facts.append(Message("no-break", {"minutes": minutes(statistics.sitting)}))
    else:
        facts.append(Message("up-every", {"minutes": minutes(statistics.sitting_per_break)}))
        then = before.statistics.sitting_per_break if before is not None else None
        if then is not None:
            facts.append(Message("up-every-before", {"minutes": minutes(then)}))
    if statistics.longest is not None:
        facts.append(Message("longest", {"minutes": minutes(statistics.longest.lasted), "day": week.longest_day}))
    return tuple(facts)


def changes(now: Statistics, before_by_now: Statistics, before: Statistics) -> Mapping[str, Message]:
    """How each of a week's six statistics differs from the week before; empty when nothing was sat in that one.

    What adds up as the week goes on (`sitting`, `bouts`, `longest`, `over-30`) is compared with what the week before
    had come to at the same point; what does not (`mean`, `breaks-per-hour`) with the whole of it. Lengths are compared
    in the whole minutes that are shown.

    Args:
        now: the week's statistics.
        before_by_now: those of the week before, up to the same point in it; all of it for a week that is over.
        before: those of the whole week before.

    Returns:
        For each of them, by its name, `same`, or `less` and `more` (lengths in `minutes`), `shorter` and `longer`
        (`minutes`), `fewer` and `more-of` (`count`), or `before` (`rate`, to one decimal).
    """
    if not before.sitting:
        return {}
    made = {
        "sitting": _by_minutes(minutes(now.sitting) - minutes(before_by_now.sitting), "less", "more"),
        "bouts": _by_count(now.bouts - before_by_now.bouts),
        "over-30": _by_count(now.prolonged - before_by_now.prolonged),
    }
    if now.mean_bout is not None and before.mean_bout is not None:
        made["mean"] = _by_minutes(minutes(now.mean_bout) - minutes(before.mean_bout), "shorter", "longer")
    if now.longest is not None and before_by_now.longest is not None:
        difference = minutes(now.longest.lasted) - minutes(before_by_now.longest.lasted)
        made["longest"] = _by_minutes(difference, "shorter", "longer")
    if before.breaks_per_sitting_hour is not None:
        made["breaks-per-hour"] = Message("before", {"rate": round(before.breaks_per_sitting_hour, 1)})
    return made


def _by_minutes(difference: int, downwards: str, upwards: str) -> Message:
    if not difference:
        return Message("same")
    return Message(downwards if difference < 0 else upwards, {"minutes": abs(difference)})


def _by_count(difference: int) -> Message:
    if not difference:
        return Message("same")
    return Message("fewer" if difference < 0 else "more-of", {"count": abs(difference)})
