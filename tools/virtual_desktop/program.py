"""The programs a desktop is made of."""

import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

PATIENCE = 20.0
"""Seconds that a program may take until it is ready."""


class DesktopError(Exception):
    """A part of the virtual desktop cannot be had; the message says which, why, and where its own words are."""


def wait_until(condition: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    """Return as soon as the condition holds.

    Raises:
        DesktopError: it does not hold after that many seconds.
    """
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise DesktopError(f"Waited {seconds:g} s in vain until {what}.")
        time.sleep(0.02)


class Program:
    """A program that can be started, ended, and started again; only ever ended by its own process id."""

    def __init__(self, name: str, command: Sequence[str], log: Path) -> None:
        """Name a program; it is not started yet. What it says goes to the log file."""
        self.name = name
        self._command = list(command)
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """Its process id.

        Raises:
            DesktopError: it does not run.
        """
        if self._process is None:
            raise DesktopError(f"{self.name} does not run.")
        return self._process.pid

    @property
    def runs(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    @property
    def said(self) -> str:
        """What it has printed, errors included."""
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    def start(self, environment: Mapping[str, str], pass_fds: Sequence[int] = ()) -> None:
        """Start it, in a session of its own so that a Ctrl-C in the terminal does not reach it.

        Raises:
            DesktopError: it is not installed.
        """
        with self._log.open("ab") as log:
            try:
                self._process = subprocess.Popen(
                    self._command,
                    env=dict(environment),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                    pass_fds=tuple(pass_fds),
                )
            except FileNotFoundError:
                raise DesktopError(f"{self._command[0]} is not installed; packaging/set_up.py installs it.") from None

    def wait_until_ready(self, ready: Callable[[], bool]) -> None:
        """Return as soon as `ready` holds.

        Raises:
            DesktopError: it ended before that, or took too long.
        """

        def ready_or_gone() -> bool:
            return not self.runs or ready()

        try:
            wait_until(ready_or_gone, f"{self.name} is ready")
        except DesktopError as error:
            raise DesktopError(f"{error} It said: {self.said[-500:] or 'nothing'}") from None
        if not self.runs:
            raise DesktopError(f"{self.name} ended at once. It said: {self.said[-500:] or 'nothing'}")

    def stop(self, with_signal: signal.Signals = signal.SIGTERM) -> None:
        """End it, and return when it is gone; a second call does nothing."""
        if self._process is None:
            return
        if self._process.poll() is None:
            self._process.send_signal(with_signal)
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
        self._process.wait()
        self._process = None

    def kill(self) -> None:
        """End it as a crash would, with nothing said and nothing tidied up."""
        self.stop(signal.SIGKILL)
