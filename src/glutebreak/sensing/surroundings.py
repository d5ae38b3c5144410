"""What sensors are made from, and whom they tell."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Protocol

from glutebreak.core.sitting.happenings import Hold
from glutebreak.ports import Clock, EventLoop, PresenceListener, SilenceSensor, UnavailableError
from glutebreak.sensing.choosing import Backend, Sensor

if TYPE_CHECKING:
    from glutebreak.dbus.connection import Connection


class SensesListener(PresenceListener, Protocol):
    """Who is told of presence; each call comes from the event loop."""

    def nudge(self) -> None:
        """What the silence sensor was asked to wait for has come."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What sensors are made from."""

    loop: EventLoop
    """What calls back."""
    clock: Clock
    """The one clock."""
    session: "Connection | UnavailableError"
    """The session bus, or why there is none."""
    system: "Connection | UnavailableError"
    """The system bus, opened with file descriptors allowed, or why there is none."""
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    """Where the kind of session and the display are looked up."""


class Told:
    """Stands between the sensors and the listener where several sensors serve one purpose."""

    def __init__(
        self, listener: SensesListener, on_hold: Callable[[Hold, bool], None], user_is_here: Callable[[], None]
    ) -> None:
        """Pass on what is told.

        Args:
            listener: who is nudged and told of locks and sleeps in the end.
            on_hold: who is told of holds in the end.
            user_is_here: called before an unlock and a wake are told.
        """
        self.nudge = listener.nudge
        self.asked_to_lock = listener.asked_to_lock
        self.locked = listener.locked
        self.falling_asleep = listener.falling_asleep
        self._listener = listener
        self._on_hold = on_hold
        self._user_is_here = user_is_here
        self._holding: dict[Hold, set[str]] = {}

    def unlocked(self) -> None:
        """The screen has been unlocked."""
        self._user_is_here()
        self._listener.unlocked()

    def awake(self) -> None:
        """The machine has woken up."""
        self._user_is_here()
        self._listener.awake()

    def of_hold(self, reason: Hold, mechanism: str) -> Callable[[bool], None]:
        """Whom that mechanism tells of that hold, which is in force while any mechanism says so."""
        return partial(self._hold, reason, mechanism)

    def _hold(self, reason: Hold, mechanism: str, active: bool) -> None:  # noqa: FBT001 - sensors call back with it
        holding = self._holding.setdefault(reason, set())
        before = bool(holding)
        (holding.add if active else holding.discard)(mechanism)
        if bool(holding) != before:
            self._on_hold(reason, bool(holding))


@dataclass(frozen=True, slots=True)
class Backends:
    """A platform's mechanisms for each purpose, the best first."""

    silence: Sequence[Backend[SilenceSensor]] = ()
    """How long ago the last input was; the first that works serves."""
    lock: Sequence[Backend[Sensor]] = ()
    """Lock and unlock; all that work serve, for each desktop tells in its own way."""
    sleep: Sequence[Backend[Sensor]] = ()
    """Sleep and wake; all that work serve."""
    fullscreen: Sequence[Backend[Sensor]] = ()
    """Whether a window fills the screen; all that work serve."""
    do_not_disturb: Sequence[Backend[Sensor]] = ()
    """Whether the desktop keeps silent; all that work serve."""
    call: Sequence[Backend[Sensor]] = ()
    """Whether the user is in a call; all that work serve."""
    watching: Sequence[Backend[Sensor]] = ()
    """Whether the user watches something; all that work serve."""
