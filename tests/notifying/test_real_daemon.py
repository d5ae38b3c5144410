"""Notifications through a real daemon on a real X server, answered as a person would."""

import subprocess

import pytest

from glutebreak.dbus.connection import Connection
from glutebreak.notifying.desktop_notifier import DesktopNotifier
from glutebreak.places import shipped
from glutebreak.ports import Button, Notice
from virtual_desktop.desktop import VirtualDesktop

BUTTONS = (Button("start", "Start"), Button("snooze", "In 5 min"), Button("skip", "Skip"))
NOTICE = Notice("30 minutes sitting", "Three minutes: stretch, then <kick> & rest.", BUTTONS)


@pytest.fixture(scope="module")
def desktop(tmp_path_factory):
    """A desktop with a notification daemon; its menu picks the line whose words stand in the file `wanted`."""
    folder = tmp_path_factory.mktemp("menu")
    picker = folder / "pick"
    picker.write_text(f'#!/bin/sh\nexec grep --max-count=1 --fixed-strings -- "$(cat {folder}/wanted)"\n')
    picker.chmod(0o700)
    with VirtualDesktop(panel=False, menu=[str(picker)]) as made:
        made.wanted = folder / "wanted"
        yield made


@pytest.fixture
def notifier(desktop, loop, listener):
    """The app's notifier on that desktop."""
    connection = Connection.open("session", loop, environment=desktop.environment)
    made = DesktopNotifier(loop, listener, connection, icon=shipped("assets", "icons", "glutebreak-128.png"))
    yield made
    made.close()
    connection.close()


@pytest.fixture
def dunstctl(desktop):
    """Calls the daemon's own remote control and returns what it says."""

    def call(*arguments):
        done = subprocess.run(
            ["dunstctl", *arguments],
            env=desktop.environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=10,
        )
        return done.stdout.strip()

    return call


@pytest.fixture
def press(desktop, dunstctl):
    """Press the button with that label in the daemon's menu."""

    def do(label):
        desktop.wanted.write_text(label)
        dunstctl("context")

    return do


@pytest.fixture
def displayed(dunstctl):
    """How many notifications are on the screen."""
    return lambda: int(dunstctl("count", "displayed"))


@pytest.fixture
def shown(notifier, loop, displayed):
    """The notifier with the notice on the screen."""
    notifier.show(NOTICE)
    assert loop.run_until(lambda: displayed() == 1)
    yield notifier
    notifier.withdraw()
    assert loop.run_until(lambda: displayed() == 0)


@pytest.mark.parametrize("button", BUTTONS)
def test_a_pressed_button_is_told_once(shown, loop, listener, press, button):
    """Each button in the daemon's own menu is its own answer."""
    press(button.label)
    assert loop.run_until(lambda: listener.told)
    loop.run_for(0.2)
    assert listener.told == [button.key]


def test_the_default_action_is_the_first_button(shown, loop, listener, dunstctl):
    """The daemon's shortcut for a click on the body."""
    dunstctl("action", "0")
    assert loop.run_until(lambda: listener.told)
    assert listener.told == ["start"]


def test_a_click_on_the_body_is_the_first_button_and_one_answer(shown, desktop, loop, listener):
    """A real click: the daemon does the action and closes the notification too."""
    subprocess.run(
        ["xdotool", "mousemove", "1100", "60", "click", "1"], env=desktop.environment, check=True, timeout=10
    )
    assert loop.run_until(lambda: listener.told)
    loop.run_for(0.2)
    assert listener.told == ["start"]


def test_closing_it_by_hand_is_a_dismissal(shown, loop, listener, dunstctl):
    """The daemon's close command is the user's."""
    dunstctl("close")
    assert loop.run_until(lambda: listener.told)
    assert listener.told == ["dismissed"]


def test_a_repeat_stays_one_notification_and_a_withdrawal_is_no_answer(shown, loop, listener, displayed):
    """Two shows, one on the screen; taken away, nobody is told anything."""
    shown.show(Notice("35 minutes sitting", NOTICE.body, BUTTONS))
    loop.run_for(0.3)
    assert displayed() == 1
    shown.withdraw()
    assert loop.run_until(lambda: displayed() == 0)
    loop.run_for(0.1)
    assert listener.told == []


def test_a_daemon_killed_and_started_again_shows_the_notice_again(shown, desktop, loop, displayed, press):
    """On the new daemon's screen it can be answered as on the old one's."""
    desktop.notification_daemon.kill()
    assert loop.run_until(lambda: shown.mechanism == "plyer")
    desktop.start_notification_daemon()
    assert loop.run_until(lambda: displayed() == 1 and "dunst" in shown.mechanism)
    press("Start")
    assert loop.run_until(lambda: displayed() == 0)


def test_it_is_on_the_screen_within_a_tenth_of_a_second(notifier, loop, displayed, listener):
    """From the call to the daemon's number for it, with the daemon known, ten times over."""
    assert loop.run_until(lambda: "dunst" in notifier.mechanism)
    for _ in range(10):
        notifier.show(NOTICE)
        assert loop.run_until(lambda: notifier._daemon._id != 0, timeout=0.1)
        notifier.withdraw()
    assert loop.run_until(lambda: displayed() == 0)
    assert listener.told == []
