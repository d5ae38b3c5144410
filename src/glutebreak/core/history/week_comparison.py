"""What a week is worth saying about, and how it differs from the one before: facts, never a verdict."""

from dataclasses import dataclass
from datetime import date

from glutebreak.core.durations import MINUTE
from glutebreak.core.history.day_and_week import Statistics, Week


def minutes(duration: int) -> int:
    """Whole minutes, half a minute counting as one."""
    return (duration + MINUTE // 2) // MINUTE


@dataclass(frozen=True, slots=True)
class Headline:
    """The facts of a week's opening sentence. Lengths are whole minutes."""

    sitting: int
    """How long was sat."""
    up_every: int | None
    """How long was sat for each break; None without any break."""
    up_every_before: int | None
    """The same of the week before; None where that does not matter, or had no break."""
    longest: int | None
    """The length of the longest bout; None without any."""
    longest_day: date | None
    """The day in which it began."""


def headline(week: Week, before: Week | None) -> Headline | None:
    """The facts of a week's opening sentence; None when nothing was sat.

    Args:
        week: the week.
        before: the whole week before, or None when it does not matter.
    """
    statistics = week.statistics
    if not statistics.sitting:
        return None
    up_every = _minutes_if_any(statistics.sitting_per_break)
    then = None if before is None or up_every is None else before.statistics.sitting_per_break
    longest = statistics.longest
    return Headline(
        sitting=minutes(statistics.sitting),
        up_every=up_every,
        up_every_before=_minutes_if_any(then),
        longest=None if longest is None else minutes(longest.lasted),
        longest_day=week.longest_day,
    )


@dataclass(frozen=True, slots=True)
class Changes:
    """How much more a week has of each statistic than the one before, less if negative. Lengths are whole minutes."""

    sitting: int
    bouts: int
    prolonged: int
    mean_bout: int | None
    """None where one of the two weeks has no bout."""
    longest: int | None
    """Likewise."""
    breaks_per_hour_before: float | None
    """What the week before had, to one decimal; None when nothing was sat in it."""


def changes(now: Statistics, before_by_now: Statistics, before: Statistics) -> Changes | None:
    """How a week's six statistics differ from the week before; None when nothing was sat in that one.

    What adds up as the week goes on (`sitting`, `bouts`, `longest`, `prolonged`) is compared with what the week before
    had come to at the same point; what does not (`mean_bout`, breaks per hour) with the whole of it. Lengths are
    compared in the whole minutes that are shown.

    Args:
        now: the week's statistics.
        before_by_now: those of the week before, up to the same point in it; all of it for a week that is over.
        before: those of the whole week before.
    """
    if not before.sitting:
        return None
    mean = longest = None
    if now.mean_bout is not None and before.mean_bout is not None:
        mean = minutes(now.mean_bout) - minutes(before.mean_bout)
    if now.longest is not None and before_by_now.longest is not None:
        longest = minutes(now.longest.lasted) - minutes(before_by_now.longest.lasted)
    rate = before.breaks_per_sitting_hour
    return Changes(
        sitting=minutes(now.sitting) - minutes(before_by_now.sitting),
        bouts=now.bouts - before_by_now.bouts,
        prolonged=now.prolonged - before_by_now.prolonged,
        mean_bout=mean,
        longest=longest,
        breaks_per_hour_before=None if rate is None else round(rate, 1),
    )


def _minutes_if_any(duration: int | None) -> int | None:
    return None if duration is None else minutes(duration)
