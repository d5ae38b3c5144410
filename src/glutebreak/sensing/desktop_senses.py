"""All sensors of this desktop together, each the best that can be had here."""

import sys
from collections.abc import Callable

from glutebreak.core.sitting.happenings import Hold
from glutebreak.ports import Capability, SilenceSensor
from glutebreak.sensing.choosing import NONE, Backend, Chosen, NoSensor, Sensor, all_that_work, first_that_works
from glutebreak.sensing.surroundings import Backends, SensesListener, Surroundings, Told
from glutebreak.sensing.unknown_silence import UnknownSilence

TICK_GAP = "tick gap"
"""What tells of sleep when nothing has signalled it: two clocks compared by whoever steps the model (`tick_gap.py`)."""


class DesktopSenses:
    """Every sensor of this desktop. The listener is nudged by the silence sensor and told by the others."""

    def __init__(
        self,
        surroundings: Surroundings,
        listener: SensesListener,
        on_hold: Callable[[Hold, bool], None],
        backends_for: Callable[[Surroundings, Told], Backends] | None = None,
    ) -> None:
        """Try each mechanism; blocks for a few round trips to the display server.

        Args:
            surroundings: what sensors are made from; the buses stay the caller's to close.
            listener: nudged, and told of locks and sleeps; nothing is told before this returns.
            on_hold: called with a reason not to ask when it begins (True) and when it ends.
            backends_for: what to try, if not this platform's own mechanisms.
        """
        told = Told(listener, on_hold, self.user_is_here)
        backends = (backends_for or _of_this_platform)(surroundings, told)
        loop, clock = surroundings.loop, surroundings.clock
        unknown: Backend[SilenceSensor] = Backend(NONE, lambda _: UnknownSilence(loop, clock, told.nudge))
        gap: Backend[Sensor] = Backend(TICK_GAP, lambda _: NoSensor(TICK_GAP))
        self._silence = first_that_works("silence", [*backends.silence, unknown], clock)
        self._others: list[Chosen[Sensor]] = [
            all_that_work("lock", backends.lock, clock),
            all_that_work("sleep", [*backends.sleep, gap], clock),
            all_that_work(Hold.FULLSCREEN.value, backends.fullscreen, clock),
            all_that_work(Hold.DND.value, backends.do_not_disturb, clock),
            all_that_work(Hold.CALL.value, backends.call, clock),
            all_that_work(Hold.WATCHING.value, backends.watching, clock),
        ]

    @property
    def silence(self) -> SilenceSensor:
        """How long ago the last input was."""
        return self._silence.sensors[0]

    def user_is_here(self) -> None:
        """The user has answered or asked for something: a sign, for where no input can be sensed."""
        if isinstance(self.silence, UnknownSilence):
            self.silence.user_is_here()

    def capabilities(self) -> tuple[Capability, ...]:
        """Which mechanism now serves what, and why each other one does not."""
        return (self._silence.capability(), *(each.capability() for each in self._others))

    def close(self) -> None:
        """Sense no more."""
        self._silence.close()
        for each in self._others:
            each.close()


def _of_this_platform(surroundings: Surroundings, told: Told) -> Backends:
    if sys.platform == "linux":
        from glutebreak.sensing.linux import backends  # noqa: PLC0415 - needs libraries that only Linux has

        return backends(surroundings, told)
    return Backends()
