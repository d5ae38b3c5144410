"""The sitting model: a clock for sitting, told what is sensed, answering with what happened.

It is passive and pure: every method takes the moment it happens at, never earlier than the one before, and returns
what happened up to and at that moment, in order. How often it is stepped in between changes nothing. The numbered
rules are those of `docs/sitting-model.md`; its terms are the Sedentary Behaviour Research Network's (Tremblay et
al. 2017, doi 10.1186/s12966-017-0525-8). Every moment and duration is in whole milliseconds on a steady clock that
includes sleep (rule 13).
"""

from collections.abc import Callable

from glutebreak.core.sitting import next_moments
from glutebreak.core.sitting.ask_schedule import AskSchedule
from glutebreak.core.sitting.happenings import (
    ActivationBegan,
    ActivationOver,
    AnswerRefused,
    AskAnswered,
    BoutEnded,
    BoutOpened,
    BreakKind,
    BreakTaken,
    Choice,
    EndedBy,
    Happening,
    Hold,
    Outcome,
    Posture,
    PromptShown,
    PromptWithdrawn,
    StandingBegan,
    StandingOver,
)
from glutebreak.core.sitting.presence import FOREVER, NEVER
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.core.sitting.state import Activation, SittingState


class SittingModel:
    """Somebody's sitting, from what is sensed and said. Its state is there to be read, never to be written."""

    def __init__(self, state: SittingState) -> None:
        self.state = state
        self._told: list[Happening] = []
        # While only input comes in, nothing can happen before this moment: input puts ends off, and no show comes
        # before it is due. It spares a busy day's input everything but its own few assignments.
        self._nothing_before = NEVER

    # What is sensed

    def pass_time(self, t: int) -> list[Happening]:
        """Nothing was told; what time alone brings up to and at `t`."""
        self._pass(t)
        return self._tell()

    def input(self, t: int, until: int | None = None) -> list[Happening]:
        """Input at `t`, or without a pause from `t` to `until`."""
        until = t if until is None else until
        if t < self._nothing_before:
            self.state.now = t
            self.state.presence.input(t, until)
            return []
        return self._line(t, lambda: self._input(t, until))

    def revise_input(self, until: int) -> None:
        """The input that was told last goes on until then, and was told too long or too short."""
        self.state.presence.input_until = until
        self._nothing_before = NEVER

    def lock(self, t: int) -> list[Happening]:
        """The screen is locked."""
        return self._line(t, lambda: self.state.presence.lock(t))

    def unlock(self, t: int) -> list[Happening]:
        """The screen is unlocked, which is an input."""

        def unlock() -> None:
            self.state.presence.unlock(t)
            self._input(t, t)

        return self._line(t, unlock)

    def sleep(self, t: int) -> list[Happening]:
        """The machine falls asleep."""
        return self._line(t, lambda: self.state.presence.fall_asleep(t))

    def wake(self, t: int) -> list[Happening]:
        """The machine wakes up."""

        def wake() -> None:
            presence = self.state.presence
            reached, reason = next_moments.absence(self.state)
            if self.state.bout is not None and reason is EndedBy.SLEEP and reached <= t:
                self._end_bout(t, presence.last_sign, reason)
            presence.wake(t)
            presence.observe(t, self.state.settings)
            self._input_goes_on(t)

        return self._line(t, wake)

    def hold(self, t: int, reason: Hold) -> list[Happening]:
        """A reason not to ask begins, or something is being watched."""

        def begin() -> None:
            if reason is not Hold.WATCHING:
                self.state.holds.begin(reason)
            self.state.presence.begin(reason, t, self.state.settings)

        return self._line(t, begin)

    def release(self, t: int, reason: Hold) -> list[Happening]:
        """A hold is over."""

        def end() -> None:
            self.state.holds.end(reason, t)
            self.state.presence.end(reason)

        return self._line(t, end)

    # What the user says

    def posture(self, t: int, to: Posture) -> list[Happening]:
        """The user says that they stand or sit (rule 12)."""

        def declare() -> None:
            state = self.state
            if to is Posture.SITTING:
                self._stand_no_more(t, said=True)
            elif state.standing_since is None:
                state.standing_since = t
                self._told.append(StandingBegan(t))
            self._input(t, t)

        return self._line(t, declare)

    def answer(self, t: int, choice: Choice, snooze: int | None = None) -> list[Happening]:
        """The user answers an ask, or starts an activation unasked (rules 8 to 10, 15).

        Args:
            t: when.
            choice: what they chose.
            snooze: milliseconds to put the ask off; the setting's where it is left out.
        """
        return self._line(t, lambda: self._answer(t, choice, snooze))

    def finish(self, t: int, outcome: Outcome, *, seated: bool = False) -> list[Happening]:
        """The activation is over (rule 10); `seated` if it held seated exercises only."""

        def finish() -> None:
            self._finish(t, outcome, seated=seated)
            self._input_goes_on(t)

        return self._line(t, finish)

    # The app's own life (rule 14)

    def quit(self, t: int) -> list[Happening]:
        """The app ends; what is on screen goes without a word."""

        def quit_() -> None:
            self._finish(t, Outcome.ABANDONED, seated=False)
            self.state.asks.take_off_screen()
            self.state.holds.in_force.clear()
            self.state.presence.quit()
            self.state.running = False

        return self._line(t, quit_)

    def launch(self, t: int) -> list[Happening]:
        """The app starts again with the state it was quit with."""
        state = self.state
        if state.running:
            return self.pass_time(t)
        self._establish_end_before_launch(t)
        self._stand_no_more(t, said=False)
        state.now, state.running = t, True
        state.holds.last_ended = t
        state.presence.forget_ended_input(t)
        self._input_goes_on(t)
        self._pass(t)
        return self._tell()

    def adopt(self, settings: SittingSettings) -> None:
        """Go on with other settings; a first ask that is still to come moves with `prompt_after`."""
        state = self.state
        asked = state.asks.nth > 0
        if state.bout is not None and not asked and state.asks.due == state.bout + state.settings.prompt_after:
            state.asks.due = state.bout + settings.prompt_after
        state.settings = settings
        self._note_readiness()
        self._nothing_before = NEVER

    # What lies ahead

    def next_moment(self) -> int | None:
        """When something happens, or an ask becomes ready, if nothing else comes in; None if nothing does."""
        state = self.state
        moment = min(next_moments.next_end(state), next_moments.next_lapse(state), next_moments.next_show(state))
        if state.asks.ready_since is None:
            moment = min(moment, next_moments.ready_from(state))
        return moment if moment < FOREVER else None

    def silence_that_matters(self) -> int:
        """How long a silence must last to change what the model does, in milliseconds.

        That is `settle` while an ask waits for a pause in typing or for somebody to come back, else `away_after`.
        """
        state = self.state
        waits = next_moments.may_ask(state) and state.now >= next_moments.due_from(state)
        return state.settings.settle if waits else state.settings.away_after

    # One line: what time brings, then its own effect, then whatever is due (rule 16)

    def _line(self, t: int, effect: Callable[[], None]) -> list[Happening]:
        self._pass(t)
        if self.state.running:
            effect()
            self._note_readiness()
            self._pass(t)
            if self.state.bout is not None and self.state.running:
                end, lapse = next_moments.next_end(self.state), next_moments.next_lapse(self.state)
                self._nothing_before = min(end, lapse, self.state.asks.due)
        return self._tell()

    def _tell(self) -> list[Happening]:
        told, self._told = self._told, []
        return told

    def _pass(self, t: int) -> None:
        """Bring everything that time alone brings up to and at `t`.

        At one moment the bout ends first, then standing lapses, then comes a show (rules 12 and 16).
        """
        state = self.state
        self._nothing_before = NEVER
        while state.running:
            end, lapse, show = (
                next_moments.next_end(state),
                next_moments.next_lapse(state),
                next_moments.next_show(state),
            )
            moment = min(end, lapse, show)
            if moment > t:
                break
            state.now = moment
            state.presence.observe(moment, state.settings)
            if end == moment:
                self._establish_end(moment)
            elif lapse == moment:
                self._stand_no_more(moment, said=False)
            else:
                self._show(moment)
        if state.running:
            if state.asks.ready_since is None and (ready := next_moments.ready_from(state)) <= t:
                state.asks.ready_since = ready
            state.now = t
            state.presence.observe(t, state.settings)
            self._note_readiness()
        state.now = t

    # Input

    def _input(self, t: int, until: int) -> None:
        state = self.state
        state.presence.input(t, until)
        free = state.bout is None and state.activation is None and state.standing_since is None
        if free and state.presence.reachable:
            self._open_bout(t)

    def _input_goes_on(self, t: int) -> None:
        if self.state.presence.input_goes_on(t):
            self._input(t, t)

    def _stand_no_more(self, t: int, *, said: bool) -> None:
        """Standing, if any, is over: the user has said so, or it has lapsed."""
        state = self.state
        if state.standing_since is not None:
            end = t if said else max(state.standing_since, state.presence.last_sign)
            self._told.append(StandingOver(t, state.standing_since, end, said))
        state.standing_since = None
        if state.activation:
            state.activation.stood_since = None

    # Bouts

    def _open_bout(self, t: int) -> None:
        state = self.state
        if state.settings.break_min <= t - state.last_end <= state.settings.off_after:
            prompted = state.last_ended_by is EndedBy.ACTIVATION
            kind = BreakKind.PROMPTED if prompted else BreakKind.NATURAL
            self._told.append(BreakTaken(t, state.last_end, t, kind))
        self._told.append(BoutOpened(t))
        state.bout = t
        state.asks = AskSchedule(t + state.settings.prompt_after)

    def _establish_end_before_launch(self, t: int) -> None:
        """The end that an open bout came to before the launch at `t`, if any: silence is asked first (rule 14)."""
        state, settings = self.state, self.state.settings
        last_sign, stood_since = state.presence.last_sign, state.standing_since
        if state.bout is None:
            return
        if t - last_sign >= settings.away_after:
            self._end_bout(t, last_sign, EndedBy.QUIT)
        elif stood_since is not None and stood_since + settings.break_min <= min(
            t, next_moments.standing_lapses(state)
        ):
            self._end_bout(t, stood_since, EndedBy.POSTURE)

    def _establish_end(self, t: int) -> None:
        _, reason = next_moments.absence(self.state)
        if reason is EndedBy.POSTURE and self.state.standing_since is not None:
            self._end_bout(t, self.state.standing_since, reason)
        else:
            self._end_bout(t, self.state.presence.last_sign, reason)

    def _end_bout(self, t: int, end: int, ended_by: EndedBy) -> None:
        state = self.state
        assert state.bout is not None
        if state.activation and state.activation.stood_since is not None:
            end, ended_by = state.activation.stood_since, EndedBy.POSTURE
        elif state.activation:
            end, ended_by = state.activation.press, EndedBy.ACTIVATION
        if state.asks.on_screen:
            self._told.append(PromptWithdrawn(t, state.asks.nth))
        self._told.append(BoutEnded(t, state.bout, end, ended_by))
        state.last_end, state.last_ended_by = end, ended_by
        state.bout = None
        state.asks = AskSchedule(FOREVER)

    # Asks

    def _show(self, t: int) -> None:
        state = self.state
        assert state.bout is not None
        opens = state.asks.shows == 0
        nth = state.asks.show(t, state.settings)
        self._told.append(PromptShown(t, state.bout, t - state.bout, nth, opens))

    def _note_readiness(self) -> None:
        """Remember since when an ask has been ready, or that it has been interrupted."""
        state = self.state
        if next_moments.ready_from(state) > state.now:
            state.asks.ready_since = None
        elif state.asks.ready_since is None:
            state.asks.ready_since = state.now

    def _answer(self, t: int, choice: Choice, snooze: int | None) -> None:
        state = self.state
        if not state.presence.reachable:
            self._told.append(AnswerRefused(t, choice))
            return
        self._input(t, t)
        settings, asking = state.settings, state.asks
        on_screen = asking.on_screen
        if choice is Choice.START and state.activation is None:
            asking.take_off_screen()
            state.activation = Activation(t, state.standing_since)
            if on_screen:
                self._told.append(AskAnswered(t, choice, None))
            self._told.append(ActivationBegan(t))
        elif choice is Choice.SNOOZE and on_screen and asking.snoozes < settings.snooze_limit:
            asking.snooze(t + (settings.snooze if snooze is None else snooze))
            self._told.append(AskAnswered(t, choice, asking.due))
        elif choice in {Choice.SKIP, Choice.DISMISS} and on_screen:
            asking.ask_anew(t + settings.prompt_after)
            self._told.append(AskAnswered(t, choice, asking.due))
        else:
            self._told.append(AnswerRefused(t, choice))

    def _finish(self, t: int, outcome: Outcome, *, seated: bool) -> None:
        state = self.state
        activation, settings = state.activation, state.settings
        if activation is None:
            return
        self._told.append(ActivationOver(t, activation.press, outcome, seated))
        if state.bout is not None:
            short = t - activation.press < settings.break_min
            if outcome is Outcome.ABANDONED or short:
                state.asks.ask_anew(max(t + settings.repeat_every, state.asks.due))
            elif seated:
                state.asks.ask_anew(t + settings.prompt_after)
            else:
                self._end_bout(t, activation.press, EndedBy.ACTIVATION)
        state.activation = None
