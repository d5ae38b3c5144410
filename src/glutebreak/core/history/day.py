"""One local day laid out as a timeline, from what the log holds of it and what the user said afterwards."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from glutebreak.core.durations import MINUTE
from glutebreak.core.history.corrections import SittingCorrection, corrected
from glutebreak.core.history.figures import Records, days, is_touch
from glutebreak.core.history.local_days import by_local_day, local_day
from glutebreak.core.history.timeline import AskMark, Block, Event, HoldBlock, SaidBlock, Standing, Timeline
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
from glutebreak.core.sitting.happenings import EndedBy, Hold, Posture
from glutebreak.core.sitting.settings import SittingSettings

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
