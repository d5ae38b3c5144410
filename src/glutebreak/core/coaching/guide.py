"""The guided break as a state machine: told what happens and when, it says what is to be shown.

Moments are milliseconds on the steady clock, handed in with every call and never going back. Whatever was done is
handed out as soon as it was seen.
"""

from dataclasses import replace

from glutebreak.core.coaching.break_moment import DoneSide, Moment, Part
from glutebreak.core.coaching.legs import COUNTING, Lead, Leg, Phase, Spot, legs_of, legs_of_step
from glutebreak.core.exercises.catalogue import Catalogue, DoseKind, ExerciseStep, Routine, Side, Sides
from glutebreak.core.exercises.substitutes import gentler_for, substitute_for
from glutebreak.core.records import SetRecord
from glutebreak.core.sitting.happenings import Outcome

CHANGE_LEAD = 5_000
"""How long there is to get into position for an exercise that was not planned."""
BACK_TO_THE_ONE_BEFORE = 2_000
"""Back, pressed within this of a set's start, goes to the set before."""

Seen = tuple[SetRecord, ...]
"""What was done since the last call, to be logged at once."""


class Guide:
    """Leads through a routine. Each method that may complete or break off a set returns what was seen of it.

    Args:
        catalogue: where the exercises are.
        routine: what to do.
        now: when it begins.
        first_side: the side to begin with.
        standing: what can be done in its place where there is no room; None if nothing was promised.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        routine: Routine,
        now: int,
        first_side: Side = Side.LEFT,
        standing: Routine | None = None,
    ) -> None:
        self._catalogue = catalogue
        self.routine = routine
        """The routine as it now is: swaps are in it, and what took its place."""
        self._standing = standing
        self._first_side = first_side
        self._legs = list(legs_of(routine, first_side))
        self._completed = [False] * len(self._legs)
        self._left_out = False
        self._at = 0
        self._position = 0
        self._since: int | None = now
        self._plausible = True
        self._unwanted: set[str] = set()
        self._hurting: ExerciseStep | None = None
        self._records: list[SetRecord] = []
        self._started = now
        self._ended: int | None = None

    # What is to be seen.

    def moment(self, now: int) -> Moment:
        """What is to be shown at that moment; `advance` first."""
        leg, spot = self._here(now)
        following = next((each.exercise for each in self._legs[self._at + 1 :] if each.step != leg.step), "")
        phase = Phase.FINISHED if self.finished else Phase.HURT if self._hurting else spot.phase
        return Moment(
            phase=phase,
            exercise=self._hurting.exercise if self._hurting else leg.exercise,
            side=spot.side or leg.side,
            leading=leg.first if leg.dose and leg.dose.sides is Sides.ALTERNATING else leg.side,
            dose=leg.dose,
            repetition=spot.repetition,
            into=spot.into,
            lasts=spot.lasts,
            into_repetition=spot.into_repetition,
            words=spot.words,
            done_sides=self._done_sides(leg),
            following=following,
            paused=self.paused,
        )

    def bar(self, now: int) -> tuple[Part, ...]:
        """The exercises of the routine, as long as they are, and how much of each is behind."""
        parts: dict[int, Part] = {}
        for index, leg in enumerate(self._legs):
            if not leg.exercise:
                continue
            passed = leg.lasts if index < self._at else self._position_at(now) if index == self._at else 0
            part = Part(leg.exercise, leg.lasts, min(passed, leg.lasts), self._completed[index])
            before = parts.get(leg.step)
            if before is not None:
                whole = before.completed and part.completed
                part = Part(leg.exercise, before.lasts + part.lasts, before.passed + part.passed, whole)
            parts[leg.step] = part
        return tuple(parts.values())

    def next_change(self, now: int) -> int | None:
        """When a word or a whole second changes next, unless something is done before; None while it stands still."""
        if self._since is None or self.finished:
            return None
        _, spot = self._here(now)
        left = spot.lasts - spot.into
        return now + (left - 1) % 1000 + 1 if left else now

    @property
    def paused(self) -> bool:
        """Whether time stands still."""
        return self._since is None and not self.finished

    @property
    def finished(self) -> bool:
        """Whether it is over."""
        return self._ended is not None

    @property
    def outcome(self) -> Outcome:
        """How it went so far: done if every set was completed, partly if one was, else abandoned."""
        sets = [done for leg, done in zip(self._legs, self._completed, strict=True) if leg.exercise]
        if sets and all(sets) and not self._left_out:
            return Outcome.DONE
        return Outcome.PARTLY if any(each.completed for each in self._records) else Outcome.ABANDONED

    @property
    def seated(self) -> bool:
        """Whether all that was done (before anything was, all that is planned) leaves its user in the chair."""
        done = {each.exercise for each in self._records}
        planned = {leg.exercise for leg in self._legs if leg.exercise}
        return not any(self._catalogue.exercise(each).counts_as_break for each in done or planned)

    @property
    def records(self) -> Seen:
        """Everything that was seen, in its order."""
        return tuple(self._records)

    @property
    def gentler(self) -> ExerciseStep | None:
        """What to offer in place of the one that hurts; None if nothing hurts or nothing is known."""
        return gentler_for(self._catalogue, self._hurting, self._unwanted) if self._hurting else None

    @property
    def hurting(self) -> str:
        """The id of the exercise that was stopped because it hurts; empty if none was, or it is settled."""
        return self._hurting.exercise if self._hurting else ""

    def can_swap(self, now: int) -> bool:
        """Whether there is an equivalent for the present exercise."""
        leg, _ = self._here(now)
        return not self.finished and self._hurting is None and self._substitute(leg) is not None

    @property
    def can_stand(self) -> bool:
        """Whether a standing version is still to be had, with nothing in it that was exchanged or hurt."""
        if self._standing is None or self.finished or self._hurting is not None or self.walking:
            return False
        return not any(step.exercise in self._unwanted for step in self._standing.exercise_steps)

    @property
    def walking(self) -> bool:
        """Whether the present exercise is the walk."""
        return self._legs[min(self._at, len(self._legs) - 1)].exercise == self._catalogue.walk.id

    def elapsed(self, now: int) -> int:
        """How long it took, or takes so far, pauses included."""
        return (now if self._ended is None else self._ended) - self._started

    # What happens.

    def advance(self, now: int) -> Seen:
        """Time has passed."""
        seen: list[SetRecord] = []
        while self._since is not None and not self.finished:
            leg = self._legs[self._at]
            beyond = self._position_at(now) - leg.lasts
            if beyond < 0:
                break
            record = leg.seen(leg.lasts, plausible=self._plausible)
            if record is not None:
                seen.append(record)
                self._completed[self._at] = True
            self._go_to(self._at + 1, now - beyond)
        return self._note(seen)

    def follow(self, into_repetition: int, now: int) -> None:
        """The film shows that point of the repetition: take its time for the true one, without changing the count."""
        leg, spot = self._here(now)
        if self._since is None or leg.dose is None or spot.phase not in COUNTING:
            return
        length = leg.dose.repetition
        ahead = (into_repetition - spot.into_repetition + length // 2) % length - length // 2
        into = min(max(spot.into_repetition + ahead, 0), length - 1)
        self._since -= into - spot.into_repetition

    def input(self, now: int) -> None:
        """There was input that was not for the break: nobody does an exercise and types."""
        if self._here(now)[1].phase in COUNTING and not self.paused:
            self._plausible = False

    def pause(self, now: int) -> Seen:
        """Stand still."""
        seen = self.advance(now)
        self._position = self._position_at(now)
        self._since = None
        return seen

    def resume(self, now: int) -> None:
        """Go on."""
        if self.paused and self._hurting is None:
            self._since = now

    def next(self, now: int) -> Seen:
        """On to the next set."""
        seen = self._break_off(now)
        if not self.finished:
            self._go_to(self._at + 1, now)
        return seen

    def back(self, now: int) -> Seen:
        """To the start of this set, or, at its start, of the one before."""
        leg = self._legs[self._at]
        early = self._position_at(now) < leg.lead + BACK_TO_THE_ONE_BEFORE
        seen = self._break_off(now)
        if not self.finished:
            self._go_to(max(self._at - 1, 0) if early else self._at, now)
        return seen

    def swap(self, now: int) -> Seen:
        """Exchange the present exercise for an equivalent; nothing happens if there is none."""
        leg = self._legs[self._at]
        instead = self._substitute(leg)
        if instead is None or self.finished:
            return self.advance(now)
        seen = self._break_off(now)
        self._unwanted.add(leg.exercise)
        self._put_in_place(leg.step, instead, now)
        return seen

    def hurts(self, now: int) -> Seen:
        """Stop the present exercise, for good; then `take_gentler` or `go_on`."""
        seen = self._break_off(now)
        leg = self._legs[self._at]
        if self.finished or self._hurting is not None or leg.dose is None:
            return seen
        self._hurting = ExerciseStep(leg.exercise, leg.dose)
        self._unwanted.add(leg.exercise)
        self._position, self._since = 0, None
        return seen

    def take_gentler(self, now: int) -> None:
        """Do the easier exercise in place of the one that hurts."""
        instead, leg = self.gentler, self._legs[self._at]
        if instead is not None:
            self._hurting = None
            self._put_in_place(leg.step, instead, now)

    def go_on(self, now: int) -> None:
        """Leave out the exercise that hurts, here and later in the routine."""
        if self._hurting is None:
            return
        hurting, self._hurting, self._left_out = self._hurting.exercise, None, True
        kept = [(leg, done) for leg, done in self._rest() if leg.exercise != hurting]
        if not kept:
            self._end(now)
            return
        self._replace_rest(kept)
        self._since = now
        self._go_to(self._at, now)

    def walk(self, now: int) -> Seen:
        """Walk in place of all that is left."""
        if self.walking:
            return self.advance(now)
        seen = self._break_off(now)
        if not self.finished:
            walk = self._catalogue.walk
            self.routine = self._catalogue.alone(walk.id)
            self._take(legs_of_step(ExerciseStep(walk.id, walk.dose), 0, self._first_side, ()), now)
        return seen

    def stand(self, now: int) -> Seen:
        """Do the standing version in place of all that is left; nothing happens where there is none."""
        if self._standing is None or not self.can_stand:
            return self.advance(now)
        seen = self._break_off(now)
        if not self.finished:
            self.routine, self._standing = self._standing, None
            self._take(legs_of(self.routine, self._first_side), now)
        return seen

    def finish(self, now: int) -> Seen:
        """Leave, wherever it is."""
        seen = self._break_off(now)
        self._end(now)
        return seen

    # How it is done.

    def _position_at(self, now: int) -> int:
        return self._position + (0 if self._since is None else max(now - self._since, 0))

    def _here(self, now: int) -> tuple[Leg, Spot]:
        leg = self._legs[min(self._at, len(self._legs) - 1)]
        return leg, leg.spot(min(self._position_at(now), leg.lasts - 1))

    def _go_to(self, index: int, now: int) -> None:
        """Stand at a leg's start, running or paused as before; beyond the last the break is over."""
        if index >= len(self._legs):
            self._end(now)
            return
        self._at, self._position, self._plausible = index, 0, True
        if self._since is not None:
            self._since = now

    def _end(self, now: int) -> None:
        if self._ended is None:
            self._position = self._position_at(now)
            self._ended, self._since = now, None

    def _note(self, seen: list[SetRecord]) -> Seen:
        self._records += seen
        return tuple(seen)

    def _break_off(self, now: int) -> Seen:
        """Let time pass, then tell what there was of the set that is left."""
        seen = self.advance(now)
        if self.finished:
            return seen
        record = self._legs[self._at].seen(self._position_at(now), plausible=self._plausible)
        return seen + self._note([record] if record else [])

    def _done_sides(self, leg: Leg) -> tuple[DoneSide, ...]:
        done = (
            (each, each.dose)
            for each, completed in zip(self._legs, self._completed, strict=True)
            if completed and each.step == leg.step and each.exercise == leg.exercise and each is not leg
        )
        return tuple(
            DoneSide(each.side, dose.count if dose.kind is DoseKind.REPS else 0)
            for each, dose in done
            if each.side is not None and dose is not None
        )

    def _substitute(self, leg: Leg) -> ExerciseStep | None:
        if leg.dose is None:
            return None
        step = ExerciseStep(leg.exercise, leg.dose)
        return substitute_for(self._catalogue, self.routine, step, self._unwanted)

    def _rest(self) -> list[tuple[Leg, bool]]:
        return list(zip(self._legs, self._completed, strict=True))[self._at :]

    def _replace_rest(self, rest: list[tuple[Leg, bool]]) -> None:
        self._legs[self._at :] = [leg for leg, _ in rest]
        self._completed[self._at :] = [done for _, done in rest]

    def _take(self, legs: tuple[Leg, ...], now: int) -> None:
        """Go on with these in place of all that is left."""
        first = max((leg.step for leg, _ in self._before()), default=-1) + 1
        self._replace_rest([(replace(leg, step=first + leg.step), False) for leg in legs])
        self._hurting, self._since = None, now
        self._go_to(self._at, now)

    def _put_in_place(self, number: int, instead: ExerciseStep, now: int) -> None:
        """The other exercise for what is left of a step: where one side was done, for the other side only."""
        present = self._legs[self._at]
        lead = (Lead(Phase.READY, CHANGE_LEAD),)
        legs = legs_of_step(instead, number, present.side or self._first_side, lead)
        one_side_done = any(leg.step == number and done for leg, done in self._before())
        if one_side_done and instead.dose.sides is Sides.EACH:
            legs = legs[:1]
        later = [(leg, done) for leg, done in self._rest() if leg.step != number or not leg.exercise]
        self._replace_rest([*((leg, False) for leg in legs), *later])
        self._exchange_in_routine(present.exercise, instead)
        self._since = now
        self._go_to(self._at, now)

    def _before(self) -> list[tuple[Leg, bool]]:
        return list(zip(self._legs, self._completed, strict=True))[: self._at]

    def _exchange_in_routine(self, given: str, instead: ExerciseStep) -> None:
        steps = (
            instead if isinstance(each, ExerciseStep) and each.exercise == given else each
            for each in self.routine.steps
        )
        self.routine = replace(self.routine, steps=tuple(steps))
