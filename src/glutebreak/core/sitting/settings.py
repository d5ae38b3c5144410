"""The sitting model's settings: names, defaults and ranges, as the model's table gives them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from glutebreak.core.durations import HOUR, MINUTE, SECOND, DurationRefusedError, parse_duration, spell_duration


class SettingRefusedError(ValueError):
    """A setting's name is unknown, or a value does not fit it. It carries no sentence: `refusals.py` has one for it."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(f"{reason} {values}")
        self.reason = reason
        """A message id, such as `out-of-range`, or the reason why a text is no length of time."""
        self.values = values
        """The reason's arguments; the setting's `name` is one of them."""


def _duration(default: int, least: int, most: int) -> int:
    metadata = {"kind": "duration", "least": least, "most": most}
    return field(default=default, metadata=metadata)


def _count(default: int, least: int, most: int) -> int:
    return field(default=default, metadata={"kind": "count", "least": least, "most": most})


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingSettings:
    """How the model counts and asks. Durations are milliseconds.

    Raises:
        SettingRefusedError: a value lies outside its range.
    """

    prompt_after: int = _duration(30 * MINUTE, 10 * SECOND, 4 * HOUR)
    """Sitting this long makes the first ask fall due."""
    away_after: int = _duration(3 * MINUTE, 10 * SECOND, HOUR)
    """No sign for this long means the user has left."""
    break_min: int = _duration(MINUTE, 10 * SECOND, 30 * MINUTE)
    """The shortest break; a lock, sleep or standing shorter than this never happened."""
    settle: int = _duration(2 * SECOND, 0, MINUTE)
    """Nobody is asked sooner than this after an input."""
    settle_limit: int = _duration(20 * SECOND, 0, 10 * MINUTE)
    """Typing on puts an ask off for no longer than this."""
    present_within: int = _duration(MINUTE, 2 * SECOND, HOUR)
    """Nobody is asked when the last sign is older than this."""
    repeat_every: int = _duration(5 * MINUTE, 10 * SECOND, 4 * HOUR)
    """An unanswered show comes again after this."""
    shows_per_ask: int = _count(3, 1, 10)
    """How often one ask is shown."""
    snooze: int = _duration(5 * MINUTE, 10 * SECOND, 4 * HOUR)
    """How long a snooze without a length of its own puts an ask off."""
    snooze_limit: int = _count(3, 0, 100)
    """How many snoozes a bout allows."""
    after_hold: int = _duration(30 * SECOND, 0, 10 * MINUTE)
    """Nobody is asked sooner than this after the last hold ended."""
    off_after: int = _duration(2 * HOUR, MINUTE, 24 * HOUR)
    """A longer span between two bouts is time off, no break."""
    watching: bool = field(default=True, metadata={"kind": "switch"})
    """Whether watching something counts as presence."""
    watch_limit: int = _duration(HOUR, 0, 12 * HOUR)
    """Watching counts no longer than this after the last input."""

    def __post_init__(self) -> None:
        for each in fields(self):
            value, metadata = getattr(self, each.name), each.metadata
            if metadata["kind"] == "switch":
                if not isinstance(value, bool):
                    raise SettingRefusedError("not-a-switch", name=each.name, value=value)
            elif isinstance(value, bool) or not isinstance(value, int):
                raise SettingRefusedError("not-whole", name=each.name, value=value)
            elif not metadata["least"] <= value <= metadata["most"]:
                show = spell_duration if metadata["kind"] == "duration" else str
                least, most = show(metadata["least"]), show(metadata["most"])
                raise SettingRefusedError("out-of-range", name=each.name, value=show(value), least=least, most=most)

    def changed(self, changes: Mapping[str, Any]) -> "SittingSettings":
        """These settings with some values replaced.

        Raises:
            SettingRefusedError: a name is unknown or a value is out of range.
        """
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        for name, value in changes.items():
            if name not in values:
                raise SettingRefusedError("unknown-among", name=name, known=", ".join(values))
            values[name] = value
        return SittingSettings(**values)


def parse_setting(name: str, text: str) -> Any:
    """The value that the text means for the named setting: milliseconds, a count, or on and off.

    Raises:
        SettingRefusedError: the name is unknown or the text does not fit it.
    """
    kinds = {each.name: each.metadata["kind"] for each in fields(SittingSettings)}
    if name not in kinds:
        raise SettingRefusedError("unknown-among", name=name, known=", ".join(kinds))
    if kinds[name] == "switch":
        if text not in {"on", "off"}:
            raise SettingRefusedError("not-a-switch", name=name, value=text)
        return text == "on"
    if kinds[name] == "count":
        if not re.fullmatch(r"\d{1,12}", text, re.ASCII):
            raise SettingRefusedError("not-whole", name=name, value=text)
        return int(text)
    try:
        return parse_duration(text)
    except DurationRefusedError as refused:
        raise SettingRefusedError(refused.reason, name=name, given=refused.given) from None
