"""Notifications through the desktop's daemon, played by one that remembers, on a real bus."""

from dataclasses import replace
from pathlib import Path

import pytest

from glutebreak.notifying.freedesktop import FreedesktopNotifier, notify_arguments
from glutebreak.ports import Button, Notice
from notifying.fake_daemon import USUAL

BUTTONS = (Button("start", "Start"), Button("snooze", "In 5 min"), Button("skip", "Skip"))
NOTICE = Notice("30 minutes sitting", "Three minutes: stretch & kick", BUTTONS)
AGAIN = replace(NOTICE, title="35 minutes sitting")


@pytest.fixture
def unshown():
    """The notices that no daemon took."""
    return []


@pytest.fixture
def notifier(connection, listener, icon, unshown):
    """The notifier under test."""
    made = FreedesktopNotifier(connection, listener, icon=icon, cannot_show=unshown.append)
    yield made
    made.close()


@pytest.fixture
def on_screen(start_daemon, loop, notifier):
    """A daemon that has the notice on screen, with the number 1."""
    daemon = start_daemon()
    notifier.show(NOTICE)
    assert loop.run_until(lambda: daemon.numbers == [1] and notifier._id == 1)
    return daemon


def test_a_notice_is_sent_with_all_that_the_specification_has_for_it():
    """Title, escaped body, buttons with the body click first, and the hints; it stays until it is answered."""
    assert notify_arguments(NOTICE, frozenset(USUAL), Path("/icon.png"), 7) == (
        "glutebreak",
        7,
        "file:///icon.png",
        "30 minutes sitting",
        "Three minutes: stretch &amp; kick",
        ["default", "Start", "start", "Start", "snooze", "In 5 min", "skip", "Skip"],
        {
            "urgency": ("y", 1),
            "desktop-entry": ("s", "glutebreak"),
            "category": ("s", "x-glutebreak.ask"),
            "resident": ("b", False),
            "image-path": ("s", "file:///icon.png"),
        },
        0,
    )


@pytest.mark.parametrize(
    ("notice", "without", "position", "value"),
    [
        (NOTICE, {"body-markup"}, 4, "Three minutes: stretch & kick"),
        (NOTICE, {"actions"}, 5, []),
        (
            NOTICE,
            {"actions"},
            4,
            "Three minutes: stretch &amp; kick\nTo answer, click the glutebreak icon in the tray.",
        ),
        (replace(NOTICE, buttons=()), set(), 5, []),
        (replace(NOTICE, buttons=()), {"actions"}, 4, "Three minutes: stretch &amp; kick"),
        (replace(NOTICE, stays=False), set(), 7, -1),
        (replace(NOTICE, body="<b>bold</b>"), set(), 4, "&lt;b&gt;bold&lt;/b&gt;"),
    ],
)
def test_a_notice_is_sent_as_its_daemon_understands_it(notice, without, position, value):
    """Text is escaped only for markup, buttons come only where they work, and else the body says where to answer."""
    assert notify_arguments(notice, frozenset(USUAL) - without, Path("/icon.png"), 0)[position] == value


def test_what_no_bus_takes_is_replaced():
    """The bus would hang up on a NUL, and half a surrogate pair is no UTF-8: a name from a file may hold either."""
    notice = replace(NOTICE, title="A\0B", body="C\ud800D")
    arguments = notify_arguments(notice, frozenset(USUAL), Path("/icon.png"), 0)
    assert (arguments[3], arguments[4]) == ("A\N{REPLACEMENT CHARACTER}B", "C\N{REPLACEMENT CHARACTER}D")


def test_a_notices_own_picture_stands_in_for_the_apps_icon():
    """The picture goes into the hint; the app's icon stays the app's icon."""
    arguments = notify_arguments(replace(NOTICE, picture=Path("/p.png")), frozenset(USUAL), Path("/icon.png"), 0)
    assert (arguments[2], arguments[6]["image-path"]) == ("file:///icon.png", ("s", "file:///p.png"))


@pytest.mark.parametrize(("key", "told"), [("snooze", "snooze"), ("default", "start"), ("skip", "skip")])
def test_a_button_is_one_answer_however_often_it_is_told(on_screen, listener, settle, key, told):
    """Said twice and then closed twice, it is one answer; a click on the body is the first button's."""
    for _ in range(2):
        on_screen.invoke(1, key)
    for _ in range(2):
        on_screen.tell_closed(1, 2)
    settle()
    assert (listener.told, on_screen.closed) == ([told], [1])


@pytest.mark.parametrize(("reason", "told"), [(1, []), (2, ["dismissed"]), (3, []), (4, [])])
def test_only_a_dismissal_by_the_user_is_told(on_screen, listener, settle, reason, told):
    """Expiry and closing by somebody's call change nothing."""
    for _ in range(2):
        on_screen.tell_closed(1, reason)
    settle()
    assert listener.told == told


def test_what_concerns_other_notifications_is_not_ours(on_screen, listener, settle):
    """Other numbers and unknown keys are let pass."""
    on_screen.invoke(2, "start")
    on_screen.tell_closed(2, 2)
    on_screen.invoke(1, "unheard-of")
    settle()
    assert listener.told == []


def test_signals_from_others_than_the_daemon_do_not_count(on_screen, start_daemon, listener, settle):
    """Anybody may send a signal on the bus; only the daemon's is an answer."""
    stranger = start_daemon()
    stranger.invoke(1, "start")
    settle()
    assert listener.told == []


def test_a_repeat_replaces_what_is_on_screen(on_screen, notifier, loop):
    """One notification per ask: the second show takes the first one's place."""
    notifier.show(AGAIN)
    assert loop.run_until(lambda: len(on_screen.numbers) == 2)
    assert [(sent[1], sent[3]) for sent in on_screen.notified] == [(0, NOTICE.title), (1, AGAIN.title)]


def test_a_repeat_after_an_expiry_is_a_new_notification(on_screen, notifier, loop, settle):
    """There is nothing left to replace."""
    on_screen.tell_closed(1, 1)
    settle()
    notifier.show(AGAIN)
    assert loop.run_until(lambda: len(on_screen.numbers) == 2)
    assert on_screen.numbers == [1, 2]


def test_a_withdrawn_notice_is_closed_and_answers_no_more(on_screen, notifier, listener, settle):
    """What a button press on its way out says comes too late."""
    notifier.withdraw()
    notifier.withdraw()
    on_screen.invoke(1, "start")
    settle()
    assert (on_screen.closed, listener.told) == ([1], [])


def test_a_notice_withdrawn_on_its_way_is_closed_when_it_arrives(start_daemon, loop, notifier, listener, settle):
    """The daemon's answer comes after the withdrawal."""
    daemon = start_daemon()
    daemon.hold_answers()
    notifier.show(NOTICE)
    assert loop.run_until(lambda: daemon.notified)
    notifier.withdraw()
    settle()
    assert daemon.closed == []
    daemon.answer_held()
    settle()
    assert (daemon.closed, listener.told) == ([1], [])


def test_two_notices_in_quick_succession_are_one_notification(start_daemon, loop, notifier, settle):
    """The second waits for the first one's number and takes its place."""
    daemon = start_daemon()
    daemon.hold_answers()
    notifier.show(NOTICE)
    assert loop.run_until(lambda: daemon.notified)
    notifier.show(AGAIN)
    settle()
    daemon.answer_held()
    assert loop.run_until(lambda: len(daemon.notified) == 2)
    assert [(sent[1], sent[3]) for sent in daemon.notified] == [(0, NOTICE.title), (1, AGAIN.title)]


def test_an_answer_while_the_repeat_is_on_its_way_takes_the_repeat_away(on_screen, notifier, loop, listener, settle):
    """The user was quicker than the repeat: it must not stay."""
    on_screen.hold_answers()
    notifier.show(AGAIN)
    assert loop.run_until(lambda: len(on_screen.notified) == 2)
    on_screen.invoke(1, "skip")
    settle()
    on_screen.answer_held()
    settle()
    assert (listener.told, on_screen.closed) == (["skip"], [1, 1])


def test_a_listener_may_show_the_next_notice_at_once(start_daemon, loop, connection, icon):
    """From inside the answer, the next notice is a new notification."""
    told = []

    class Eager:
        def chosen(self, key):
            told.append(key)
            notifier.show(AGAIN)

        def dismissed(self):
            told.append("dismissed")

    notifier = FreedesktopNotifier(connection, Eager(), icon=icon, cannot_show=told.append)
    daemon = start_daemon()
    notifier.show(NOTICE)
    assert loop.run_until(lambda: notifier._id == 1)
    daemon.invoke(1, "snooze")
    daemon.tell_closed(1, 2)
    assert loop.run_until(lambda: daemon.numbers == [1, 2])
    assert told == ["snooze"]


def test_without_a_daemon_the_notice_is_given_up_once(notifier, unshown, loop):
    """None runs and none can be started: the reason says so."""
    notifier.show(NOTICE)
    assert loop.run_until(lambda: unshown)
    loop.run_for(0.1)
    assert unshown == [NOTICE]
    assert notifier.why_not.startswith("no notification daemon is running, and none can be started: ")


def test_a_daemon_that_comes_later_shows_what_is_still_wanted(notifier, unshown, start_daemon, loop):
    """With its buttons, although the notice was given up before."""
    notifier.show(NOTICE)
    assert loop.run_until(lambda: unshown)
    daemon = start_daemon()
    assert loop.run_until(lambda: daemon.numbers)
    assert (daemon.notified[0][3], notifier.why_not, notifier.mechanism) == (
        NOTICE.title,
        "",
        "org.freedesktop.Notifications (Fake 1.0)",
    )


def test_what_was_on_screen_is_shown_again_by_the_next_daemon(on_screen, notifier, listener, start_daemon, loop):
    """The daemon dies and another comes: the notice stands there again, and answers under its new number only."""
    on_screen.die()
    assert loop.run_until(lambda: notifier.why_not)
    assert notifier.why_not == "the notification daemon has gone"
    successor = start_daemon(first_id=8)
    assert loop.run_until(lambda: notifier._id == 8)
    successor.invoke(1, "skip")
    successor.invoke(8, "start")
    assert loop.run_until(lambda: listener.told)
    assert ([sent[1] for sent in successor.notified], listener.told) == ([0], ["start"])


@pytest.mark.parametrize("end", ["answered", "withdrawn", "expired"])
def test_what_is_over_is_not_shown_by_the_next_daemon(on_screen, notifier, start_daemon, loop, end):
    """Nothing comes back that nobody waits for."""
    if end == "answered":
        on_screen.invoke(1, "start")
    elif end == "withdrawn":
        notifier.withdraw()
    else:
        on_screen.tell_closed(1, 1)
    assert loop.run_until(lambda: notifier._id == 0)
    on_screen.die()
    assert loop.run_until(lambda: notifier.why_not)
    successor = start_daemon()
    assert loop.run_until(lambda: not notifier.why_not)
    loop.run_for(0.1)
    assert successor.notified == []


def test_a_daemon_that_dies_of_a_notice_is_not_tried_twice(start_daemon, loop, notifier, unshown):
    """The notice is given up once; the next daemon gets it again."""
    daemon = start_daemon()
    daemon.hold_answers()
    notifier.show(NOTICE)
    assert loop.run_until(lambda: daemon.notified)
    daemon.die()
    assert loop.run_until(lambda: unshown)
    loop.run_for(0.1)
    assert unshown == [NOTICE]
    successor = start_daemon()
    assert loop.run_until(lambda: successor.numbers == [1])


def test_a_refused_notice_is_given_up_with_the_daemons_reason(start_daemon, loop, notifier, unshown):
    """The daemon lives and says no."""
    daemon = start_daemon()
    daemon.refuses = True
    notifier.show(NOTICE)
    assert loop.run_until(lambda: unshown)
    assert (unshown, notifier.why_not) == ([NOTICE], "the notification daemon refuses: enough")


def test_a_bus_that_dies_gives_the_notice_up_and_says_so(on_screen, bus, loop, notifier, unshown):
    """What is on screen is gone with the daemon; the next notice is given up at once."""
    bus.stop_daemon()
    assert loop.run_until(lambda: notifier.why_not.startswith("the session bus has gone"))
    assert unshown == []
    notifier.show(AGAIN)
    assert unshown == [AGAIN]


def test_on_a_bus_that_comes_back_what_was_on_screen_is_shown_again(on_screen, bus, loop, notifier, start_daemon):
    """The next daemon gets it, and nothing is missing any more."""
    bus.stop_daemon()
    assert loop.run_until(lambda: notifier.why_not.startswith("the session bus has gone"))
    bus.start_daemon()
    daemon = start_daemon()
    assert loop.run_until(lambda: daemon.notified)
    assert ([each[3] for each in daemon.notified], notifier.why_not) == ([NOTICE.title], "")


def test_a_daemon_without_buttons_is_named_as_such(start_daemon, loop, notifier):
    """For the doctor."""
    start_daemon(capabilities=["body"])
    assert loop.run_until(lambda: "Fake" in notifier.mechanism)
    loop.run_until(lambda: "buttons" in notifier.mechanism)
    assert notifier.mechanism == "org.freedesktop.Notifications (Fake 1.0), which shows no buttons"


def test_nothing_wakes_up_while_a_notice_stands(on_screen, loop, settle):
    """No timer and no question is left behind."""
    settle()
    before = loop.wakeups
    loop.run_for(0.3)
    assert loop.wakeups == before
