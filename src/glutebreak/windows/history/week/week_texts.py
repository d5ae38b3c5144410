"""How the history spells a week: its opening, its figures, and how they compare."""

from collections.abc import Callable

from glutebreak.core.history.day_and_week import Day
from glutebreak.core.history.week_comparison import Headline, changes, headline
from glutebreak.core.records import BoutRecord
from glutebreak.language import tr, tr_count
from glutebreak.windows.dates_and_lengths import clock, duration, length, number, weekday
from glutebreak.windows.history.week.week_from_log import ShownWeek


def clock_span(bout: BoutRecord) -> str:
    """`9:12 to 10:46`, on the clocks of its two ends."""
    return tr("{start} to {end}", start=clock(bout.start), end=clock(bout.end))


def opening(shown: ShownWeek) -> str:
    """The sentence a week opens with; what matters stands between pairs of asterisks."""
    if shown.is_first:
        return tr("**Day one.** Every time you sit becomes one block; the longest lies at the bottom.")
    said = headline(shown.week, shown.before)
    if said is None:
        return (
            tr("**Nothing so far.** Blocks appear as you sit.") if shown.is_running else tr("**Nothing was logged.**")
        )
    sentences = [_got_up(shown, said)]
    if said.longest is not None:
        name = "" if said.longest_day is None else weekday(said.longest_day)
        sentences.append(tr("The longest stretch: **{length},** {day}.", length=length(said.longest), day=name))
    return " ".join(sentences)


def _got_up(shown: ShownWeek, said: Headline) -> str:
    if said.up_every is None:
        return tr("**You sat for {length}.**", length=length(said.sitting))
    if said.up_every_before is not None:
        return _up_every(shown, said.up_every, said.up_every_before)
    return tr_count("**You got up every minute you sat.**", "**You got up every {count} minutes.**", said.up_every)


def _up_every(shown: ShownWeek, count: int, before: int) -> str:
    if shown.is_running:
        return tr_count(
            "**You got up every minute you sat,** last week every {before}.",
            "**You got up every {count} minutes,** last week every {before}.",
            count,
            before=before,
        )
    return tr_count(
        "**You got up every minute you sat,** the week before every {before}.",
        "**You got up every {count} minutes,** the week before every {before}.",
        count,
        before=before,
    )


def _less_or_more(minutes: int | None) -> str:
    return _by_length(
        minutes, lambda less: tr("{length} less", length=less), lambda more: tr("{length} more", length=more)
    )


def _shorter_or_longer(minutes: int | None) -> str:
    return _by_length(
        minutes, lambda less: tr("{length} shorter", length=less), lambda more: tr("{length} longer", length=more)
    )


def _by_length(minutes: int | None, less: Callable[[str], str], more: Callable[[str], str]) -> str:
    """How a length differs; empty where there is nothing to compare."""
    if minutes is None:
        return ""
    if not minutes:
        return tr("the same")
    return less(length(-minutes)) if minutes < 0 else more(length(minutes))


def _fewer_or_more(count: int) -> str:
    if not count:
        return tr("the same")
    return tr("{count} fewer", count=-count) if count < 0 else tr("{count} more", count=count)


def _rate_before(rate: float | None, *, running: bool) -> str:
    if rate is None:
        return ""
    shown = number(rate, 1)
    return tr("{rate} last week", rate=shown) if running else tr("{rate} the week before", rate=shown)


def six_figures(shown: ShownWeek) -> list[tuple[str, str, str]]:
    """The week's six figures: name, value, and how it differs from the week before."""
    statistics, none = shown.week.statistics, tr("none")
    mean, longest, rate = statistics.mean_bout, statistics.longest, statistics.breaks_per_sitting_hour
    values = (
        (tr("Sitting"), duration(statistics.sitting)),
        (tr("Bouts"), str(statistics.bouts)),
        (tr("Mean bout"), none if mean is None else duration(mean)),
        (tr("Longest bout"), none if longest is None else duration(longest.lasted)),
        (tr("Over 30 min"), str(statistics.prolonged)),
        (tr("Breaks per sitting hour"), none if rate is None else number(rate, 1)),
    )
    differs = changes(statistics, shown.before_by_now.statistics, shown.before.statistics)
    if differs is None:
        return [(name, value, "") for name, value in values]
    changed = (
        _less_or_more(differs.sitting),
        _fewer_or_more(differs.bouts),
        _shorter_or_longer(differs.mean_bout),
        _shorter_or_longer(differs.longest),
        _fewer_or_more(differs.prolonged),
        _rate_before(differs.breaks_per_hour_before, running=shown.is_running),
    )
    return [(name, value, change) for (name, value), change in zip(values, changed, strict=True)]


def in_bouts(count: int) -> str:
    """`sitting, in 14 bouts`."""
    return tr_count("sitting, in {count} bout", "sitting, in {count} bouts", count)


def described(day: Day) -> str:
    """A day's figures in one line, for screen readers and tooltips."""
    statistics = day.statistics
    parts = [
        tr("{length} sitting", length=duration(statistics.sitting)),
        tr_count("{count} bout", "{count} bouts", statistics.bouts),
    ]
    if statistics.longest is not None:
        parts.append(
            tr(
                "longest {length}, {span}",
                length=duration(statistics.longest.lasted),
                span=clock_span(statistics.longest),
            )
        )
    parts += [
        tr_count("up for {count} guided break", "up for {count} guided breaks", statistics.prompted),
        tr_count("up once on your own", "up {count} times on your own", statistics.natural),
        tr("{length} of stretching and glutes", length=duration(statistics.activation)),
    ]
    return ", ".join(parts)
