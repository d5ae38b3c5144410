"""The day so far in a sentence."""

from datetime import date

import pytest

from glutebreak.core.durations import MINUTE
from glutebreak.core.history.day_and_week import Day
from glutebreak.core.history.statistics_by_day import Records, days
from glutebreak.core.records import BoutRecord, BreakRecord, Dated
from glutebreak.core.sitting.happenings import BreakKind, EndedBy
from glutebreak.windows.guided_break.day_texts import say_day
from windows.guided_break.break_samples import OFF_AFTER


def a_day_of(breaks: int) -> Day:
    """So many breaks of five minutes, half an hour of sitting before each."""
    start = 1_772_438_400_000

    def at(minute: int) -> Dated:
        return Dated(start + minute * MINUTE, 0)

    bouts = [BoutRecord(at(35 * n), at(35 * n + 30), 30 * MINUTE, EndedBy.AWAY) for n in range(max(breaks, 1))]
    left = [BreakRecord(at(35 * n + 30), at(35 * n + 35), 5 * MINUTE, BreakKind.NATURAL) for n in range(breaks)]
    return days(date(2026, 3, 2), 1, Records(bouts, left), OFF_AFTER)[0]


@pytest.mark.parametrize(
    ("breaks", "one_more", "said"),
    [
        (0, False, "No break yet today"),
        (0, True, "First break today,"),
        (1, False, "One break today,"),
        (5, False, "Five breaks today,"),
        (5, True, "Sixth break today,"),
        (11, False, "11 breaks today,"),
        (11, True, "12 breaks today,"),
    ],
)
def test_breaks_are_counted_in_words_up_to_ten(breaks: int, said: str, *, one_more: bool) -> None:
    """Those of the day, and the one that just ended if it is one."""
    assert say_day(a_day_of(breaks), one_more=one_more)[0] == said


def test_the_rest_tells_how_far_apart_they_are_and_the_longest_bout() -> None:
    """Or the latter alone."""
    longest = "Longest stretch of sitting: 30\N{NO-BREAK SPACE}min."
    rests = [say_day(a_day_of(breaks), one_more=False)[1] for breaks in (0, 2)]
    assert rests == [f". {longest}", f" one every 30 sitting minutes. {longest}"]
