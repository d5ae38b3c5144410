"""The command `log` as a program of its own, and where its output goes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storage.log_samples import opened, write_a_morning


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of a user with a morning in their log."""
    log = opened(tmp_path / "data").log
    write_a_morning(log)
    log.close()
    return tmp_path


@pytest.mark.parametrize("options", ["", "--json"], ids=["for people", "for programs"])
def test_a_full_disk_behind_the_output_is_told(home: Path, options: str) -> None:
    """In one sentence, and with a status that keeps a script from taking the file for a copy."""
    command = f'"{sys.executable}" -m glutebreak log {options} > /dev/full'
    environment = {**os.environ, "GLUTEBREAK_HOME": str(home)}
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, env=environment, timeout=60)
    assert (done.returncode, done.stderr) == (
        1,
        "glutebreak: The output can’t be written: No space left on device.\n".encode(),
    )


def test_people_read_a_record_a_line(home: Path) -> None:
    """Its kind first, then what there is of it, in words."""
    environment = {**os.environ, "GLUTEBREAK_HOME": str(home)}
    command = [sys.executable, "-m", "glutebreak", "log"]
    done = subprocess.run(command, capture_output=True, check=True, env=environment, text=True, timeout=60)
    lines = {line.split("  ")[0]: line for line in reversed(done.stdout.splitlines())}
    assert lines["activation"] == (
        "activation  start 2026-03-02T09:37:00.000+01:00  end 2026-03-02T09:40:00.000+01:00  lasted 180"
        "  routine desk-two-minute-reset  outcome partly  seated no"
        "  sets (exercise donkey-kick side left reps 12 held 0 completed yes plausible yes),"
        " (exercise hip-flexor-stretch reps 0 held 30.5 completed no plausible no)"
        "  id 1  corrections (at 2026-03-02T09:42:00.000+01:00 outcome done)"
    )
    assert lines["decision"] == (
        "decision  at 2026-03-02T09:30:00.000+01:00  verdict kept-back  reasons call, settle  id 1"
    )
