"""The circumstances of a break: where the user works, what they can do, and what was done before."""

import contextlib
import random
from collections.abc import Callable

from glutebreak.core.app_settings import AppSettings
from glutebreak.core.coaching.occasion import Occasion, Past
from glutebreak.core.records import Dated
from glutebreak.ports import Clock
from glutebreak.storage.errors import LogError
from glutebreak.storage.log import DECISIONS_KEPT
from glutebreak.storage.reader import LogReader


class Occasions:
    """Knows the circumstances now.

    Args:
        settings: those in force.
        reader: the log.
        clock: says which day it is.
    """

    def __init__(self, settings: Callable[[], AppSettings], reader: LogReader, clock: Clock) -> None:
        self._settings = settings
        self._reader = reader
        self._clock = clock

    def now(self, past: tuple[Past, ...]) -> Occasion:
        """The circumstances of a break now, given what was done or proposed before, the latest last."""
        settings = self._settings()
        return Occasion(settings.place, settings.floor, past, settings.banned, seed=random.getrandbits(32))

    def past(self) -> tuple[Past, ...]:
        """What was done lately, the latest last."""
        now = Dated.of(self._clock.wall()).utc
        # Without the past a break is proposed all the same; who writes the log says what is wrong with it.
        with contextlib.suppress(LogError):
            return tuple(Past.of(each) for each in self._reader.activations(now - DECISIONS_KEPT, now))
        return ()
