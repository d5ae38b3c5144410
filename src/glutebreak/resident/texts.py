"""The resident's sentences: what the core's message ids and figures read as."""

from datetime import date, datetime

from glutebreak.core.durations import HOUR, MINUTE, SECOND
from glutebreak.core.message import Message
from glutebreak.language import tr, tr_count


def spell_length(milliseconds: int) -> str:
    """A length of time as one says it at the start of a sentence: "Three minutes", "1 h 20"."""
    if milliseconds < MINUTE:
        return tr_count("{count} second", "{count} seconds", round(milliseconds / SECOND))
    hours, rest = divmod(milliseconds, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    if hours:
        return tr("{hours} h {minutes:02}", hours=hours, minutes=minutes)
    if rest >= SECOND:
        return tr("{minutes} min {seconds} s", minutes=minutes, seconds=rest // SECOND)
    return _spell_minutes(minutes)


def spell_sitting(milliseconds: int) -> str:
    """A sitting time in figures, rounded down to the minute: "24 min", "1 h 05"."""
    hours, minutes = divmod(milliseconds // MINUTE, 60)
    return tr("{hours} h {minutes:02}", hours=hours, minutes=minutes) if hours else tr("{count} min", count=minutes)


def spell_ask(sitting: int) -> str:
    """The title of an ask, after so many milliseconds of sitting."""
    if sitting < MINUTE:
        return tr("You have been sitting for {count} s", count=sitting // SECOND)
    return tr("You have been sitting for {length}", length=spell_sitting(sitting))


def spell_proposal(prompt: Message, alternative: Message | None, walk: int | None) -> str:
    """What an ask proposes, with its true length, the way out where there is no room, and the walk.

    Args:
        prompt: what is proposed.
        alternative: the standing version; None if there is none.
        walk: the length of the walk in milliseconds; None if the walk is what is proposed.
    """
    values = prompt.arguments
    length = spell_length(_milliseconds(prompt))
    if prompt.id == "prompt-two":
        said = tr("{length}: {first}, then {second}.", length=length, first=values["first"], second=values["second"])
    else:
        said = tr("{length}: {first}.", length=length, first=values["first"])
    instead = []
    if alternative is not None:
        standing = _lower(spell_length(_milliseconds(alternative)))
        instead.append(tr("No room? The standing version takes {length}.", length=standing))
    if walk is not None:
        instead.append(tr("Or walk for {length}.", length=_lower(spell_length(walk))))
    return "\n".join([said, *([" ".join(instead)] if instead else [])])


def spell_tooltip(sitting: int | None, next_ask: int | None, *, standing: bool, held: str | None) -> str:
    """What the tray's tooltip says; both lengths in milliseconds, and why nothing is asked, as a clause."""
    if standing:
        return tr("Standing")
    said = tr("Not sitting") if sitting is None else tr("Sitting {length}", length=spell_sitting(sitting))
    if held is not None:
        return tr("{said}, asks held back: {reason}", said=said, reason=held)
    if next_ask is None:
        return said
    if next_ask <= 0:
        return tr("{said}, time for a break", said=said)
    return tr("{said}, next break in {minutes}", said=said, minutes=-(-next_ask // MINUTE))


def spell_next_break(next_ask: int | None, *, held: str | None) -> str:
    """The menu's first line; the time to the next ask in milliseconds, and why nothing is asked, as a clause."""
    if held is not None:
        return tr("Not asking now: {reason}", reason=held)
    if next_ask is None:
        return tr("No break ahead")
    if next_ask <= 0:
        return tr("Time for a break")
    return tr("Next break in {minutes} min", minutes=-(-next_ask // MINUTE))


def spell_hold(reason: str) -> str:
    """Why nothing is asked now."""
    return {
        "call": tr("you are in a call"),
        "fullscreen": tr("something fills the screen"),
        "dnd": tr("do not disturb is on"),
        "quiet": tr("quiet hours"),
        "pause": tr("paused"),
    }.get(reason, reason)


def spell_pause(ends: datetime | None, today: date) -> str:
    """Until when nothing is asked, by the user's word; None is until they take it back."""
    if ends is None:
        return tr("paused until you resume")
    time = tr("{hour}:{minute:02}", hour=ends.hour, minute=ends.minute)
    if ends.date() == today:
        return tr("paused until {time}", time=time)
    return tr("paused until tomorrow, {time}", time=time)


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


def _milliseconds(message: Message) -> int:
    return int(str(message.arguments["seconds"])) * SECOND
