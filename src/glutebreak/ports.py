"""What the resident needs from the world, as protocols. Every call happens on the one event-loop thread.

Moments and durations are whole milliseconds on the steady clock, which goes on while the machine sleeps.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol


class UnavailableError(Exception):
    """A mechanism cannot be had here; the message is the reason, one clause for `glutebreak doctor`."""


@dataclass(frozen=True, slots=True)
class Capability:
    """Which mechanism serves a purpose on this desktop, and why each other one does not."""

    purpose: str
    """What it is for, such as `silence`, `lock`, `sleep`, `notification`, `tray`."""
    mechanism: str
    """The mechanism taken, or `none`."""
    not_taken: tuple[tuple[str, str], ...] = ()
    """Pairs of another mechanism and the reason it was not taken."""
    heard: tuple[tuple[str, datetime], ...] = ()
    """Pairs of who has told something of it and when last: a program or a bus name, and the local time."""


class Clock(Protocol):
    """The one thing in a process that reads the time."""

    def steady(self) -> int:
        """Milliseconds on a clock that never jumps and goes on while the machine sleeps."""

    def wall(self) -> datetime:
        """The local time, with the offset now in force."""

    def local(self, utc: int) -> datetime:
        """A moment in UTC milliseconds as the user's clock shows it, with the offset that is in force then."""

    def slept(self) -> int:
        """Milliseconds the machine has been asleep since it started; it only grows."""


class Cancellable(Protocol):
    """Something that was asked for and can be given up."""

    def cancel(self) -> None:
        """Give it up. Never blocks; a second call does nothing."""


class EventLoop(Protocol):
    """The loop that calls back when something is to be done. Nothing here blocks."""

    def when_readable(self, file_descriptor: int, callback: Callable[[], None]) -> Cancellable:
        """Call back whenever the descriptor has something to read, until cancelled."""

    def after(self, milliseconds: int, callback: Callable[[], None]) -> Cancellable:
        """Call back once, that much later, unless cancelled before. Time asleep may not count."""


class SilenceSensor(Protocol):
    """How long ago the last input was. It never polls.

    `listen_for_silence` and `listen_for_input` replace each other: the sensor waits for one thing at a time, calls
    `nudge` (given at construction) once when it has come, and then waits for nothing until told again.
    """

    mechanism: str
    """The mechanism's name for `glutebreak doctor`."""

    def silent_for(self) -> int:
        """Milliseconds since the last input; blocks for one round trip to the display server at most."""

    def untouched_for(self) -> int:
        """Milliseconds since the last key or button, where these are told apart from a pointer that moves untouched.

        Elsewhere it is since the last input. It blocks as `silent_for` does.
        """

    def listen_for_silence(self, lasting: int) -> None:
        """Nudge once when there has been no input for that many milliseconds; at once if that is so already."""

    def listen_for_input(self) -> None:
        """Nudge once at the next input."""

    def close(self) -> None:
        """Listen no more, and let go of the connection."""


class PresenceListener(Protocol):
    """Who is told of locks and sleeps; each call may come twice or without its partner."""

    def asked_to_lock(self) -> None:
        """The screen is to be locked. Whether it was, and when it is unlocked, may be told later or never."""

    def locked(self) -> None:
        """The screen has been locked."""

    def unlocked(self) -> None:
        """The screen has been unlocked."""

    def falling_asleep(self) -> None:
        """The machine is about to sleep."""

    def awake(self) -> None:
        """The machine has woken up."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button on a notification."""

    key: str
    """What `NotifierListener.chosen` is called with."""
    label: str
    """What stands on it."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notification says. Plain text: the notifier escapes it where its daemon reads markup."""

    title: str
    """One line."""
    body: str
    """One or two lines."""
    buttons: tuple[Button, ...] = ()
    """From the most to the least likely; a click on the body chooses the first."""
    stays: bool = True
    """Whether it asks to stay on screen until it is answered or withdrawn."""
    picture: Path | None = None
    """A picture of what it proposes, for desktops that show one; None for the app's own icon."""


class NotifierListener(Protocol):
    """Who is told what the user does with a notification. Each notice is answered at most once."""

    def chosen(self, key: str) -> None:
        """A button was pressed, or the body clicked (the first button's key)."""

    def dismissed(self) -> None:
        """The user closed it without an answer. Expiry by the desktop is not told: it changes nothing."""


class Notifier(Protocol):
    """Shows one notice at a time on the desktop. Never blocks; failures are survived and reported by `mechanism`."""

    @property
    def mechanism(self) -> str:
        """The mechanism now in use, for `glutebreak doctor`; it may change when a daemon comes or goes."""

    def show(self, notice: Notice) -> None:
        """Show the notice in place of the one that may be on screen."""

    def withdraw(self) -> None:
        """Take the notice that is on screen away; nothing happens if there is none."""

    def close(self) -> None:
        """Withdraw, and let go of the connection."""
