"""The tray's menu as a value."""

from dataclasses import replace

import pytest

from glutebreak.resident.tray.menu import RULE, Intent, MenuEntry, menu_of, tell
from glutebreak.resident.tray.view import STEPS, Figure, TrayState, TrayView

SITTING = TrayView(TrayState(Figure.SITTING, 0.8), "Sitting 24 min, next break in 6 min", "Next break in 6 min")


class RememberingListener:
    """Remembers what it was told, as a tuple of the call's name and arguments."""

    def __init__(self):
        self.told = []

    def __getattr__(self, name):
        return lambda *arguments: self.told.append((name, *arguments))


def test_the_menu_of_an_ordinary_moment():
    """Nothing on screen: time left, break, week, exercises, posture, pauses, settings, quit; no snooze."""
    assert menu_of(SITTING) == (
        MenuEntry("Next break in 6 min"),
        MenuEntry("Start a break now", Intent.BREAK_NOW),
        RULE,
        MenuEntry("This week", Intent.WEEK),
        MenuEntry("Exercises", Intent.LIBRARY),
        RULE,
        MenuEntry("I’m working standing up", Intent.STAND),
        MenuEntry(
            "Pause reminders",
            entries=(
                MenuEntry("For 30 minutes", Intent.PAUSE, 30),
                MenuEntry("For 1 hour", Intent.PAUSE, 60),
                MenuEntry("Until tomorrow", Intent.PAUSE_UNTIL_TOMORROW),
                MenuEntry("Until I resume them", Intent.PAUSE_UNTIL_RESUMED),
            ),
        ),
        RULE,
        MenuEntry("Settings", Intent.SETTINGS),
        MenuEntry("Quit", Intent.QUIT),
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


def test_every_line_tells_the_listener_what_it_says():
    """Each intent becomes exactly one call, with its minutes where it has any; a line to read becomes none."""
    listener = RememberingListener()
    views = (SITTING, replace(SITTING, standing=True, paused=True, snoozes=(10,)))
    for entry in {each: None for view in views for top in menu_of(view) for each in (top, *top.entries)}:
        tell(listener, entry)
    assert listener.told == [
        ("break_now",),
        ("week",),
        ("library",),
        ("stand",),
        ("pause", 30),
        ("pause", 60),
        ("pause_until_tomorrow",),
        ("pause_until_resumed",),
        ("settings",),
        ("quit",),
        ("snooze", 10),
        ("sit",),
        ("resume",),
    ]


@pytest.mark.parametrize(
    ("share", "step"), [(-1, 0), (0, 0), (0.0624, 0), (0.0625, 1), (0.5, 8), (0.999, 15), (1, STEPS), (7.5, STEPS)]
)
def test_the_figure_fills_in_sixteenths_rounded_down(share, step):
    """Only a full share fills the figure, and nothing overflows it."""
    assert TrayState(Figure.SITTING, share).step == step


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (TrayState(Figure.SITTING, 0.51), TrayState(Figure.SITTING, 0.55), True),
        (TrayState(Figure.SITTING, 0.55), TrayState(Figure.SITTING, 0.57), False),
        (TrayState(Figure.SITTING, 0.5), TrayState(Figure.HELD, 0.5), False),
        (TrayState(Figure.AWAY, 0.1), TrayState(Figure.AWAY, 0.9), True),
        (TrayState(Figure.DUE), TrayState(Figure.DUE, 1), True),
        (TrayState(Figure.STANDING, 0.2), TrayState(Figure.STANDING), True),
    ],
)
def test_states_that_are_drawn_the_same_look_alike(one, other, alike):
    """What decides whether the icon has to be drawn again."""
    assert one.looks_like(other) is alike
