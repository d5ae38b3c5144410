"""The plain notification that stands in where there is no daemon, and the choice between the two."""

import os
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from glutebreak.notifying.desktop_notifier import DesktopNotifier
from glutebreak.notifying.plain import PlainNotifier
from glutebreak.ports import Button, Capability, Notice, UnavailableError

NOTICE = Notice("30 minutes sitting", "Three minutes: stretch.", (Button("start", "Start"),))
AGAIN = replace(NOTICE, title="35 minutes sitting")
LAST = replace(NOTICE, title="40 minutes sitting")


class Gate:
    """Stands for plyer: remembers what it showed, lets each through when told, and fails when told."""

    def __init__(self):
        self.shown = []
        self.error = None
        self._open = threading.Semaphore(0)

    def let_through(self, count=1):
        """Let so many more be done."""
        self._open.release(count)

    def __call__(self, notice, icon):
        """Show it, once it is let through."""
        self.shown.append(notice.title)
        assert self._open.acquire(timeout=5)
        if self.error is not None:
            raise self.error


@pytest.fixture
def gate():
    """What the notifier shows its notices with."""
    return Gate()


@pytest.fixture
def plain(loop, icon, gate):
    """The notifier under test."""
    made = PlainNotifier(loop, icon=icon, notify=gate)
    yield made
    gate.let_through(9)
    made.close()


def open_descriptors():
    """How many descriptors this process has open."""
    return len(list(Path("/proc/self/fd").iterdir()))


def idle(plain):
    """Whether nothing is under way."""
    return not plain._showing.busy


def test_a_plain_notice_is_shown_without_waiting_for_it(plain, gate, loop):
    """The call returns while the notification still hangs; its end is heard later."""
    plain.show(NOTICE)
    assert not idle(plain)
    gate.let_through()
    assert loop.run_until(lambda: idle(plain))
    assert (gate.shown, plain.why_not) == ([NOTICE.title], "")


def test_while_one_hangs_only_the_latest_waits(plain, gate, loop):
    """A helper that hangs gets no company, and what was overtaken is never shown."""
    for notice in (NOTICE, AGAIN, LAST):
        plain.show(notice)
    gate.let_through(2)
    assert loop.run_until(lambda: idle(plain) and len(gate.shown) == 2)
    assert gate.shown == [NOTICE.title, LAST.title]


def test_a_withdrawn_notice_that_waits_is_never_shown(plain, gate, loop):
    """What is on screen cannot be taken back, but what waits can."""
    plain.show(NOTICE)
    plain.show(AGAIN)
    plain.withdraw()
    gate.let_through(2)
    assert loop.run_until(lambda: idle(plain))
    assert gate.shown == [NOTICE.title]


@pytest.mark.parametrize(
    ("error", "reason"),
    # plyer raises the second where it has nothing for the platform.
    [(OSError("no such program"), "no such program"), (NotImplementedError(), "NotImplementedError")],
)
def test_a_failure_is_survived_and_reported(plain, gate, loop, error, reason):
    """Whatever is raised becomes the reason; the next success clears it."""
    gate.error = error
    gate.let_through(2)
    plain.show(NOTICE)
    assert loop.run_until(lambda: idle(plain))
    assert plain.why_not == f"plyer can’t show it: {reason}"
    gate.error = None
    plain.show(AGAIN)
    assert loop.run_until(lambda: idle(plain))
    assert plain.why_not == ""


def test_closing_leaves_nothing_open(loop, icon, gate):
    """While one hangs, the app can go; the hanging one then ends for itself."""
    plain = PlainNotifier(loop, icon=icon, notify=gate)
    before = open_descriptors()
    plain.show(NOTICE)
    plain.close()
    gate.let_through()
    thread = next(each for each in threading.enumerate() if each.name == "plain notification")
    thread.join(5)
    assert not thread.is_alive()
    assert open_descriptors() == before


NOTIFY_SEND = """#!/bin/sh
printf '%s\\n' "$@" > {told}
"""


def test_plyer_itself_is_called_with_the_notice_and_where_to_answer(loop, icon, tmp_path, monkeypatch):
    """The real plyer, where there is no dbus-python, finds a notify-send on the path and hands it title and body."""
    told = tmp_path / "told"
    program = tmp_path / "notify-send"
    program.write_text(NOTIFY_SEND.format(told=told))
    program.chmod(0o755)
    monkeypatch.setitem(sys.modules, "dbus", None)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    plain = PlainNotifier(loop, icon=icon)
    plain.show(NOTICE)
    assert loop.run_until(lambda: idle(plain))
    assert plain.why_not == ""
    assert told.read_text().splitlines()[:3] == [
        NOTICE.title,
        NOTICE.body,
        "To answer, click the glutebreak icon in the tray.",
    ]


@pytest.fixture
def notifier(loop, connection, listener, icon, plain):
    """The desktop's notifier, with the last resort under test."""
    made = DesktopNotifier(loop, listener, connection, icon=icon, plain=plain)
    yield made
    made.close()


def test_the_daemon_is_used_while_it_is_there(notifier, loop, gate, listener, start_daemon):
    """Nothing is shown twice, and the doctor hears why plyer is not needed."""
    daemon = start_daemon()
    notifier.show(NOTICE)
    assert loop.run_until(lambda: daemon.numbers and "Fake" in notifier.mechanism)
    assert gate.shown == []
    assert notifier.capability() == Capability(
        "notification",
        "org.freedesktop.Notifications (Fake 1.0)",
        (("plyer", "the desktop’s own notifications work"),),
    )
    daemon.invoke(1, "default")
    assert loop.run_until(lambda: listener.told)
    assert listener.told == ["start"]


def test_plyer_stands_in_while_there_is_no_daemon(notifier, loop, gate, start_daemon):
    """The daemon dies: the next notice comes plainly; it comes back: the notice is shown there again."""
    gate.let_through(9)
    daemon = start_daemon()
    assert loop.run_until(lambda: "Fake" in notifier.mechanism)
    daemon.die()
    assert loop.run_until(lambda: notifier.mechanism == "plyer")
    notifier.show(NOTICE)
    assert loop.run_until(lambda: gate.shown)
    assert [name for name, _ in notifier.capability().not_taken] == ["org.freedesktop.Notifications"]
    successor = start_daemon()
    assert loop.run_until(lambda: successor.numbers)
    notifier.show(AGAIN)
    assert loop.run_until(lambda: len(successor.numbers) == 2)
    assert ([sent[3] for sent in successor.notified], gate.shown) == ([NOTICE.title, AGAIN.title], [NOTICE.title])
    notifier.withdraw()
    assert loop.run_until(lambda: 1 in successor.closed)


def test_without_a_session_bus_and_without_plyer_nothing_is_left(loop, listener, icon, plain, gate):
    """The app goes on, and says of both why not."""
    notifier = DesktopNotifier(loop, listener, UnavailableError("there is no session bus"), icon=icon, plain=plain)
    # What plyer raises where it has nothing for the platform.
    gate.error = NotImplementedError("No usable implementation found!")
    gate.let_through()
    assert notifier.mechanism == "plyer"
    notifier.show(NOTICE)
    assert loop.run_until(lambda: idle(plain))
    assert notifier.capability() == Capability(
        "notification",
        "none",
        (
            ("org.freedesktop.Notifications", "there is no session bus"),
            ("plyer", "plyer can’t show it: No usable implementation found!"),
        ),
    )
    notifier.withdraw()
    notifier.close()
