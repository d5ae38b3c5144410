"""The tray's menu as a value: what stands in it for a view, and what each line asks for. No toolkit here."""

from dataclasses import dataclass

from glutebreak.control.requests import (
    OpenWindow,
    PauseFor,
    PauseUntilResumed,
    PauseUntilTomorrow,
    Quit,
    Resume,
    Sit,
    Snooze,
    Stand,
    StartBreak,
    UserRequest,
    Window,
)
from glutebreak.core.durations import HOUR, MINUTE
from glutebreak.language import tr, tr_count
from glutebreak.resident.tray.view import TrayView


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A line of the menu: to press (with a request), to read (without), to open (with entries), or a rule (no text)."""

    text: str = ""
    request: UserRequest | None = None
    entries: tuple["MenuEntry", ...] = ()
    """What opens beside it."""


RULE = MenuEntry()
"""The line between two groups."""


def menu_of(view: TrayView) -> tuple[MenuEntry, ...]:
    """The menu for that view, from top to bottom; only what works is in it."""
    posture = (
        MenuEntry(tr("I’m working sitting down"), Sit())
        if view.standing
        else MenuEntry(tr("I’m working standing up"), Stand())
    )
    start = (MenuEntry(tr("Start a break now"), StartBreak()),) if view.break_offered else ()
    return (
        MenuEntry(view.next_break),
        *start,
        *(
            MenuEntry(
                tr_count("Remind me in {count} minute", "Remind me in {count} minutes", minutes),
                Snooze(minutes * MINUTE),
            )
            for minutes in view.snoozes
        ),
        RULE,
        MenuEntry(tr("This week"), OpenWindow(Window.WEEK)),
        MenuEntry(tr("Exercises"), OpenWindow(Window.LIBRARY)),
        RULE,
        posture,
        MenuEntry(tr("Resume reminders"), Resume()) if view.paused else _pauses(),
        RULE,
        MenuEntry(tr("Settings"), OpenWindow(Window.SETTINGS)),
        MenuEntry(tr("Quit"), Quit()),
    )


def _pauses() -> MenuEntry:
    return MenuEntry(
        tr("Pause reminders"),
        entries=(
            MenuEntry(tr("For 30 minutes"), PauseFor(30 * MINUTE)),
            MenuEntry(tr("For 1 hour"), PauseFor(HOUR)),
            MenuEntry(tr("Until tomorrow"), PauseUntilTomorrow()),
            MenuEntry(tr("Until I resume them"), PauseUntilResumed()),
        ),
    )
