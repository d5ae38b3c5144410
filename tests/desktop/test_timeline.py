"""A minute at the desk in ten steps: what is logged is what happened, to within a second."""

import select
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from desktop_parts.scene import Scene

pytestmark = pytest.mark.desktop

SETTINGS = {"prompt_after": "4h", "away_after": "14s", "break_min": "10s"}
AN_ABSENCE = 16
"""Seconds, longer than `away_after`."""
A_BREAK = 12
"""Seconds, longer than `break_min` and shorter than `away_after`."""
WITHIN = timedelta(seconds=1)


def spend(seconds: float) -> datetime:
    """Let that time pass for the person at the desk, and tell when it is over."""
    select.select([], [], [], seconds)
    return datetime.now(UTC)


def test_ten_steps_are_logged_within_a_second_of_when_they_happened(scene: Scene) -> None:
    """Typing, reading, an absence, a lock and a sleep: every edge of every bout is where the person made it."""
    app, person, logind = scene.application("timeline", SETTINGS), scene.person, scene.logind

    sat_down = spend(0)
    person.start_typing()  # 1: the first bout opens
    spend(4)
    person.stop_typing()  # 2: silence, shorter than an absence
    spend(6)
    person.press_key()  # 3: still the first bout
    left = spend(0)
    spend(AN_ABSENCE)  # 4: silence that is an absence
    person.press_key()  # 5: back again
    came_back = spend(0)
    spend(3)
    logind.lock()  # 6: locked away
    locked = spend(0)
    spend(A_BREAK)
    logind.unlock()  # 7: an unlock is an input
    unlocked = spend(0)
    person.start_typing()  # 8: typing into the evening
    spend(2)
    person.stop_typing()
    last_key = spend(0)
    logind.fall_asleep()  # 9: the machine sleeps
    spend(A_BREAK)
    logind.wake()
    spend(1)
    person.press_key()  # 10: the morning
    woke = spend(0)
    app.wait_for_log("bout", 4)

    bouts, breaks = app.log("bout"), app.log("break")
    assert [each["ended_by"] for each in bouts] == ["away", "lock", "sleep", "open"]
    assert late(bouts, [(sat_down, left), (came_back, locked), (unlocked, last_key), (woke, woke)]) == []
    assert late(breaks, [(left, came_back), (locked, unlocked), (last_key, woke)]) == []


def late(logged: list[dict[str, Any]], happened: list[tuple[datetime, datetime]]) -> list[str]:
    """The edges that were logged more than a second from when they happened."""
    return [
        f"the {edge} of {record} was at {moment}"
        for record, edges in zip(logged, happened, strict=True)
        for edge, moment in zip(("start", "end"), edges, strict=True)
        if abs(datetime.fromisoformat(record[edge]) - moment) > WITHIN
    ]
