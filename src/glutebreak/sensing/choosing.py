"""Choosing among mechanisms: an ordered list per purpose, tried by constructing them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from glutebreak.language import tr
from glutebreak.ports import Capability, Clock, UnavailableError

NONE = "none"
"""What a sensor's mechanism is called when it senses nothing."""


class Sensor(Protocol):
    """What every sensor has, whatever it senses."""

    mechanism: str
    """The mechanism's name for `glutebreak doctor`; `none` once it is lost."""

    def close(self) -> None:
        """Tell no more."""


class NoSensor:
    """Senses nothing, and stands last where nothing needs to be sensed."""

    def __init__(self, mechanism: str = NONE) -> None:
        self.mechanism = mechanism

    def close(self) -> None:
        """Nothing to close."""


class Report(Protocol):
    """Where a sensor reports how it fares, for `glutebreak doctor`."""

    def heard(self, who: str) -> None:
        """That one, named as a program or a bus name, has just told something."""

    def lost(self, reason: str) -> None:
        """There is nobody to tell anything any more, for that reason, one clause."""


AnySensor = TypeVar("AnySensor", bound=Sensor)


@dataclass(frozen=True, slots=True)
class Backend(Generic[AnySensor]):
    """A mechanism that may serve a purpose."""

    mechanism: str
    """Its name for `glutebreak doctor`."""
    make: Callable[[Report], AnySensor]
    """Makes the sensor, which reports there how it fares later.

    Raises `UnavailableError` where the mechanism cannot be had, `ImportError` where its library is missing.
    """


@dataclass(slots=True)
class Chosen(Generic[AnySensor]):
    """What serves a purpose here."""

    purpose: str
    """Such as `silence`."""
    sensors: list[AnySensor] = field(default_factory=list)
    """Those taken, in order; empty if there was nothing to take."""
    not_taken: dict[str, str] = field(default_factory=dict)
    """The other mechanisms with the reason for each; one that is lost later joins them, until it serves again."""
    heard: dict[str, datetime] = field(default_factory=dict)
    """Who has told something, and when last."""

    def capability(self) -> Capability:
        """How the purpose is served now."""
        serving = [sensor.mechanism for sensor in self.sensors if sensor.mechanism != NONE]
        not_taken = tuple(each for each in self.not_taken.items() if each[0] not in serving)
        return Capability(self.purpose, ", ".join(serving) or NONE, not_taken, tuple(self.heard.items()))

    def close(self) -> None:
        """Close every sensor."""
        for sensor in self.sensors:
            sensor.close()


@dataclass(frozen=True, slots=True)
class _Noting(Generic[AnySensor]):
    """The report of one mechanism that serves a purpose."""

    chosen: Chosen[AnySensor]
    mechanism: str
    clock: Clock

    def heard(self, who: str) -> None:
        self.chosen.heard[who] = self.clock.wall()

    def lost(self, reason: str) -> None:
        self.chosen.not_taken[self.mechanism] = reason


def first_that_works(purpose: str, backends: Sequence[Backend[AnySensor]], clock: Clock) -> Chosen[AnySensor]:
    """Take the first mechanism that can be had."""
    chosen: Chosen[AnySensor] = Chosen(purpose)
    for backend in backends:
        if not chosen.sensors:
            _try(chosen, backend, clock)
        elif backend.mechanism != NONE:
            serving = chosen.sensors[0].mechanism
            chosen.not_taken[backend.mechanism] = tr("{mechanism} serves already", mechanism=serving)
    return chosen


def all_that_work(purpose: str, backends: Sequence[Backend[AnySensor]], clock: Clock) -> Chosen[AnySensor]:
    """Take every mechanism that can be had."""
    chosen: Chosen[AnySensor] = Chosen(purpose)
    for backend in backends:
        _try(chosen, backend, clock)
    return chosen


def _try(chosen: Chosen[AnySensor], backend: Backend[AnySensor], clock: Clock) -> None:
    try:
        sensor = backend.make(_Noting(chosen, backend.mechanism, clock))
    except UnavailableError as reason:
        chosen.not_taken[backend.mechanism] = str(reason)
    except ImportError as missing:
        library = missing.name or str(missing)
        chosen.not_taken[backend.mechanism] = tr("the Python library {library} is not installed", library=library)
    else:
        chosen.sensors.append(sensor)
