"""What the user says afterwards about their sitting, and the records with all of it taken into account.

A correction never changes a record. It lies beside it, can be undone, and every statistic is computed from the records
that `corrected` makes of both:

* **"I was standing", "I wasn't here"** about a part of a bout: that part was no sitting. What is left of the bout on
  its two sides are bouts of their own, and between them, as on either side of the bout, lies a break.
* **"I did do it"** about an activation that was noted as abandoned: unless it was done in the chair or took less than a
  minute, the user had got up for it, so it cuts its bout in the same way, and the break is a prompted one.

"I did do it" about an ask that started no activation is another thing. It says nothing of when and how long, and
nothing was seen: so it makes no break and no set, and is counted by itself, as done by the user's word
(`AskRecord.is_claimed`). Whoever got up for it can say that of the bout.

A part is placed on the steady clock, from its bout's start on, so setting the wall clock does not move it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

from glutebreak.core.durations import MINUTE
from glutebreak.core.history.statistics_by_day import Records
from glutebreak.core.history.steady_line import steady_starts
from glutebreak.core.records import ActivationRecord, BoutRecord, BreakRecord, Dated
from glutebreak.core.sitting.happenings import BreakKind, EndedBy, Outcome

SHORTEST_PART = MINUTE
"""A shorter part of a bout cannot be corrected: statistics are shown in whole minutes."""


class Said(StrEnum):
    """What the user did instead of sitting."""

    STANDING = "standing"
    """They were standing."""
    AWAY = "away"
    """They were not there."""


_ENDS_BY = {Said.STANDING: EndedBy.POSTURE, Said.AWAY: EndedBy.AWAY}


@dataclass(frozen=True, slots=True)
class SittingCorrection:
    """A part of a bout that was no sitting."""

    at: Dated
    """When the user said so."""
    bout_id: int
    """The bout's row in the log."""
    since: int
    """Where the part begins, in milliseconds from the bout's start."""
    until: int
    """Where it ends, likewise."""
    said: Said
    id: int = 0
    """Its row in the log; 0 before it is there."""
    undone: Dated | None = None
    """When the user took it back; None while it stands."""


class CorrectionRefusedError(ValueError):
    """A correction that cannot be: the message is an id, `too-short`, `outside` or `backwards`."""


def check(bout: BoutRecord, since: int, until: int) -> None:
    """Refuse a part that is none of the bout's.

    Raises:
        CorrectionRefusedError: it ends before it begins, lies outside the bout, or is shorter than a minute.
    """
    if until <= since:
        raise CorrectionRefusedError("backwards")
    if since < 0 or until > bout.lasted:
        raise CorrectionRefusedError("outside")
    if until - since < SHORTEST_PART:
        raise CorrectionRefusedError("too-short")


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a bout that is taken out of it."""

    since: int
    """Milliseconds from the bout's start."""
    until: int
    ends_by: EndedBy
    """What the bout's part before it ended by."""


def cuts(
    bouts: Iterable[BoutRecord], activations: Iterable[ActivationRecord], said: Iterable[SittingCorrection]
) -> Mapping[int, tuple[Cut, ...]]:
    """What is taken out of each bout, by its row: apart from each other, in order, inside the bout.

    Where parts overlap they count once, and the bout ended by the one that begins first.
    """
    by_id = {bout.id: bout for bout in bouts}
    found: dict[int, list[Cut]] = defaultdict(list)
    for each in said:
        if each.undone is None and each.bout_id in by_id:
            found[each.bout_id].append(Cut(each.since, each.until, _ENDS_BY[each.said]))
    for activation in activations:
        if _was_stood_up_for(activation):
            bout = next((bout for bout in by_id.values() if _holds(bout, activation)), None)
            if bout is not None and activation.lasted >= SHORTEST_PART:
                since = activation.start.utc - bout.start.utc
                found[bout.id].append(Cut(since, since + activation.lasted, EndedBy.ACTIVATION))
    return {row: _apart(parts, by_id[row].lasted) for row, parts in found.items()}


def corrected(records: Records, said: Sequence[SittingCorrection], off_after: int) -> Records:
    """The records as they would be if what the user said had been known; what nobody spoke of stays as it was.

    Args:
        records: as the log holds them.
        said: the corrections of their bouts; those that were undone change nothing.
        off_after: milliseconds; a longer gap is time off and no break.
    """
    cut = cuts(records.bouts, records.activations, said)
    if not any(cut.values()):
        return records
    bouts = sorted(records.bouts, key=lambda bout: (bout.start.utc, bout.id))
    pieces = [piece for bout in bouts for piece in _pieces(bout, cut.get(bout.id, ()))]
    return replace(records, bouts=tuple(pieces), breaks=_breaks(records.breaks, pieces, bouts, off_after))


@dataclass(frozen=True, slots=True)
class CorrectableRecords:
    """The records of a span, and what the user said of them afterwards."""

    records: Records = field(default_factory=Records)
    """As the log holds them."""
    said: Sequence[SittingCorrection] = ()

    def corrected(self, off_after: int) -> Records:
        """The records with what was said taken into account; see `corrected`."""
        return corrected(self.records, self.said, off_after)


def _was_stood_up_for(activation: ActivationRecord) -> bool:
    """Whether the user got up for it after all, though it was noted as abandoned."""
    claimed = activation.outcome is Outcome.ABANDONED and activation.corrected_outcome is not Outcome.ABANDONED
    return claimed and not activation.seated


def _holds(bout: BoutRecord, activation: ActivationRecord) -> bool:
    return bout.start.utc <= activation.start.utc < bout.start.utc + bout.lasted


def _apart(parts: list[Cut], lasted: int) -> tuple[Cut, ...]:
    joined: list[Cut] = []
    for part in sorted(parts, key=lambda part: (part.since, part.until)):
        since, until = max(part.since, 0), min(part.until, lasted)
        if until <= since:
            continue
        if joined and since <= joined[-1].until:
            joined[-1] = replace(joined[-1], until=max(joined[-1].until, until))
        else:
            joined.append(Cut(since, until, part.ends_by))
    return tuple(joined)


def _pieces(bout: BoutRecord, parts: Sequence[Cut]) -> list[BoutRecord]:
    if not parts:
        return [bout]
    made, since = [], 0
    for part in parts:
        if part.since > since:
            made.append(_piece(bout, since, part.since, part.ends_by))
        since = part.until
    if since < bout.lasted:
        made.append(_piece(bout, since, bout.lasted, bout.ended_by))
    return made


def _piece(bout: BoutRecord, since: int, until: int, ended_by: EndedBy) -> BoutRecord:
    start = bout.start if since == 0 else Dated(bout.start.utc + since, bout.start.offset)
    end = bout.end if until == bout.lasted else Dated(bout.start.utc + until, bout.start.offset)
    return replace(bout, start=start, end=end, lasted=until - since, ended_by=ended_by)


def _breaks(
    breaks: Sequence[BreakRecord], pieces: Sequence[BoutRecord], bouts: Sequence[BoutRecord], off_after: int
) -> tuple[BreakRecord, ...]:
    """The breaks: as recorded between two bouts that nobody cut, made anew wherever a cut lies at one of their ends.

    A break is written down together with the bout after it, so it is known by the moment at which that one begins.
    """
    originals = {bout.id: bout for bout in bouts}
    starts = dict(zip(originals, steady_starts(bouts, breaks), strict=True))
    before_of = {after.id: before.id for before, after in pairwise(bouts)}
    cut_starts = {bout.start.utc for bout in bouts} - {piece.start.utc for piece in pieces}
    made = {each.end.utc: each for each in breaks if each.end.utc not in cut_starts}
    if pieces and bouts and (pieces[0].id != bouts[0].id):
        # Whoever got up before it was not there at all.
        made.pop(pieces[0].start.utc, None)
    for before, after in pairwise(pieces):
        whole_end = before.end == originals[before.id].end
        whole_start = after.start == originals[after.id].start
        if whole_end and whole_start and before_of.get(after.id) == before.id:
            continue
        made.pop(after.start.utc, None)
        sat_at, again_at = (
            starts[piece.id] + piece.start.utc - originals[piece.id].start.utc for piece in (before, after)
        )
        lasted = again_at - sat_at - before.lasted
        if 0 < lasted <= off_after:
            kind = BreakKind.PROMPTED if before.ended_by is EndedBy.ACTIVATION else BreakKind.NATURAL
            start = Dated(after.start.utc - lasted, before.end.offset)
            made[after.start.utc] = BreakRecord(start, after.start, lasted, kind)
    return tuple(sorted(made.values(), key=lambda each: (each.start.utc, each.id)))
