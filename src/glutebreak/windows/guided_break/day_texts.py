"""The day so far in a sentence, at the end of a break."""

from glutebreak.core.history.day_and_week import Day
from glutebreak.core.history.week_comparison import minutes
from glutebreak.language import tr, tr_count
from glutebreak.windows.dates_and_lengths import length


def say_day(day: Day, *, one_more: bool) -> tuple[str, str]:
    """Such as: Eighth break today, one every 31 sitting minutes. Longest stretch of sitting: 52 min.

    Args:
        day: as the log has it.
        one_more: whether the break that just ended is to be counted too.

    Returns:
        What matters of it, and the rest.
    """
    statistics = day.statistics
    breaks = statistics.breaks + (1 if one_more else 0)
    first = (_say_which if one_more else _say_how_many)(breaks)
    apart = minutes(statistics.sitting // breaks) if breaks else 0
    rest = tr_count("one every {count} sitting minute", "one every {count} sitting minutes", apart) if apart else ""
    tail = "."
    if statistics.longest is not None:
        longest = length(minutes(statistics.longest.lasted))
        tail = tr(". Longest stretch of sitting: {length}.", length=longest)
    return (f"{first},", f" {rest}{tail}") if rest else (first, tail)


def _say_which(breaks: int) -> str:
    ordinals = {
        1: tr("First"), 2: tr("Second"), 3: tr("Third"), 4: tr("Fourth"), 5: tr("Fifth"), 6: tr("Sixth"),
        7: tr("Seventh"), 8: tr("Eighth"), 9: tr("Ninth"), 10: tr("Tenth"),
    }  # fmt: skip
    if breaks not in ordinals:
        return tr_count("{count} break today", "{count} breaks today", breaks)
    return tr("{ordinal} break today", ordinal=ordinals[breaks])


def _say_how_many(breaks: int) -> str:
    """In words up to ten, as the ordinals are."""
    words = {
        0: tr("No break yet today"), 1: tr("One break today"), 2: tr("Two breaks today"), 3: tr("Three breaks today"),
        4: tr("Four breaks today"), 5: tr("Five breaks today"), 6: tr("Six breaks today"),
        7: tr("Seven breaks today"), 8: tr("Eight breaks today"), 9: tr("Nine breaks today"),
        10: tr("Ten breaks today"),
    }  # fmt: skip
    return words.get(breaks) or tr_count("{count} break today", "{count} breaks today", breaks)
