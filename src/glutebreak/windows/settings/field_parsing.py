"""Reads what is typed into a field: lengths of time, times of day, and how often."""

import re

from glutebreak.core.durations import HOUR, MINUTE, SECOND
from glutebreak.language import tr, tr_count

_PARTS = re.compile(r"\s*(\d{1,6})\s*(hours?|h|minutes?|min|m|seconds?|s)?\s*", re.ASCII)
_CLOCK = re.compile(r"\s*(\d{1,2})(?:[:.](\d{2}))?\s*", re.ASCII)
_DAY = 24 * 60


def parse_length(text: str) -> int | None:
    """Milliseconds of what `exact_length` writes, of `90s`, `2h`, or of a number of minutes; None of anything else."""
    sizes = {"h": HOUR, "m": MINUTE, "s": SECOND, "": MINUTE}
    total, at = 0, 0
    lowered = text.lower()
    while at < len(lowered):
        part = _PARTS.match(lowered, at)
        if part is None:
            return None
        total += int(part.group(1)) * sizes[(part.group(2) or "")[:1]]
        at = part.end()
    return total if lowered.strip() else None


def spell_times(count: int) -> str:
    """`once`, `3 times`."""
    return tr_count("once", "{count} times", count)


def parse_times(text: str) -> int | None:
    """The number in it, or one for `once`."""
    if text.strip().lower() == tr("once"):
        return 1
    number = re.match(r"\s*(\d{1,6})\b", text, re.ASCII)
    return int(number.group(1)) if number else None


def parse_clock(text: str) -> int | None:
    """Minutes after midnight of `22:30`, `22.30` or `22`; None of anything else."""
    clock = _CLOCK.fullmatch(text)
    if clock is None:
        return None
    minute = int(clock.group(1)) * 60 + int(clock.group(2) or 0)
    return minute if int(clock.group(2) or 0) < 60 and minute < _DAY else None
