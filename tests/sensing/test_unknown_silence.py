"""The last resort where nothing tells of input."""

from fake_clock import FakeClock
from glutebreak.sensing.unknown_silence import UnknownSilence
from select_loop import FakeLoop


class Room:
    """A sensor that knows nothing, on a clock and a loop that go together."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.loop = FakeLoop()
        self.nudges: list[int] = []
        self._start = self.clock.steady()
        self.sensor = UnknownSilence(self.loop, self.clock, lambda: self.nudges.append(self.now))

    @property
    def now(self) -> int:
        """Milliseconds since the beginning."""
        return self.clock.steady() - self._start

    def pass_to(self, moment: int) -> None:
        """Let time pass, timer by timer."""
        while self.now < moment:
            step = min([moment - self.now, *(each for each in self.loop.waiting if each > 0)])
            self.clock.jump(step)
            self.loop.jump(step)


def test_silence_is_counted_from_the_last_certain_sign() -> None:
    """Nobody is taken to be there whom nobody has seen."""
    room = Room()
    assert room.sensor.mechanism == "none"
    for moment in (0, 2_000, 60_000, 8 * 3_600_000):
        room.pass_to(moment)
        assert room.sensor.silent_for() == moment
    room.sensor.user_is_here()
    assert room.sensor.silent_for() == 0


def test_silence_is_told_once_when_it_has_lasted() -> None:
    """One timer, one nudge, then nothing."""
    room = Room()
    room.sensor.listen_for_silence(180_000)
    assert room.loop.waiting == [180_000]
    room.pass_to(3_600_000)
    assert (room.nudges, room.loop.waiting) == ([180_000], [])


def test_silence_that_is_there_already_is_told_at_once() -> None:
    """At once means from the loop, not from inside the call."""
    room = Room()
    room.pass_to(200_000)
    room.sensor.listen_for_silence(180_000)
    assert room.nudges == []
    room.loop.jump(0)
    assert room.nudges == [200_000]


def test_a_sign_puts_silence_off() -> None:
    """It is counted anew from there."""
    room = Room()
    room.sensor.listen_for_silence(180_000)
    room.pass_to(100_000)
    room.sensor.user_is_here()
    room.pass_to(3_600_000)
    assert room.nudges == [280_000]


def test_input_is_the_next_sign() -> None:
    """Nothing is told before, and no timer runs; then it is told once, from the loop."""
    room = Room()
    room.sensor.listen_for_input()
    room.pass_to(3_600_000)
    assert room.loop.waiting == []
    room.sensor.user_is_here()
    assert room.nudges == []
    room.loop.jump(0)
    room.sensor.user_is_here()
    room.loop.jump(0)
    assert room.nudges == [3_600_000]


def test_a_closed_sensor_tells_nothing() -> None:
    """Neither its timer nor a sign nudges any more."""
    room = Room()
    room.sensor.listen_for_input()
    room.sensor.close()
    room.sensor.user_is_here()
    room.pass_to(3_600_000)
    assert (room.nudges, room.loop.waiting) == ([], [])
