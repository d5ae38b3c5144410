"""Lengths of time: whole milliseconds in the code, and such texts as `90s`, `20m` or `2h` for people to write."""

import re

SECOND = 1_000
"""Milliseconds in a second."""
MINUTE = 60 * SECOND
"""Milliseconds in a minute."""
HOUR = 60 * MINUTE
"""Milliseconds in an hour."""
DAY = 24 * HOUR
"""Milliseconds in a day."""
UNITS = {"s": SECOND, "m": MINUTE, "h": HOUR}
"""Milliseconds in each unit that a length of time is written in."""


class DurationRefusedError(ValueError):
    """A text is no length of time. It carries no sentence: `refusals.py` has one for each reason."""

    def __init__(self, reason: str, given: str) -> None:
        super().__init__(f"{reason}: {given!r}")
        self.reason = reason
        """A message id: `no-duration`, or `too-fine` where it is finer than a millisecond."""
        self.given = given
        """The text."""


def spell_duration(duration: int) -> str:
    """A duration in milliseconds in the form `parse_duration` reads, such as `90s`, `20m` or `2h`."""
    for size, unit in ((HOUR, "h"), (MINUTE, "m")):
        if duration and duration % size == 0:
            return f"{duration // size}{unit}"
    whole, rest = divmod(duration, SECOND)
    return f"{whole}.{rest:03}".rstrip("0") + "s" if rest else f"{whole}s"


def parse_duration(text: str) -> int:
    """Milliseconds from `90s`, `20m`, `2h` or a plain number of minutes.

    Raises:
        DurationRefusedError: the text is none of these, or finer than a millisecond.
    """
    length = re.fullmatch(r"(\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})([smh]?)", text.strip(), re.ASCII)
    if length is None:
        raise DurationRefusedError("no-duration", text)
    number, unit = length.groups()
    whole, _, fraction = number.partition(".")
    parts: int = 10 ** len(fraction)
    duration, finer = divmod(int(whole + fraction) * UNITS[unit or "m"], parts)
    if finer:
        raise DurationRefusedError("too-fine", text)
    return duration
