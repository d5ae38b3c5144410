"""The house holds: who may know whom, and a few rules that keep it small."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from visible_strings import typed_signs, untranslated

CHECKOUT = Path(__file__).parent.parent
HOUSE = CHECKOUT / "src" / "glutebreak"
WITHOUT_QT = ("cli", "sensing", "notifying", "storage", "control", "dbus")
CLOCK_READINGS = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "time": {
        *("time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "localtime", "gmtime"),
        *("clock_gettime", "clock_gettime_ns", "sleep"),
    },
    "QDateTime": {"currentDateTime", "currentDateTimeUtc", "currentMSecsSinceEpoch", "currentSecsSinceEpoch"},
    "QDate": {"currentDate"},
    "QTime": {"currentTime"},
}
LONGEST_FILE = 400


def rooms() -> list[str]:
    """The top-level packages and modules of the house, as a person writes them: `core/`, `ports.py`."""
    packages = [f"{path.parent.name}/" for path in HOUSE.glob("*/__init__.py")]
    modules = [path.name for path in HOUSE.glob("*.py") if not path.name.startswith("__")]
    return sorted(packages + modules)


def files(*under: str) -> list[Path]:
    """The house's files, or those of some rooms of it, be they a package or a module."""
    if not under:
        return sorted(HOUSE.rglob("*.py"))
    return sorted(path for room in under for path in [*(HOUSE / room).rglob("*.py"), *HOUSE.glob(f"{room}.py")])


def imports(source: str) -> Iterator[str]:
    """The full name of everything a source imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def calls(source: str) -> Iterator[tuple[str, str]]:
    """Each `owner.method(…)` in a source, as the pair of the two last names."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            yield (owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")), node.func.attr


def foreign_imports(source: str) -> list[str]:
    """What a source imports that is neither the standard library's nor the core's."""
    return [
        name
        for name in imports(source)
        if name.split(".")[0] not in sys.stdlib_module_names and not f"{name}.".startswith("glutebreak.core.")
    ]


def qt_imports(source: str) -> list[str]:
    """What a source imports of Qt, be it through the house's own event loop."""
    return [name for name in imports(source) if name.startswith(("PySide6", "shiboken6", "glutebreak.qt_event_loop"))]


def clock_readings(source: str) -> list[str]:
    """Where a source reads a clock, or waits by one."""
    read = [f"{owner}.{method}" for owner, method in calls(source) if method in CLOCK_READINGS.get(owner, ())]
    return read + [name for name in imports(source) if re.fullmatch(r"time\.\w+", name)]


def bare_exemptions(source: str) -> list[str]:
    """Where a source is let off a rule of the linter or the type checker without a word why."""
    asked = re.findall(r"# noqa.*|# type: ignore.*", source)
    return [each for each in asked if not re.match(r"# noqa: [A-Z0-9, ]+ - \w|# type: ignore\[[a-z, -]+\]  # \w", each)]


def in_whole_house(problems: dict[Path, list[str]]) -> list[str]:
    """The problems as lines to read."""
    return [f"{path.relative_to(HOUSE)}: {problem}" for path, found in problems.items() for problem in found]


def lint(folder: Path) -> "subprocess.CompletedProcess[str]":
    """What import-linter says of the house in that folder."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=folder, env={"PYTHONPATH": "src"}, capture_output=True, text=True, check=False)


def test_every_arrow_points_downwards() -> None:
    """No room knows one above it or beside it."""
    answer = lint(CHECKOUT)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("core/sitting/settings.py", "import glutebreak.ports"),
        ("sensing/__init__.py", "import glutebreak.notifying"),
        ("windows/__init__.py", "import glutebreak.resident"),
        ("windows/history/week/week_from_log.py", "import glutebreak.windows.history.context"),
    ],
)
def test_an_arrow_upwards_or_sideways_is_found(tmp_path: Path, file: str, line: str) -> None:
    """The test before this one can fail."""
    shutil.copytree(HOUSE, tmp_path / "src" / "glutebreak", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    with (tmp_path / "src" / "glutebreak" / file).open("a") as spoiled:
        spoiled.write(f"\n{line}\n")
    answer = lint(tmp_path)
    assert (answer.returncode, "BROKEN" in answer.stdout) == (1, True), answer.stdout + answer.stderr


def test_the_core_imports_the_standard_library_only() -> None:
    """The core can be read, tested and replayed with nothing installed."""
    assert in_whole_house({path: foreign_imports(path.read_text()) for path in files("core")}) == []


def test_rooms_below_the_windows_import_no_qt() -> None:
    """Sensing, notifying, storage, control and the command line get an event loop handed to them."""
    assert in_whole_house({path: qt_imports(path.read_text()) for path in files(*WITHOUT_QT)}) == []


def test_the_command_line_loads_no_qt() -> None:
    """Importing every module of the command line leaves Qt on disk, which is what makes `status` quick."""
    names = [".".join(path.relative_to(HOUSE.parent).with_suffix("").parts) for path in files("cli")]
    program = f"import {', '.join(names)}, sys; print([name for name in sys.modules if name.startswith('PySide6')])"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout == "[]\n"


def test_widgets_live_in_the_resident_and_the_windows_only() -> None:
    """Everything else can run without a toolkit."""
    others = [path for path in files() if path not in files("resident", "windows")]
    found = {path: [name for name in imports(path.read_text()) if "QtWidgets" in name] for path in others}
    assert in_whole_house(found) == []


def test_one_file_reads_the_clock() -> None:
    """Time is an argument everywhere else."""
    others = [path for path in files() if path.name != "clock.py"]
    assert in_whole_house({path: clock_readings(path.read_text()) for path in others}) == []


def test_nothing_looks_for_the_application_object() -> None:
    """What a part needs is handed to it by the composition root."""
    found = {path: [f"{a}.{b}" for a, b in calls(path.read_text()) if b == "instance"] for path in files()}
    assert in_whole_house(found) == []


def test_every_exemption_from_a_rule_says_why() -> None:
    """`# noqa: CODE - reason`, and `# type: ignore[code]  # reason`."""
    found = {path: bare_exemptions(path.read_text()) for path in files()}
    assert in_whole_house(found) == []


def test_no_file_is_too_long_to_read() -> None:
    """A file is about one thing."""
    lengths = {str(path.relative_to(HOUSE)): len(path.read_text().splitlines()) for path in files()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_the_picture_of_the_house_names_every_room_and_no_other() -> None:
    """`docs/architecture.md` is true."""
    picture = (CHECKOUT / "docs" / "architecture.md").read_text()
    named = set(re.findall(r"`(\w+(?:/|\.py))`", picture))
    assert sorted(named) == rooms()


def test_every_visible_sentence_passes_the_translator() -> None:
    """What a widget, the tray, a notification or the command line says can be said in another language."""
    found = {path: untranslated(path.read_text()) for path in files("windows", "resident", "cli")}
    assert in_whole_house(found) == []


def test_windows_and_tray_are_set_in_print() -> None:
    """With its apostrophes and quotation marks; the command line keeps to what every terminal has."""
    found = {path: typed_signs(path.read_text()) for path in files("windows", "resident")}
    assert in_whole_house(found) == []
    assert typed_signs("""tr("I wasn't here") + tr_count("one", "more...", 2)""") == ["1: I wasn't here", "1: more..."]


@pytest.mark.parametrize(
    ("shown", "bare"),
    [
        ('label.setText("Sit down")', ["1: Sit down"]),
        ('QLabel("Sit down", self)', ["1: Sit down"]),
        ('QtWidgets.QLabel(text="Sit down")', ["1: Sit down"]),
        ('label.setText(f"{minutes} minutes")', ["1:  minutes"]),
        ('label.setText("Sitting " + tr("now"))', ["1: Sitting "]),
        ('label.setText("%d minutes" % n)', ["1: %d minutes"]),
        ('label.setText("{} minutes".format(n))', ["1: {} minutes"]),
        ('menu.addAction("Quit" if quick else tr("Leave"))', ["1: Quit"]),
        ('TITLE = "This week"\nwindow.setWindowTitle(TITLE)', ["2: This week"]),
        ('print("Not running")', ["1: Not running"]),
        ('parser.add_argument("--json", help="As JSON")', ["1: As JSON"]),
        ('argparse.ArgumentParser(prog="glutebreak", description="A sitting clock")', ["1: A sitting clock"]),
        ('Button("start", "Start")', ["1: Start"]),
        ('say_wrong("Not running.")', ["1: Not running."]),
        ('commands.add_parser("week", description="Open the week.")', ["1: Open the week."]),
        ('box.setAccessibleName(tr("How often"))', []),
        ('label.setText(tr("{n} minutes", n=3))', []),
        ('print(f"{name}: {value}")', []),
        ("print(json.dumps(answer))", []),
        ('widget.setObjectName("week")', []),
    ],
)
def test_a_bare_sentence_is_found(shown: str, bare: list[str]) -> None:
    """The check of visible sentences can fail, and does not cry wolf."""
    assert untranslated(shown) == bare


@pytest.mark.parametrize(
    ("check", "source", "problems"),
    [
        (foreign_imports, "import PySide6.QtCore", ["PySide6.QtCore"]),
        (foreign_imports, "from glutebreak.ports import Clock", ["glutebreak.ports.Clock"]),
        (foreign_imports, "import json\nfrom glutebreak.core import asking", []),
        (qt_imports, "def late():\n    from PySide6 import QtCore", ["PySide6.QtCore"]),
        (clock_readings, "import datetime\ndatetime.datetime.now()", ["datetime.now"]),
        (clock_readings, "from time import monotonic", ["time.monotonic"]),
        (clock_readings, "import time\ntime.time()", ["time.time"]),
        (clock_readings, "clock.wall()", []),
        (bare_exemptions, "import os  # noqa: F401", ["# noqa: F401"]),
        (bare_exemptions, "x = y  # type: ignore[misc]", ["# type: ignore[misc]"]),
        (bare_exemptions, "import os  # noqa: F401 - told here\nx = y  # type: ignore[misc]  # untyped", []),
    ],
)
def test_each_rule_can_fail(check: object, source: str, problems: list[str]) -> None:
    """What the rules above look for is found where it stands."""
    assert callable(check)
    assert check(source) == problems
