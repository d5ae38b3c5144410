"""What the tests of the log share: a clock that stands still, a working day, and ways to spoil a disk."""

import os
import resource
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

from glutebreak.core.records import (
    ActivationRecord,
    AskRecord,
    BoutRecord,
    BreakRecord,
    CorrectionRecord,
    Dated,
    DecisionRecord,
    HoldRecord,
    PostureRecord,
    SetRecord,
    ShowRecord,
)
from glutebreak.core.sitting.happenings import BreakKind, EndedBy, Hold, Outcome, Posture
from glutebreak.storage.log import Log, OpenedLog, open_log
from glutebreak.storage.reader import LogReader

MINUTE = 60_000
EVER = (-(1 << 50), 1 << 50)
NINE = datetime(2026, 3, 2, 9, 0, tzinfo=timezone(timedelta(hours=1)))


def at(minute: float) -> Dated:
    """So many minutes after nine on a Monday, one hour ahead of UTC."""
    return Dated.of(NINE + timedelta(minutes=minute))


@dataclass
class StandingClock:
    """Shows what it is set to."""

    now: datetime = field(default=NINE)

    def steady(self) -> int:
        """Not read by storage."""
        raise AssertionError("storage dates, and measures no time")

    def wall(self) -> datetime:
        """What it is set to."""
        return self.now

    def local(self, utc: int) -> datetime:
        """Not read by storage."""
        raise AssertionError(f"storage is told the date of {utc}")

    def slept(self) -> int:
        """Not read by storage."""
        raise AssertionError("storage dates, and measures no time")


def opened(folder: Path, now: datetime = NINE) -> OpenedLog:
    """The log in the folder, opened to write."""
    return open_log(folder / "log.db", folder / "backups", StandingClock(now))


def write_a_morning(log: Log) -> None:
    """One of everything."""
    bout = log.open_bout(at(0))
    call = log.open_hold(Hold.CALL, at(1))
    log.end_hold(call, at(20), 19 * MINUTE)
    log.open_hold(Hold.DND, at(25))
    log.add_decision(DecisionRecord(at(30), "kept-back", ("call", "settle")))
    log.add_decision(DecisionRecord(at(31), "shown", ()))
    ask = log.open_ask(bout, ShowRecord(at(31), 1, 31 * MINUTE), "desk-two-minute-reset")
    log.show_again(ask, ShowRecord(at(36), 2, 36 * MINUTE))
    log.bout_runs_on(bout, at(36), 36 * MINUTE)
    log.end_ask(ask, "start", at(37))
    activation = log.start_activation(at(37), "desk-two-minute-reset")
    log.add_set(activation, SetRecord("donkey-kick", "left", 12, 0, completed=True, plausible=True))
    log.add_set(activation, SetRecord("hip-flexor-stretch", None, 0, 30_500, completed=False, plausible=False))
    with log.step():
        log.finish_activation(activation, at(40), 3 * MINUTE, Outcome.PARTLY, seated=False)
        log.end_bout(bout, at(37), 37 * MINUTE, EndedBy.ACTIVATION)
    with log.step():
        log.add_break(BreakRecord(at(37), at(41), 4 * MINUTE, BreakKind.PROMPTED))
        log.open_bout(at(41))
        log.save_state({"bout": 41, "holds": ["dnd"]})
    log.correct_activation(activation, Outcome.DONE, at(42))
    standing = log.declare_posture(Posture.STANDING, at(50))
    log.end_standing(standing, at(53), 3 * MINUTE)


BOUTS = (
    BoutRecord(at(0), at(37), 37 * MINUTE, EndedBy.ACTIVATION, 1),
    BoutRecord(at(41), at(41), 0, EndedBy.OPEN, 2),
)
BREAKS = (BreakRecord(at(37), at(41), 4 * MINUTE, BreakKind.PROMPTED, 1),)
ASKS = (
    AskRecord(
        1,
        (ShowRecord(at(31), 1, 31 * MINUTE), ShowRecord(at(36), 2, 36 * MINUTE)),
        "start",
        at(37),
        "desk-two-minute-reset",
        1,
    ),
)
ACTIVATIONS = (
    ActivationRecord(
        at(37),
        at(40),
        3 * MINUTE,
        "desk-two-minute-reset",
        Outcome.PARTLY,
        seated=False,
        sets=(
            SetRecord("donkey-kick", "left", 12, 0, completed=True, plausible=True),
            SetRecord("hip-flexor-stretch", None, 0, 30_500, completed=False, plausible=False),
        ),
        id=1,
        corrections=(CorrectionRecord(at(42), Outcome.DONE),),
    ),
)
POSTURES = (PostureRecord(at(50), Posture.STANDING, at(53), 3 * MINUTE, 1),)
HOLDS = (HoldRecord(Hold.CALL, at(1), at(20), 19 * MINUTE, id=1), HoldRecord(Hold.DND, at(25), None, 0, id=2))
DECISIONS = (
    DecisionRecord(at(30), "kept-back", ("call", "settle"), 1),
    DecisionRecord(at(31), "shown", (), 2),
)


@dataclass(frozen=True)
class Held:
    """What a log holds; by itself, nothing."""

    bouts: tuple[BoutRecord, ...] = ()
    breaks: tuple[BreakRecord, ...] = ()
    asks: tuple[AskRecord, ...] = ()
    activations: tuple[ActivationRecord, ...] = ()
    postures: tuple[PostureRecord, ...] = ()
    holds: tuple[HoldRecord, ...] = ()
    decisions: tuple[DecisionRecord, ...] = ()


MORNING = Held(BOUTS, BREAKS, ASKS, ACTIVATIONS, POSTURES, HOLDS, DECISIONS)
NOTHING = Held()


def all_in(path: Path) -> Held:
    """Whatever the log holds."""
    reader = LogReader(path)
    return Held(
        reader.bouts(*EVER),
        reader.breaks(*EVER),
        reader.asks(*EVER),
        reader.activations(*EVER),
        reader.postures(*EVER),
        reader.holds(*EVER),
        reader.decisions(1_000),
    )


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """No file of this process grows beyond that many bytes meanwhile."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def folder_of_nobody() -> Iterator[Path]:
    """A folder outside the tests' own, which root alone may enter; its permissions count while `as_nobody`."""
    folder = Path(tempfile.mkdtemp(prefix="glutebreak-test-"))
    try:
        yield folder
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)


@contextmanager
def as_nobody(*owned: Path) -> Iterator[None]:
    """Root may write everywhere: as root, become a plain user for a while, to whom the paths are given first."""
    if os.geteuid() != 0:
        yield
        return
    for path in owned:
        os.chown(path, 65534, 65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
