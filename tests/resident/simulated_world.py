"""A desktop made of values: a clock, a loop, a keyboard and sensors that go on only when told, to the millisecond."""

import heapq
from collections.abc import Callable
from dataclasses import replace
from itertools import count

from fake_clock import FakeClock
from glutebreak.core.sitting.happenings import Happening
from glutebreak.core.sitting.model import SittingModel
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.core.sitting.state import SittingState
from glutebreak.resident.sitting_clock import SittingClock, Step


class _Timer:
    def __init__(self, callback: Callable[[], None]) -> None:
        self.callback: Callable[[], None] | None = callback

    def cancel(self) -> None:
        """Let it not come."""
        self.callback = None


class SimulatedLoop:
    """The `EventLoop` port on a clock that jumps from one call to the next; it counts how often it woke up."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self._timers: list[tuple[int, int, _Timer]] = []
        self._order = count()
        self.woken = 0

    def when_readable(self, file_descriptor: int, callback: Callable[[], None]) -> _Timer:
        """There is nothing to read in a simulation."""
        raise AssertionError((file_descriptor, callback))

    def after(self, milliseconds: int, callback: Callable[[], None]) -> _Timer:
        """Call back when the simulation has come so far."""
        timer = _Timer(callback)
        heapq.heappush(self._timers, (self._clock.steady() + milliseconds, next(self._order), timer))
        return timer

    def run_until(self, moment: int) -> None:
        """Jump from timer to timer, and then to the moment."""
        while self._timers and self._timers[0][0] <= moment:
            due, _, timer = heapq.heappop(self._timers)
            if timer.callback is not None:
                self._clock.jump(max(0, due - self._clock.steady()))
                self.woken += 1
                timer.callback()
        self._clock.jump(max(0, moment - self._clock.steady()))


class SimulatedSilence:
    """The `SilenceSensor` port over a keyboard that is told when it is touched."""

    mechanism = "simulation"

    def __init__(self, clock: FakeClock, loop: SimulatedLoop, nudge: Callable[[], None]) -> None:
        self._clock = clock
        self._loop = loop
        self._nudge = nudge
        self._last_input = clock.steady()
        self._last_key = clock.steady()
        self.has_keys = False
        """Whether keys are told apart from what else is touched."""
        self._alarm: _Timer | None = None
        self._waits_for_input = False

    def touch(self) -> None:
        """Somebody types."""
        self._last_input = self._clock.steady()
        if self._alarm is not None:
            lasting = self._lasting
            self.listen_for_silence(lasting)
        if self._waits_for_input:
            self._waits_for_input = False
            self._loop.after(0, self._nudge)

    def silent_for(self) -> int:
        """Milliseconds since the last touch."""
        return self._clock.steady() - self._last_input

    def untouched_for(self) -> int:
        """Milliseconds since the last key, where these are told apart; else since the last touch."""
        return self._clock.steady() - self._last_key if self.has_keys else self.silent_for()

    def press(self) -> None:
        """A key or a button is pressed."""
        self._last_key = self._clock.steady()
        self.touch()

    def listen_for_silence(self, lasting: int) -> None:
        """Nudge once when nobody has typed for so long."""
        self._stop()
        self._lasting = lasting
        self._alarm = self._loop.after(max(0, lasting - self.silent_for()), self._silence_has_come)

    def listen_for_input(self) -> None:
        """Nudge once at the next touch."""
        self._stop()
        self._waits_for_input = True

    def close(self) -> None:
        """Nudge no more."""
        self._stop()

    def _silence_has_come(self) -> None:
        self._alarm = None
        self._nudge()

    def _stop(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = None
        self._waits_for_input = False


class SimulatedWorld:
    """A sitting clock in a simulated desktop, and all that it told."""

    def __init__(self, settings: SittingSettings, *, launch: bool = True) -> None:
        self.on_step: Callable[[Step], None] = lambda _: None
        self.clock = FakeClock()
        self.began = self.clock.steady()
        self.loop = SimulatedLoop(self.clock)
        self.told: list[Happening] = []
        self.model = SittingModel(SittingState(settings, now=self.began))
        self.sitting = SittingClock(self.model, self.clock, self.loop)
        self.sitting.add_listener(self._stepped)
        self.silence = SimulatedSilence(self.clock, self.loop, self.sitting.nudge)
        self.sitting.sense_with(self.silence)
        if launch:
            self.sitting.launch()

    def run_to(self, t: int) -> None:
        """Go on to so many milliseconds after the start."""
        self.loop.run_until(self.began + t)

    def touch(self) -> None:
        """Somebody touches a key now."""
        self.silence.touch()
        self.loop.run_until(self.clock.steady())

    def told_since_the_start(self) -> list[Happening]:
        """All that was told, with every moment counted from the start."""
        moved = []
        for each in self.told:
            moments = {name: getattr(each, name) for name in ("t", "start", "end", "bout") if hasattr(each, name)}
            moved.append(replace(each, **{name: moment - self.began for name, moment in moments.items()}))
        return moved

    def _stepped(self, step: Step) -> None:
        self.told += step.happenings
        self.on_step(step)
