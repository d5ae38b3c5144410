"""Announcements, none of which takes another's place before it can have been read."""

import pytest

from fake_clock import FakeClock
from glutebreak.ports import Notice
from glutebreak.resident.announcing import READ_WITHIN, TOGETHER, Announcer
from resident.noting_notifier import NotingNotifier


@pytest.fixture
def clock() -> FakeClock:
    """A clock that does what it is told."""
    return FakeClock()


@pytest.fixture
def shown() -> NotingNotifier:
    """What was shown."""
    return NotingNotifier()


@pytest.fixture
def announcer(clock: FakeClock, shown: NotingNotifier) -> Announcer:
    """Who announces."""
    return Announcer(clock, shown)


def test_an_announcement_has_no_buttons_and_does_not_stay(announcer: Announcer, shown: NotingNotifier) -> None:
    """It wants no answer."""
    announcer.say("The log", "It was damaged.")
    assert shown.notices == [Notice("The log", "It was damaged.", (), stays=False)]


def test_what_is_announced_at_once_is_shown_together(announcer: Announcer, shown: NotingNotifier) -> None:
    """A notice takes the place of the one before, so it says again what that said."""
    announcer.say("The log", "It was damaged.")
    announcer.say("The log", "A backup has been restored.")
    announcer.say("This desktop has no system tray", "Start it a second time.")
    assert [(each.title, each.body.splitlines()) for each in shown.notices[1:]] == [
        ("The log", ["It was damaged.", "A backup has been restored."]),
        (
            "glutebreak",
            [
                "The log: It was damaged.",
                "The log: A backup has been restored.",
                "This desktop has no system tray: Start it a second time.",
            ],
        ),
    ]


def test_what_was_announced_long_before_is_not_said_again(
    announcer: Announcer, shown: NotingNotifier, clock: FakeClock
) -> None:
    """It has been read, or never will be."""
    announcer.say("The log", "It was damaged.")
    clock.jump(TOGETHER)
    announcer.say("The settings", "A line can’t be read.")
    assert shown.notices[-1] == Notice("The settings", "A line can’t be read.", stays=False)


def test_the_same_is_not_said_twice(announcer: Announcer, shown: NotingNotifier) -> None:
    """Once is enough."""
    announcer.say("The log", "The disk is full.")
    announcer.say("The log", "The disk is full.")
    assert shown.notices == [Notice("The log", "The disk is full.", stays=False)] * 2


def test_an_announcement_makes_way_once_it_can_have_been_read(
    announcer: Announcer, shown: NotingNotifier, clock: FakeClock
) -> None:
    """What stands before a reminder is taken away; what has just been said stays."""
    announcer.say("This desktop has no system tray", "Start it a second time.")
    announcer.make_way()
    assert shown.on_screen == shown.notices[-1]
    clock.jump(READ_WITHIN)
    announcer.make_way()
    assert shown.on_screen is None


def test_a_desktop_without_a_tray_is_told_of_once(announcer: Announcer, shown: NotingNotifier) -> None:
    """However often the tray comes and goes."""
    for found in (False, True, False):
        announcer.tray_found(found)
    assert [(each.title, each.body) for each in shown.notices] == [
        ("This desktop has no system tray", "glutebreak is running without an icon. To see your week, start it again.")
    ]


def test_the_log_that_takes_everything_again_is_told(announcer: Announcer, shown: NotingNotifier) -> None:
    """After its trouble, and below it."""
    announcer.log_trouble("The disk is full.")
    announcer.log_trouble(None)
    announcer.log_not_copied("The disk is full.")
    assert shown.notices[-1].body.splitlines() == [
        "Logging doesn’t work right now: The disk is full.",
        "Logging works again: Nothing was lost.",
        "The log was not backed up: The disk is full.",
    ]


def test_a_log_that_is_put_back_is_told_with_the_way_to_delete(announcer: Announcer, shown: NotingNotifier) -> None:
    """Whoever removed it may have wanted to be rid of what it held."""
    announcer.log_put_back()
    assert [each.body for each in shown.notices] == ["It has been restored. You can delete days in the history window."]


@pytest.mark.parametrize(("mechanism", "said"), [("none", 1), ("XSync", 0)])
def test_a_desktop_that_does_not_tell_of_input_is_told_of(
    announcer: Announcer, shown: NotingNotifier, mechanism: str, said: int
) -> None:
    """Nobody is to wait for a reminder in vain."""
    announcer.input_sensed(mechanism)
    assert len(shown.notices) == said
