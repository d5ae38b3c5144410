"""The tray's menu as a value."""

from dataclasses import replace

import pytest

from glutebreak.control.requests import (
    OpenWindow,
    PauseFor,
    PauseUntilResumed,
    PauseUntilTomorrow,
    Quit,
    Resume,
    Sit,
    Snooze,
    Stand,
    StartBreak,
    Window,
)
from glutebreak.core.durations import MINUTE
from glutebreak.resident.tray.menu import RULE, MenuEntry, menu_of
from glutebreak.resident.tray.view import STEPS, Pose, TrayState, TrayView

SITTING = TrayView(TrayState(Pose.SITTING, 0.8), "Sitting 24 min, next break in 6 min", "Next break in 6 min")


def test_the_menu_of_an_ordinary_moment():
    """Nothing on screen: time left, break, week, exercises, posture, pauses, settings, quit; no snooze."""
    assert menu_of(SITTING) == (
        MenuEntry("Next break in 6 min"),
        MenuEntry("Start a break now", StartBreak()),
        RULE,
        MenuEntry("This week", OpenWindow(Window.WEEK)),
        MenuEntry("Exercises", OpenWindow(Window.LIBRARY)),
        RULE,
        MenuEntry("I’m working standing up", Stand()),
        MenuEntry(
            "Pause reminders",
            entries=(
                MenuEntry("For 30 minutes", PauseFor(30 * MINUTE)),
                MenuEntry("For 1 hour", PauseFor(60 * MINUTE)),
                MenuEntry("Until tomorrow", PauseUntilTomorrow()),
                MenuEntry("Until I resume them", PauseUntilResumed()),
            ),
        ),
        RULE,
        MenuEntry("Settings", OpenWindow(Window.SETTINGS)),
        MenuEntry("Quit", Quit()),
    )


@pytest.mark.parametrize(
    ("change", "gone", "come"),
    [
        (
            {"snoozes": (5, 10, 15)},
            set(),
            {"Remind me in 5 minutes", "Remind me in 10 minutes", "Remind me in 15 minutes"},
        ),
        ({"snoozes": (1,)}, set(), {"Remind me in 1 minute"}),
        ({"standing": True}, {"I’m working standing up"}, {"I’m working sitting down"}),
        ({"paused": True}, {"Pause reminders"}, {"Resume reminders"}),
        ({"break_offered": False}, {"Start a break now"}, set()),
        ({"next_break": "You are away"}, {"Next break in 6 min"}, {"You are away"}),
    ],
)
def test_only_what_works_is_in_the_menu(change, gone, come):
    """Each change of the view takes out what no longer works, puts in what now does, and touches nothing else."""
    before = {entry.text for entry in menu_of(SITTING)}
    after = {entry.text for entry in menu_of(replace(SITTING, **change))}
    assert (before - after, after - before) == (gone, come)


def test_every_line_asks_for_what_it_says():
    """One request each, with its length where it has one; a line to read, or to open, asks for nothing."""
    views = (SITTING, replace(SITTING, standing=True, paused=True, snoozes=(10,)))
    entries = {each: None for view in views for top in menu_of(view) for each in (top, *top.entries)}
    assert {each.text: each.request for each in entries if each.request is not None} == {
        "Start a break now": StartBreak(),
        "This week": OpenWindow(Window.WEEK),
        "Exercises": OpenWindow(Window.LIBRARY),
        "I’m working standing up": Stand(),
        "For 30 minutes": PauseFor(30 * MINUTE),
        "For 1 hour": PauseFor(60 * MINUTE),
        "Until tomorrow": PauseUntilTomorrow(),
        "Until I resume them": PauseUntilResumed(),
        "Settings": OpenWindow(Window.SETTINGS),
        "Quit": Quit(),
        "Remind me in 10 minutes": Snooze(10 * MINUTE),
        "I’m working sitting down": Sit(),
        "Resume reminders": Resume(),
    }


@pytest.mark.parametrize(
    ("share", "step"), [(-1, 0), (0, 0), (0.0624, 0), (0.0625, 1), (0.5, 8), (0.999, 15), (1, STEPS), (7.5, STEPS)]
)
def test_the_figure_fills_in_sixteenths_rounded_down(share, step):
    """Only a full share fills the figure, and nothing overflows it."""
    assert TrayState(Pose.SITTING, share).step == step


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (TrayState(Pose.SITTING, 0.51), TrayState(Pose.SITTING, 0.55), True),
        (TrayState(Pose.SITTING, 0.55), TrayState(Pose.SITTING, 0.57), False),
        (TrayState(Pose.SITTING, 0.5), TrayState(Pose.HELD, 0.5), False),
        (TrayState(Pose.AWAY, 0.1), TrayState(Pose.AWAY, 0.9), True),
        (TrayState(Pose.DUE), TrayState(Pose.DUE, 1), True),
        (TrayState(Pose.STANDING, 0.2), TrayState(Pose.STANDING), True),
    ],
)
def test_states_that_are_drawn_the_same_look_alike(one, other, alike):
    """What decides whether the icon has to be drawn again."""
    assert one.looks_like(other) is alike
