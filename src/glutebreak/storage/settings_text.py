"""Settings as the text of a TOML file, and such a text edited so that nothing moves but what has changed.

tomlkit takes 8 MB and is needed to write only, so whoever reads settings does not import this file.
"""

import tomllib
from collections.abc import Mapping
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array

from glutebreak.core.app_settings import AppSettings, Language
from glutebreak.core.coaching.occasion import Place
from glutebreak.core.durations import spell_duration
from glutebreak.language import tr
from glutebreak.storage.settings_table import NAMES, SITTING, parse_toml, settings_in


def new_text(settings: AppSettings) -> str:
    """A whole file that says every setting, what it is for and how far it goes."""
    document = tomlkit.document()
    document.add(
        tomlkit.comment(tr("The settings of glutebreak. You can edit them; glutebreak reads them when it starts."))
    )
    held = settings.to_json()
    for name, purpose in _purposes().items():
        document.add(tomlkit.nl())
        document.add(tomlkit.comment(f"{purpose}{_range(name)}"))
        document.add(name, tomlkit.item(_spelled(name, held[name])))
    return tomlkit.dumps(document)


def edited_text(text: str, settings: AppSettings) -> str | None:
    """The text with the values of changed settings replaced; comments, order and unknown names stay.

    A setting that the text does not name is added if it differs from its default.

    Returns:
        The new text; None if the old one is no TOML.
    """
    try:
        before = parse_toml(text)
        document = tomlkit.parse(text)
    except (tomllib.TOMLDecodeError, TOMLKitError, RecursionError):
        return None
    held, refused = settings_in(before)
    was, now, default = held.to_json(), settings.to_json(), AppSettings().to_json()
    for name in NAMES:
        if name in before and (name in refused or was[name] != now[name]):
            _change(document, name, _spelled(name, now[name]))
        elif name not in before and now[name] != default[name]:
            document[name] = _spelled(name, now[name])
    edited = tomlkit.dumps(document)
    return edited if _means(edited, settings, before) else None


def _change(document: tomlkit.TOMLDocument, name: str, value: Any) -> None:
    there = document[name]
    if isinstance(there, Array) and isinstance(value, list):
        _change_items(there, value)
        if name == "banned" or list(there) == value:
            return
    if isinstance(there, Mapping | AoT):
        # Where a table stood, the value might belong to the table above it.
        document.remove(name)
    document[name] = value


def _change_items(there: Array, wanted: list[str]) -> None:
    """Take out and add what differs, so that the comments of the others stay."""
    for place in reversed(range(len(there))):
        if there[place] not in wanted:
            del there[place]
    there.extend([each for each in wanted if each not in there])


def _means(text: str, settings: AppSettings, before: Mapping[str, Any]) -> bool:
    """Whether the text holds these settings, and beside them what the one before held."""
    try:
        table = parse_toml(text)
    except tomllib.TOMLDecodeError:
        return False
    unknown = {name: value for name, value in table.items() if name not in NAMES}
    # By their texts, since a NaN is unequal to itself.
    kept = repr(unknown) == repr({name: value for name, value in before.items() if name not in NAMES})
    return kept and settings_in(table) == (settings, {})


def _spelled(name: str, value: Any) -> Any:
    """A setting's value as people write it."""
    if name == "quiet_hours":
        return [f"{_time(start)}-{_time(end)}" for start, end in value]
    is_duration = name in SITTING and SITTING[name]["kind"] == "duration"
    return spell_duration(value) if is_duration else value


def _time(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _range(name: str) -> str:
    """How far a setting goes, to end its comment with."""
    if name == "place":
        return " " + tr("One of {names}.", names=", ".join(f'"{place}"' for place in Place))
    if name == "language":
        return " " + tr("One of {names}.", names=", ".join(f'"{each}"' for each in Language))
    if name == "quiet_hours":
        return " " + tr("For example: {example}.", example='["22:00-07:00"]')
    kind = SITTING[name]["kind"] if name in SITTING else None
    if kind not in {"duration", "count"}:
        return ""
    least, most = (SITTING[name][end] for end in ("least", "most"))
    if kind == "duration":
        least, most = spell_duration(least), spell_duration(most)
    return " " + tr("From {least} to {most}.", least=least, most=most)


def _purposes() -> dict[str, str]:
    """What each setting is for, in the file's order."""
    return {
        "prompt_after": tr("How long you sit before the first reminder."),
        "repeat_every": tr("After this time, an unanswered reminder is shown again."),
        "shows_per_ask": tr("How often a reminder is shown."),
        "snooze": tr("How long a snooze lasts."),
        "snooze_limit": tr("How often you can snooze before you get up."),
        "away_after": tr("No keyboard or mouse for this long counts as away."),
        "break_min": tr("Shortest break that counts."),
        "off_after": tr("Being away longer than this is time off, not a break."),
        "settle": tr("Reminders wait until you have paused typing and the mouse for this long."),
        "settle_limit": tr("If you keep typing, a reminder waits no longer than this."),
        "present_within": tr("No reminder if your last keyboard or mouse activity is older than this."),
        "after_hold": tr("Reminders wait this long after a call, a pause and so on."),
        "watching": tr("Whether watching something counts as sitting."),
        "watch_limit": tr("It counts no longer than this after your last keyboard or mouse activity."),
        "language": tr("The language of tray, windows and command line; “system” is that of your session."),
        "place": tr("Where you work; it decides which exercises are suggested."),
        "floor": tr("Whether there’s room for a mat."),
        "sounds": tr("Whether a guided break plays sounds."),
        "voice": tr("Whether a voice guides you through a break; it needs a speech engine."),
        "quiet_hours": tr("Daily times without reminders."),
        "banned": tr("The ids of the exercises that are never suggested."),
        "start_at_login": tr("Whether glutebreak starts when you log in."),
        "keep_log": tr("Whether glutebreak keeps a log; without it, there’s no history."),
        "weekly_summary": tr("Whether you get a summary of last week the first time you work each week."),
        "daily_goal": tr("Daily sitting goal in minutes, shown as a line in the week; 0 for none."),
    }
