"""Every verb of the command line says in one line what is so now."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from glutebreak.cli.asking import pause, snooze, tell
from glutebreak.control.names import Request
from glutebreak.control.server import ControlServer
from select_loop import SelectLoop

PAUSED = "Reminders paused until tomorrow, 4:00"


@pytest.fixture
def carried_out(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """What the resident was asked, then what the command ended with and printed."""

    def run(command: Callable[[Path], int]) -> tuple[list[Mapping[str, Any]], int, str, str]:
        path, loop = tmp_path / "run" / "control.sock", SelectLoop()
        asked: list[Mapping[str, Any]] = []

        def answer(request: Mapping[str, Any], _: object) -> Mapping[str, Any]:
            asked.append(request)
            return {"said": PAUSED, "state": "sitting", "activation": False} if request["do"] == "status" else {}

        server = ControlServer(path, loop)
        server.serve(answer)
        with ThreadPoolExecutor(1) as beside:
            ended = beside.submit(command, path)
            loop.run_until(ended.done, 5)
        server.close()
        return (asked, ended.result(), *capfd.readouterr())

    return run


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (Request.BREAK, "Your break is starting."),
        (Request.SKIP, "Reminder skipped."),
        (Request.WEEK, "The window is opening."),
        (Request.LIBRARY, "The window is opening."),
        (Request.SETTINGS, "The window is opening."),
        (Request.QUIT, "glutebreak has quit."),
    ],
)
def test_what_was_done_is_said(carried_out: Callable[..., Any], request_: Request, said: str) -> None:
    """In one line on standard output."""
    assert carried_out(partial(tell, request=request_)) == ([{"do": request_.value}], 0, f"{said}\n", "")


@pytest.mark.parametrize("request_", [Request.RESUME, Request.STAND, Request.SIT])
def test_what_changes_the_state_is_answered_with_the_state(carried_out: Callable[..., Any], request_: Request) -> None:
    """As `glutebreak status` says it."""
    asked, status, said, wrong = carried_out(partial(tell, request=request_))
    assert ([each["do"] for each in asked], status, said, wrong) == ([request_, "status"], 0, f"{PAUSED}.\n", "")


@pytest.mark.parametrize(
    ("length", "arguments"),
    [(None, {"until": "resume"}), ("tomorrow", {"until": "tomorrow"}), ("2h", {"milliseconds": 7_200_000})],
)
def test_a_pause_says_until_when(
    carried_out: Callable[..., Any], length: str | None, arguments: Mapping[str, object]
) -> None:
    """Without a length it lasts until the user resumes."""
    asked, status, said, wrong = carried_out(partial(pause, length=length))
    assert (asked[0], status, said, wrong) == ({"do": "pause", **arguments}, 0, f"{PAUSED}.\n", "")


@pytest.mark.parametrize(("length", "arguments"), [(None, {}), ("10m", {"milliseconds": 600_000})])
def test_a_snooze_is_said(carried_out: Callable[..., Any], length: str | None, arguments: Mapping[str, object]) -> None:
    """For the setting's length where none is given."""
    assert carried_out(partial(snooze, length=length)) == (
        [{"do": "snooze", **arguments}],
        0,
        "Reminder snoozed.\n",
        "",
    )


def test_to_pause_resume_is_taken_for_neither(carried_out: Callable[..., Any]) -> None:
    """It could be meant either way; both are named, and nothing is asked of the resident."""
    assert carried_out(partial(pause, length="resume")) == (
        [],
        2,
        "",
        "glutebreak: To resume reminders, use: glutebreak resume. To pause them until then, use: glutebreak pause\n",
    )
