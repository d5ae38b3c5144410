"""What follows from a step of the sitting clock: on the screen, in the windows and in the log."""

import pytest

from glutebreak.control.news import LogChanged
from glutebreak.core.durations import MINUTE, SECOND
from glutebreak.core.sitting.happenings import Choice, PromptShown
from glutebreak.resident.tray.view import Pose
from resident.desk import Desk


@pytest.mark.parametrize("choice", [Choice.SNOOZE, Choice.SKIP, Choice.DISMISS])
def test_windows_are_kept_warm_while_a_reminder_is_on_the_screen(reminded: Desk, choice: Choice) -> None:
    """And let go with any answer that wants none."""
    before = list(reminded.windows.warmth)
    reminded.sitting.answer(choice)
    assert (before, reminded.windows.warmth) == (["warm"], ["warm", "cool"])


def test_windows_are_let_go_with_a_reminder_that_is_withdrawn(reminded: Desk) -> None:
    """The user has got up."""
    reminded.world.run_to(reminded.world.clock.steady() - reminded.world.began + 30 * MINUTE)
    assert reminded.screen.on_screen is None
    assert reminded.windows.warmth[-1] == "cool"


def test_a_start_is_met_by_warm_windows(reminded: Desk) -> None:
    """They are not let go for it."""
    reminded.prompter.chosen(Choice.START)
    assert (reminded.windows.warmth, reminded.windows.opened) == (["warm"], [reminded.break_opens()])


def test_every_step_is_logged_and_shown_and_the_windows_hear_of_changes(reminded: Desk) -> None:
    """The windows are told only when the log has something new."""
    changes = [step for step in reminded.recorder.steps if step.happenings]
    assert len(reminded.views) == len(reminded.recorder.steps)
    assert reminded.windows.informed == [LogChanged()] * len(changes)
    assert (reminded.views[-1].state.pose, reminded.windows.opened) == (Pose.DUE, [])


def test_the_senses_hear_of_an_answer(reminded: Desk) -> None:
    """It is a sign of the user, also where no input can be sensed; a show is none."""
    before = list(reminded.senses.noted)
    reminded.prompter.dismissed()
    assert (before, reminded.senses.noted) == ([], [("user_is_here",)])


def test_last_week_is_looked_at_when_somebody_sits_down(desk: Desk) -> None:
    """Once a sitting period, whose own record decides how often that is too often."""
    desk.type_until(2 * MINUTE)
    assert desk.weekly_summary.noted == [("bout_opened",)]


@pytest.mark.parametrize("hours", [-1, 1])
def test_setting_the_wall_clock_moves_no_reminder(hours: int) -> None:
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
