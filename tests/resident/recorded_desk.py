"""A simulated desk whose steps are recorded in a real log, on a disk that can be full, and whose log is kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from glutebreak.control.news import DeletionDone, DeletionFailed, LogChanged, News
from glutebreak.core.durations import SECOND
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.places import Places
from glutebreak.resident.log_keeper import LogKeeper
from glutebreak.resident.recorder import Recorder
from glutebreak.resident.sitting_clock import Step
from glutebreak.storage.errors import LogUnwritableError
from glutebreak.storage.log import Log, open_log
from glutebreak.storage.reader import LogReader
from resident.simulated_world import SimulatedWorld
from select_loop import SelectLoop

ALWAYS = (0, 2**53)


class FullDisk:
    """A log on a disk that can be full."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self.full = False

    @contextmanager
    def step(self) -> Iterator[None]:
        """A transaction that a full disk refuses at its end, as SQLite does."""
        with self._log.step():
            yield
            if self.full:
                raise LogUnwritableError("The disk is full.")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._log, name)


class Desk:
    """A simulated desk whose steps are recorded in a real log."""

    def __init__(self, folder: Path) -> None:
        self.world = SimulatedWorld(SittingSettings(), launch=False)
        self.path = folder / "log.db"
        self.troubles: list[str | None] = []
        self.put_back: list[int] = []
        self._start()

    def start_again(self) -> None:
        """The next run, on the same machine: the one before has quit and closed its log."""
        self._start()

    def _start(self) -> None:
        self.disk = FullDisk(open_log(self.path, self.path.parent / "backups", self.world.clock).log)
        self.recorder = Recorder(
            self.disk,  # type: ignore[arg-type]  # it stands in for the log
            self.world.clock,
            state=lambda: self.world.model.state,
            routine=lambda: "desk-two-minute-reset",
            saved=lambda: {"model": self.world.model.state.save()},
            on_trouble=self.troubles.append,
            on_put_back=lambda: self.put_back.append(self.world.clock.steady()),
        )
        self.recorder.go_on()
        self.world.on_step = self._stepped
        self.world.sitting.launch()

    def type_from(self, start: int, end: int) -> None:
        """Type every second from one moment to another, in milliseconds after the start."""
        for moment in range(start, end + 1, SECOND):
            self.world.run_to(moment)
            self.world.touch()

    @property
    def log(self) -> LogReader:
        """What a reader sees."""
        return LogReader(self.path)

    def _stepped(self, step: Step) -> None:
        self.recorder.step(step)


class KeptDesk(Desk):
    """A desk whose log is corrected and deleted from."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.loop = SelectLoop()
        self.informed: list[News] = []
        self.places = Places(data=folder, config=folder, runtime=folder, autostart=folder)
        self.copying = False
        self.keeper = LogKeeper(
            self.loop,
            self.world.clock,
            self.places,
            self.recorder,
            copying=lambda: self.copying,
            inform=self.informed.append,
        )

    @property
    def deletions(self) -> list[DeletionDone | DeletionFailed]:
        """How each deletion went."""
        return [each for each in self.informed if isinstance(each, DeletionDone | DeletionFailed)]

    @property
    def corrected(self) -> int:
        """How often the windows were told that the log has changed."""
        return self.informed.count(LogChanged())


def old_breaks(path: Path, count: int) -> None:
    """Put so many breaks into a log, ten minutes apart, from September 2020 on."""
    start = 1_600_000_000_000
    with closing(sqlite3.connect(path, timeout=5)) as log, log:
        log.executemany(
            "INSERT INTO breaks (start_utc, start_offset, end_utc, end_offset, lasted, kind)"
            " VALUES (?, 60, ?, 60, 240000, 'natural')",
            ((start + nth * 600_000, start + nth * 600_000 + 240_000) for nth in range(count)),
        )
