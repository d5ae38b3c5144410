"""Settings as the text of a TOML file, and such a text edited so that nothing moves but what has changed."""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from glutebreak.core.app_settings import SWITCHES, AppSettings
from glutebreak.core.coaching.occasion import Place
from glutebreak.core.durations import spell_duration
from glutebreak.core.sitting.settings import SettingRefusedError, SittingSettings, parse_setting
from glutebreak.language import tr

_SITTING = {each.name: each.metadata for each in fields(SittingSettings)}
_NAMES = tuple(AppSettings().to_json())
NAMES_ALIKE = 0.6
"""From this likeness on, by `difflib`'s measure, a name that is unknown is taken for a setting's, mistyped."""
_SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})", re.ASCII)


def settings_in(table: Mapping[str, Any]) -> tuple[AppSettings, dict[str, SettingRefusedError]]:
    """The settings that a TOML table holds, and what does not fit by its name: there the default holds.

    Durations are texts such as `90s`, `20m`, `2h`, or numbers of minutes; switches are true and false, or `on` and
    `off`; quiet hours are texts such as `22:00-07:00`. Names that no setting has are passed over; `is_setting` tells
    them apart.
    """
    settings, refused = AppSettings(), {}
    for name in _NAMES:
        if name in table:
            try:
                settings = settings.changed({name: _fit(name, table[name])})
            except SettingRefusedError as error:
                refused[name] = error
    return settings, refused


def is_setting(name: str) -> bool:
    """Whether a setting of this version has the name."""
    return name in _NAMES


def nearest_setting(name: str) -> str | None:
    """The setting whose name is most like a mistyped one; None if none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - the tray process need not hold what is hardly ever used

    likely = get_close_matches(name.lower().replace("-", "_"), _NAMES, n=1, cutoff=NAMES_ALIKE)
    return next(iter(likely), None)


def parse_toml(text: str) -> dict[str, Any]:
    """The table that a TOML text holds.

    Raises:
        tomllib.TOMLDecodeError: it is no TOML, or holds more than can be read.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError:
        raise tomllib.TOMLDecodeError(tr("it is nested too deep")) from None
    except ValueError:
        # Python refuses whole numbers of some thousand digits.
        raise tomllib.TOMLDecodeError(tr("it holds a number too long to be read")) from None


def new_text(settings: AppSettings) -> str:
    """A whole file that says every setting, what it is for and how far it goes."""
    lines = [f"# {tr('The settings of glutebreak, for you to edit; it reads them when it starts.')}"]
    for name, purpose in _purposes().items():
        lines += ["", f"# {purpose}{_range(name)}", _line(name, settings)]
    return "\n".join(lines) + "\n"


def edited_text(text: str, settings: AppSettings) -> str | None:
    """The text with the lines of changed settings replaced; comments, order and unknown names stay.

    A setting that the text does not name is added if it differs from its default.

    Returns:
        The new text; None if the old one is no TOML, or too unusual to be edited with certainty.
    """
    try:
        before = parse_toml(text)
    except tomllib.TOMLDecodeError:
        return None
    lines = _lines(text)
    held, refused = settings_in(before)
    was, now, default = held.to_json(), settings.to_json(), AppSettings().to_json()
    for name in _NAMES:
        extent = _extent(lines, name)
        if name in before and extent and (name in refused or was[name] != now[name]):
            lines[extent[0] : extent[1]] = [_line(name, settings)]
    # Below the last setting: further down may be the header of a table, to which a new line would then belong.
    end = max((extent[1] for name in before if name in _NAMES and (extent := _extent(lines, name))), default=0)
    lines[end:end] = [_line(name, settings) for name in _NAMES if name not in before and now[name] != default[name]]
    edited = "\n".join(lines) + "\n"
    return edited if _means(edited, settings, before) else None


def line_of(text: str, name: str) -> int | None:
    """The number, from 1, of the line that sets the name, or opens the table of that name."""
    lines = _lines(text)
    extent = _extent(lines, name)
    if extent is not None:
        return extent[0] + 1
    header = re.compile(rf"\s*(\[\[?\s*)?[\"']?{re.escape(name)}[\"']?\s*[].=]")
    return next((number for number, line in enumerate(lines, 1) if header.match(line)), None)


def _means(text: str, settings: AppSettings, before: Mapping[str, Any]) -> bool:
    """Whether the text holds these settings, and beside them what the one before held."""
    try:
        table = parse_toml(text)
    except tomllib.TOMLDecodeError:
        return False
    unknown = {name: value for name, value in table.items() if name not in _NAMES}
    # By their texts, since a NaN is unequal to itself.
    kept = repr(unknown) == repr({name: value for name, value in before.items() if name not in _NAMES})
    return kept and settings_in(table) == (settings, {})


def _lines(text: str) -> list[str]:
    """TOML's lines: Python's own notion of them knows more ends of lines, which may stand in a text."""
    return text.removesuffix("\n").split("\n") if text else []


def _extent(lines: list[str], name: str) -> tuple[int, int] | None:
    """From which line to before which a top-level name is set; its value may take several."""
    opening = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*=")
    for start, line in enumerate(lines):
        if opening.match(line):
            for end in range(start + 1, len(lines) + 1):
                try:
                    parse_toml("\n".join(lines[start:end]))
                except tomllib.TOMLDecodeError:
                    continue
                return start, end
    return None


def _line(name: str, settings: AppSettings) -> str:
    return f"{name} = {_spelled(name, settings.to_json()[name])}"


def _spelled(name: str, value: Any) -> str:
    if name == "quiet_hours":
        return _list([f"{_time(start)}-{_time(end)}" for start, end in value])
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return _list(value)
    if isinstance(value, str):
        return _text(value)
    return _text(spell_duration(value)) if name in _SITTING and _SITTING[name]["kind"] == "duration" else str(value)


def _list(texts: list[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _text(text: str) -> str:
    # JSON's escapes are TOML's too, but for the one control character that JSON leaves bare.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _time(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _fit(name: str, value: Any) -> Any:
    """TOML's value in the form that `AppSettings.changed` takes.

    Raises:
        SettingRefusedError: it means nothing for that name.
    """
    if name == "quiet_hours":
        return _minutes(value)
    if name in SWITCHES and value in ("on", "off"):
        return bool(value == "on")
    if name in _SITTING and isinstance(value, str):
        return parse_setting(name, value)
    if name in _SITTING and _SITTING[name]["kind"] == "duration" and type(value) in {int, float}:
        return parse_setting(name, str(value))
    return value


def _minutes(value: Any) -> list[list[int]]:
    spans = [_SPAN.fullmatch(each.strip()) if isinstance(each, str) else None for each in _as_list(value)]
    found = [[int(hour) * 60 + int(minute) for hour, minute in _pairs(span)] for span in spans if span]
    if len(found) != len(spans) or not all(_is_time(span) for span in spans if span):
        raise SettingRefusedError("not-spans", name="quiet_hours", example='["22:00-07:00"]')
    return found


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [None]


def _pairs(span: re.Match[str]) -> tuple[tuple[str, str], tuple[str, str]]:
    return (span[1], span[2]), (span[3], span[4])


def _is_time(span: re.Match[str]) -> bool:
    return all(int(hour) < 24 and int(minute) < 60 for hour, minute in _pairs(span))  # noqa: PLR2004 - a day, an hour


def _range(name: str) -> str:
    """How far a setting goes, to end its comment with."""
    if name == "place":
        return " " + tr("One of {names}.", names=", ".join(f'"{place}"' for place in Place))
    if name == "quiet_hours":
        return " " + tr("Such as {example}.", example='["22:00-07:00"]')
    kind = _SITTING[name]["kind"] if name in _SITTING else None
    if kind not in {"duration", "count"}:
        return ""
    least, most = (_SITTING[name][end] for end in ("least", "most"))
    if kind == "duration":
        least, most = spell_duration(least), spell_duration(most)
    return " " + tr("From {least} to {most}.", least=least, most=most)


def _purposes() -> dict[str, str]:
    """What each setting is for, in the file's order."""
    return {
        "prompt_after": tr("Sitting this long makes the first ask fall due."),
        "repeat_every": tr("An unanswered ask is shown again after this."),
        "shows_per_ask": tr("How often one ask is shown."),
        "snooze": tr("How long a snooze puts an ask off."),
        "snooze_limit": tr("How many snoozes there are until you next get up."),
        "away_after": tr("No sign of you for this long means that you have left."),
        "break_min": tr("The shortest break."),
        "off_after": tr("A longer span between two times of sitting is time off, no break."),
        "settle": tr("Nobody is asked sooner than this after a key or the mouse."),
        "settle_limit": tr("Typing on puts an ask off for no longer than this."),
        "present_within": tr("Nobody is asked when the last sign of them is older than this."),
        "after_hold": tr("Nobody is asked sooner than this after a call, a pause and the like."),
        "watching": tr("Whether watching something counts as sitting."),
        "watch_limit": tr("It counts no longer than this after the last key or move of the mouse."),
        "place": tr("Where you work; it decides which exercises are suggested."),
        "floor": tr("Whether there is room for a mat."),
        "sounds": tr("Whether a guided break ticks and chimes."),
        "voice": tr("Whether a voice leads through a guided break; it needs a speech engine."),
        "quiet_hours": tr("When nothing is asked, on every day."),
        "banned": tr("The ids of the exercises that are never suggested."),
        "start_at_login": tr("Whether glutebreak starts when you log in."),
        "keep_log": tr("Whether what happens is written down; without it there is no history."),
        "weekly_summary": tr("Whether last week is told when you work first in a week."),
        "daily_goal": tr("Minutes of sitting a day at which the week shows its line; 0 for none."),
    }
