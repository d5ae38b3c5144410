"""The command line as a whole: what it knows, how it refuses, and what it does not load."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from glutebreak import __version__
from glutebreak.cli.main import main

COMMANDS = [
    *("status", "break", "snooze", "skip", "pause", "resume", "stand", "sit", "week", "library", "settings", "log"),
    *("doctor", "quit", "replay", "demo"),
]

MISUSED = {
    "an unknown command": (
        ["nap"],
        "Argument COMMAND: invalid choice: 'nap' (choose from "
        + ", ".join(repr(each) for each in COMMANDS)
        + "). See: glutebreak --help",
    ),
    "an unknown option": (["--nap"], "Unrecognized arguments: --nap. See: glutebreak --help"),
    "an unknown option of a command": (["status", "--nap"], "Unrecognized arguments: --nap. See: glutebreak --help"),
    "a replay of nothing": (["replay"], "The following arguments are required: trace. See: glutebreak replay --help"),
    "a replay of two traces": (["replay", "a", "b"], "Unrecognized arguments: b. See: glutebreak --help"),
    "a --set of nothing": (
        ["replay", "-", "--set"],
        "Argument --set: expected one argument. See: glutebreak replay --help",
    ),
    "a snooze of no length": (
        ["snooze", "soon"],
        "'soon' isn’t a length of time. Write, for example, 90s, 20m, 2h, or a number of minutes.",
    ),
}

WITHOUT_A_RESIDENT = [["status"], ["break"], ["snooze", "5"], ["skip"], ["resume"], ["stand"], ["sit"]] + [
    [each] for each in ("week", "library", "settings", "quit")
]

LOADED = """
import json, sys
from glutebreak.cli.main import main
try:
    status = main(sys.argv[1:])
except SystemExit as left:
    status = left.code
print(json.dumps([status, sorted(sys.modules)]), file=sys.stderr)
"""


@pytest.fixture
def no_resident(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user of whom no glutebreak runs and nothing is stored."""
    for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        (tmp_path / name).mkdir(mode=0o700)
        monkeypatch.setenv(name, str(tmp_path / name))


@pytest.mark.parametrize("case", MISUSED)
def test_what_cannot_be_understood_is_refused(case: str, capfd: pytest.CaptureFixture[str]) -> None:
    """In one sentence with the remedy, and status 2."""
    arguments, sentence = MISUSED[case]
    try:
        status: object = main(arguments)
    except SystemExit as left:
        status = left.code
    assert (status, *capfd.readouterr()) == (2, "", f"glutebreak: {sentence}\n")


@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], *([each, "--help"] for each in COMMANDS)], ids=" ".join
)
def test_help_and_version_are_printed(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    """On standard output, with status 0."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    printed, wrong = capfd.readouterr()
    assert (left.value.code, wrong) == (0, "")
    assert printed == f"{__version__}\n" if arguments == ["--version"] else printed.startswith("usage: glutebreak")


@pytest.mark.usefixtures("no_resident")
@pytest.mark.parametrize("arguments", WITHOUT_A_RESIDENT, ids=" ".join)
def test_a_command_for_an_app_that_does_not_run_says_so(
    arguments: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    """In one sentence on standard error, with status 1."""
    assert main(arguments) == 1
    printed, wrong = capfd.readouterr()
    assert printed == ""
    assert wrong.startswith("glutebreak: ")
    assert wrong.count("\n") == 1


@pytest.mark.usefixtures("no_resident")
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["replay", "/dev/null"], 0),
        (["replay", "/dev/null", "--set", "settle=soon"], 2),
        (["status"], 1),
        (["snooze", "5"], 1),
        (["log"], None),
        (["--version"], 0),
        (["nap"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_no_command_loads_qt_or_what_only_the_app_needs(arguments: list[str], status: int | None) -> None:
    """So that it answers at once, and works where there is no display."""
    done = subprocess.run([sys.executable, "-c", LOADED, *arguments], capture_output=True, check=True, timeout=60)
    left, modules = json.loads(done.stderr.splitlines()[-1])
    heavy = ("PySide6", "shiboken6", "apscheduler", "plyer", "glutebreak.resident", "glutebreak.windows")
    assert [each for each in modules if each.startswith(heavy)] == []
    assert "glutebreak.cli.main" in modules
    assert status is None or left == status


def test_a_replay_loads_no_database_and_no_network() -> None:
    """Nor asyncio, nor D-Bus: it needs the core and little more."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, "replay", "/dev/null"], capture_output=True, check=True, timeout=60
    )
    modules = json.loads(done.stderr)[1]
    assert {each for each in modules if each.startswith("glutebreak.")} == {
        *("glutebreak.cli", "glutebreak.cli.main", "glutebreak.cli.replay_command", "glutebreak.cli.output"),
        *("glutebreak.language", "glutebreak.places", "glutebreak.refusals", "glutebreak.storage"),
        *("glutebreak.storage.chosen_language", "glutebreak.storage.ordinary_files"),
        *("glutebreak.core", "glutebreak.core.durations", "glutebreak.core.sitting"),
        *(f"glutebreak.core.sitting.{each}" for each in ("ask_schedule", "happenings", "holds", "model")),
        *(f"glutebreak.core.sitting.{each}" for each in ("next_moments", "presence")),
        *(f"glutebreak.core.sitting.{each}" for each in ("replay", "settings", "state", "trace")),
    }
    assert {"sqlite3", "asyncio", "socket", "jeepney"} & set(modules) == set()
