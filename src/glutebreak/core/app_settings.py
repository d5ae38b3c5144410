"""Everything the user can set, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, TypeVar

from glutebreak.core.coaching.occasion import Place
from glutebreak.core.sitting.settings import SettingRefusedError, SittingSettings
from glutebreak.core.times_of_day import MINUTES_A_DAY

_Choice = TypeVar("_Choice", bound=StrEnum)


class Language(StrEnum):
    """What the app speaks."""

    SYSTEM = "system"
    """The language of the user's session, where the app knows it."""
    ENGLISH = "en"
    GERMAN = "de"


@dataclass(frozen=True, slots=True, order=True)
class QuietHours:
    """A span of every day in which nothing is asked; one that ends before it starts goes over midnight.

    Raises:
        SettingRefusedError: a time is none of the day's, or both are the same.
    """

    start: int
    """Minutes after midnight."""
    end: int
    """Minutes after midnight; itself no longer quiet."""

    def __post_init__(self) -> None:
        if not (0 <= self.start < MINUTES_A_DAY and 0 <= self.end < MINUTES_A_DAY):
            raise SettingRefusedError("not-a-time", name="quiet_hours")
        if self.start == self.end:
            raise SettingRefusedError("no-span", name="quiet_hours")

    def include(self, minute: int) -> bool:
        """Whether the minute of the day lies in them."""
        if self.start < self.end:
            return self.start <= minute < self.end
        return minute >= self.start or minute < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class AppSettings:
    """All settings. Names and values of the sitting model are in `sitting`."""

    sitting: SittingSettings = field(default_factory=SittingSettings)
    """How sitting is counted and when is asked."""
    language: Language = Language.SYSTEM
    """What tray, windows and command line speak."""
    place: Place = Place.OPEN_OFFICE
    """Where the user works."""
    floor: bool = False
    """Whether there is room for a mat."""
    start_at_login: bool = False
    """Whether the desktop starts the app."""
    quiet_hours: tuple[QuietHours, ...] = ()
    """When nothing is asked, on every day."""
    keep_log: bool = True
    """Whether what happens is written down; without it everything works but history."""
    weekly_summary: bool = True
    """Whether last week is told in a notification when the user works first in a week."""
    sounds: bool = False
    """Whether a guided break is heard: a tick, a chime, the change of sides."""
    voice: bool = False
    """Whether a voice leads through a guided break."""
    daily_goal: int = 390
    """Minutes of sitting per day at which the week shows its line; 0 for none."""
    banned: frozenset[str] = frozenset()
    """Ids of the exercises that are never proposed."""

    def changed(self, changes: Mapping[str, Any]) -> "AppSettings":
        """These settings with some replaced; the sitting model's by their own names, durations in milliseconds.

        Values are as JSON has them: `quiet_hours` is a list of [start, end] in minutes after midnight, `banned` a list.

        Raises:
            SettingRefusedError: a name is unknown, or a value does not fit.
        """
        sitting_names = {each.name for each in fields(SittingSettings)}
        sitting = self.sitting.changed({name: value for name, value in changes.items() if name in sitting_names})
        own = {name: _fit(name, value) for name, value in changes.items() if name not in sitting_names}
        return replace(self, sitting=sitting, **own)

    def to_json(self) -> dict[str, Any]:
        """All values, flat, in the form that `changed` takes."""
        return {
            **{each.name: getattr(self.sitting, each.name) for each in fields(SittingSettings)},
            "language": self.language.value,
            "place": self.place.value,
            "floor": self.floor,
            "start_at_login": self.start_at_login,
            "keep_log": self.keep_log,
            "weekly_summary": self.weekly_summary,
            "sounds": self.sounds,
            "voice": self.voice,
            "daily_goal": self.daily_goal,
            "quiet_hours": [[each.start, each.end] for each in self.quiet_hours],
            "banned": sorted(self.banned),
        }


SWITCHES = frozenset(each.name for each in fields(AppSettings) if each.type is bool)
"""The app's own settings that are on or off; the sitting model's are in its own table."""


def is_quiet(hours: tuple[QuietHours, ...], minute: int) -> bool:
    """Whether a minute of the day lies in any of the quiet hours."""
    return any(each.include(minute) for each in hours)


def _fit(name: str, value: Any) -> Any:
    if name in SWITCHES:
        if not isinstance(value, bool):
            raise SettingRefusedError("not-a-switch", name=name, value=value)
        return value
    match name:
        case "language":
            return _one_of(Language, name, value)
        case "place":
            return _one_of(Place, name, value)
        case "daily_goal":
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MINUTES_A_DAY:
                raise SettingRefusedError("not-minutes", name=name, most=MINUTES_A_DAY, value=value)
            return value
        case "quiet_hours":
            return _fit_quiet_hours(value)
        case "banned":
            if not (isinstance(value, list | tuple | frozenset) and all(isinstance(each, str) for each in value)):
                raise SettingRefusedError("not-exercises", name=name)
            return frozenset(value)
        case _:
            raise SettingRefusedError("unknown", name=name)


def _one_of(choices: type[_Choice], name: str, value: Any) -> _Choice:
    if value not in list(choices):
        raise SettingRefusedError("not-one-of", name=name, known=", ".join(choices), value=value)
    return choices(value)


def _fit_quiet_hours(value: Any) -> tuple[QuietHours, ...]:
    try:
        pairs = [(start, end) for start, end in value]
    except (TypeError, ValueError):
        raise SettingRefusedError("not-pairs", name="quiet_hours") from None
    if not all(isinstance(minute, int) and not isinstance(minute, bool) for pair in pairs for minute in pair):
        raise SettingRefusedError("not-whole-minutes", name="quiet_hours")
    return tuple(QuietHours(start, end) for start, end in pairs)
