"""One local day as a timeline: what was sat, stood, held back, asked and said, each in its place.

A day is laid out along true time, not along the user's clock: where the clock was changed in between, by daylight
saving or a flight, an hour of it is missing or comes twice, and `Timeline.hours` says which moments carry which hour.
Lengths are milliseconds.
"""

from dataclasses import dataclass

from glutebreak.core.durations import DAY, HOUR, MINUTE
from glutebreak.core.history.corrections import Said, SittingCorrection
from glutebreak.core.history.day_and_week import BoutClass, Day, Interruption
from glutebreak.core.records import ActivationRecord, AskRecord, BoutRecord, Dated
from glutebreak.core.sitting.happenings import EndedBy, Hold


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of sitting: a bout, or what corrections have left of it, as far as it lies in the day."""

    start: Dated
    """Where it begins in this day."""
    within: int
    """How much of it lies in this day, in milliseconds."""
    piece: BoutRecord
    """The whole of it, on both sides of midnight."""
    bout: BoutRecord
    """The bout it is part of, as it was recorded."""

    @property
    def bout_class(self) -> BoutClass:
        """The class of the whole of it."""
        return BoutClass.of(self.piece.lasted)

    @property
    def is_open(self) -> bool:
        """Whether it still goes on."""
        return self.piece.ended_by is EndedBy.OPEN


@dataclass(frozen=True, slots=True)
class SaidBlock:
    """A part of a bout about which the user said that it was no sitting."""

    start: Dated
    within: int
    said: Said
    correction: SittingCorrection
    bout: BoutRecord
    """The bout as it was recorded."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A declared time on one's feet."""

    start: Dated
    within: int


@dataclass(frozen=True, slots=True)
class HoldBlock:
    """A reason not to ask, while it was in force."""

    reason: Hold
    start: Dated
    within: int
    kept_back: int | None
    """How long it kept an ask back that was due, in milliseconds; None where it kept none back."""
    ends_here: bool
    """Whether it ended in this day: it is neither still in force, nor goes on beyond midnight."""


@dataclass(frozen=True, slots=True)
class AskMark:
    """An ask, where it got its outcome, or where it was last shown."""

    at: Dated
    ask: AskRecord
    activation: ActivationRecord | None
    """The one that it started."""


@dataclass(frozen=True, slots=True)
class Started:
    """An activation began."""

    activation: ActivationRecord
    asked: bool
    """Whether an ask was answered with it."""


@dataclass(frozen=True, slots=True)
class AskEnded:
    """An ask got another outcome than an activation, or is still on screen."""

    outcome: str | None
    """As the record has it."""
    claimed: bool
    """Whether the user said afterwards that they did what it proposed."""


@dataclass(frozen=True, slots=True)
class HoldEnded:
    """A reason not to ask is over."""

    reason: Hold
    kept_back: int | None
    """For how many milliseconds it had kept an ask back; None where it kept none."""


@dataclass(frozen=True, slots=True)
class GotUp:
    """A bout ended otherwise than by an activation."""

    lasted: int
    ended_by: EndedBy


@dataclass(frozen=True, slots=True)
class StoodUp:
    """The user said that they stand."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, for the list."""

    at: Dated
    fact: Started | AskEnded | HoldEnded | GotUp | StoodUp


@dataclass(frozen=True, slots=True)
class Timeline:
    """A day."""

    day: Day
    """Its statistics, corrections taken into account."""
    blocks: tuple[Block, ...]
    said: tuple[SaidBlock, ...]
    """The corrections that stand, in order of their parts."""
    standings: tuple[Standing, ...]
    holds: tuple[HoldBlock, ...]
    asks: tuple[AskMark, ...]
    activations: tuple[ActivationRecord, ...]
    """Those that began in the day, abandoned ones included."""
    events: tuple[Event, ...]
    """What happened, the latest first."""

    @property
    def interruptions(self) -> tuple[Interruption, ...]:
        """The breaks that began in this day."""
        return self.day.interruptions

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be laid out."""
        return not (self.blocks or self.said or self.asks or self.standings or self.activations)

    def span(self) -> tuple[int, int]:
        """From when to when it is laid out, in UTC milliseconds; holds alone make no day longer."""
        laid_out: list[Block | SaidBlock | Standing] = [*self.blocks, *self.said, *self.standings]
        moments = [(each.start.utc, each.start.utc + each.within) for each in laid_out]
        moments += [(mark.at.utc, mark.at.utc) for mark in self.asks]
        moments += [(each.start.utc, each.start.utc + each.lasted) for each in self.activations]
        if not moments:
            return 0, 0
        return min(since for since, _ in moments), max(until for _, until in moments)

    def hours(self) -> tuple[tuple[int, int], ...]:
        """The full hours within the span and one on either side: pairs of UTC milliseconds and the clock's hour."""
        since, until = self.span()
        laid_out: list[Block | SaidBlock | Standing] = [*self.blocks, *self.said, *self.standings]
        changes = sorted({(each.start.utc, each.start.offset) for each in laid_out})
        if not changes:
            return ()
        hours: list[tuple[int, int]] = []
        for nth, (begun, offset) in enumerate(changes):
            begins = since - HOUR if nth == 0 else begun
            ends = changes[nth + 1][0] if nth + 1 < len(changes) else until + HOUR
            local = -(-(begins + offset * MINUTE) // HOUR) * HOUR
            while local - offset * MINUTE < ends:
                if not hours or local - offset * MINUTE > hours[-1][0]:
                    hours.append((local - offset * MINUTE, local % DAY // HOUR))
                local += HOUR
        return tuple(hours)
