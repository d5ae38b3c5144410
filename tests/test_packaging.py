"""What is built, locked and set up: the wheel, the source archive, the lock files and the set-up script."""

import importlib.util
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

import pytest

CHECKOUT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")


def committed(*folders: str) -> set[str]:
    """The files under these folders of the checkout, as they would be in a fresh clone; all of them in an archive."""
    if shutil.which("git") and (CHECKOUT / ".git").exists():
        command = ["git", "ls-files", *folders]
        listed = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout.splitlines()
        return {name for name in listed if (CHECKOUT / name).exists()}
    found = (path for each in folders for path in (CHECKOUT / each).rglob("*") if path.is_file())
    return {str(path.relative_to(CHECKOUT)) for path in found if "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive, and the wheel that was built from it; nothing is fetched for them."""
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(CHECKOUT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def set_up() -> ModuleType:
    """The set-up script as a module."""
    specification = importlib.util.spec_from_file_location("set_up", CHECKOUT / "packaging" / "set_up.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules["set_up"] = module
    specification.loader.exec_module(module)
    return module


def requirements(lock: str) -> set[str]:
    """The lock's requirements, each with its marker and its hashes."""
    return set(re.split(r"\n(?=\w)", (CHECKOUT / lock).read_text().strip()))


def name_of(requirement: str) -> str:
    """The package that a requirement is about."""
    return re.split(r"[^\w-]", requirement, maxsplit=1)[0].lower()


def test_the_source_archive_can_set_itself_up(built: Path) -> None:
    """It has the sources, the tests, the locks and everything that the wheel is made of."""
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    wanted = committed("src", "assets", "resources", "tests", "packaging", "tools", "docs")
    assert {*wanted, "Makefile", "README.md", "LICENSE", "pyproject.toml", *LOCKS} - names == set()


def test_the_wheel_carries_assets_resources_and_what_a_desktop_needs(built: Path) -> None:
    """Icons, fonts, films and compiled catalogs lie in the package; what a desktop shows, where desktops look."""
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    data = {f"glutebreak/data/{name}" for name in committed("assets", "resources") if not name.endswith(".po")}
    code = {name.removeprefix("src/") for name in committed("src")}
    shared = {
        "applications/glutebreak.desktop",
        "metainfo/glutebreak.metainfo.xml",
        "icons/hicolor/scalable/apps/glutebreak.svg",
    }
    installed = {name.partition(".data/data/share/")[2] for name in names}
    assert (data | code) - names == set()
    assert shared - installed == set()


def test_an_installed_wheel_finds_what_came_with_it(built: Path, tmp_path: Path) -> None:
    """Away from any checkout the command line runs and the assets are found."""
    (wheel,) = built.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = "import sys; sys.path.insert(0, '.'); from glutebreak import places; print(places.shipped('assets'))"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    found = tmp_path / done.stdout.strip()
    assert (found.is_relative_to(tmp_path), found.is_dir()) == (True, True)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_version_with_hashes_and_names_no_address(lock: str) -> None:
    """Whatever index a user has configured, only these very files are installed."""
    unpinned = [each for each in requirements(lock) if not re.match(r"\S+==\S+[^\n]*\\\n.*--hash=sha256:", each)]
    assert unpinned == []
    assert re.findall(r"://|^\s*-(?!-hash)\S*|@", (CHECKOUT / lock).read_text(), flags=re.MULTILINE) == []


def test_the_locks_hold_all_that_the_project_names() -> None:
    """What runs is among what is tested, in the same versions, and no dependency was forgotten."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    run, test = (requirements(lock) for lock in LOCKS)
    assert run - test == set()
    extras = project["optional-dependencies"]
    for wanted, locked in ((project["dependencies"] + extras["checkout"], run), (extras["dev"], test)):
        assert {name_of(each) for each in wanted} - {name_of(each) for each in locked} == set()


def test_missing_packages_are_those_that_dpkg_does_not_call_installed(set_up: ModuleType) -> None:
    """A package that was removed but not purged is missing too."""
    answer = "xvfb installed\ndunst config-files\nlibgl1 installed\n"
    assert set_up.missing_packages(["xvfb", "dunst", "openbox", "libgl1"], answer) == ["dunst", "openbox"]


def test_nothing_is_pushed_off_the_machine(set_up: ModuleType) -> None:
    """Where PipeWire serves sound, PulseAudio is left out: installing it would remove PipeWire's part."""
    assert set_up.missing_packages(["pulseaudio", "xvfb"], "pipewire-alsa installed\n") == ["xvfb"]
    assert set_up.missing_packages(["pulseaudio", "xvfb"], "pipewire-alsa config-files\n") == ["pulseaudio", "xvfb"]


def test_without_root_the_line_that_installs_is_printed_and_set_up_stops(set_up: ModuleType) -> None:
    """The sentence holds a line to copy, and nothing is run."""
    commands: list[list[str]] = []
    with pytest.raises(SystemExit) as stopped:
        set_up.set_up_packages(["no-such-package"], root=False, run=remember(commands))
    line = "sudo apt-get update && sudo apt-get install --yes --no-install-recommends --no-remove no-such-package"
    assert (str(stopped.value).splitlines()[-1].strip(), commands) == (line, [])


def test_as_root_missing_packages_are_announced_and_installed(
    set_up: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    """The lists are refreshed first; a fresh machine has none."""
    commands: list[list[str]] = []
    set_up.set_up_packages(["no-such-package"], root=True, run=remember(commands))
    assert capsys.readouterr().out == "Installing 1 missing Debian packages: no-such-package\n"
    assert [command[:2] for command in commands] == [["apt-get", "update"], ["apt-get", "install"]]
    assert "no-such-package" in commands[1]


def test_nothing_is_installed_where_nothing_is_missing(set_up: ModuleType) -> None:
    """A second set-up runs nothing."""
    commands: list[list[str]] = []
    set_up.set_up_packages(["dpkg"], root=True, run=remember(commands))
    assert commands == []


def test_a_display_spares_the_virtual_desktop(set_up: ModuleType) -> None:
    """Who has a display of their own needs no other one to run glutebreak, but needs it for the tests."""
    assert "xvfb" not in set_up.purpose_named("run", {"WAYLAND_DISPLAY": "wayland-0"}).packages
    assert "xvfb" in set_up.purpose_named("run", {"DISPLAY": ""}).packages
    assert "xvfb" in set_up.purpose_named("test", {"DISPLAY": ":0"}).packages


def test_the_environment_is_filled_anew_when_lock_project_or_python_changed(set_up: ModuleType) -> None:
    """Each of the three alone changes the stamp."""
    stamps = {
        set_up.stamp_text(b"lock", b"project", "python3.11"),
        set_up.stamp_text(b"other", b"project", "python3.11"),
        set_up.stamp_text(b"lock", b"other", "python3.11"),
        set_up.stamp_text(b"lock", b"project", "python3.13"),
        set_up.stamp_text(b"lock", b"project", "python3.11"),
    }
    assert len(stamps) == 4


def remember(commands: list[list[str]]) -> object:
    """A stand-in for running commands, which only remembers them."""

    def run(command: Iterable[str]) -> None:
        commands.append(list(command))

    return run
