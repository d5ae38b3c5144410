"""A break's process that hangs is found out, and one that is only slow to finish is left alone."""

import pytest

from glutebreak.core.durations import MINUTE, SECOND
from glutebreak.resident.hang_watch import LOOK_EVERY, PATIENCE, HangWatch
from select_loop import FakeLoop

BREAK = 2 * MINUTE


class Watched:
    """A watch, and what it has done."""

    def __init__(self) -> None:
        self.loop = FakeLoop()
        self.did: list[str] = []
        self.watch = HangWatch(self.loop, lambda: self.did.append("asked"), lambda: self.did.append("gave up"))


@pytest.fixture
def watched() -> Watched:
    """A break has begun."""
    made = Watched()
    made.watch.break_began(BREAK)
    return made


def test_a_break_that_ends_as_planned_is_asked_nothing(watched: Watched) -> None:
    """And nothing is left to wake up for."""
    watched.loop.jump(BREAK + LOOK_EVERY - SECOND)
    watched.watch.break_over()
    watched.loop.jump(60 * MINUTE)
    assert (watched.did, watched.loop.waiting) == ([], [])


def test_a_process_that_does_not_answer_is_given_up_once(watched: Watched) -> None:
    """Twenty seconds after the question, and not before."""
    watched.loop.jump(BREAK + LOOK_EVERY)
    watched.loop.jump(PATIENCE - 1)
    assert watched.did == ["asked"]
    watched.loop.jump(1)
    watched.loop.jump(60 * MINUTE)
    assert (watched.did, watched.loop.waiting) == (["asked", "gave up"], [])


def test_a_break_that_is_paused_for_long_is_left_alone(watched: Watched) -> None:
    """Its process answers every time it is asked."""
    watched.loop.jump(BREAK + LOOK_EVERY)
    for _ in range(9):
        watched.watch.answered()
        watched.loop.jump(LOOK_EVERY)
    assert watched.did == ["asked"] * 10


def test_an_answer_that_nobody_asked_for_changes_nothing(watched: Watched) -> None:
    """It does not put the first question off."""
    watched.loop.jump(BREAK)
    watched.watch.answered()
    watched.loop.jump(LOOK_EVERY)
    assert watched.did == ["asked"]


def test_the_next_break_is_watched_by_its_own_length(watched: Watched) -> None:
    """Started over the one before."""
    watched.loop.jump(BREAK)
    watched.watch.break_began(BREAK)
    watched.loop.jump(BREAK)
    assert watched.did == []
    watched.loop.jump(LOOK_EVERY)
    assert watched.did == ["asked"]


def test_a_look_wants_one_answer_at_a_time(watched: Watched) -> None:
    """However often a window is wanted; each look after an answer is a new one."""
    for _ in range(3):
        watched.watch.look()
    watched.watch.answered()
    watched.watch.look()
    watched.loop.jump(PATIENCE)
    assert watched.did == ["asked", "asked", "gave up"]


def test_a_break_that_begins_leaves_the_look_at_its_opening_under_way(watched: Watched) -> None:
    """The process may hang before the break is on the screen."""
    watched.watch.look()
    watched.watch.break_began(BREAK)
    watched.loop.jump(PATIENCE)
    assert watched.did == ["asked", "gave up"]


def test_nothing_is_asked_of_the_process_that_comes_after(watched: Watched) -> None:
    """Neither an answer that was awaited, nor the end of a break."""
    watched.watch.look()
    watched.watch.process_over()
    watched.loop.jump(60 * MINUTE)
    assert (watched.did, watched.loop.waiting) == (["asked"], [])
