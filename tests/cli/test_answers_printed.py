"""What `glutebreak status` prints of the resident's answer."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from glutebreak.cli.resident_commands import status
from glutebreak.control.server import ControlServer
from glutebreak.control.status import Status
from glutebreak.control.window_requests import REQUESTS
from select_loop import SelectLoop

STATUS = Status(said="You’re taking a break", state="standing", activation=True)

Command = Callable[..., int]


@pytest.fixture
def printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """What is printed, by a command that runs beside the resident as another process would."""

    def run(command: Command, answer: object, *, as_json: bool) -> tuple[int, str, str]:
        path, loop = tmp_path / "run" / "control.sock", SelectLoop()
        server = ControlServer(path, loop)
        left: list[object] = []
        server.serve(REQUESTS, lambda _request, _peer: answer, left.append)
        with ThreadPoolExecutor(1) as beside:
            ended = beside.submit(command, path, as_json=as_json)
            loop.run_until(lambda: bool(left), 5)
        server.close()
        return (ended.result(), *capfd.readouterr())

    return run


def test_status_says_what_the_tray_says(printed: Callable[..., Any]) -> None:
    """As a sentence: during a break, of a pause and with an ask on screen as well."""
    assert printed(status, STATUS, as_json=False) == (0, "You’re taking a break.\n", "")


def test_programs_get_all_of_it(printed: Callable[..., Any]) -> None:
    """On one line."""
    ended, out, err = printed(status, STATUS, as_json=True)
    assert (ended, out.count("\n"), err) == (0, 1, "")
    assert json.loads(out) == {
        "said": "You’re taking a break",
        "state": "standing",
        "sitting_ms": None,
        "next_ask_ms": None,
        "ask_on_screen": False,
        "activation": True,
        "standing": False,
        "holds": [],
        "kept_back_by": [],
        "prompt_after_ms": 0,
        "prompt_after_min": 0,
    }
