"""Every verb of the command line says in one line what is so now."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from glutebreak.cli.resident_commands import carry_out, pause, snooze
from glutebreak.control.messages import Done, Request
from glutebreak.control.requests import (
    GetStatus,
    OpenWindow,
    PauseFor,
    PauseUntilResumed,
    PauseUntilTomorrow,
    Quit,
    Resume,
    Sit,
    Skip,
    Snooze,
    Stand,
    StartBreak,
    Window,
)
from glutebreak.control.server import ControlServer
from glutebreak.control.status import Status
from glutebreak.control.window_requests import REQUESTS
from glutebreak.core.durations import HOUR, MINUTE
from select_loop import SelectLoop

PAUSED = "Reminders paused until tomorrow, 4:00"


@pytest.fixture
def carried_out(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """What the resident was asked, then what the command ended with and printed."""

    def run(command: Callable[[Path], int]) -> tuple[list[Request[Any]], int, str, str]:
        path, loop = tmp_path / "run" / "control.sock", SelectLoop()
        asked: list[Request[Any]] = []

        def answer(request: Request[Any], _: object) -> object:
            asked.append(request)
            return Status(said=PAUSED) if isinstance(request, GetStatus) else Done()

        server = ControlServer(path, loop)
        server.serve(REQUESTS, answer)
        with ThreadPoolExecutor(1) as beside:
            ended = beside.submit(command, path)
            loop.run_until(ended.done, 5)
        server.close()
        return (asked, ended.result(), *capfd.readouterr())

    return run


@pytest.mark.parametrize(
    ("command", "request_", "said"),
    [
        ("break", StartBreak(), "Your break is starting."),
        ("skip", Skip(), "Reminder skipped."),
        ("week", OpenWindow(Window.WEEK), "The window is opening."),
        ("library", OpenWindow(Window.LIBRARY), "The window is opening."),
        ("settings", OpenWindow(Window.SETTINGS), "The window is opening."),
        ("quit", Quit(), "glutebreak has quit."),
    ],
)
def test_what_was_done_is_said(
    carried_out: Callable[..., Any], command: str, request_: Request[Any], said: str
) -> None:
    """In one line on standard output."""
    assert carried_out(partial(carry_out, command=command)) == ([request_], 0, f"{said}\n", "")


@pytest.mark.parametrize(("command", "request_"), [("resume", Resume()), ("stand", Stand()), ("sit", Sit())])
def test_what_changes_the_state_is_answered_with_the_state(
    carried_out: Callable[..., Any], command: str, request_: Request[Any]
) -> None:
    """As `glutebreak status` says it."""
    assert carried_out(partial(carry_out, command=command)) == ([request_, GetStatus()], 0, f"{PAUSED}.\n", "")


@pytest.mark.parametrize(
    ("length", "request_"),
    [(None, PauseUntilResumed()), ("tomorrow", PauseUntilTomorrow()), ("2h", PauseFor(2 * HOUR))],
)
def test_a_pause_says_until_when(carried_out: Callable[..., Any], length: str | None, request_: Request[Any]) -> None:
    """Without a length it lasts until the user resumes."""
    assert carried_out(partial(pause, length=length)) == ([request_, GetStatus()], 0, f"{PAUSED}.\n", "")


@pytest.mark.parametrize(("length", "request_"), [(None, Snooze()), ("10m", Snooze(10 * MINUTE))])
def test_a_snooze_is_said(carried_out: Callable[..., Any], length: str | None, request_: Request[Any]) -> None:
    """For the setting's length where none is given."""
    assert carried_out(partial(snooze, length=length)) == ([request_], 0, "Reminder snoozed.\n", "")


@pytest.mark.parametrize(
    ("command", "ended", "wrong"),
    [
        (
            partial(pause, length="resume"),
            2,
            "To resume reminders, use: glutebreak resume. To pause them until then, use: glutebreak pause",
        ),
        (
            partial(pause, length="soon"),
            2,
            "'soon' isn’t a length of time. Write, for example, 90s, 20m, 2h, or a number of minutes.",
        ),
        (partial(pause, length="25h"), 1, "The longest time here is 24h."),
        (partial(snooze, length="0"), 1, "Please give a length of time, such as 30m."),
    ],
)
def test_what_means_nothing_is_asked_of_nobody(
    carried_out: Callable[..., Any], command: Callable[[Path], int], ended: int, wrong: str
) -> None:
    """`pause resume` could be meant either way, so both are named; a length may be none, or too long."""
    assert carried_out(command) == ([], ended, "", f"glutebreak: {wrong}\n")
