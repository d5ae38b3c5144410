"""The tray process as a whole, short of the desktop: the real model, prompter and pauses on a simulated desk."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from core.exercises.catalogue_samples import built_in
from glutebreak.control.protocol import CommandRefusedError
from glutebreak.core.coaching.occasion import Occasion, Place
from glutebreak.core.durations import MINUTE, SECOND
from glutebreak.core.records import SeenSet, SetRecord
from glutebreak.core.sitting.happenings import (
    ActivationOver,
    AnswerRefused,
    BoutOpened,
    Choice,
    Hold,
    Outcome,
    PromptShown,
    StandingBegan,
    StandingOver,
)
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.ports import Capability
from glutebreak.resident.announcing import Announcer
from glutebreak.resident.parts import Parts
from glutebreak.resident.pausing import Pausing
from glutebreak.resident.prompting import Prompter
from glutebreak.resident.proposing import Proposer
from glutebreak.resident.resident import Resident
from glutebreak.resident.sitting_clock import Step
from glutebreak.resident.tray.view import Figure, TrayView
from resident.noting_notifier import NotingNotifier
from resident.simulated_world import SimulatedWorld

IT_IS_LOCKED = "You can’t start a break while the screen is locked."


class NotingRecorder:
    """Remembers what was to be logged."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.entered: list[tuple[Any, ...]] = []

    def step(self, step: Step) -> None:
        """Remember."""
        self.steps.append(step)

    def __getattr__(self, name: str) -> Any:
        def enter(*arguments: Any, **named: Any) -> None:
            self.entered.append((name, *arguments, *named.values()))

        return enter


class NotingHangWatch:
    """Remembers which breaks it watched over."""

    def __init__(self) -> None:
        self.noted: list[tuple[str, int] | str] = []

    def break_began(self, lasting: int) -> None:
        """Remember."""
        self.noted.append(("began", lasting))

    def break_over(self) -> None:
        """Remember."""
        self.noted.append("over")

    def answered(self) -> None:
        """Remember."""
        self.noted.append("answered")


class NotingWindows:
    """Remembers what the windows were told; `informed` is what was not worth starting them."""

    def __init__(self) -> None:
        self.told: list[Mapping[str, Any]] = []
        self.informed: list[Mapping[str, Any]] = []
        self.attached: list[Any] = []
        self.warmth: list[str] = []
        self.hang_watch = NotingHangWatch()

    def tell(self, message: Mapping[str, Any]) -> None:
        """Remember."""
        self.told.append(message)

    def inform(self, message: Mapping[str, Any]) -> None:
        """Remember."""
        self.informed.append(message)

    def warm(self) -> None:
        """Remember."""
        self.warmth.append("warm")

    def cool(self) -> None:
        """Remember."""
        self.warmth.append("cool")

    def attach(self, peer: Any) -> None:
        """Remember."""
        self.attached.append(peer)

    def leave(self, peer: Any) -> None:
        """Forget."""
        self.attached.remove(peer)


class Desk:
    """A resident at a simulated desk."""

    def __init__(self) -> None:
        self.resident = Resident()
        self.world = SimulatedWorld(SittingSettings(), launch=False)
        self.world.on_step = self.resident.stepped
        self.sitting = self.world.sitting
        self.recorder = NotingRecorder()
        self.windows = NotingWindows()
        self.screen = NotingNotifier()
        self.said = NotingNotifier()
        self.views: list[TrayView] = []
        self.changed: list[Mapping[str, Any]] = []
        self.ended = 0
        self.proposer = Proposer(
            built_in, lambda past: Occasion(Place.HOME, floor=True, history=past, banned=frozenset(), seed=1)
        )
        prompter = Prompter(lambda: self.sitting.state, self.proposer, self.resident.answer)
        prompter.show_with(self.screen)
        self.prompter = prompter
        self.resident.work_with(
            Parts(
                clock=self.sitting,
                recorder=self.recorder,  # type: ignore[arg-type]
                prompter=prompter,
                announcer=Announcer(self.world.clock, self.said),
                windows=self.windows,  # type: ignore[arg-type]
                pausing=Pausing(self.world.clock, self.world.loop, self.resident.hold),
                show=self.views.append,
                capabilities=lambda: (Capability("tray", "none", (("X11 system tray", "no panel"),)),),
                proposer=self.proposer,
                change_settings=self.changed.append,
                weekly_summary=NotingRecorder(),  # type: ignore[arg-type]
                banned=lambda: frozenset({"a-skip"}),
                end=self._end,
            )
        )
        self.sitting.launch()

    def type_until(self, end: int) -> None:
        """Type every second until so many milliseconds after the start."""
        for moment in range(self.world.clock.steady() - self.world.began, end + 1, SECOND):
            self.world.run_to(moment)
            self.world.touch()

    def break_opens(self) -> Mapping[str, Any]:
        """What the windows are told when a break begins."""
        return {"tell": "open", "window": "break", "plan": self.proposer.proposal().plan.to_json()}

    def told(self, kind: type) -> list[Any]:
        """What the model told of a kind."""
        return [each for each in self.world.told if isinstance(each, kind)]

    def announced(self) -> list[str]:
        """Every announcement's text."""
        return [each.body for each in self.said.notices]

    def _end(self) -> None:
        self.ended += 1


@pytest.fixture
def desk() -> Desk:
    """Nobody sits yet."""
    return Desk()


@pytest.fixture
def asked() -> Desk:
    """Somebody has been sitting for thirty-one minutes, and an ask is on the screen."""
    desk = Desk()
    desk.type_until(31 * MINUTE)
    assert desk.screen.on_screen is not None
    return desk


# What the sitting clock tells


@pytest.mark.parametrize("choice", [Choice.SNOOZE, Choice.SKIP, Choice.DISMISS])
def test_windows_are_kept_warm_while_an_ask_is_on_the_screen(asked: Desk, choice: Choice) -> None:
    """And let go with any answer that wants none."""
    before = list(asked.windows.warmth)
    asked.resident.answer(choice)
    assert (before, asked.windows.warmth) == (["warm"], ["warm", "cool"])


def test_windows_are_let_go_with_an_ask_that_is_withdrawn(asked: Desk) -> None:
    """The user has got up."""
    asked.world.run_to(asked.world.clock.steady() - asked.world.began + 30 * MINUTE)
    assert asked.screen.on_screen is None
    assert asked.windows.warmth[-1] == "cool"


def test_a_start_is_met_by_warm_windows(asked: Desk) -> None:
    """They are not let go for it."""
    asked.resident.answer(Choice.START)
    assert (asked.windows.warmth, asked.windows.told) == (["warm"], [asked.break_opens()])


def test_every_step_is_logged_and_shown_and_the_windows_hear_of_changes(asked: Desk) -> None:
    """The windows are told only when the log has something new."""
    changes = [step for step in asked.recorder.steps if step.happenings]
    assert len(asked.views) == len(asked.recorder.steps)
    assert asked.windows.informed == [{"tell": "log-changed"}] * len(changes)
    assert (asked.views[-1].state.figure, asked.windows.told) == (Figure.DUE, [])


@pytest.mark.parametrize("hours", [-1, 1])
def test_setting_the_wall_clock_moves_no_ask(hours: int) -> None:
    """Not the first, and not its repeat (rule 13)."""
    desks = Desk(), Desk()
    for desk, ahead in zip(desks, (0, hours), strict=True):
        desk.type_until(20 * MINUTE)
        desk.world.clock.set_wall(ahead * 60 * MINUTE)
        desk.type_until(40 * MINUTE)
    shown = [[(each.t, each.sitting) for each in desk.told(PromptShown)] for desk in desks]
    assert shown[0] == shown[1]
    assert [t - desks[0].world.began for t, _ in shown[0]] == [(30 * 60 + 21) * SECOND, (35 * 60 + 41) * SECOND]


def test_a_sleep_of_which_only_the_wake_was_told_is_seen_by_the_clocks(desk: Desk) -> None:
    """The signal before it may have been missed: the night is no sitting."""
    desk.type_until(10 * MINUTE)
    desk.world.clock.sleep(8 * 60 * MINUTE)
    desk.sitting.awake()
    assert desk.sitting.state.bout is None
    assert desk.sitting.state.last_end - desk.world.began == 10 * MINUTE


# Breaks


def test_start_takes_the_ask_away_and_opens_the_break(asked: Desk) -> None:
    """By the notification's button."""
    asked.prompter.chosen("start")
    assert (asked.screen.on_screen, asked.windows.told) == (None, [asked.break_opens()])
    assert asked.views[-1].break_offered is False


def test_a_break_can_be_started_unasked(desk: Desk) -> None:
    """Even by somebody who has not typed yet."""
    desk.resident.start_break()
    assert desk.windows.told == [desk.break_opens()]


def test_starting_a_break_while_one_runs_brings_it_to_the_front(asked: Desk) -> None:
    """It does not begin anew."""
    asked.resident.start_break()
    asked.resident.break_now()
    assert asked.windows.told == [asked.break_opens(), {"tell": "open", "window": "break"}]


def test_a_break_behind_a_locked_screen_is_refused_with_a_sentence(desk: Desk) -> None:
    """To the command line as an error."""
    desk.sitting.locked()
    with pytest.raises(CommandRefusedError) as refused:
        desk.resident.start_break()
    assert (str(refused.value), desk.windows.told) == (IT_IS_LOCKED, [])


def test_in_the_tray_a_refusal_is_said_and_not_raised(desk: Desk) -> None:
    """Qt has nobody to catch it."""
    desk.sitting.locked()
    desk.resident.break_now()
    assert (desk.announced(), desk.windows.told) == ([IT_IS_LOCKED], [])


def test_a_finished_break_is_over(asked: Desk) -> None:
    """And a second finish, from windows that came too late, is refused."""
    asked.resident.start_break()
    asked.world.run_to(34 * MINUTE)
    asked.resident.finish(Outcome.DONE, seated=False)
    with pytest.raises(CommandRefusedError, match=r"^No break is running\.$"):
        asked.resident.finish(Outcome.DONE, seated=False)
    assert [each.outcome for each in asked.told(ActivationOver)] == [Outcome.DONE]


def test_a_set_during_which_somebody_typed_is_only_claimed(asked: Desk) -> None:
    """The press on Start, and what the hand does on its way off the mouse, tells against nothing."""
    quiet, typed = (SeenSet("donkey-kick", side, 10, 0, completed=True) for side in ("left", "right"))
    asked.resident.answer(Choice.START)
    began = asked.world.clock.steady() - asked.world.began
    asked.world.run_to(began + 3 * SECOND)
    asked.world.touch()
    asked.world.run_to(began + 40 * SECOND)
    asked.resident.set_done(quiet)
    asked.world.run_to(began + 60 * SECOND)
    asked.world.touch()
    asked.world.run_to(began + 80 * SECOND)
    asked.resident.set_done(typed)
    entered = [entry for entry in asked.recorder.entered if entry[0] == "set_done"]
    assert entered == [
        ("set_done", SetRecord.of(quiet, plausible=True)),
        ("set_done", SetRecord.of(typed, plausible=False)),
    ]


def test_a_press_for_the_break_tells_against_no_set_that_runs_on(asked: Desk) -> None:
    """Whoever pauses to take off a jacket, and goes on, does the exercise all the same."""
    done = SeenSet("donkey-kick", "left", 10, 0, completed=True)
    asked.resident.answer(Choice.START)
    began = asked.world.clock.steady() - asked.world.began
    asked.world.run_to(began + 20 * SECOND)
    asked.world.touch()
    asked.resident.handled()
    asked.world.run_to(began + 22 * SECOND)
    asked.world.touch()
    asked.world.run_to(began + 60 * SECOND)
    asked.resident.set_done(done)
    entered = [entry for entry in asked.recorder.entered if entry[0] == "set_done"]
    assert entered == [("set_done", SetRecord.of(done, plausible=True))]


def test_windows_that_go_in_the_middle_of_a_break_abandon_it_and_the_user_is_told(asked: Desk) -> None:
    """A crash in a codec must not keep asks away for good."""
    asked.resident.start_break()
    asked.resident.windows_gone()
    assert [each.outcome for each in asked.told(ActivationOver)] == [Outcome.ABANDONED]
    assert asked.announced() == ["Your progress was saved. You can start another break at any time."]


def test_windows_that_never_come_are_told_of(asked: Desk) -> None:
    """Whoever pressed Start sees that something is wrong."""
    asked.resident.start_break()
    asked.resident.windows_never_came()
    assert [each.outcome for each in asked.told(ActivationOver)] == [Outcome.ABANDONED]
    assert asked.announced() == [
        "Nothing was lost. To see what went wrong, quit glutebreak and start it in a terminal."
    ]


def test_windows_that_are_closed_without_a_break_are_nothing_to_tell(asked: Desk) -> None:
    """That is how they always end."""
    asked.resident.windows_gone()
    assert (asked.announced(), asked.told(ActivationOver)) == ([], [])


def test_being_quit_in_the_middle_of_a_break_abandons_it(asked: Desk) -> None:
    """And says so to the log."""
    asked.resident.start_break()
    asked.sitting.quit()
    (over,) = asked.told(ActivationOver)
    assert (over.outcome, over in asked.recorder.steps[-1].happenings) == (Outcome.ABANDONED, True)


def test_what_is_seen_in_a_break_goes_into_the_log(asked: Desk) -> None:
    """Each set, and what the user says afterwards: the week that is open shows it."""
    seen = SeenSet("donkey-kick", "left", 10, 0, completed=True)
    asked.resident.set_done(seen)
    told_before = len(asked.windows.informed)
    asked.resident.correct(Outcome.PARTLY)
    assert asked.recorder.entered == [("set_done", SetRecord.of(seen, plausible=True)), ("correct", Outcome.PARTLY)]
    assert asked.windows.informed[told_before:] == [{"tell": "log-changed"}]


def test_how_a_deletion_went_is_told_to_whoever_shows_the_log(desk: Desk) -> None:
    """First how it went, then that all of it is to be read anew."""
    desk.resident.deleted({"records": 3, "given_back": 4096})
    assert desk.windows.informed == [
        {"tell": "deleted", "records": 3, "given_back": 4096},
        {"tell": "log-changed"},
    ]


def test_an_exercise_that_hurts_joins_those_that_are_never_proposed(desk: Desk) -> None:
    """In the settings, where it can be taken back."""
    desk.resident.ban("donkey-kick")
    desk.resident.change_settings({"floor": True})
    assert desk.changed == [{"banned": ["a-skip", "donkey-kick"]}, {"floor": True}]


# Snooze and skip


def test_an_ask_is_put_off_by_the_length_given_or_by_the_settings(asked: Desk) -> None:
    """From the command line, in milliseconds; from the tray, in minutes."""
    asked.resident.snooze_for(None)
    first = asked.resident.status().next_ask_ms
    asked.type_until(37 * MINUTE)
    asked.resident.snooze_for(7 * MINUTE)
    second = asked.resident.status().next_ask_ms
    asked.type_until(45 * MINUTE)
    asked.resident.snooze(10)
    assert (first, second, asked.resident.status().next_ask_ms) == (5 * MINUTE, 7 * MINUTE, 10 * MINUTE)


def test_after_the_last_snooze_the_refusal_says_what_can_be_done_instead(asked: Desk) -> None:
    """And blames nobody; the ask stays, and the answer is input all the same (rules 8 and 15)."""
    asked.sitting.state.asks.snoozes = 3
    with pytest.raises(CommandRefusedError) as refused:
        asked.resident.snooze_for(None)
    assert str(refused.value) == "No snoozes left until you’ve been up. Skip the reminder, or start a break."
    assert (asked.screen.on_screen is None, len(asked.told(AnswerRefused))) == (False, 1)


def test_skip_takes_the_ask_away(asked: Desk) -> None:
    """The next is due in half an hour."""
    asked.resident.skip()
    assert (asked.screen.on_screen, asked.resident.status().next_ask_ms) == (None, 30 * MINUTE)


@pytest.mark.parametrize(
    ("what", "sentence"),
    [("skip", "There’s no reminder to skip."), ("snooze_for", "There’s no reminder to snooze.")],
)
def test_without_an_ask_there_is_nothing_to_answer(desk: Desk, what: str, sentence: str) -> None:
    """One sentence each."""
    desk.type_until(MINUTE)
    with pytest.raises(CommandRefusedError) as refused:
        getattr(desk.resident, what)(*([None] if what == "snooze_for" else []))
    assert str(refused.value) == sentence


def test_an_answer_that_comes_too_late_is_refused_in_silence(asked: Desk) -> None:
    """The notification was on its way off the screen."""
    asked.prompter.dismissed()
    asked.prompter.chosen(Choice.SKIP)
    asked.resident.snooze(5)
    assert (len(asked.told(AnswerRefused)), asked.announced()) == (2, [])


# Pauses and holds


def test_a_pause_holds_asks_back_and_ends_by_itself(desk: Desk) -> None:
    """The hold is logged at both ends; sitting is counted on."""
    desk.resident.pause(30)
    desk.type_until(29 * MINUTE)
    paused = desk.views[-1].paused
    desk.type_until(31 * MINUTE)
    assert (paused, desk.views[-1].paused) == (True, False)
    assert desk.recorder.entered == [("hold", Hold.PAUSE, True), ("hold", Hold.PAUSE, False)]
    assert desk.resident.status().sitting_ms == 31 * MINUTE - SECOND


def test_pausing_again_and_resuming_what_is_not_paused_do_no_harm(desk: Desk) -> None:
    """Each says how it is to be."""
    desk.resident.resume()
    desk.resident.pause_for(MINUTE)
    desk.resident.pause_until_resumed()
    desk.type_until(5 * MINUTE)
    paused = desk.views[-1].paused
    desk.resident.resume()
    desk.resident.pause_until_tomorrow()
    assert (paused, desk.views[-1].paused) == (True, True)


def test_a_pause_is_told_with_its_end_wherever_it_is_told(desk: Desk) -> None:
    """In the tray's menu, in its tooltip and in `status`; a pause that takes another's place is told anew."""
    desk.type_until(MINUTE)
    desk.resident.pause_until_resumed()
    first = desk.views[-1].next_break
    desk.resident.pause(30)
    end = f"{desk.world.clock.wall() + timedelta(minutes=30):%-H:%M}"

    assert first == "Reminders paused until you resume them"
    assert desk.views[-1].next_break == f"Reminders paused until {end}"
    assert desk.views[-1].tooltip == f"Sitting 0 min, reminders paused until {end}"
    assert desk.resident.status().said == desk.views[-1].tooltip


# Posture, windows, the end


def test_a_posture_is_logged_and_shown(desk: Desk) -> None:
    """Standing, and sitting again."""
    desk.resident.stand()
    standing = desk.views[-1].standing
    desk.resident.sit()
    assert (standing, desk.views[-1].standing) == (True, False)
    happenings = [each for step in desk.recorder.steps for each in step.happenings]
    now = desk.sitting.now
    assert happenings == [StandingBegan(now), StandingOver(now, now, now, said=True), BoutOpened(now)]


def test_windows_are_opened_by_name(desk: Desk) -> None:
    """From the tray or the command line."""
    desk.resident.week()
    desk.resident.settings()
    assert desk.windows.told == [{"tell": "open", "window": "week"}, {"tell": "open", "window": "settings"}]


def test_quit_ends_it(desk: Desk) -> None:
    """Once."""
    desk.resident.quit()
    assert desk.ended == 1


def test_peers_come_and_go(desk: Desk) -> None:
    """Whoever has left is told nothing any more."""
    peer: Any = object()
    desk.resident.attach(peer)
    attached = list(desk.windows.attached)
    desk.resident.peer_left(peer)
    assert (attached, desk.windows.attached) == ([peer], [])


# What is said and asked


def test_a_desktop_without_a_tray_is_told_of_once(desk: Desk) -> None:
    """However often the tray comes and goes."""
    for available in (False, True, False):
        desk.resident.tray_found(available=available)
    assert [(each.title, each.body) for each in desk.said.notices] == [
        ("This desktop has no system tray", "glutebreak is running without an icon. To see your week, start it again.")
    ]


def test_an_announcement_leaves_the_ask_on_the_screen(asked: Desk) -> None:
    """It has a notifier of its own."""
    ask = asked.screen.on_screen
    asked.resident.log_trouble("The disk is full; free up some space.")
    assert (asked.screen.on_screen, asked.announced()) == (ask, ["The disk is full; free up some space."])


def test_the_log_that_takes_everything_again_is_told(desk: Desk) -> None:
    """After its trouble, and below it."""
    desk.resident.log_trouble("The disk is full.")
    desk.resident.log_trouble(None)
    desk.resident.backup_trouble("The disk is full.")
    assert desk.announced()[-1].splitlines() == [
        "Logging doesn’t work right now: The disk is full.",
        "Logging works again: Nothing was lost.",
        "The log was not backed up: The disk is full.",
    ]


def test_a_log_that_is_put_back_is_told_with_the_way_to_delete(desk: Desk) -> None:
    """Whoever removed it may have wanted to be rid of what it held."""
    desk.resident.log_put_back()
    assert desk.announced() == ["It has been restored. You can delete days in the history window."]


def test_doctor_tells_every_mechanism_and_why_not_the_others(desk: Desk) -> None:
    """As JSON takes it."""
    told = {
        "capabilities": [
            {"purpose": "tray", "mechanism": "none", "not_taken": [["X11 system tray", "no panel"]], "heard": []}
        ],
        "prompt_after": "30m",
    }
    assert json.dumps(desk.resident.doctor().to_answer()) == json.dumps(told)


def test_a_break_is_watched_over_from_its_start_to_its_end(desk: Desk) -> None:
    """By the length that was planned; its process may hang while it keeps its line."""
    desk.type_until(31 * MINUTE)
    planned = desk.proposer.plan.routine.lasts
    desk.resident.start_break()
    desk.resident.still_there()
    desk.resident.finish(Outcome.DONE, seated=False)
    assert desk.windows.hang_watch.noted == [("began", planned), "answered", "over"]
