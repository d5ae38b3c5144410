"""What `glutebreak doctor` tells: of the app that runs, and of the machine where none runs."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from glutebreak.cli.doctor import doctor
from glutebreak.cli.machine import own_checks, sensed
from glutebreak.control.diagnosis import Diagnosis
from glutebreak.control.server import ControlServer
from glutebreak.control.window_requests import REQUESTS
from glutebreak.places import Places
from glutebreak.ports import Capability
from private_bus import PrivateBus
from private_display import PrivateDisplay
from select_loop import SelectLoop

HEARD = datetime(2026, 3, 2, 9, 0, 5, tzinfo=timezone(timedelta(hours=1)))
ANSWER = Diagnosis(
    capabilities=(
        Capability("tray", "none", (("X11 system tray", "no panel"),)),
        Capability("dnd", "none", (("Xfce settings", "they are not there"),)),
        Capability("lock", "logind", (), (("org.freedesktop.login1", HEARD),)),
    ),
    prompt_after="30m",
)
LOG = Capability("log", "none", (("log.db", "it is a folder"),))


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """The folders of a user who has nothing yet."""
    return Places(tmp_path / "data", tmp_path / "config", tmp_path / "run", tmp_path / "autostart")


@pytest.fixture
def of_the_running(places: Places, capfd: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """What is printed beside a resident that answers."""

    def run(answer: object, *, as_json: bool) -> tuple[int, str, str]:
        loop, left = SelectLoop(), list[object]()
        server = ControlServer(places.control, loop)
        server.serve(REQUESTS, lambda _request, _peer: answer, left.append)
        with ThreadPoolExecutor(1) as beside:
            ended = beside.submit(doctor, places, as_json=as_json, check=lambda _: (LOG,))
            loop.run_until(lambda: bool(left), 5)
        server.close()
        return (ended.result(), *capfd.readouterr())

    return run


def test_it_says_what_serves_who_was_heard_and_why_the_others_do_not(of_the_running: Any) -> None:
    """What nobody tells of cannot be seen; what is not there is none."""
    lines = (
        "log: none\n    not log.db: it is a folder\n"
        "tray: none\n    not X11 system tray: no panel\n"
        "dnd: cannot see\n    not Xfce settings: they are not there\n"
        "lock: logind\n    heard from org.freedesktop.login1 on 2026-03-02 at 09:00:05\n"
    )
    assert of_the_running(ANSWER, as_json=False) == (0, lines, "")


def test_programs_get_all_of_it_on_one_line(of_the_running: Any) -> None:
    """What the app answers, after what is looked at without it."""
    status, out, err = of_the_running(ANSWER, as_json=True)
    told = json.loads(out)
    assert (status, err, told["running"], told["prompt_after"]) == (0, "", True, "30m")
    assert told["capabilities"] == [
        {"purpose": "log", "mechanism": "none", "not_taken": [["log.db", "it is a folder"]], "heard": []},
        {"purpose": "tray", "mechanism": "none", "not_taken": [["X11 system tray", "no panel"]], "heard": []},
        {"purpose": "dnd", "mechanism": "none", "not_taken": [["Xfce settings", "they are not there"]], "heard": []},
        {
            "purpose": "lock",
            "mechanism": "logind",
            "not_taken": [],
            "heard": [["org.freedesktop.login1", "2026-03-02T09:00:05+01:00"]],
        },
    ]


def test_where_none_runs_it_says_what_it_would_find(places: Places, capfd: pytest.CaptureFixture[str]) -> None:
    """It is needed most then."""
    tray = Capability("tray", "none", (("X11 system tray", "no panel"),))
    assert doctor(places, as_json=False, check=lambda _: (LOG,), sense=lambda: (tray,)) == 0
    out, err = capfd.readouterr()
    assert (out.splitlines(), err) == (
        [
            "glutebreak is not running. Start it with: glutebreak",
            "If it were running, it would find this here:",
            "log: none",
            "    not log.db: it is a folder",
            "tray: none",
            "    not X11 system tray: no panel",
        ],
        "",
    )


def test_a_display_that_answers_is_told_from_one_that_does_not(
    places: Places, tmp_path: Path, shared_display: PrivateDisplay
) -> None:
    """By its name; a Wayland display that nobody serves is not taken for one."""
    environment = shared_display.environment | {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": str(tmp_path)}
    libraries, display, sound, log = own_checks(places, environment)
    name = shared_display.environment["DISPLAY"]
    assert libraries == Capability("libraries", "all there")
    assert display == Capability("display", f"X11 ({name})", (("Wayland", "the display wayland-9 can’t be reached"),))
    no_socket = f"there is no socket at {tmp_path}/pulse/native"
    assert sound == Capability("sound", "none", (("sound server", no_socket),))
    assert log == Capability("log", "there is none yet")


def test_a_log_that_cannot_be_read_is_told_with_the_reason(places: Places) -> None:
    """As whoever reads it next would be told."""
    places.log.parent.mkdir()
    places.log.write_bytes(b"no database" * 100)
    log = own_checks(places, {})[-1]
    assert (log.purpose, log.mechanism, log.not_taken[0][0]) == ("log", "none", str(places.log))
    assert str(places.log) in log.not_taken[0][1]


def test_without_the_app_the_desktop_is_listened_to(bus: PrivateBus) -> None:
    """On a bus with a login manager alone, that one is heard, and nothing is claimed of the others."""
    logind = bus.mock("--system", "--template", "logind", name="org.freedesktop.login1")
    environment = {"DBUS_SESSION_BUS_ADDRESS": bus.address, "DBUS_SYSTEM_BUS_ADDRESS": bus.address}
    found = {each.purpose: each for each in sensed(environment)}
    served = {name: each.mechanism for name, each in found.items() if name != "notification"}
    assert served == {
        **dict.fromkeys(("silence", "fullscreen", "dnd", "call", "watching", "tray"), "none"),
        "lock": "logind",
        "sleep": "logind, tick gap",
    }
    assert [who for who, _ in found["sleep"].heard] == ["org.freedesktop.login1"]
    logind.close()


def test_it_works_where_qt_cannot_be_loaded(tmp_path: Path) -> None:
    """Each library that is missing is named with the loader's reason."""
    package = tmp_path / "PySide6"
    package.mkdir()
    (package / "__init__.py").write_text('raise ImportError("libEGL.so.1: cannot open shared object file")')
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    command = [sys.executable, "-m", "glutebreak", "doctor", "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    libraries = json.loads(done.stdout)["capabilities"][0]
    reason = "libEGL.so.1: cannot open shared object file"
    assert (done.returncode, done.stderr, libraries["mechanism"]) == (0, "", "some can’t be loaded")
    assert libraries["not_taken"] == [["PySide6.QtWidgets", reason], ["PySide6.QtMultimedia", reason]]
