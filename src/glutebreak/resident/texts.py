"""The resident's sentences: what the core's values and message ids read as."""

from datetime import date, datetime

from glutebreak.core.durations import HOUR, MINUTE, SECOND
from glutebreak.language import capital, tr, tr_count


def spell_length(milliseconds: int) -> str:
    """A length of time as one says it at the start of a sentence: "Three minutes", "1 h 20 min"."""
    milliseconds = round(milliseconds / SECOND) * SECOND
    if milliseconds < MINUTE:
        return tr_count("{count} second", "{count} seconds", milliseconds // SECOND)
    hours, rest = divmod(milliseconds, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    if hours:
        return _spell_hours(hours, minutes)
    if rest:
        return tr("{minutes} min {seconds} s", minutes=minutes, seconds=rest // SECOND)
    return _spell_minutes(minutes)


def spell_sitting(milliseconds: int) -> str:
    """A sitting time in figures, rounded down to the minute: "24 min", "1 h 5 min"."""
    hours, minutes = divmod(milliseconds // MINUTE, 60)
    return _spell_hours(hours, minutes) if hours else tr("{minutes} min", minutes=minutes)


def spell_ask(sitting: int) -> str:
    """The title of an ask, after so many milliseconds of sitting."""
    if sitting < MINUTE:
        return tr("You’ve been sitting for {count} s", count=sitting // SECOND)
    return tr("You’ve been sitting for {length}", length=spell_sitting(sitting))


def spell_proposal(lasts: int, named: tuple[str, ...], alternative: int | None, walk: int | None) -> str:
    """What an ask proposes, with its true length, the way out where there is no room, and the walk.

    Args:
        lasts: how long it takes; lengths are milliseconds.
        named: its first two exercises, or its only one.
        alternative: the length of the standing version; None if there is none.
        walk: the length of the walk; None if the walk is what is proposed.
    """
    length = spell_length(lasts)
    if len(named) > 1:
        said = tr("{length}: {first}, then {second}.", length=length, first=named[0], second=named[1])
    else:
        said = tr("{length}: {first}.", length=length, first=named[0])
    instead = []
    if alternative is not None:
        standing = _lower(spell_length(alternative))
        instead.append(tr("No room for a mat? The standing version takes {length}.", length=standing))
    if walk is not None:
        instead.append(tr("Or take a walk for {length}.", length=_lower(spell_length(walk))))
    return "\n".join([said, *([" ".join(instead)] if instead else [])])


def spell_tooltip(sitting: int | None, next_ask: int | None, *, standing: bool, held: str | None) -> str:
    """What the tray's tooltip says; both lengths in milliseconds, and why reminders are paused, as a clause."""
    if standing:
        return tr("Working standing up")
    said = tr("Not sitting") if sitting is None else tr("Sitting {length}", length=spell_sitting(sitting))
    if held is not None:
        return tr("{said}, {paused}", said=said, paused=held)
    if next_ask is None:
        return said
    if next_ask <= 0:
        return tr("{said}, time for a break", said=said)
    return tr("{said}, next break in {minutes} min", said=said, minutes=-(-next_ask // MINUTE))


def spell_next_break(next_ask: int | None, *, held: str | None) -> str:
    """The menu's first line; the time to the next ask in milliseconds, and why reminders are paused, as a clause."""
    if held is not None:
        return capital(held)
    if next_ask is None:
        return tr("No break scheduled")
    if next_ask <= 0:
        return tr("Time for a break")
    return tr("Next break in {minutes} min", minutes=-(-next_ask // MINUTE))


def spell_hold(reason: str) -> str:
    """That reminders are paused, and why, as a clause."""
    return {
        "call": tr("reminders paused: you’re in a call"),
        "fullscreen": tr("reminders paused: an app is full screen"),
        "dnd": tr("reminders paused: Do Not Disturb is on"),
        "quiet": tr("reminders paused: quiet time"),
        "pause": tr("reminders paused"),
    }.get(reason, reason)


def spell_pause(ends: datetime | None, today: date) -> str:
    """Until when the user has paused the reminders, as a clause; None is until they resume them."""
    if ends is None:
        return tr("reminders paused until you resume them")
    time = tr("{hour}:{minute:02}", hour=ends.hour, minute=ends.minute)
    if ends.date() == today:
        return tr("reminders paused until {time}", time=time)
    return tr("reminders paused until tomorrow, {time}", time=time)


def _spell_hours(hours: int, minutes: int) -> str:
    return tr("{hours} h {minutes} min", hours=hours, minutes=minutes) if minutes else tr("{hours} h", hours=hours)


def _spell_minutes(minutes: int) -> str:
    words = {
        1: tr("One minute"),
        2: tr("Two minutes"),
        3: tr("Three minutes"),
        4: tr("Four minutes"),
        5: tr("Five minutes"),
    }
    return words.get(minutes) or tr_count("{count} minute", "{count} minutes", minutes)


def _lower(length: str) -> str:
    """A length as one says it in the middle of a sentence."""
    return length[:1].lower() + length[1:]
