"""Being asked to end by the system, as an event on the loop."""

import os
import signal
from collections.abc import Iterator

import pytest

from glutebreak.resident.unix_signals import UnixSignals
from select_loop import SelectLoop


@pytest.fixture
def loop() -> Iterator[SelectLoop]:
    """A real loop, which waits in the system as Qt's does."""
    loop = SelectLoop()
    yield loop
    loop.close()


@pytest.fixture(autouse=True)
def heeded() -> Iterator[None]:
    """No signal is ignored at first, whoever started the tests: one that runs in the background may have it so."""
    numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    before = [signal.signal(number, signal.SIG_DFL) for number in numbers]
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_to_end_is_told_on_the_loop(loop: SelectLoop, number: signal.Signals) -> None:
    """Not in the middle of whatever was going on when it came."""
    told: list[bool] = []
    signals = UnixSignals(loop, lambda: told.append(True))
    os.kill(os.getpid(), number)
    before = list(told)
    assert loop.run_until(lambda: told)
    signals.close()
    assert (before, told) == ([], [True])


def test_another_signal_that_python_handles_is_none_of_ours(loop: SelectLoop) -> None:
    """The wake-up descriptor tells of every one."""
    told: list[bool] = []
    signals = UnixSignals(loop, lambda: told.append(True))
    before = signal.signal(signal.SIGUSR1, lambda *_: None)
    os.kill(os.getpid(), signal.SIGUSR1)
    loop.run_until(lambda: loop.wakeups)
    signal.signal(signal.SIGUSR1, before)
    signals.close()
    assert (loop.wakeups, told) == (1, [])


def test_closed_it_leaves_everything_as_it_was(loop: SelectLoop) -> None:
    """Handlers, and whoever was to be woken up."""
    numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    UnixSignals(loop, lambda: None).close()
    assert [signal.getsignal(number) for number in numbers] == before
    assert signal.set_wakeup_fd(-1) == -1


def test_who_is_to_outlive_the_terminal_does(loop: SelectLoop) -> None:
    """As with `nohup`."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    told: list[bool] = []
    signals = UnixSignals(loop, lambda: told.append(True))
    os.kill(os.getpid(), signal.SIGHUP)
    os.kill(os.getpid(), signal.SIGTERM)
    assert loop.run_until(lambda: told)
    ignored = signal.getsignal(signal.SIGHUP)
    signals.close()
    signal.signal(signal.SIGHUP, before)
    assert (ignored, told) == (signal.SIG_IGN, [True])
