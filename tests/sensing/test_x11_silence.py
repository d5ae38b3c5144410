"""Silence on a real X server with real input."""

import pytest

from fake_clock import FakeClock
from glutebreak.clock import SystemClock
from glutebreak.ports import UnavailableError
from glutebreak.sensing.x11_silence import MECHANISM, X11Silence
from private_display import PrivateDisplay
from select_loop import SelectLoop


class Listener:
    """A sensor, and what it has told."""

    def __init__(self, display: PrivateDisplay, loop: SelectLoop) -> None:
        self.nudges = 0
        self.lost: list[str] = []
        self._loop = loop
        self.sensor = X11Silence(
            loop, SystemClock(), self._nudged, on_lost=self.lost.append, environment=display.environment
        )

    def _nudged(self) -> None:
        self.nudges += 1

    def nudged(self, timeout: float = 5.0) -> bool:
        """Whether a nudge comes; it is then forgotten."""
        came = self._loop.run_until(lambda: self.nudges, timeout)
        self.nudges = 0
        return came

    def wait_for_silence(self, lasting: int) -> None:
        """Let the sensor itself say when there has been no input for that many milliseconds."""
        self.sensor.listen_for_silence(lasting)
        assert self.nudged()
        assert self.sensor.silent_for() >= lasting


def test_silence_is_told_when_it_has_lasted(shared_display: PrivateDisplay, loop: SelectLoop) -> None:
    """One nudge, no sooner than asked for, and within a few milliseconds of it."""
    listener = Listener(shared_display, loop)
    shared_display.press()
    listener.sensor.listen_for_silence(150)
    assert listener.nudged()
    assert 150 <= listener.sensor.silent_for() < 400
    assert not listener.nudged(0.2)
    listener.sensor.close()


def test_silence_that_is_there_already_is_told_at_once(shared_display: PrivateDisplay, loop: SelectLoop) -> None:
    """The nudge comes from the loop, not from inside the call, and needs no further input."""
    listener = Listener(shared_display, loop)
    shared_display.press()
    listener.wait_for_silence(60)
    listener.sensor.listen_for_silence(50)
    assert listener.nudges == 0
    assert listener.nudged()
    listener.sensor.close()


def test_input_puts_silence_off(shared_display: PrivateDisplay, loop: SelectLoop) -> None:
    """Silence counts from the last input, not from the call."""
    listener = Listener(shared_display, loop)
    shared_display.press()
    listener.sensor.listen_for_silence(200)
    for _ in range(10):
        loop.run_for(0.03)
        shared_display.press()
    assert listener.nudges == 0
    assert listener.nudged()
    assert listener.sensor.silent_for() >= 200
    listener.sensor.close()


def test_the_next_input_is_told_however_young_the_counter(shared_display: PrivateDisplay, loop: SelectLoop) -> None:
    """The very next input is told, whether the last one was none, one or several milliseconds ago; a hundred times."""
    listener = Listener(shared_display, loop)
    for turn in range(100):
        shared_display.press()
        if pause := turn % 5:
            listener.wait_for_silence(pause)
        listener.sensor.listen_for_input()
        # Told at once means that the last input was in this very millisecond: then listen again.
        while listener.nudged(0.004):
            listener.sensor.listen_for_input()
        shared_display.move()
        assert listener.nudged(), f"turn {turn}"
    listener.sensor.close()


def test_without_input_nothing_is_told(shared_display: PrivateDisplay, loop: SelectLoop) -> None:
    """Listening for input wakes nobody while nobody is there."""
    listener = Listener(shared_display, loop)
    listener.wait_for_silence(20)
    listener.sensor.listen_for_input()
    woken = loop.wakeups
    loop.run_for(0.3)
    assert (listener.nudges, loop.wakeups - woken) == (0, 0)
    listener.sensor.close()


def test_a_flood_of_input_is_told_once(shared_display: PrivateDisplay, loop: SelectLoop) -> None:
    """Typing on after the nudge wakes nobody until told to listen again."""
    listener = Listener(shared_display, loop)
    listener.sensor.listen_for_input()
    shared_display.type_with_xdotool("sitting")
    assert listener.nudged()
    loop.run_for(0.05)
    woken = loop.wakeups
    shared_display.type_with_xdotool("and typing on and on and on")
    loop.run_for(0.05)
    assert (listener.nudges, loop.wakeups - woken) == (0, 0)
    listener.sensor.close()


def test_listening_for_one_thing_ends_listening_for_the_other(shared_display: PrivateDisplay, loop: SelectLoop) -> None:
    """Each call replaces the one before, in both directions, also when its event is already on its way."""
    listener = Listener(shared_display, loop)
    shared_display.press()
    listener.wait_for_silence(30)
    listener.sensor.listen_for_silence(10)
    listener.sensor.silent_for()
    listener.sensor.listen_for_input()
    assert not listener.nudged(0.1)
    listener.sensor.listen_for_silence(600_000)
    shared_display.press()
    assert not listener.nudged(0.1)
    listener.sensor.close()


def test_a_nudge_may_listen_again(shared_display: PrivateDisplay, loop: SelectLoop) -> None:
    """Listening from inside the nudge works: input, silence, input, each told in turn."""
    told: list[int] = []

    def nudge() -> None:
        told.append(sensor.silent_for())
        if len(told) % 2:
            sensor.listen_for_silence(60)
        else:
            sensor.listen_for_input()

    sensor = X11Silence(loop, SystemClock(), nudge, environment=shared_display.environment)
    loop.run_for(0.02)
    sensor.listen_for_input()
    for turn in (1, 3, 5):
        shared_display.press()
        assert loop.run_until(lambda turn=turn: len(told) == turn + 1)  # type: ignore[misc]
    assert [each >= 60 for each in told] == [False, True] * 3
    sensor.close()


def test_two_sensors_do_not_disturb_each_other(shared_display: PrivateDisplay, loop: SelectLoop) -> None:
    """The server's one counter serves several programs."""
    one, two = Listener(shared_display, loop), Listener(shared_display, loop)
    shared_display.press()
    one.sensor.listen_for_silence(40)
    two.sensor.listen_for_input()
    while two.nudged(0.004):
        two.sensor.listen_for_input()
    assert one.nudged()
    assert two.nudges == 0
    shared_display.press()
    assert two.nudged()
    one.sensor.close()
    two.sensor.close()


def test_a_closed_sensor_tells_nothing(shared_display: PrivateDisplay, loop: SelectLoop) -> None:
    """After closing, a nudge that was due does not come, and closing twice does nothing."""
    listener = Listener(shared_display, loop)
    listener.sensor.listen_for_silence(0)
    listener.sensor.close()
    listener.sensor.close()
    shared_display.press()
    assert not listener.nudged(0.1)


def test_a_server_that_dies_is_survived(display: PrivateDisplay, loop: SelectLoop) -> None:
    """The loss is told once with a reason; then all falls quiet and silence goes on from the last input."""
    listener = Listener(display, loop)
    display.press()
    assert listener.sensor.mechanism == MECHANISM
    listener.sensor.listen_for_input()
    display.kill_server()
    assert loop.run_until(lambda: listener.lost)
    loop.run_for(0.05)
    woken = loop.wakeups
    listener.sensor.listen_for_silence(1)
    listener.sensor.listen_for_input()
    first = listener.sensor.silent_for()
    loop.run_for(0.05)
    assert listener.sensor.silent_for() > first
    assert listener.sensor.mechanism == "none"
    assert listener.lost == ["the X server has gone"]
    assert loop.wakeups == woken


def test_a_server_that_dies_unnoticed_is_found_when_asked(display: PrivateDisplay, loop: SelectLoop) -> None:
    """A question to a dead server is answered from what is known; the loss is told from the loop."""
    listener = Listener(display, loop)
    display.kill_server()
    assert listener.sensor.silent_for() >= 0
    listener.sensor.listen_for_silence(5)
    assert listener.lost == []
    assert loop.run_until(lambda: listener.lost)
    assert len(listener.lost) == 1


def test_sleep_counts_as_silence(shared_display: PrivateDisplay, loop: SelectLoop) -> None:
    """An hour asleep since the last input is an hour of silence, and is there already when listened for."""
    clock = FakeClock()
    nudges: list[int] = []
    sensor = X11Silence(loop, clock, lambda: nudges.append(1), environment=shared_display.environment)
    before = sensor.silent_for()
    clock.sleep(3_600_000)
    after = sensor.silent_for()
    assert 3_600_000 <= after - before < 3_601_000
    sensor.listen_for_silence(3_000_000)
    assert loop.run_until(lambda: nudges)
    sensor.close()


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({}, "DISPLAY is not set"),
        ({"DISPLAY": ":54321"}, "can’t be reached"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "Wayland"),
        ({"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"}, "Wayland"),
    ],
)
def test_where_x11_cannot_serve_the_reason_is_told(loop: SelectLoop, environment: dict[str, str], reason: str) -> None:
    """Constructing fails with one clause that says why."""
    with pytest.raises(UnavailableError, match=reason):
        X11Silence(loop, SystemClock(), lambda: None, environment=environment)


def test_a_pointer_that_moves_is_no_key(shared_display: PrivateDisplay, loop: SelectLoop) -> None:
    """It ends the silence, but nobody has touched the keyboard; a key has."""
    listener = Listener(shared_display, loop)
    shared_display.press()
    listener.wait_for_silence(300)
    shared_display.move()
    moved = listener.sensor.silent_for(), listener.sensor.untouched_for()
    shared_display.press()
    pressed = listener.sensor.untouched_for()
    assert moved[0] < 200
    assert moved[1] >= 300
    assert pressed < 200
    listener.sensor.close()
