"""Silence under X11, by alarms on the server's IDLETIME counter (X Synchronization Extension Protocol 3.1)."""

import os
from collections.abc import Callable, Mapping
from typing import Any

import xcffib
from xcffib import sync

from glutebreak.language import tr
from glutebreak.ports import Clock, EventLoop, UnavailableError
from glutebreak.sensing.silence_across_sleep import SilenceAcrossSleep
from glutebreak.sensing.x11 import XDisplay, XServerGoneError, has_extension

MECHANISM = "X11 IDLETIME"

_COUNTER = "IDLETIME"
_OF_KEYBOARDS = "DEVICEIDLETIME 3"
"""Of the master keyboard, which has this number on every server; a pointer has another counter."""
_LARGEST = 2**63 - 1


class X11Silence:
    """The `SilenceSensor` port on an X server's idle counter. Nothing wakes us up but the alarm we asked for.

    Both alarms compare the counter's value instead of waiting for a transition, so that what is so already is told at
    once. An input within the same millisecond as `listen_for_input` may be told as the next one.

    An input just before `listen_for_input` is not told: look with `silent_for` after it, not before.
    """

    def __init__(
        self,
        loop: EventLoop,
        clock: Clock,
        nudge: Callable[[], None],
        *,
        on_lost: Callable[[str], None] = lambda _: None,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        """Connect to the display; blocks for a few round trips.

        Args:
            loop: what calls back.
            clock: tells how long the machine slept, which the server's counter leaves out.
            nudge: called from the loop, never from inside a method here.
            on_lost: called once with the reason when the server goes away; from then on nothing is sensed, and
                `silent_for` goes on from the last input known.
            environment: where DISPLAY and the kind of session are looked up.

        Raises:
            UnavailableError: no X server here counts the idle time of the whole session.
        """
        self.mechanism = MECHANISM
        self._clock = clock
        self._nudge = nudge
        self._on_lost = on_lost
        self._alarm: int | None = None
        self._across_sleep, self._keys_across_sleep = SilenceAcrossSleep(clock), SilenceAcrossSleep(clock)
        self._display = XDisplay(loop, self._event, self._lost, environment)
        try:
            self._sync, self._counter, self._keyboards = self._find_counters()
        except UnavailableError:
            self._display.close()
            raise
        self._last_input = clock.steady()
        self.silent_for()

    def silent_for(self) -> int:
        """Milliseconds since the last input; blocks for one round trip to the display server."""
        try:
            idle = self._idle(self._counter)
        except XServerGoneError:
            return self._clock.steady() - self._last_input
        silence = self._across_sleep.silence(idle)
        self._last_input = self._clock.steady() - silence
        return silence

    def untouched_for(self) -> int:
        """Milliseconds since the last key; buttons count with the pointer that they are on. Blocks likewise."""
        if self._keyboards is None:
            return self.silent_for()
        try:
            return self._keys_across_sleep.silence(self._idle(self._keyboards))
        except XServerGoneError:
            return self.silent_for()

    def listen_for_silence(self, lasting: int) -> None:
        """Nudge once when there has been no input for that many milliseconds; at once if that is so already.

        Blocks for one round trip to the display server.
        """
        self.silent_for()
        self._listen(max(0, lasting - self._across_sleep.slept_since_input), sync.TESTTYPE.PositiveComparison)

    def listen_for_input(self) -> None:
        """Nudge once at the next input."""
        # The server sets the counter to 0 for its alarms at every input, however late it comes to look.
        self._listen(0, sync.TESTTYPE.NegativeComparison)

    def close(self) -> None:
        """Listen no more, and let go of the connection."""
        self._alarm = None
        self._display.close()

    def _find_counters(self) -> tuple[Any, int, int | None]:
        counters: dict[str, int] = {}
        extension: Any = None
        try:
            with self._display.talking() as connection:
                if has_extension(connection, "SYNC"):
                    extension = connection(sync.key)
                    extension.Initialize(3, 1).reply()
                    counters = _system_counters(connection.wait_for_reply(extension.ListSystemCounters().sequence))
        except (XServerGoneError, xcffib.XcffibException):
            raise UnavailableError(tr("the X server does not list its counters")) from None
        if _COUNTER not in counters:
            raise UnavailableError(tr("the X server has no IDLETIME counter"))
        return extension, counters[_COUNTER], counters.get(_OF_KEYBOARDS)

    def _idle(self, counter: int) -> int:
        with self._display.talking():
            return _number(self._sync.QueryCounter(counter).reply().counter_value)

    def _listen(self, value: int, test: int) -> None:
        try:
            with self._display.talking() as connection:
                self._destroy_alarm()
                # A new name for every alarm: an event already under way from the last one is not mistaken for it.
                self._alarm = connection.generate_id()
                mask = sync.CA.Counter | sync.CA.ValueType | sync.CA.Value | sync.CA.TestType
                self._sync.CreateAlarm(
                    self._alarm,
                    mask | sync.CA.Delta | sync.CA.Events,
                    [self._counter, sync.VALUETYPE.Absolute, _halves(value), test, _halves(0), 1],
                )
        except XServerGoneError:
            self._alarm = None

    def _destroy_alarm(self) -> None:
        if self._alarm is not None:
            # An alarm that may still speak announces its own end, which would wake us up for nothing.
            self._sync.ChangeAlarm(self._alarm, sync.CA.Events, [0])
            self._sync.DestroyAlarm(self._alarm)
            self._alarm = None

    def _event(self, event: Any) -> None:
        if not isinstance(event, sync.AlarmNotifyEvent) or event.alarm != self._alarm:
            return
        try:
            with self._display.talking():
                self._destroy_alarm()
        except XServerGoneError:
            return
        self._nudge()

    def _lost(self, reason: str) -> None:
        self.mechanism = "none"
        self._alarm = None
        self._on_lost(reason)


def _system_counters(reply: Any) -> dict[str, int]:
    """Each system counter's id by name, piece by piece: xcffib 1.13's own reading trips over the padding."""
    (count,) = reply.unpack("=8xI20x")
    counters = {}
    for _ in range(count):
        identity, length = reply.unpack("=I8xH")
        (name,) = reply.unpack(f"={length}s{-(14 + length) % 4}x")
        counters[name.decode("latin-1")] = identity
    return counters


def _halves(value: int) -> tuple[int, int]:
    value = min(value, _LARGEST)
    return value >> 32, value & 0xFFFF_FFFF


def _number(value: Any) -> int:
    return int(value.hi) << 32 | int(value.lo)
