"""Sets a checkout up: `python3 packaging/set_up.py run` (or `test`), with nothing but Python's standard library.

Two things are looked after, and nothing is done twice. Debian's packages that are missing are installed when this
runs as root, else the line that installs them is printed. The virtual environment `.venv` is filled from the lock file,
every file checked against its hash and nothing fetched that the lock does not name.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent

PYTHON = ("python3-venv",)
"""What makes a virtual environment; wanted only where Python lacks it."""
LIBRARIES = (
    *("libglib2.0-0", "libgl1", "libegl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1"),
    *("libpulse0", "libxrandr2"),
    *("libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0"),
    *("libxcb-xkb1", "libxcb-image0", "libxcb-render-util0", "libwayland-cursor0"),
)
"""What PySide6 loads: first its core, then its media player, then its window system plugins."""
VIRTUAL_DESKTOP = ("xvfb", "dbus-daemon", "openbox", "tint2", "dunst", "fonts-dejavu-core")
"""A desktop where there is no display: X server, message bus, window manager, tray host, notification daemon."""
TESTS = ("xdotool", "python3-dbusmock", "dbus-bin", "at-spi2-core", "pulseaudio", "pulseaudio-utils")
"""What types, locks the screen, presses buttons, reads the screen and listens to a microphone in the desktop tests."""
COMPOSITORS = ("mutter", "kwin-wayland")
"""The Wayland compositors that input is injected into."""
RIVALS = {"pulseaudio": ("pipewire-alsa", "pipewire-audio")}
"""What a package would push off the machine. Where one of them is installed, the package is left out and the tests that
need it are skipped."""


@dataclass(frozen=True)
class Purpose:
    """What a checkout is set up for."""

    lock: str
    """The lock file, in the checkout."""
    packages: tuple[str, ...]
    """The Debian packages it needs."""


def purpose_named(name: str, environment: Mapping[str, str]) -> Purpose:
    """What `run`, `test` or `test-desktops` needs; running needs a virtual desktop where there is no display."""
    if name == "test":
        return Purpose("requirements-dev.lock", LIBRARIES + VIRTUAL_DESKTOP + TESTS)
    if name == "test-desktops":
        return Purpose("requirements-dev.lock", LIBRARIES + VIRTUAL_DESKTOP + TESTS + COMPOSITORS)
    has_display = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    return Purpose("requirements.lock", LIBRARIES if has_display else LIBRARIES + VIRTUAL_DESKTOP)


def missing_packages(wanted: Sequence[str], dpkg_answer: str) -> list[str]:
    """The wanted packages that are not installed and would push nothing off the machine.

    `dpkg_answer` has a line `NAME STATUS` for each package that dpkg knows.
    """
    installed = {line.split()[0] for line in dpkg_answer.splitlines() if line.endswith(" installed")}
    return [each for each in wanted if each not in installed and installed.isdisjoint(RIVALS.get(each, ()))]


def stamp_text(lock: bytes, project: bytes, python: str) -> str:
    """What a filled environment is recognised by: it changes with the lock, the project file and the Python."""
    return hashlib.sha256(b"\0".join([lock, project, python.encode()])).hexdigest() + "\n"


def can_make_environments() -> bool:
    """Whether this Python can make a virtual environment with pip in it; Debian's cannot without python3-venv."""
    answer = subprocess.run([sys.executable, "-c", "import ensurepip, venv"], check=False, capture_output=True)
    return answer.returncode == 0


def set_up_packages(wanted: Sequence[str], *, root: bool, run: Callable[[Iterable[str]], None]) -> None:
    """Install the Debian packages that are missing, or say how.

    Raises:
        SystemExit: they are missing and only root may install them.
    """
    if shutil.which("dpkg-query") is None:
        print("This is not Debian: PySide6's system libraries are taken to be installed.", flush=True)
        return
    query = ["dpkg-query", "--show", "--showformat", "${Package} ${db:Status-Status}\\n"]
    rivals = [rival for each in wanted for rival in RIVALS.get(each, ())]
    answer = subprocess.run([*query, *wanted, *rivals], check=False, capture_output=True, text=True)
    missing = missing_packages(wanted, answer.stdout)
    if not missing:
        return
    line = f"apt-get install --yes --no-install-recommends --no-remove {' '.join(missing)}"
    if not root:
        raise SystemExit(
            f"glutebreak needs {len(missing)} Debian packages that are missing here. Install them, then try again:\n"
            f"  sudo apt-get update && sudo {line}"
        )
    print(f"Installing {len(missing)} missing Debian packages: {' '.join(missing)}", flush=True)
    run(["apt-get", "update", "-qq"])
    run([*line.split(), "-qq", "--option=Dpkg::Use-Pty=0"])


def set_up_environment(purpose: Purpose, name: str, run: Callable[[Iterable[str]], None]) -> None:
    """Make `.venv`, or bring it up to date with the lock; at once if it is."""
    environment = CHECKOUT / ".venv"
    python = environment / "bin" / "python"
    lock = CHECKOUT / purpose.lock
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    wanted = stamp_text(lock.read_bytes(), (CHECKOUT / "pyproject.toml").read_bytes(), f"{version} {environment}")
    stamp = environment / f"set-up-for-{name}"
    if python.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    if not (python.exists() and (environment / "lib" / version).is_dir()):
        print("Making the virtual environment .venv", flush=True)
        run([sys.executable, "-m", "venv", "--clear", str(environment)])
    print(f"Installing what {purpose.lock} names into .venv", flush=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    run([*pip, "--require-hashes", "--requirement", str(lock)])
    run([*pip, "--no-build-isolation", "--no-index", "--editable", str(CHECKOUT)])
    stamp.write_text(wanted)


def main(arguments: Sequence[str] | None = None) -> None:
    """Set up for running or for testing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("purpose", choices=["run", "test", "test-desktops"])
    name = parser.parse_args(arguments).purpose

    def run(command: Iterable[str]) -> None:
        command = list(command)
        done = subprocess.run(command, check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
        if done.returncode:
            raise SystemExit(f"Set-up stopped: this command failed (its own words are above): {' '.join(command)}")

    purpose = purpose_named(name, os.environ)
    packages = purpose.packages if can_make_environments() else PYTHON + purpose.packages
    set_up_packages(packages, root=os.geteuid() == 0, run=run)
    set_up_environment(purpose, name, run)


if __name__ == "__main__":
    main()
