"""One local day as a timeline: what was sat, stood, held back, asked and said, each in its place.

A day is laid out along true time, not along the user's clock: where the clock was changed in between, by daylight
saving or a flight, an hour of it is missing or comes twice, and `Timeline.hours` says which moments carry which hour.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from glutebreak.core.history.corrections import Cut, Said, SittingCorrection, corrected, cuts
from glutebreak.core.history.figures import Records, days, is_touch
from glutebreak.core.history.local_days import DAY, by_local_day, local_day
from glutebreak.core.history.values import BoutClass, Day, Interruption
from glutebreak.core.message import Message
from glutebreak.core.records import (
    ActivationRecord,
    AskRecord,
    BoutRecord,
    Dated,
    DecisionRecord,
    HoldRecord,
    PostureRecord,
)
from glutebreak.core.sitting.happenings import EndedBy, Hold, Outcome, Posture
from glutebreak.core.sitting.settings import HOUR, MINUTE, SittingSettings

_SHOWN_HOLDS = (Hold.CALL, Hold.FULLSCREEN, Hold.DND, Hold.QUIET, Hold.PAUSE)


@dataclass(frozen=True, slots=True)
class DayRecords:
    """What was read from the log for one day; more than the day's own changes nothing."""

    records: Records = field(default_factory=Records)
    """As the log holds them, corrections not yet taken into account."""
    said: Sequence[SittingCorrection] = ()
    asks: Sequence[AskRecord] = ()
    holds: Sequence[HoldRecord] = ()
    postures: Sequence[PostureRecord] = ()
    decisions: Sequence[DecisionRecord] = ()


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
    """How long it kept an ask back that was due, in milliseconds; None where no decision tells of it."""
    ends_here: bool
    """Whether it ended in this day: it is neither still in force, nor goes on beyond midnight."""


@dataclass(frozen=True, slots=True)
class AskMark:
    """An ask, where it got its outcome, or where it was last shown."""

    at: Dated
    ask: AskRecord
    activation: ActivationRecord | None
    """The run that it started."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, for the list."""

    at: Dated
    fact: Message
    """`started` (`run`, `asked`), `later`, `skipped`, `dismissed`, `unanswered`, `withdrawn` (each with `claimed`),
    `on-screen`,
    `hold-ended` (`reason`, `lasted`, `kept_back`), `got-up` (`lasted`, `ended_by`) or `stood`."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A day."""

    day: Day
    """Its figures, corrections taken into account."""
    blocks: tuple[Block, ...]
    said: tuple[SaidBlock, ...]
    """The corrections that stand, in order of their parts."""
    standings: tuple[Standing, ...]
    holds: tuple[HoldBlock, ...]
    asks: tuple[AskMark, ...]
    activations: tuple[ActivationRecord, ...]
    """The runs that began in the day, abandoned ones included."""
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
        moments += [(run.start.utc, run.start.utc + run.lasted) for run in self.activations]
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


def timeline(day: date, read: DayRecords, now: Dated, off_after: int = SittingSettings().off_after) -> Timeline:
    """The timeline of a local day.

    Args:
        day: which day.
        read: all of the span that `span_to_read` says, at least.
        now: the present moment, to which what goes on is drawn.
        off_after: milliseconds; the model's setting of that name.
    """
    fixed = corrected(read.records, read.said, off_after)
    (figures,) = days(day, 1, fixed, off_after)
    originals = {bout.id: bout for bout in read.records.bouts}
    blocks = tuple(
        Block(start, within, piece, originals[piece.id])
        for piece in sorted(fixed.bouts, key=lambda piece: piece.start)
        if piece.lasted and not is_touch(piece)
        for start, within in _in_day(day, piece.start, piece.lasted)
    )
    runs = tuple(run for run in read.records.activations if local_day(run.start) == day)
    holds = tuple(_holds(day, read.holds, read.decisions, now))
    asks = tuple(_asks(day, read.asks, read.records.activations))
    said = tuple(_said(day, read.said, originals))
    return Timeline(
        day=figures,
        blocks=blocks,
        said=said,
        standings=tuple(_standings(day, read.postures, read.records.bouts, now)),
        holds=holds,
        asks=asks,
        activations=runs,
        events=_events(day, fixed.bouts, read.postures, (asks, runs, holds)),
    )


def parts_of(bout: BoutRecord, read: DayRecords) -> tuple[Cut, ...]:
    """What is taken out of a bout."""
    return cuts(read.records.bouts, read.records.activations, read.said).get(bout.id, ())


def _in_day(day: date, start: Dated, lasted: int) -> list[tuple[Dated, int]]:
    """The part of a length of time that lies in the day, as none or one pair of its start and its milliseconds."""
    begins = start.utc
    for there, within in by_local_day(start, lasted):
        if there == day:
            return [(Dated(begins, start.offset), within)]
        begins += within
    return []


def _said(day: date, said: Sequence[SittingCorrection], originals: Mapping[int, BoutRecord]) -> Iterable[SaidBlock]:
    for each in sorted(said, key=lambda each: (each.bout_id, each.since)):
        bout = originals.get(each.bout_id)
        if bout is None or each.undone is not None:
            continue
        start = Dated(bout.start.utc + each.since, bout.start.offset)
        for begins, within in _in_day(day, start, min(each.until, bout.lasted) - each.since):
            if within > 0:
                yield SaidBlock(begins, within, each.said, each, bout)


def _standings(
    day: date, postures: Sequence[PostureRecord], bouts: Sequence[BoutRecord], now: Dated
) -> Iterable[Standing]:
    """Each time from the word "standing" to the next one, or to the next bout, or to now."""
    since: Dated | None = None
    ends: list[tuple[Dated, Dated]] = []
    for each in sorted(postures, key=lambda each: (each.at.utc, each.id)):
        if each.to is Posture.STANDING:
            since = since or each.at
        elif since is not None:
            ends.append((since, each.at))
            since = None
    if since is not None:
        later = [bout.start for bout in bouts if bout.start.utc > since.utc]
        ends.append((since, min(later, default=now)))
    for begins, until in ends:
        for start, within in _in_day(day, begins, until.utc - begins.utc):
            if within >= MINUTE:
                yield Standing(start, within)


def _holds(
    day: date, holds: Sequence[HoldRecord], decisions: Sequence[DecisionRecord], now: Dated
) -> Iterable[HoldBlock]:
    for hold in holds:
        if hold.reason not in _SHOWN_HOLDS:
            continue
        end = hold.end or now
        kept = [each.at.utc for each in decisions if each.verdict == "kept-back" and hold.reason in each.reasons]
        first = min((moment for moment in kept if hold.start.utc <= moment <= end.utc), default=None)
        for start, within in _in_day(day, hold.start, max(end.utc - hold.start.utc, 0)):
            if within > 0:
                kept_back = None if first is None else end.utc - first
                ends_here = hold.end is not None and start.utc + within == hold.end.utc
                yield HoldBlock(hold.reason, start, within, kept_back, ends_here)


def _asks(day: date, asks: Sequence[AskRecord], runs: Sequence[ActivationRecord]) -> Iterable[AskMark]:
    for ask in asks:
        at = ask.ended or ask.shows[-1].at
        if local_day(ask.shows[0].at) == day:
            yield AskMark(at, ask, _run_of(ask, runs))


def _run_of(ask: AskRecord, runs: Sequence[ActivationRecord]) -> ActivationRecord | None:
    """The run that an ask started: the log dates both in the same step."""
    if ask.outcome != "start" or ask.ended is None:
        return None
    return next((run for run in runs if run.start.utc == ask.ended.utc), None)


_OUTCOMES = {
    "snooze": "later",
    "skip": "skipped",
    "dismiss": "dismissed",
    "withdrawn": "withdrawn",
    "unanswered": "unanswered",
    None: "on-screen",
}


def _events(
    day: date,
    bouts: Sequence[BoutRecord],
    postures: Sequence[PostureRecord],
    laid_out: tuple[Sequence[AskMark], Sequence[ActivationRecord], Sequence[HoldBlock]],
) -> tuple[Event, ...]:
    asks, runs, holds = laid_out
    asked = {mark.activation.id for mark in asks if mark.activation is not None}
    events = [Event(run.start, Message("started", {"run": run, "asked": run.id in asked})) for run in runs]
    events += [
        Event(mark.at, Message(_OUTCOMES.get(mark.ask.outcome, "unanswered"), {"claimed": mark.ask.is_claimed}))
        for mark in asks
        if mark.ask.outcome != "start"
    ]
    events += [
        Event(
            Dated(hold.start.utc + hold.within, hold.start.offset),
            Message("hold-ended", {"reason": hold.reason, "lasted": hold.within, "kept_back": hold.kept_back}),
        )
        for hold in holds
        if hold.ends_here
    ]
    events += [
        Event(bout.end, Message("got-up", {"lasted": bout.lasted, "ended_by": bout.ended_by}))
        for bout in bouts
        if bout.ended_by not in {EndedBy.OPEN, EndedBy.ACTIVATION} and not is_touch(bout) and local_day(bout.end) == day
    ]
    events += [
        Event(each.at, Message("stood"))
        for each in postures
        if each.to is Posture.STANDING and local_day(each.at) == day
    ]
    return tuple(sorted(events, key=lambda event: event.at.utc, reverse=True))


def may_be_claimed(run: ActivationRecord) -> bool:
    """Whether "I did do it" would say something new about a run."""
    return run.corrected_outcome is not Outcome.DONE
