"""The signs of the user: what has been sensed, and until when signs go on if nothing else comes in.

Rules 3, 4 and 15 of the sitting model. Every moment is in whole milliseconds on the steady clock.
"""

from dataclasses import asdict, dataclass

from glutebreak.core.sitting.happenings import Hold
from glutebreak.core.sitting.settings import SittingSettings

FOREVER = 2**62
"""A moment that never comes."""
NEVER = -(2**62)
"""A moment that never was."""


@dataclass(slots=True)
class Presence:
    """Input, silence, locked, asleep: what is known of the user up to the moment last observed."""

    last_input: int = NEVER
    """The last moment of input."""
    last_sign: int = NEVER
    """The last sign: input, lock, unlock, and every moment of a call or of watching."""
    input_until: int = NEVER
    """The input that was told last goes on without a pause until here."""
    locked_since: int | None = None
    """When the screen was locked; None while it is not."""
    asleep_since: int | None = None
    """When the machine fell asleep; None while it is awake."""
    in_call: bool = False
    """Whether a call runs, which makes every moment a sign."""
    watching_since: int | None = None
    """Since when something is watched, counted anew from an unlock or a wake; None while nothing is."""

    @property
    def reachable(self) -> bool:
        """Whether what the user does can be sensed: neither locked nor asleep."""
        return self.locked_since is None and self.asleep_since is None

    def input(self, t: int, until: int) -> None:
        """Input without a pause from `t` to `until`."""
        self.input_until = max(self.input_until, until)
        if self.reachable:
            self.last_input = self.last_sign = t

    def observe(self, t: int, settings: SittingSettings) -> None:
        """Count every sign up to and including `t`."""
        if not self.reachable:
            return
        self.last_input = max(self.last_input, min(t, self.input_until))
        sign = self.last_input
        if self.in_call:
            sign = t
        elif (limit := self._watching_until(self.last_input, settings)) > sign:
            sign = min(t, limit)
        self.last_sign = max(self.last_sign, sign)

    def last_input_in_sight(self) -> int:
        """The last input if nothing else comes in: the one that goes on counts to its end."""
        return max(self.last_input, self.input_until) if self.reachable else self.last_input

    def last_sign_in_sight(self, settings: SittingSettings) -> int:
        """The last sign if nothing else comes in; signs do not break off between now and then."""
        if not self.reachable:
            return self.last_sign
        if self.in_call:
            return FOREVER
        last_input = self.last_input_in_sight()
        return max(self.last_sign, last_input, self._watching_until(last_input, settings))

    def lock(self, t: int) -> None:
        """The screen is locked, which is a sign unless the machine sleeps."""
        if self.reachable:
            self.last_sign = t
        if self.locked_since is None:
            self.locked_since = t

    def unlock(self, t: int) -> None:
        """The screen is unlocked; told apart from input, which follows if the user is reachable."""
        if self.locked_since is not None:
            self.locked_since = None
            self._can_be_sensed_again(t)

    def fall_asleep(self, t: int) -> None:
        """The machine sleeps from here on, which is no sign."""
        if self.asleep_since is None:
            self.asleep_since = t

    def wake(self, t: int) -> None:
        """The machine is awake again, which is no sign."""
        if self.asleep_since is not None:
            self.asleep_since = None
            self._can_be_sensed_again(t)

    def begin(self, hold: Hold, t: int, settings: SittingSettings) -> None:
        """A call or something watched begins; other holds say nothing of presence."""
        if hold is Hold.CALL:
            self.in_call = True
        elif hold is Hold.WATCHING and self.watching_since is None:
            self.watching_since = t
        self.observe(t, settings)

    def end(self, hold: Hold) -> None:
        """A call or something watched is over; its end was a sign, so observe it first."""
        if hold is Hold.CALL:
            self.in_call = False
        elif hold is Hold.WATCHING:
            self.watching_since = None

    def quit(self) -> None:
        """The app ends: locks, sleep, calls and what is watched are forgotten."""
        self.locked_since = self.asleep_since = self.watching_since = None
        self.in_call = False

    def input_goes_on(self, t: int) -> bool:
        """Whether the input that was told last goes on beyond `t` and is sensed."""
        return self.reachable and self.input_until > t

    def forget_ended_input(self, t: int) -> None:
        """Input that ended while nobody could see it never counts."""
        if self.input_until <= t:
            self.input_until = NEVER

    def _can_be_sensed_again(self, t: int) -> None:
        if self.reachable:
            self.forget_ended_input(t)
            if self.watching_since is not None:
                self.watching_since = t

    def _watching_until(self, last_input: int, settings: SittingSettings) -> int:
        if self.watching_since is None or not settings.watching:
            return NEVER
        limit = last_input + settings.watch_limit
        return limit if limit >= self.watching_since else NEVER

    def save(self) -> dict[str, int | bool | None]:
        """Everything, as a JSON object."""
        return asdict(self)
