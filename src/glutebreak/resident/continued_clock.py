"""A steady clock that goes on where the last run's left off.

The machine's steady clock begins anew at every start of the machine, but a bout may go on over a restart (rule 14 of
the sitting model). What lies between two runs on different starts is known from the wall clock alone.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from glutebreak.core.records import Dated
from glutebreak.ports import Clock


class ContinuedClock:
    """The `Clock` port over another clock, moved so that the saved moments stay in its past.

    Args:
        clock: the machine's clock.
        start_of_machine: names this start of the machine; nothing where that is not known.
        saved: what `mark` gave in the last run; None on the very first.
    """

    def __init__(self, clock: Clock, start_of_machine: str, saved: Mapping[str, Any] | None) -> None:
        self._clock = clock
        self._start = start_of_machine
        self._ahead = 0
        if saved is not None:
            self._ahead = self._continue(saved)

    def steady(self) -> int:
        """Milliseconds that never go back, from one run to the next."""
        return self._clock.steady() + self._ahead

    def wall(self) -> datetime:
        """The local time, with the offset now in force."""
        return self._clock.wall()

    def local(self, utc: int) -> datetime:
        """The moment in UTC milliseconds as the user's clock shows it."""
        return self._clock.local(utc)

    def slept(self) -> int:
        """Milliseconds the machine has been asleep since it started."""
        return self._clock.slept()

    def mark(self) -> dict[str, Any]:
        """What the next run needs to go on from here."""
        raw = self._clock.steady()
        return {"start": self._start, "raw": raw, "steady": raw + self._ahead, "wall": Dated.of(self._clock.wall()).utc}

    def _continue(self, saved: Mapping[str, Any]) -> int:
        raw = self._clock.steady()
        if self._start and saved["start"] == self._start and raw >= saved["raw"]:
            return int(saved["steady"] - saved["raw"])
        between = max(0, Dated.of(self._clock.wall()).utc - int(saved["wall"]))
        return int(saved["steady"]) + between - raw
