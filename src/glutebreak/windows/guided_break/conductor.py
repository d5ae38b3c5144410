"""Leads through a break: gives the guide its time, the film its cues, and reports to the resident what was done."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from glutebreak.control.window_requests import BanExercise, CorrectLastBreak, FinishBreak, ReportPress, ReportSet
from glutebreak.core.coaching.break_moment import ExerciseProgress, Moment, Offers, Result
from glutebreak.core.coaching.guide import Guide, Seen
from glutebreak.core.exercises.catalogue import Exercise, Routine
from glutebreak.core.sitting.happenings import Outcome
from glutebreak.ports import Cancellable, Clock, EventLoop
from glutebreak.sensing.tick_gap import TickGap
from glutebreak.windows.film.films import Films
from glutebreak.windows.film.player import FilmPlayer
from glutebreak.windows.guided_break.clip_choice import FilmCue, film_cue
from glutebreak.windows.resident_requests import SendRequest

FRAME = 33
"""Milliseconds between two positions of a ring that no film moves."""


class BreakConductor(QObject):
    """One guided break, without anything to look at.

    Args:
        guide: the break, which nobody else is to change.
        films: where the films of its exercises are.
        clock: tells the time, by which the guide was begun.
        loop: wakes it up.
        send: asks the resident, which alone writes the log and is told what was done, at once as it is seen.
        glides: whether films are to move from the first, and the ring between whole seconds where no film moves it.
    """

    changed = Signal()
    """What is to be read has changed: the phase, the exercise, a number, a pause."""
    moved = Signal()
    """Only the film's frame or the ring have moved."""

    def __init__(
        self,
        guide: Guide,
        films: Films,
        *,
        clock: Clock,
        loop: EventLoop,
        send: SendRequest,
        glides: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._films = films
        self._clock = clock
        self._loop = loop
        self._send = send
        self._glides = glides
        self._tick_gap = TickGap(clock)
        self._guide = guide
        self._wake: Cancellable | None = None
        self._cue: FilmCue | None = None
        self._filmed: Exercise | None = None
        self._told = False
        self._read: object = None
        self.still_film = not glides()
        """Whether films stand still at their posters, as reduced motion asks."""
        self.player = FilmPlayer(loop, self)
        self.player.frame_changed.connect(self._framed)
        self.player.failed.connect(self._film_failed)
        self._settle(())

    # What is to be seen.

    def moment(self) -> Moment:
        """What is to be shown now."""
        return self._guide.moment(self._now)

    def bar(self) -> tuple[ExerciseProgress, ...]:
        """The exercises of the routine, as long as they are, and how much of each is behind."""
        return self._guide.bar(self._now)

    def offers(self) -> Offers:
        """What can be done in place of the present exercise."""
        guide = self._guide
        return Offers(swap=guide.can_swap, standing=guide.can_stand, walk=not guide.walking, gentler=guide.gentler)

    @property
    def routine(self) -> Routine:
        """The routine as it now is."""
        return self._guide.routine

    def result(self) -> Result:
        """How it went; before its end, how it has gone so far."""
        guide = self._guide
        completed, planned = guide.completed_of_planned
        return Result(
            outcome=guide.outcome,
            seated=guide.seated,
            completed=completed,
            planned=planned,
            lasted=guide.elapsed(self._now),
        )

    @property
    def mirrored(self) -> bool:
        """Whether the film is to be shown mirrored, for the side that is not at work in it."""
        side, leading = self.player.film.side if self.player.film else None, self.moment().leading
        return side is not None and leading is not None and leading is not side

    # What the user does.

    def toggle_pause(self) -> None:
        """Stand still, or go on."""
        self._act(self._guide.resume if self._guide.paused else self._guide.pause)

    def next(self) -> None:
        """On to the next set."""
        self._act(self._guide.next)

    def back(self) -> None:
        """To the start of this set, or to the one before."""
        self._act(self._guide.back)

    def swap(self) -> None:
        """Exchange this exercise for an equivalent."""
        self._act(self._guide.swap)

    def stand(self) -> None:
        """Do the standing version in place of all that is left."""
        self._act(self._guide.stand)

    def walk(self) -> None:
        """Walk in place of all that is left."""
        self._act(self._guide.walk)

    def hurts(self) -> None:
        """Stop: it hurts. A walk is offered again all the same, as in every break."""
        before = self._guide.hurting
        self._act(self._guide.hurts)
        stopped = self._guide.hurting
        if stopped is not None and stopped is not before and not self._guide.walking:
            self._send(BanExercise(stopped.id))

    def take_gentler(self) -> None:
        """Do the easier exercise instead."""
        self._act(self._guide.take_gentler)

    def go_on(self) -> None:
        """Leave out what hurts."""
        self._act(self._guide.go_on)

    def handled(self) -> None:
        """The user has pressed something that leaves the exercise as it is."""
        if not self._guide.finished:
            self._send(ReportPress())

    def leave(self) -> None:
        """End the break, wherever it is."""
        self._act(self._guide.finish)

    def correct(self, outcome: Outcome) -> None:
        """The user says how it went."""
        self._send(CorrectLastBreak(outcome))

    def show_film(self, *, still: bool) -> None:
        """Let films stand still, or move."""
        self.still_film, self._cue = still, None
        self._settle(())

    def close(self) -> None:
        """Let go of the film and wake up no more."""
        if self._wake is not None:
            self._wake.cancel()
            self._wake = None
        self.player.unload()

    # How time passes.

    @property
    def _now(self) -> int:
        """The moment on the steady clock."""
        return self._clock.steady()

    def _act(self, does: Callable[[int], Seen | None]) -> None:
        """Have the guide do what the user wants now."""
        # Before what it brought is told: the press that ends a set is no sign of something else done meanwhile.
        self.handled()
        slept = self._stop_for_sleep()
        self._settle((*slept, *(does(self._now) or ())))

    def _stop_for_sleep(self) -> Seen:
        """Nobody does an exercise while the machine sleeps: the break is paused where it was."""
        gap = self._tick_gap.check()
        return self._guide.pause(self._now - gap) if gap and not self._guide.finished else ()

    def _settle(self, seen: Seen) -> None:
        """Tell what was seen, look what is to be shown now, and when to look again."""
        seen = (*seen, *self._stop_for_sleep())
        now = self._now
        for record in (*seen, *self._guide.advance(now)):
            self._send(ReportSet(record))
        if self._guide.finished:
            self.close()
            if not self._told:
                self._told = True
                self._send(FinishBreak(self._guide.outcome, self._guide.seated))
        else:
            self._cue_film()
            self._wake_later(now)
        readable = self._readable()
        if readable != self._read:
            self._read = readable
            self.changed.emit()
        else:
            self.moved.emit()

    def _readable(self) -> tuple[object, ...]:
        """All that a person reads; when it is the same, only the ring has moved."""
        moment = self.moment()
        return (
            *(moment.phase, moment.exercise, moment.side, moment.repetition, moment.paused, moment.done_sides),
            *((moment.remaining + 999) // 1000 if not moment.counts_repetitions else 0, moment.words),
            self.player.broken,
        )

    def _wake_later(self, now: int) -> None:
        if self._wake is not None:
            self._wake.cancel()
            self._wake = None
        change = self._guide.next_change(now)
        if change is None:
            return
        # Where no film moves, the figure may be drawn, which goes along with the ring.
        gliding = (self._glides() or not self.still_film) and not self.player.running and not self._guide.paused
        self._wake = self._loop.after(max(min(change - now, FRAME) if gliding else change - now, 0), self._woken)

    def _woken(self) -> None:
        self._wake = None
        self._settle(())

    def _cue_film(self) -> None:
        moment = self.moment()
        if moment.exercise is not None and moment.exercise is not self._filmed:
            self._filmed, self._cue = moment.exercise, None
            self.player.load(self._films.film(moment.exercise.id))
        if moment.paused or self.still_film:
            self.player.pause()
            return
        cue = film_cue(moment, self.player.film)
        if cue == self._cue:
            if cue.moves and not self.player.running:
                self.player.resume()
            return
        self._cue = cue
        if cue.moves:
            self.player.play(cue.part, cue.lasts)
        else:
            self.player.rest(cue.part)

    def _framed(self) -> None:
        cue, player = self._cue, self.player
        if cue is not None and cue.counts and cue.lasts and player.in_step and player.running and player.position > 0:
            self._guide.follow(int(player.share() * cue.lasts), self._now)
            if self._readable() != self._read:
                self._settle(())
                return
        self.moved.emit()

    def _film_failed(self) -> None:
        self._settle(())
