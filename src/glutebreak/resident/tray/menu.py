"""The tray's menu as a value: what stands in it for a view, and what each line asks for. No toolkit here."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from glutebreak.language import tr, tr_count
from glutebreak.resident.tray.view import TrayListener, TrayView

HALF_HOUR = 30
"""Minutes."""
HOUR = 60
"""Minutes."""


class Intent(StrEnum):
    """What a line of the menu asks for."""

    BREAK_NOW = "break-now"
    SNOOZE = "snooze"
    WEEK = "week"
    LIBRARY = "library"
    SETTINGS = "settings"
    STAND = "stand"
    SIT = "sit"
    PAUSE = "pause"
    PAUSE_UNTIL_TOMORROW = "pause-until-tomorrow"
    PAUSE_UNTIL_RESUMED = "pause-until-resumed"
    RESUME = "resume"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A line of the menu: to press (with an intent), to read (without), to open (with entries), or a rule (no text)."""

    text: str = ""
    intent: Intent | None = None
    minutes: int = 0
    """For `SNOOZE` and `PAUSE`: how long."""
    entries: tuple["MenuEntry", ...] = ()
    """What opens beside it."""


RULE = MenuEntry()
"""The line between two groups."""


def menu_of(view: TrayView) -> tuple[MenuEntry, ...]:
    """The menu for that view, from top to bottom; only what works is in it."""
    posture = (
        MenuEntry(tr("I’m working sitting down"), Intent.SIT)
        if view.standing
        else MenuEntry(tr("I’m working standing up"), Intent.STAND)
    )
    start = (MenuEntry(tr("Start a break now"), Intent.BREAK_NOW),) if view.break_offered else ()
    return (
        MenuEntry(view.next_break),
        *start,
        *(
            MenuEntry(
                tr_count("Remind me in {count} minute", "Remind me in {count} minutes", minutes), Intent.SNOOZE, minutes
            )
            for minutes in view.snoozes
        ),
        RULE,
        MenuEntry(tr("This week"), Intent.WEEK),
        MenuEntry(tr("Exercises"), Intent.LIBRARY),
        RULE,
        posture,
        MenuEntry(tr("Resume reminders"), Intent.RESUME) if view.paused else _pauses(),
        RULE,
        MenuEntry(tr("Settings"), Intent.SETTINGS),
        MenuEntry(tr("Quit"), Intent.QUIT),
    )


def _pauses() -> MenuEntry:
    return MenuEntry(
        tr("Pause reminders"),
        entries=(
            MenuEntry(tr("For 30 minutes"), Intent.PAUSE, HALF_HOUR),
            MenuEntry(tr("For 1 hour"), Intent.PAUSE, HOUR),
            MenuEntry(tr("Until tomorrow"), Intent.PAUSE_UNTIL_TOMORROW),
            MenuEntry(tr("Until I resume them"), Intent.PAUSE_UNTIL_RESUMED),
        ),
    )


def tell(listener: TrayListener, entry: MenuEntry) -> None:
    """Tell the listener what the entry asks for; nothing if it is only there to be read or opened."""
    simple: dict[Intent, Callable[[], None]] = {
        Intent.BREAK_NOW: listener.break_now,
        Intent.WEEK: listener.week,
        Intent.LIBRARY: listener.library,
        Intent.SETTINGS: listener.settings,
        Intent.STAND: listener.stand,
        Intent.SIT: listener.sit,
        Intent.PAUSE_UNTIL_TOMORROW: listener.pause_until_tomorrow,
        Intent.PAUSE_UNTIL_RESUMED: listener.pause_until_resumed,
        Intent.RESUME: listener.resume,
        Intent.QUIT: listener.quit,
    }
    if entry.intent is Intent.SNOOZE:
        listener.snooze(entry.minutes)
    elif entry.intent is Intent.PAUSE:
        listener.pause(entry.minutes)
    elif entry.intent is not None:
        simple[entry.intent]()
