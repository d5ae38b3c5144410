"""What was done so far: sets, repetitions and seconds by exercise and side, and which asks got a yes, by hour.

What counts: every set that was seen, in activations of any outcome, since one that was left early still had its first
sets. An activation of which the user said afterwards that they couldn't do it counts for nothing. What was seen while
somebody typed is only claimed and is told apart.

An ask counts in the hour of its first show. One that was taken back because nobody sat there any more, or that is
still on screen, was neither a yes nor a no. One of which the user said afterwards that they did it is neither of both
either: it is counted by itself, as done by their word.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from glutebreak.core.exercises.catalogue import Catalogue, Region, Role
from glutebreak.core.history.local_days import local_day
from glutebreak.core.records import ActivationRecord, AskRecord, SetRecord

ALMOST_EVEN = 0.10
"""Sides that differ by no more than this share of the larger one are almost even."""
ENOUGH_ASKS = 8
"""With fewer answers it is too early to say when a yes comes most often."""
_NO = frozenset({"snooze", "skip", "dismiss", "unanswered"})
_GLUTES = frozenset({Region.GLUTES, Region.SIDE_OF_HIP, Region.THIGHS})


class Group(StrEnum):
    """What an exercise counts towards."""

    STRETCH = "stretch"
    """The front of the hip, in seconds held."""
    GLUTES = "glutes"
    """Strength of the glutes, in repetitions."""
    OTHER = "other"
    """Everything else, in what it is measured in."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much of an exercise was done on one side, or on both at once."""

    sets: int = 0
    reps: int = 0
    """Repetitions seen to their end."""
    held: int = 0
    """Milliseconds held."""
    claimed_reps: int = 0
    """Those of `reps` during which something was typed."""
    claimed_held: int = 0
    """Likewise those of `held`."""

    @classmethod
    def of(cls, done: SetRecord) -> "Amount":
        """One set."""
        claimed_reps, claimed_held = (0, 0) if done.plausible else (done.reps, done.held)
        return cls(1, done.reps, done.held, claimed_reps, claimed_held)

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(
            self.sets + other.sets,
            self.reps + other.reps,
            self.held + other.held,
            self.claimed_reps + other.claimed_reps,
            self.claimed_held + other.claimed_held,
        )


@dataclass(frozen=True, slots=True)
class ExerciseDone:
    """One exercise."""

    exercise: str
    """Its id in the catalogue."""
    group: Group
    left: Amount
    right: Amount
    both: Amount
    """Both sides at once, or in turns."""

    @property
    def sets(self) -> int:
        """All its sets; the two sides of one exercise are two."""
        return self.left.sets + self.right.sets + self.both.sets

    @property
    def reps(self) -> int:
        """All its repetitions."""
        return self.left.reps + self.right.reps + self.both.reps

    @property
    def held(self) -> int:
        """All milliseconds held."""
        return self.left.held + self.right.held + self.both.held


@dataclass(frozen=True, slots=True)
class HourOfAsks:
    """The asks of one hour of the day."""

    hour: int
    yes: int
    no: int
    """Later, skipped, dismissed, or no answer."""
    claimed: int = 0
    """Done by the user's word: not started when asked, and nothing of it seen."""

    @property
    def asked(self) -> int:
        """All of them."""
        return self.yes + self.claimed + self.no


class Balance(StrEnum):
    """How left and right compare."""

    EVEN = "even"
    ALMOST = "almost"
    MORE_LEFT = "more-left"
    MORE_RIGHT = "more-right"


@dataclass(frozen=True, slots=True)
class DoneSoFar:
    """What was done in a span of days."""

    exercises: tuple[ExerciseDone, ...]
    """In the order of the catalogue; what is no longer in it comes last."""
    hours: tuple[HourOfAsks, ...]
    """Every hour from the first with an ask to the last."""

    @property
    def glute_reps(self) -> int:
        """Repetitions of all exercises for the glutes."""
        return sum(each.reps for each in self.exercises if each.group is Group.GLUTES)

    @property
    def stretch_held(self) -> int:
        """Milliseconds of all stretches for the front of the hip."""
        return sum(each.held for each in self.exercises if each.group is Group.STRETCH)

    @property
    def asked(self) -> int:
        """Asks that got a yes or a no, or were done by the user's word."""
        return sum(hour.asked for hour in self.hours)

    @property
    def yes(self) -> int:
        """Asks that got a yes."""
        return sum(hour.yes for hour in self.hours)

    @property
    def claimed(self) -> int:
        """Asks that were done by the user's word."""
        return sum(hour.claimed for hour in self.hours)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.exercises and not self.hours

    @property
    def balance(self) -> Balance | None:
        """How left and right compare, the worse of seconds and repetitions; None where nothing was done on one side."""
        verdicts = [
            _balance(
                sum(of(each.left) for each in self.exercises if each.group is group),
                sum(of(each.right) for each in self.exercises if each.group is group),
            )
            for group, of in ((Group.STRETCH, _held), (Group.GLUTES, _reps))
        ]
        known = [each for each in verdicts if each is not None]
        uneven = [each for each in known if each in {Balance.MORE_LEFT, Balance.MORE_RIGHT}]
        return next(iter(uneven), Balance.ALMOST if Balance.ALMOST in known else next(iter(known), None))

    def best_hours(self) -> tuple[int, int] | None:
        """The two hours in a row with the largest share of yes, as their first hour and the one after them.

        None with fewer than `ENOUGH_ASKS` answers, or when no two hours stand out.
        """
        if self.asked < ENOUGH_ASKS or not self.yes:
            return None
        at = {hour.hour: hour for hour in self.hours}
        windows = []
        for first in range(min(at), max(at) + 1):
            pair = [at[hour] for hour in (first, first + 1) if hour in at]
            yes, asked = sum(hour.yes for hour in pair), sum(hour.asked for hour in pair)
            if asked >= ENOUGH_ASKS // 2:
                windows.append((yes / asked, yes, -first))
        if not windows:
            return None
        share, _, negative = max(windows)
        return (-negative, -negative + 2) if share > self.yes / self.asked else None


def done_so_far(
    first: date,
    count: int,
    activations: Iterable[ActivationRecord],
    asks: Iterable[AskRecord],
    groups: Mapping[str, Group],
) -> DoneSoFar:
    """What was done in so many local days from the first on.

    Args:
        first: the first day.
        count: how many days.
        activations: at least those that began in these days.
        asks: at least those that were first shown in them.
        groups: what each exercise counts towards, in the order in which they are shown; see `groups_of`.
    """
    until = first + timedelta(days=count)
    amounts: dict[str, dict[str | None, Amount]] = defaultdict(lambda: defaultdict(Amount))
    for activation in activations:
        if activation.is_disclaimed or not first <= local_day(activation.start) < until:
            continue
        for done in activation.sets:
            amounts[done.exercise][done.side] += Amount.of(done)
    order = {exercise: nth for nth, exercise in enumerate(groups)}
    exercises = tuple(
        ExerciseDone(exercise, groups.get(exercise, Group.OTHER), sides["left"], sides["right"], sides[None])
        for exercise, sides in sorted(amounts.items(), key=lambda item: (order.get(item[0], len(order)), item[0]))
    )
    return DoneSoFar(exercises, _by_hour([ask for ask in asks if first <= local_day(ask.shows[0].at) < until]))


def groups_of(catalogue: Catalogue) -> dict[str, Group]:
    """What each exercise of a catalogue counts towards, in its order."""
    made = {}
    for identity, exercise in catalogue.exercises.items():
        if exercise.role is Role.STRETCH:
            made[identity] = Group.STRETCH
        elif exercise.role is Role.ACTIVATE and exercise.region in _GLUTES:
            made[identity] = Group.GLUTES
        else:
            made[identity] = Group.OTHER
    made[catalogue.walk.id] = Group.OTHER
    return made


def _by_hour(asks: Sequence[AskRecord]) -> tuple[HourOfAsks, ...]:
    answers: dict[int, Counter[str]] = defaultdict(Counter)
    for ask in asks:
        answer = "claimed" if ask.is_claimed else "yes" if ask.outcome == "start" else "no"
        if answer != "no" or ask.outcome in _NO:
            answers[ask.shows[0].at.local().hour][answer] += 1
    if not answers:
        return ()
    return tuple(
        HourOfAsks(hour, answers[hour]["yes"], answers[hour]["no"], answers[hour]["claimed"])
        for hour in range(min(answers), max(answers) + 1)
    )


def _balance(left: int, right: int) -> Balance | None:
    if not left and not right:
        return None
    if left == right:
        return Balance.EVEN
    if abs(left - right) <= ALMOST_EVEN * max(left, right):
        return Balance.ALMOST
    return Balance.MORE_LEFT if left > right else Balance.MORE_RIGHT


def _held(amount: Amount) -> int:
    return amount.held


def _reps(amount: Amount) -> int:
    return amount.reps
