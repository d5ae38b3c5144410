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
    """When, then what, in everyday words; why a reminder waited is left to programs."""
    environment = {**os.environ, "GLUTEBREAK_HOME": str(home), "LANGUAGE": "en"}
    command = [sys.executable, "-m", "glutebreak", "log"]
    done = subprocess.run(command, capture_output=True, check=True, env=environment, text=True, timeout=60)
    assert done.stdout.splitlines() == [
        "2026-03-02 09:00–09:37  Sat for 37 min, then you took a guided break",
        "2026-03-02 09:01–09:20  In a call",
        "2026-03-02 09:25        Do Not Disturb was on",
        "2026-03-02 09:31–09:37  Reminder, Two-minute desk reset: you started the break",
        "2026-03-02 09:37–09:41  Break of 4 min, after a reminder",
        "2026-03-02 09:37–09:40  Guided break, Two-minute desk reset: done, 2 sets (1 unconfirmed)",
        "2026-03-02 09:41–09:41  Sat for 0 s, still going",
        "2026-03-02 09:50–09:53  Working standing up",
    ]
