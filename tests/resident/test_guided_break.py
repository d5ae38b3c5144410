"""A break from its start to its end, as the resident sees it."""

from glutebreak.control.messages import Done
from glutebreak.control.news import WindowWanted
from glutebreak.control.requests import StartBreak, Window
from glutebreak.control.window_requests import FinishBreak, ReportAlive, ReportPress, ReportSet
from glutebreak.core.coaching.plan import BreakPlan
from glutebreak.core.durations import MINUTE, SECOND
from glutebreak.core.records import SeenSet, SetRecord
from glutebreak.core.sitting.happenings import ActivationOver, Outcome
from resident.desk import Desk

LOCKED = "You can’t start a break while the screen is locked."
FRONT = WindowWanted(Window.BREAK)


def sets_of(desk: Desk) -> list[SetRecord]:
    """The sets that were logged."""
    return [entry[1] for entry in desk.recorder.noted if entry[0] == "set_done"]


def test_start_takes_the_reminder_away_and_opens_the_break(reminded: Desk) -> None:
    """By the notification's button."""
    reminded.prompter.chosen("start")
    assert (reminded.screen.on_screen, reminded.windows.opened) == (None, [reminded.break_opens()])
    assert reminded.views[-1].break_offered is False


def test_a_break_can_be_started_unasked(desk: Desk) -> None:
    """Even by somebody who has not typed yet."""
    assert desk.ask(StartBreak()) == Done()
    assert desk.windows.opened == [desk.break_opens()]


def test_starting_a_break_while_one_runs_brings_it_to_the_front(reminded: Desk) -> None:
    """It does not begin anew, from the command line or from the tray."""
    reminded.ask(StartBreak())
    reminded.ask(StartBreak())
    reminded.commands.from_tray(StartBreak())
    assert reminded.windows.opened == [reminded.break_opens(), FRONT, FRONT]


def test_what_the_user_chose_is_done_rather_than_the_proposal(reminded: Desk) -> None:
    """A routine, or an exercise alone; not while another break runs, and nothing that is not there."""
    assert reminded.refusal_of(StartBreak("no-such-routine")) == (
        "There’s no exercise called no-such-routine. Close Exercises and open it again."
    )
    reminded.ask(StartBreak("donkey-kick"))
    assert reminded.refusal_of(StartBreak("bird-dog")) == "A break is already running. Finish it first."
    (wanted,) = reminded.windows.opened
    assert isinstance(wanted.plan, BreakPlan)
    assert [step.exercise for step in wanted.plan.routine.exercise_steps] == ["donkey-kick"]


def test_a_break_behind_a_locked_screen_is_refused_with_a_sentence(desk: Desk) -> None:
    """To the command line as an error; from the tray, where nobody waits for an answer, on the screen."""
    desk.sitting.locked()
    refusals = [desk.refusal_of(StartBreak()), desk.refusal_of(StartBreak("donkey-kick"))]
    desk.commands.from_tray(StartBreak())
    assert (refusals, desk.announced(), desk.windows.opened) == ([LOCKED, LOCKED], [LOCKED], [])


def test_a_finished_break_is_over(reminded: Desk) -> None:
    """And a second finish, from windows that came too late, is refused."""
    reminded.ask(StartBreak())
    reminded.world.run_to(34 * MINUTE)
    reminded.ask(FinishBreak(Outcome.DONE, seated=False))
    assert reminded.refusal_of(FinishBreak(Outcome.DONE, seated=False)) == "No break is running."
    assert [each.outcome for each in reminded.told(ActivationOver)] == [Outcome.DONE]


def test_a_set_during_which_somebody_typed_is_only_claimed(reminded: Desk) -> None:
    """The press on Start, and what the hand does on its way off the mouse, tells against nothing."""
    quiet, typed = (SeenSet("donkey-kick", side, 10, 0, completed=True) for side in ("left", "right"))
    reminded.prompter.chosen("start")
    began = reminded.world.clock.steady() - reminded.world.began
    reminded.world.run_to(began + 3 * SECOND)
    reminded.world.touch()
    reminded.world.run_to(began + 40 * SECOND)
    reminded.ask(ReportSet(quiet))
    reminded.world.run_to(began + 60 * SECOND)
    reminded.world.touch()
    reminded.world.run_to(began + 80 * SECOND)
    reminded.ask(ReportSet(typed))
    assert sets_of(reminded) == [SetRecord.of(quiet, plausible=True), SetRecord.of(typed, plausible=False)]


def test_a_press_for_the_break_tells_against_no_set_that_runs_on(reminded: Desk) -> None:
    """Whoever pauses to take off a jacket, and goes on, does the exercise all the same."""
    done = SeenSet("donkey-kick", "left", 10, 0, completed=True)
    reminded.prompter.chosen("start")
    began = reminded.world.clock.steady() - reminded.world.began
    reminded.world.run_to(began + 20 * SECOND)
    reminded.world.touch()
    reminded.ask(ReportPress())
    reminded.world.run_to(began + 22 * SECOND)
    reminded.world.touch()
    reminded.world.run_to(began + 60 * SECOND)
    reminded.ask(ReportSet(done))
    assert sets_of(reminded) == [SetRecord.of(done, plausible=True)]


def test_windows_that_go_in_the_middle_of_a_break_abandon_it_and_the_user_is_told(reminded: Desk) -> None:
    """A crash in a codec must not keep reminders away for good."""
    reminded.ask(StartBreak())
    reminded.guided_break.window_gone()
    assert [each.outcome for each in reminded.told(ActivationOver)] == [Outcome.ABANDONED]
    assert reminded.announced() == ["Your progress was saved. You can start another break at any time."]


def test_windows_that_never_come_are_told_of(reminded: Desk) -> None:
    """Whoever pressed Start sees that something is wrong."""
    reminded.ask(StartBreak())
    reminded.guided_break.window_never_came()
    assert [each.outcome for each in reminded.told(ActivationOver)] == [Outcome.ABANDONED]
    assert reminded.announced() == [
        "Nothing was lost. To see what went wrong, quit glutebreak and start it in a terminal."
    ]


def test_windows_that_are_closed_without_a_break_are_nothing_to_tell(reminded: Desk) -> None:
    """That is how they always end."""
    reminded.guided_break.window_gone()
    assert (reminded.announced(), reminded.told(ActivationOver)) == ([], [])


def test_being_quit_in_the_middle_of_a_break_abandons_it(reminded: Desk) -> None:
    """And says so to the log."""
    reminded.ask(StartBreak())
    reminded.sitting.quit()
    (over,) = reminded.told(ActivationOver)
    assert (over.outcome, over in reminded.recorder.steps[-1].happenings) == (Outcome.ABANDONED, True)


def test_a_break_is_watched_over_from_its_start_to_its_end(desk: Desk) -> None:
    """By the length that was planned; its process may hang while it keeps its line."""
    desk.type_until(31 * MINUTE)
    planned = desk.proposer.plan.routine.lasts
    desk.ask(StartBreak())
    desk.ask(ReportAlive())
    desk.ask(FinishBreak(Outcome.DONE, seated=False))
    assert desk.windows.hang_watch.noted == [("break_began", planned), ("answered",), ("break_over",)]
