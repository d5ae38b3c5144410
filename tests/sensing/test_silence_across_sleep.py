"""Silence from a counter that stands still while the machine sleeps."""

from fake_clock import FakeClock
from glutebreak.sensing.silence_across_sleep import SilenceAcrossSleep


class Desk:
    """A machine whose idle counter counts its waking time."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.idle = 0
        self.silence = SilenceAcrossSleep(self.clock)

    def awake(self, milliseconds: int) -> None:
        """Nobody touches it."""
        self.clock.jump(milliseconds)
        self.idle += milliseconds

    def touched(self) -> None:
        """Somebody does."""
        self.idle = 0

    def look(self) -> int:
        """The silence now."""
        return self.silence.silence(self.idle)


def test_without_sleep_silence_is_the_counter() -> None:
    """The counter is passed on as it is."""
    desk = Desk()
    desk.awake(5_000)
    assert desk.look() == 5_000
    desk.touched()
    desk.awake(30)
    assert desk.look() == 30


def test_time_asleep_counts_as_silence() -> None:
    """Five minutes awake and an hour asleep are an hour and five minutes of silence, at every later look too."""
    desk = Desk()
    desk.awake(300_000)
    assert desk.look() == 300_000
    desk.clock.sleep(3_600_000)
    assert desk.look() == 3_900_000
    desk.awake(10_000)
    assert desk.look() == 3_910_000
    desk.clock.sleep(60_000)
    assert desk.look() == 3_970_000


def test_the_first_input_after_a_sleep_ends_the_silence() -> None:
    """A sleep that was looked at before and after leaves no doubt, however late the next look comes."""
    desk = Desk()
    desk.awake(2_000)
    desk.look()
    desk.clock.sleep(3_600_000)
    desk.look()
    desk.awake(100)
    desk.touched()
    desk.awake(50_000)
    assert desk.look() == 50_000


def test_an_input_just_now_came_after_the_sleep() -> None:
    """Whoever wakes the machine by typing is there, though nobody looked since before the sleep."""
    desk = Desk()
    desk.awake(60_000)
    desk.look()
    desk.clock.sleep(3_600_000)
    desk.awake(500)
    desk.touched()
    desk.awake(5)
    assert desk.look() == 5


def test_an_input_of_unknown_order_is_put_before_the_sleep() -> None:
    """An older input that may lie on either side makes up no sign of the user after the sleep."""
    desk = Desk()
    desk.awake(60_000)
    desk.look()
    desk.awake(10_000)
    desk.touched()
    desk.clock.sleep(3_600_000)
    desk.awake(20_000)
    assert desk.look() == 3_620_000
