"""The windows process as a program of its own: told what to open over the real socket, gone with its last window."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from core.exercises.catalogue_samples import built_in
from glutebreak.control.messages import Done, Request
from glutebreak.control.news import AnswerWanted, BreakExpected, SettingsChanged, WindowWanted
from glutebreak.control.requests import Window
from glutebreak.control.server import ControlServer, Peer
from glutebreak.control.window_requests import REQUESTS, Attach, FinishBreak, ReportAlive
from glutebreak.core.coaching.plan import BreakPlan
from glutebreak.core.exercises.catalogue import Side
from glutebreak.core.sitting.happenings import Outcome
from glutebreak.places import HOME, apart
from select_loop import SelectLoop

PATIENCE = 30
"""Seconds: two busy cores may take long to start a program."""
LOOK_EVERY = 0.02
"""Seconds."""
PLAN = BreakPlan(built_in().routine("desk-two-minute-reset"), Side.LEFT)
WEEK_WINDOW, BREAK_WINDOW = "HistoryWindow", "GuidedBreakWindow"
WEEK, BREAK = WindowWanted(Window.WEEK), WindowWanted(Window.BREAK, PLAN)


class Resident:
    """The other end of the line, which remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Request[Any]] = []
        self.line: Peer | None = None
        self.left: list[Peer] = []

    def __call__(self, request: Request[Any], peer: Peer) -> object:
        """Note the line that attaches, and what is asked."""
        self.asked.append(request)
        if isinstance(request, Attach):
            self.line = peer
        return Done()


class Shown:
    """A windows process that runs, without a screen."""

    def __init__(self, folder: Path) -> None:
        self.resident = Resident()
        self.loop = SelectLoop()
        self.folder = folder
        self.server: ControlServer | None = ControlServer(apart(folder).control, self.loop)
        self.server.serve(REQUESTS, self.resident, self.resident.left.append)
        environment = {**os.environ, HOME: str(folder), "QT_QPA_PLATFORM": "offscreen"}
        self._output, self._windows = (folder / "output").open("w"), (folder / "windows").open("w")
        program = [sys.executable, str(Path(__file__).with_name("windows_program.py"))]
        self.process = subprocess.Popen(program, env=environment, stdout=self._windows, stderr=self._output)
        self.wait_for(lambda: self.resident.line is not None)

    def wait_for(self, condition: Callable[[], Any]) -> None:
        """Go on until it holds; most of it is another process's doing, of which no event tells this loop."""
        deadline = time.monotonic() + PATIENCE
        while not self.loop.run_until(condition, LOOK_EVERY):
            assert time.monotonic() < deadline, self.said

    def tell(self, news: object) -> None:
        """Tell the process something."""
        assert self.resident.line is not None
        self.resident.line.send(news)

    def wait_for_windows(self, *windows: str) -> None:
        """Go on until these windows have been painted, in this order, and no other."""
        self.wait_for(lambda: (self.folder / "windows").read_text().split() == list(windows))

    def asked(self, kind: type[Request[Any]]) -> list[Request[Any]]:
        """The requests of a kind."""
        return [each for each in self.resident.asked if isinstance(each, kind)]

    def hang_up(self) -> None:
        """The resident ends."""
        if self.server is not None:
            self.server.close()
            self.server = None

    @property
    def said(self) -> str:
        """What it wrote to standard error."""
        return (self.folder / "output").read_text()

    def close(self) -> None:
        """End it, whatever it does."""
        self.hang_up()
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._output.close()
        self._windows.close()
        self.loop.close()


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    """A windows process."""
    shown = Shown(tmp_path)
    yield shown
    shown.close()


def test_it_opens_what_it_is_told_and_ends_with_the_resident(shown: Shown) -> None:
    """The week is drawn; when the line is lost, nothing is left behind."""
    shown.tell(WEEK)
    shown.wait_for_windows(WEEK_WINDOW)
    shown.hang_up()
    assert shown.process.wait(PATIENCE) == 0


def test_another_break_takes_the_place_of_the_one_that_is_open(shown: Shown) -> None:
    """The first window goes, and with it what had begun there; the process does not take that for its last window."""
    shown.tell(BREAK)
    shown.wait_for_windows(BREAK_WINDOW)
    shown.tell(BREAK)
    shown.wait_for(lambda: shown.asked(FinishBreak))
    shown.wait_for_windows(BREAK_WINDOW, BREAK_WINDOW)
    assert len(shown.asked(FinishBreak)) == 1
    assert shown.process.poll() is None


def test_a_break_that_cannot_be_shown_is_given_up_and_the_next_window_opens(shown: Shown) -> None:
    """Nobody waits for the end of a break that nobody sees; what went wrong is said in the terminal."""
    shown.tell(WindowWanted(Window.BREAK))
    shown.tell(WEEK)
    shown.wait_for_windows(WEEK_WINDOW)
    assert shown.asked(FinishBreak) == [FinishBreak(Outcome.ABANDONED, seated=False)]
    assert "A break that has no plan cannot be begun." in shown.said


def test_a_resident_that_cannot_be_understood_is_left(shown: Shown) -> None:
    """It may be of another version, and what it wanted may be a break: its end is told it by the line that ends."""
    shown.tell(Done())
    shown.wait_for(lambda: shown.resident.left)
    assert shown.process.wait(PATIENCE) == 0
    assert shown.said == (
        "glutebreak is running but doesn’t respond (an answer to nothing). Quit it and start it again.\n"
    )


def test_a_process_whose_only_window_cannot_be_shown_ends(shown: Shown) -> None:
    """There is nothing that somebody could close."""
    shown.tell(WindowWanted(Window.BREAK))
    shown.wait_for(lambda: shown.resident.left)
    assert shown.process.wait(PATIENCE) == 0


def test_without_a_resident_it_says_so_and_ends(tmp_path: Path) -> None:
    """There is nobody to tell what is done in a break."""
    environment = {**os.environ, HOME: str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-m", "glutebreak.windows"],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert (ended.returncode, ended.stderr) == (1, "glutebreak is not running. Start it with: glutebreak\n")


def loaded(shown: Shown, library: str) -> bool:
    """Whether the process has that library in its memory."""
    return library in Path(f"/proc/{shown.process.pid}/maps").read_text()


def test_it_warms_up_without_a_window(shown: Shown) -> None:
    """What a film needs is loaded; then it stays, gives way to others, and opens a break when one is wanted."""
    before = loaded(shown, "libffmpegmediaplugin")
    shown.tell(BreakExpected())
    shown.wait_for(lambda: loaded(shown, "libffmpegmediaplugin"))
    assert (before, shown.process.poll()) == (False, None)
    assert os.sched_getscheduler(shown.process.pid) == os.SCHED_BATCH
    shown.tell(BREAK)
    shown.wait_for_windows(BREAK_WINDOW)
    assert os.sched_getscheduler(shown.process.pid) == os.SCHED_OTHER
    assert "Traceback" not in shown.said


def test_it_answers_that_it_is_there(shown: Shown) -> None:
    """A process that hangs would not."""
    shown.tell(WEEK)
    shown.wait_for_windows(WEEK_WINDOW)
    shown.tell(AnswerWanted())
    shown.wait_for(lambda: shown.asked(ReportAlive))


def test_every_open_window_goes_on_where_the_settings_have_changed(shown: Shown) -> None:
    """Whatever the file says by then."""
    for window in (Window.WEEK, Window.LIBRARY, Window.SETTINGS):
        shown.tell(WindowWanted(window))
    shown.wait_for_windows(WEEK_WINDOW, "LibraryWindow", "SettingsWindow")
    apart(shown.folder).settings.parent.mkdir()
    apart(shown.folder).settings.write_text('daily_goal = "2h"\nbanned = ["donkey-kick"]\n')
    shown.tell(SettingsChanged())
    shown.tell(AnswerWanted())
    shown.wait_for(lambda: shown.asked(ReportAlive))
    assert (shown.process.poll(), "Traceback" in shown.said) == (None, False)
