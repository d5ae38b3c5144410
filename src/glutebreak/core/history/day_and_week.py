"""Days and weeks of sitting with their statistics, as values. Durations are milliseconds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from glutebreak.core.durations import MINUTE
from glutebreak.core.records import BoutRecord, Dated
from glutebreak.core.sitting.happenings import BreakKind

SHORTEST_BOUT = MINUTE
"""A shorter bout is a touch of the desk, and no figure counts it."""
PROLONGED_OVER = 30 * MINUTE
"""A longer bout is prolonged."""
LONG_OVER = 60 * MINUTE
"""A longer bout is of the longest class."""


class BoutClass(StrEnum):
    """A bout's class by its whole length."""

    SHORT = "short"
    """Up to and with 30 minutes."""
    MIDDLE = "middle"
    """Over 30, up to and with 60 minutes."""
    LONG = "long"
    """Over 60 minutes."""

    @classmethod
    def of(cls, lasted: int) -> "BoutClass":
        """The class of a bout that lasted so long."""
        if lasted <= PROLONGED_OVER:
            return cls.SHORT
        return cls.MIDDLE if lasted <= LONG_OVER else cls.LONG


@dataclass(frozen=True, slots=True)
class Brick:
    """A bout as one day sees it."""

    bout: BoutRecord
    """The whole bout."""
    within: int
    """How much of it lies in this day; less than its length when it crosses midnight."""
    starts_here: bool
    """Whether it began in this day, and so is counted in it."""

    @property
    def bout_class(self) -> BoutClass:
        """The class of the whole bout."""
        return BoutClass.of(self.bout.lasted)


@dataclass(frozen=True, slots=True)
class Interruption:
    """A break between two counted bouts, touches of the desk inside it left out."""

    start: Dated
    """When the user got up."""
    end: Dated
    """When they sat down for a counted bout."""
    lasted: int
    """Its length; the touches inside it belong to it."""
    kind: BreakKind
    """What it began with."""


@dataclass(frozen=True, slots=True)
class ClassStatistics:
    """One class of bouts in one day or week."""

    bouts: int = 0
    """How many began in it."""
    sitting: int = 0
    """How long was sat in bouts of this class, midnight cutting them."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """The statistics of a span of whole local days."""

    sitting: int = 0
    """Time sat, cut at local midnight."""
    bouts: int = 0
    """Bouts that began in it."""
    in_bouts: int = 0
    """The whole lengths of those bouts together; `sitting` counts what lies inside the days."""
    longest: BoutRecord | None = None
    """The longest of those bouts, the earlier one of two equal ones."""
    prolonged: int = 0
    """Those longer than 30 minutes."""
    prompted: int = 0
    """Breaks that an activation began."""
    natural: int = 0
    """Breaks the user took unasked."""
    activation: int = 0
    """Time spent in activations that were not abandoned, cut at local midnight."""
    by_class: Mapping[BoutClass, ClassStatistics] = field(default_factory=dict)
    """Every class of bouts."""

    @property
    def breaks(self) -> int:
        """Breaks of both kinds."""
        return self.prompted + self.natural

    @property
    def mean_bout(self) -> int | None:
        """The mean length of the bouts that began here, in whole milliseconds, rounded down; None without any."""
        return _divided(self.in_bouts, self.bouts)

    @property
    def sitting_per_break(self) -> int | None:
        """Time sat for each break, in whole milliseconds, rounded down; None without any break."""
        return _divided(self.sitting, self.breaks)

    @property
    def breaks_per_sitting_hour(self) -> float | None:
        """Breaks for each hour sat; None when nothing was sat."""
        return self.breaks * 60 * MINUTE / self.sitting if self.sitting else None


@dataclass(frozen=True, slots=True)
class Day:
    """A local day."""

    date: date
    """Which day."""
    statistics: Statistics
    bricks: tuple[Brick, ...]
    """Everything sat in this day, the longest part first, an open bout last."""
    interruptions: tuple[Interruption, ...]
    """The breaks that began in this day, in order."""


@dataclass(frozen=True, slots=True)
class Week:
    """Seven local days from a Monday."""

    days: tuple[Day, ...]
    """Monday to Sunday."""
    statistics: Statistics
    """All seven together."""
    longest_day: date | None
    """The day in which the longest bout began."""

    @property
    def monday(self) -> date:
        """The first day."""
        return self.days[0].date


def _divided(total: int, count: int) -> int | None:
    """The quotient, rounded down: rounded up, it could reach the half minute at which minutes are rounded up."""
    return total // count if count else None
