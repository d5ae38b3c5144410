"""What is asked for by the tray, the command line and the windows, carried out by the parts that do it."""

from datetime import date, timedelta
from typing import Any, get_args

import pytest

from glutebreak.control import display
from glutebreak.control.diagnosis import Diagnosis
from glutebreak.control.messages import Done, Refused, Request, RequestRefusedError
from glutebreak.control.news import WindowWanted
from glutebreak.control.requests import (
    Diagnose,
    GetStatus,
    OpenWindow,
    PauseFor,
    PauseUntilResumed,
    PauseUntilTomorrow,
    Quit,
    Resume,
    Sit,
    Skip,
    Snooze,
    Stand,
    UserRequest,
    Window,
)
from glutebreak.control.window_requests import (
    Attach,
    BanExercise,
    ChangeSettings,
    ClaimAsk,
    CorrectActivation,
    CorrectBout,
    CorrectLastBreak,
    Delete,
    FinishBreak,
    UndoCorrection,
    WindowRequest,
)
from glutebreak.core.durations import MINUTE, SECOND
from glutebreak.core.history.corrections import Said
from glutebreak.core.sitting.happenings import (
    AnswerRefused,
    BoutOpened,
    Choice,
    Hold,
    Outcome,
    StandingBegan,
    StandingOver,
)
from glutebreak.ports import Capability
from messages_of_all_kinds import of_each_kind
from resident.desk import Desk


@pytest.mark.parametrize("kind", get_args(UserRequest | WindowRequest))
def test_every_request_is_known(desk: Desk, kind: type[Request[Any]]) -> None:
    """It is answered as it says; where nobody sits yet there is no reminder to answer, and no break to end."""
    request = of_each_kind()[kind]
    try:
        answer = desk.ask(request)
    except RequestRefusedError as refusal:
        answer = Refused(str(refusal))
    assert isinstance(answer, Refused if kind in {Snooze, Skip, FinishBreak} else request.answered_by)


@pytest.mark.parametrize(
    ("request_", "done"),
    [
        (CorrectLastBreak(Outcome.PARTLY), ("correct_last_break", Outcome.PARTLY)),
        (CorrectActivation(7, Outcome.DONE), ("correct_activation", 7, Outcome.DONE)),
        (CorrectBout(7, 0, 60_000, Said.STANDING), ("correct_sitting", 7, 0, 60_000, Said.STANDING)),
        (ClaimAsk(7, done=True), ("claim_ask", 7, True)),
        (UndoCorrection(3), ("undo_correction", 3)),
        (Delete(None), ("delete", None)),
        (
            Delete((date(2026, 11, 16), date(2026, 11, 17))),
            ("delete", (date(2026, 11, 16), date(2026, 11, 17))),
        ),
    ],
)
def test_the_log_is_corrected_and_deleted_from_by_its_keeper(
    desk: Desk, request_: Request[Any], done: tuple[Any, ...]
) -> None:
    """One call each."""
    assert (desk.ask(request_), desk.log_keeper.noted) == (Done(), [done])


def test_settings_are_kept_by_their_keeper(desk: Desk) -> None:
    """What hurts is a setting too."""
    desk.ask(BanExercise("donkey-kick"))
    desk.ask(ChangeSettings({"floor": True}))
    assert desk.settings.noted == [("ban", "donkey-kick"), ("change", {"floor": True})]


def test_a_reminder_is_snoozed_by_the_length_given_or_by_the_settings(reminded: Desk) -> None:
    """From the command line as from the tray."""
    reminded.ask(Snooze())
    first = reminded.status.next_ask_ms
    reminded.type_until(37 * MINUTE)
    reminded.commands.from_tray(Snooze(7 * MINUTE))
    assert (first, reminded.status.next_ask_ms) == (5 * MINUTE, 7 * MINUTE)


def test_after_the_last_snooze_the_refusal_says_what_can_be_done_instead(reminded: Desk) -> None:
    """And blames nobody; the reminder stays, and the answer is input all the same (rules 8 and 15)."""
    reminded.sitting.state.asks.snoozes = 3
    assert reminded.refusal_of(Snooze()) == (
        "No snoozes left until you’ve been up. Skip the reminder, or start a break."
    )
    assert (reminded.screen.on_screen is None, len(reminded.told(AnswerRefused))) == (False, 1)


def test_skip_takes_the_reminder_away(reminded: Desk) -> None:
    """The next is due in half an hour."""
    reminded.ask(Skip())
    assert (reminded.screen.on_screen, reminded.status.next_ask_ms) == (None, 30 * MINUTE)


@pytest.mark.parametrize(
    ("request_", "sentence"),
    [(Skip(), "There’s no reminder to skip."), (Snooze(), "There’s no reminder to snooze.")],
)
def test_without_a_reminder_there_is_nothing_to_answer(desk: Desk, request_: Any, sentence: str) -> None:
    """One sentence each, in the tray on the screen."""
    desk.type_until(MINUTE)
    refusal = desk.refusal_of(request_)
    desk.commands.from_tray(request_)
    assert (refusal, desk.announced()) == (sentence, [sentence])


def test_an_answer_of_the_notification_that_comes_too_late_is_refused_in_silence(reminded: Desk) -> None:
    """It was on its way off the screen."""
    reminded.prompter.dismissed()
    reminded.prompter.chosen(Choice.SKIP)
    assert (len(reminded.told(AnswerRefused)), reminded.announced()) == (1, [])


def test_a_pause_holds_reminders_back_and_ends_by_itself(desk: Desk) -> None:
    """The hold is logged at both ends; sitting is counted on."""
    desk.ask(PauseFor(30 * MINUTE))
    desk.type_until(29 * MINUTE)
    paused = desk.views[-1].paused
    desk.type_until(31 * MINUTE)
    assert (paused, desk.views[-1].paused) == (True, False)
    assert desk.recorder.noted == [("hold", Hold.PAUSE, True), ("hold", Hold.PAUSE, False)]
    assert desk.status.sitting_ms == 31 * MINUTE - SECOND


def test_pausing_again_and_resuming_what_is_not_paused_do_no_harm(desk: Desk) -> None:
    """Each says how it is to be."""
    desk.ask(Resume())
    desk.ask(PauseFor(MINUTE))
    desk.ask(PauseUntilResumed())
    desk.type_until(5 * MINUTE)
    paused = desk.views[-1].paused
    desk.ask(Resume())
    resumed = desk.views[-1].paused
    desk.ask(PauseUntilTomorrow())
    assert (paused, resumed, desk.views[-1].paused) == (True, False, True)


def test_a_pause_is_told_with_its_end_wherever_it_is_told(desk: Desk) -> None:
    """In the tray's menu, in its tooltip and in `status`; a pause that takes another's place is told anew."""
    desk.type_until(MINUTE)
    desk.ask(PauseUntilResumed())
    first = desk.views[-1].next_break
    desk.ask(PauseFor(30 * MINUTE))
    end = f"{desk.world.clock.wall() + timedelta(minutes=30):%-H:%M}"

    assert first == "Reminders paused until you resume them"
    assert desk.views[-1].next_break == f"Reminders paused until {end}"
    assert desk.views[-1].tooltip == f"Sitting 0 min, reminders paused until {end}"
    assert desk.status.said == desk.views[-1].tooltip


def test_a_posture_is_logged_and_shown(desk: Desk) -> None:
    """Standing, and sitting again."""
    desk.ask(Stand())
    standing = desk.views[-1].standing
    desk.ask(Sit())
    assert (standing, desk.views[-1].standing) == (True, False)
    happenings = [each for step in desk.recorder.steps for each in step.happenings]
    now = desk.sitting.now
    assert happenings == [StandingBegan(now), StandingOver(now, now, now, said=True), BoutOpened(now)]


def test_windows_are_opened_by_name(desk: Desk) -> None:
    """From the tray or the command line."""
    desk.commands.from_tray(OpenWindow(Window.WEEK))
    desk.ask(OpenWindow(Window.SETTINGS))
    assert desk.windows.opened == [WindowWanted(Window.WEEK), WindowWanted(Window.SETTINGS)]


def test_a_start_on_another_display_is_told_where_the_app_runs(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its user would not see the window; on the same display, or where none is known, it is opened."""
    monkeypatch.setattr(display, "own_displays", lambda: ("wayland-0", ":0"))
    refused = desk.refusal_of(OpenWindow(Window.WEEK, (":1",)))
    opened = [desk.refusal_of(OpenWindow(Window.WEEK, displays)) for displays in ((":0",), ())]
    assert (refused, opened, len(desk.windows.opened)) == (
        (
            "glutebreak is already running for you on display wayland-0. To use it here instead, quit it first: "
            "glutebreak quit"
        ),
        ["", ""],
        2,
    )


def test_quit_ends_it(desk: Desk) -> None:
    """Once."""
    desk.ask(Quit())
    assert desk.ended == 1


def test_the_windows_process_attaches_with_its_own_connection(desk: Desk) -> None:
    """That is where it is told news."""
    desk.ask(Attach())
    assert desk.windows.attached == [desk.peer]


def test_doctor_tells_every_mechanism_and_why_not_the_others(desk: Desk) -> None:
    """And how long one sits before a reminder."""
    capabilities = (Capability("tray", "none", (("X11 system tray", "no panel"),)),)
    assert desk.ask(Diagnose()) == Diagnosis(capabilities=capabilities, prompt_after="30m")


def test_status_is_that_of_this_moment(desk: Desk) -> None:
    """Not that of the last step."""
    desk.type_until(MINUTE)
    desk.world.clock.jump(5 * SECOND)
    assert desk.ask(GetStatus()).sitting_ms == MINUTE + 4 * SECOND
