"""The last resort where nothing tells of input."""

from fake_clock import FakeClock
from glutebreak.sensing.unknown_silence import BELIEVED_FOR, UnknownSilence
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


def test_the_user_is_believed_in_for_an_hour_after_a_sign() -> None:
    """Neither there for ever nor away at once: silence begins an hour after the last sign."""
    room = Room()
    assert room.sensor.mechanism == "none"
    for moment, silence in ((0, 0), (BELIEVED_FOR, 0), (BELIEVED_FOR + 1, 1), (2 * BELIEVED_FOR, BELIEVED_FOR)):
        room.pass_to(moment)
        assert room.sensor.silent_for() == silence
    room.sensor.user_is_here()
    assert room.sensor.silent_for() == 0


def test_silence_is_told_once_when_belief_has_been_over_that_long() -> None:
    """One timer, one nudge, then nothing."""
    room = Room()
    room.sensor.listen_for_silence(180_000)
    assert room.loop.waiting == [BELIEVED_FOR + 180_000]
    room.pass_to(3 * BELIEVED_FOR)
    assert room.nudges == [BELIEVED_FOR + 180_000]
    assert room.loop.waiting == []


def test_silence_that_is_there_already_is_told_at_once() -> None:
    """At once means from the loop, not from inside the call."""
    room = Room()
    room.pass_to(3 * BELIEVED_FOR)
    room.sensor.listen_for_silence(180_000)
    assert room.nudges == []
    room.loop.jump(0)
    assert room.nudges == [3 * BELIEVED_FOR]


def test_a_sign_puts_silence_off() -> None:
    """The hour begins anew."""
    room = Room()
    room.sensor.listen_for_silence(1_000)
    room.pass_to(BELIEVED_FOR)
    room.sensor.user_is_here()
    room.pass_to(5 * BELIEVED_FOR)
    assert room.nudges == [2 * BELIEVED_FOR + 1_000]


def test_input_is_told_soon_while_the_user_is_believed_in() -> None:
    """Who has just launched the app is there: the first bout opens without waiting for a sign nobody can see."""
    room = Room()
    room.sensor.listen_for_input()
    room.pass_to(10_000)
    assert room.nudges == [1_000]


def test_after_that_input_is_the_next_sign() -> None:
    """Nothing is told to an empty room, and no timer runs there, until a sign comes."""
    room = Room()
    room.pass_to(2 * BELIEVED_FOR)
    room.sensor.listen_for_input()
    assert room.loop.waiting == []
    room.pass_to(9 * BELIEVED_FOR)
    room.sensor.user_is_here()
    room.pass_to(9 * BELIEVED_FOR + 5_000)
    assert room.nudges == [9 * BELIEVED_FOR + 1_000]


def test_a_closed_sensor_tells_nothing() -> None:
    """Neither its timer nor a sign nudges any more."""
    room = Room()
    room.sensor.listen_for_input()
    room.sensor.close()
    room.sensor.user_is_here()
    room.pass_to(BELIEVED_FOR)
    assert room.nudges == []
    assert room.loop.waiting == []
