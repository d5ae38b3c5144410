"""APScheduler on one timer of our own, with its real jobs."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from glutebreak.qt_event_loop import QtEventLoop
from glutebreak.resident.scheduler import LoopScheduler
from select_loop import FakeLoop

HOUR = timedelta(hours=1)
SOON = 10
"""Milliseconds: enough for a scheduler that was woken up to look at its jobs."""


def now() -> datetime:
    """The wall clock that APScheduler goes by."""
    return datetime.now(UTC)


@pytest.fixture
def loop() -> FakeLoop:
    """A loop that goes on when told."""
    return FakeLoop()


@pytest.fixture
def scheduler(loop: FakeLoop) -> Iterator[LoopScheduler]:
    """A scheduler that has looked at its jobs once."""
    scheduler = LoopScheduler(loop)
    scheduler.start()
    loop.jump(SOON)
    yield scheduler
    if scheduler.running:
        scheduler.shutdown()


def test_without_a_job_nothing_wakes_up(scheduler: LoopScheduler, loop: FakeLoop) -> None:
    """An idle app has no timer at all."""
    assert loop.waiting == []


def test_one_timer_is_left_however_often_jobs_are_planned_anew(scheduler: LoopScheduler, loop: FakeLoop) -> None:
    """The stock scheduler leaves a chain of wake-ups for each."""
    for hours in range(1, 51):
        scheduler.add_job(print, "date", run_date=now() + hours * HOUR, id="again", replace_existing=True)
        scheduler.add_job(print, "cron", hour=hours % 24, id=f"daily-{hours}")
        scheduler.reschedule_job(f"daily-{hours}", trigger="cron", hour=12)
        scheduler.remove_job(f"daily-{hours}")
    assert len(loop.waiting) == 1
    loop.jump(SOON)
    (wait,) = loop.waiting
    assert 49 * 3_600_000 < wait <= 50 * 3_600_000 + SOON


def test_under_qt_too_one_timer_is_left(qtbot: QtBot) -> None:
    """The real loop, with its real timers."""
    parent, ran = QObject(), []
    scheduler = LoopScheduler(QtEventLoop(parent))
    scheduler.start()
    for hours in range(1, 51):
        scheduler.add_job(print, "date", run_date=now() + hours * HOUR, id="again", replace_existing=True)
    scheduler.add_job(lambda: ran.append(threading.get_ident()), "date", run_date=now())
    qtbot.waitUntil(lambda: bool(ran))
    active = [timer for timer in parent.findChildren(QTimer) if timer.isActive()]
    assert (ran, len(active)) == ([threading.get_ident()], 1)
    scheduler.shutdown()
    assert not any(timer.isActive() for timer in parent.findChildren(QTimer))


def test_jobs_run_in_the_thread_of_the_loop(scheduler: LoopScheduler, loop: FakeLoop) -> None:
    """SQLite's connection belongs there."""
    ran: list[int] = []
    scheduler.add_job(lambda: ran.append(threading.get_ident()), "date", run_date=now())
    loop.jump(SOON)
    assert ran == [threading.get_ident()]


def test_a_job_that_is_late_runs_once_however_late(scheduler: LoopScheduler, loop: FakeLoop) -> None:
    """A machine that slept over ten of its hours has it done once, and then at the next hour."""
    ran: list[datetime] = []
    scheduler.add_job(
        lambda: ran.append(now()), "interval", hours=1, start_date=now() - 10 * HOUR, next_run_time=now() - 10 * HOUR
    )
    scheduler.add_job(lambda: ran.append(now()), "date", run_date=now() - 1_000 * HOUR)
    loop.jump(SOON)
    (wait,) = loop.waiting
    assert (len(ran), 0 < wait <= 3_600_000) == (2, True)


def test_a_job_that_fails_keeps_no_other_from_running(
    scheduler: LoopScheduler, loop: FakeLoop, caplog: pytest.LogCaptureFixture
) -> None:
    """It is loud, and the next one comes."""
    ran: list[str] = []

    def fail() -> None:
        raise RuntimeError("a bug")

    scheduler.add_job(fail, "date", run_date=now() - HOUR)
    scheduler.add_job(lambda: ran.append("ran"), "date", run_date=now())
    loop.jump(SOON)
    assert (ran, "a bug" in caplog.text) == (["ran"], True)


def test_nothing_fires_after_the_shutdown(scheduler: LoopScheduler, loop: FakeLoop) -> None:
    """Whatever was planned, and whoever wakes it up."""
    ran: list[str] = []
    scheduler.add_job(lambda: ran.append("ran"), "date", run_date=now())
    scheduler.shutdown()
    scheduler.wakeup()
    loop.jump(10_000_000)
    assert (ran, loop.waiting) == ([], [])


def test_it_starts_where_the_time_zone_cannot_be_made_out(loop: FakeLoop, monkeypatch: pytest.MonkeyPatch) -> None:
    """A strange TZ, or system files that contradict each other, cost nobody the app."""
    monkeypatch.setenv("TZ", "Nowhere/Nothing")
    scheduler = LoopScheduler(loop)
    ran: list[str] = []
    scheduler.add_job(lambda: ran.append("ran"), "date", run_date=now())
    scheduler.start()
    loop.jump(SOON)
    scheduler.shutdown()
    assert ran == ["ran"]
