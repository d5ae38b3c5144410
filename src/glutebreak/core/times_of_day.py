"""Times of the day as people type them."""

import re

MINUTES_A_DAY = 24 * 60
"""Minutes from one midnight to the next, but for a change of daylight saving."""

_TIME = re.compile(r"\s*(\d{1,2})(?:[:.](\d{2}))?\s*", re.ASCII)


def parse_time_of_day(text: str) -> int | None:
    """Minutes after midnight of `22:30`, `22.30` or `22`; None of anything else."""
    typed = _TIME.fullmatch(text)
    if typed is None:
        return None
    hour, minute = int(typed[1]), int(typed[2] or 0)
    return hour * 60 + minute if hour * 60 < MINUTES_A_DAY and minute < 60 else None  # noqa: PLR2004 - an hour's minutes
