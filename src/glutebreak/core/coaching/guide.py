"""The guided break as a state machine: told what happens and when, it says what is to be shown.

Moments are milliseconds on the steady clock, handed in with every call and never going back. Whatever was done is
handed out as soon as it was seen.
"""

from collections.abc import Collection
from dataclasses import replace

from glutebreak.core.coaching.break_moment import ExerciseProgress, Moment
from glutebreak.core.coaching.course import Course
from glutebreak.core.coaching.guide_state import GuideState
from glutebreak.core.coaching.plan import BreakPlan
from glutebreak.core.coaching.segments import (
    COUNTING,
    Lead,
    Phase,
    PhasePosition,
    arrival_of,
    segments_of,
    segments_of_step,
    with_arrival,
)
from glutebreak.core.coaching.stopwatch import Stopwatch
from glutebreak.core.durations import MINUTE
from glutebreak.core.exercises.catalogue import Catalogue, Exercise, ExerciseStep, Sides
from glutebreak.core.exercises.substitutes import gentler_for, substitute_for
from glutebreak.core.records import SeenSet
from glutebreak.core.sitting.happenings import Outcome

CHANGE_LEAD = (Lead(Phase.READY, 5_000),)
"""The time to get into position for an exercise that was not planned."""
BACK_TO_THE_ONE_BEFORE = 2_000
"""Back, pressed within this of a set's start, goes to the set before."""
FORGOTTEN = 15 * MINUTE
"""A break that stands still for so long is over: a pause behind other windows must not keep the day silent."""

Seen = tuple[SeenSet, ...]
"""What was done since the last call, to be logged at once."""


class Guide:
    """Leads through a routine. Each method that may complete or break off a set returns what was seen of it.

    While it waits to be told what to do in place of what hurts, it knows no next, no back and no swap. What hurts is
    only settled by what is done instead: until then it can be taken back.

    Args:
        catalogue: where the exercises are.
        plan: what to do.
        now: when it begins.
        banned: ids of the exercises that are offered in place of no other.
        arrival: milliseconds to get up and to where the first exercise is done, before a countdown; see `arrival_of`.
            With 0 it begins at once.

    Raises:
        KeyError: the catalogue does not know what is planned.
    """

    def __init__(
        self, catalogue: Catalogue, plan: BreakPlan, now: int, banned: Collection[str], *, arrival: int = 0
    ) -> None:
        self._catalogue = catalogue
        self.routine = plan.routine
        """The routine as it now is: swaps are in it, and what took its place."""
        self._standing = plan.standing
        self._first_side = plan.first_side
        segments = segments_of(catalogue, plan.routine, plan.first_side)
        self._course = Course.of(with_arrival(segments, arrival))
        self._state = GuideState.RUNNING
        self._in_segment, self._in_all = Stopwatch(now), Stopwatch(now)
        self._stands_since = now
        self._banned, self._unwanted = frozenset(banned), set(banned)
        self._hurt: set[str] = set()
        self._arrived = not arrival
        self._records: list[SeenSet] = []

    # What is to be seen.

    def moment(self, now: int) -> Moment:
        """What is to be shown at that moment; `advance` first."""
        segment, at = self._course.segment, self._phase_at(now)
        instead_of_the_phase = {GuideState.FINISHED: Phase.FINISHED, GuideState.HURTING: Phase.HURT}
        return Moment(
            phase=instead_of_the_phase.get(self._state, at.phase),
            exercise=segment.exercise,
            side=at.side or segment.side,
            leading=segment.first if segment.dose and segment.dose.sides is Sides.ALTERNATING else segment.side,
            dose=segment.dose,
            repetition=at.repetition,
            into=at.into,
            lasts=at.lasts,
            into_repetition=at.into_repetition,
            words=at.words,
            done_sides=self._course.done_sides,
            following=self._course.following,
            paused=self.paused,
        )

    def bar(self, now: int) -> tuple[ExerciseProgress, ...]:
        """The exercises of the routine, as long as they are, and how much of each is behind."""
        return self._course.bar(self._in_segment.read(now))

    def next_change(self, now: int) -> int | None:
        """When a word or a whole second changes next, unless something is done before; None once it is over."""
        if self.finished:
            return None
        if self.paused:
            return self._stands_since + FORGOTTEN
        at = self._phase_at(now)
        left = at.lasts - at.into
        return now + (left - 1) % 1000 + 1 if left else now

    @property
    def paused(self) -> bool:
        """Whether time stands still, though it is not over."""
        return self._state in {GuideState.PAUSED, GuideState.HURTING}

    @property
    def finished(self) -> bool:
        """Whether it is over."""
        return self._state is GuideState.FINISHED

    @property
    def outcome(self) -> Outcome:
        """How it went so far: done if every set was completed, partly if one was, else abandoned."""
        if self._course.all_completed:
            return Outcome.DONE
        return Outcome.PARTLY if any(each.completed for each in self._records) else Outcome.ABANDONED

    @property
    def completed_of_planned(self) -> tuple[int, int]:
        """How many exercises ran to their end on every side, of how many; what hurt and was left out is one of them."""
        return self._course.completed_of_planned

    @property
    def seated(self) -> bool:
        """Whether all that was done (before anything was, all that is planned) leaves its user in the chair."""
        done = [self._catalogue.exercise(each.exercise) for each in self._records]
        return not any(each.counts_as_break for each in done or self._course.exercises)

    @property
    def records(self) -> Seen:
        """Everything that was seen, in its order."""
        return tuple(self._records)

    @property
    def gentler(self) -> Exercise | None:
        """What to offer in place of the one that hurts; None if nothing hurts or nothing is known."""
        step = self._gentler()
        return self._catalogue.exercise(step.exercise) if step else None

    @property
    def hurting(self) -> Exercise | None:
        """The exercise that was stopped because it hurts; None if none was, or it is settled."""
        return self._course.segment.exercise if self._state is GuideState.HURTING else None

    @property
    def hurt(self) -> frozenset[str]:
        """Ids of the exercises that hurt, once that is settled: they are not to be proposed again."""
        return frozenset(self._hurt)

    @property
    def can_swap(self) -> bool:
        """Whether there is an equivalent for the present exercise."""
        return self._under_way and self._substitute() is not None

    @property
    def can_stand(self) -> bool:
        """Whether a standing version is still to be had, with nothing in it that was exchanged or hurt."""
        if self._standing is None or not self._under_way or self.walking:
            return False
        return not any(step.exercise in self._unwanted for step in self._standing.exercise_steps)

    @property
    def walking(self) -> bool:
        """Whether the present exercise is the walk."""
        return self._course.segment.exercise is self._catalogue.walk

    def elapsed(self, now: int) -> int:
        """How long it took, or takes so far, pauses included."""
        return self._in_all.read(now)

    # What happens.

    def advance(self, now: int) -> Seen:
        """Time has passed."""
        seen: Seen = ()
        self._arrived = self._arrived or self._phase_at(now).phase is not Phase.GET_UP
        while self._state is GuideState.RUNNING:
            segment = self._course.segment
            beyond = self._in_segment.read(now) - segment.lasts
            if beyond < 0:
                break
            done = self._note(segment.lasts)
            if done:
                self._course = self._course.completed()
            seen += done
            self._go_to(self._course.at + 1, now - beyond)
        if self.paused and now - self._stands_since >= FORGOTTEN:
            seen += self._break_off(now)
            self._end(now)
        return seen

    def follow(self, into_repetition: int, now: int) -> None:
        """The film shows that point of the repetition: take its time for the true one, without changing the count."""
        segment, at = self._course.segment, self._phase_at(now)
        if self._state is not GuideState.RUNNING or segment.dose is None or at.phase not in COUNTING:
            return
        length = segment.dose.repetition
        ahead = (into_repetition - at.into_repetition + length // 2) % length - length // 2
        into = min(max(at.into_repetition + ahead, 0), length - 1)
        self._in_segment.put_forward(into - at.into_repetition)

    def pause(self, now: int) -> Seen:
        """Stand still."""
        seen = self.advance(now)
        if self._state is GuideState.RUNNING:
            self._stand_still(GuideState.PAUSED, now)
        return seen

    def resume(self, now: int) -> None:
        """Go on."""
        if self._state is GuideState.PAUSED:
            self._run(now)

    def next(self, now: int) -> Seen:
        """On to the next set; while there is time to get up, on to the countdown."""
        seen = self.advance(now)
        if self._under_way and (position := self._phase_at(now)).phase is Phase.GET_UP:
            self._in_segment.put_forward(position.lasts - position.into)
        elif self._under_way:
            seen += self._break_off(now)
            self._go_to(self._course.at + 1, now)
        return seen

    def back(self, now: int) -> Seen:
        """To the start of this set, or, at its start, of the one before."""
        seen = self.advance(now)
        if self._under_way:
            early = self._in_segment.read(now) < self._course.segment.lead + BACK_TO_THE_ONE_BEFORE
            seen += self._break_off(now)
            self._go_to(max(self._course.at - 1, 0) if early else self._course.at, now)
        return seen

    def swap(self, now: int) -> Seen:
        """Exchange the present exercise for an equivalent; nothing happens if there is none."""
        seen = self.advance(now)
        given, instead = self._course.segment.exercise, self._substitute()
        if self._under_way and given is not None and instead is not None:
            seen += self._break_off(now)
            self._unwanted.add(given.id)
            self._put_in_place(given, instead, now)
        return seen

    def hurts(self, now: int) -> Seen:
        """Stop the present exercise; then `take_gentler`, `go_on`, `walk`, `finish` or `take_back`."""
        seen = self.advance(now)
        hurting = self._course.segment.exercise
        if self._under_way and hurting is not None:
            seen += self._break_off(now)
            self._unwanted.add(hurting.id)
            self._in_segment.reset(now)
            self._stand_still(GuideState.HURTING, now)
        return seen

    def take_back(self, now: int) -> None:
        """It does not hurt after all, or it was a slip: do the exercise from its start."""
        hurting = self.hurting
        if hurting is not None:
            if hurting.id not in self._banned:
                self._unwanted.discard(hurting.id)
            self._take(self._course, now)

    def take_gentler(self, now: int) -> None:
        """Do the easier exercise in place of the one that hurts."""
        hurting, instead = self.hurting, self._gentler()
        if hurting is not None and instead is not None:
            self._settle_what_hurts()
            self._put_in_place(hurting, instead, now)

    def go_on(self, now: int) -> None:
        """Leave out the exercise that hurts, here and later in the routine."""
        hurting = self.hurting
        if hurting is None:
            return
        self._settle_what_hurts()
        course = self._course.without(hurting)
        if course is None:
            self._end(now)
        else:
            self._take(course, now)

    def walk(self, now: int) -> Seen:
        """Walk in place of all that is left."""
        seen = self.advance(now)
        if not self.finished and not self.walking:
            stopped = self._state is GuideState.HURTING
            self._settle_what_hurts()
            seen += self._break_off(now)
            self.routine = self._catalogue.alone(self._catalogue.walk.id)
            (step,) = self.routine.exercise_steps
            segments = segments_of_step(self._catalogue, step, 0, self._first_side, ())
            self._take(self._course.continued(segments, stopped=stopped), now)
        return seen

    def stand(self, now: int) -> Seen:
        """Do the standing version in place of all that is left; nothing happens where there is none."""
        seen = self.advance(now)
        if self.can_stand and self._standing is not None:
            seen += self._break_off(now)
            self.routine, self._standing = self._standing, None
            segments = segments_of(self._catalogue, self.routine, self._first_side)
            arrival = 0 if self._arrived else arrival_of(self._catalogue, self.routine)
            self._take(self._course.continued(with_arrival(segments, arrival), stopped=False), now)
        return seen

    def finish(self, now: int) -> Seen:
        """Leave, wherever it is."""
        seen = self.advance(now)
        if not self.finished:
            seen += self._break_off(now)
            self._end(now)
        return seen

    # How it is done.

    @property
    def _under_way(self) -> bool:
        return self._state in {GuideState.RUNNING, GuideState.PAUSED}

    def _phase_at(self, now: int) -> PhasePosition:
        segment = self._course.segment
        return segment.phase_at(min(self._in_segment.read(now), segment.lasts - 1))

    def _substitute(self) -> ExerciseStep | None:
        step = self._course.segment.does
        return substitute_for(self._catalogue, self.routine, step, self._unwanted) if step else None

    def _gentler(self) -> ExerciseStep | None:
        step = self._course.segment.does
        if step is None or self._state is not GuideState.HURTING:
            return None
        return gentler_for(self._catalogue, step, self._unwanted)

    def _break_off(self, now: int) -> Seen:
        """What there was of the set that is left."""
        return self._note(self._in_segment.read(now))

    def _note(self, position: int) -> Seen:
        """Remember what had been done of the present set so long after its segment's start."""
        record = self._course.segment.seen(position)
        if record is None:
            return ()
        self._records.append(record)
        return (record,)

    def _go_to(self, index: int, now: int) -> None:
        """Stand at a segment's start, running or paused as before; beyond the last the break is over."""
        if index >= len(self._course.sets):
            self._end(now)
            return
        self._course = replace(self._course, at=index)
        self._in_segment.reset(now)
        if self._arrived and self._phase_at(now).phase is Phase.GET_UP:
            # Nobody gets up a second time.
            self._in_segment.put_forward(self._phase_at(now).lasts)

    def _take(self, course: Course, now: int) -> None:
        """Go on with another course, from the start of its present segment."""
        self._course = course
        self._go_to(course.at, now)
        self._run(now)

    def _put_in_place(self, given: Exercise, instead: ExerciseStep, now: int) -> None:
        """Do another exercise in place of the present one."""
        segment = self._course.segment
        self.routine = self.routine.exchanged(given.id, instead)
        side = segment.side or self._first_side
        leads = CHANGE_LEAD if self._arrived else segment.leads
        segments = segments_of_step(self._catalogue, instead, segment.step, side, leads)
        self._take(self._course.exchanged(segments), now)

    def _run(self, now: int) -> None:
        self._state = GuideState.RUNNING
        self._in_segment.start(now)

    def _stand_still(self, state: GuideState, now: int) -> None:
        self._state, self._stands_since = state, now
        self._in_segment.stop(now)

    def _settle_what_hurts(self) -> None:
        """A walk is offered again all the same, as in every break."""
        if (hurting := self.hurting) is not None and not self.walking:
            self._hurt.add(hurting.id)

    def _end(self, now: int) -> None:
        self._settle_what_hurts()
        self._stand_still(GuideState.FINISHED, now)
        self._in_all.stop(now)
