"""What the log keeps, as values: one row each.

A moment in the log is UTC plus the offset then in force; a duration comes from the steady clock, so it stays right
when the wall clock was set in between (rule 13 of the sitting model).
"""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta, timezone

from glutebreak.core.sitting.happenings import BreakKind, EndedBy, Hold, Outcome, Posture


@dataclass(frozen=True, slots=True, order=True)
class Dated:
    """A moment as the wall clock showed it."""

    utc: int
    """Milliseconds since 1970-01-01 00:00 UTC."""
    offset: int
    """Minutes that local time was ahead of UTC at that moment."""

    @classmethod
    def of(cls, moment: datetime) -> "Dated":
        """The moment of an aware datetime, to the millisecond."""
        ahead = moment.utcoffset()
        if ahead is None:
            raise ValueError("A moment in the log needs an offset from UTC.")
        since = moment - datetime(1970, 1, 1, tzinfo=UTC)
        return cls(since // timedelta(milliseconds=1), ahead // timedelta(minutes=1))

    def local(self) -> datetime:
        """The moment with its offset, as it stood on the user's clock."""
        zone = timezone(timedelta(minutes=self.offset))
        return datetime(1970, 1, 1, tzinfo=UTC).astimezone(zone) + timedelta(milliseconds=self.utc)


@dataclass(frozen=True, slots=True)
class BoutRecord:
    """A sitting bout."""

    start: Dated
    """When it began."""
    end: Dated
    """When it ended; for an open one, the last sign of the user that is on disk."""
    lasted: int
    """Its length in milliseconds on the steady clock."""
    ended_by: EndedBy
    """Why it ended; `OPEN` while it runs."""
    id: int = 0
    """Its row in the log; 0 before it is there."""


@dataclass(frozen=True, slots=True)
class BreakRecord:
    """A break between two bouts."""

    start: Dated
    end: Dated
    lasted: int
    """Its length in milliseconds on the steady clock."""
    kind: BreakKind
    id: int = 0


@dataclass(frozen=True, slots=True)
class ShowRecord:
    """One show of an ask."""

    at: Dated
    nth: int
    """Its number in its bout, from 1."""
    sitting: int
    """Milliseconds the user had been sitting."""


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """What the user said afterwards about an ask: that they did what it proposed, or that they take that back."""

    at: Dated
    """When they said it."""
    done: bool


@dataclass(frozen=True, slots=True)
class AskRecord:
    """An ask with all its shows."""

    bout_id: int
    """The row of the bout it belongs to."""
    shows: tuple[ShowRecord, ...]
    """From the first to the last."""
    outcome: str | None
    """`start`, `snooze`, `skip`, `dismiss`, `withdrawn`, `unanswered`, or None while it is on screen."""
    ended: Dated | None
    """When the outcome came."""
    routine: str | None = None
    """The id of the routine it proposed."""
    id: int = 0
    claims: tuple[ClaimRecord, ...] = ()
    """From the first to the last; the outcome stays beside them."""

    @property
    def may_be_claimed(self) -> bool:
        """Whether "I did do it" can be said of it: it is over, and started nothing that was seen."""
        return self.outcome not in {None, "start"}

    @property
    def is_claimed(self) -> bool:
        """Whether the user did what it proposed, by their last word."""
        return self.may_be_claimed and bool(self.claims) and self.claims[-1].done


@dataclass(frozen=True, slots=True)
class SeenSet:
    """One exercise of an activation, on one side or on both, as the break's window saw it."""

    exercise: str
    """Its id in the catalogue."""
    side: str | None
    """`left`, `right`, or None for both at once."""
    reps: int
    """Repetitions seen to their end; 0 for a hold."""
    held: int
    """Milliseconds held; 0 for repetitions."""
    completed: bool
    """Whether it ran to its end."""


@dataclass(frozen=True, slots=True)
class SetRecord(SeenSet):
    """A set as it is logged."""

    plausible: bool
    """Whether no input came while it ran; what is only claimed is told apart."""

    @classmethod
    def of(cls, seen: SeenSet, *, plausible: bool) -> "SetRecord":
        """What was seen, and whether to believe it."""
        return cls(**asdict(seen), plausible=plausible)


@dataclass(frozen=True, slots=True)
class CorrectionRecord:
    """What the user said afterwards about an activation's outcome."""

    at: Dated
    """When they said it."""
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class ActivationRecord:
    """A guided run through exercises."""

    start: Dated
    end: Dated
    lasted: int
    """Its length in milliseconds on the steady clock."""
    routine: str
    """The routine's id in the catalogue."""
    outcome: Outcome
    """As it was noted when it finished."""
    seated: bool
    """Whether it held seated exercises only, which do not interrupt sitting."""
    sets: tuple[SetRecord, ...] = ()
    id: int = 0
    corrections: tuple[CorrectionRecord, ...] = ()
    """From the first to the last; the outcome as noted stays beside them."""

    @property
    def corrected_outcome(self) -> Outcome:
        """The outcome by the last correction, or as it was noted."""
        return self.corrections[-1].outcome if self.corrections else self.outcome

    @property
    def may_be_claimed(self) -> bool:
        """Whether "I did do it" would say something new about it."""
        return self.corrected_outcome is not Outcome.DONE

    @property
    def is_disclaimed(self) -> bool:
        """Whether the user said afterwards that they couldn't do it: then none of its sets counts."""
        return bool(self.corrections) and self.corrected_outcome is Outcome.ABANDONED


@dataclass(frozen=True, slots=True)
class PostureRecord:
    """A declared change of posture."""

    at: Dated
    to: Posture
    end: Dated | None = None
    """When standing ended; None while it lasts, and for sitting, which bouts tell of."""
    lasted: int | None = None
    """How long standing lasted, in milliseconds on the steady clock; while it lasts, as far as is on disk."""
    id: int = 0


@dataclass(frozen=True, slots=True)
class HoldRecord:
    """A reason not to ask, while it was in force."""

    reason: Hold
    start: Dated
    end: Dated | None
    """None while it is in force."""
    lasted: int
    """Its length in milliseconds on the steady clock; while it is in force, as far as is on disk."""
    kept_back: int | None = None
    """For how long it has kept an ask back that was due, likewise; None where it has not."""
    id: int = 0


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """Why an ask came, or what kept it back: kept for 90 days."""

    at: Dated
    verdict: str
    """A message id, such as `shown`, `kept-back`, `snoozed`, `refused`."""
    reasons: tuple[str, ...]
    """Message ids of what it was due to or held by, such as `due`, `call`, `settle`, `empty-room`."""
    id: int = 0
