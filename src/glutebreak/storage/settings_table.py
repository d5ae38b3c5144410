"""A TOML table as the settings that it holds, and which line of the file says what."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from glutebreak.core.app_settings import SWITCHES, AppSettings
from glutebreak.core.sitting.settings import SettingRefusedError, SittingSettings, parse_setting
from glutebreak.core.times_of_day import parse_time_of_day
from glutebreak.language import tr

SITTING = {each.name: each.metadata for each in fields(SittingSettings)}
"""What the sitting model says of each of its settings: the kind, and how far it goes."""
NAMES = tuple(AppSettings().to_json())
"""The settings of this version, in the file's order."""
START_AND_END = 2
"""Times in a span."""
NAMES_ALIKE = 0.6
"""From this likeness on, by `difflib`'s measure, a name that is unknown is taken for a setting's, mistyped."""
_TEXT_OR_COMMENT = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'{3}.*?\'{3}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)
"""Of these, a text over several lines may hold what looks like a setting."""


def settings_in(table: Mapping[str, Any]) -> tuple[AppSettings, dict[str, SettingRefusedError]]:
    """The settings that a TOML table holds, and what does not fit by its name: there the default holds.

    Durations are texts such as `90s`, `20m`, `2h`, or numbers of minutes; switches are true and false, or `on` and
    `off`; quiet hours are texts such as `22:00-07:00`. Names that no setting has are passed over; `is_setting` tells
    them apart.
    """
    settings, refused = AppSettings(), {}
    for name in NAMES:
        if name in table:
            try:
                settings = settings.changed({name: _fit(name, table[name])})
            except SettingRefusedError as error:
                refused[name] = error
    return settings, refused


def is_setting(name: str) -> bool:
    """Whether a setting of this version has the name."""
    return name in NAMES


def nearest_setting(name: str) -> str | None:
    """The setting whose name is most like a mistyped one; None if none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - the tray process need not hold what is hardly ever used

    likely = get_close_matches(name.lower().replace("-", "_"), NAMES, n=1, cutoff=NAMES_ALIKE)
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
        raise tomllib.TOMLDecodeError(tr("it is nested too deeply")) from None
    except ValueError:
        # Python refuses whole numbers of some thousand digits.
        raise tomllib.TOMLDecodeError(tr("it holds a number too long to be read")) from None


def line_of(text: str, name: str) -> int | None:
    """The number, from 1, of the line that sets the name, or opens the table of that name, in a text that is TOML."""
    outside = _TEXT_OR_COMMENT.sub(lambda found: "\n" * found[0].count("\n") or found[0], text)
    named = re.search(rf"^[ \t]*(\[\[?[ \t]*)?([\"']?){re.escape(name)}\2[ \t]*[].=]", outside, re.MULTILINE)
    return outside.count("\n", 0, named.start()) + 1 if named else None


def _fit(name: str, value: Any) -> Any:
    """TOML's value in the form that `AppSettings.changed` takes.

    Raises:
        SettingRefusedError: it means nothing for that name.
    """
    if name == "quiet_hours":
        return _minutes(value)
    if name in SWITCHES and value in ("on", "off"):
        return bool(value == "on")
    if name in SITTING and isinstance(value, str):
        return parse_setting(name, value)
    if name in SITTING and SITTING[name]["kind"] == "duration" and type(value) in {int, float}:
        return parse_setting(name, str(value))
    return value


def _minutes(value: Any) -> list[list[int]]:
    spans = [_span(each) for each in value] if isinstance(value, list) else [None]
    found = [span for span in spans if span is not None]
    if len(found) != len(spans):
        raise SettingRefusedError("not-spans", name="quiet_hours", example='["22:00-07:00"]')
    return found


def _span(value: Any) -> list[int] | None:
    """The start and the end of `22:00-07:00`, in minutes after midnight."""
    times = [parse_time_of_day(each) for each in value.split("-")] if isinstance(value, str) else []
    minutes = [each for each in times if each is not None]
    return minutes if len(minutes) == len(times) == START_AND_END else None
