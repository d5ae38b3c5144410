"""What is left out of a process that stays all day is really left out, and missed by nobody."""

import subprocess
import sys

import pytest


def said_by(program: str) -> list[str]:
    """The lines that a program prints in a Python of its own, where nothing has been imported before."""
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_qt_looks_for_no_features_in_what_is_imported_after_it() -> None:
    """Qt works, and the source of what is imported later is neither read nor kept."""
    program = """
import builtins, linecache
from glutebreak.lean_imports import import_qt
import_qt()
from PySide6.QtCore import QTimer
from glutebreak.core.coaching import coach
print(builtins.__import__.__name__ == "__feature_import__", QTimer().isActive())
print(coach.__file__ in linecache.cache)
"""
    assert said_by(program) == ["False False", "False"]


def test_the_icon_waits_for_nothing_that_it_does_not_show() -> None:
    """Neither what counts and proposes nor the database is in memory before the icon is in the tray."""
    program = """
import sys
from glutebreak.resident import starting
from glutebreak.lean_imports import import_qt
import_qt()
import glutebreak.resident.icon_first_start
print([name for name in sorted(sys.modules) if name.startswith(("glutebreak.core.", "sqlite3"))])
"""
    assert said_by(program) == ["['glutebreak.core.durations']"]


def test_apscheduler_comes_without_pools_asyncio_and_metadata() -> None:
    """Nothing that is left out is in memory, nor is a stand-in."""
    program = """
import sys
from glutebreak.lean_imports import import_apscheduler
import_apscheduler()
left_out = {"asyncio", "importlib.metadata", "multiprocessing", "concurrent.futures", "apscheduler.executors.pool"}
print(sorted(left_out & set(sys.modules)))
"""
    assert said_by(program) == ["[]"]


@pytest.mark.parametrize("early", ["", "import asyncio, importlib.metadata, apscheduler.executors.pool"])
def test_what_was_left_out_can_be_had_afterwards(early: str) -> None:
    """The real modules are found by whoever imports them, before or after."""
    program = f"""
{early}
from glutebreak.lean_imports import import_apscheduler
import_apscheduler()
import asyncio
import importlib.metadata
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.base import BaseScheduler
print(asyncio.run(asyncio.sleep(0, "slept")), importlib.metadata.version("apscheduler").split(".")[0])
print(ThreadPoolExecutor.__name__, BaseScheduler.__name__)
"""
    assert said_by(program) == ["slept 3", "ThreadPoolExecutor BaseScheduler"]


def test_a_job_runs_on_a_scheduler_that_was_imported_leanly() -> None:
    """A trigger that is handed over needs no look-up by its name."""
    program = """
from datetime import UTC, datetime
from glutebreak.lean_imports import import_apscheduler
import_apscheduler()
from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.date import DateTrigger

class Scheduler(BaseScheduler):
    def wakeup(self): pass
    def shutdown(self, wait=True): super().shutdown(wait)

scheduler = Scheduler(executors={"default": DebugExecutor()}, timezone=UTC)
scheduler.add_job(print, DateTrigger(datetime.now(UTC)), ["ran"], misfire_grace_time=None)
scheduler.start()
scheduler._process_jobs()
scheduler.shutdown()
"""
    assert said_by(program) == ["ran"]
