"""Work on a thread of its own: its result comes back on the loop, unless nobody wants it any more."""

import queue
import threading
from collections.abc import Iterator

import pytest

from glutebreak.background import Background
from select_loop import SelectLoop


@pytest.fixture
def loop() -> Iterator[SelectLoop]:
    """A real one."""
    made = SelectLoop()
    yield made
    made.close()


def test_the_work_runs_on_a_thread_and_its_result_comes_on_the_loop(loop: SelectLoop) -> None:
    """Nothing is handed over before the loop turns, and then it is busy no more."""
    background: Background[str] = Background(loop, "a test")
    told: list[tuple[str, int, bool]] = []
    background.start(
        lambda: threading.current_thread().name,
        lambda result: told.append((result, threading.get_ident(), background.busy)),
    )
    assert (background.busy, told) == (True, [])
    assert loop.run_until(lambda: told)
    assert told == [("a test", threading.get_ident(), False)]


def test_more_work_can_be_begun_by_the_result_of_the_one_before(loop: SelectLoop) -> None:
    """As with a notice that waited for the one that was being shown."""
    background: Background[int] = Background(loop, "a test")
    told: list[int] = []

    def count(result: int) -> None:
        told.append(result)
        if result < 3:
            background.start(lambda: result + 1, count)

    background.start(lambda: 1, count)
    assert loop.run_until(lambda: len(told) == 3)
    assert (told, background.busy) == ([1, 2, 3], False)


def test_whoever_waits_is_told_at_once_and_only_once(loop: SelectLoop) -> None:
    """The loop need not turn, and has nothing left to tell; without any work there is nothing to wait for."""
    background: Background[str] = Background(loop, "a test")
    told: list[str] = []
    background.wait()
    background.start(lambda: "done", told.append)
    background.wait()
    assert (told, background.busy) == (["done"], False)
    loop.after(0, lambda: told.append("the loop has turned"))
    assert loop.run_until(lambda: told[1:])
    assert told == ["done", "the loop has turned"]


def test_a_forgotten_result_is_told_to_nobody(loop: SelectLoop) -> None:
    """The work itself goes on to its end, and other work may be begun meanwhile."""
    background: Background[str] = Background(loop, "a test")
    may_end, ended = threading.Event(), threading.Event()
    told: list[str] = []

    def work() -> str:
        may_end.wait(5)
        ended.set()
        return "unwanted"

    background.start(work, told.append)
    background.forget()
    background.start(lambda: "wanted", told.append)
    may_end.set()
    assert loop.run_until(lambda: told)
    assert (ended.wait(5), told, background.busy) == (True, ["wanted"], False)


def test_work_that_raises_is_loud_and_has_no_result(loop: SelectLoop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python tells of it, and it is over all the same."""
    raised: queue.Queue[object] = queue.Queue()
    monkeypatch.setattr(threading, "excepthook", lambda arguments: raised.put(arguments.exc_type))
    background: Background[float] = Background(loop, "a test")
    told: list[float] = []
    background.start(lambda: 1 / 0, told.append)
    assert loop.run_until(lambda: not background.busy)
    assert (raised.get(timeout=5), told) == (ZeroDivisionError, [])
