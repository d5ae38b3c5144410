"""Local days: which of them a moment lies in, and what has to be read to know all of one.

A moment belongs to the day that the user's clock showed then, whatever the clock shows by now.
"""

from datetime import date, timedelta

from glutebreak.core.durations import DAY, MINUTE
from glutebreak.core.records import Dated

_EPOCH = date(1970, 1, 1)


def monday_of(day: date) -> date:
    """The Monday on or before a day."""
    return day - timedelta(days=day.weekday())


def midnight(day: date) -> int:
    """The milliseconds from the beginning of 1970 to that of a day, both on one clock."""
    return (day - _EPOCH).days * DAY


def span_to_read(first: date, count: int) -> tuple[int, int]:
    """The UTC milliseconds from and to which so many days can depend on the log, wherever on Earth they were spent.

    It reaches two days beyond them: a local day begins up to 14 hours before that of UTC and ends up to 12 hours
    after, and what joins across a touch reaches no further than a break may last, 24 hours at most.
    """
    return midnight(first) - 2 * DAY, midnight(first) + (count + 2) * DAY


def by_local_day(start: Dated, lasted: int) -> list[tuple[date, int]]:
    """What lies in each local day of a length of time that began then: pairs of a day and milliseconds, in order."""
    local = start.utc + start.offset * MINUTE
    parts = []
    while True:
        day = local // DAY
        within = min(lasted, (day + 1) * DAY - local)
        parts.append((_EPOCH + timedelta(days=day), within))
        lasted -= within
        local += within
        if lasted <= 0:
            return parts


def local_day(moment: Dated) -> date:
    """The local day of a moment."""
    return by_local_day(moment, 0)[0][0]
