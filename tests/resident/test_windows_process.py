"""The windows process as the resident sees it: real processes that come, go, hang, or never come."""

import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from glutebreak.control.news import AnswerWanted, BreakExpected, LogChanged, WindowWanted
from glutebreak.control.requests import Window
from glutebreak.resident import hang_watch
from glutebreak.resident.windows_process import Timing, WindowsProcess
from select_loop import SelectLoop

STAYS = [sys.executable, "-S", "-c", "import signal; signal.pause()"]
HANGS = [
    sys.executable,
    "-S",
    "-c",
    "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\nwhile True: signal.pause()",
]
ENDS = ["true"]
WEEK = WindowWanted(Window.WEEK)
BREAK = WindowWanted(Window.BREAK)
SETTINGS = WindowWanted(Window.SETTINGS)


class NotingPeer:
    """The windows' end of the line, which remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[object] = []
        self.asked = 0

    def send(self, message: object) -> bool:
        """Remember; whether it is there is only counted."""
        if message == AnswerWanted():
            self.asked += 1
        else:
            self.told.append(message)
        return True


class Desk:
    """A windows process whose program the test chooses, and how often it was lost."""

    def __init__(self, timing: Timing) -> None:
        self.loop = SelectLoop()
        self.program = STAYS
        self.started: list[subprocess.Popen[bytes]] = []
        self.lost: list[str] = []
        self.windows = WindowsProcess(self.loop, self._launch, timing)
        self.windows.tell_of_its_end(lambda: self.lost.append("gone"), lambda: self.lost.append("never came"))

    def attach(self) -> NotingPeer:
        """The process has come."""
        peer = NotingPeer()
        self.windows.attach(peer)  # type: ignore[arg-type]  # it stands in for a line
        return peer

    def leave(self, peer: NotingPeer) -> None:
        """A line is lost."""
        self.windows.leave(peer)  # type: ignore[arg-type]

    def close(self) -> None:
        """End every process."""
        self.windows.close()
        for process in self.started:
            if process.poll() is None:
                process.kill()
            process.wait()
        self.loop.close()

    def _launch(self) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(self.program)
        self.started.append(process)
        return process


@pytest.fixture
def timing() -> Timing:
    """As ever, but that nothing is waited for before a process is warmed."""
    return Timing(warm_after=0)


@pytest.fixture
def desk(timing: Timing) -> Iterator[Desk]:
    """No process yet."""
    desk = Desk(timing)
    yield desk
    desk.close()


def test_it_is_started_once_and_told_everything_when_it_has_come(desk: Desk) -> None:
    """However impatiently somebody presses."""
    desk.windows.open(WEEK)
    desk.windows.open(BREAK)
    peer = desk.attach()
    desk.windows.open(WEEK)
    assert (len(desk.started), peer.told, desk.lost) == (1, [WEEK, BREAK, WEEK], [])


def test_what_is_only_worth_knowing_starts_nothing(desk: Desk) -> None:
    """A change of the log is told to whoever is there."""
    desk.windows.inform(LogChanged())
    assert desk.started == []
    desk.windows.open(WEEK)
    desk.windows.inform(LogChanged())
    peer = desk.attach()
    desk.windows.inform(LogChanged())
    assert peer.told == [WEEK, LogChanged()]


def test_a_line_that_is_lost_is_told_once(desk: Desk) -> None:
    """And another's, or the same again, is nothing to it."""
    desk.windows.open(WEEK)
    peer = desk.attach()
    desk.leave(NotingPeer())
    before = list(desk.lost)
    desk.leave(peer)
    desk.leave(peer)
    assert (before, desk.lost, desk.windows.attached) == ([], ["gone"], False)


def test_one_that_ends_before_it_has_come_is_lost_at_once(desk: Desk) -> None:
    """Nobody waits for a window that cannot open; the next wish starts another process."""
    desk.program = ENDS
    desk.windows.open(BREAK)
    assert desk.loop.run_until(lambda: desk.lost == ["never came"])
    desk.program = STAYS
    desk.windows.open(WEEK)
    assert (len(desk.started), desk.attach().told) == (2, [WEEK])


def test_a_window_wanted_while_the_process_is_on_its_way_out_opens_in_the_next(desk: Desk) -> None:
    """Closing the last window and pressing Start may come together."""
    desk.windows.open(WEEK)
    desk.leave(desk.attach())
    desk.windows.open(BREAK)
    assert len(desk.started) == 1
    desk.started[0].terminate()
    assert desk.loop.run_until(lambda: len(desk.started) == 2)
    assert (desk.attach().told, desk.lost) == ([BREAK], ["gone"])


@pytest.mark.parametrize("timing", [Timing(patience=50)])
def test_one_that_hangs_before_it_has_come_is_killed_and_lost(desk: Desk) -> None:
    """Else a break that was started would never end."""
    desk.program = HANGS
    desk.windows.open(BREAK)
    assert desk.loop.run_until(lambda: desk.lost == ["never came"])
    assert desk.started[0].returncode == -9


@pytest.mark.parametrize("timing", [Timing(patience=50)])
def test_one_that_hangs_on_its_way_out_is_killed_and_followed(desk: Desk) -> None:
    """Else no window would ever open again."""
    desk.program = HANGS
    desk.windows.open(WEEK)
    desk.leave(desk.attach())
    desk.windows.open(BREAK)
    assert desk.loop.run_until(lambda: len(desk.started) == 2)
    assert (desk.attach().told, desk.lost) == ([BREAK], ["gone"])


@pytest.mark.parametrize("timing", [Timing(patience=10)])
def test_one_that_is_there_may_stay_as_long_as_it_likes(desk: Desk) -> None:
    """Patience ends only with one that does not listen."""
    desk.windows.open(WEEK)
    desk.attach()
    desk.loop.run_for(0.1)
    assert (desk.started[0].poll(), desk.lost) == (None, [])


def test_a_program_that_cannot_be_started_is_lost_but_not_in_the_middle_of_a_step(desk: Desk) -> None:
    """Whoever wanted the window is still at work when it fails."""
    desk.program = ["/nowhere/glutebreak-windows"]
    desk.windows.open(BREAK)
    before = list(desk.lost)
    assert desk.loop.run_until(lambda: desk.lost)
    assert (before, desk.lost) == ([], ["never came"])


@pytest.mark.parametrize("timing", [Timing(look_every=10)])
def test_where_the_system_tells_of_no_end_it_is_looked_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the descriptor that becomes readable then."""
    monkeypatch.delattr("os.pidfd_open")
    desk.program = ENDS
    desk.windows.open(BREAK)
    assert desk.loop.run_until(lambda: desk.lost == ["never came"])


def test_it_ends_with_the_resident(desk: Desk) -> None:
    """Nothing is left on the screen, and nobody is told any more."""
    desk.windows.open(WEEK)
    desk.attach()
    desk.windows.close()
    assert (desk.started[0].wait(5), desk.lost) == (-15, [])


@pytest.mark.parametrize("timing", [Timing(last_patience=10)])
def test_one_that_hangs_is_ended_with_the_resident_all_the_same(desk: Desk) -> None:
    """A window that nobody answers any more does not stay on the screen."""
    # What is ignored here is ignored by whoever is started here, from its first moment on.
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    desk.windows.open(WEEK)
    signal.signal(signal.SIGTERM, before)
    desk.attach()
    desk.windows.close()
    assert (desk.started[0].returncode, desk.lost) == (-9, [])


# Warm, while an ask is on the screen


@pytest.fixture
def warm(desk: Desk) -> NotingPeer:
    """A process that was warmed and has come."""
    desk.windows.warm()
    assert desk.loop.run_until(lambda: len(desk.started) == 1)
    return desk.attach()


def test_a_warm_process_is_told_so_and_opens_what_is_wanted(desk: Desk, warm: NotingPeer) -> None:
    """It is the one that was there, and once it shows something no cold ends it."""
    desk.windows.open(BREAK)
    desk.windows.cool()
    assert (len(desk.started), warm.told) == (1, [BreakExpected(), BREAK])
    assert desk.started[0].poll() is None


def test_a_warm_process_is_let_go_in_silence(desk: Desk, warm: NotingPeer) -> None:
    """Nobody loses a window by it, and what it still says is nothing to anybody."""
    desk.windows.cool()
    desk.leave(warm)
    assert desk.loop.run_until(lambda: desk.started[0].poll() is not None)
    assert (desk.lost, desk.windows.attached) == ([], False)


def test_what_is_wanted_while_a_warm_process_goes_opens_in_the_next(desk: Desk, warm: NotingPeer) -> None:
    """Skip, and then a window from the tray."""
    desk.windows.cool()
    desk.windows.open(WEEK)
    assert desk.loop.run_until(lambda: len(desk.started) == 2)
    assert (desk.attach().told, desk.lost) == ([WEEK], [])


def test_a_warm_process_that_has_not_come_yet_is_let_go_too(desk: Desk) -> None:
    """However late it comes, it is not listened to."""
    desk.windows.warm()
    assert desk.loop.run_until(lambda: len(desk.started) == 1)
    desk.windows.cool()
    late = desk.attach()
    desk.windows.open(BREAK)
    assert desk.loop.run_until(lambda: len(desk.started) == 2)
    assert (late.told, desk.attach().told, desk.lost) == ([], [BREAK], [])


def test_a_process_that_is_told_something_before_it_has_come_is_not_told_to_warm_up(desk: Desk) -> None:
    """Start was quicker."""
    desk.windows.warm()
    assert desk.loop.run_until(lambda: len(desk.started) == 1)
    desk.windows.open(BREAK)
    assert (desk.attach().told, len(desk.started)) == ([BREAK], 1)


def test_an_answer_before_it_is_warmed_starts_nothing(desk: Desk) -> None:
    """Nor does a window that is there already."""
    desk.windows.warm()
    desk.windows.cool()
    desk.windows.open(WEEK)
    desk.windows.warm()
    desk.windows.cool()
    peer = desk.attach()
    assert (len(desk.started), peer.told) == (1, [WEEK])


@pytest.mark.parametrize("timing", [Timing(warm_after=0, warm_for=50)])
def test_an_ask_that_nobody_answers_keeps_nothing_warm(desk: Desk) -> None:
    """After a while it is let go."""
    desk.windows.warm()
    assert desk.loop.run_until(lambda: len(desk.started) == 1)
    desk.attach()
    assert desk.loop.run_until(lambda: desk.started[0].poll() is not None)
    assert desk.lost == []


def test_a_warm_process_that_cannot_start_says_nothing(desk: Desk) -> None:
    """Nobody has wanted a window yet; whoever does starts another one."""
    desk.program = ENDS
    desk.windows.warm()
    assert desk.loop.run_until(lambda: len(desk.started) == 1)
    desk.program = STAYS
    desk.windows.open(WEEK)
    assert desk.loop.run_until(lambda: len(desk.started) == 2)
    assert (desk.attach().told, desk.lost) == ([WEEK], [])


def test_one_that_hangs_on_its_line_is_ended_and_the_next_opens_what_it_could_not(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for its break, which is told as lost; what it had answered for is not opened again."""
    monkeypatch.setattr(hang_watch, "PATIENCE", 50)
    desk.windows.open(SETTINGS)
    hanging = desk.attach()
    desk.windows.answered()
    desk.windows.open(WEEK)
    desk.windows.open(BREAK)
    assert desk.loop.run_until(lambda: desk.started[0].poll() is not None)
    desk.leave(hanging)
    assert desk.loop.run_until(lambda: len(desk.started) == 2)
    assert (hanging.asked, desk.lost, desk.attach().told) == (2, ["gone"], [WEEK])


def test_one_that_answers_is_left_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """And asked again with the next window that is wanted."""
    monkeypatch.setattr(hang_watch, "PATIENCE", 50)
    desk.windows.open(WEEK)
    peer = desk.attach()
    desk.windows.answered()
    desk.loop.run_for(0.2)
    desk.windows.open(WEEK)
    desk.windows.answered()
    desk.loop.run_for(0.2)
    assert (peer.asked, desk.started[0].poll(), desk.lost) == (2, None, [])
