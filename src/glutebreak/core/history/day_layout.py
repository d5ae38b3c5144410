"""One local day laid out as a timeline, from what the log holds of it and what the user said afterwards."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from glutebreak.core.durations import MINUTE
from glutebreak.core.history.corrections import CorrectableRecords, SittingCorrection
from glutebreak.core.history.local_days import by_local_day, local_day
from glutebreak.core.history.statistics_by_day import days, is_touch
from glutebreak.core.history.timeline import (
    AskEnded,
    AskMark,
    Block,
    Event,
    GotUp,
    HoldBlock,
    HoldEnded,
    SaidBlock,
    Standing,
    Started,
    StoodUp,
    Timeline,
)
from glutebreak.core.records import (
    ActivationRecord,
    AskRecord,
    BoutRecord,
    Dated,
    HoldRecord,
    PostureRecord,
)
from glutebreak.core.sitting.happenings import EndedBy, Hold, Posture

_SHOWN_HOLDS = (Hold.CALL, Hold.FULLSCREEN, Hold.DND, Hold.QUIET, Hold.PAUSE)


@dataclass(frozen=True, slots=True)
class DayRecords:
    """What was read from the log for one day; more than the day's own changes nothing."""

    correctable: CorrectableRecords = field(default_factory=CorrectableRecords)
    asks: Sequence[AskRecord] = ()
    holds: Sequence[HoldRecord] = ()
    postures: Sequence[PostureRecord] = ()


def timeline(day: date, read: DayRecords, now: Dated, off_after: int) -> Timeline:
    """The timeline of a local day.

    Args:
        day: which day.
        read: all of the span that `span_to_read` says, at least.
        now: the present moment, to which what goes on is drawn.
        off_after: milliseconds; the model's setting of that name.
    """
    records, fixed = read.correctable.records, read.correctable.corrected(off_after)
    (statistics,) = days(day, 1, fixed, off_after)
    originals = {bout.id: bout for bout in records.bouts}
    blocks = tuple(
        Block(start, within, piece, originals[piece.id])
        for piece in sorted(fixed.bouts, key=lambda piece: piece.start)
        if piece.lasted and not is_touch(piece)
        for start, within in _in_day(day, piece.start, piece.lasted)
    )
    activations = tuple(each for each in records.activations if local_day(each.start) == day)
    holds = tuple(_holds(day, read.holds, now))
    asks = tuple(_asks(day, read.asks, records.activations))
    said = tuple(_said(day, read.correctable.said, originals))
    events = chain(
        _starts(asks, activations),
        _answers(asks),
        _hold_ends(holds),
        _rises(day, fixed.bouts),
        _stands(day, read.postures),
    )
    return Timeline(
        day=statistics,
        blocks=blocks,
        said=said,
        standings=tuple(_standings(day, read.postures, now)),
        holds=holds,
        asks=asks,
        activations=activations,
        events=tuple(sorted(events, key=lambda event: event.at.utc, reverse=True)),
    )


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


def _standings(day: date, postures: Sequence[PostureRecord], now: Dated) -> Iterable[Standing]:
    """Each time on one's feet; the one that lasts goes on to now."""
    for each in postures:
        if each.to is Posture.STANDING:
            lasted = max(now.utc - each.at.utc, 0) if each.end is None else each.lasted or 0
            for start, within in _in_day(day, each.at, lasted):
                if within >= MINUTE:
                    yield Standing(start, within)


def _holds(day: date, holds: Sequence[HoldRecord], now: Dated) -> Iterable[HoldBlock]:
    """Each reason not to ask; the ones in force go on to now."""
    for hold in holds:
        if hold.reason not in _SHOWN_HOLDS:
            continue
        lasted = max(now.utc - hold.start.utc, 0) if hold.end is None else hold.lasted
        for start, within in _in_day(day, hold.start, lasted):
            if within > 0:
                ends_here = hold.end is not None and start.utc + within == hold.start.utc + lasted
                yield HoldBlock(hold.reason, start, within, hold.kept_back, ends_here)


def _asks(day: date, asks: Sequence[AskRecord], activations: Sequence[ActivationRecord]) -> Iterable[AskMark]:
    for ask in asks:
        at = ask.ended or ask.shows[-1].at
        if local_day(ask.shows[0].at) == day:
            yield AskMark(at, ask, _activation_of(ask, activations))


def _activation_of(ask: AskRecord, activations: Sequence[ActivationRecord]) -> ActivationRecord | None:
    """The activation that an ask started: the log dates both in the same step."""
    if ask.outcome != "start" or ask.ended is None:
        return None
    return next((activation for activation in activations if activation.start.utc == ask.ended.utc), None)


def _starts(asks: Sequence[AskMark], activations: Sequence[ActivationRecord]) -> Iterable[Event]:
    asked = {mark.activation.id for mark in asks if mark.activation is not None}
    for activation in activations:
        yield Event(activation.start, Started(activation, asked=activation.id in asked))


def _answers(asks: Sequence[AskMark]) -> Iterable[Event]:
    """The other ends of asks: one that was followed is told by the activation it started."""
    for mark in asks:
        if mark.ask.outcome != "start":
            yield Event(mark.at, AskEnded(mark.ask.outcome, claimed=mark.ask.is_claimed))


def _hold_ends(holds: Sequence[HoldBlock]) -> Iterable[Event]:
    for hold in holds:
        if hold.ends_here:
            yield Event(Dated(hold.start.utc + hold.within, hold.start.offset), HoldEnded(hold.reason, hold.kept_back))


def _rises(day: date, bouts: Sequence[BoutRecord]) -> Iterable[Event]:
    """The ends of bouts, but for those that an activation ended and thereby tells."""
    for bout in bouts:
        told = bout.ended_by in {EndedBy.OPEN, EndedBy.ACTIVATION} or is_touch(bout)
        if not told and local_day(bout.end) == day:
            yield Event(bout.end, GotUp(bout.lasted, bout.ended_by))


def _stands(day: date, postures: Sequence[PostureRecord]) -> Iterable[Event]:
    for each in postures:
        if each.to is Posture.STANDING and local_day(each.at) == day:
            yield Event(each.at, StoodUp())
