"""How the history spells a week: its opening, its figures, and how they compare."""

from datetime import date

from glutebreak.core.history.day_and_week import Day
from glutebreak.core.history.week_comparison import changes, headline
from glutebreak.core.message import Message
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
    facts = {fact.id: fact.arguments for fact in headline(shown.week, shown.before)}
    if "nothing-sat" in facts:
        return (
            tr("**Nothing so far.** Blocks appear as you sit.") if shown.is_running else tr("**Nothing was logged.**")
        )
    sentences = []
    if "no-break" in facts:
        sentences.append(tr("**You sat for {length}.**", length=length(_number(facts["no-break"]["minutes"]))))
    elif "up-every-before" in facts:
        sentences.append(_up_every(shown, _number(facts["up-every"]["minutes"]), facts["up-every-before"]["minutes"]))
    else:
        count = _number(facts["up-every"]["minutes"])
        sentences.append(
            tr_count("**You got up every minute you sat.**", "**You got up every {count} minutes.**", count)
        )
    if "longest" in facts:
        longest, day = _number(facts["longest"]["minutes"]), facts["longest"]["day"]
        name = weekday(day) if isinstance(day, date) else ""
        sentences.append(tr("The longest stretch: **{length},** {day}.", length=length(longest), day=name))
    return " ".join(sentences)


def _up_every(shown: ShownWeek, count: int, before: object) -> str:
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


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def change(message: Message | None, *, running: bool) -> str:
    """`2 h 10 less`, `4 more`, `20 min shorter`, `1.6 last week`; empty for None."""
    if message is None:
        return ""
    minutes = length(_number(message.arguments.get("minutes", 0)))
    count = message.arguments.get("count", 0)
    rate = number(float(str(message.arguments.get("rate", 0))), 1)
    return {
        "same": tr("the same"),
        "less": tr("{length} less", length=minutes),
        "more": tr("{length} more", length=minutes),
        "shorter": tr("{length} shorter", length=minutes),
        "longer": tr("{length} longer", length=minutes),
        "fewer": tr("{count} fewer", count=count),
        "more-of": tr("{count} more", count=count),
        "before": tr("{rate} last week", rate=rate) if running else tr("{rate} the week before", rate=rate),
    }[message.id]


def six_figures(shown: ShownWeek) -> list[tuple[str, str, str]]:
    """The week's six figures: name, value, and how it differs from the week before."""
    statistics = shown.week.statistics
    differs = changes(statistics, shown.before_by_now.statistics, shown.before.statistics)
    none, running = tr("none"), shown.is_running
    rate = statistics.breaks_per_sitting_hour
    return [
        (tr("Sitting"), duration(statistics.sitting), change(differs.get("sitting"), running=running)),
        (tr("Bouts"), str(statistics.bouts), change(differs.get("bouts"), running=running)),
        (
            tr("Mean bout"),
            none if statistics.mean_bout is None else duration(statistics.mean_bout),
            change(differs.get("mean"), running=running),
        ),
        (
            tr("Longest bout"),
            none if statistics.longest is None else duration(statistics.longest.lasted),
            change(differs.get("longest"), running=running),
        ),
        (tr("Over 30 min"), str(statistics.prolonged), change(differs.get("over-30"), running=running)),
        (
            tr("Breaks per sitting hour"),
            none if rate is None else number(rate, 1),
            change(differs.get("breaks-per-hour"), running=running),
        ),
    ]


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
