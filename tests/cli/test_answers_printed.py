"""What `glutebreak status` prints of the resident's answer."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from glutebreak.cli.asking import status
from glutebreak.control.server import ControlServer
from select_loop import SelectLoop

STATUS = {"said": "You’re taking a break", "state": "standing", "activation": True}

Command = Callable[..., int]


@pytest.fixture
def printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """What is printed, by a command that runs beside the resident as another process would."""

    def run(command: Command, answer: Mapping[str, Any], *, as_json: bool) -> tuple[int, str, str]:
        path, loop = tmp_path / "run" / "control.sock", SelectLoop()
        server = ControlServer(path, loop)
        left: list[object] = []
        server.serve(lambda _request, _peer: answer, left.append)
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
    line = '{"said": "You’re taking a break", "state": "standing", "activation": true}\n'
    assert printed(status, STATUS, as_json=True) == (0, line, "")
