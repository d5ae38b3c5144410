"""The tray process as a whole: what the user wants goes in here, what the sitting clock tells goes out from here."""

from collections.abc import Mapping
from typing import Any

from glutebreak.control.diagnosis import Diagnosis
from glutebreak.control.names import News, WindowName
from glutebreak.control.protocol import CommandRefusedError, news
from glutebreak.control.server import Peer
from glutebreak.control.status import Status
from glutebreak.core.durations import MINUTE, SECOND, spell_duration
from glutebreak.core.records import SeenSet, SetRecord
from glutebreak.core.sitting.happenings import (
    ActivationBegan,
    ActivationOver,
    AskAnswered,
    BoutOpened,
    Choice,
    Happening,
    Hold,
    Outcome,
    Posture,
    PromptShown,
    PromptWithdrawn,
)
from glutebreak.language import tr
from glutebreak.resident.parts import Parts
from glutebreak.resident.presenting import status_of, view_of
from glutebreak.resident.sitting_clock import Step

HANDS_OFF_WITHIN = 5 * SECOND
"""Milliseconds from a set's beginning, or from the last press of the break's own keys and buttons, in which input does
not tell against the set: the press itself, the hand that leaves the mouse."""


class Resident:
    """Carries out what the tray, the notifications, the command line and the windows ask for."""

    def __init__(self) -> None:
        """Nothing is to be asked of it before it has its parts."""
        self._with: Parts
        self._said_no_tray = False
        self._last_handled = 0

    def work_with(self, parts: Parts) -> None:
        """The parts, which in turn were given methods of this object to call."""
        self._with = parts

    # What the sitting clock tells

    def stepped(self, step: Step) -> None:
        """Do what a step of the sitting clock asks for, on screen first, then in the log."""
        for happening in step.happenings:
            if isinstance(happening, ActivationBegan):
                self._last_handled = happening.t
                plan = self._with.proposer.plan
                self._with.windows.tell(news(News.OPEN, window=WindowName.BREAK, plan=plan.to_json()))
                self._with.windows.hang_watch.break_began(plan.routine.lasts)
            elif isinstance(happening, ActivationOver):
                self._with.windows.hang_watch.break_over()
            self._with.prompter.take(happening)
            self._have_windows_ready(happening)
        self._with.recorder.step(step)
        self._with.show(view_of(self._with.clock.state, self._with.pausing.said))
        if any(isinstance(each, BoutOpened) for each in step.happenings):
            self._with.weekly_summary.bout_opened()
        if step.happenings:
            self.log_changed()

    def _have_windows_ready(self, happening: Happening) -> None:
        """While an ask is on the screen its Start shall not have to wait for a process."""
        match happening:
            case PromptShown():
                self._with.announcer.make_way()
                self._with.windows.warm()
            case PromptWithdrawn():
                self._with.windows.cool()
            case AskAnswered(choice=choice) if choice is not Choice.START:
                self._with.windows.cool()
            case _:
                pass

    def windows_gone(self) -> None:
        """The windows process has gone: a break that ran in it is abandoned."""
        if self._abandon_break():
            body = tr("Your progress was saved. You can start another break at any time.")
            self.announce(tr("The break window closed unexpectedly"), body)

    def windows_never_came(self) -> None:
        """The windows process never came: a break that was to run in it is abandoned."""
        body = tr("Nothing was lost. To see what went wrong, quit glutebreak and start it in a terminal.")
        self.announce(tr("The window could not be opened"), body)
        self._abandon_break()

    def peer_left(self, peer: Peer) -> None:
        """Somebody has hung up on the control socket."""
        self._with.windows.leave(peer)

    def announce(self, title: str, body: str) -> None:
        """Say something that wants no answer."""
        self._with.announcer.say(title, body)

    def log_trouble(self, sentence: str | None) -> None:
        """The log does not take what happens, or takes it again."""
        title = tr("Logging doesn’t work right now") if sentence else tr("Logging works again")
        body = sentence or tr("Nothing was lost.")
        self.announce(title, body)

    def log_put_back(self) -> None:
        """Somebody had removed the log."""
        body = tr("It has been restored. You can delete days in the history window.")
        self.announce(tr("The log file was removed"), body)

    def log_changed(self) -> None:
        """What is shown of the log is out of date."""
        self._with.windows.inform(news(News.LOG_CHANGED))

    def deleted(self, told: Mapping[str, Any]) -> None:
        """A deletion is over: `records` and `given_back`, or the `error`."""
        self._with.windows.inform(news(News.DELETED, **told))
        self.log_changed()

    def backup_trouble(self, sentence: str) -> None:
        """There is no backup of today."""
        self.announce(tr("The log was not backed up"), sentence)

    # What the user wants, from the tray, a notification or the command line

    def break_now(self) -> None:
        """Start a break; if that cannot be done now, say why."""
        try:
            self.start_break()
        except CommandRefusedError as refusal:
            self.announce(tr("No break now"), str(refusal))

    def start_break(self) -> None:
        """Start a break, or bring the one that runs to the front.

        Raises:
            CommandRefusedError: the screen is locked.
        """
        if self._with.clock.state.activation is not None:
            self._with.windows.tell(news(News.OPEN, window=WindowName.BREAK))
            return
        self._answer(Choice.START, tr("You can’t start a break while the screen is locked."))

    def do_now(self, routine: str) -> None:
        """Start a break with that routine, or that exercise alone.

        Raises:
            CommandRefusedError: a break is running, the screen is locked, or there is no such routine.
        """
        if self._with.clock.state.activation is not None:
            raise CommandRefusedError(tr("A break is already running. Finish it first."))
        if not self._with.proposer.knows(routine):
            raise CommandRefusedError(
                tr("There’s no exercise called {name}. Close Exercises and open it again.", name=routine)
            )
        with self._with.proposer.chosen(routine):
            self._answer(Choice.START, tr("You can’t start a break while the screen is locked."))

    def answer(self, choice: Choice) -> None:
        """Answer the ask on screen; one that came too late is refused in silence."""
        self._with.clock.answer(choice)

    def snooze(self, minutes: int) -> None:
        """Ask again that much later."""
        self._with.clock.answer(Choice.SNOOZE, minutes * MINUTE)

    def snooze_for(self, milliseconds: int | None) -> None:
        """Put the ask on screen off, for the setting's length if None."""
        state = self._with.clock.state
        refusal = tr("There’s no reminder to snooze.")
        if state.asks.on_screen and state.asks.snoozes >= state.settings.snooze_limit:
            refusal = tr("No snoozes left until you’ve been up. Skip the reminder, or start a break.")
        self._answer(Choice.SNOOZE, refusal, milliseconds)

    def skip(self) -> None:
        """Skip the ask on screen."""
        self._answer(Choice.SKIP, tr("There’s no reminder to skip."))

    def stand(self) -> None:
        """The user is standing."""
        self._with.clock.posture(Posture.STANDING)

    def sit(self) -> None:
        """The user is sitting."""
        self._with.clock.posture(Posture.SITTING)

    def pause(self, minutes: int) -> None:
        """Ask nothing for so many minutes."""
        self._with.pausing.pause_for(minutes * MINUTE)

    def pause_for(self, milliseconds: int) -> None:
        """Ask nothing for so many milliseconds."""
        self._with.pausing.pause_for(milliseconds)

    def pause_until_tomorrow(self) -> None:
        """Ask nothing for the rest of the day."""
        self._with.pausing.pause_until_tomorrow()

    def pause_until_resumed(self) -> None:
        """Ask nothing until told otherwise."""
        self._with.pausing.pause_until_resumed()

    def resume(self) -> None:
        """Ask again."""
        self._with.pausing.resume()

    def hold(self, reason: Hold, in_force: bool) -> None:  # noqa: FBT001 - it is the event itself
        """A reason not to ask begins or ends."""
        self._with.recorder.hold(reason, in_force=in_force)
        self._with.clock.hold(reason, in_force=in_force)

    def week(self) -> None:
        """Open the week."""
        self.open_window(WindowName.WEEK)

    def library(self) -> None:
        """Open the exercises."""
        self.open_window(WindowName.LIBRARY)

    def settings(self) -> None:
        """Open the settings."""
        self.open_window(WindowName.SETTINGS)

    def open_window(self, name: WindowName) -> None:
        """Open a window, or bring it to the front."""
        self._with.windows.tell(news(News.OPEN, window=name))

    def quit(self) -> None:
        """End the app, once what asked for it has been answered."""
        self._with.end()

    def tray_found(self, *, available: bool) -> None:
        """Without any tray, say once how to reach the app."""
        if available or self._said_no_tray:
            return
        self._said_no_tray = True
        body = tr("glutebreak is running without an icon. To see your week, start it again.")
        self.announce(tr("This desktop has no system tray"), body)

    # What the command line and the windows ask

    def status(self) -> Status:
        """How long the user has been sitting, and what is ahead."""
        self._with.clock.nudge()
        return status_of(self._with.clock.state, self._with.pausing.said)

    def doctor(self) -> Diagnosis:
        """Which mechanism serves what, and why each other one does not."""
        settings = self._with.clock.state.settings
        return Diagnosis(capabilities=self._with.capabilities(), prompt_after=spell_duration(settings.prompt_after))

    def attach(self, peer: Peer) -> None:
        """The windows process is there and wants to be told."""
        self._with.windows.attach(peer)

    def set_done(self, seen: SeenSet) -> None:
        """A set of the running activation was seen; whoever typed meanwhile has only claimed it."""
        clock = self._with.clock
        running = clock.state.activation is not None
        typed = running and clock.touched_since(self._last_handled + HANDS_OFF_WITHIN)
        self._last_handled = clock.now
        self._with.recorder.set_done(SetRecord.of(seen, plausible=not typed))

    def handled(self) -> None:
        """The user has paused, gone on, skipped or muted: no sign that they do something else than the exercise."""
        self._last_handled = self._with.clock.now

    def still_there(self) -> None:
        """The windows process does not hang."""
        self._with.windows.hang_watch.answered()

    def finish(self, outcome: Outcome, *, seated: bool) -> None:
        """The running activation is over."""
        if self._with.clock.state.activation is None:
            raise CommandRefusedError(tr("No break is running."))
        self._with.clock.finish(outcome, seated=seated)

    def correct(self, outcome: Outcome) -> None:
        """The user says how the last activation really went."""
        self._with.recorder.correct(outcome)
        self.log_changed()

    def ban(self, exercise: str) -> None:
        """An exercise hurts: never propose it again until the user says so."""
        self._with.change_settings({"banned": [*self._with.banned(), exercise]})

    def change_settings(self, changes: Mapping[str, Any]) -> None:
        """Go by other settings from now on."""
        self._with.change_settings(changes)

    def _abandon_break(self) -> bool:
        """End the break that runs; returns whether there was one."""
        if self._with.clock.state.activation is None:
            return False
        self._with.clock.finish(Outcome.ABANDONED, seated=False)
        return True

    def _answer(self, choice: Choice, refusal: str, snooze: int | None = None) -> None:
        if self._with.clock.answer(choice, snooze).refused:
            raise CommandRefusedError(refusal)
