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
        b"glutebreak: The output cannot be written: No space left on device.\n",
    )
