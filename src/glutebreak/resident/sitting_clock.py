"""The shell around the sitting model: sensors in, the model stepped, what happened out.

Nothing here polls. It wakes up when a sensor nudges it, when the model's next moment comes, and, while a bout is open,
once a `HEARTBEAT`, so that a crash loses no more than that and the tray's minutes stay true.
"""

from collections.abc import Callable
from dataclasses import dataclass

from glutebreak.core.durations import SECOND
from glutebreak.core.sitting.happenings import AnswerRefused, Choice, Happening, Hold, Outcome, Posture
from glutebreak.core.sitting.model import SittingModel
from glutebreak.core.sitting.presence import FOREVER
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.core.sitting.state import SittingState
from glutebreak.core.sitting.unconfirmed_lock import UnconfirmedLock
from glutebreak.ports import Cancellable, Clock, EventLoop, SilenceSensor
from glutebreak.sensing.tick_gap import TickGap

HEARTBEAT = 30 * SECOND
"""How often an open bout is looked at when nothing happens, in milliseconds."""
NOTICED_AGAIN = 100
"""Milliseconds. The idle counter is read a little differently each time; an input counts as new only if it is later
than the last one by more than this. A sensor's nudge tells of every other one."""

Verb = Callable[[int], list[Happening]]


@dataclass(frozen=True, slots=True)
class Step:
    """What one step of the model brought."""

    t: int
    """When, in milliseconds on the steady clock."""
    happenings: tuple[Happening, ...]
    """What happened up to then, in order."""

    @property
    def refused(self) -> bool:
        """Whether it was an answer that came to nothing."""
        return any(isinstance(each, AnswerRefused) for each in self.happenings)


class SittingClock:
    """Steps the model whenever there is a reason to. It is also the `PresenceListener` of the sensors."""

    def __init__(self, model: SittingModel, clock: Clock, loop: EventLoop) -> None:
        self._model = model
        self._clock = clock
        self._loop = loop
        self._listeners: list[Callable[[Step], None]] = []
        self._silence: SilenceSensor | None = None
        self._seen_input = clock.steady()
        self._tick_gap = TickGap(clock)
        self._doubt: UnconfirmedLock | None = None
        self._timer: Cancellable | None = None

    @property
    def state(self) -> SittingState:
        """The model's state, to be read only."""
        return self._model.state

    def add_listener(self, listener: Callable[[Step], None]) -> None:
        """Tell this one, after those that were added before it, of every step from now on."""
        self._listeners.append(listener)

    def sense_with(self, silence: SilenceSensor) -> None:
        """Listen to this sensor from now on. Input before now has been seen: a launch is no sign."""
        self._silence = silence
        self._seen_input = self._clock.steady() - silence.silent_for()

    @property
    def now(self) -> int:
        """The present moment, in milliseconds on the steady clock."""
        return self._clock.steady()

    def touched_since(self, moment: int) -> bool:
        """Whether there has been input after that moment, as far as it is sensed."""
        return self._silence is not None and self.now - self._silence.silent_for() > moment

    # Reasons to step

    def nudge(self) -> None:
        """A sensor has something to tell, or the model's next moment has come."""
        self._step(lambda _: [])

    def asked_to_lock(self) -> None:
        """The screen is to be locked: taken for locked until somebody says more, or input goes on."""
        if self.state.presence.locked_since is None:
            self._doubt = UnconfirmedLock(self._clock.steady())
        self._step(self._model.lock)

    def locked(self) -> None:
        """The screen has been locked."""
        self._doubt = None
        self._step(self._model.lock)

    def unlocked(self) -> None:
        """The screen has been unlocked. Without a lock it is said of sessions that were never locked: no input."""
        self._doubt = None
        if self.state.presence.locked_since is not None:
            self._step(self._model.unlock)

    def falling_asleep(self) -> None:
        """The machine is about to sleep."""
        self._step(self._model.sleep)

    def awake(self) -> None:
        """The machine has woken up. If nothing told that it fell asleep, the clocks do."""
        self._step(self._model.wake)

    def hold(self, reason: Hold, *, in_force: bool) -> None:
        """A reason not to ask begins or ends."""
        change = self._model.hold if in_force else self._model.release
        self._step(lambda t: change(t, reason))

    def posture(self, to: Posture) -> None:
        """The user says that they stand or sit."""
        self._step(lambda t: self._model.posture(t, to))

    def answer(self, choice: Choice, snooze: int | None = None) -> Step:
        """The user answers an ask, or starts an activation unasked; `snooze` in milliseconds."""
        return self._step(lambda t: self._model.answer(t, choice, snooze))

    def finish(self, outcome: Outcome, *, seated: bool) -> None:
        """The activation is over."""
        self._step(lambda t: self._model.finish(t, outcome, seated=seated))

    def adopt(self, settings: SittingSettings) -> None:
        """Go by other settings from now on."""

        def adopt(_: int) -> list[Happening]:
            self._model.adopt(settings)
            return []

        self._step(adopt)

    def launch(self) -> None:
        """The app has started."""
        self._step(self._model.launch)
        # Somebody may be typing during the launch. A look after a second writes that sign of them down, so that even
        # an app that crashes soon after each start does not lose it.
        self._loop.after(SECOND, self.nudge)

    def quit(self) -> None:
        """The app ends; nothing wakes it up any more."""
        self._step(self._model.quit)
        if self._timer is not None:
            self._timer.cancel()
        if self._silence is not None:
            self._silence.close()

    # One step

    def _step(self, verb: Verb) -> Step:
        now = max(self._clock.steady(), self.state.now)
        silent_for = self._silence.silent_for() if self._silence is not None else None
        told = self._unnoticed_sleep(now, silent_for)
        told += self._sensed(now, silent_for)
        told += self._model.pass_time(now)
        told += verb(now)
        self._listen(silent_for)
        self._wake_up_later(now)
        step = Step(now, tuple(told))
        for listener in self._listeners:
            listener(step)
        return step

    def _unnoticed_sleep(self, now: int, silent_for: int | None) -> list[Happening]:
        """A sleep that no signal told of shows as a gap between the clocks; it is taken to have ended just now."""
        gap, presence = self._tick_gap.check(), self.state.presence
        if not gap or presence.asleep_since is not None:
            return []
        began = max(self.state.now, now - gap)
        if silent_for is not None and presence.input_until == FOREVER:
            self._seen_input = max(self._seen_input, min(now - silent_for, began))
            self._model.revise_input(max(presence.last_input, self._seen_input))
        return [*self._model.sleep(began), *self._model.wake(now)]

    def _sensed(self, now: int, silent_for: int | None) -> list[Happening]:
        """Tell the model until when input really went on, and of the input that ended a silence."""
        if silent_for is None:
            return []
        last_input = now - silent_for
        presence = self.state.presence
        if presence.input_until == FOREVER:
            self._model.revise_input(max(last_input, presence.last_input))
            self._seen_input = max(self._seen_input, last_input)
            return []
        if last_input <= self._seen_input + NOTICED_AGAIN:
            return []
        self._seen_input = last_input
        if self._is_refuted(now):
            self._doubt = None
            return self._model.unlock(now)
        return self._model.input(max(last_input, self.state.now), now)

    def _is_refuted(self, now: int) -> bool:
        """Whether somebody works on a screen that was only asked to be locked."""
        if self._doubt is None or self._silence is None:
            return False
        return self._doubt.refuted_by(now - self._silence.untouched_for(), now)

    def _listen(self, silent_for: int | None) -> None:
        """Wait for the silence or the input that would change something, and take typing to go on until then."""
        if self._silence is None or silent_for is None:
            return
        state, matters = self.state, self._model.silence_that_matters()
        free = state.bout is None and state.activation is None and state.standing_since is None
        if self._doubt is not None:
            if self._doubt.next_of_interest() > state.now:
                return
        elif silent_for < matters and not (free and state.presence.reachable):
            self._model.revise_input(FOREVER)
            self._silence.listen_for_silence(matters)
            return
        self._silence.listen_for_input()
        # The sensor tells of input from now on, not of input during this step: look for that once more.
        if self._clock.steady() - self._silence.silent_for() > self._seen_input + NOTICED_AGAIN:
            self._loop.after(0, self.nudge)

    def _wake_up_later(self, now: int) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        moments = [self._model.next_moment()]
        if self._doubt is not None and self._doubt.next_of_interest() > now:
            moments.append(self._doubt.next_of_interest())
        if (bout := self.state.bout) is not None:
            moments.append(now + HEARTBEAT - (now - bout) % HEARTBEAT)
        coming = [moment for moment in moments if moment is not None]
        if coming:
            self._timer = self._loop.after(max(0, min(coming) - self._clock.steady()), self.nudge)
