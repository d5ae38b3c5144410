"""Reads what is typed into a field: lengths of time, and how often."""

import re
from collections.abc import Iterator

from glutebreak.core.durations import HOUR, MINUTE, SECOND
from glutebreak.language import tr, tr_count


def parse_length(text: str) -> int | None:
    """Milliseconds of what `exact_length` writes, of `90s`, `2h`, or of a number of minutes; None of anything else."""
    total, at = 0, 0
    while at < len(text):
        for pattern, size in _parts_of_length():
            if part := pattern.match(text, at):
                total, at = total + int(part["number"]) * size, part.end()
                break
        else:
            return None
    return total if text.strip() else None


def _parts_of_length() -> Iterator[tuple[re.Pattern[str], int]]:
    """What a length is put together of, each with the milliseconds in its unit: as it is shown, then as it is typed."""
    number = r"(?P<number>\d{1,6})"
    shown = {
        HOUR: tr("{hours} h", hours="#"),
        MINUTE: tr("{minutes} min", minutes="#"),
        SECOND: tr("{seconds} s", seconds="#"),
    }
    for size, text in shown.items():
        spelled = r"\s*".join(map(re.escape, text.split())).replace(re.escape("#"), number)
        yield re.compile(rf"\s*{spelled}(?!\w)\s*", re.IGNORECASE), size
    typed = {
        # Translators: what people may type after a number of hours, apart by spaces.
        "h hour hours": (HOUR, tr("h hour hours")),
        # Translators: what people may type after a number of minutes, apart by spaces.
        "m min minute minutes": (MINUTE, tr("m min minute minutes")),
        # Translators: what people may type after a number of seconds, apart by spaces.
        "s sec second seconds": (SECOND, tr("s sec second seconds")),
    }
    for english, (size, words) in typed.items():
        units = "|".join(sorted(map(re.escape, (*english.split(), *words.split())), key=len, reverse=True))
        yield re.compile(rf"\s*{number}\s*(?:{units})(?![^\W\d])\s*", re.IGNORECASE), size
    yield re.compile(rf"\s*{number}\s*$"), MINUTE


def spell_times(count: int) -> str:
    """`once`, `3 times`."""
    return tr_count("once", "{count} times", count)


def parse_times(text: str) -> int | None:
    """The first number in it, or one for `once`."""
    if text.strip().casefold() == spell_times(1).casefold():
        return 1
    number = re.search(r"(?<![\w.,-])\d{1,6}\b", text, re.ASCII)
    return int(number.group()) if number else None
