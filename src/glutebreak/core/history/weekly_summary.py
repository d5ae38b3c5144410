"""Whether it is the moment to look back on last week, and what to say of it: facts, no sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from glutebreak.core.durations import DAY
from glutebreak.core.history.day_and_week import Week
from glutebreak.core.history.local_days import monday_of
from glutebreak.core.history.week_comparison import Headline, headline
from glutebreak.core.records import BoutRecord, Dated


def is_first_of_week(opened: Dated, bouts: Iterable[BoutRecord]) -> bool:
    """Whether a bout that has just been opened is the first of its local week.

    A week begins when the user works first in it: on Monday, or whenever that is.

    Args:
        opened: when it was opened.
        bouts: at least those that began since the Monday; the one that was opened may be among them.
    """
    this_week = monday_of(opened.local().date())
    return not any(bout.start.utc < opened.utc and monday_of(bout.start.local().date()) == this_week for bout in bouts)


@dataclass(frozen=True, slots=True)
class Summary:
    """What to say of a week that is over."""

    headline: Headline
    sitting: int
    """Milliseconds sat."""
    activation: int
    """Milliseconds spent in activations."""


def summary(last_week: Week, week_before: Week | None) -> Summary | None:
    """What to say of the week that is over; None if nobody sat.

    Args:
        last_week: the week that is over.
        week_before: the one before it, to compare with.
    """
    said, statistics = headline(last_week, week_before), last_week.statistics
    return None if said is None else Summary(said, statistics.sitting, statistics.activation)


def weeks_to_read(opened: Dated) -> tuple[int, int]:
    """The UTC milliseconds that hold the two weeks before the one in which a bout opened, and its days until then."""
    monday = monday_of(opened.local().date()) - timedelta(days=14)
    days_back = (opened.local().date() - monday).days + 3
    return opened.utc - days_back * DAY, opened.utc + 1
