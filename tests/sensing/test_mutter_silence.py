"""Silence on GNOME, from a peer that plays Mutter's idle monitor on a private bus."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from jeepney import Message, MessageType, message_bus, new_method_return, new_signal
from jeepney.io.blocking import DBusConnection

from fake_clock import FakeClock
from glutebreak.dbus.connection import Connection
from glutebreak.ports import UnavailableError
from glutebreak.sensing.mutter_silence import INHIBITORS, MONITOR, NAME, MutterSilence
from noting_report import NotingReport
from private_bus import PrivateBus, ask
from select_loop import SelectLoop


class PlayedMutter:
    """Hands out watches, and fires them as the test says."""

    def __init__(self, bus: PrivateBus, loop: SelectLoop, first_watch: int = 1) -> None:
        self.idle_watches: list[int] = []
        self.active_watches: list[int] = []
        self._loop = loop
        self._next = first_watch
        self._peer: DBusConnection = bus.client()
        for name in (NAME, INHIBITORS.bus_name):
            ask(self._peer, message_bus.RequestName(name))
        loop.when_readable(self._peer.sock.fileno(), self._answer_all)

    def fire(self, watch: int) -> None:
        """Tell that what the watch is for has come."""
        self._peer.send(new_signal(MONITOR, "WatchFired", "u", (watch,)))

    def end_film(self) -> None:
        """Tell, as the session manager, that nothing keeps the screen on any more."""
        self._peer.send(new_signal(INHIBITORS, "InhibitorRemoved", "o", ("/inhibitor/1",)))

    def leave(self) -> None:
        """Go off the bus."""
        self._loop.unwatch(self._peer.sock.fileno())
        self._peer.close()

    def _answer_all(self) -> None:
        with suppress(TimeoutError):
            while True:
                self._answer(self._peer.receive(timeout=0))

    def _answer(self, message: Message) -> None:
        if message.header.message_type is not MessageType.method_call:
            return
        if message.body:
            assert message.body == (1_000,)
        (self.idle_watches if message.body else self.active_watches).append(self._next)
        self._peer.send(new_method_return(message, "u", (self._next,)))
        self._next += 1


class Sensed:
    """A sensor beside a played Mutter, with a clock that the test moves."""

    def __init__(self, bus: PrivateBus, loop: SelectLoop) -> None:
        self.loop, self.clock, self.report = loop, FakeClock(), NotingReport()
        self.mutter = PlayedMutter(bus, loop)
        self.nudges: list[int] = []
        self.connection = Connection.open(bus.address, loop)
        self.sensor = MutterSilence(loop, self.clock, self._nudged, self.connection, self.report)
        assert loop.run_until(lambda: self.mutter.idle_watches)
        self.clock.jump(10_000)

    def _nudged(self) -> None:
        self.nudges.append(self.sensor.silent_for())

    def fire(self, watch: int) -> None:
        """Fire the watch, and wait until it has been heard and all that it led to."""
        before = len(self.report.heard_from)
        self.mutter.fire(watch)
        assert self.loop.run_until(lambda: len(self.report.heard_from) > before)
        self.loop.run_for(0.02)


@pytest.fixture
def sensed(bus: PrivateBus, loop: SelectLoop) -> Iterator[Sensed]:
    """A sensor that has its watch for silence."""
    made = Sensed(bus, loop)
    yield made
    made.sensor.close()
    made.connection.close()
    made.mutter.leave()


def test_silence_and_input_are_told_by_two_watches(sensed: Sensed) -> None:
    """The one for input is asked for at each silence, so that no key wakes anybody up while one types."""
    assert (sensed.mutter.idle_watches, sensed.mutter.active_watches) == ([1], [])
    sensed.sensor.listen_for_input()
    sensed.fire(1)
    assert (sensed.mutter.active_watches, sensed.nudges) == ([2], [])
    sensed.clock.jump(60_000)
    assert sensed.sensor.silent_for() == 61_000
    sensed.fire(2)
    assert sensed.nudges == [0]
    sensed.clock.jump(5_000)
    sensed.fire(1)
    assert (sensed.sensor.silent_for(), sensed.mutter.active_watches) == (1_000, [2, 3])


def test_watches_of_other_programs_are_none_of_ours(sensed: Sensed) -> None:
    """Numbers are handed out to everybody."""
    sensed.fire(1)
    sensed.clock.jump(60_000)
    sensed.mutter.fire(77)
    sensed.loop.run_for(0.05)
    assert sensed.sensor.silent_for() == 61_000


def test_the_end_of_a_film_is_no_input(sensed: Sensed) -> None:
    """The monitor counts anew when nothing keeps the screen on any more; the next input counts as ever."""
    sensed.fire(1)
    sensed.clock.jump(600_000)
    sensed.mutter.end_film()
    sensed.loop.run_for(0.05)
    sensed.mutter.fire(2)
    assert sensed.loop.run_until(lambda: len(sensed.mutter.active_watches) == 2, 1)
    sensed.clock.jump(1_000)
    sensed.mutter.fire(1)
    sensed.loop.run_for(0.05)
    assert sensed.sensor.silent_for() == 602_000
    sensed.clock.jump(60_000)
    sensed.fire(sensed.mutter.active_watches[-1])
    assert sensed.sensor.silent_for() == 0


def test_a_shell_that_is_started_anew_serves_again(sensed: Sensed, bus: PrivateBus) -> None:
    """While it is away silence goes on from the last input known; the next one is asked anew."""
    sensed.fire(1)
    sensed.mutter.leave()
    assert sensed.loop.run_until(lambda: sensed.report.losses)
    sensed.clock.jump(4_000)
    assert (sensed.sensor.mechanism, sensed.sensor.silent_for()) == ("none", 5_000)
    sensed.mutter = PlayedMutter(bus, sensed.loop, first_watch=50)
    assert sensed.loop.run_until(lambda: sensed.mutter.idle_watches)
    assert sensed.sensor.mechanism == "GNOME idle monitor"
    sensed.sensor.listen_for_input()
    sensed.fire(50)
    sensed.fire(51)
    assert sensed.nudges == [0]


def test_without_a_shell_the_reason_is_told(connection: Connection, loop: SelectLoop) -> None:
    """On a bus without it, constructing fails."""
    with pytest.raises(UnavailableError, match="no GNOME session"):
        MutterSilence(loop, FakeClock(), lambda: None, connection, NotingReport())
