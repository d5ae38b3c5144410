"""How the windows spell lengths of time, times of day, days, weeks and months."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QLocale

from glutebreak.core.durations import SECOND
from glutebreak.core.history.week_comparison import minutes as whole_minutes
from glutebreak.core.records import Dated
from glutebreak.language import tr, tr_count

_SHORT = QLocale.FormatType.ShortFormat
NO_BREAK = "\N{NO-BREAK SPACE}"


def length(minutes: int) -> str:
    """`34 min`, `1 h 34`, `2 h`; a line never breaks inside it."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        spelled = tr("{minutes} min", minutes=rest)
    elif not rest:
        spelled = tr("{hours} h", hours=hours)
    else:
        spelled = tr("{hours} h {minutes}", hours=hours, minutes=f"{rest:02}")
    return spelled.replace(" ", NO_BREAK)


def duration(milliseconds: int) -> str:
    """The length of a duration in milliseconds."""
    return length(whole_minutes(milliseconds))


def to_the_second(milliseconds: int) -> str:
    """`48 s`, `3 min`, `2 min 56 s`; a line never breaks inside it."""
    minutes, seconds = divmod(round(milliseconds / SECOND), 60)
    return _seconds_or_minutes(minutes, seconds) or tr(
        "{minutes} min {seconds} s", minutes=minutes, seconds=seconds
    ).replace(" ", NO_BREAK)


def in_minutes(milliseconds: int) -> str:
    """`40 s`, `1 min`, `1:15 min`; a line never breaks inside it."""
    minutes, seconds = divmod(round(milliseconds / SECOND), 60)
    return _seconds_or_minutes(minutes, seconds) or tr(
        "{minutes}:{seconds} min", minutes=minutes, seconds=f"{seconds:02}"
    ).replace(" ", NO_BREAK)


def _seconds_or_minutes(minutes: int, seconds: int) -> str:
    """Where one of the two is enough; empty where both are needed."""
    if minutes and seconds:
        return ""
    spelled = tr("{minutes} min", minutes=minutes) if minutes else tr("{seconds} s", seconds=seconds)
    return spelled.replace(" ", NO_BREAK)


def minutes_and_seconds(milliseconds: int) -> str:
    """`2:40`, beside a heading that says so."""
    minutes, seconds = divmod(round(milliseconds / SECOND), 60)
    return f"{minutes}:{seconds:02}"


def exact_length(milliseconds: int) -> str:
    """`30 min`, `1 h 30 min`, `2 h`, `20 s`, `1 min 30 s`."""
    hours, rest = divmod(milliseconds // SECOND, 3600)
    minutes, seconds = divmod(rest, 60)
    parts = []
    if hours:
        parts.append(tr("{hours} h", hours=hours))
    if minutes:
        parts.append(tr("{minutes} min", minutes=minutes))
    if seconds or not parts:
        parts.append(tr("{seconds} s", seconds=seconds))
    return " ".join(parts)


def length_aloud(milliseconds: int) -> str:
    """`30 seconds`, `5 minutes`, `1 minute 15 seconds`."""
    minutes, seconds = divmod(round(milliseconds / SECOND), 60)
    parts = (
        tr_count("{count} minute", "{count} minutes", minutes) if minutes else "",
        tr_count("{count} second", "{count} seconds", seconds) if seconds else "",
    )
    return " ".join(each for each in parts if each)


def number(value: float, places: int | None = None) -> str:
    """`1.5`, `1,5` in German: with so many places, or as few as it has."""
    # Six digits are as many as a `float` is written with elsewhere.
    locale = QLocale()
    return locale.toString(float(value), "g", 6) if places is None else locale.toString(float(value), "f", places)


def clock(moment: Dated) -> str:
    """`9:12`, as the user's clock showed it."""
    local = moment.local()
    return clock_of(local.hour * 60 + local.minute)


def clock_of(minute: int) -> str:
    """`22:30`, `7:00` of the minutes after midnight."""
    return f"{minute // 60}:{minute % 60:02}"


def weekday(day: date) -> str:
    """`Tuesday`."""
    return QLocale().standaloneDayName(day.isoweekday())


def short_weekdays() -> tuple[str, ...]:
    """`Mon` to `Sun`."""
    return tuple(_without_point(QLocale().standaloneDayName(nth, _SHORT)) for nth in range(1, 8))


def short_day(day: date) -> str:
    """`Tue 17`."""
    return tr("{weekday} {day}", weekday=short_weekdays()[day.weekday()], day=day.day)


def month(day: date) -> str:
    """`November`."""
    return QLocale().standaloneMonthName(day.month)


def short_month(day: date) -> str:
    """`Nov`."""
    return _without_point(QLocale().standaloneMonthName(day.month, _SHORT))


def long_day(day: date) -> str:
    """`Tuesday 17 November`."""
    return tr("{weekday} {day} {month}", weekday=weekday(day), day=day.day, month=month(day))


def span(monday: date, name: Callable[[date], str] = month) -> str:
    """`16 to 22 November`, `30 November to 6 December`."""
    sunday = monday + timedelta(days=6)
    if monday.month == sunday.month:
        return tr("{first} to {last} {month}", first=monday.day, last=sunday.day, month=name(sunday))
    return tr(
        "{first} {month} to {last} {next_month}",
        first=monday.day,
        month=name(monday),
        last=sunday.day,
        next_month=name(sunday),
    )


def short_span(monday: date) -> str:
    """`16 to 22 Nov`, `30 Nov to 6 Dec`."""
    return span(monday, short_month)


def week_title(monday: date) -> str:
    """`Week 47, 16 to 22 November`."""
    return tr("Week {number}, {span}", number=monday.isocalendar().week, span=span(monday))


def _without_point(name: str) -> str:
    """Some languages abbreviate with a point, for which a column has no room."""
    return name.removesuffix(".")
